"""The state of one window: the library, the query, the open document; and who is told of changes.

Panes are given a session, call its methods, and redraw from its signals, the one that asked
included. Work that takes longer than a few milliseconds happens in `Jobs` or a `Worker`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from briefreader.config import Places
from briefreader.domain.annotation import Placement
from briefreader.domain.document import Span, Summary
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.fact import Fact
from briefreader.domain.hit import Hit
from briefreader.domain.query import Sort
from briefreader.domain.version import Comparison
from briefreader.ui.changes import Changes
from briefreader.ui.exporting import exported
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.library_work import LibraryWork
from briefreader.ui.note_saving import NoteSaving
from briefreader.ui.notes_watch import NotesWatch
from briefreader.ui.opened import OpenDocument, Renewed, opened_document, renewed
from briefreader.ui.results import Results, find

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.worker import Rework

REFRESH_MILLISECONDS = 400
"""How often the list is brought up to date while documents are being added."""


class Session(QObject):
    """One window's state; see the signals for what it announces."""

    library_opened = Signal()
    results_changed = Signal()
    document_changed = Signal()
    document_renewed = Signal(object)  # Comparison: the open document's text changed; or None
    annotations_changed = Signal(str)  # document id, or empty: of several documents
    facts_changed = Signal(str)  # document id
    matches_changed = Signal()
    progress_changed = Signal(object)  # Progress, or None when nothing is under way
    added = Signal(object)  # AddReport
    message = Signal(str)
    problem = Signal(str)

    def __init__(self, places: Places, jobs: Jobs, worker_for: Callable[[Places], Worker]) -> None:
        super().__init__()
        self._jobs = jobs
        self._query, self._typing = "", False
        self.results = Results()
        self.sort: Sort | None = None
        self.opened: OpenDocument | None = None
        self.unreadable: Summary | None = None
        self.facts: tuple[Fact, ...] | None = None
        self._first_facts: tuple[str, tuple[Fact, ...]] = ("", ())
        self.fact_coverage = ""
        """What facts are not looked for in the open document's language, as a sentence."""
        self.undo_stack = QUndoStack(self)
        self.changes = Changes(self)
        self.notes = NoteSaving(self, jobs)
        self.notes.changed.connect(self.annotations_changed)
        self.notes.message.connect(self.message)
        self.notes.problem.connect(self.problem)
        self._refresh_timer = QTimer(self, interval=REFRESH_MILLISECONDS, singleShot=True)
        self._refresh_timer.timeout.connect(self._refresh)
        self.notes_watch = NotesWatch(self, self)
        self.notes_watch.told.connect(self.message)
        self._work = LibraryWork(places, jobs, worker_for, self)
        self.work.opened.connect(self._take_library)
        self.work.changed.connect(self._refresh_soon)
        self.work.progress_changed.connect(self.progress_changed)
        self.work.added.connect(self.added)
        self.work.first_facts_found.connect(self._take_first_facts)
        self.work.facts_found.connect(self._load_facts)
        self.work.message.connect(self.message)
        self.work.problem.connect(self.problem)

    # --- the library -------------------------------------------------------------------------

    @property
    def library(self) -> Library:
        """The open library; raises BriefreaderError while it is not open yet."""
        if self.work.library is None:
            raise BriefreaderError("The library is still being opened.")
        return self.work.library

    @property
    def work(self) -> LibraryWork:
        """The long work on the library."""
        return self._work

    @property
    def is_open(self) -> bool:
        return self.work.library is not None

    def _take_library(self) -> None:
        self.undo_stack.clear()
        self.notes.forget()
        self.close_document()
        self.library_opened.emit()
        self.search_again()
        self._jobs.run(
            "preparation", self.library.prepare_search, lambda _: None, self.problem.emit
        )
        self.notes_watch.watch(self.library)

    def close(self) -> None:
        """End all work; what was saved stays saved."""
        # The stack announces its own end, when the window it would tell is gone.
        self.undo_stack.blockSignals(True)
        self._refresh_timer.stop()
        self.notes_watch.stop()
        self._jobs.close()
        self.work.close()

    def _refresh_soon(self) -> None:
        if not self.work.busy:
            self._refresh_timer.start(0)
        elif not self._refresh_timer.isActive():
            self._refresh_timer.start(REFRESH_MILLISECONDS)

    def _refresh(self) -> None:
        """Take up what the worker wrote and show it."""
        if not self.is_open:
            return

        # A look at every record takes long; the one after the work is over misses nothing.
        library, fully = self.library, not self.work.busy
        self._jobs.run(
            "refresh",
            lambda: library.refresh(fully=fully),
            lambda _: self.show_news(),
            self.problem.emit,
        )

    def show_news(self) -> None:
        """Show what was found by any look at the disk that is over, whoever had it made."""
        if self.is_open and self.library.take_news():
            self.search_again()
            self._renew_if_changed()

    # --- search ------------------------------------------------------------------------------

    def search(self, query: str, *, typing: bool = False) -> None:
        """Show what a query finds; only the newest query's results are announced."""
        self._query, self._typing = query, typing
        if not self.is_open:
            self.results = replace(self.results, query=query)
            return
        library, sort = self.library, self.sort

        def work() -> Results:
            return find(library, query, typing, sort)

        self._jobs.run("search", work, self._take_results, self.problem.emit)

    def search_again(self) -> None:
        """Show what the query asked for last finds by now, also while its answer is awaited."""
        self.search(self._query, typing=self._typing)

    def set_sort(self, sort: Sort | None) -> None:
        """Sort by relevance, date or title; None leaves it to the query."""
        self.sort = sort
        self.search_again()

    def _take_results(self, results: object) -> None:
        assert isinstance(results, Results)
        self.results = results
        self.work.fill_if_partial(results.coverage)
        self.results_changed.emit()
        self.notes_watch.begin()
        self._update_matches()

    def want_details(self, document_ids: tuple[str, ...]) -> None:
        """Ask for the snippets of rows that came into view."""
        missing = [key for key in document_ids if key not in self.results.hits]
        results, typing = self.results, self._typing
        if not missing or not results.searched or not self.is_open:
            return
        library = self.library

        def work() -> dict[str, object]:
            return {key: library.hit(results.query, key, typing=typing) for key in missing}

        def done(found: object) -> None:
            assert isinstance(found, dict)
            if self.results.query == results.query:
                self.results = replace(self.results, hits={**self.results.hits, **found})
                self.results_changed.emit()

        self._jobs.run("details", work, done, self.problem.emit)

    def find_passages(self, document_id: str, most: int, done: Callable[[Hit], None]) -> None:
        """Get the passages of a document that the query lights, at most so many, the best ones."""
        library, query, typing = self.library, self.results.query, self._typing

        def found(hit: object) -> None:
            assert isinstance(hit, Hit)
            if self.results.query == query:
                done(hit)

        self._jobs.run(
            "passages",
            lambda: library.hit(query, document_id, typing=typing, most=most),
            found,
            self.problem.emit,
        )

    # --- the open document -------------------------------------------------------------------

    def open_document(self, document_id: str) -> None:
        """Show a document in the reader and mark it read."""
        if not self.is_open:
            return
        library, query, typing = self.library, self.results.query, self._typing

        def done(opened: object) -> None:
            self._take_document(opened)
            if not self.results.rows.knows(document_id):
                # Just added: reading it took up what the worker wrote.
                self.search_again()
            elif self.results.query != query:
                self._update_matches()

        # Found by the worker while the document is read and laid out here.
        self._first_facts = ("", ())
        self.work.find_first_facts(document_id)
        self._jobs.run(
            "document",
            lambda: opened_document(library, document_id, query, typing),
            done,
            self.problem.emit,
        )

    def _take_document(self, opened: object) -> None:
        assert isinstance(opened, OpenDocument)
        self.opened, self.unreadable = opened, None
        self.facts, self.fact_coverage = None, opened.fact_coverage
        self.document_changed.emit()
        if opened.summary.unread:
            self.set_read(opened.summary.id, True)
        self._load_facts(opened.summary.id)
        self._take_first_facts(*self._first_facts)

    def show_unreadable(self, row: Summary) -> None:
        """Show why a file could not be read, in place of a document."""
        self.close_document(row)

    def renew_document(self) -> None:
        """Read the open document again, because its text, blocks or metadata are others now."""
        before = self.opened
        if before is None or not self.is_open:
            return
        library, query, typing = self.library, self.results.query, self._typing
        key = before.summary.id

        def done(result: object) -> None:
            assert isinstance(result, Renewed)
            if self.opened is None or self.opened.summary.id != key:
                return
            self.opened, self.fact_coverage = result.opened, result.opened.fact_coverage
            self.document_renewed.emit(result.comparison)
            self.annotations_changed.emit(key)
            self._load_facts(key)

        # Under a key of its own: it must not take the place of a document that is being opened.
        self._jobs.run(
            "renewal",
            lambda: renewed(library, before, query, typing),
            done,
            self.problem.emit,
        )

    def _renew_if_changed(self) -> None:
        """Follow what happened to the open document's file while it is being read."""
        if self.opened is None or not self.is_open:
            return
        key = self.opened.summary.id
        record = self.library.records.get(key)
        if record is not None and not record.removed and record.text != self.opened.text_id:
            self.renew_document()
            return
        row = self.library.by_id().get(key, self.opened.summary)
        if row.metadata != self.opened.summary.metadata:
            self.renew_document()
        elif row != self.opened.summary:
            self.row_changed(key)

    def close_document(self, unreadable: Summary | None = None) -> None:
        """Show no document; or, where a row of the list could not be read, why that is."""
        self._jobs.forget("document")
        self.opened, self.unreadable = None, unreadable
        self.facts = None
        self.document_changed.emit()

    def _update_matches(self) -> None:
        if self.opened is None or not self.is_open:
            return
        library, query, typing = self.library, self.results.query, self._typing
        key = self.opened.summary.id

        def work() -> tuple[Span, ...]:
            return library.matches(query, key, typing=typing) if query else ()

        def done(matches: object) -> None:
            assert isinstance(matches, tuple)
            if self.opened is None or self.opened.summary.id != key:
                return
            # A search repeated because the library grew leaves the user at their hit.
            if matches != self.opened.matches:
                self.opened = replace(self.opened, matches=matches)
                self.matches_changed.emit()

        self._jobs.run("matches", work, done, self.problem.emit)

    # --- facts -------------------------------------------------------------------------------

    def _load_facts(self, document_id: str) -> None:
        if not self.is_open or self.opened is None or self.opened.summary.id != document_id:
            return
        library = self.library

        def done(facts: object) -> None:
            assert facts is None or isinstance(facts, tuple)
            if facts is None:
                self.work.extract_facts(document_id)
            elif self.opened is not None and self.opened.summary.id == document_id:
                self.facts = facts
                self.facts_changed.emit(document_id)

        self._jobs.run("facts", lambda: library.known_facts(document_id), done, self.problem.emit)

    def _take_first_facts(self, document_id: str, facts: object) -> None:
        """Show what was found at once, unless all facts are there; keep it till the text is."""
        assert isinstance(facts, tuple)
        self._first_facts = (document_id, facts)
        is_open = self.opened is not None and self.opened.summary.id == document_id
        if is_open and self.facts is None and facts:
            self.facts = facts
            self.facts_changed.emit(document_id)

    def facts_corrected(self, document_id: str) -> None:
        """Show what the user said of a document's facts; an empty id stands for all documents."""
        library = self.library

        def done(_: object) -> None:
            if self.opened is not None and document_id in ("", self.opened.summary.id):
                self._load_facts(self.opened.summary.id)
            self.search_again()

        self._jobs.run(
            f"correction {document_id}",
            lambda: library.fact_corrections.follow([document_id] if document_id else []),
            done,
            self.problem.emit,
        )

    # --- the user's work on a document -------------------------------------------------------

    def placement(self, annotation_id: str) -> Placement | None:
        """An annotation of the open document, placed."""
        placements = self.opened.placements if self.opened else ()
        return next((p for p in placements if p.annotation.id == annotation_id), None)

    def set_read(self, document_id: str, read: bool) -> None:
        self.attempt(lambda: self.library.set_read(document_id, read))
        self.row_changed(document_id)

    def compare(self, document_id: str, text_id: str, done: Callable[[Comparison], None]) -> None:
        """Compare an earlier version of a document with its present text, in the background."""
        library = self.library

        def compared(result: object) -> None:
            assert isinstance(result, Comparison)
            done(result)

        self._jobs.run(
            "compare",
            lambda: library.history.compare(document_id, text_id),
            compared,
            self.problem.emit,
        )

    def saw_change(self, document_id: str) -> None:
        """The user has seen what changed in a document, or does not want to."""
        if self.attempt(lambda: self.library.history.saw_change(document_id)):
            self.row_changed(document_id)

    # --- export ------------------------------------------------------------------------------

    def export_notes(self, query: str, folder: Path, document_id: str = "") -> None:
        """Write the notes that a query chooses, or those of one document, as Markdown files."""
        library = self.library
        self._jobs.run(
            "export",
            lambda: exported(library, query, folder, document_id),
            lambda text: self.message.emit(text),
            self.problem.emit,
        )

    def aside(self, key: str, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Do what waits for the disk in a thread; of works with one key only the newest counts."""
        self._jobs.run(key, work, done, self.problem.emit)

    # --- what edits call ---------------------------------------------------------------------

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do something that may fail for the environment's fault, and say so if it does."""
        try:
            work()
        except BriefreaderError as error:
            self.problem.emit(str(error))
            return False
        return True

    def tell_problem(self, reason: str) -> None:
        """Announce why something asked for could not be done."""
        self.problem.emit(reason)

    def rows_changed(self, *, searched: bool = False) -> None:
        """Bring the rows of the results up to date; `searched` if others may be found now."""
        if searched and self._query:
            self.search_again()
        else:
            self.results_changed.emit()

    def row_changed(self, document_id: str) -> None:
        """Bring one row of the results up to date."""
        try:
            row = self.library.summary(document_id)
        except BriefreaderError:
            return
        if self.opened is not None and self.opened.summary.id == document_id:
            self.opened = replace(self.opened, summary=row)
        self.results_changed.emit()

    def rework(self, task: Rework, told: Callable[[str], None]) -> None:
        """Have a document's metadata or blocks changed, then show it; `told` as for `correct`."""

        def done(_: object) -> None:
            self._jobs.run(f"rework {task.document_id}", self.library.refresh, shown, told)

        def shown(_: object) -> None:
            told("")
            self.search_again()
            if self.opened is not None and self.opened.summary.id == task.document_id:
                self.renew_document()
            self.work.extract_missing_facts()

        self.work.rework(task, done, told)

    def library_changed(self) -> None:
        """Announce that any of the user's work may be other than before, beyond undoing."""
        self.undo_stack.clear()
        if self.opened is not None:
            if self.opened.summary.id in self.library.by_id():
                self.renew_document()
            else:
                self.close_document()
        self.annotations_changed.emit("")
        self.search_again()
        self.work.watch_folders()

    def rows_gone(self, document_ids: tuple[str, ...]) -> None:
        """Announce that documents left the library."""
        if self.opened is not None and self.opened.summary.id in document_ids:
            self.close_document()
        self.search_again()
