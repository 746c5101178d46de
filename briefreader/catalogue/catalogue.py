"""The SQLite cache of what was read from the documents: texts, blocks, metadata, facts.

A cache: it holds nothing that the user made, and any fault in it ends in an empty one that the
library fills again.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefreader.catalogue.codec import (
    blocks_json,
    blocks_of,
    excerpt,
    fact_of,
    fact_record,
    metadata_json,
    metadata_of,
    pages_json,
    pages_of,
    runs_json,
    runs_of,
)
from briefreader.domain.document import Document, Metadata, Span
from briefreader.domain.errors import StorageError
from briefreader.domain.fact import Fact
from briefreader.domain.report import Refusal
from briefreader.locking import write_lock

_VERSION = 2

PATIENCE = 30.0
"""Seconds to wait for another program that has the cache in use."""

_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})

_TABLES = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL, words INTEGER NOT NULL,
    excerpt TEXT NOT NULL, metadata TEXT NOT NULL);
CREATE TABLE texts (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, blocks TEXT NOT NULL, runs TEXT NOT NULL,
    warnings TEXT NOT NULL, pages TEXT NOT NULL);
CREATE TABLE facts (id TEXT PRIMARY KEY, version INTEGER NOT NULL, facts TEXT NOT NULL);
CREATE TABLE failures (path TEXT PRIMARY KEY, reason TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document's row without its text; `excerpt` is its first own lines."""

    id: str
    path: str
    format: str
    words: int
    excerpt: str
    metadata: Metadata


