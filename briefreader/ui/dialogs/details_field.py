"""One field of a document's details: its value, where that comes from, and the way back."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.edits import Correction
from briefreader.ui.fields import problem_label
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

CORRECTED = "Corrected by you"
_AUTHOR_LINES = 3
_UNSAVED = "Changed by you, not saved yet"


@dataclass(frozen=True, slots=True)
class FieldState:
    """What is known of a field before the user edits it.

    `value` is what it is now, `found` what was found, with a newline between authors; `origin` is
    where what was found comes from. `corrected` says that the user set the value.
    """

    name: str
    title: str
    value: str
    origin: str = ""
    corrected: bool = False
    found: str = ""
    hint: str = ""


class DetailsField(QWidget):
    """A label, a line (or lines, or a choice), its origin, and a button that undoes a correction.

    `edited` is emitted whenever the value changes.
    """

    edited = Signal()

    def __init__(self, theme: Theme, state: FieldState, choices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.state = state
        self._goes_back = False
        self._is_list = state.name == "authors"
        self.editor = self._make_editor(theme, choices)
        self.editor.setAccessibleName(state.title)
        self.label = QLabel(f"{state.title}")
        self.label.setBuddy(self.editor)
        self.origin = QLabel(wordWrap=True)
        self.origin.setObjectName("muted")
        self.problem = problem_label()
        self.back = QPushButton("Use What Was Found")
        self.back.setAccessibleName(f"{state.title}: use what was found")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.origin, 1)
        below.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for widget in (self.label, self.editor, self.problem):
            layout.addWidget(widget)
        layout.addLayout(below)
        self._set(state.value)
        self._show_origin()

    def _make_editor(
        self, theme: Theme, choices: tuple[str, ...]
    ) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self._is_list:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setPlaceholderText(self.state.hint)
            lines.setFixedHeight(_AUTHOR_LINES * line_height(theme.control_font()) + 22)
            lines.textChanged.connect(self._was_edited)
            return lines
        if choices:
            box = QComboBox()
            box.setObjectName("field")
            box.addItem("not known", "")
            for choice in dict.fromkeys((*choices, *filter(None, [self.state.value]))):
                box.addItem(choice[:1].upper() + choice[1:], choice)
            box.currentIndexChanged.connect(lambda _: self._was_edited())
            return box
        line = QLineEdit()
        line.setPlaceholderText(self.state.hint)
        line.textEdited.connect(lambda _: self._was_edited())
        return line

    # --- the value ---------------------------------------------------------------------------

    def text(self) -> str:
        """What stands in the field, without blanks around it; authors one a line."""
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        if isinstance(self.editor, QLineEdit):
            return self.editor.text().strip()
        lines = (line.strip() for line in self.editor.toPlainText().splitlines())
        return "\n".join(line for line in lines if line)

    def set_text(self, text: str) -> None:
        """Put something else into the field, as a user who types it does."""
        self._set(text)
        self._was_edited()

    def _set(self, text: str) -> None:
        blocked = self.editor.blockSignals(True)
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(0, self.editor.findData(text)))
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
        else:
            self.editor.setPlainText(text)
        self.editor.blockSignals(blocked)

    def change(self, value: str) -> tuple[bool, Correction | None]:
        """Whether the field is to be saved, and as what; `value` is its text in the form kept."""
        if self._goes_back:
            return self.state.corrected, None
        if value == self.state.value:
            return False, None
        if self._is_list:
            return True, Correction(tuple(value.split("\n")) if value else ())
        return True, Correction(value or None)

    def show_problem(self, sentence: str) -> None:
        """Say why the value cannot be; an empty sentence takes that back."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        described = sentence or self.origin.text()
        self.editor.setAccessibleDescription(described)

    # --- where it comes from -----------------------------------------------------------------

    def _was_edited(self) -> None:
        self._goes_back = False
        self.show_problem("")
        self._show_origin()
        self.edited.emit()

    def _go_back(self) -> None:
        """Put back what stood here, or what was found before a correction."""
        if self.state.corrected:
            self._set(self.state.found)
            self._goes_back = True
        else:
            self._set(self.state.value)
        self.show_problem("")
        self._show_origin()
        self.editor.setFocus()
        self.edited.emit()

    def _show_origin(self) -> None:
        state, changed = self.state, self.text() != self.state.value
        if changed and not self._goes_back:
            origin = _UNSAVED
        elif state.corrected and not self._goes_back:
            origin = CORRECTED
        elif state.found:
            origin = f"Found in {state.origin}" if state.origin else "Found in the document"
        else:
            origin = "Not found"
        self.origin.setText(origin)
        self.editor.setAccessibleDescription(origin)
        self.back.setVisible(not self._goes_back and (changed or state.corrected))
