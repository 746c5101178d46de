"""Two machines and one annotation: the newest version counts, no other one is lost."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.errors import BriefreaderError
from briefreader.notes.codec import from_json, to_json
from briefreader.notes.store import AnnotationStore

DOCUMENT = "0123456789abcdef"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


@pytest.fixture
def store(folder: Path) -> AnnotationStore:
    return AnnotationStore(folder)


def own_path(folder: Path, annotation: Annotation) -> Path:
    return folder / annotation.document_id / f"{annotation.id.removeprefix('urn:uuid:')}.json"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / DOCUMENT).iterdir())


def notes_on_disk(folder: Path) -> set[str]:
    return {from_json(path.read_text()).note for path in (folder / DOCUMENT).glob("*.json")}


def later(annotation: Annotation, minutes: float, **changes: object) -> Annotation:
    """The annotation as another machine changed it so many minutes later (or earlier)."""
    time = datetime.fromisoformat(annotation.modified) + timedelta(minutes=minutes)
    modified = time.isoformat().replace("+00:00", "Z")
    return replace(annotation, modified=modified, **changes)  # type: ignore[arg-type]


def put(folder: Path, annotation: Annotation, name: str = "{} (conflicted copy).json") -> Path:
    own = own_path(folder, annotation)
    path = own.with_name(name.format(own.stem))
    path.write_text(to_json(annotation), encoding="utf-8")
    return path


@pytest.mark.parametrize("minutes", [1, -1])
@pytest.mark.parametrize("take_other", [False, True])
def test_a_conflict_is_listed_and_decided_for_good(
    store: AnnotationStore, folder: Path, minutes: float, take_other: bool
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    copy = put(folder, later(made, minutes, note="there"))
    again = AnnotationStore(folder)
    [conflict] = again.conflicts()
    newest, oldest = ("there", "here") if minutes > 0 else ("here", "there")
    assert (conflict.kept.note, conflict.other.note) == (newest, oldest)
    assert conflict.path == (own_path(folder, made) if minutes > 0 else copy)
    winner = again.resolve(conflict, take_other)
    assert winner.note == (oldest if take_other else newest)
    assert winner.modified > max(conflict.kept.modified, conflict.other.modified)
    for each in (again, AnnotationStore(folder)):
        assert each.all() == (winner,)
        assert (each.conflicts(), each.problems) == ((), ())
    assert files(folder) == [own_path(folder, made).name]


@pytest.mark.parametrize(
    "change",
    [
        {"note": "other"},
        {"tags": ("other",)},
        {"colour": Colour.PINK},
        {"deleted": True},
    ],
)
def test_whatever_the_user_made_can_be_in_conflict(
    store: AnnotationStore, folder: Path, change: dict[str, object]
) -> None:
    made = store.create(DOCUMENT, None, note="here", tags=["a"])
    put(folder, later(made, -1, **change))
    assert len(AnnotationStore(folder).conflicts()) == 1


def test_a_deleted_annotation_that_was_edited_elsewhere_can_come_back(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    put(folder, later(made, -1, note="edited there"))
    store.delete(made.id)
    again = AnnotationStore(folder)
    assert again.all() == ()
    [conflict] = again.conflicts()
    assert conflict.kept.deleted
    assert again.resolve(conflict, take_other=True).note == "edited there"
    assert [item.note for item in AnnotationStore(folder).all()] == ["edited there"]


def test_versions_that_differ_in_time_only_are_no_conflict(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    put(folder, later(made, -1))
    again = AnnotationStore(folder)
    assert (again.conflicts(), again.problems) == ((), ())
    assert len(files(folder)) == 2


def test_of_two_conflicts_each_is_decided_by_itself(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None, note="here")
    put(folder, later(made, -1, note="first"), "{} (1).json")
    put(folder, later(made, -2, note="second"), "{} (2).json")
    again = AnnotationStore(folder)
    first = next(c for c in again.conflicts() if c.other.note == "first")
    again.resolve(first, take_other=False)
    [second] = again.conflicts()
    assert again.resolve(second, take_other=True).note == "second"
    assert again.conflicts() == ()
    assert notes_on_disk(folder) == {"second"}


def test_a_conflict_that_has_changed_meanwhile_is_not_decided(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    copy = put(folder, later(made, -1, note="there"))
    again = AnnotationStore(folder)
    [conflict] = again.conflicts()
    copy.write_text(to_json(later(made, -1, note="there, and more of it")), encoding="utf-8")
    for take_other in (False, True):
        with pytest.raises(BriefreaderError, match="changed meanwhile"):
            again.resolve(conflict, take_other)
    assert notes_on_disk(folder) == {"here", "there, and more of it"}
    [now] = again.conflicts()
    store.save(replace(made, note="here, changed"))
    with pytest.raises(BriefreaderError, match="changed meanwhile"):
        again.resolve(now, take_other=True)
    assert notes_on_disk(folder) == {"here, changed", "there, and more of it"}


def test_keys_of_other_programs_survive_a_decision(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None, note="here")
    own, copy = own_path(folder, made), put(folder, later(made, -1, note="there"))
    for path, key in ((own, "x:here"), (copy, "x:there")):
        record = json.loads(path.read_text()) | {key: [1]}
        path.write_text(json.dumps(record))
    again = AnnotationStore(folder)
    [conflict] = again.conflicts()
    again.resolve(conflict, take_other=True)
    record = json.loads(own.read_text())
    assert (record["x:here"], record["x:there"]) == ([1], [1])


def test_a_version_that_the_user_has_not_seen_is_kept_when_theirs_is_saved(
    store: AnnotationStore, folder: Path
) -> None:
    seen = store.create(DOCUMENT, None, note="start")
    AnnotationStore(folder).save(replace(seen, note="theirs"))
    store.refresh()
    saved = store.save(replace(seen, note="ours"), based_on=seen)
    assert store.all() == (saved,)
    [conflict] = store.conflicts()
    assert (conflict.kept.note, conflict.other.note) == ("ours", "theirs")
    assert AnnotationStore(folder).conflicts() == (conflict,)


def test_several_are_saved_with_what_each_is_based_on(store: AnnotationStore, folder: Path) -> None:
    seen = [store.create(DOCUMENT, None, note=f"start {number}") for number in range(6)]
    other = AnnotationStore(folder)
    other.save(replace(seen[2], note="theirs"))
    other.delete(seen[4].id)
    store.refresh()
    store.save_all([replace(item, tags=("all",)) for item in seen], based_on=seen)
    assert all(item.tags == ("all",) for item in store.all())
    assert {(c.other.note, c.other.deleted) for c in store.conflicts()} == {
        ("theirs", False),
        ("start 4", True),
    }


def test_the_same_change_made_twice_is_no_conflict(store: AnnotationStore, folder: Path) -> None:
    seen = store.create(DOCUMENT, None, note="start")
    AnnotationStore(folder).save(replace(seen, note="same"))
    store.save(replace(seen, note="same"), based_on=seen)
    assert store.conflicts() == ()
    assert len(files(folder)) == 1


def test_saving_on_what_has_been_seen_is_no_conflict(store: AnnotationStore, folder: Path) -> None:
    first = store.create(DOCUMENT, None, note="first")
    second = store.save(replace(first, note="second"), based_on=first)
    store.save(replace(second, note="first"), based_on=second)
    assert store.conflicts() == ()
    assert len(files(folder)) == 1


def test_what_is_saved_counts_though_another_clock_is_fast(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    put(folder, later(made, 600, note="from ten hours ahead"))
    again = AnnotationStore(folder)
    [read] = again.all()
    assert read.note == "from ten hours ahead"
    again.save(replace(read, note="edited"), based_on=read)
    assert [item.note for item in AnnotationStore(folder).all()] == ["edited"]


def test_a_time_that_cannot_be_true_does_not_win(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None, note="here")
    put(folder, replace(made, note="from 2099", modified="2099-01-01T00:00:00Z"))
    assert [item.note for item in AnnotationStore(folder).all()] == ["here"]


MERGE = """{
  "id": "%s",
  "modified": "2024-05-01T10:00:00Z",
<<<<<<< HEAD
  "body": {"type": "TextualBody", "value": "ours"},
=======
  "body": {"type": "TextualBody", "value": "theirs"},
>>>>>>> origin/main
  "target": {"source": "briefreader:0123456789abcdef"}
}
"""


def test_both_sides_of_a_merge_that_git_left_are_versions(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="start")
    own_path(folder, made).write_text(MERGE % made.id)
    for take_other, note in ((False, "ours"), (True, "theirs")):
        again = AnnotationStore(folder)
        [conflict] = again.conflicts()
        assert {conflict.kept.note, conflict.other.note} == {"ours", "theirs"}
        wanted = conflict.other.note if take_other else conflict.kept.note
        assert again.resolve(conflict, take_other).note == wanted, note
        assert notes_on_disk(folder) == {wanted}
        assert AnnotationStore(folder).conflicts() == ()
        own_path(folder, made).write_text(MERGE % made.id)


def test_saving_over_a_merge_keeps_the_other_side(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None, note="start")
    own_path(folder, made).write_text(MERGE % made.id)
    again = AnnotationStore(folder)
    [conflict] = again.conflicts()
    again.save(replace(conflict.kept, note="edited"), based_on=conflict.kept)
    assert notes_on_disk(folder) == {"edited", conflict.other.note}
    [left] = again.conflicts()
    assert left.other.note == conflict.other.note
    assert AnnotationStore(folder).conflicts() == (left,)


def test_a_merge_of_which_one_side_is_broken_is_set_aside(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="start")
    own_path(folder, made).write_text((MERGE % made.id).replace('"theirs"', '"theirs'))
    again = AnnotationStore(folder)
    again.save(replace(made, note="edited"))
    assert len([name for name in files(folder) if name.endswith(".broken")]) == 1
    assert [item.note for item in AnnotationStore(folder).all()] == ["edited"]


@pytest.mark.parametrize(
    "name",
    [
        "{} (Ida's conflicted copy 2026-11-22).json",  # Dropbox
        "{} (conflicted copy 2026-11-22 120000).json",  # Nextcloud, ownCloud
        "{} (in Konflikt stehende Kopie von Ida 2026-11-22).json",  # Dropbox in German
        "{} (Copie en conflit de Ida 2026-11-22).json",
        "{}_conflict-20261122-120000.json",  # ownCloud, older
        "{}.sync-conflict-20261122-120000-ABCDEFG.json",  # Syncthing
        "{}-DESKTOP-1A2B3C.json",  # OneDrive
        "{} 2.json",  # iCloud
        "{} (1).json",  # Google Drive
        "{}[Conflict].json",  # Google Drive
        "[Conflict] {}.json",
        "{}.Conflict.json",  # Resilio
        "{}.json.Conflict",
        "{} (SFConflict ida@example.org 2026-11-22-12-00-00).json",  # Seafile
        "{}.JSON.sync-conflict-20261122-120000",
    ],
)
def test_the_names_that_sync_tools_give_are_known(
    store: AnnotationStore, folder: Path, name: str
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    copy = put(folder, later(made, -1, note="there"), name)
    again = AnnotationStore(folder)
    assert again.all() == (made,)
    [conflict] = again.conflicts()
    assert (conflict.other.note, conflict.path) == ("there", copy)


@pytest.mark.parametrize(
    "name",
    [
        ".~tmp~{}.json",
        ".syncthing.{}.json.tmp",
        "~syncthing~{}.json.tmp",
        "~${}.json",
        ".goutputstream-ABC123",
        "{}.json.part",
        "{}.json.tmp",
        ".{}.json.AbC123",  # rsync
        "{}.json~",
        "{}.json.crdownload",
        "{}.sync-conflict-20261122-120000-ABCDEFG.json.tmp",
    ],
)
def test_files_that_sync_tools_have_not_finished_are_never_read(
    store: AnnotationStore, folder: Path, name: str
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    part = put(folder, later(made, 1, note="half there"), name)
    again = AnnotationStore(folder)
    assert again.all() == (made,)
    assert (again.conflicts(), again.problems) == ((), ())
    assert part.exists()
