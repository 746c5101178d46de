"""A session whose work is done at once, on the calling thread, without a worker process."""

from collections.abc import Callable
from pathlib import Path

from briefreader.config import Places
from briefreader.domain.errors import BriefreaderError
from briefreader.library import Library
from briefreader.library.worker import Context, Task
from briefreader.ui.jobs import ErrorListener, Jobs, ProgressListener, ResultListener, Worker
from briefreader.ui.session import Session


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
    if paths:
        with_documents.add(paths)
    with_documents.close()
    session = Session(places, InlineJobs(), InlineWorker)
    session.work.open(paths[:1])
    return session
