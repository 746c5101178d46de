"""The SQLite file: closed under the hands of other threads."""

import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from briefreader.catalogue.database import Database
from briefreader.domain.errors import StorageError

_TABLES = "CREATE TABLE documents(id TEXT);"
_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "some.sqlite", _TABLES, 1)
    yield opened
    opened.close()


def _ask_for_ever(database: Database) -> None:
    while True:
        database.rows("SELECT max(id) FROM documents")
        list(database.each("SELECT id FROM documents"))


def test_a_question_under_way_ends_when_the_file_is_closed(database: Database) -> None:
    errors: list[StorageError] = []
    begun = threading.Event()

    def ask() -> None:
        database.rows("SELECT 1")
        begun.set()
        try:
            database.rows(_LONG)
        except StorageError as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    begun.wait()
    database.close()
    thread.join(10)
    assert not thread.is_alive()
    assert "is closed" in str(errors[0])


def test_closing_while_several_threads_ask_ends_all_of_them(tmp_path: Path) -> None:
    for number in range(20):
        database = Database(tmp_path / f"{number}.sqlite", _TABLES, 1)
        with database.transaction() as connection:
            connection.executemany("INSERT INTO documents VALUES (?)", [("a",)] * 200)
        begun = threading.Barrier(5)

        def ask(database: Database = database, begun: threading.Barrier = begun) -> None:
            begun.wait()
            with pytest.raises(StorageError):
                _ask_for_ever(database)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        begun.wait()
        database.close()
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive()


def test_rows_taken_one_by_one_can_be_left_in_the_middle(database: Database) -> None:
    with database.transaction() as connection:
        connection.executemany("INSERT INTO documents VALUES (?)", [("a",)] * 1000)
    assert len(list(islice(database.each("SELECT id FROM documents"), 3))) == 3
    assert len(list(database.each("SELECT id FROM documents"))) == 1000


def test_a_closed_file_says_so(database: Database) -> None:
    database.close()
    with pytest.raises(StorageError, match="is closed"):
        database.rows("SELECT 1")
