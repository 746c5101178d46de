"""Has the facts of the open library's documents extracted, in its worker and in small rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefreader.ui.jobs import Jobs, Worker

if TYPE_CHECKING:
    from briefreader.library import Library

ROUND = 8
"""Documents whose facts are extracted as one task; it gives way to an opened document."""

MOST_FAILURES = 5
"""Rounds that may fail one after the other before the rest waits for the next occasion."""


class FactFinding(QObject):
    """Gives a worker documents to extract facts of: opened ones first, then the newest.

    A worker that is killed, or that a document brings to its end, is given the documents again one
    by one; one that fails twice is passed over until the library is opened again.
    """

    first_found = Signal(str, object)  # document id, tuple[Fact, ...]
    found = Signal(str)  # document id
    problem = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._library: Library | None = None
        self._worker: Worker | None = None
        self._asked_first = ""
        self._passed_over: set[str] = set()
        self._failures = 0

    def begin(self, library: Library, worker: Worker) -> None:
        """Work for this library from now on."""
        from briefreader.library.worker import PrepareFacts

        self._library, self._worker = library, worker
        self._asked_first = ""
        self._passed_over, self._failures = set(), 0
        worker.run(PrepareFacts(), lambda _: self.extract_missing(), self.problem.emit)

    def end(self) -> None:
        self._library = self._worker = None

    def find_first(self, document_id: str) -> None:
        """Tell what is found at once in a document being opened; nothing if all are known."""
        from briefreader.library.worker import FirstFacts

        if self._worker is None:
            return
        self._asked_first = document_id

        def first(facts: object) -> None:
            self.first_found.emit(document_id, facts)
            self.extract_missing()  # Which may have met a worker that was busy with this.

        # Why they failed is told by the extraction, which fails for the same reason.
        self._worker.run(FirstFacts(document_id), first, lambda _: self.extract_missing())

    def extract(self, document_id: str, *, again: bool = True) -> None:
        """Extract one document's facts before those of others; tell what is found at once.

        Where that fails it is done `again`: the worker may have been killed for another document.
        """
        from briefreader.library.worker import ExtractFacts

        if self._worker is None:
            return
        if self._asked_first != document_id:
            self.find_first(document_id)
        self._asked_first = ""

        def found(_: object) -> None:
            self.found.emit(document_id)
            self.extract_missing()  # Which had to stand back for this one.

        def failed(reason: str) -> None:
            if again:
                self.extract(document_id, again=False)
                return
            self._passed_over.add(document_id)
            self.problem.emit(reason)
            self.extract_missing()

        self._worker.run(ExtractFacts((document_id,)), found, failed)

    def extract_missing(self) -> None:
        """Extract the facts of the whole library in rounds, the newest documents first."""
        library, worker = self._library, self._worker
        if library is None or worker is None or worker.busy:
            return
        most = ROUND + len(self._passed_over)

        def extract(waiting: object) -> None:
            assert isinstance(waiting, tuple)
            # Meanwhile another library may have been opened, or a document's facts be wanted.
            if self._library is library and not worker.busy:
                self._extract_round(waiting, worker)

        self._jobs.run("waiting", lambda: library.without_facts(most), extract, self.problem.emit)

    def _extract_round(self, waiting: tuple[str, ...], worker: Worker) -> None:
        from briefreader.library.worker import ExtractFacts

        chosen = tuple(key for key in waiting if key not in self._passed_over)
        chosen = chosen[: 1 if self._failures else ROUND]

        def done(_: object) -> None:
            self._failures = 0
            self.extract_missing()

        def failed(reason: str) -> None:
            if self._worker is not worker:
                return
            self._failures += 1
            if len(chosen) == 1:
                self._passed_over.update(chosen)
                self.problem.emit(reason)
            if self._failures < MOST_FAILURES:
                self.extract_missing()

        if chosen:
            worker.run(ExtractFacts(chosen), done, failed)
