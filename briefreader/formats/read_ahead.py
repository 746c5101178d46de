"""Reading many files: a process of its own reads the next ones while the caller writes the last.

It is started with nothing but this room in it, and ends when the caller's end of the pipe closes,
whatever the reason.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Self

from briefreader.domain.document import Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes

MANY = 150
"""Files from which starting a process is worth its time."""


@dataclass(frozen=True, slots=True)
class Source:
    """The content of a file, and its name."""

    content: bytes
    name: str


Answer = Document | UnreadableDocument
"""What a source holds, or why it cannot be read."""


def read_all(sources: Sequence[Source]) -> list[Answer]:
    """Read these sources, here and now."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Answer:
    try:
        return read_bytes(source.content, source.name)
    except UnreadableDocument as error:
        return error


class ReadAhead:
    """Reads sources, in a process of its own where `expected` of them are many.

    One round is under way at a time: ask for its answers before the next is begun.
    """

    def __init__(self, expected: int) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._is_ready = False
        if expected >= MANY:
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, sources: Sequence[Source]) -> Callable[[], list[Answer]]:
        """Begin to read; call what this returns for the answers, in the order of the sources.

        While the process is still starting, and when it has died, the caller itself reads.
        """
        if not sources or not self._can_take():
            return lambda: read_all(sources)
        try:
            self._pipe.send(sources)
        except OSError:
            self.close()
            return lambda: read_all(sources)
        return lambda: self._answers(sources)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            # It holds nothing that could be lost.
            self._pipe.close()
            process.kill()
            process.join(1.0)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, others = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(others,), name="briefreader-reading", daemon=True
        )
        self._process.start()
        others.close()

    def _can_take(self) -> bool:
        """Whether the process is there and has said that it is ready."""
        if self._process is None:
            return False
        if not self._is_ready:
            try:
                self._is_ready = self._pipe.poll() and self._pipe.recv() is None
            except (EOFError, OSError):
                self.close()
        return self._is_ready and self._process is not None

    def _answers(self, sources: Sequence[Source]) -> list[Answer]:
        try:
            answers: list[Answer] = self._pipe.recv()
        except (EOFError, OSError):
            # A document that ends the process must show in the caller what is wrong with it.
            self.close()
            return read_all(sources)
        return answers


def _serve(pipe: Connection) -> None:
    with suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send(None)
        while True:
            pipe.send(read_all(pipe.recv()))
