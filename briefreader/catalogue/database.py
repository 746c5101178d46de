"""The SQLite file of the catalogue: opening, making anew, transactions, errors as sentences."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

from briefreader.domain.errors import StorageError
from briefreader.locking import write_lock

PATIENCE = 30.0
"""Seconds to wait for another program that has the cache in use."""

_AT_ONCE = 64
"""Rows taken from SQLite together where a caller asks for them one by one."""

_SOON = 0.01
"""Seconds between two requests that a thread's question end."""

_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})


class _Line(NamedTuple):
    """A thread's connection, and what is held while it is used."""

    connection: sqlite3.Connection
    lock: threading.RLock


class Database:
    """One SQLite file; safe to use, and to close, from several threads and processes."""

    def __init__(self, path: Path, tables: str, version: int, rescue: str = "") -> None:
        """Open the file at `path`, or make it with these tables.

        One that is damaged or of another version is replaced by an empty one, and `was_reset` is
        true. `rescue` takes over what can be from one of another version, attached as `old`. This
        and all methods raise StorageError where the file cannot be used.
        """
        self._path = path
        self._tables = tables
        self._version = version
        self._rescue = rescue
        self._local = threading.local()
        self._lines: list[_Line] = []
        self._opening = threading.Lock()
        self._is_closed = False
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
        """Close the file; other threads' questions end with a StorageError, now and later."""
        with self._opening:
            self._is_closed = True
        self._disconnect()

    def _disconnect(self) -> None:
        with self._opening:
            lines, self._lines = self._lines, []
            self._local = threading.local()
        for line in lines:
            # SQLite may be in the middle of a question: closing it there would end the program.
            while not line.lock.acquire(timeout=_SOON):
                line.connection.interrupt()
            line.connection.close()
            line.lock.release()

    def _usable(self) -> bool:
        if not self._path.exists():
            return False
        try:
            with self._in_use() as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                connection.execute("SELECT count(*) FROM documents").fetchone()
                return bool(version == self._version)
        except sqlite3.OperationalError as error:
            if _code(error) in _IN_USE:
                raise
            return False
        except sqlite3.DatabaseError:
            return False

    def _recreate(self) -> None:
        self._disconnect()
        old = Path(f"{self._path}.old")
        # Its last changes may lie beside it, under names that belong to its own.
        for suffix in ("-wal", "-shm", ""):
            Path(f"{old}{suffix}").unlink(missing_ok=True)
            if Path(f"{self._path}{suffix}").exists():
                Path(f"{self._path}{suffix}").replace(f"{old}{suffix}")
        with self._in_use() as connection:
            version = f"PRAGMA user_version={self._version};"
            connection.executescript(f"BEGIN;{self._tables}{version}COMMIT;")
            if self._rescue and old.exists():
                self._take_over(connection, old)
        for suffix in ("-wal", "-shm", ""):
            Path(f"{old}{suffix}").unlink(missing_ok=True)

    def _take_over(self, connection: sqlite3.Connection, old: Path) -> None:
        """Take over what can be; what is damaged gives nothing, and the cache is filled again."""
        with suppress(sqlite3.DatabaseError):
            connection.execute("ATTACH DATABASE ? AS old", (str(old),))
            connection.execute(self._rescue)
        with suppress(sqlite3.DatabaseError):
            connection.execute("DETACH DATABASE old")

    @contextmanager
    def _in_use(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, which nobody closes meanwhile."""
        line: _Line | None = getattr(self._local, "line", None)
        if line is None:
            line = self._connect()
        with line.lock:
            yield line.connection

    def _connect(self) -> _Line:
        connection = sqlite3.connect(
            self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        _log_ahead(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        line = _Line(connection, threading.RLock())
        with self._opening:
            if self._is_closed:
                connection.close()
            else:
                self._local.line = line
                self._lines.append(line)
        return line

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are all made, or none; raises StorageError."""
        with self._guarded(), self._in_use() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # Some errors, a full disk among them, have ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def rows(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self._guarded(), self._in_use() as connection:
            return connection.execute(question, values).fetchall()

    def each(self, question: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The same rows one by one: other threads go on between them, and few are in memory."""
        with self._guarded():
            with self._in_use() as connection:
                cursor = connection.execute(question, values)
            while rows := self._next(cursor):
                yield from rows

    def _next(self, cursor: sqlite3.Cursor) -> list[tuple[Any, ...]]:
        with self._in_use():
            return cursor.fetchmany(_AT_ONCE)

    def row(self, question: str, *values: object) -> tuple[Any, ...] | None:
        found = self.rows(question, values)
        return found[0] if found else None

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell the user what is wrong with the cache; nothing of theirs is in it."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = _code(error)
            if self._is_closed:
                raise StorageError(f"The cache “{self._path}” is closed.") from error
            if code in _IN_USE:
                reason = "another program has it in use. Try again when that has finished."
            elif code in _DAMAGED:
                reason = "it is damaged. “briefreader rebuild” makes it anew."
            else:
                reason = f"{error}. Nothing of your own work is in it."
            raise StorageError(f"Could not use the cache “{self._path}”: {reason}") from error


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on; SQLite waits for others at every step but this one."""
    end = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if _code(error) not in _IN_USE or monotonic() > end:
                connection.close()
                raise
            sleep(0.01)
        else:
            return


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary code of an error; 0 where the error does not come from SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
