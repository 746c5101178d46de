"""Copies of the library's records, so that a start need not read one small file a document.

The files stay the truth: a copy counts only where its file has the time of change and the size
that it had when it was read. What the list shows of a record lies in columns of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefreader.catalogue.database import Database

_TABLES = (
    """
CREATE TABLE IF NOT EXISTS record_stamps (
    id TEXT PRIMARY KEY, modified INTEGER NOT NULL, size INTEGER NOT NULL,
    removed TEXT NOT NULL, added TEXT NOT NULL, changed TEXT NOT NULL,
    read INTEGER NOT NULL, starred INTEGER NOT NULL, path TEXT NOT NULL) WITHOUT ROWID""",
    """
CREATE TABLE IF NOT EXISTS record_contents (
    id TEXT PRIMARY KEY, modified INTEGER NOT NULL, size INTEGER NOT NULL,
    content BLOB NOT NULL)""",
)
_NAMES = ("record_stamps", "record_contents")
_REMOVED = "SELECT id FROM record_stamps WHERE removed<>''"
_AT_ONCE = 500


class RecordCopy(NamedTuple):
    """A record's file as it was read: its stamp, what the list shows of it, and its bytes.

    `modified` is in nanoseconds, `size` in bytes, `path` as it can be shown.
    """

    id: str
    modified: int
    size: int
    removed: str
    added: str
    changed: str
    is_read: bool
    is_starred: bool
    path: str
    content: bytes


class RecordRow(NamedTuple):
    """What the list shows of a record."""

    id: str
    path: str
    is_read: bool
    is_starred: bool
    added: str
    changed: str


class RecordCopies:
    """The copies of one catalogue; methods raise StorageError as those of Catalogue do."""

    def __init__(self, database: Database) -> None:
        """Make the tables where an older version of the program made the cache."""
        self._database = database
        question = "SELECT count(*) FROM sqlite_master WHERE name IN (?,?)"
        known = database.row(question, *_NAMES)
        if known is None or known[0] < len(_NAMES):
            with database.transaction() as connection:
                for table in _TABLES:
                    connection.execute(table)

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Of which files there are copies: times of change and sizes by the documents' ids."""
        rows = self._database.each("SELECT id, modified, size FROM record_stamps")
        return {document_id: (modified, size) for document_id, modified, size in rows}

    def removed(self) -> set[str]:
        """The documents that were taken out of the library."""
        return {row[0] for row in self._database.each(_REMOVED)}

    def rows(self) -> Iterator[RecordRow]:
        """What the list shows of all records."""
        question = "SELECT id, path, read, starred, added, changed FROM record_stamps"
        return map(RecordRow._make, self._database.each(question))

    def contents(self, ids: Sequence[str]) -> Iterator[tuple[str, int, int, bytes]]:
        """Of those of these records that are here: id, time of change, size, bytes."""
        for start in range(0, len(ids), _AT_ONCE):
            some = tuple(ids[start : start + _AT_ONCE])
            marks = ",".join("?" * len(some))
            yield from self._database.rows(
                f"SELECT id, modified, size, content FROM record_contents WHERE id IN ({marks})",
                some,
            )

    def put(self, copies: Iterable[RecordCopy], gone: Iterable[str] = ()) -> None:
        """Keep copies, and forget those of records that are gone."""
        copies = tuple(copies)
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO record_stamps VALUES (?,?,?,?,?,?,?,?,?)",
                [copy[:-1] for copy in copies],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO record_contents VALUES (?,?,?,?)",
                [(copy.id, copy.modified, copy.size, copy.content) for copy in copies],
            )
            for table in _NAMES:
                connection.executemany(
                    f"DELETE FROM {table} WHERE id=?", [(document_id,) for document_id in gone]
                )
