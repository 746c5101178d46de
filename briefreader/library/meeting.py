"""Files as they are met: their bytes and digests, so many at a time as are worked on together."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefreader.catalogue import Stamp
from briefreader.domain.errors import UnreadableDocument
from briefreader.files import digest
from briefreader.formats import reader
from briefreader.formats.read_ahead import Source

BATCH = 64
"""Files that are made durable and searchable together."""

BATCH_BYTES = 16_000_000
"""The size from which a batch takes no more files: all of it is in memory at once."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a change shows in a file's time, whatever the disk's clock."""


@dataclass(frozen=True, slots=True)
class Met:
    """A file as it was met; `refusal` says why it has no content.

    `given` is its path as the user knows it, `where` the absolute one, `digest` that of its bytes,
    `stamp` how it was if that can be trusted at the next look. The content is empty where it is
    known and need not be read.
    """

    path: Path
    given: str
    where: str
    digest: str = ""
    content: bytes = field(default=b"", repr=False)
    refusal: str = ""
    stamp: Stamp | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.where, self.digest

    def source(self, password: str | None) -> Source:
        return Source(self.content, self.path.name, password)


def batches(
    files: Iterable[tuple[Path, str]],
    stamps: Mapping[str, Stamp],
    is_known: Callable[[str, str], bool],
) -> Iterator[tuple[Met, ...]]:
    """The files with their contents, so many at a time as are written together.

    A file that is as its stamp says, and `is_known` by its path and digest, is not read.
    """
    batch: list[Met] = []
    size = 0
    for path, given in files:
        batch.append(_met(path, given, stamps, is_known))
        size += len(batch[-1].content)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _met(
    path: Path, given: str, stamps: Mapping[str, Stamp], is_known: Callable[[str, str], bool]
) -> Met:
    where = os.path.abspath(path)  # noqa: PTH100 - links in the path stay as given
    known = stamps.get(where)
    if known is not None and _is_as_stamped(where, known) and is_known(where, known.digest):
        return Met(path, given, where, known.digest)
    begun = time.time_ns()
    try:
        content = reader.content_of(path)
    except UnreadableDocument as error:
        return Met(path, given, where, refusal=str(error))
    found = digest(content)
    return Met(path, given, where, found, content, stamp=_stamp(where, found, begun))


def _is_as_stamped(where: str, stamp: Stamp) -> bool:
    try:
        status = os.stat(where)  # noqa: PTH116 - of many files
    except OSError:
        return False
    return (status.st_mtime_ns, status.st_size) == (stamp.modified, stamp.size)


def _stamp(where: str, file_digest: str, begun: int) -> Stamp | None:
    """How a file is; None where it changed so lately that another change might not show."""
    try:
        status = os.stat(where)  # noqa: PTH116 - of many files
    except (OSError, ValueError):
        return None
    if abs(begun - status.st_mtime_ns) < SETTLED:
        return None
    return Stamp(status.st_mtime_ns, status.st_size, file_digest)


def loaded(file: Met) -> Met:
    """The file with its content; raises UnreadableDocument."""
    return file if file.content else replace(file, content=reader.content_of(file.path))
