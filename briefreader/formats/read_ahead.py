"""Reading many files: a process of its own reads the next ones while the caller writes the last.

Files that are not text go there even when they are few: the libraries that read them are large,
and a file that is made to do harm must not end the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Self

from briefreader.domain.document import Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.detection import binary_format
from briefreader.formats.names import Format
from briefreader.formats.reader import content_of
from briefreader.formats.reading_process import Answer, ReadingProcess, Source, read_source

__all__ = ["Answer", "ReadAhead", "Source", "read_all", "read_guarded"]

MANY = 150
"""Files from which starting a process is worth its time."""


def read_all(sources: Sequence[Source]) -> list[Answer]:
    """Read these sources now, those that are not text in a process of their own."""
    with ReadAhead(0) as reading:
        return reading.begin(sources)()


class ReadAhead:
    """Reads sources, in a process of its own where `expected` of them are many.

    One round is under way at a time: ask for its answers before the next is begun.
    """

    def __init__(self, expected: int) -> None:
        self._process: ReadingProcess | None = None
        if expected >= MANY:
            self._start()
        self._is_ahead = self._process is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_ready(self) -> bool:
        """Whether the process takes all sources, text too: many are expected, and it is up."""
        return self._is_ahead and self._process is not None and self._process.is_ready()

    def begin(self, sources: Sequence[Source]) -> Callable[[], list[Answer]]:
        """Begin to read; call what this returns for the answers, in the order of the sources.

        While the process is still starting, the caller itself reads what is text.
        """
        if self.is_ready:
            away = list(sources)
        else:
            away = [source for source in sources if _is_binary(source)]
        if away and self._process is None:
            self._start()
        process = self._process
        if not away or process is None:
            return lambda: [read_source(source) for source in sources]
        process.send(away)
        return lambda: self._answers(process, sources, away)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def _start(self) -> None:
        # Where the system has no room for a process, the caller reads.
        with suppress(OSError):
            self._process = ReadingProcess()

    def _answers(
        self, process: ReadingProcess, sources: Sequence[Source], away: Sequence[Source]
    ) -> list[Answer]:
        if len(away) == len(sources):
            return process.answers(away)
        there = {id(source) for source in away}
        here = {id(s): read_source(s) for s in sources if id(s) not in there}
        answers = {id(s): a for s, a in zip(away, process.answers(away), strict=True)}
        return [(here | answers)[id(source)] for source in sources]


def read_guarded(path: Path, password: str | None = None) -> Document:
    """The document in a file, read as `read_all` reads it; raises UnreadableDocument."""
    answer = read_all([Source(content_of(path), path.name, password)])[0]
    if isinstance(answer, UnreadableDocument):
        raise answer
    return answer


def _is_binary(source: Source) -> bool:
    suffix = PurePath(source.name).suffix.casefold()
    try:
        return isinstance(binary_format(source.content, suffix), Format)
    except UnreadableDocument:
        return False
