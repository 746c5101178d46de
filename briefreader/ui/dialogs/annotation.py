"""The dialog in which a note is written and tags are given."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.annotation import Colour
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_QUOTE_SHOWN = 320


@dataclass(frozen=True, slots=True)
class AnnotationDraft:
    """What the user says about a passage."""

    note: str
    tags: tuple[str, ...]
    colour: Colour


class AnnotationDialog(QDialog):
    """A note, tags and a colour for one passage."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        quote: str,
        draft: AnnotationDraft,
        tags_in_use: tuple[str, ...],
        focus: str = "note",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Tags" if focus == "tags" else "Note")
        self.setMinimumWidth(460)
        self.note_box = QPlainTextEdit(draft.note)
        self.tags_box = TagsEdit(draft.tags, tags_in_use)
        self.colours = QButtonGroup(self)
        self._lay_out(quote, draft.colour)
        (self.tags_box if focus == "tags" else self.note_box).setFocus()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        quote: str,
        draft: AnnotationDraft,
        tags_in_use: tuple[str, ...],
        focus: str,
    ) -> AnnotationDraft | None:
        """Ask the user; None when the dialog is cancelled. `focus` is `note` or `tags`."""
        dialog = cls(parent, theme, quote, draft, tags_in_use, focus)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        result = dialog.draft() if accepted else None
        dialog.deleteLater()
        return result

    def draft(self) -> AnnotationDraft:
        """What stands in the dialog now."""
        colour = tuple(Colour)[self.colours.checkedId()]
        note = self.note_box.toPlainText().strip()
        return AnnotationDraft(note, self.tags_box.tags(), colour)

    def _lay_out(self, quote: str, colour: Colour) -> None:
        shown = " ".join(quote.split())
        shown = shown[:_QUOTE_SHOWN] + ("…" if len(shown) > _QUOTE_SHOWN else "")
        passage = QLabel(f"“{shown}”", wordWrap=True)
        passage.setTextFormat(Qt.TextFormat.PlainText)
        passage.setFont(self._theme.reading_font(0.83))
        self.note_box.setAccessibleName("Note")
        self.note_box.setPlaceholderText("Your note")
        self.note_box.setTabChangesFocus(True)
        self.note_box.setMinimumHeight(6 * line_height(self._theme.control_font()))
        note_label = QLabel("&Note")
        note_label.setBuddy(self.note_box)
        tags_label = QLabel("&Tags, separated by commas")
        tags_label.setBuddy(self.tags_box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setToolTip("Ctrl+Enter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(passage)
        layout.addSpacing(4)
        layout.addWidget(note_label)
        layout.addWidget(self.note_box, 1)
        layout.addWidget(tags_label)
        layout.addWidget(self.tags_box)
        layout.addLayout(self._colour_row(colour))
        layout.addSpacing(4)
        layout.addWidget(buttons)

    def _colour_row(self, chosen: Colour) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, colour in enumerate(Colour):
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(colour is chosen)
            button.setIcon(_dot(self._theme.highlight[colour], self._theme.underline[colour]))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(colour.value.capitalize())
            button.setAccessibleName(f"Colour {colour.value}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.colours.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        return row


class TagsEdit(QLineEdit):
    """Tags separated by commas; the one being typed is completed from those in use."""

    def __init__(self, tags: tuple[str, ...], in_use: tuple[str, ...]) -> None:
        super().__init__(", ".join(tags))
        self.setAccessibleName("Tags, separated by commas")
        self.setPlaceholderText("for example: sanctions, people/putin")
        self._completer = QCompleter(QStringListModel(list(in_use), self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def tags(self) -> tuple[str, ...]:
        """The tags typed, without blanks around them, each once."""
        found = (" ".join(part.split()).strip("/ #") for part in self.text().split(","))
        return tuple(dict.fromkeys(tag for tag in found if tag))

    def offered(self) -> tuple[str, ...]:
        """The completions for what is being typed."""
        model = self._completer.completionModel()
        return tuple(str(model.index(row, 0).data()) for row in range(model.rowCount()))

    def _typed(self) -> tuple[int, str]:
        """Where the tag under the cursor begins, and its letters up to the cursor."""
        before = self.text()[: self.cursorPosition()]
        start = before.rfind(",") + 1
        return start, before[start:].strip()

    def _offer(self) -> None:
        _, typed = self._typed()
        self._completer.setCompletionPrefix(typed)
        if typed and self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _complete(self, tag: str) -> None:
        start, _ = self._typed()
        rest = self.text()[self.cursorPosition() :]
        head = self.text()[:start] + (" " if start else "") + tag
        self.setText(head + rest)
        self.setCursorPosition(len(head))


def _dot(fill: QColor, edge: QColor) -> QIcon:
    pixmap = QPixmap(36, 36)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    pen = painter.pen()
    pen.setColor(edge)
    pen.setWidth(3)
    painter.setPen(pen)
    painter.drawEllipse(4, 4, 28, 28)
    painter.end()
    return QIcon(pixmap)
