"""The sketches by which documents of nearly the same text are found among many.

A sketch holds the smallest hashes of a text's shingles, 4 bytes each, smallest first; texts that
are alike share most of them, so that looking up the first few finds the likely twins.
"""

import sqlite3
import struct
from collections import Counter
from collections.abc import Mapping

from briefreader.catalogue.database import Database

SKETCH_TABLES = """
CREATE TABLE sketches (id TEXT PRIMARY KEY, sketch BLOB NOT NULL);
CREATE TABLE sketch_keys (
    key INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""

SKETCH_KEYS = 8
"""So many of a sketch's hashes are looked up; of two near twins' most are equal."""

_MOST_OF_A_KEY = 64
_MOST_SHARING = 8

_HOLDERS = f"SELECT * FROM (SELECT id FROM sketch_keys WHERE key=? LIMIT {_MOST_OF_A_KEY})"


class Sketches:
    """The sketches of one catalogue's documents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, sketches: Mapping[str, bytes]) -> None:
        """Keep documents' sketches, 4 bytes a hash, the smallest first (see `keys_of`)."""
        with self._database.transaction() as connection:
            for document_id, sketch in sketches.items():
                forget_sketch(connection, document_id)
                connection.execute(
                    "INSERT OR REPLACE INTO sketches VALUES (?,?)", (document_id, sketch)
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO sketch_keys VALUES (?,?)",
                    [(key, document_id) for key in keys_of(sketch)],
                )

    def of(self, document_id: str) -> bytes:
        """A document's sketch, empty where there is none."""
        row = self._database.row("SELECT sketch FROM sketches WHERE id=?", document_id)
        return bytes(row[0]) if row else b""

    def sharing_keys(self, sketch: bytes) -> tuple[str, ...]:
        """The documents that share most keys with a sketch, at least two; most first."""
        keys = keys_of(sketch)
        if not keys:
            return ()
        question = " UNION ALL ".join([_HOLDERS] * len(keys))
        shared = Counter(row[0] for row in self._database.rows(question, keys))
        least = min(2, len(sketch) // 4)
        return tuple(key for key, count in shared.most_common(_MOST_SHARING) if count >= least)


def keys_of(sketch: bytes) -> tuple[int, ...]:
    """The hashes of a sketch by which documents are looked up: its first ones."""
    count = min(SKETCH_KEYS, len(sketch) // 4)
    return struct.unpack(f"<{count}I", sketch[: 4 * count])


def forget_sketch(connection: sqlite3.Connection, document_id: str) -> None:
    """Remove the keys of a document's sketch, which lie apart from its id."""
    row = connection.execute("SELECT sketch FROM sketches WHERE id=?", (document_id,)).fetchone()
    for key in keys_of(row[0]) if row else ():
        connection.execute("DELETE FROM sketch_keys WHERE key=? AND id=?", (key, document_id))
    connection.execute("DELETE FROM sketches WHERE id=?", (document_id,))
