"""A session whose work is done at once, on the calling thread, without a worker process."""

from collections.abc import Callable
from pathlib import Path

from briefreader.config import Places
from briefreader.domain.annotation import Placement
from briefreader.domain.document import Document
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.fact import Fact
from briefreader.library import Library
from briefreader.library.worker import Context, Task
from briefreader.ui.jobs import ErrorListener, Jobs, ProgressListener, ResultListener, Worker
from briefreader.ui.opened import OpenDocument
from briefreader.ui.session import Session
from tests.ui.builders import summary


class InlineJobs(Jobs):
    """Does a job where it is asked for; its result arrives before `run` returns."""

    def run(
        self, key: str, work: Callable[[], object], done: ResultListener, failed: ErrorListener
    ) -> None:
        try:
            result = work()
        except BriefreaderError as error:
            failed(str(error))
            return
        done(result)


class InlineWorker(Worker):
    """Carries out a task with a library of its own, as the worker process does."""

    def run(
        self,
        task: Task,
        done: ResultListener,
        failed: ErrorListener,
        progress: ProgressListener = lambda _: None,
    ) -> None:
        library = Library(self._places)
        try:
            result = task.run(Context(library, progress, lambda: False))
        except BriefreaderError as error:
            failed(str(error))
            return
        finally:
            library.close()
        done(result)

    def warm_up(self) -> None:
        """There is no process to start."""


def inline_session(places: Places, *paths: Path) -> Session:
    """A session on an open library that holds the documents at these paths; close it after use."""
    with_documents = Library(places)
    with_documents.add(paths)
    with_documents.close()
    session = Session(places, InlineJobs(), InlineWorker)
    session.work.open()
    return session


def session_showing(
    places: Places,
    shown: Document | None,
    facts: tuple[Fact, ...] | None = (),
    placements: tuple[Placement, ...] = (),
) -> Session:
    """A session without a library in which a document is open."""
    session = Session(places, InlineJobs(), InlineWorker)
    show(session, shown, facts, placements)
    return session


def show(
    session: Session,
    shown: Document | None,
    facts: tuple[Fact, ...] | None = (),
    placements: tuple[Placement, ...] = (),
) -> None:
    """Open a document in a session, and announce it as the session does."""
    session.opened = OpenDocument(summary(shown), shown, placements) if shown else None
    session.facts = None
    session.document_changed.emit()
    if facts is not None and shown is not None:
        session.facts = facts
        session.facts_changed.emit(summary(shown).id)
