"""Copies of the user's annotations, one text a document; what is in them is known to the notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from briefreader.catalogue.database import Database
from briefreader.domain.errors import StorageError

_TABLE = """
CREATE TABLE IF NOT EXISTS annotation_copies (
    document TEXT PRIMARY KEY, version INTEGER NOT NULL, content TEXT NOT NULL)"""

_VERSION = 1
"""Of what the notes put in; copies of another version are not given out."""

_AT_ONCE = 200


class AnnotationCopies:
    """The copies of one catalogue; any fault of the cache is passed over: they are not there."""

    def __init__(self, database: Database) -> None:
        self._database = database
        question = "SELECT 1 FROM sqlite_master WHERE name='annotation_copies'"
        if database.row(question) is None:
            with database.transaction() as connection:
                connection.execute(_TABLE)

    def contents(self, document_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The texts of those of these documents that have one."""
        for start in range(0, len(document_ids), _AT_ONCE):
            some = tuple(document_ids[start : start + _AT_ONCE])
            marks = ",".join("?" * len(some))
            with suppress(StorageError):
                yield from self._database.rows(
                    "SELECT document, content FROM annotation_copies"
                    f" WHERE version=? AND document IN ({marks})",
                    (_VERSION, *some),
                )

    def put(self, contents: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Keep the texts of documents, and forget those of others."""
        with suppress(StorageError), self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO annotation_copies VALUES (?,?,?)",
                [(document_id, _VERSION, text) for document_id, text in contents.items()],
            )
            connection.executemany(
                "DELETE FROM annotation_copies WHERE document=?", [(key,) for key in gone]
            )
