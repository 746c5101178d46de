"""Copies of records in the cache spare reading the files, and never count against them."""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.catalogue import Catalogue
from briefreader.library.record_copying import FEW
from briefreader.library.record_store import RecordStore
from briefreader.library.records import Record, Sighting

RECORDS = tuple(
    Record(
        f"{number:016x}",
        (Sighting(f"/{number}.txt", f"d{number}"),),
        text=f"{number:016x}",
        added="2026-01-01T00:00:00.000Z",
        starred=number == 3,
    )
    for number in range(FEW + 4)
)
FIRST = RECORDS[0].id


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(tmp_path / "catalogue.sqlite")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A folder of records written long ago, of which there are copies."""
    folder = tmp_path / "records"
    RecordStore(folder).save_many(RECORDS, {})
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    RecordStore(folder, catalogue.records)
    return folder


def unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The record files that are read from now on."""
    read: list[Path] = []
    before = Path.read_bytes

    def counted(path: Path) -> bytes:
        if path.parent == folder:
            read.append(path)
        return before(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    return read


def test_a_second_start_reads_no_file(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = unread(folder, monkeypatch)
    store = RecordStore(folder, catalogue.records)
    assert len(store) == len(store.present()) == len(RECORDS)
    assert {row.id: row.is_starred for row in store.rows()} == {r.id: r.starred for r in RECORDS}
    assert store.get(FIRST) == RECORDS[0]
    assert store.by_path("/2.txt") == RECORDS[2]
    assert {record.id for record in store} == {record.id for record in RECORDS}
    assert read == []


def test_only_files_that_changed_are_read(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    RecordStore(folder).save(replace(RECORDS[0], removed="2026-02-02T00:00:00.000Z"))
    (folder / f"{RECORDS[1].id}.json").unlink()
    read = unread(folder, monkeypatch)
    store = RecordStore(folder, catalogue.records)
    assert FIRST not in store.present()
    assert store.get(RECORDS[1].id) is None
    assert RECORDS[1].id not in {row.id for row in store.rows()}
    assert [path.stem for path in read] == [FIRST]


def test_a_file_edited_in_place_counts_although_its_folder_did_not_change(
    folder: Path, catalogue: Catalogue
) -> None:
    path = folder / f"{FIRST}.json"
    path.write_bytes(path.read_bytes().replace(b'"starred": false', b'"starred": true'))
    found = RecordStore(folder, catalogue.records).get(FIRST)
    assert found is not None
    assert found.starred


def test_a_file_just_written_has_no_copy_that_could_hide_the_next_write(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    store = RecordStore(tmp_path / "new", catalogue.records)
    store.save(RECORDS[0])
    store.close()
    assert catalogue.records.stamps() == {}


@pytest.mark.parametrize(
    "fault",
    [
        "DROP TABLE record_contents",
        "DROP TABLE record_stamps",
        "UPDATE record_contents SET content=x'7b'",
        "DELETE FROM record_contents",
    ],
)
def test_a_fault_of_the_copies_is_passed_over(
    folder: Path, catalogue: Catalogue, tmp_path: Path, fault: str
) -> None:
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        connection.execute(fault)
    connection.close()
    store = RecordStore(folder, catalogue.records)
    assert store.get(FIRST) == RECORDS[0]
    assert sorted(store, key=lambda record: record.id) == list(RECORDS)
