"""Once a day what has been deleted long enough is removed, and nothing else is."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Annotation
from briefreader.library import Library
from briefreader.library.notes_upkeep import tidy_notes
from briefreader.library.safekeeping.archive import contents
from briefreader.notes.codec import to_json

DOCUMENT = "0123456789abcdef"
LONG_AGO = datetime.now(UTC) - timedelta(days=91)


@pytest.fixture
def library(places: Places) -> Iterator[Library]:
    opened = Library(places)
    yield opened
    opened.close()


def tombstone(library: Library, number: int, *, name: str = "{}", days: int = 91) -> Path:
    """A tombstone that was left, and whose file was written, so many days ago."""
    identity = f"00000000-0000-4000-8000-{number:012}"
    time = datetime.now(UTC) - timedelta(days=91)
    item = Annotation(f"urn:uuid:{identity}", DOCUMENT, "", time.isoformat(), deleted=True)
    path = library.annotations.folder / DOCUMENT / f"{name.format(identity)}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_json(item), encoding="utf-8")
    written = (datetime.now(UTC) - timedelta(days=days)).timestamp()
    os.utime(path, (written, written))
    return path


def test_old_tombstones_are_purged_and_younger_files_stay(library: Library) -> None:
    old, young = tombstone(library, 1), tombstone(library, 2, days=10)
    living = library.annotations.create(DOCUMENT, None, note="living")
    library.tidy()
    assert not old.exists()
    assert young.exists()
    library.annotations.refresh()
    assert library.annotations.all() == (living,)


def test_a_tombstone_beside_which_another_version_lives_stays(library: Library) -> None:
    old = tombstone(library, 1)
    item = Annotation(f"urn:uuid:{old.stem}", DOCUMENT, "", "2020-01-01T00:00:00Z", note="living")
    other = old.with_name(f"{old.stem} (conflicted copy).json")
    other.write_text(to_json(item), encoding="utf-8")
    assert tidy_notes(library.stores) == 0
    assert old.exists()
    assert len(library.annotations.conflicts()) == 1


def test_a_copy_that_says_the_same_is_removed(library: Library) -> None:
    made = library.annotations.create(DOCUMENT, None, note="the same")
    own = library.annotations.folder / DOCUMENT / f"{made.id.removeprefix('urn:uuid:')}.json"
    for name, text in (
        (f"{own.stem} (1).json", made.source),
        (f"{own.stem} (2).json", made.source.replace('"type"', '"x:mine": 1,\n  "type"', 1)),
    ):
        own.with_name(name).write_text(text, encoding="utf-8")
    assert tidy_notes(library.stores) == 1
    assert sorted(path.name for path in own.parent.iterdir()) == [f"{own.stem} (2).json", own.name]


def test_upkeep_is_done_once_a_day(library: Library) -> None:
    assert tidy_notes(library.stores) == 0
    old = tombstone(library, 1)
    assert tidy_notes(library.stores) == 0
    assert old.exists()
    mark = library.places.cache / "notes-tidied"
    os.utime(mark, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    assert tidy_notes(library.stores) == 1


def test_what_was_purged_comes_back_from_a_snapshot_and_only_from_there(library: Library) -> None:
    old = tombstone(library, 1)
    living = Annotation(f"urn:uuid:{old.stem}", DOCUMENT, "", "2020-01-01T00:00:00Z", note="old")
    purged = old.read_text(encoding="utf-8")
    old.write_text(to_json(living), encoding="utf-8")
    snapshot = library.snapshots.take()
    assert snapshot is not None
    old.write_text(purged, encoding="utf-8")
    os.utime(old, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    assert tidy_notes(library.stores) == 1
    library.annotations.refresh()
    later = library.snapshots.take()
    assert later is not None
    names = {name for name, _ in contents(library.snapshots.path_of(later))}
    assert f"annotations/{DOCUMENT}/purged.txt" in names

    old.write_text(to_json(living), encoding="utf-8")  # Another machine brings it.
    assert any("purged" in problem.what for problem in library.check().problems)
    assert library.annotations.all() == ()
    old.unlink()
    library.annotations.refresh()

    assert library.snapshots.restore(snapshot, only_missing=True).difference.back == 1
    assert [item.note for item in library.annotations.all()] == ["old"]
    assert not any("purged" in problem.what for problem in library.check().problems)
