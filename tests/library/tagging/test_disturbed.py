"""A step on the tags of many notes, disturbed: killed in its middle, or while others restore."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Annotation
from briefreader.domain.colour import Colour
from briefreader.domain.report import Progress
from briefreader.library import Library
from briefreader.library.tagging.changes import describing, renaming
from briefreader.notes.codec import to_json
from briefreader.notes.versions import file_name

COUNT = 500
CHECKOUT = Path(__file__).parents[3]

RENAME = """
import sys
from pathlib import Path
from briefreader.config import Places
from briefreader.library import Library
from briefreader.library.tagging.changes import renaming
folder = Path(sys.argv[1])
library = Library(Places(folder / "library", folder / "cache", folder / "state"))
change = renaming(library.annotations.living(), library.vocabulary.entries(), "old", "new")
print("begun", flush=True)
library.tagging.carry_out(change, "renaming the tag old")
print("done", flush=True)
"""


def places_in(folder: Path) -> Places:
    return Places(folder / "library", folder / "cache", folder / "state")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """500 notes with a tag that is described, of 50 documents."""
    library = Library(places_in(tmp_path))
    paths = []
    for number in range(50):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(f"The talks number {number} were postponed.", encoding="utf-8")
    keys = [item.id for item in library.add(paths).added]
    for number in range(COUNT):
        item = Annotation(
            f"urn:uuid:00000000-0000-4000-8000-{number:012}",
            keys[number % len(keys)],
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00Z",
            note=f"note {number}",
            tags=("old", "other"),
        )
        path = library.annotations.folder / item.document_id / file_name(item.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_json(item), encoding="utf-8")
    library.annotations.refresh()
    library.tagging.carry_out(
        describing((), "old", colour=Colour.PINK, description="Words."), "describing"
    )
    yield library
    library.close()


def tags_of(library: Library) -> dict[str, tuple[str, ...]]:
    return {item.note: item.tags for item in library.annotations.living()}


def rename(library: Library, listener: object = None) -> None:
    change = renaming(library.annotations.living(), library.vocabulary.entries(), "old", "new")
    library.tagging.carry_out(change, "renaming the tag old", listener)  # type: ignore[arg-type]


def annotations_checked(library: Library) -> list[str]:
    return [problem.what for problem in library.check().problems]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_renaming_killed_in_its_middle_loses_nothing_and_is_told(
    library: Library, tmp_path: Path, part: float
) -> None:
    notes = set(tags_of(library))
    process = subprocess.Popen(
        [sys.executable, "-c", RENAME, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    paths = list(library.annotations.folder.glob("*/*.json"))
    inodes = {path: path.stat().st_ino for path in paths}
    while process.poll() is None:
        written = sum(path.stat().st_ino != inode for path, inode in inodes.items())
        if written >= part * COUNT:
            process.kill()
            break
        os.sched_yield()
    with process:
        was_done = b"done" in process.stdout.read()

    again = Library(places_in(tmp_path))
    assert set(tags_of(again)) == notes
    assert set(tags_of(again).values()) <= {("old", "other"), ("new", "other")}
    assert again.annotations.conflicts() == ()
    problems = annotations_checked(again)
    assert was_done or any("renaming the tag old" in what for what in problems)
    assert len(problems) == (not was_done)
    rename(again)
    assert set(tags_of(again).values()) == {("new", "other")}
    assert [entry.name for entry in again.vocabulary.entries()] == ["new"]
    assert again.vocabulary.description("new") == "Words."
    assert annotations_checked(again) == []
    again.close()


def test_a_step_that_was_cut_short_is_told_until_the_check_has_repaired(
    library: Library,
) -> None:
    path = library.snapshots.folder / "changing.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"steps": ["renaming", "merging"]}', encoding="utf-8")
    assert library.snapshots.cut_short() == ("renaming", "merging")
    assert len(annotations_checked(library)) == 2
    assert all(problem.repaired for problem in library.check(repair=True).problems)
    assert annotations_checked(library) == []


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"steps": 3}'])
def test_a_journal_that_is_none_says_nothing(library: Library, text: str) -> None:
    path = library.snapshots.folder / "changing.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert library.snapshots.cut_short() == ()
    rename(library)
    assert not path.exists()


def test_restoring_waits_for_a_renaming_under_way(library: Library, tmp_path: Path) -> None:
    snapshot = library.snapshots.take()
    assert snapshot is not None
    other = Library(places_in(tmp_path))
    halfway = Event()
    restoring = Thread(target=lambda: other.snapshots.restore(snapshot))

    def tell(_: Progress) -> None:
        if not halfway.is_set():
            halfway.set()
            restoring.start()

    rename(library, tell)
    restoring.join()
    again = Library(places_in(tmp_path))
    assert set(tags_of(again).values()) == {("old", "other")}
    assert [entry.name for entry in again.vocabulary.entries()] == ["old"]
    assert again.annotations.conflicts() == ()
    assert annotations_checked(again) == []
    for each in (other, again):
        each.close()


def test_a_renaming_waits_for_a_restoring_under_way(library: Library, tmp_path: Path) -> None:
    snapshot = library.snapshots.take()
    assert snapshot is not None
    items = library.annotations.living()
    library.annotations.save_all(replace(item, note=f"{item.note} edited") for item in items)
    other = Library(places_in(tmp_path))
    assert len(other.annotations.living()) == COUNT
    renaming_thread = Thread(target=lambda: rename(other))

    def tell(_: Progress) -> None:
        if not renaming_thread.ident:
            renaming_thread.start()

    library.snapshots.restore(snapshot, progress=tell)
    renaming_thread.join()
    again = Library(places_in(tmp_path))
    assert tags_of(again) == {f"note {number}": ("new", "other") for number in range(COUNT)}
    assert again.annotations.conflicts() == ()
    assert annotations_checked(again) == []
    for each in (other, again):
        each.close()
