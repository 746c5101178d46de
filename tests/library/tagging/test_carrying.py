"""Steps on tags on a real library: what lies on disk, and what another change leaves of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.document import Span
from briefreader.domain.report import Progress
from briefreader.library import Library
from briefreader.library.tagging.changes import (
    TagChange,
    deleting,
    describing,
    renaming,
    tagging_documents,
)

Write = Callable[[str, str], Path]


@pytest.fixture
def documents(library: Library, write: Write) -> tuple[str, str]:
    """Two documents; the first has tags on a passage and on the whole."""
    paths = [write(f"{name}.txt", f"The {name} talks were postponed twice.") for name in "ab"]
    first, second = (item.id for item in library.add(paths).added)
    library.annotate(first, Span(0, 5), tags=("talks", "check"), colour=Colour.GREEN)
    library.annotate(first, None, tags=("Talks/harbour",))
    return first, second


def rename(library: Library, old: str, new: str) -> TagChange:
    living, entries = library.annotations.living(), library.vocabulary.entries()
    change = renaming(living, entries, old, new)
    library.tagging.carry_out(change, "renaming")
    return change


def describe(library: Library, tag: str, text: str) -> None:
    change = describing(library.vocabulary.entries(), tag, colour=Colour.PINK, description=text)
    library.tagging.carry_out(change, "describing")


def test_a_renamed_tag_is_on_disk_with_what_is_said_of_it(
    library: Library, documents: tuple[str, str], places: Places
) -> None:
    describe(library, "talks/harbour", "About the harbour.")
    rename(library, "talks", "negotiations")
    again = Library(places)
    assert again.tags() == ("check", "negotiations", "negotiations/harbour")
    assert again.vocabulary.description("Negotiations/Harbour") == "About the harbour."
    assert again.vocabulary.colour_of("negotiations/harbour") is Colour.PINK
    assert again.documents_tagged("negotiations") == {documents[0]}
    again.close()


def test_a_step_taken_back_puts_everything_back(
    library: Library, documents: tuple[str, str]
) -> None:
    describe(library, "Talks/harbour", "About the harbour.")
    before = {item.id: item.tags for item in library.annotations.living()}
    entries = library.vocabulary.entries()
    change = rename(library, "talks", "check")
    assert library.tags() == ("check", "check/harbour")
    library.tagging.carry_out(change.reversed(), "undoing")
    assert {item.id: item.tags for item in library.annotations.living()} == before
    assert library.vocabulary.entries() == entries


def test_taking_back_keeps_a_note_written_meanwhile(
    library: Library, documents: tuple[str, str]
) -> None:
    change = rename(library, "talks", "x")
    item = next(item for item in library.annotations.living() if item.anchor is not None)
    library.save_annotation(replace(item, note="Meanwhile.", tags=(*item.tags, "more")))
    library.tagging.carry_out(change.reversed(), "undoing")
    kept = library.annotations.get(item.id)
    assert kept.note == "Meanwhile."
    assert set(kept.tags) == {"talks", "check", "more"}


def test_taking_back_does_not_bring_back_what_was_deleted_meanwhile(
    library: Library, documents: tuple[str, str]
) -> None:
    change = rename(library, "check", "x")
    item = next(item for item in library.annotations.living() if item.anchor is not None)
    library.delete_annotation(item.id)
    library.tagging.carry_out(change.reversed(), "undoing")
    assert library.annotations.get(item.id).deleted
    assert library.annotations.get(item.id).tags == ("talks", "check")


def test_documents_are_tagged_and_the_tags_taken_back_and_given_again(
    library: Library, documents: tuple[str, str]
) -> None:
    living = library.annotations.living()
    change = tagging_documents(living, documents, ("new",), ("talks/harbour",))
    for _ in range(2):
        library.tagging.carry_out(change, "tagging")
        assert library.documents_tagged("new") == set(documents)
        assert library.documents_tagged("talks/harbour") == set()
        library.tagging.carry_out(change.reversed(), "undoing")
        assert library.documents_tagged("new") == set()
        assert library.documents_tagged("talks/harbour") == {documents[0]}
    assert len(library.annotations.living()) == len(living)


def test_a_description_changed_meanwhile_is_kept(
    library: Library, documents: tuple[str, str]
) -> None:
    describe(library, "talks", "Old words.")
    change = rename(library, "talks", "x")
    describe(library, "x", "New words.")
    library.tagging.carry_out(change.reversed(), "undoing")
    assert library.vocabulary.description("talks") == "New words."
    assert library.vocabulary.description("x") == ""


def test_progress_is_told_and_a_snapshot_taken_before_many_change(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [library.add([write(f"{n}.txt", f"Text {n}.")]).added[0].id for n in range(3)]
    for key in ids:
        for _ in range(8):
            library.annotate(key, None, tags=("a",))
    taken: list[tuple[str, int]] = []

    @contextmanager
    def during_bulk(what: str) -> Iterator[None]:
        taken.append((what, sum("a" in item.tags for item in library.annotations.living())))
        yield

    monkeypatch.setattr(library.snapshots, "during_bulk", during_bulk)
    told: list[Progress] = []
    change = deleting(library.annotations.living(), (), "a")
    assert library.tagging.carry_out(change, "deleting the tag", told.append) == 24
    assert taken == [("deleting the tag", 24)]
    assert [(progress.done, progress.total) for progress in told] == [(24, 24)]


def test_a_tombstone_keeps_its_tags_when_another_tag_is_renamed(
    library: Library, documents: tuple[str, str]
) -> None:
    item: Annotation = library.annotate(documents[1], None, tags=("gone",))
    library.delete_annotation(item.id)
    rename(library, "talks", "x")
    assert library.annotations.get(item.id).tags == ("gone",)
