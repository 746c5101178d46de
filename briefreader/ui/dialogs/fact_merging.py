"""The dialog in which names are merged: which one stands for all."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidgetItem, QWidget

from briefreader.ui.dialogs.choice import ChoiceDialog
from briefreader.ui.factlist.entries import Entry
from briefreader.ui.factlist.telling import KIND_WORDS

_ENTRY = Qt.ItemDataRole.UserRole


class FactMergingDialog(ChoiceDialog):
    """The names that are offered, and whether they are to stand for all in all documents."""

    def __init__(self, parent: QWidget | None, question: str, offered: Sequence[Entry]) -> None:
        super().__init__(
            parent, title="Merge Names", question=question, button="&Merge", find="Find a name"
        )
        self._offered = tuple(offered)
        self.list.setAccessibleName("Names")
        self.everywhere = QCheckBox("In &all documents")
        self.column.insertWidget(self.column.count() - 1, self.everywhere)
        self.show_items()

    @classmethod
    def ask(
        cls, parent: QWidget | None, question: str, offered: Sequence[Entry]
    ) -> tuple[Entry, bool] | None:
        """The name that stands for all, and whether in all documents; None when cancelled."""
        dialog = cls(parent, question, offered)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        entry, everywhere = dialog.entry(), dialog.everywhere.isChecked()
        dialog.deleteLater()
        return (entry, everywhere) if accepted and entry is not None else None

    def entry(self) -> Entry | None:
        """The name that is current."""
        item = self.list.currentItem()
        entry = item.data(_ENTRY) if item is not None else None
        return entry if isinstance(entry, Entry) else None

    def items(self, words: list[str]) -> Iterator[QListWidgetItem]:
        for entry in self._offered:
            if all(word in entry.label.casefold() for word in words):
                mentions = f"{len(entry.spans):,} mention{'s' if len(entry.spans) > 1 else ''}"
                kind = KIND_WORDS[entry.kind].lower()
                item = QListWidgetItem(f"{entry.label}    {kind}, {mentions}")
                item.setData(_ENTRY, entry)
                yield item
