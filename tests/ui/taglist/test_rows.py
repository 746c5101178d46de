"""The rows of the tree of tags, and the queries they ask for."""

from datetime import date

import pytest

from briefreader.domain.colour import Colour
from briefreader.domain.query import Query
from briefreader.domain.tag import TagNode
from briefreader.search.grammar import parse
from briefreader.ui.facetlist.rows import Standing
from briefreader.ui.taglist.rows import counted, query_with_tag, renamed_in_query, rows_of

ENVOYS = TagNode("envoys", "people/envoys", 2, 1, Colour.BLUE)
PEOPLE = TagNode("people", "people", 3, 2, None, "Who was there.", (ENVOYS,))
GRAIN = TagNode("Grain", "Grain")
TREE = (GRAIN, PEOPLE)
NAMES = {"blue": "verified"}


def parsed(query: str) -> Query:
    return parse(query, date(2021, 3, 5))


def shown(folded: str = "", wanted: str = "", query: str = "") -> list[tuple[str, int]]:
    rows = rows_of(TREE, frozenset(folded.split()), wanted, parsed(query), NAMES)
    return [(row.node.path, row.depth) for row in rows]


def test_tags_stand_below_those_they_belong_to_unless_they_are_folded() -> None:
    assert shown() == [("Grain", 0), ("people", 0), ("people/envoys", 1)]
    assert shown("people") == [("Grain", 0), ("people", 0)]


def test_words_find_tags_whatever_is_folded() -> None:
    assert shown("people", "ENV") == [("people", 0), ("people/envoys", 1)]
    assert shown("", "env peo") == [("people", 0), ("people/envoys", 1)]
    assert shown("", "none") == []


def test_rows_are_spoken_in_full() -> None:
    rows = rows_of(TREE, frozenset(), "", parsed("-tag:people/envoys"), NAMES)
    assert [row.spoken for row in rows] == [
        "Tag Grain, not in use",
        "Tag people, 3 annotations in 2 documents, 1 below it, open, Who was there.",
        "Tag people, below it envoys, 2 annotations in 1 document, colour verified, excluded",
    ]
    assert counted(TagNode("a", "a", 1, 1)) == "1 annotation in 1 document"


@pytest.mark.parametrize("query", ["tag:grain", 'tag:"GRAIN"', "x tag:Grain"])
def test_a_tag_that_the_query_asks_for_is_chosen(query: str) -> None:
    rows = rows_of(TREE, frozenset(), "", parsed(query), NAMES)
    assert [row.standing for row in rows] == [Standing.CHOSEN, Standing.FREE, Standing.FREE]


@pytest.mark.parametrize(
    ("before", "exclude", "after"),
    [
        ("", False, "tag:people/envoys"),
        ("talks", False, "talks tag:people/envoys"),
        ("talks", True, "talks -tag:people/envoys"),
        ("tag:People/Envoys talks", False, "talks"),
        ("tag:people/envoys", True, "-tag:people/envoys"),
        ("a -tag:people/envoys", True, "a"),
        ("-tag:people/envoys", False, "tag:people/envoys"),
    ],
)
def test_a_query_is_narrowed_and_widened_again(before: str, exclude: bool, after: str) -> None:
    assert query_with_tag("people/envoys", before, parsed(before), exclude=exclude) == after


def test_names_with_blanks_are_quoted() -> None:
    assert query_with_tag("to check", "", parsed(""), exclude=False) == 'tag:"to check"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tag:old", "tag:new/name"),
        ("talks -tag:OLD/x", "talks -tag:new/name/x"),
        ("tag:old tag:old/x y", "tag:new/name tag:new/name/x y"),
        ("tag:older", None),
        ("old", None),
    ],
)
def test_a_query_goes_along_with_a_renamed_tag(before: str, after: str | None) -> None:
    assert renamed_in_query("old", "new/name", parsed(before)) == after
