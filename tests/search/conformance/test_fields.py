"""Searching by title, names, dates of publication, and what the index asks back."""

import pytest

from briefreader.search.index import IndexEntry, SearchIndex
from tests.search.asking import Tags, entry, found, hits

DATED = [
    entry("year", published="2018"),
    entry("month", published="2018-06"),
    entry("day", published="2018-07-16"),
    entry("old", published="1930-01-01"),
    entry("undated"),
    entry("odd", published="sometime"),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:2018", {"year", "month", "day"}),
        ("date:2018-06..2018-07", {"year", "month", "day"}),
        ("date:2018-07-16", {"year", "day"}),
        ("date:2018-07-17", {"year"}),
        ("date:2018-06/2018-06-30", {"year", "month"}),
        ("date:..1950", {"old"}),
        ("date:2018-07..", {"year", "day"}),
        ("date:>=2018-06", {"year", "month", "day"}),
        ("date:>2018-06", {"year", "day"}),
        ("date:<2018", {"old"}),
        ("date:<=2018-06", {"year", "month", "old"}),
        ("after:2018-06-30 before:2018-07-17", {"year", "day"}),
        ("date:last-30-days", {"year", "month", "day"}),
        ("date:last-7-days", {"year", "day"}),
        ("date:(1930 OR 2018-07-16)", {"old", "year", "day"}),
    ],
)
def test_documents_are_found_by_the_day_of_publication(
    index: SearchIndex, query: str, expected: set[str]
) -> None:
    index.add(DATED)
    assert found(index, query) == expected


def test_a_title_is_searched_apart(index: SearchIndex) -> None:
    index.add([entry("a", "steel", title="Trade talks"), entry("b", "trade talks", title="Steel")])
    assert hits(index, "title:trade") == "a"
    assert hits(index, 'title:"trade talks" steel') == "a"
    assert found(index, "trade") == {"a", "b"}
    assert found(index, "title:(trade OR steel)") == {"a", "b"}


def test_tags_come_from_the_scope_at_the_moment_of_the_search(index: SearchIndex) -> None:
    index.add([entry("a", "steel"), entry("b", "steel")])
    scope = Tags({"to read": frozenset({"b", "gone"})})
    assert found(index, 'steel tag:"to read"', scope) == {"b"}
    assert found(index, 'steel -tag:"to read"', scope) == {"a"}
    assert found(index, "tag:other", scope) == set()


def test_authors_publisher_headings_and_boilerplate_are_found_by_plain_words(
    index: SearchIndex,
) -> None:
    index.add(
        [
            IndexEntry("a", authors=("Ada Okafor", "Jan Novák"), publisher="Harbour Press"),
            entry("b", headings="Harbour"),
            entry("c", boilerplate="Harbour"),
        ]
    )
    assert found(index, "harbour") == {"a", "b", "c"}
    assert hits(index, '"jan novak"') == "a"
    assert hits(index, '"okafor jan"') == ""
