"""The dialog in which saved searches are named anew, put in order and deleted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.hit import SavedSearch

_NONE = "No search is saved yet. “Save This Search…” in the menu Search keeps the present one."


class SavedSearchesDialog(QDialog):
    """The saved searches in their order; what is deleted can be brought back while it is open.

    It changes nothing itself: it asks by signals, and is told what there is by `show_searches`.
    """

    search_requested = Signal(str)  # query
    rename_requested = Signal(str, str)  # old and new name
    move_requested = Signal(str, int)  # name and place
    remove_requested = Signal(str)  # name
    restore_requested = Signal(object, int)  # SavedSearch and its place

    def __init__(self, parent: QWidget | None, searches: tuple[SavedSearch, ...]) -> None:
        super().__init__(parent)
        self._searches: tuple[SavedSearch, ...] = ()
        self._gone: list[tuple[SavedSearch, int]] = []
        self.setWindowTitle("Saved Searches")
        self.resize(560, 380)
        self.list = QListWidget()
        self.list.setAccessibleName("Saved searches")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.about = QLabel(wordWrap=True)
        self.about.setObjectName("muted")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.empty = QLabel(_NONE, wordWrap=True)
        self.told = QLabel(wordWrap=True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.search_button = QPushButton("&Search")
        self.rename_button = QPushButton("&Rename")
        self.up_button = QPushButton("Move &Up")
        self.down_button = QPushButton("Move &Down")
        self.delete_button = QPushButton("De&lete")
        self.undo_button = QPushButton("U&ndo")
        self.close_button = QPushButton("Close")
        self._lay_out()
        self._connect()
        self.show_searches(searches)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        for button in self._on_one():
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(side)
        bottom = QHBoxLayout()
        bottom.addWidget(self.told, 1)
        bottom.addWidget(self.undo_button)
        bottom.addWidget(self.close_button)
        for button in (*self._on_one(), self.undo_button, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(self.about)
        layout.addLayout(bottom)

    def _on_one(self) -> tuple[QPushButton, ...]:
        """The buttons that do something with the current search."""
        return (
            self.search_button,
            self.rename_button,
            self.up_button,
            self.down_button,
            self.delete_button,
        )

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.list.itemActivated.connect(lambda _: self._search())
        self.list.itemChanged.connect(self._renamed)
        self.search_button.clicked.connect(self._search)
        self.rename_button.clicked.connect(self._begin_renaming)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.delete_button.clicked.connect(self._delete)
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.close)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)

    def show_searches(self, searches: tuple[SavedSearch, ...]) -> None:
        """List these; the current one stays current where it is still among them."""
        before, row = self.current(), self.list.currentRow()
        self._searches = searches
        self.list.blockSignals(True)
        self.list.clear()
        for search in searches:
            item = QListWidgetItem(search.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(search.query)
            self.list.addItem(item)
        names = [search.name for search in searches]
        row = names.index(before.name) if before and before.name in names else row
        self.list.setCurrentRow(min(max(row, 0), len(searches) - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(searches))
        self.empty.setVisible(not searches)
        self._show_current()

    def current(self) -> SavedSearch | None:
        """The search whose line is current."""
        row = self.list.currentRow()
        return self._searches[row] if 0 <= row < len(self._searches) else None

    def _show_current(self) -> None:
        current, row = self.current(), self.list.currentRow()
        for button in self._on_one():
            button.setEnabled(current is not None)
        self.up_button.setEnabled(current is not None and row > 0)
        self.down_button.setEnabled(current is not None and row + 1 < len(self._searches))
        self.about.setText(f"Searches for {current.query}" if current else "")
        gone = self._gone[-1][0].name if self._gone else ""
        self.told.setText(f"“{gone}” is deleted." if gone else "")
        self.undo_button.setVisible(bool(gone))

    # --- what is asked for -------------------------------------------------------------------

    def _search(self) -> None:
        current = self.current()
        if current is not None:
            self.search_requested.emit(current.query)

    def _begin_renaming(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def _renamed(self, item: QListWidgetItem) -> None:
        search = self._searches[self.list.row(item)]
        name = " ".join(item.text().split())
        taken = any(other.name == name for other in self._searches if other is not search)
        if not name or taken or name == search.name:
            self.show_searches(self._searches)
            if taken:
                self.told.setText(f"Another search is named “{name}”.")
            return
        # The list shows it under its new name, whose line is then current.
        self.rename_requested.emit(search.name, name)

    def _move(self, step: int) -> None:
        current = self.current()
        if current is not None:
            self.move_requested.emit(current.name, self.list.currentRow() + step)

    def _delete(self) -> None:
        current = self.current()
        if current is not None:
            self._gone.append((current, self.list.currentRow()))
            self.remove_requested.emit(current.name)

    def _undo(self) -> None:
        if self._gone:
            search, place = self._gone.pop()
            self.restore_requested.emit(search, place)
            self.list.setCurrentRow(min(place, self.list.count() - 1))
            self.list.setFocus()
