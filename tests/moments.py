"""Moments of work on files, at each of which a process can be killed.

A moment comes before each creating or opening of a file for writing, each renaming, deleting and
making of a folder, and before and after each wait for the disk.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class _Countdown:
    """Counts moments and kills this process at the one that is given."""

    def __init__(self, moment: int) -> None:
        self._left = moment
        self._wait = os.fsync

    def begin(self) -> None:
        sys.addaudithook(self._hear)
        os.fsync = self._fsync  # type: ignore[assignment]

    def _hear(self, event: str, values: tuple[object, ...]) -> None:
        flags = values[2] if event == "open" else 0
        if event in _CHANGES or (isinstance(flags, int) and flags & _WRITING):
            self._count()

    def _fsync(self, descriptor: int) -> None:
        self._count()
        self._wait(descriptor)
        self._count()

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def killed_at_every_moment(
    work: Callable[[Path], None], before: Path, folder: Path, step: int = 1
) -> Iterator[int]:
    """Do the work on copies of a folder, killed at each moment in turn, or at every `step`-th.

    Gives the number of the moment, when the process is dead and `folder` is as it left it; ends
    with the first round in which the work came to its end, which is given as 0. The work is done in
    forks of this process, which must have no other threads.
    """
    moment = 1
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _Countdown(moment).begin()
                work(folder)
                code = 0
            finally:
                os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status != -signal.SIGKILL:
            assert status == 0, f"the work failed with {status}"
            yield 0
            return
        yield moment
        moment += step
