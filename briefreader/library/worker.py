"""The worker process: long work on a library, out of the window's way.

The window sends tasks down one pipe and reads news from another. A task is a frozen dataclass with
a `run` method; what it returns, and the progress it makes, travel back. Tasks are done in turn, but
for `FirstFacts`, which is done beside them in the thread that reads the pipe; of several that wait
only the last is done. The process ends when the window's end of the pipe closes, whatever the
reason.
"""

import atexit
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Protocol

from briefreader.config import Places
from briefreader.crash import sentence, write_report
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.fact import Fact
from briefreader.domain.report import AddReport, Progress, RebuildReport
from briefreader.forking import context as process_context
from briefreader.library.extracting import prepare
from briefreader.library.library import Library

NICENESS = 10
"""By how much the worker stands back: on a busy machine the window is served first."""

GRACE_SECONDS = 0.6
"""How long a closing window waits for each of its two workers: it must be gone within two."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a task works with: the library, a way to tell progress, and whether to stop.

    `awaited` tells whether other tasks wait for this one.
    """

    library: Library
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    awaited: Callable[[], bool] = lambda: False


class Task(Protocol):
    """Work for the worker process; its result must be picklable."""

    def run(self, context: Context) -> object: ...


@dataclass(frozen=True, slots=True)
class AddFiles:
    """Add files and folders; gives an AddReport."""

    paths: tuple[Path, ...]
    watch: bool = False
    password: str | None = field(default=None, repr=False)

    def run(self, context: Context) -> AddReport:
        return context.library.add(
            self.paths,
            watch=self.watch,
            password=self.password,
            progress=context.progress,
            cancelled=context.cancelled,
        )


@dataclass(frozen=True, slots=True)
class Follow:
    """Take up what changed at paths of watched folders; gives an AddReport."""

    paths: tuple[Path, ...]

    def run(self, context: Context) -> AddReport:
        return context.library.follow(
            self.paths, progress=context.progress, cancelled=context.cancelled
        )


@dataclass(frozen=True, slots=True)
class Rework:
    """Set fields of a document's metadata by hand and mark its blocks; gives the document's id.

    `corrections` are fields with their values, `found` fields that go back to what is found,
    `marks` offsets of blocks with whether they are boilerplate.
    """

    document_id: str
    corrections: tuple[tuple[str, str | tuple[str, ...] | None], ...] = ()
    found: tuple[str, ...] = ()
    marks: tuple[tuple[int, bool], ...] = ()

    def run(self, context: Context) -> str:
        library = context.library
        for field_name, value in self.corrections:
            library.corrections.set(self.document_id, field_name, value)
        for field_name in self.found:
            library.corrections.take_back(self.document_id, field_name)
        for start, is_boilerplate in self.marks:
            library.corrections.mark_boilerplate(self.document_id, start, is_boilerplate)
        return self.document_id


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Read what the caches miss and what changed in watched folders; gives a RebuildReport."""

    def run(self, context: Context) -> RebuildReport:
        return context.library.catch_up(context.progress, context.cancelled)


@dataclass(frozen=True, slots=True)
class FillCaches:
    """Put in what the caches miss; gives a RebuildReport."""

    def run(self, context: Context) -> RebuildReport:
        return context.library.fill_caches(context.progress, context.cancelled)


@dataclass(frozen=True, slots=True)
class TidyIndex:
    """Do one step of the index's upkeep; gives whether there may be another one to do.

    One step a task: what the user wants meanwhile waits for no more than that.
    """

    def run(self, context: Context) -> bool:
        return context.library.tidy()


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Build the caches again; gives a RebuildReport."""

    def run(self, context: Context) -> RebuildReport:
        return context.library.rebuild(context.progress)


@dataclass(frozen=True, slots=True)
class BringBack:
    """Undo the removal of documents; gives a RebuildReport."""

    document_ids: tuple[str, ...]

    def run(self, context: Context) -> RebuildReport:
        return context.library.bring_back(self.document_ids)


@dataclass(frozen=True, slots=True)
class ExtractFacts:
    """Extract the facts of documents that have none yet; gives how many were done.

    Documents that are gone by now are passed over. Several are given up where another task waits.
    """

    document_ids: tuple[str, ...]

    def run(self, context: Context) -> int:
        def ended() -> bool:
            return context.cancelled() or (len(self.document_ids) > 1 and context.awaited())

        return context.library.extract_facts(self.document_ids, context.progress, ended)


