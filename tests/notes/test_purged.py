"""What was removed for good stays so: an old copy that comes back is a question to the user."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import StorageError
from briefreader.notes.codec import to_json
from briefreader.notes.store import AnnotationStore
from briefreader.notes.versions import file_name

DOCUMENT = "0123456789abcdef"
OTHER_NAMES = (
    "purged (conflicted copy 2026-11-22).txt",
    "purged.sync-conflict-20261122-101112-ABCDEFG.txt",
    "purged-DESKTOP-4TR.txt",
    "purged 2.txt",
    "Purged_conflict.txt",
    "purged.txt.sync-conflict-20261122",
)


def ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")


def put(folder: Path, item: Annotation, name: str = "{}") -> Path:
    path = folder / DOCUMENT / f"{name.format(file_name(item.id).removesuffix('.json'))}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_json(item), encoding="utf-8")
    return path


@pytest.fixture
def old(tmp_path: Path) -> Annotation:
    """A note as another machine still has it; here it was deleted 100 days ago and purged."""
    store = AnnotationStore(tmp_path)
    made = replace(store.create(DOCUMENT, None, note="old", tags=("talks",)), modified=ago(200))
    path = put(tmp_path, replace(made, deleted=True, modified=ago(100)))
    long_ago = (datetime.now(UTC) - timedelta(days=100)).timestamp()
    os.utime(path, (long_ago, long_ago))
    assert AnnotationStore(tmp_path).purge() == 1
    assert not path.exists()
    return made


def test_that_a_note_was_purged_is_written_down(tmp_path: Path, old: Annotation) -> None:
    [line] = (tmp_path / DOCUMENT / "purged.txt").read_text(encoding="utf-8").splitlines()
    uuid, time = line.split(" ")
    assert f"urn:uuid:{uuid}" == old.id
    assert datetime.fromisoformat(time).date() == datetime.fromisoformat(ago(100)).date()
    store = AnnotationStore(tmp_path)
    assert store.all() == store.deleted() == ()
    assert store.problems == ()


@pytest.mark.parametrize("name", ["{}", "{} (conflicted copy 2026-11-22)"])
@pytest.mark.parametrize("take_other", [True, False])
def test_an_old_copy_that_comes_back_is_a_question(
    tmp_path: Path, old: Annotation, name: str, take_other: bool
) -> None:
    store = AnnotationStore(tmp_path)
    assert store.all() == ()
    path = put(tmp_path, old, name)
    assert store.refresh() == {DOCUMENT}
    for seen in (store, AnnotationStore(tmp_path)):
        assert seen.all() == ()
        assert [item.note for item in seen.deleted()] == ["old"]
        [conflict] = seen.conflicts()
        assert conflict.kept.deleted
        assert (conflict.other.note, conflict.other.deleted) == ("old", False)
        [problem] = seen.problems
        assert problem.path == path
        assert "purged" in problem.what
    assert store.tidy() == 0
    store.resolve(store.conflicts()[0], take_other)
    for seen in (store, AnnotationStore(tmp_path)):
        assert seen.conflicts() == ()
        assert seen.problems == ()
        assert [item.note for item in seen.all()] == (["old"] if take_other else [])
        assert len(seen.deleted()) == (not take_other)
    names = {path.name for path in (tmp_path / DOCUMENT).iterdir()}
    assert names == {"purged.txt", file_name(old.id)}


def test_a_copy_edited_after_the_deletion_counts(tmp_path: Path, old: Annotation) -> None:
    put(tmp_path, replace(old, note="edited since", modified=ago(50)))
    store = AnnotationStore(tmp_path)
    assert [item.note for item in store.all()] == ["edited since"]
    assert store.conflicts() == ()


def test_an_old_copy_can_be_brought_back_and_edited_as_any_deleted_note(
    tmp_path: Path, old: Annotation
) -> None:
    put(tmp_path, old, "{} 2")
    store = AnnotationStore(tmp_path)
    assert store.undelete(old.id).note == "old"
    again = AnnotationStore(tmp_path)
    assert [item.note for item in again.all()] == ["old"]
    assert again.conflicts() == ()
    again.delete(old.id)
    assert AnnotationStore(tmp_path).all() == ()


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_every_list_that_a_sync_tool_left_is_read(
    tmp_path: Path, old: Annotation, name: str
) -> None:
    folder = tmp_path / DOCUMENT
    lines = (folder / "purged.txt").read_text(encoding="utf-8")
    put(tmp_path, old)
    (folder / "purged.txt").unlink()
    store = AnnotationStore(tmp_path)
    assert len(store.all()) == 1
    (folder / name).write_text(lines, encoding="utf-8")
    assert store.refresh() == {DOCUMENT}
    assert store.all() == ()
    assert len(store.conflicts()) == 1


def test_both_sides_of_a_merge_of_the_list_count(tmp_path: Path, old: Annotation) -> None:
    folder = tmp_path / DOCUMENT
    other = replace(old, id="urn:uuid:00000000-0000-4000-8000-000000000001")
    lines = (folder / "purged.txt").read_text(encoding="utf-8")
    ours = f"00000000-0000-4000-8000-000000000001 {ago(95)}\r\n"
    merge = f"<<<<<<< HEAD\n{ours}=======\n{lines}>>>>>>> train\nwhat is this?\n"
    (folder / "purged.txt").write_text(merge, encoding="utf-8")
    put(tmp_path, old)
    put(tmp_path, other)
    store = AnnotationStore(tmp_path)
    assert store.all() == ()
    assert len(store.conflicts()) == 2


def test_the_list_only_grows(tmp_path: Path, old: Annotation) -> None:
    listed = tmp_path / DOCUMENT / "purged.txt"
    strange = listed.read_bytes() + b"a line of mine, and no end"
    listed.write_bytes(strange)
    path = put(tmp_path, replace(old, deleted=True, modified=ago(95)))
    long_ago = (datetime.now(UTC) - timedelta(days=95)).timestamp()
    os.utime(path, (long_ago, long_ago))
    assert AnnotationStore(tmp_path).purge() == 1
    content = listed.read_bytes()
    assert content.startswith(strange + b"\n")
    assert len(content.splitlines()) == 3
    put(tmp_path, replace(old, modified=ago(97)))
    assert AnnotationStore(tmp_path).all() == ()


def test_a_list_that_cannot_be_opened_is_told_and_nothing_is_purged(
    tmp_path: Path, old: Annotation
) -> None:
    listed = tmp_path / DOCUMENT / "purged.txt"
    store = AnnotationStore(tmp_path)
    put(tmp_path, old)
    assert store.all() == ()
    listed.unlink()
    listed.mkdir()
    store.refresh()
    assert store.all() == ()  # It counts as it was last read.
    assert [problem.path for problem in store.problems if problem.path == listed] == [listed]
    tombstone = put(tmp_path, replace(old, deleted=True, modified=ago(100)))
    long_ago = (datetime.now(UTC) - timedelta(days=100)).timestamp()
    os.utime(tombstone, (long_ago, long_ago))
    with pytest.raises(StorageError):
        AnnotationStore(tmp_path).purge()
    assert tombstone.exists()


def test_a_kill_between_the_list_and_the_removal_loses_nothing(
    tmp_path: Path, old: Annotation
) -> None:
    """The list is there and so is the tombstone: it is removed the next time."""
    tombstone = put(tmp_path, replace(old, deleted=True, modified=ago(100)))
    store = AnnotationStore(tmp_path)
    assert [item.id for item in store.deleted()] == [old.id]
    assert store.undelete(old.id).note == "old"
    assert [item.note for item in AnnotationStore(tmp_path).all()] == ["old"]
    assert tombstone.exists()
