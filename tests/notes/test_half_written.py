"""Files that are half there: looked at again, set aside in the end, never taken for nothing."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import StorageError
from briefreader.notes.codec import to_json
from briefreader.notes.store import AnnotationStore

DOCUMENT = "0123456789abcdef"
OTHER = "fedcba9876543210"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


@pytest.fixture
def store(folder: Path) -> AnnotationStore:
    return AnnotationStore(folder)


def own_path(folder: Path, annotation: Annotation) -> Path:
    return folder / annotation.document_id / f"{annotation.id.removeprefix('urn:uuid:')}.json"


def left_alone(path: Path) -> None:
    """Make a file look as if nobody had written to it for long."""
    os.utime(path, (1e9, 1e9))


@pytest.mark.parametrize("content", ["", '{"id": "urn:uuid', "\0" * 50])
def test_what_may_be_being_written_is_looked_at_again(
    store: AnnotationStore, folder: Path, content: str
) -> None:
    made = store.create(DOCUMENT, None, note="before")
    path = own_path(folder, made)
    path.write_text(content)
    assert store.refresh() == {DOCUMENT}
    assert store.all() == (made,)
    assert store.unsettled() == {DOCUMENT}
    [problem] = store.problems
    assert "read again soon" in problem.what
    assert path.exists()
    path.write_text(to_json(replace(made, note="after")))
    assert store.refresh(store.unsettled()) == {DOCUMENT}
    assert [item.note for item in store.all()] == ["after"]
    assert (store.unsettled(), store.problems) == (frozenset(), ())


def test_what_stays_broken_is_set_aside_and_what_was_known_stays_in_sight(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="before", tags=["kept"])
    path = own_path(folder, made)
    path.write_text("{")
    left_alone(path)
    store.refresh()
    assert not path.exists()
    assert path.with_name(f"{path.name}.broken").read_text() == "{"
    for _ in range(2):
        assert store.all() == (made,)
        assert list(store.tags()) == ["kept"]
        assert len(store.problems) == 1
        store.refresh()
    assert store.conflicts() == ()


def test_a_whole_file_in_place_of_a_broken_one_counts(store: AnnotationStore, folder: Path) -> None:
    made = store.create(DOCUMENT, None, note="before")
    path = own_path(folder, made)
    path.write_text("{")
    left_alone(path)
    store.refresh()
    older = replace(made, note="from a backup", modified="2020-01-01T00:00:00Z")
    path.write_text(to_json(older))
    store.refresh()
    assert store.all() == AnnotationStore(folder).all() == (older,)


def test_a_file_that_was_completed_after_it_was_set_aside_counts(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="before")
    path = own_path(folder, made)
    text = to_json(replace(made, note="slowly"))
    with path.open("w") as file:
        file.write(text[:50])
        file.flush()
        left_alone(path)
        store.refresh()
        assert not path.exists()
        file.write(text[50:])
    store.refresh()
    assert [item.note for item in store.all()] == ["slowly"]
    saved = store.save(replace(store.all()[0], note="edited"))
    assert AnnotationStore(folder).all() == (saved,)
    assert list(path.parent.iterdir()) == [path]


def test_saving_over_a_half_written_file_sets_it_aside_first(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="before")
    path = own_path(folder, made)
    path.write_text("{")
    saved = store.save(replace(made, note="ours"))
    assert store.all() == AnnotationStore(folder).all() == (saved,)
    assert path.with_name(f"{path.name}.broken").read_text() == "{"


def test_a_file_deleted_elsewhere_disappears(store: AnnotationStore, folder: Path) -> None:
    first, second = (store.create(DOCUMENT, None, note=note) for note in ("first", "second"))
    own_path(folder, first).unlink()
    assert store.refresh() == {DOCUMENT}
    assert store.all() == (second,)
    assert store.problems == ()


@pytest.mark.parametrize("is_empty", [False, True])
def test_a_folder_that_vanishes_is_not_taken_for_deleted_notes(
    store: AnnotationStore, folder: Path, is_empty: bool
) -> None:
    made = store.create(DOCUMENT, None, note="first"), store.create(OTHER, None, note="second")
    away = folder.with_name("away")
    folder.rename(away)
    if is_empty:
        folder.mkdir()
    assert store.refresh() == store.refresh({DOCUMENT}) == frozenset()
    assert store.all() == made
    [problem] = store.problems
    assert problem.path == folder
    assert "not there any more" in problem.what
    if is_empty:
        folder.rmdir()
    away.rename(folder)
    assert store.refresh() == frozenset()
    assert store.problems == ()


def test_nothing_is_saved_where_the_folder_has_vanished(
    store: AnnotationStore, folder: Path
) -> None:
    made = store.create(DOCUMENT, None, note="first")
    away = folder.with_name("away")
    folder.rename(away)
    with pytest.raises(StorageError, match="not there any more"):
        store.save(replace(made, note="into nothing"))
    with pytest.raises(StorageError, match="not there any more"):
        store.create(OTHER, None, note="into nothing")
    assert not folder.exists()
    away.rename(folder)
    assert store.save(replace(made, note="here")).note == "here"


def test_nothing_is_saved_where_the_library_has_vanished(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    store = AnnotationStore(library / "annotations")
    library.rmdir()
    with pytest.raises(StorageError, match="not there any more"):
        store.create(DOCUMENT, None, note="into nothing")
    assert not library.exists()
