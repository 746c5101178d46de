"""Adding, replacing and removing documents, by one writer and by several."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.domain.errors import StorageError
from briefreader.search.index import IndexEntry, SearchIndex
from tests.search.asking import entry, found, hits

Opener = Callable[[], SearchIndex]


def test_a_document_that_was_added_is_found(index: SearchIndex) -> None:
    index.add([entry("a", "The harbour talks"), entry("b", "Grain prices")])
    assert hits(index, "harbour") == "a"
    assert index.ids() == {"a", "b"}


def test_adding_a_known_id_replaces_the_document(index: SearchIndex) -> None:
    index.add([entry("a", "harbour"), entry("b", "grain")])
    index.add([entry("a", "steel")])
    assert hits(index, "harbour") == ""
    assert hits(index, "steel") == "a"
    assert index.ids() == {"a", "b"}


def test_of_two_entries_with_one_id_the_last_counts(index: SearchIndex) -> None:
    index.add([entry("a", "harbour"), entry("a", "steel")])
    assert found(index, "harbour OR steel") == {"a"}
    assert hits(index, "harbour") == ""


def test_a_removed_document_is_not_found(index: SearchIndex) -> None:
    index.add([entry("a", "harbour"), entry("b", "harbour")])
    index.remove(["a", "never added"])
    assert hits(index, "harbour") == "b"
    assert index.ids() == {"b"}


def test_everything_can_be_removed_and_added_again(index: SearchIndex) -> None:
    index.add([entry("a", "harbour")])
    index.remove(index.ids())
    assert index.ids() == frozenset()
    assert hits(index, "") == ""
    index.add([entry("a", "harbour")])
    assert hits(index, "harbour") == "a"


def test_adding_nothing_changes_nothing(index: SearchIndex) -> None:
    index.add([])
    index.remove([])
    assert index.ids() == frozenset()


def test_what_was_added_is_there_after_opening_again(open_index: Opener) -> None:
    first = open_index()
    assert first.was_reset
    first.add([entry("a", "steel")])
    first.close()
    second = open_index()
    assert not second.was_reset
    assert hits(second, "steel") == "a"


def test_a_reader_sees_what_a_writer_commits(open_index: Opener) -> None:
    writer, reader = open_index(), open_index()
    assert hits(reader, "steel") == ""
    for number in range(30):
        writer.add([entry(f"d{number}", "steel")])
        assert len(found(reader, "steel")) == number + 1
    writer.remove([f"d{number}" for number in range(25)])
    assert len(reader.ids()) == 5


def test_two_writers_take_turns(open_index: Opener) -> None:
    first, second = open_index(), open_index()
    first.add([entry("a", "steel")])
    second.add([entry("b", "steel")])
    first.add([entry("a", "grain")])
    second.remove(["b"])
    assert found(first, "steel OR grain") == found(second, "steel OR grain") == {"a"}


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", "\0", "\ud800", "a" * 200_000, "é\u0301" * 10_000, "‮.-_*(\"'", "ﬁ½²"]
)
def test_any_text_can_be_indexed(index: SearchIndex, text: str) -> None:
    index.add([IndexEntry("a", text, text, text, text, (text,), text, text), entry("b", "steel")])
    assert hits(index, "steel") == "b"
    assert index.ids() == {"a", "b"}


def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    from briefreader.search.whoosh_index import WhooshIndex

    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError, match="index"):
        WhooshIndex(tmp_path / "file" / "index")
