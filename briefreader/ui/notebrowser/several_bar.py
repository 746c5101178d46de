"""What can be done with the notes selected: a line of buttons below all notes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from briefreader.domain.colour import Colour
from briefreader.ui.icons import colour_dot
from briefreader.ui.notebrowser.wording import several
from briefreader.ui.rows import MARGIN
from briefreader.ui.theme import Theme


class SeveralBar(QWidget):
    """Shown while several notes are selected, or deleted ones."""

    tags_wanted = Signal()
    colour_wanted = Signal(object)  # Colour
    copy_wanted = Signal()
    export_wanted = Signal()
    delete_wanted = Signal()
    bring_back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setObjectName("muted")
        self.tags = self._button("Tags…", "Add or remove tags (T)", self.tags_wanted)
        self.colour = QPushButton("Colour")
        self.colour.setToolTip("Give them a colour (1 to 5)")
        self.colours = QMenu(self)
        self.colour.setMenu(self.colours)
        self.copy = self._button("Copy", "Copy as Markdown (Ctrl+C)", self.copy_wanted)
        self.export = self._button("Export…", "Write them to files", self.export_wanted)
        self.delete = self._button("Delete", "Delete them (Del)", self.delete_wanted)
        self.bring_back = self._button("Bring Back", "Bring back (R)", self.bring_back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 7, MARGIN, 7)
        row.setSpacing(6)
        row.addWidget(self.label, 1)
        self._living = (self.tags, self.colour, self.copy, self.export, self.delete)
        for button in (*self._living, self.bring_back):
            row.addWidget(button)
        self.name_colours(theme, {each: each.value for each in Colour})
        self.setVisible(False)

    def _button(self, words: str, tip: str, wanted: object) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.clicked.connect(lambda: wanted.emit())  # type: ignore[attr-defined]
        return button

    def name_colours(self, theme: Theme, names: dict[Colour, str]) -> None:
        """Offer the colours by the names that the user gave them."""
        self.colours.clear()
        for colour in Colour:
            name = names[colour].replace("&", "&&")
            action = self.colours.addAction(
                colour_dot(colour, theme), f"{name[:1].upper()}{name[1:]}"
            )
            action.triggered.connect(lambda _=False, c=colour: self.colour_wanted.emit(c))

    def show_selected(self, count: int, *, deleted: bool) -> None:
        """Offer what can be done with so many notes; hidden where that is in the list's menu."""
        self.label.setText(f"{several(count)} selected")
        for button in self._living:
            button.setVisible(not deleted)
        self.bring_back.setVisible(deleted)
        self.setVisible(count > 1 or (deleted and count > 0))
