"""The dialog in which one of the library's tags is chosen."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from briefreader.domain.tag import TagNode, TagOffer
from briefreader.ui.dialogs.choice import ChoiceDialog
from briefreader.ui.taglist.offers import OFFER, OfferDelegate
from briefreader.ui.taglist.rows import counted
from briefreader.ui.theme import Theme


class TagChoiceDialog(ChoiceDialog):
    """The tags that are offered, each with its colour and how much it is on."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        question: str,
        button: str,
        offered: tuple[TagNode, ...],
    ) -> None:
        super().__init__(
            parent, title="Merge Tags", question=question, button=button, find="Find a tag"
        )
        self._offered = offered
        self.list.setAccessibleName("Tags")
        self.list.setItemDelegate(OfferDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_items()

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

    def items(self, words: list[str]) -> Iterator[QListWidgetItem]:
        for node in self._offered:
            if all(word in node.path.casefold() for word in words):
                item = QListWidgetItem()
                item.setData(OFFER, TagOffer(node.path, node.annotations, node.colour))
                said = f"{node.path}, {counted(node)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                item.setToolTip(node.path)
                yield item
