"""The dialog in which names are merged: which one stands for all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.factlist.entries import Entry
from briefreader.ui.factlist.telling import KIND_WORDS
from briefreader.ui.fields import search_field

_ENTRY = Qt.ItemDataRole.UserRole
_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FactMergingDialog(QDialog):
    """A box to look for a name, and the names that are offered; Enter takes the current one."""

    def __init__(self, parent: QWidget | None, question: str, offered: Sequence[Entry]) -> None:
        super().__init__(parent)
        self._offered = tuple(offered)
        self.setWindowTitle("Merge Names")
        self.resize(420, 420)
        label = QLabel(question, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.box = search_field("Find a name")
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Names")
        self.list.setUniformItemSizes(True)
        self.everywhere = QCheckBox("In &all documents")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = buttons.addButton("&Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (label, self.box, self.list, self.everywhere, buttons):
            layout.addWidget(widget)
        self.box.textChanged.connect(lambda _: self._show())
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.list.currentRowChanged.connect(lambda row: self.merge.setEnabled(row >= 0))
        self._show()
        self.box.setFocus()

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

    def _show(self) -> None:
        words = self.box.text().casefold().split()
        self.list.clear()
        for entry in self._offered:
            if all(word in entry.label.casefold() for word in words):
                mentions = f"{len(entry.spans):,} mention{'s' if len(entry.spans) > 1 else ''}"
                kind = KIND_WORDS[entry.kind].lower()
                item = QListWidgetItem(f"{entry.label}    {kind}, {mentions}")
                item.setData(_ENTRY, entry)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.merge.setEnabled(self.list.count() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.box and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _MOVING:
            # The box keeps the focus while the list is gone through.
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
