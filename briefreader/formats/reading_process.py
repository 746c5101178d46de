"""A process of its own that reads files: what a file does to it does not reach the caller.

It has a limit of memory, and each file a limit of time. A file that ends the process, or takes too
long, is refused with that reason, and a new process reads the others. It is started with nothing
but this room in it, and ends when the caller's end of the pipe closes, whatever the reason.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from briefreader.crash import write_report
from briefreader.domain.document import Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes

SECONDS = 30.0
"""How long one file may take."""

STARTING = 60.0
"""How long the process may take to come up, in seconds."""

MEMORY = 2_000_000_000
"""Bytes of address space of the process, where the system can limit it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The content of a file, its name, and the password that opens it, if there is one."""

    content: bytes
    name: str
    password: str | None = None


Answer = Document | UnreadableDocument
"""What a source holds, or why it cannot be read."""


def read_source(source: Source) -> Answer:
    """Read a source, here and now; a bug that it brings to light becomes a report and a reason."""
    try:
        return read_bytes(source.content, source.name, source.password)
    except UnreadableDocument as error:
        return error
    except MemoryError:
        return UnreadableDocument("Reading this file takes more memory than it may.")
    except Exception as error:  # noqa: BLE001 - one file must not keep all others from being read
        return UnreadableDocument(_told(error))


def _told(error: Exception) -> str:
    try:
        path = write_report(error)
    except OSError:
        return "This file could not be read, by a fault of briefreader."
    return f"This file could not be read, by a fault of briefreader. Report: {path}"


class _Ended(Exception):
    """The process ended, or was ended, while it read; the message is the reason to give."""


class _NotStarted(Exception):
    """The process ended before it could read anything: no file is to blame."""


class ReadingProcess:
    """One process that reads; a new one takes its place when it ends."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        """Start the process; raises OSError where the system has no room for it."""
        self._seconds = seconds
        self._memory = memory
        self._is_ready = False
        self._begun = 0
        self._start()

    @property
    def number(self) -> int:
        """The number that the process has in the system."""
        return self._process.pid or 0

    def is_ready(self) -> bool:
        """Whether the process has come up, without waiting for it."""
        if not self._is_ready:
            try:
                self._is_ready = self._pipe.poll() and self._pipe.recv() is None
            except (EOFError, OSError):
                return False
        return self._is_ready

    def send(self, sources: Sequence[Source]) -> None:
        """Let it read these; ask for the answers before the next are sent."""
        self._begun = 0
        # A process that has ended shows in the answers.
        with suppress(OSError):
            self._pipe.send(tuple(sources))

    def answers(self, sources: Sequence[Source]) -> list[Answer]:
        """The answers to what was sent, in order.

        Where the system lets no process come up, the caller itself reads.
        """
        try:
            return self._received(len(sources))
        except _NotStarted:
            return [read_source(source) for source in sources]
        except _Ended as ended:
            if not sources:
                return []
            culprit = min(self._begun, len(sources) - 1)
            reason = str(ended)
        # Which of the others it had read is lost with it; read alone, each shows what it does.
        return [
            UnreadableDocument(reason) if index == culprit else self._alone(source)
            for index, source in enumerate(sources)
        ]

    def _alone(self, source: Source) -> Answer:
        try:
            if not self._process.is_alive():
                self._start()
            self.send([source])
            return self._received(1)[0]
        except _NotStarted:
            return read_source(source)
        except _Ended as ended:
            return UnreadableDocument(str(ended))
        except OSError as error:
            return UnreadableDocument(f"No process to read it in could be started: {error}.")

    def close(self) -> None:
        """End the process; it holds nothing that could be lost."""
        self._pipe.close()
        self._news.close()
        self._process.kill()
        self._process.join(1.0)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, others = context.Pipe()
        self._news, news = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_serve,
            args=(others, news, self._memory),
            name="briefreader-reading",
            daemon=True,
        )
        self._process.start()
        others.close()
        news.close()
        self._is_ready = False

    def _deadline(self) -> float:
        """When the next news must have come; starting takes its time on a busy machine."""
        seconds = self._seconds if self._is_ready else max(self._seconds, STARTING)
        return time.monotonic() + seconds

    def _received(self, count: int) -> list[Answer]:
        """The answers, or _Ended when the file at `_begun` took too long or ended the process."""
        deadline = self._deadline()
        while True:
            ready = wait([self._pipe, self._news], max(0.0, deadline - time.monotonic()))
            try:
                if self._pipe in ready:
                    answers = self._pipe.recv()
                    if answers is not None:
                        assert len(answers) == count
                        return list(answers)
                    self._is_ready = True
                elif self._news in ready:
                    self._begun = self._news.recv()
                elif not ready:
                    self.close()
                    raise _Ended(
                        f"Reading this file takes longer than {self._seconds:.0f} seconds."
                    )
                deadline = self._deadline()
            except (EOFError, OSError) as error:
                with suppress(EOFError, OSError):
                    while self._news.poll():
                        self._begun = self._news.recv()
                self.close()
                if not self._is_ready:
                    raise _NotStarted from error
                raise _Ended(
                    "Reading this file ended the program that reads it: it is damaged, or made to"
                    " do harm."
                ) from error


def _serve(pipe: Connection, news: Connection, memory: int) -> None:
    _limit(memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send(None)
        while True:
            answers = []
            for index, source in enumerate(pipe.recv()):
                news.send(index)
                answers.append(read_source(source))
            pipe.send(answers)


def _limit(memory: int) -> None:
    """Limit the memory of this process, and let it leave no core dump behind."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        # A lower limit may be in force already, and some systems know none.
        with suppress(ValueError, OSError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most, hard))