class Catalogue:
    """The cache of one library; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        """Open the cache at `path`, or make it.

        One that is damaged or of another version is replaced by an empty one, and `was_reset` is
        true. This and all methods raise StorageError where the cache cannot be used.
        """
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self.was_reset = False
        with self._guarded():
            usable = self._usable()
        if not usable:
            # Another process may be making it at this moment: it must not be made twice.
            with write_lock(path.parent), self._guarded():
                if not self._usable():
                    self.was_reset = path.exists()
                    self._recreate()

    def close(self) -> None:
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._local = threading.local()

    def put(self, items: Iterable[tuple[str, str, Document]]) -> None:
        """Add or replace documents, given as (id, path, document), in one transaction."""
        with self._transaction() as connection:
            for document_id, path, document in items:
                connection.execute(
                    "INSERT OR REPLACE INTO documents VALUES (?,?,?,?,?,?)",
                    (
                        document_id,
                        path,
                        document.format,
                        document.words,
                        excerpt(document),
                        metadata_json(document.metadata),
                    ),
                )
                connection.execute(
                    "INSERT OR REPLACE INTO texts VALUES (?,?,?,?,?,?)",
                    (
                        document_id,
                        document.text,
                        blocks_json(document.blocks),
                        runs_json(document.runs),
                        json.dumps(document.warnings),
                        pages_json(document.pages),
                    ),
                )
                connection.execute("DELETE FROM facts WHERE id=?", (document_id,))

    def remove(self, document_ids: Iterable[str]) -> None:
        """Forget documents; those that are not there are passed over."""
        with self._transaction() as connection:
            for document_id in document_ids:
                for table in ("documents", "texts", "facts"):
                    connection.execute(f"DELETE FROM {table} WHERE id=?", (document_id,))

    def ids(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._rows("SELECT id FROM documents"))

    def entries(self) -> tuple[Entry, ...]:
        """All documents without their texts, in no particular order."""
        rows = self._rows("SELECT id, path, format, words, excerpt, metadata FROM documents")
        return tuple(_entry(row) for row in rows)

    def entry(self, document_id: str) -> Entry | None:
        row = self._row(
            "SELECT id, path, format, words, excerpt, metadata FROM documents WHERE id=?",
            document_id,
        )
        return _entry(row) if row else None

    def document(self, document_id: str) -> Document | None:
        row = self._row(
            "SELECT text, blocks, runs, warnings, pages, format, metadata"
            " FROM texts JOIN documents USING (id) WHERE id=?",
            document_id,
        )
        if row is None:
            return None
        text, blocks, runs, warnings, pages, form, metadata = row
        return Document(
            text=text,
            blocks=blocks_of(blocks),
            metadata=metadata_of(metadata),
            runs=runs_of(runs),
            format=form,
            warnings=tuple(json.loads(warnings)),
            pages=pages_of(pages),
        )

    def text(self, document_id: str) -> str | None:
        row = self._row("SELECT text FROM texts WHERE id=?", document_id)
        return str(row[0]) if row else None

    def text_and_blocks(self, document_id: str) -> tuple[str, tuple[Span, ...]] | None:
        """A document's text and the spans of its blocks, for making snippets."""
        row = self._row("SELECT text, blocks FROM texts WHERE id=?", document_id)
        if row is None:
            return None
        return row[0], tuple(Span(item[1], item[2]) for item in json.loads(row[1]))

    def put_facts(self, document_id: str, version: int, facts: Iterable[Fact]) -> None:
        """Keep a document's facts; `version` is that of the rules that found them."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO facts VALUES (?,?,?)",
                (document_id, version, json.dumps([fact_record(fact) for fact in facts])),
            )

    def facts(self, document_id: str, version: int) -> tuple[Fact, ...] | None:
        """A document's facts, or None where this version of the rules has not yet run."""
        row = self._row("SELECT facts FROM facts WHERE id=? AND version=?", document_id, version)
        return tuple(fact_of(record) for record in json.loads(row[0])) if row else None

    def without_facts(self, version: int) -> tuple[str, ...]:
        """The ids of the documents whose facts are missing, the newest additions first."""
        rows = self._rows(
            "SELECT id FROM documents WHERE id NOT IN (SELECT id FROM facts WHERE version=?)"
            " ORDER BY rowid DESC",
            (version,),
        )
        return tuple(row[0] for row in rows)

    def put_failures(self, failures: Iterable[Refusal]) -> None:
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO failures VALUES (?,?)",
                [(failure.path, failure.reason) for failure in failures],
            )

    def remove_failures(self, paths: Iterable[str]) -> None:
        with self._transaction() as connection:
            connection.executemany("DELETE FROM failures WHERE path=?", [(path,) for path in paths])

    def failures(self) -> tuple[Refusal, ...]:
        """The files that could not be read, by path."""
        rows = self._rows("SELECT path, reason FROM failures ORDER BY path")
        return tuple(Refusal(*row) for row in rows)

    def clear(self) -> None:
        """Forget everything."""
        with self._transaction() as connection:
            for table in ("documents", "texts", "facts", "failures"):
                connection.execute(f"DELETE FROM {table}")

    def _usable(self) -> bool:
        if not self._path.exists():
            return False
        try:
            connection = self._connection()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT count(*) FROM documents").fetchone()
            return bool(version == _VERSION)
        except sqlite3.OperationalError as error:
            if _code(error) in _IN_USE:
                raise
            return False
        except sqlite3.DatabaseError:
            return False

    def _recreate(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        connection = self._connection()
        connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version={_VERSION};COMMIT;")

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._guarded():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # Some errors, a full disk among them, have ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _rows(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self._guarded():
            return self._connection().execute(question, values).fetchall()

    def _row(self, question: str, *values: object) -> tuple[Any, ...] | None:
        found = self._rows(question, values)
        return found[0] if found else None

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell the user what is wrong with the cache; nothing of theirs is in it."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = _code(error)
            if code in _IN_USE:
                reason = "another program has it in use. Try again when that has finished."
            elif code in _DAMAGED:
                reason = "it is damaged. “briefreader rebuild” makes it anew."
            else:
                reason = f"{error}. Nothing of your own work is in it."
            raise StorageError(f"Could not use the cache “{self._path}”: {reason}") from error


def _entry(row: tuple[str, str, str, int, str, str]) -> Entry:
    document_id, path, form, words, beginning, metadata = row
    return Entry(document_id, path, form, words, beginning, metadata_of(metadata))


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary code of an error; 0 where the error does not come from SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
