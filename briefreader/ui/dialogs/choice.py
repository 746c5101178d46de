"""What dialogs share in which one of many things is looked for and chosen."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.fields import search_field

_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ChoiceDialog(QDialog):
    """A question, a box to look for what is offered, and a list; Enter takes the current one.

    A subclass says by `items` what is listed for the words in the box, and calls `show_items` once
    it can.
    """

    def __init__(
        self, parent: QWidget | None, *, title: str, question: str, button: str, find: str
    ) -> None:
        """`find` is what the box is called."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(420, 420)
        label = QLabel(question, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.box = search_field(find)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(8)
        for widget in (label, self.box, self.list, buttons):
            self.column.addWidget(widget)
        self.box.textChanged.connect(lambda _: self.show_items())
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.list.currentRowChanged.connect(lambda row: self.take.setEnabled(row >= 0))
        self.box.setFocus()

    def items(self, words: list[str]) -> Iterable[QListWidgetItem]:
        """What is listed for these words, which are in small letters."""
        raise NotImplementedError

    def show_items(self) -> None:
        """List what the box asks for."""
        self.list.clear()
        for item in self.items(self.box.text().casefold().split()):
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.box and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _MOVING:
            # The box keeps the focus while the list is gone through.
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
