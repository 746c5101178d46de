"""tags.toml: what the user says of tags and colours survives other programs and bad files."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.annotation import Colour
from briefreader.domain.errors import StorageError
from briefreader.domain.tag import EntryChange, TagEntry, tidy_tag
from briefreader.library import Library
from briefreader.library.vocabulary import Vocabulary
from briefreader.notes.store import AnnotationStore

A, B = TagEntry("a", Colour.PINK, "First."), TagEntry("b/c", None, "Second,\nin two lines.")


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    return opened(tmp_path)


def opened(folder: Path) -> Vocabulary:
    return Vocabulary(folder, AnnotationStore(folder / "annotations"))


def say(vocabulary: Vocabulary, *entries: TagEntry) -> None:
    vocabulary.apply([EntryChange(None, entry) for entry in entries])


def test_what_is_said_of_tags_comes_back(vocabulary: Vocabulary, tmp_path: Path) -> None:
    assert vocabulary.entries() == ()
    say(vocabulary, A, B)
    assert opened(tmp_path).entries() == (A, B)
    assert opened(tmp_path).description("B/C") == "Second,\nin two lines."
    assert opened(tmp_path).colour_of("A") is Colour.PINK
    assert (vocabulary.description("z"), vocabulary.colour_of("z")) == ("", None)


def test_colours_have_the_users_names_or_their_own(vocabulary: Vocabulary, tmp_path: Path) -> None:
    assert vocabulary.colour_name(Colour.GREEN) == "green"
    vocabulary.name_colours({Colour.GREEN: "  to \n check ", Colour.BLUE: "blue"})
    assert opened(tmp_path).colour_name(Colour.GREEN) == "to check"
    assert opened(tmp_path).colour_name(Colour.BLUE) == "blue"
    vocabulary.name_colours({Colour.GREEN: ""})
    assert opened(tmp_path).colour_names()[Colour.GREEN] == "green"


def test_what_is_not_known_is_kept(vocabulary: Vocabulary, tmp_path: Path) -> None:
    (tmp_path / "tags.toml").write_text(
        'version = 7\nowner = "me"\n[colours]\norange = "x"\ngreen = 3\n'
        '[[tag]]\nname = "a"\nicon = "star"\ncolour = "orange"\n[[tag]]\nshape = "round"\n'
        '[[tag]]\nname = "b"\n',
        encoding="utf-8",
    )
    assert vocabulary.colour_name(Colour.GREEN) == "green"
    assert [entry.name for entry in vocabulary.entries()] == ["a", "b"]
    say(vocabulary, TagEntry("c", description="C"))
    vocabulary.name_colours({Colour.PINK: "rose"})
    table = tomllib.loads((tmp_path / "tags.toml").read_text(encoding="utf-8"))
    assert (table["version"], table["owner"]) == (7, "me")
    assert table["colours"] == {"orange": "x", "green": 3, "pink": "rose"}
    assert table["tag"] == [
        {"name": "a", "icon": "star", "colour": "orange"},
        {"name": "b"},
        {"name": "c", "description": "C"},
        {"shape": "round"},
    ]


@pytest.mark.parametrize("broken", [b"tag = [", b"\xff", b"tag = 3", b"colours = []"])
def test_a_file_that_does_not_parse_is_set_aside_and_reported(
    vocabulary: Vocabulary, tmp_path: Path, broken: bytes
) -> None:
    say(vocabulary, A)
    (tmp_path / "tags.toml").write_bytes(broken)
    assert vocabulary.entries() == ()
    assert (tmp_path / "tags.toml.broken").read_bytes() == broken
    (problem,) = vocabulary.problems
    assert problem.path.endswith("tags.toml.broken")
    assert "set aside" in problem.what
    say(vocabulary, B)
    assert opened(tmp_path).entries() == (B,)


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be written by this user")
def test_a_folder_that_cannot_be_written_is_told(vocabulary: Vocabulary, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError):
            say(vocabulary, A)
    finally:
        tmp_path.chmod(0o700)


def test_the_newest_version_of_a_conflict_counts_and_the_other_is_kept(
    vocabulary: Vocabulary, tmp_path: Path
) -> None:
    say(vocabulary, A)
    theirs = tmp_path / "tags.sync-conflict-20210305-1.toml"
    theirs.write_text('[[tag]]\nname = "theirs"\n', encoding="utf-8")
    os.utime(theirs, (2e9, 2e9))
    assert [entry.name for entry in vocabulary.entries()] == ["theirs"]
    assert "Older tags" in vocabulary.problems[0].what
    say(vocabulary, B)
    assert sorted(entry.name for entry in vocabulary.entries()) == ["b/c", "theirs"]
    assert len(list(tmp_path.glob("tags*.toml"))) == 3


def test_what_another_process_wrote_is_seen(vocabulary: Vocabulary, tmp_path: Path) -> None:
    assert not vocabulary.refresh()
    opened(tmp_path).name_colours({Colour.PINK: "rose"})
    assert vocabulary.colour_name(Colour.PINK) == "pink"
    assert vocabulary.refresh()
    assert vocabulary.colour_name(Colour.PINK) == "rose"
    say(opened(tmp_path), A)
    say(vocabulary, B)
    assert opened(tmp_path).entries() == (A, B)


TEXTS = st.text(max_size=20)
ENTRIES = st.builds(
    TagEntry,
    TEXTS.map(tidy_tag).filter(bool),
    st.none() | st.sampled_from(Colour),
    TEXTS.map(lambda text: text.encode("utf-8", "ignore").decode()),
)


@given(st.lists(ENTRIES, unique_by=lambda entry: entry.name.casefold(), max_size=4))
def test_any_entry_comes_back(
    tmp_path_factory: pytest.TempPathFactory, entries: list[TagEntry]
) -> None:
    folder = tmp_path_factory.mktemp("vocabulary")
    say(opened(folder), *entries)
    assert list(opened(folder).entries()) == entries


def test_the_tree_and_the_offers_follow_the_annotations(
    library: Library, write: Callable[[str, str], Path]
) -> None:
    key = library.add([write("a.txt", "Some text.")]).added[0].id
    assert library.vocabulary.tag_tree() == ()
    library.annotate(key, None, tags=("people/envoys",))
    library.annotate(key, None, tags=("people/envoys", "grain"))
    say(library.vocabulary, TagEntry("planned", description="Later."))
    assert [node.path for node in library.vocabulary.tag_tree()] == ["grain", "people", "planned"]
    offers = [(offer.path, offer.count) for offer in library.vocabulary.offers()]
    assert offers == [("people", 2), ("people/envoys", 2), ("grain", 1), ("planned", 0)]
    assert library.vocabulary.tag_tree() is library.vocabulary.tag_tree()


def test_a_check_of_the_library_reports_a_broken_file(library: Library) -> None:
    (library.places.library / "tags.toml").write_text("[", encoding="utf-8")
    assert any("tags.toml.broken" in problem.path for problem in library.check().problems)
