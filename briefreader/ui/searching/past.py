"""The past searches of the open library: kept in a file that another window may write too."""

from PySide6.QtCore import QObject

from briefreader.ui.searching.history import (
    Steps,
    forget_all,
    history_path,
    read_history,
    remember,
    with_query,
)
from briefreader.ui.session import Session


class PastSearches(QObject):
    """What was searched, as far as the user wants that remembered."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unfinished = ""
        self._unsaved: tuple[tuple[str, str], ...] = ()
        self.enabled = True
        self.steps = Steps()
        session.library_opened.connect(self._load)

    def _load(self) -> None:
        path, self._unsaved = history_path(self._session.library.places.state), ()
        self._session.aside("past searches", lambda: read_history(path), self._take)

    def _take(self, queries: object) -> None:
        assert isinstance(queries, tuple)
        if not self.steps.is_under_way:
            self.steps.queries = queries

    def remember(self, query: str, *, finished: bool = True) -> None:
        """Keep a query; one that is not `finished` gives way to a longer one that begins so."""
        if not self.enabled or not query.strip() or not self._session.is_open:
            return
        begun, self._unfinished = self._unfinished, "" if finished else query
        replacing = begun if begun != query and query.startswith(begun) else ""
        newest = self.steps.queries[-1:]
        self.steps.queries = with_query(self.steps.queries, query, replacing)
        if self.steps.queries[-1:] == newest:
            return
        self._unsaved = (*self._unsaved, (query, replacing))
        path, unsaved = history_path(self._session.library.places.state), self._unsaved

        def save() -> tuple[str, ...]:
            for added in unsaved:
                remember(path, *added)
            return read_history(path)

        def saved(queries: object) -> None:
            self._unsaved = self._unsaved[len(unsaved) :]
            # With what was there before, if this came while that was being read.
            self._take(queries)

        self._session.aside("past searches", save, saved)

    def clear(self) -> None:
        """Forget all of them, here and on the disk."""
        self.steps = Steps()
        self._unfinished, self._unsaved = "", ()
        if self._session.is_open:
            path = history_path(self._session.library.places.state)
            self._session.aside("past searches", lambda: forget_all(path), lambda _: None)
