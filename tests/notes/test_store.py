"""Annotations on disk: nothing acknowledged is lost, nothing broken is read as empty."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.document import Span
from briefreader.domain.errors import NoSuchAnnotation, NoSuchDocument, StorageError
from briefreader.notes.codec import from_json, to_json
from briefreader.notes.folder import DocumentFolder
from briefreader.notes.store import AT_ONCE, AnnotationStore

DOCUMENT = "0123456789abcdef"
OTHER = "fedcba9876543210"
TEXT = "The ministers will meet in Tallinn on 12 March."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


@pytest.fixture
def store(folder: Path) -> AnnotationStore:
    return AnnotationStore(folder)


def path_of(folder: Path, annotation: Annotation) -> Path:
    return folder / annotation.document_id / f"{annotation.id.removeprefix('urn:uuid:')}.json"


def write_version(path: Path, annotation: Annotation, later: timedelta, note: str) -> None:
    """What another program or machine writes: the annotation with another note and time."""
    time = datetime.fromisoformat(annotation.modified) + later
    version = replace(annotation, note=note, modified=time.isoformat().replace("+00:00", "Z"))
    path.write_text(to_json(version), encoding="utf-8")


def write_long_ago(path: Path, content: bytes) -> None:
    """A file that nobody can be in the middle of writing."""
    path.write_bytes(content)
    os.utime(path, (1e9, 1e9))


def test_a_new_annotation_is_on_disk_when_create_returns(
    store: AnnotationStore, folder: Path
) -> None:
    anchor = Anchor.of(TEXT, Span(27, 34))
    made = store.create(
        DOCUMENT, anchor, note="Where?", tags=["place", " place ", ""], colour=Colour.PINK
    )
    on_disk = path_of(folder, made).read_text(encoding="utf-8")
    assert from_json(on_disk) == made
    assert made.source == on_disk
    assert (made.note, made.tags, made.colour) == ("Where?", ("place",), Colour.PINK)
    assert made.created == made.modified
    assert AnnotationStore(folder).of_document(DOCUMENT) == (made,)


def test_annotations_come_in_the_order_of_their_positions(store: AnnotationStore) -> None:
    late = store.create(DOCUMENT, Anchor.of(TEXT, Span(27, 34)))
    whole = store.create(DOCUMENT, None, note="on all")
    early = store.create(DOCUMENT, Anchor.of(TEXT, Span(4, 13)))
    elsewhere = store.create(OTHER, Anchor.of(TEXT, Span(0, 3)))
    assert store.of_document(DOCUMENT) == (whole, early, late)
    assert store.all() == (whole, early, late, elsewhere)


def test_saving_makes_a_later_version_that_keeps_unknown_keys(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="old")
    path = path_of(folder, made)
    record = json.loads(path.read_text(encoding="utf-8")) | {"creator": {"name": "Ida"}}
    path.write_text(json.dumps(record), encoding="utf-8")
    store.refresh()
    saved = store.save(replace(made, note="new"))
    assert saved.modified > made.modified
    assert saved.created == made.created
    assert json.loads(path.read_text(encoding="utf-8"))["creator"] == {"name": "Ida"}
    assert AnnotationStore(folder).get(made.id).note == "new"
    assert not store.problems


def test_several_are_saved_together_in_the_order_given(
    store: AnnotationStore, folder: Path
) -> None:
    made = [store.create(document, None) for document in (DOCUMENT, OTHER) for _ in range(10)]
    steps: list[int] = []
    saved = store.save_all(
        [replace(item, note="Seen") for item in reversed(made)],
        lambda step: steps.append(step.done),
    )
    assert [item.id for item in saved] == [item.id for item in reversed(made)]
    assert steps == [20]
    assert {item.note for item in AnnotationStore(folder).living()} == {"Seen"}


def test_many_of_several_documents_are_saved_some_documents_at_a_time(
    store: AnnotationStore, folder: Path
) -> None:
    made = [store.create(f"{number % 10:016x}", None) for number in range(2 * AT_ONCE)]
    before = store.tags()
    steps: list[int] = []
    store.save_all(
        [replace(item, tags=("seen",)) for item in made], lambda step: steps.append(step.done)
    )
    assert len(steps) == 2
    assert steps[-1] == len(made)
    assert len(store.tags()["seen"]) == 10
    assert not before
    assert {item.tags for item in AnnotationStore(folder).living()} == {("seen",)}
    assert store.refresh() == frozenset()


def test_where_one_of_several_documents_cannot_be_written_nothing_is_lost(
    store: AnnotationStore, folder: Path
) -> None:
    resource = pytest.importorskip("resource")
    made = [store.create(f"{number % 4:016x}", None, note="before") for number in range(40)]
    changed = [replace(item, note="after") for item in made]
    changed[13] = replace(made[13], note="after" * 4000)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(StorageError, match="larger than is allowed"):
            store.save_all(changed)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert store.get(made[13].id) == made[13]
    assert {item.note for item in store.living()} == {"before", "after"}
    again = AnnotationStore(folder)
    assert set(again.living()) == set(store.living())
    assert len(again.living()) == len(made)
    assert not list(folder.rglob("*.tmp"))
    assert not list(folder.rglob("*conflicted*"))


def test_others_read_while_many_are_being_saved(store: AnnotationStore) -> None:
    made = [store.create(f"{number % 40:016x}", None) for number in range(AT_ONCE)]
    saving = Thread(target=store.save_all, args=([replace(item, note="new") for item in made],))
    saving.start()
    created = [store.create(DOCUMENT, None) for _ in range(3)]
    seen = len(store.living())
    saving.join()
    assert seen == len(made) + len(created)
    assert sum(item.note == "new" for item in store.living()) == len(made)


def test_news_are_taken_while_another_thread_holds_what_is_known(
    store: AnnotationStore, folder: Path
) -> None:
    assert store.all() == ()
    AnnotationStore(folder).create(DOCUMENT, None)
    assert store.refresh() == {DOCUMENT}
    taken: list[frozenset[str]] = []
    window = Thread(target=lambda: taken.append(store.take_news()), daemon=True)
    with store._lock:
        window.start()
        window.join(5)
        assert taken == [{DOCUMENT}]
    assert store.news() == frozenset()


def test_an_older_version_can_be_saved_again_to_undo(store: AnnotationStore, folder: Path) -> None:
    first = store.create(DOCUMENT, None, note="first")
    second = store.save(replace(first, note="second"))
    undone = store.save(first)
    assert undone.note == "first"
    assert undone.modified > second.modified
    assert AnnotationStore(folder).get(first.id) == undone
    assert len(list((folder / DOCUMENT).iterdir())) == 1


def test_a_deleted_annotation_leaves_a_tombstone_and_can_come_back(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="keep me", tags=["talks"])
    assert store.delete(made.id).deleted
    assert json.loads(path_of(folder, made).read_text(encoding="utf-8"))["deleted"] is True
    assert store.of_document(DOCUMENT) == store.all() == ()
    assert store.tags() == {}
    assert [item.id for item in AnnotationStore(folder).deleted()] == [made.id]
    back = store.undelete(made.id)
    assert (back.note, back.deleted) == ("keep me", False)
    assert store.of_document(DOCUMENT) == (back,)


def test_only_old_tombstones_are_purged(store: AnnotationStore, folder: Path) -> None:
    living = store.create(DOCUMENT, None, note="living")
    gone = store.create(DOCUMENT, None, note="gone")
    store.delete(gone.id)
    now = datetime.now(UTC)
    assert store.purge(now + timedelta(days=89)) == 0
    assert store.purge(now + timedelta(days=91)) == 1
    assert not path_of(folder, gone).exists()
    assert AnnotationStore(folder).all() == (living,)


def test_an_annotation_is_found_by_id_uuid_and_start(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None)
    uuid = made.id.removeprefix("urn:uuid:")
    for name in (made.id, uuid, uuid[:8], uuid.upper(), f" {uuid} "):
        assert AnnotationStore(folder).get(name) == made


def test_what_names_no_annotation_or_several_is_refused(store: AnnotationStore) -> None:
    ids = {store.create(DOCUMENT, None).id[9] for _ in range(40)}
    assert len(ids) < 40
    for name in ("", "not an id", "../../etc", "0" * 36, "urn:uuid:"):
        with pytest.raises(NoSuchAnnotation):
            store.get(name)
    messages = []
    for start in ids:
        try:
            store.get(start)
        except NoSuchAnnotation as error:
            messages.append(str(error))
    assert any("annotations have ids that begin with" in message for message in messages)


@pytest.mark.parametrize("name", ["../outside", "", ".", "a/b", "a\\b", "/etc", "x" * 65, "é"])
def test_a_document_id_is_never_a_way_out_of_the_folder(
    store: AnnotationStore, tmp_path: Path, name: str
) -> None:
    with pytest.raises(NoSuchDocument):
        store.create(name, None)
    with pytest.raises(NoSuchDocument):
        store.of_document(name)
    assert list(tmp_path.iterdir()) == []


def test_an_annotation_id_is_never_a_way_out_of_the_folder(store: AnnotationStore) -> None:
    with pytest.raises(NoSuchAnnotation):
        store.save(Annotation("urn:uuid:../../../etc/passwd", DOCUMENT, "", ""))


def test_tags_name_the_documents_that_have_them(store: AnnotationStore) -> None:
    store.create(DOCUMENT, None, tags=["talks/port", "trade"])
    second = store.create(OTHER, None, tags=["trade"])
    assert store.tags() == {
        "talks/port": frozenset({DOCUMENT}),
        "trade": frozenset({DOCUMENT, OTHER}),
    }
    store.save(replace(second, tags=("Border",)))
    assert list(store.tags()) == ["Border", "talks/port", "trade"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]", b'{"id": "urn:uuid:x"}'])
def test_a_broken_file_is_set_aside_and_reported(
    store: AnnotationStore, folder: Path, content: bytes
) -> None:
    whole = store.create(DOCUMENT, None, note="whole")
    broken = path_of(folder, replace(whole, id="urn:uuid:00000000-0000-0000-0000-000000000001"))
    write_long_ago(broken, content)
    again = AnnotationStore(folder)
    assert again.all() == (whole,)
    [problem] = again.problems
    assert problem.path.name == broken.name + ".broken"
    assert problem.path.read_bytes() == content
    assert not broken.exists()
    assert [problem.path for problem in AnnotationStore(folder).problems] == []
    later = AnnotationStore(folder)
    later.all()
    assert [item.path for item in later.problems] == [problem.path]


def test_a_second_broken_file_does_not_replace_the_first(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None)
    for content in (b"first", b"second"):
        write_long_ago(path_of(folder, made), content)
        AnnotationStore(folder).all()
    kept = sorted(path.read_bytes() for path in (folder / DOCUMENT).glob("*.broken"))
    assert kept == [b"first", b"second"]


@pytest.mark.parametrize(
    "name",
    [
        "{} (Ida's conflicted copy 2024-05-01).json",
        "{}.sync-conflict-20240501-101112-ABCDEFG.json",
    ],
)
@pytest.mark.parametrize("later", [timedelta(minutes=1), timedelta(minutes=-1)])
def test_of_two_versions_the_newest_counts_and_the_other_is_kept(
    store: AnnotationStore, folder: Path, name: str, later: timedelta
) -> None:
    made = store.create(DOCUMENT, None, note="here")
    own = path_of(folder, made)
    conflict = own.with_name(name.format(own.stem))
    write_version(conflict, made, later, "there")
    again = AnnotationStore(folder)
    newest, older = (conflict, own) if later > timedelta() else (own, conflict)
    [read] = again.all()
    assert read.note == ("there" if newest is conflict else "here")
    assert [problem.path for problem in again.problems] == [older]
    again.save(replace(read, note="merged"))
    assert [item.note for item in AnnotationStore(folder).all()] == ["merged"]
    notes = {from_json(path.read_text()).note for path in (folder / DOCUMENT).glob("*.json")}
    # What was edited is overwritten as ever, the other version is kept.
    assert notes == {"merged", "here" if newest is conflict else "there"}


def test_a_change_by_another_process_is_kept_when_ours_is_written(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="start")
    AnnotationStore(folder).save(replace(made, note="theirs"))
    store.save(replace(made, note="ours"))
    again = AnnotationStore(folder)
    assert [item.note for item in again.all()] == ["ours"]
    [problem] = again.problems
    assert from_json(problem.path.read_text(encoding="utf-8")).note == "theirs"
    assert "conflicted copy" in problem.path.name


def test_refresh_reads_what_changed_and_names_the_documents(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="old", tags=["a"])
    assert store.tags() == {"a": frozenset({DOCUMENT})}
    assert store.refresh() == frozenset()
    elsewhere = AnnotationStore(folder)
    elsewhere.save(replace(made, note="new", tags=("b",)))
    added = elsewhere.create(OTHER, None, tags=["c"])
    assert store.refresh() == {DOCUMENT, OTHER}
    assert store.get(made.id).note == "new"
    assert store.get(added.id) == added
    assert set(store.tags()) == {"b", "c"}
    path_of(folder, added).unlink()
    assert store.refresh() == {OTHER}
    assert store.of_document(OTHER) == ()


def test_an_annotation_in_another_documents_folder_is_reported(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None)
    (folder / OTHER).mkdir()
    path_of(folder, made).rename(folder / OTHER / path_of(folder, made).name)
    again = AnnotationStore(folder)
    assert again.all() == ()
    [problem] = again.problems
    assert problem.what == f"This annotation belongs to the document {DOCUMENT}."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFOs")
def test_what_is_no_regular_file_is_reported_and_not_opened(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None)
    os.mkfifo(folder / DOCUMENT / "fifo.json")
    (folder / DOCUMENT / "folder.json").mkdir()
    (folder / DOCUMENT / "link.json").symlink_to(folder / "nowhere")
    again = AnnotationStore(folder)
    assert again.all() == (made,)
    assert [problem.path.name for problem in again.problems] == [
        "fifo.json",
        "folder.json",
        "link.json",
    ]


def test_other_files_in_the_folder_are_left_alone(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None)
    (folder / ".stfolder").mkdir()
    (folder / "readme.txt").write_text("mine")
    (folder / DOCUMENT / "notes.txt").write_text("mine")
    again = AnnotationStore(folder)
    assert again.all() == (made,)
    assert again.problems == ()


Change = Callable[[AnnotationStore, Annotation], object]
CHANGES: dict[str, Change] = {
    "create": lambda store, made: store.create(DOCUMENT, None, note="new"),
    "save": lambda store, made: store.save(replace(made, note="new")),
    "delete": lambda store, made: store.delete(made.id),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permission bits")
def test_a_read_only_folder_gives_a_message_and_loses_nothing(
    store: AnnotationStore, folder: Path, change: Change
) -> None:
    made = store.create(DOCUMENT, None, note="kept")
    (folder / DOCUMENT).chmod(0o500)
    try:
        with pytest.raises(StorageError, match="you may not write there"):
            change(store, made)
    finally:
        (folder / DOCUMENT).chmod(0o700)
    assert store.all() == AnnotationStore(folder).all() == (made,)


def test_a_folder_that_cannot_be_made_gives_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = AnnotationStore(tmp_path / "file" / "annotations")
    with pytest.raises(StorageError, match="Could not save"):
        store.create(DOCUMENT, None, note="kept?")
    assert (tmp_path / "file").read_text() == "in the way"


def test_an_unreadable_document_folder_is_no_empty_one(tmp_path: Path) -> None:
    (tmp_path / DOCUMENT).write_text("a file where a folder should be")
    with pytest.raises(StorageError):
        DocumentFolder(tmp_path / DOCUMENT).refresh()
