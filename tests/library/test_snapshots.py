"""Snapshots of the user's work: taken, listed, found by day, brought back."""

import shutil
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.document import Span
from briefreader.domain.errors import BriefreaderError, StorageError
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import Act
from briefreader.domain.snapshot import Difference, Snapshot
from briefreader.library import Library
from briefreader.library.fact_corrections.making import FactChange, correction
from briefreader.library.safekeeping.keeping import MOST, when
from briefreader.library.snapshots import warning
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    return library


def key_of(library: Library, query: str) -> str:
    return library.search(query).document_ids[0]


def annotated(library: Library, query: str = "harbour", note: str = "a note") -> Annotation:
    return library.annotate(key_of(library, query), Span(0, 12), note=note, tags=("trade",))


def taken(library: Library, reason: str = "") -> Snapshot:
    snapshot = library.snapshots.take(reason)
    assert snapshot is not None
    return snapshot


def notes_of(library: Library) -> set[str]:
    return {annotation.note for annotation in library.annotations.all()}


def test_a_snapshot_holds_the_work_and_no_copies_of_files(filled: Library) -> None:
    annotation = annotated(filled)
    filled.delete_annotation(annotated(filled, "railway").id)
    filled.searches.save("Ferries", "harbour OR port")
    snapshot = taken(filled)
    assert (snapshot.documents, snapshot.annotations, snapshot.annotation_files) == (2, 1, 2)
    with tarfile.open(filled.snapshots.folder / f"{snapshot.name}.tar.gz") as archive:
        names = archive.getnames()
        path = f"annotations/{annotation.document_id}/{annotation.id[9:]}.json"
        held = archive.extractfile(path)
        assert held is not None
        assert held.read() == (filled.places.library / path).read_bytes()
    assert not [name for name in names if name.startswith(("documents/", "."))]
    assert {"library.toml", "searches.toml", f"records/{annotation.document_id}.json"} < set(names)


def test_snapshots_lie_outside_of_the_library_and_only_the_user_may_read_them(
    filled: Library, places: Places
) -> None:
    snapshot = taken(filled)
    path = places.state / "snapshots" / f"{snapshot.name}.tar.gz"
    assert path.stat().st_mode & 0o077 == 0
    assert path.stat().st_size == snapshot.size


def test_nothing_is_taken_of_an_empty_library_or_when_nothing_changed(
    library: Library, write: Write
) -> None:
    assert library.snapshots.take() is None
    library.add([write("harbour.txt", HARBOUR)])
    assert library.snapshots.take() is not None
    assert library.snapshots.take() is None
    annotated(library)
    assert library.snapshots.take() is not None


def test_one_is_taken_a_day(filled: Library) -> None:
    assert filled.snapshots.before_bulk("Rename a tag") is not None
    annotated(filled)
    assert filled.snapshots.take_daily() is not None
    annotated(filled)
    assert filled.snapshots.take_daily() is None
    assert [s.reason for s in filled.snapshots.list()] == ["", "before “Rename a tag”"]


def test_another_process_sees_the_same_snapshots(filled: Library, places: Places) -> None:
    snapshot = taken(filled)
    other = Library(places)
    assert other.snapshots.list() == (snapshot,)
    other.close()


def test_an_earlier_state_is_brought_back(filled: Library) -> None:
    kept, edited, deleted = (annotated(filled, note=n) for n in ("kept", "to edit", "to delete"))
    gone = annotated(filled, "railway", "file removed")
    snapshot = taken(filled)
    filled.save_annotation(replace(edited, note="edited", colour=Colour.PINK, tags=()))
    filled.delete_annotation(deleted.id)
    path = filled.annotations.folder / gone.document_id / f"{gone.id[9:]}.json"
    path.unlink()
    annotated(filled, note="new")
    filled.refresh()

    expected = Difference(back=2, changed=1, gone=1)
    assert filled.snapshots.difference(snapshot) == expected
    assert filled.snapshots.restore(snapshot).difference == expected
    found = {annotation.note: annotation for annotation in filled.annotations.all()}
    assert found.keys() == {"kept", "to edit", "to delete", "file removed"}
    assert found["kept"] == kept
    assert replace(found["to edit"], modified="") == replace(edited, modified="")
    assert found["to edit"].modified > edited.modified, "it counts on other machines too"
    assert [annotation.note for annotation in filled.annotations.deleted()] == ["new"]
    assert not filled.snapshots.difference(snapshot)
    assert filled.check().problems == ()


