"""Two versions of one annotation beside each other, and the choice between them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefreader.domain.annotation import Annotation, Conflict
from briefreader.ui.dates import readable_moment
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_MOST_PASSAGE = 400
_NO_PASSAGE = "the whole document"
_ROWS = ("Changed", "Colour", "Tags", "Passage")


class TwoVersions(QWidget):
    """The version that counts at the left, the other one at the right; what differs is strong."""

    chosen = Signal(bool)  # whether the other one is taken

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = QLabel(wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.names = [_name(text) for text in (*_ROWS, "Note")]
        self.cells = [(_cell(), _cell()) for _ in _ROWS]
        self.notes = (_note("Note of this version"), _note("Note of the other version"))
        self.keep_button = QPushButton("&Keep This One")
        self.take_button = QPushButton("&Take the Other")
        self._lay_out()
        self.keep_button.clicked.connect(lambda: self.chosen.emit(False))
        self.take_button.clicked.connect(lambda: self.chosen.emit(True))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for column, text in ((1, "This one counts now"), (2, "The other one")):
            heading = QLabel(text)
            heading.setObjectName("strong")
            grid.addWidget(heading, 0, column)
            grid.setColumnStretch(column, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, cells) in enumerate(zip(self.names, self.cells, strict=False), start=1):
            grid.addWidget(name, row, 0, top)
            for column, cell in enumerate(cells, start=1):
                grid.addWidget(cell, row, column, top)
        last = len(_ROWS) + 1
        grid.addWidget(self.names[-1], last, 0, top)
        for column, note in enumerate(self.notes, start=1):
            note.setMinimumHeight(4 * line_height(self._theme.control_font()))
            grid.addWidget(note, last, column)
        grid.setRowStretch(last, 1)
        for column, button in ((1, self.keep_button), (2, self.take_button)):
            button.setAutoDefault(False)
            grid.addWidget(button, last + 1, column, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addLayout(grid, 1)

    def show_conflict(self, conflict: Conflict, title: str) -> None:
        """Show the two versions of a conflict in the document of this title."""
        self.title.setText(
            f"In “{title}”: this annotation was changed at two places. The version changed last"
            " counts; the other one is kept until you decide."
        )
        versions = (conflict.kept, conflict.other)
        said = [self._said(version) for version in versions]
        for place, cells in enumerate(self.cells):
            for cell, texts in zip(cells, said, strict=True):
                cell.setText(texts[place])
        for note, version in zip(self.notes, versions, strict=True):
            note.setPlainText(version.note or "")
        kept, other = (
            (*texts, version.note) for texts, version in zip(said, versions, strict=True)
        )
        for name, one, two in zip(self.names, kept, other, strict=True):
            differs = one != two
            name.setObjectName("strong" if differs else "muted")
            name.setAccessibleDescription("differs" if differs else "is the same")
            # The style sheet looks at the name only when it is told to.
            name.style().unpolish(name)
            name.style().polish(name)

    def _said(self, version: Annotation) -> tuple[str, ...]:
        changed = readable_moment(version.modified) if version.modified else "at an unknown time"
        passage = " ".join(version.anchor.exact.split()) if version.anchor else ""
        if len(passage) > _MOST_PASSAGE:
            passage = f"{passage[:_MOST_PASSAGE]}…"
        return (
            f"{changed} – deleted" if version.deleted else changed,
            self._theme.colour_name(version.colour),
            ", ".join(version.tags) or "none",
            f"“{passage}”" if passage else _NO_PASSAGE,
        )


def _name(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("muted")
    return label


def _cell() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(80)
    return label


def _note(name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit(readOnly=True)
    edit.setAccessibleName(name)
    edit.setPlaceholderText("No note")
    edit.setTabChangesFocus(True)
    return edit
