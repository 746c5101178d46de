"""What of the records lies in the cache as well, and keeping it there.

Any fault of the cache is passed over: the files are read then.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from time import time_ns

from briefreader.catalogue.record_copies import RecordCopies, RecordCopy, RecordRow
from briefreader.domain.errors import StorageError
from briefreader.files import printable
from briefreader.library.records import Record

Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size in bytes."""

AT_ONCE = 1000
"""Records that are put into the cache in one transaction while documents are added."""

FEW = 16
"""So few are not worth a transaction at a start: they are read from their files again."""

SETTLED = 100_000_000
"""Nanoseconds after which a file that is written again gets another time of change for certain."""


class RecordCopying:
    """The copies of one library's records; without a cache there are none."""

    def __init__(self, copies: RecordCopies | None) -> None:
        self._copies = copies
        self._fresh: dict[str, RecordCopy] = {}
        self._gone: set[str] = set()

    def stamps(self) -> tuple[dict[str, Stamp], set[str]]:
        """Of which files there are copies, and the ids of removed documents among them."""
        if self._copies is not None:
            with suppress(StorageError):
                return self._copies.stamps(), self._copies.removed()
        return {}, set()

    def rows(self) -> Iterator[RecordRow]:
        """What the list shows of the records of which there are copies."""
        if self._copies is not None:
            with suppress(StorageError):
                yield from self._copies.rows()

    def contents(self, stamps: Mapping[str, Stamp]) -> Iterator[tuple[str, bytes]]:
        """The bytes of those of these records whose copies have these stamps."""
        if self._copies is not None:
            with suppress(StorageError):
                for document_id, modified, size, content in self._copies.contents(tuple(stamps)):
                    if stamps[document_id] == (modified, size):
                        yield document_id, content

    def take(self, record: Record, stamp: Stamp, content: bytes) -> None:
        """Note that a record was read or written."""
        row = row_of(record)
        self._fresh[record.id] = RecordCopy(
            record.id,
            *stamp,
            record.removed,
            row.added,
            row.changed,
            row.is_read,
            row.is_starred,
            row.path,
            content,
        )
        if len(self._fresh) >= AT_ONCE:
            self.keep()

    def forget(self, document_ids: Iterable[str]) -> None:
        """Note that records are gone."""
        self._gone.update(document_ids)

    def keep(self, at_least: int = 1) -> None:
        """Put into the cache what was noted, unless that is less than so many records.

        A file just written could be written again without a change of its stamp: it waits.
        """
        if self._copies is None or len(self._fresh) + len(self._gone) < at_least:
            return
        latest = time_ns() - SETTLED
        settled = [copy for copy in self._fresh.values() if copy.modified < latest]
        try:
            self._copies.put(settled, self._gone)
        except StorageError:
            return
        for copy in settled:
            del self._fresh[copy.id]
        self._gone.clear()


def row_of(record: Record) -> RecordRow:
    """What the list shows of a record."""
    path = printable(record.path)
    return RecordRow(record.id, path, record.read, record.starred, record.added, record.changed)