def test_only_what_is_missing_is_brought_back_on_request(filled: Library) -> None:
    edited, deleted = annotated(filled, note="to edit"), annotated(filled, note="to delete")
    snapshot = taken(filled)
    filled.save_annotation(replace(edited, note="edited"))
    filled.delete_annotation(deleted.id)
    annotated(filled, note="new")
    restored = filled.snapshots.restore(snapshot, only_missing=True)
    assert restored.difference == Difference(back=1)
    assert notes_of(filled) == {"edited", "to delete", "new"}


def test_what_was_there_before_restoring_can_be_brought_back_too(filled: Library) -> None:
    annotated(filled, note="old")
    first = taken(filled)
    annotated(filled, note="new")
    filled.snapshots.restore(first)
    assert notes_of(filled) == {"old"}
    before = filled.snapshots.list()[0]
    assert before.reason == "before an earlier state was brought back"
    filled.snapshots.restore(before)
    assert notes_of(filled) == {"old", "new"}


@pytest.mark.parametrize("only_missing", [False, True])
def test_a_whole_folder_of_annotations_comes_back(filled: Library, only_missing: bool) -> None:
    for number in range(30):
        annotated(filled, note=str(number))
    snapshot = taken(filled)
    shutil.rmtree(filled.annotations.folder)
    filled.refresh()
    assert filled.snapshots.restore(snapshot, only_missing=only_missing).difference.back == 30
    assert len(list(filled.annotations.folder.rglob("*.json"))) == 30
    assert len(notes_of(filled)) == 30


def test_annotations_that_broke_while_they_were_in_memory_come_back(filled: Library) -> None:
    annotation = annotated(filled)
    snapshot = taken(filled)
    path = filled.annotations.folder / annotation.document_id / f"{annotation.id[9:]}.json"
    path.rename(f"{path}.broken")
    filled.refresh()
    assert filled.snapshots.restore(snapshot, only_missing=True).difference == Difference(back=1)
    assert path.is_file()


def test_what_was_there_before_a_folder_vanished_is_kept_and_the_loss_is_told(
    filled: Library,
) -> None:
    for number in range(12):
        annotated(filled, note=str(number))
    whole = taken(filled)
    shutil.rmtree(filled.annotations.folder)
    less = taken(filled)
    assert less.lost == 12
    assert warning(less).startswith("12 of 12 annotation files are gone since the last snapshot.")
    for number in range(MOST + 5):
        filled.searches.save(str(number), "harbour")
        taken(filled, "before “Something”")
    kept = filled.snapshots.list()
    assert len(kept) == MOST
    assert whole in kept


def test_records_tags_and_searches_come_back(filled: Library, places: Places) -> None:
    harbour, railway = key_of(filled, "harbour"), key_of(filled, "title:railway")
    filled.set_starred(harbour, True)
    filled.corrections.set(harbour, "title", "Ferries resume")
    filled.searches.save("Ferries", "harbour")
    snapshot = taken(filled)
    filled.set_starred(harbour, False)
    filled.corrections.take_back(harbour, "title")
    filled.searches.remove("Ferries")
    filled.remove([railway])
    restored = filled.snapshots.restore(snapshot)
    assert restored.difference == Difference(
        documents_back=1, documents_changed=1, files=("searches.toml",)
    )
    assert filled.summary(harbour).starred
    assert filled.summary(harbour).title == "Ferries resume"
    assert list(filled.search("title:ferries").document_ids) == [harbour]
    assert list(filled.search("title:railway").document_ids) == [railway]
    assert [search.name for search in filled.searches.all()] == ["Ferries"]
    assert filled.check().problems == ()


