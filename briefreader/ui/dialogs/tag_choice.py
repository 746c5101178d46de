"""The dialog in which one of the library's tags is chosen."""

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

from briefreader.domain.tag import TagNode, TagOffer
from briefreader.ui.fields import search_field
from briefreader.ui.taglist.offers import OFFER, OfferDelegate
from briefreader.ui.taglist.rows import counted
from briefreader.ui.theme import Theme

_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class TagChoiceDialog(QDialog):
    """A box to look for a tag, and those that are offered; Enter takes the one that is current."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        question: str,
        button: str,
        offered: tuple[TagNode, ...],
    ) -> None:
        super().__init__(parent)
        self._offered = offered
        self.setWindowTitle("Merge Tags")
        self.resize(420, 420)
        label = QLabel(question, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.box = search_field("Find a tag")
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Tags")
        self.list.setItemDelegate(OfferDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (label, self.box, self.list, buttons):
            layout.addWidget(widget)
        self.box.textChanged.connect(lambda _: self._show())
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.list.currentRowChanged.connect(lambda row: self.take.setEnabled(row >= 0))
        self._show()
        self.box.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        question: str,
        button: str,
        offered: tuple[TagNode, ...],
    ) -> str:
        """The path of the tag chosen; empty when the dialog is cancelled."""
        dialog = cls(parent, theme, question, button, offered)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        path = dialog.path() if accepted else ""
        dialog.deleteLater()
        return path

    def path(self) -> str:
        """The tag that is current; empty for none."""
        item = self.list.currentItem()
        offer = item.data(OFFER) if item is not None else None
        return offer.path if isinstance(offer, TagOffer) else ""

    def _show(self) -> None:
        words = self.box.text().casefold().split()
        self.list.clear()
        for node in self._offered:
            if all(word in node.path.casefold() for word in words):
                item = QListWidgetItem()
                item.setData(OFFER, TagOffer(node.path, node.annotations, node.colour))
                said = f"{node.path}, {counted(node)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                item.setToolTip(node.path)
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
