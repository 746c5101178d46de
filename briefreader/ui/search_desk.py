"""What the user asks of searches: saving, managing and running them, forgetting past ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefreader.domain.hit import SavedSearch
from briefreader.ui.dialogs.save_search import SaveSearchDialog
from briefreader.ui.dialogs.saved_searches import SavedSearchesDialog
from briefreader.ui.panes.library import LibraryPane
from briefreader.ui.searching.saved import add_saved
from briefreader.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefreader.library.searches import SavedSearches


class SearchDesk(QObject):
    """Turns commands about searches into calls of the library, and shows what came of them."""

    def __init__(self, session: Session, pane: LibraryPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._window = parent
        self._dialog: SavedSearchesDialog | None = None
        pane.bar.saved.source = self.searches

    @property
    def _store(self) -> SavedSearches | None:
        return self._session.library.searches if self._session.is_open else None

    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches in their order; none where they cannot be read, which is told."""
        found: list[SavedSearch] = []
        store = self._store
        if store is not None:
            self._session.attempt(lambda: found.extend(store.all()))
        return tuple(found)

    def list_in(self, menu: QMenu) -> None:
        """Have the saved searches stand at the end of a menu whenever it is opened."""
        shown: list[QAction] = []

        def fill() -> None:
            while shown:
                menu.removeAction(shown.pop())
            searches = self.searches()
            if searches:
                shown.append(menu.addSeparator())
                shown.extend(add_saved(menu, searches, self._pane.search_for))

        menu.aboutToShow.connect(fill)

    def save_search(self) -> None:
        """Ask for a name and keep the search in the box under it."""
        query, store = self._pane.search_box.text().strip(), self._store
        if not query or store is None:
            return
        in_use = tuple(search.name for search in self.searches())
        name = SaveSearchDialog.ask(self._window, query, in_use)
        if name and self._session.attempt(lambda: store.save(name, query)):
            self._session.message.emit(f"Saved the search “{name}”.")
            self._show_again()

    # --- managing ----------------------------------------------------------------------------

    def manage(self) -> None:
        """Show the saved searches in a dialog that may stay open."""
        if self._dialog is None:
            self._dialog = dialog = SavedSearchesDialog(self._window, self.searches())
            dialog.search_requested.connect(self._pane.search_for)
            dialog.rename_requested.connect(self._rename)
            dialog.move_requested.connect(self._move)
            dialog.remove_requested.connect(self._remove)
            dialog.restore_requested.connect(self._restore)
            dialog.finished.connect(self._drop_dialog)
        self._dialog.show()
        self._dialog.activateWindow()

    def _rename(self, old: str, new: str) -> None:
        self._change(lambda store: store.rename(old, new))

    def _move(self, name: str, position: int) -> None:
        self._change(lambda store: store.move(name, position))

    def _remove(self, name: str) -> None:
        self._change(lambda store: store.remove(name))

    def _restore(self, search: SavedSearch, position: int) -> None:
        def bring_back(store: SavedSearches) -> None:
            store.save(search.name, search.query)
            store.move(search.name, position)

        self._change(bring_back)

    def _change(self, work: Callable[[SavedSearches], object]) -> None:
        store = self._store
        if store is not None:
            self._session.attempt(lambda: work(store))
        self._show_again()

    def _show_again(self) -> None:
        if self._dialog is not None:
            self._dialog.show_searches(self.searches())

    def _drop_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    # --- past searches -----------------------------------------------------------------------

    def clear_history(self) -> None:
        """Forget what was searched."""
        self._pane.bar.past.clear()
        self._session.message.emit("The search history is cleared.")
