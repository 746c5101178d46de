"""A worker without a process: its tasks run on the GUI thread, at turns of the event loop."""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from briefreader.config import Places
from briefreader.domain.errors import BriefreaderError
from briefreader.library import Library
from briefreader.library.worker import Context, Task
from briefreader.ui.jobs import ErrorListener, ProgressListener, ResultListener, Worker


@dataclass(frozen=True, slots=True)
class _Order:
    task: Task
    done: ResultListener
    failed: ErrorListener
    progress: ProgressListener


class WorkerInTurns(Worker):
    """Does what a `Worker` does, with a library of its own as the process has one.

    Unlike one that is done at once, its results arrive after `run` has returned.
    """

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(places, parent)
        self._turns: deque[_Order] = deque()
        self._library: Library | None = None
        self._stopped = False
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._carry_out)

    @property
    def busy(self) -> bool:
        return bool(self._turns)

    def run(
        self,
        task: Task,
        done: ResultListener,
        failed: ErrorListener,
        progress: ProgressListener = lambda _: None,
    ) -> None:
        if not self._turns:
            self._stopped = False
        self._turns.append(_Order(task, done, failed, progress))
        self._turn.start()

    def warm_up(self) -> None:
        """There is no process to start."""

    def cancel(self) -> None:
        self._stopped = True

    def close(self, *, wait: bool = True) -> None:
        self._turn.stop()
        self._turns.clear()
        if self._library is not None:
            self._library.close()
            self._library = None

    def _carry_out(self) -> None:
        order = self._turns[0]
        if self._library is None:
            self._library = Library(self._places)
        self._library.refresh()
        context = Context(self._library, order.progress, lambda: self._stopped)
        try:
            result = order.task.run(context)
        except BriefreaderError as error:
            self._leave()
            order.failed(str(error))
        else:
            self._leave()
            order.done(result)

    def _leave(self) -> None:
        self._turns.popleft()
        if not self._turns:
            self._turn.stop()
