"""Full disks, read-only folders, kills and rivals in the middle of the work lose nothing."""

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY
from tests.library.disturbed import needs_permissions, places_of, run, run_with_full_disk, start

Write = Callable[[str, str], Path]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits and signals")


def series(write: Write, count: int) -> Path:
    """A folder of so many different documents."""
    for number in range(count):
        text = f"{RAILWAY}\n\nBulletin {number} of the series, serial s{number}x."
        path = write(f"series/{number:03}.txt", text)
    return path.parent


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """The library as a command finds it."""
    library = Library(places_of(folder))
    try:
        library.fill_caches()
        yield library
    finally:
        library.close()


def state(folder: Path) -> dict[str, bytes]:
    """Everything of the user's that lies in a library."""
    files = [path for path in (folder / "library").rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in files if path.name != ".lock"}


SIZES = [9000, *(pytest.param(size, marks=pytest.mark.long) for size in (0, 100, 2000, 40_000))]


@pytest.mark.parametrize("size", SIZES)
def test_a_disk_that_fills_while_adding_gives_a_message_and_the_next_run_works(
    tmp_path: Path, write: Write, size: int
) -> None:
    folder = series(write, 20)
    run(tmp_path, "add", write("harbour.txt", HARBOUR))
    before = state(tmp_path)
    full = run_with_full_disk(tmp_path, size, "add", folder, "--json")
    assert full.returncode == 1, full.stderr
    assert full.stderr.startswith("briefreader: Could not")
    assert "Traceback" not in full.stderr
    assert before.items() <= state(tmp_path).items()
    again = run(tmp_path, "add", folder, "--json")
    assert again.returncode == 0, again.stderr
    with opened(tmp_path) as library:
        assert len(library.documents()) == 21
        assert library.search("bulletin").total == 20
        assert library.check().problems == ()


def test_a_full_disk_stops_every_change_with_a_message_and_loses_nothing(
    tmp_path: Path, write: Write
) -> None:
    path = write("harbour.txt", HARBOUR)
    run(tmp_path, "add", path)
    made = run(tmp_path, "annotate", path, "--quote", "twice", "--note", "why?", "--json")
    note = json.loads(made.stdout)["id"]
    before = state(tmp_path)
    for words in (
        ("annotate", path, "--note", "another"),
        ("note", note, "--note", "changed"),
        ("note", note, "--delete"),
        ("remove", path),
        ("export", "--to", tmp_path / "out"),
    ):
        full = run_with_full_disk(tmp_path, 10, *words)
        assert full.returncode == 1, (words, full.stderr)
        assert "briefreader: " in full.stderr
        assert "Traceback" not in full.stderr
        assert state(tmp_path) == before, words
    assert run(tmp_path, "export", "--to", tmp_path / "out").returncode == 0


@needs_permissions
def test_a_read_only_library_can_be_read_and_says_that_it_cannot_be_changed(
    tmp_path: Path, write: Write
) -> None:
    path = write("harbour.txt", HARBOUR)
    run(tmp_path, "add", path)
    folders = [tmp_path / "library", *(tmp_path / "library").rglob("*")]
    for folder in (folder for folder in folders if folder.is_dir()):
        folder.chmod(0o500)
    try:
        before = state(tmp_path)
        for reading in (["list"], ["search", "tallinn"], ["show", path], ["facts", path]):
            assert run(tmp_path, *reading).returncode == 0
        for words in (
            ("add", write("railway.txt", RAILWAY)),
            ("annotate", path, "--note", "x"),
            ("remove", path),
        ):
            refused = run(tmp_path, *words)
            assert refused.returncode == 1
            assert "you may not write there" in refused.stderr
        assert state(tmp_path) == before
    finally:
        for folder in folders:
            folder.chmod(0o700)


@needs_permissions
def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    refused = run(tmp_path, "list")
    assert refused.returncode == 1
    assert str(tmp_path / "cache") in refused.stderr


def kill_while_adding(tmp_path: Path, folder: Path, count: int, delay: float) -> None:
    """Kill `add` after a time in seconds, and see that nothing is wrong afterwards."""
    process = start(tmp_path, ("add", folder, "--json"))
    with suppress(subprocess.TimeoutExpired):
        process.wait(delay)
    process.kill()
    process.communicate()
    with opened(tmp_path) as library:
        listed = library.documents()
        assert library.search("bulletin").total == len(listed) <= count
        assert not library.coverage().failed


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_killing_add_at_any_moment_leaves_a_library_that_answers_and_goes_on(
    tmp_path: Path, write: Write
) -> None:
    kills(tmp_path, series(write, 500), 500, 40)


def test_killing_add_leaves_a_library_that_answers_and_goes_on(
    tmp_path: Path, write: Write
) -> None:
    kills(tmp_path, series(write, 120), 120, 2)


def kills(tmp_path: Path, folder: Path, count: int, times: int) -> None:
    chance = random.Random(times)
    for _ in range(times):
        kill_while_adding(tmp_path, folder, count, chance.uniform(0.2, 2.0))
    assert run(tmp_path, "add", folder).returncode == 0
    with opened(tmp_path) as library:
        assert len(library.documents()) == count
        for number in (0, count // 2, count - 1):
            assert library.search(f"s{number}x").total == 1
        assert library.check().problems == ()


def test_two_processes_that_add_one_folder_at_once_make_each_document_once(
    tmp_path: Path, write: Write
) -> None:
    folder = series(write, 60)
    both = [start(tmp_path, ("add", folder, "--json")) for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    with opened(tmp_path) as library:
        assert len(library.documents()) == 60
        assert library.search("bulletin").total == 60
        assert library.check().problems == ()


def test_a_cache_that_another_program_holds_is_waited_for_and_never_thrown_away(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "add", write("harbour.txt", HARBOUR))
    places = places_of(tmp_path)
    rival = sqlite3.connect(places.cache / "catalogue.sqlite", isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("briefreader.catalogue.database.PATIENCE", 0.2)
    library = Library(places)
    assert [row.title for row in library.documents()] == ["Harbour talks announced"]
    with pytest.raises(Exception, match="another program has it in use"):
        library.add([write("railway.txt", RAILWAY)])
    library.close()
    rival.execute("ROLLBACK")
    rival.close()
    again = Library(places)
    assert not again.fill_caches().failed
    assert again.search("riga").total == 1
    again.close()