def test_corrections_of_facts_come_back_with_a_day(filled: Library) -> None:
    harbour = key_of(filled, "harbour")
    filled.facts(harbour)
    own = correction(Act.CHANGE, FactKind.PLACE, "Tallinn", new_label="Reval")
    everywhere = correction(Act.HIDE, FactKind.PLACE, "Norway")
    changes = [FactChange(harbour, (own,)), FactChange("", (everywhere,))]
    for change in changes:
        filled.fact_corrections.change(change)
    snapshot = taken(filled)
    for change in changes:
        filled.fact_corrections.change(change.undone)
    filled.snapshots.restore(snapshot)
    assert filled.fact_corrections.of(harbour) == (own,)
    assert filled.fact_corrections.everywhere.all() == (everywhere,)
    names = {fact.label for fact in filled.facts(harbour) if fact.kind is FactKind.PLACE}
    assert "Reval" in names
    assert not names & {"Norway", "Tallinn"}


def test_a_document_whose_record_is_missing_comes_back(filled: Library) -> None:
    harbour = key_of(filled, "harbour")
    annotated(filled)
    snapshot = taken(filled)
    filled.records.path_of(harbour).unlink()
    filled.refresh()
    filled.fill_caches()
    assert filled.search("harbour").total == 0
    assert filled.snapshots.restore(snapshot).difference == Difference(documents_back=1)
    assert list(filled.search("harbour").document_ids) == [harbour]


def test_documents_added_since_stay(library: Library, write: Write) -> None:
    library.add([write("harbour.txt", HARBOUR)])
    snapshot = taken(library)
    library.add([write("railway.txt", RAILWAY)])
    annotated(library, "title:railway", "of the new one")
    assert library.snapshots.restore(snapshot).difference == Difference(gone=1)
    assert len(library.documents()) == 2


def test_an_annotation_that_came_from_elsewhere_since_stays(
    filled: Library, tmp_path: Path
) -> None:
    snapshot = taken(filled)
    annotation = annotated(filled)
    path = filled.annotations.folder / annotation.document_id / f"{annotation.id[9:]}.json"
    made = annotation.created.encode()
    path.write_bytes(path.read_bytes().replace(made, b"2021-01-01T00:00:00.000Z"))
    filled.refresh()
    assert not filled.snapshots.difference(snapshot)


def test_a_snapshot_is_found_by_its_day_its_time_or_its_name(filled: Library) -> None:
    daily = taken(filled)
    annotated(filled)
    other = taken(filled, "before “Rename a tag”")
    snapshots = filled.snapshots
    day = when(daily)[:10]
    assert snapshots.find(day) == daily
    assert snapshots.find(when(other)) in {other, daily}
    assert snapshots.find(other.name) == other
    for unknown in ("1999-01-01", "", "yesterday"):
        with pytest.raises(BriefreaderError, match="There is no snapshot of"):
            snapshots.find(unknown)


def test_without_any_snapshot_that_is_what_is_said(library: Library) -> None:
    with pytest.raises(BriefreaderError, match="no snapshot of this library yet"):
        library.snapshots.find("2021-01-01")


@pytest.mark.parametrize("place", [10, 200, 900, -20])
def test_a_damaged_snapshot_is_not_brought_back(filled: Library, place: int) -> None:
    annotated(filled)
    snapshot = taken(filled)
    path = filled.snapshots.folder / f"{snapshot.name}.tar.gz"
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    [problem] = filled.snapshots.problems()
    assert "is damaged" in problem.what
    with pytest.raises(StorageError, match="is damaged"):
        filled.snapshots.restore(snapshot)


def test_a_snapshot_cut_short_is_not_listed_as_whole(filled: Library) -> None:
    snapshot = taken(filled)
    path = filled.snapshots.folder / f"{snapshot.name}.tar.gz"
    for size in (0, 20, path.stat().st_size - 1):
        path.write_bytes(path.read_bytes()[:size])
        again = type(filled.snapshots)(filled.stores)
        assert len(again.problems()) == 1
