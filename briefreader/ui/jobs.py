"""Work off the GUI thread: short jobs in threads, long tasks in a worker process.

Results come back on the GUI thread by one queued signal each. Nothing here knows what the work is.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from briefreader.config import Places
from briefreader.crash import sentence, write_report
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.report import Progress

if TYPE_CHECKING:
    from briefreader.library.worker import Order, Task, WorkerProcess

ResultListener = Callable[[object], None]
ErrorListener = Callable[[str], None]
ProgressListener = Callable[[Progress], None]

_POLL_MILLISECONDS = 25
_START_MILLISECONDS = 5
_CLOSE_SECONDS = 1.0

_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="briefreader-starting")
"""Starts processes one after the other; its thread is made when first needed."""


@dataclass(frozen=True, slots=True)
class _Delivery:
    """What a finished job hands to the GUI thread."""

    key: str
    number: int
    result: object
    message: str
    done: ResultListener
    failed: ErrorListener


class Jobs(QObject):
    """Short jobs in threads; of jobs with the same key only the newest one's result arrives.

    The threads are Python's own and stay. In one of Qt's, what Python keeps by thread, such as the
    catalogue's connection, is lost at the end of every job and made anew in the next.
    """

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._newest: dict[str, int] = {}
        self._in_turn: set[str] = set()
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._last: dict[str, Future[None]] = {}
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, key: str, work: Callable[[], object], done: ResultListener, failed: ErrorListener
    ) -> None:
        """Do `work` in a thread, after earlier work of the same key, then call `done` or `failed`.

        A job that is still waiting when a newer one of its key comes is never begun.
        """
        self._submit(key, key, work, done, failed)

    def run_in_turn(
        self, key: str, work: Callable[[], object], done: ResultListener, failed: ErrorListener
    ) -> None:
        """Do `work` in any case, in the order asked for, also when the jobs are being closed.

        The key is not one of those that `run` is given.
        """
        self._in_turn.add(key)
        self._submit(key, f"{key} {next(self._numbers)}", work, done, failed)

    def _submit(
        self,
        thread_key: str,
        key: str,
        work: Callable[[], object],
        done: ResultListener,
        failed: ErrorListener,
    ) -> None:
        number = next(self._numbers)
        self._newest[key] = number
        thread = self._threads.get(thread_key)
        if thread is None:
            thread = self._threads[thread_key] = ThreadPoolExecutor(1, f"briefreader-{thread_key}")
        task = partial(self._work, key, number, work, done, failed)
        if thread_key in self._in_turn:
            task = partial(self._work_and_tell, key, number, work, done, failed)
        self._last[thread_key] = thread.submit(task)

    def forget(self, key: str) -> None:
        """Drop the result of the job under way with this key."""
        self._newest.pop(key, None)

    def forget_all(self) -> None:
        """Drop the results of all jobs under way."""
        self._newest.clear()

    @property
    def busy(self) -> bool:
        """Whether a result is still to come."""
        return bool(self._newest)

    def close(self) -> None:
        """Drop all results and wait a little for the threads to come to an end."""
        self._newest.clear()
        for key, thread in self._threads.items():
            thread.shutdown(wait=key in self._in_turn, cancel_futures=key not in self._in_turn)
        ended = wait_for(self._last.values(), _CLOSE_SECONDS).done
        for key, thread in self._threads.items():
            if self._last[key] in ended:
                # Until it has ended it may hold the last reference to one of Qt's objects.
                thread.shutdown(wait=True)
        self._threads.clear()
        self._last.clear()

    def _work(
        self,
        key: str,
        number: int,
        work: Callable[[], object],
        done: ResultListener,
        failed: ErrorListener,
    ) -> None:
        if self._newest.get(key) == number:
            self._work_and_tell(key, number, work, done, failed)

    def _work_and_tell(
        self,
        key: str,
        number: int,
        work: Callable[[], object],
        done: ResultListener,
        failed: ErrorListener,
    ) -> None:
        result, message = None, ""
        try:
            result = work()
        except BriefreaderError as error:
            message = str(error)
        except Exception as error:  # noqa: BLE001 - a bug in a job becomes a report
            message = sentence(write_report(error))
        self._delivered.emit(_Delivery(key, number, result, message, done, failed))

    @Slot(object)
    def _deliver(self, delivery: _Delivery) -> None:
        if self._newest.get(delivery.key) != delivery.number:
            return
        del self._newest[delivery.key]
        if delivery.message:
            delivery.failed(delivery.message)
        else:
            delivery.done(delivery.result)


@dataclass(frozen=True, slots=True)
class _Waiting:
    done: ResultListener
    failed: ErrorListener
    progress: ProgressListener


class Worker(QObject):
    """Long tasks in a process of their own, one after the other.

    The process is started in a thread, since that takes longer than the window may stand still.
    """

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._starting: Future[WorkerProcess] | None = None
        self._process: WorkerProcess | None = None
        self._ears: QObject | None = None
        self._numbers = itertools.count(1)
        self._orders: list[Order] = []
        self._waiting: dict[int, _Waiting] = {}
        self._cancelled = False
        self._start_timer = QTimer(self, interval=_START_MILLISECONDS)
        self._start_timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def run(
        self,
        task: Task,
        done: ResultListener,
        failed: ErrorListener,
        progress: ProgressListener = lambda _: None,
    ) -> None:
        """Give a task of `briefreader.library.worker` to the process, starting it if need be."""
        from briefreader.library.worker import Order

        if not self._waiting:
            self._cancelled = False
            if self._process is not None:
                self._process.stop.clear()
        number = next(self._numbers)
        self._waiting[number] = _Waiting(done, failed, progress)
        self._orders.append(Order(number, task))
        self.warm_up()
        self._send()

    def warm_up(self) -> None:
        """Start the process, so that the first task need not wait for it."""
        from briefreader.library import worker

        if self._process is None and self._starting is None:
            self._starting = _starter.submit(worker.start, self._places)
            self._start_timer.start()

    def _go_on(self) -> None:
        """Take over the process once it has been started."""
        if self._starting is None or not self._starting.done():
            return
        self._start_timer.stop()
        starting, self._starting = self._starting, None
        error = starting.exception()
        if error is not None:
            known = isinstance(error, OSError)
            reason = f"Could not start working in the background: {error}."
            self._give_up(reason if known else sentence(write_report(error)))
            return
        self._process = starting.result()
        if self._cancelled:
            self._process.stop.set()
        self._listen(self._process)
        self._send()

    def _send(self) -> None:
        if self._process is None:
            return
        orders, self._orders = self._orders, []
        for order in orders:
            try:
                self._process.orders.send(order)
            except OSError:
                self._interrupted()
                return

    def cancel(self) -> None:
        """Ask the task at hand, and those waiting, to stop; their results arrive as always."""
        self._cancelled = True
        if self._process is not None:
            self._process.stop.set()

    def close(self, *, wait: bool = True) -> None:
        """End the process, after the batch at hand where that is quick.

        Without `wait` that happens in the background; the program does not end before it has.
        """
        self._start_timer.stop()
        self._stop_listening()
        starting, self._starting = self._starting, None
        process, self._process = self._process, None
        self._waiting.clear()
        self._orders.clear()
        if starting is not None:
            starting.add_done_callback(_close)
        if process is None:
            return
        if wait:
            process.close()
        else:
            threading.Thread(target=process.close, name="briefreader-closing").start()

    def _listen(self, process: WorkerProcess) -> None:
        """Have `_take` called when the process has something to tell.

        No thread waits for it: one that outlived this object would be the last to hold it, and
        Qt's objects must not die in another thread than their own.
        """
        if os.name == "nt":
            # Qt cannot watch a pipe there.
            self._ears = timer = QTimer(self, interval=_POLL_MILLISECONDS)
            timer.timeout.connect(lambda: self._take() if process.news.poll() else None)
            timer.start()
            return
        pipe = process.news.fileno()
        self._ears = notifier = QSocketNotifier(pipe, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._take)

    def _stop_listening(self) -> None:
        ears, self._ears = self._ears, None
        if isinstance(ears, QSocketNotifier):
            ears.setEnabled(False)
        elif isinstance(ears, QTimer):
            ears.stop()
        if ears is not None:
            ears.deleteLater()

    @Slot()
    def _take(self) -> None:
        """Take one piece of news from the process and pass it on."""
        from briefreader.library import worker

        if self._process is None:
            return
        try:
            news = self._process.news.recv()
        except (EOFError, OSError):
            self._interrupted()
            return
        assert isinstance(news, worker.Progressed | worker.Finished | worker.Failed)
        if isinstance(news, worker.Progressed):
            self._waiting[news.number].progress(news.progress)
            return
        item = self._waiting.pop(news.number)
        if isinstance(news, worker.Failed):
            item.failed(news.message)
        else:
            item.done(news.result)

    def _interrupted(self) -> None:
        """The process has ended by itself, or was killed."""
        self._stop_listening()
        self._process = None
        self._give_up("The work was interrupted. What was done so far stays.")

    def _give_up(self, message: str) -> None:
        """Tell all who wait that nothing will come."""
        waiting, self._waiting = self._waiting, {}
        self._orders.clear()
        for item in waiting.values():
            item.failed(message)


def _close(started: Future[WorkerProcess]) -> None:
    """End a process that was no longer wanted when it had been started."""
    if started.exception() is None:
        started.result().close()
