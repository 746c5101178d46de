"""The process is killed in the middle of adding 500 documents, and started again."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.library import Library
from tests.ui.user import User

Begin = Callable[[], User]
CHECKOUT = Path(__file__).parents[2]
COUNT = 500


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """500 briefings, each with a word of its own."""
    made = tmp_path / "sources"
    made.mkdir()
    for number in range(COUNT):
        text = (
            f"Minutes number {number}\n\nMarch 5, 2021\n\n"
            f"The council spoke of wharf{number:03} and of the harbour.\n"
        )
        (made / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def killed(folder: Path, places: Places) -> set[str]:
    """Add the folder by the command and kill it after some batches; the ids recorded by then."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefreader", "--library", str(places.library), "add", str(folder)],
        cwd=CHECKOUT,
        env={**os.environ, "BRIEFREADER_CACHE": str(places.cache.parent / "command-cache")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    records = places.library / "records"
    while process.poll() is None and len(recorded(records)) < 100:
        os.sched_yield()
    process.kill()
    process.wait()
    found = recorded(records)
    assert 100 <= len(found) < COUNT
    return found


def recorded(records: Path) -> set[str]:
    return {path.stem for path in records.glob("*.json")}


@pytest.fixture
def command_places(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The places that the killed command used: its own cache, left as the kill left it."""
    monkeypatch.setenv("BRIEFREADER_CACHE", str(places.cache.parent / "command-cache"))
    return Places.of(places.library)


def assert_no_file_is_half_there(folder: Path, library: Path, killed: set[str]) -> None:
    contents = {path.read_bytes() for path in folder.iterdir()}
    copies = [path for path in (library / "documents").iterdir() if path.suffix == ".txt"]
    assert {path.stem for path in copies} >= killed
    assert all(path.read_bytes() in contents for path in copies)


def test_what_was_recorded_is_searchable_and_a_second_start_completes_the_rest(
    killed: set[str], folder: Path, command_places: Places
) -> None:
    assert_no_file_is_half_there(folder, command_places.library, killed)
    library = Library(command_places)
    library.catch_up()
    assert {row.id for row in library.documents()} == killed
    assert set(library.search("harbour").document_ids) == killed
    report = library.add([folder])
    assert len(report.added) + len(report.unchanged) == COUNT
    assert {item.id for item in report.unchanged} == killed
    assert report.failed == ()
    for number in (0, 250, COUNT - 1):
        assert library.search(f"wharf{number:03}").total == 1
    assert library.check().problems == ()
    assert library.coverage().indexed == COUNT
    library.close()


def test_the_window_catches_up_and_adds_the_rest(
    begin: Begin, killed: set[str], folder: Path
) -> None:
    user = begin()
    user.start()
    user.wait_for_rows(len(killed))
    user.add(folder)
    user.wait_for_rows(COUNT)
    user.type_query("wharf499")
    user.wait_for_rows(1)
    assert user.problems == []
