"""Records on disk: several writers, broken files and conflicted copies lose nothing."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.errors import StorageError
from briefreader.library.record_codec import from_bytes, to_bytes
from briefreader.library.record_merging import merge
from briefreader.library.record_store import RecordStore
from briefreader.library.records import MOST_PAST, Mark, Record, Sighting, Standing
from tests.library.disturbed import needs_permissions

KEY, OTHER = "0123456789abcdef", "fedcba9876543210"
RECORD = Record(KEY, (Sighting("/a.txt", "d1"),), text=KEY, copy=f"{KEY}.txt", added="2026-01-01")


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    made = RecordStore(tmp_path / "records")
    made.save(RECORD)
    return made


def left_alone(path: Path) -> None:
    """Make a file look as if nobody had written to it for long."""
    os.utime(path, (1e9, 1e9))


def second(store: RecordStore) -> RecordStore:
    return RecordStore(store.path_of(KEY).parent)


def test_two_processes_that_change_one_record_keep_each_others_changes(store: RecordStore) -> None:
    window, command = store, second(store)
    window.save(replace(RECORD, starred=True))
    command.save(RECORD.seen("/b.txt", "d2"))
    found = second(store).get(KEY)
    assert found is not None
    assert found.starred
    assert [s.path for s in found.sightings] == ["/a.txt", "/b.txt"]


def test_two_processes_that_add_the_same_document_make_one_record(tmp_path: Path) -> None:
    one, two = RecordStore(tmp_path), RecordStore(tmp_path)
    one.save(replace(RECORD, starred=True))
    two.save(replace(RECORD, sightings=(Sighting("/b.txt", "d1"),)))
    found = RecordStore(tmp_path).get(KEY)
    assert found is not None
    assert found.starred
    assert len(found.sightings) == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"id": 7}', b"[" * 100_000, b'{"id":"' + KEY.encode(), b"\xff"]
)
def test_a_broken_record_is_set_aside_and_reported_at_every_start(
    store: RecordStore, content: bytes
) -> None:
    path = store.path_of(KEY)
    path.write_bytes(content)
    left_alone(path)
    for _ in range(2):
        opened = second(store)
        assert opened.get(KEY) is None
        assert [problem.path for problem in opened.problems] == [f"{path}.broken"]
    assert Path(f"{path}.broken").read_bytes() == content


def test_a_record_that_may_be_being_written_is_waited_for(store: RecordStore) -> None:
    path, whole = store.path_of(KEY), to_bytes(replace(RECORD, starred=True))
    path.write_bytes(whole[:40])
    for _ in range(2):
        store.refresh()
        assert store.get(KEY) == RECORD
        [problem] = store.problems
        assert "read again soon" in problem.what
    started = second(store)
    assert started.get(KEY) is None
    assert path.read_bytes() == whole[:40]
    path.write_bytes(whole)
    for one in (store, started):
        assert one.refresh()
        assert (found := one.get(KEY))
        assert found.starred
        assert one.problems == ()


def test_a_record_that_stays_half_there_is_set_aside(store: RecordStore) -> None:
    path = store.path_of(KEY)
    path.write_bytes(b"{")
    store.refresh()
    left_alone(path)
    store.refresh()
    assert store.get(KEY) is None
    assert Path(f"{path}.broken").read_bytes() == b"{"


def test_a_second_broken_record_does_not_replace_the_first(store: RecordStore) -> None:
    path = store.path_of(KEY)
    for content in (b"first", b"second"):
        path.write_bytes(content)
        left_alone(path)
        second(store)
    assert {p.read_bytes() for p in path.parent.glob("*.broken")} == {b"first", b"second"}


def test_a_record_broken_under_an_open_library_is_not_overwritten(store: RecordStore) -> None:
    path = store.path_of(KEY)
    path.write_bytes(b"half a rec")
    store.save(replace(RECORD, read=True))
    assert from_bytes(path.read_bytes()).read
    assert [p.read_bytes() for p in path.parent.glob("*.broken")] == [b"half a rec"]


def test_of_conflicted_copies_the_newest_counts_and_the_other_is_listed(
    store: RecordStore,
) -> None:
    path = store.path_of(KEY)
    copy = path.with_name(f"{KEY}.sync-conflict-20260101-120000-ABC.json")
    copy.write_bytes(to_bytes(replace(RECORD, starred=True)))
    later = path.stat().st_mtime_ns + 10**9
    os.utime(copy, ns=(later, later))
    opened = second(store)
    found = opened.get(KEY)
    assert found is not None
    assert found.starred
    assert [problem.path for problem in opened.problems] == [str(copy)]
    os.utime(copy, ns=(1, 1))
    assert opened.refresh()
    found = opened.get(KEY)
    assert found is not None
    assert not found.starred
    assert copy.exists()


def test_a_record_that_only_a_conflicted_copy_holds_is_read(tmp_path: Path) -> None:
    copy = tmp_path / f"{KEY} (conflicted copy 2026-01-01).json"
    copy.write_bytes(to_bytes(RECORD))
    store = RecordStore(tmp_path)
    assert store.get(KEY) == RECORD
    store.save(replace(RECORD, read=True))
    found = RecordStore(tmp_path).get(KEY)
    assert found is not None
    assert found.read


def test_a_record_under_the_name_of_another_is_reported_and_not_read(store: RecordStore) -> None:
    store.path_of(OTHER).write_bytes(to_bytes(RECORD))
    opened = second(store)
    assert opened.get(OTHER) is None
    assert [problem.path for problem in opened.problems] == [str(store.path_of(OTHER))]


@needs_permissions
def test_a_folder_that_may_not_be_read_is_never_read_as_empty(store: RecordStore) -> None:
    folder = store.path_of(KEY).parent
    folder.chmod(0)
    try:
        with pytest.raises(StorageError):
            second(store)
    finally:
        folder.chmod(0o700)


def test_keys_of_a_later_version_are_kept(store: RecordStore) -> None:
    path = store.path_of(KEY)
    path.write_text(json.dumps({**json.loads(path.read_text()), "rating": 5}))
    opened = second(store)
    found = opened.get(KEY)
    assert found is not None
    opened.save(replace(found, read=True))
    assert json.loads(path.read_text())["rating"] == 5


SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        st.sampled_from(["/a", "/b", "/c"]),
        st.sampled_from(["d1", "d2"]),
        st.sampled_from(list(Standing)),
    ),
    unique_by=lambda sighting: sighting.path,
    max_size=3,
).map(tuple)
RECORDS = st.builds(
    Record,
    id=st.just(KEY),
    sightings=SIGHTINGS,
    text=st.sampled_from(["", KEY, OTHER]),
    copy=st.sampled_from(["", "a.txt"]),
    starred=st.booleans(),
    read=st.booleans(),
    removed=st.sampled_from(["", "2026-01-01"]),
    changed=st.sampled_from(["", "2026-01-02"]),
    corrected=st.dictionaries(
        st.sampled_from(["title", "authors", "later"]),
        st.none() | st.just("x") | st.just(("a", "b")),
        max_size=2,
    ),
    marks=st.lists(
        st.builds(Mark, st.sampled_from(["m1", "m2"]), st.integers(0, 2), st.booleans()),
        unique_by=lambda mark: (mark.text, mark.start),
        max_size=2,
    ).map(tuple),
)


@given(RECORDS, RECORDS)
def test_merging_with_what_did_not_change_gives_ones_own_record(base: Record, ours: Record) -> None:
    merged = merge(base, ours, base)
    assert replace(merged, sightings=(), marks=()) == replace(ours, sightings=(), marks=())
    assert set(merged.marks) == set(ours.marks)
    assert set(ours.sightings) - set(base.sightings) <= set(merged.sightings)


@given(RECORDS, RECORDS)
def test_merging_without_own_changes_gives_the_other_record(base: Record, theirs: Record) -> None:
    assert merge(base, base, theirs) == theirs


@given(RECORDS)
def test_a_record_comes_back_from_disk_as_it_was(record: Record) -> None:
    assert from_bytes(to_bytes(record)) == record


def test_a_path_from_which_a_file_has_gone_names_its_document_no_more(store: RecordStore) -> None:
    store.save(RECORD.gone_from("/a.txt"))
    for opened in (store, second(store)):
        assert opened.by_path("/a.txt") is None
        past = opened.by_past_path("/a.txt")
        assert past is not None
        assert past.path == "/a.txt"
        assert opened.by_digest("d1") == past


def test_the_path_of_a_record_is_where_its_text_in_use_is() -> None:
    record = RECORD.seen("/b.pdf", "d2", Standing.OTHER)
    assert record.path == "/a.txt"
    assert record.gone_from("/a.txt").path == "/b.pdf"
    assert record.gone_from("/a.txt").gone_from("/b.pdf").path == "/b.pdf"
    assert record.seen("/c.txt", "d1").path == "/c.txt"


def test_a_text_that_gives_way_is_remembered_and_its_files_are_another_form() -> None:
    record = RECORD.with_text(OTHER, "2026-01-02").seen("/b.txt", "d2")
    assert record.old_texts == {KEY}
    assert [v.text_id for v in record.versions] == [KEY]
    assert record.standing_at("/a.txt") is Standing.OTHER
    assert record.with_text(KEY, "2026-01-03").old_texts == {OTHER}
    assert from_bytes(to_bytes(record)) == record


def test_a_file_that_changes_every_day_does_not_make_its_record_grow_without_end() -> None:
    record = RECORD
    for day in range(3 * MOST_PAST):
        record = record.with_text(f"{day:016}", str(day)).seen("/a.txt", f"d{day}")
    assert len(record.sightings) == MOST_PAST + 1
    assert len(record.versions) == MOST_PAST
    assert record.path == "/a.txt"
