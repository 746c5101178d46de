"""The headings and questions of the open document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefreader.ui.reading.outline import OutlineEntry
from briefreader.ui.theme import Theme, set_surface

_INDENT = "   "
_OFFSET = Qt.ItemDataRole.UserRole + 1


class OutlinePane(QWidget):
    """A click or Enter on an entry goes to its place in the text."""

    offset_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QListWidget()
        self.view.setAccessibleName("Outline")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWordWrap(True)
        self.view.setSpacing(3)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel("This document has no headings.", wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setContentsMargins(16, 14, 16, 14)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        self.view.itemClicked.connect(self._chosen)
        self.view.itemActivated.connect(self._chosen)
        self.setFocusProxy(self.view)
        self.set_theme(theme)
        self.show_outline(())

    def set_theme(self, theme: Theme) -> None:
        set_surface(self.view, theme, theme.panel)

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show the entries of a document."""
        self.view.clear()
        least = min((entry.level for entry in entries), default=0)
        for entry in entries:
            item = QListWidgetItem(_INDENT * (entry.level - least) + entry.text)
            item.setData(_OFFSET, entry.offset)
            item.setToolTip(entry.text)
            self.view.addItem(item)
        self.view.setVisible(bool(entries))
        self.empty.setVisible(not entries)

    def set_place(self, offset: int) -> None:
        """Mark the entry in whose part of the document an offset lies."""
        current = -1
        for row in range(self.view.count()):
            if self.view.item(row).data(_OFFSET) <= offset:
                current = row
        self.view.setCurrentRow(current)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.offset_chosen.emit(item.data(_OFFSET))