@dataclass(frozen=True, slots=True)
class PrepareFacts:
    """Load what finding facts needs, but for the model, so that the first document need not."""

    def run(self, context: Context) -> None:
        prepare()


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """Find what can be found at once in a document; gives its facts, which nobody keeps.

    It gives none where all facts are known, or where those of another document are wanted by now.
    """

    document_id: str

    def run(self, context: Context) -> tuple[Fact, ...]:
        return context.library.first_facts(self.document_id)


@dataclass(frozen=True, slots=True)
class Order:
    """A task on its way to the worker; `number` comes back with all news of it."""

    number: int
    task: Task


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a task has come."""

    number: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Finished:
    """A task ended well, with what its `run` returned."""

    number: int
    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """A task ended with an error; `message` is a sentence for the user."""

    number: int
    message: str


News = Progressed | Finished | Failed


def start(places: Places) -> "WorkerProcess":
    """Start a worker process for a library."""
    context = process_context()
    orders_out, orders_in = context.Pipe(duplex=False)
    news_out, news_in = context.Pipe(duplex=False)
    stop = context.Event()
    # No daemon: those may not start processes of their own, and a large import is read ahead.
    process = context.Process(
        target=_serve, args=(places, orders_out, news_in, stop), name="briefreader-worker"
    )
    process.start()
    orders_out.close()
    news_in.close()
    started = WorkerProcess(process, orders_in, news_out, stop)
    # At exit Python waits for such a process; it must have been told that the window has gone.
    atexit.register(started.close)
    return started


@dataclass(frozen=True, slots=True)
class WorkerProcess:
    """The window's end of a worker process."""

    process: BaseProcess
    orders: Connection
    news: Connection
    stop: Event

    def close(self) -> None:
        """Ask the worker to stop after its present batch and wait a moment for it."""
        atexit.unregister(self.close)
        self.stop.set()
        self.orders.close()
        self.process.join(GRACE_SECONDS)
        if self.process.is_alive():
            # What it had acknowledged is on disk; the rest is read again at the next start.
            self.process.kill()
            self.process.join(1.0)


class _Server:
    """The worker's end: one thread reads the orders, the main thread carries them out in turn."""

    def __init__(self, library: Library, orders: Connection, news: Connection, stop: Event) -> None:
        self._library = library
        self._orders = orders
        self._news = news
        self._stop = stop
        self._waiting: SimpleQueue[Order | None] = SimpleQueue()
        self._telling = Lock()

    def serve(self) -> None:
        """Carry out orders until the pipe closes; raises BrokenPipeError if that is meanwhile."""
        Thread(target=self._read, name="briefreader-orders", daemon=True).start()
        while (order := self._waiting.get()) is not None:
            self._carry_out(order, self._library.refresh)

    def _read(self) -> None:
        try:
            while True:
                came = self._came()
                first = [order for order in came if isinstance(order.task, FirstFacts)]
                for order in first[:-1]:
                    self._tell(Finished(order.number, ()))
                for order in first[-1:]:
                    self._carry_out(order)
                for order in came:
                    if not isinstance(order.task, FirstFacts):
                        self._waiting.put(order)
        except (EOFError, OSError):
            self._waiting.put(None)

    def _came(self) -> list[Order]:
        """The orders that have come by now, at least one; raises EOFError after the last."""
        came: list[Order] = [self._orders.recv()]
        with suppress(EOFError):  # Which is met again when the next one is asked for.
            while self._orders.poll():
                came.append(self._orders.recv())
        return came

    def _carry_out(self, order: Order, prepare: Callable[[], object] = lambda: None) -> None:
        def tell(progress: Progress) -> None:
            self._tell(Progressed(order.number, progress))

        context = Context(self._library, tell, self._stop.is_set, lambda: not self._waiting.empty())
        news: News
        try:
            prepare()
            news = Finished(order.number, order.task.run(context))
        except BriefreaderError as error:
            news = Failed(order.number, str(error))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug in the worker becomes a report
            news = Failed(order.number, sentence(write_report(error)))
        self._tell(news)

    def _tell(self, news: News) -> None:
        with self._telling:
            self._news.send(news)


def _serve(places: Places, orders: Connection, news: Connection, stop: Event) -> None:
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    library = Library(places)
    try:
        _Server(library, orders, news, stop).serve()
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return
    finally:
        library.close()
