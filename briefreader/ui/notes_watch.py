"""What other programs and machines change in the user's folder appears in the open window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from briefreader.domain.annotation import Annotation, Placement
from briefreader.ui.watcher import Watcher

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.ui.opened import OpenDocument

UNSETTLED_MILLISECONDS = 1000
"""How soon a file is looked at again that may have been in the middle of being written."""

SLOW_LOOK_MILLISECONDS = 2000
"""How often the open document's notes are looked at where the system tells of no changes."""

_BEGUN_MILLISECONDS = 50
_QUIET_MILLISECONDS = 100
_LATEST_MILLISECONDS = 2000
"""So long after a library was opened it is watched, also where its list has not been shown."""
_RECORD = "records/"
_EVERYTHING = ""
_CHANGED = "notes on disk"
_LOADED = "notes at the start"


class Shown(Protocol):
    """What shows annotations that others changed."""

    def take_notes(self, document_ids: frozenset[str], placed: Placed | None) -> None: ...


class Window(Protocol):
    """What the watch needs of the session: the library, the open document, and whom to tell."""

    @property
    def library(self) -> Library: ...

    @property
    def is_open(self) -> bool: ...

    @property
    def opened(self) -> OpenDocument | None: ...

    def aside(
        self, key: str, work: Callable[[], object], done: Callable[[object], None]
    ) -> None: ...

    @property
    def notes(self) -> Shown: ...

    def show_news(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """The annotations of one document, placed on its text."""

    document_id: str
    placements: tuple[Placement, ...]

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        return tuple(placement.annotation for placement in self.placements)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look at the disk found for the open document, and how many conflicts there are.

    `unsettled` are the documents to be looked at again soon.
    """

    placed: Placed | None = None
    conflicts: int = 0
    unsettled: frozenset[str] = frozenset()


class NotesWatch(QObject):
    """Hears of changes in a library's annotations and records, and has them taken up.

    They are read in a thread; what the window itself wrote is known already and changes nothing.
    """

    conflicts_found = Signal(int)  # how many there are, when there are more than before
    told = Signal(str)  # the same, as a sentence

    def __init__(self, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._annotations = Path()
        self._records = Path()
        self._heard: dict[str, int] = {}  # what changed, with the number of the telling
        self._tellings = count()
        self._conflicts = 0
        self._unsettled: frozenset[str] = frozenset()
        self._slow_look = QTimer(self, interval=SLOW_LOOK_MILLISECONDS)
        self._slow_look.timeout.connect(self._look_at_open_document)
        self._watcher = Watcher(self)
        self._watcher.changed.connect(self._hear)
        self._watcher.problem.connect(lambda _: self._slow_look.start())
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._begin)
        self._begun = QTimer(self, interval=_BEGUN_MILLISECONDS)
        self._begun.timeout.connect(self._load)
        self._again = QTimer(self, interval=UNSETTLED_MILLISECONDS, singleShot=True)
        self._again.timeout.connect(self._look_again)

    @property
    def watching(self) -> bool:
        """Whether changes are heard by now."""
        return self._watcher.watching

    def watch(self, library: Library) -> None:
        """Hear of changes in this library soon, and read its notes in the background."""
        self.stop()
        self._annotations = library.annotations.folder
        self._records = library.places.library / "records"
        self._conflicts = 0
        self._quiet.start(_LATEST_MILLISECONDS)

    def begin(self) -> None:
        """Begin soon, since the list that the user waits for is shown."""
        if self._quiet.isActive() and self._quiet.interval() > _QUIET_MILLISECONDS:
            self._quiet.start(_QUIET_MILLISECONDS)

    def _begin(self) -> None:
        self._watcher.watch((self._annotations, self._records))
        self._begun.start()

    def stop(self) -> None:
        """Hear no more."""
        for timer in (self._quiet, self._begun, self._again, self._slow_look):
            timer.stop()
        self._watcher.stop()
        self._heard.clear()
        self._unsettled = frozenset()

    def _load(self) -> None:
        """Once changes are heard, read what is there: nothing falls between the two."""
        if not (self._watcher.watching or self._slow_look.isActive()):
            return
        self._begun.stop()
        library = self._window.library

        def work() -> _Look:
            if library.annotations.is_complete:
                library.refresh_notes()
            library.annotations.tags()
            library.notebook.prepare()
            return self._looked(library, key)

        key = self._opened_key()
        self._window.aside(_LOADED, work, self._take_up)

    def _hear(self, paths: Iterable[Path]) -> None:
        for path in paths:
            if path in (self._annotations, self._annotations.parent):
                self._note(_EVERYTHING)
            elif path.name.startswith("."):
                continue
            elif path.is_relative_to(self._annotations):
                self._note(path.relative_to(self._annotations).parts[0])
            elif path.parent == self._records:
                self._note(_RECORD + path.name[:16])
        self._read()

    def _note(self, what: str) -> None:
        self._heard[what] = next(self._tellings)

    def _opened_key(self) -> str:
        opened = self._window.opened
        return opened.summary.id if opened is not None else ""

    def _read(self) -> None:
        """Read what was heard of and is not shown yet; of several looks the last one is shown."""
        if not self._heard or not self._window.is_open:
            return
        library, key, heard = self._window.library, self._opened_key(), dict(self._heard)
        records = {what.removeprefix(_RECORD) for what in heard if what.startswith(_RECORD)}
        notes = {what for what in heard if not what.startswith(_RECORD)}

        def work() -> _Look:
            library.refresh_notes(None if _EVERYTHING in notes else notes, records)
            return self._looked(library, key)

        def done(look: object) -> None:
            for what, telling in heard.items():
                if self._heard.get(what) == telling:
                    del self._heard[what]
            self._take_up(look)

        self._window.aside(_CHANGED, work, done)

    def _looked(self, library: Library, key: str) -> _Look:
        news = library.annotations.news()
        unsettled = library.annotations.unsettled()
        if not news:
            return _Look(unsettled=unsettled)
        placements = library.placements(key) if key in news else ()
        return _Look(Placed(key, placements), len(library.annotations.conflicts()), unsettled)

    def _take_up(self, look: object) -> None:
        assert isinstance(look, _Look)
        if not self._window.is_open:
            return
        self._window.show_news()
        annotations = self._window.library.annotations
        changed = annotations.take_news()
        if changed:
            self._window.notes.take_notes(changed, look.placed)
            if look.conflicts > self._conflicts:
                self.conflicts_found.emit(look.conflicts)
                self.told.emit(_sentence(look.conflicts))
            self._conflicts = look.conflicts
        self._unsettled = look.unsettled
        if self._unsettled:
            self._again.start()

    def _look_again(self) -> None:
        if self._window.is_open:
            for key in self._unsettled:
                self._note(key)
            self._read()

    def _look_at_open_document(self) -> None:
        if self._opened_key():
            self._note(self._opened_key())
            self._read()


def _sentence(conflicts: int) -> str:
    if conflicts == 1:
        return "A note was changed in two places. Both versions are kept; see the conflicts."
    return (
        f"{conflicts} notes were changed in two places. All versions are kept; see the conflicts."
    )
