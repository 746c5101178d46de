"""Names of tags: tidied, compared, and moved below one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.tag import is_within, moved_tag, parent_of, tag_key, tidy_tag

NAMES = st.text(alphabet="abÄß /,\t", max_size=12)
TIDY = NAMES.map(tidy_tag).filter(bool)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  a   b ", "a b"),
        ("/a//b/ c /", "a/b/c"),
        ("a,b", "a b"),
        (" / / ", ""),
        ("\ud800x", "x"),
        ("Ärger/😀", "Ärger/😀"),
    ],
)
def test_names_are_tidied(typed: str, tidy: str) -> None:
    assert tidy_tag(typed) == tidy


@given(NAMES)
def test_a_tidy_name_stays_as_it_is(name: str) -> None:
    assert tidy_tag(tidy_tag(name)) == tidy_tag(name)


def test_case_does_not_tell_tags_apart() -> None:
    assert tag_key("Iran/Talks") == tag_key("iran/talks")
    assert is_within("IRAN/talks", "iran")
    assert is_within("iran", "Iran")
    assert not is_within("iranian", "iran")
    assert not is_within("iran", "iran/talks")


@pytest.mark.parametrize(
    ("tag", "old", "new", "moved"),
    [
        ("a", "a", "x/y", "x/y"),
        ("a/b", "a", "x/y", "x/y/b"),
        ("A/B/c", "a/b", "z", "z/c"),
        ("ab", "a", "x", "ab"),
        ("b/a", "a", "x", "b/a"),
    ],
)
def test_a_tag_moves_with_the_one_above_it(tag: str, old: str, new: str, moved: str) -> None:
    assert moved_tag(tag, old, new) == moved


@given(TIDY, TIDY, TIDY)
def test_what_was_within_the_old_name_is_within_the_new_one(tag: str, old: str, new: str) -> None:
    moved = moved_tag(tag, old, new)
    assert is_within(moved, new) if is_within(tag, old) else moved == tag


def test_the_tag_above_is_named() -> None:
    assert parent_of("a/b/c") == "a/b"
    assert parent_of("a") == ""
