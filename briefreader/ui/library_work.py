"""Long work on the library, done by the worker processes: adding, catching up, facts."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefreader.config import Places
from briefreader.domain.report import AddReport, Progress
from briefreader.ui.fact_finding import FactFinding
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.watcher import Watcher

if TYPE_CHECKING:
    from briefreader.domain.hit import Coverage
    from briefreader.library import Library
    from briefreader.library.worker import Rework, Task

IDLE_MILLISECONDS = 3000
"""How long nothing must have been written before the index is tidied."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A library fresh from its folder, and whether its caches have something to catch up with."""

    library: Library
    is_behind: bool


class LibraryWork(QObject):
    """Opens libraries and keeps one worker for writing and one for facts beside the open one."""

    opened = Signal(object)  # Library
    changed = Signal()  # the list's rows may have changed on disk
    progress_changed = Signal(object)  # Progress, or None when nothing is under way
    added = Signal(object)  # AddReport
    followed = Signal(object)  # AddReport: what changed by itself in the watched folders
    first_facts_found = Signal(str, object)  # document id, tuple[Fact, ...]: more will follow
    facts_found = Signal(str)  # document id
    message = Signal(str)
    problem = Signal(str)

    def __init__(
        self, places: Places, jobs: Jobs, worker_for: Callable[[Places], Worker], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._home = places
        self._jobs = jobs
        self._worker_for = worker_for
        self._writer: Worker | None = None
        self._facts: Worker | None = None
        self._library: Library | None = None
        self._finding = FactFinding(jobs, self)
        self._finding.first_found.connect(self.first_facts_found)
        self._finding.found.connect(self.facts_found)
        self._finding.problem.connect(self.problem)
        self._under_way = 0
        self._to_follow: dict[Path, None] = {}
        self._following = False
        self._filled_for: Coverage | None = None
        self._idle = QTimer(self, interval=IDLE_MILLISECONDS, singleShot=True)
        self._idle.timeout.connect(self._tidy)
        self._watcher = Watcher(self)
        self._watcher.changed.connect(self.follow)
        self._watcher.problem.connect(self.problem)

    @property
    def library(self) -> Library | None:
        return self._library

    @property
    def shows_samples(self) -> bool:
        """Whether the sample briefings stand in for an empty library."""
        return self._library is not None and self._library.places != self._home

    @property
    def busy(self) -> bool:
        return self._under_way > 0

    # --- opening and closing -----------------------------------------------------------------

    def open(self, paths: tuple[Path, ...] = ()) -> None:
        """Open the user's library, or the samples while it is empty; then add `paths`."""
        self._open(samples=not paths, then=lambda: self.add(paths) if paths else None)

    def _open(self, *, samples: bool, then: Callable[[], None]) -> None:
        home = self._home

        def work() -> _Opened:
            from briefreader.library import Library
            from briefreader.library.samples import is_empty, open_samples

            # Imported here: the window would stand still while it is.
            importlib.import_module("briefreader.library.worker")
            library = Library(home)
            if samples and is_empty(library):
                library.close()
                library = open_samples(home.samples())
            return _Opened(library, library.is_behind())

        def done(opened: object) -> None:
            assert isinstance(opened, _Opened)
            self._take(opened.library, opened.is_behind)
            then()

        self._jobs.run("library", work, done, self.problem.emit)

    def _take(self, library: Library, is_behind: bool) -> None:
        from briefreader.library.worker import CatchUp

        # What is still asked of the library before can only come to nothing.
        self._jobs.forget_all()
        self.close(wait=False)
        self._library = library
        self._writer = self._worker_for(library.places)
        self._facts = self._worker_for(library.places)
        self._finding.begin(library, self._facts)
        self._filled_for = None
        self._idle.start()
        self.opened.emit(library)
        # Before the folders are looked through, so that no change falls between the two.
        self.watch_folders()
        if is_behind:
            self._write(CatchUp(), lambda _: self.extract_missing_facts(), quiet=True)
        else:
            self.extract_missing_facts()

    def close(self, *, wait: bool = True) -> None:
        """End the workers, in the background where `wait` is false, and close the library."""
        workers = [worker for worker in (self._writer, self._facts) if worker is not None]
        for worker in workers:
            worker.cancel()
        for worker in workers:
            worker.close(wait=wait)
        self._writer = self._facts = None
        self._finding.end()
        self._under_way = 0
        self._idle.stop()
        self._watcher.stop()
        self._to_follow, self._following = {}, False
        if self._library is not None:
            self._library.close()
            self._library = None

    # --- writing -----------------------------------------------------------------------------

    def add(
        self,
        paths: tuple[Path, ...],
        *,
        watch: bool = False,
        password: str | None = None,
        told: Callable[[AddReport], None] | None = None,
    ) -> None:
        """Add files and folders; the samples make room for the user's own library first.

        `told` is given the report in place of those who listen to `added`.
        """
        if self.shows_samples:
            self._open(
                samples=False,
                then=lambda: self.add(paths, watch=watch, password=password, told=told),
            )
            return
        from briefreader.library.worker import AddFiles

        tell = told or self.added.emit
        if watch:
            self.watch_folders(*(path.absolute() for path in paths if path.is_dir()))

        def added(report: object) -> None:
            assert isinstance(report, AddReport)
            tell(report)
            self.extract_missing_facts()
            if watch:
                self.watch_folders()

        self._write(AddFiles(paths, watch, password), added)

    def rebuild(self) -> None:
        """Throw the caches away and build them again."""
        from briefreader.library.worker import Rebuild

        self._write(Rebuild(), lambda _: self.message.emit("The search index is new."))

    def bring_back(self, document_ids: tuple[str, ...]) -> None:
        """Undo the removal of documents."""
        from briefreader.library.worker import BringBack

        self._write(BringBack(document_ids), lambda _: self.extract_missing_facts(), quiet=True)

    # --- watched folders ---------------------------------------------------------------------

    def watch_folders(self, *more: Path) -> None:
        """Hear from now on of what changes in the folders that are read in place, and in `more`."""
        if self._library is not None:
            self._watcher.watch((*self._library.watched_folders(), *more))

    @property
    def watching(self) -> bool:
        """Whether changes in the watched folders are heard by now."""
        return self._watcher.watching

    def unwatch(self, folder: Path) -> None:
        """Read a folder in place no more; raises BriefreaderError where that cannot be saved."""
        if self._library is not None:
            self._library.unwatch(folder)
            self.watch_folders()

    def follow(self, paths: tuple[Path, ...]) -> None:
        """Take up what changed at these paths, after the task at hand."""
        self._to_follow.update(dict.fromkeys(paths))
        if not self._following:
            self._follow_next()

    def _follow_next(self) -> None:
        from briefreader.library.worker import Follow

        self._following = bool(self._to_follow) and self._writer is not None
        if not self._following:
            return
        paths, self._to_follow = tuple(self._to_follow), {}

        def followed(report: object) -> None:
            assert isinstance(report, AddReport)
            self.followed.emit(report)
            self.extract_missing_facts()

        self._write(Follow(paths), followed, quiet=True, ended=self._follow_next)

    def rework(
        self, task: Rework, done: Callable[[object], None], failed: Callable[[str], None]
    ) -> None:
        """Have a document changed by hand, without waiting for files that are being added."""
        if self._facts is not None:
            self._facts.run(task, done, failed)

    def run_beside(
        self,
        task: Task,
        done: Callable[[object], None],
        failed: Callable[[str], None],
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        """Have a task done that need not wait for files that are being added."""
        if self._facts is None:
            return

        def finished(result: object) -> None:
            done(result)
            self.extract_missing_facts()  # Which had to stand back for this one.

        def gave_up(reason: str) -> None:
            failed(reason)
            self.extract_missing_facts()

        self._facts.run(task, finished, gave_up, progress)

    def cancel(self) -> None:
        """Stop after the batch at hand; what was done stays."""
        if self._writer is not None:
            self._writer.cancel()

    def _write(
        self,
        task: Task,
        done: Callable[[object], None],
        *,
        quiet: bool = False,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        """Give the writer a task; a `quiet` one shows progress only once it makes some.

        `ended` is called after it, whether it was done or failed.
        """
        if self._writer is None:
            return
        self._under_way += 1
        self._idle.stop()
        if not quiet:
            self.progress_changed.emit(Progress(0, 0))

        def finished(result: object) -> None:
            self._finished()
            done(result)
            ended()

        def failed(message: str) -> None:
            self._finished()
            self.problem.emit(message)
            ended()

        self._writer.run(task, finished, failed, self._progressed)

    def _progressed(self, progress: Progress) -> None:
        self.progress_changed.emit(progress)
        self.changed.emit()

    def _finished(self) -> None:
        self._under_way = max(0, self._under_way - 1)
        if not self._under_way:
            self.progress_changed.emit(None)
            self._idle.start()
        self.changed.emit()

    # --- the index ---------------------------------------------------------------------------

    def fill_if_partial(self, coverage: object) -> None:
        """Have an index filled again that lost documents, unless that has been tried in vain."""
        from briefreader.domain.hit import Coverage
        from briefreader.library.worker import FillCaches

        if not isinstance(coverage, Coverage) or not coverage.is_partial or self.busy:
            return
        if coverage != self._filled_for:
            self._filled_for = coverage
            self._write(FillCaches(), lambda _: self.extract_missing_facts(), quiet=True)

    def _tidy(self) -> None:
        """Do the index's upkeep step by step, until it is done or something is to be written."""
        from briefreader.library.worker import TidyIndex

        library = self._library
        if self._facts is None or library is None or self.busy:
            return

        def tidied(more: object) -> None:
            self.extract_missing_facts()
            if more:
                self._tidy()
            else:
                # What was found damaged is gone from the index.
                work, failed = library.coverage, self.problem.emit
                self._jobs.run("coverage", work, self.fill_if_partial, failed)

        self._facts.run(TidyIndex(), tidied, self.problem.emit)

    # --- facts -------------------------------------------------------------------------------

    def find_first_facts(self, document_id: str) -> None:
        """Look at once for facts in a document that is being opened; none come if all are known."""
        self._finding.find_first(document_id)

    def extract_facts(self, document_id: str) -> None:
        """Extract one document's facts, before those of others that wait."""
        self._finding.extract(document_id)

    def extract_missing_facts(self) -> None:
        """Extract the facts of the whole library in small rounds, the newest documents first."""
        self._finding.extract_missing()
