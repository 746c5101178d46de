"""And, or, not, phrases and nearness."""

import pytest

from briefreader.domain.query import (
    And,
    DateRange,
    Everything,
    Field,
    InField,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    SameParagraph,
    Tagged,
    Term,
)
from briefreader.search.index import SearchIndex
from tests.search.asking import Tags, entry, found, hits


def test_words_next_to_each_other_must_both_be_there(index: SearchIndex) -> None:
    index.add([entry("a", "trade talks"), entry("b", "trade"), entry("c", "talks")])
    assert hits(index, "trade talks") == "a"
    assert hits(index, "trade AND talks") == "a"


def test_or_binds_tighter_than_the_space(index: SearchIndex) -> None:
    index.add([entry("a", "steel duty"), entry("b", "grain duty"), entry("c", "steel")])
    assert found(index, "steel OR grain duty") == {"a", "b"}
    assert found(index, "steel OR (grain duty)") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("trade -grain", {"a"}),
        ("trade NOT grain", {"a"}),
        ("-grain", {"a", "d"}),
        ("-grain -quiet", {"a"}),
        ('trade -"grain prices"', {"a", "c"}),
        ("trade -(grain prices)", {"a", "c"}),
        ("trade -title:summit", {"b", "c"}),
        ("-date:2018", {"c", "d"}),
        ("quiet OR -trade", {"d"}),
    ],
)
def test_any_unit_can_be_negated(index: SearchIndex, query: str, expected: set[str]) -> None:
    index.add(
        [
            entry("a", "trade", title="The summit", published="2018-07-16"),
            entry("b", "trade and grain prices", published="2018-07"),
            entry("c", "trade in grain"),
            entry("d", "quiet day"),
        ]
    )
    assert found(index, query) == expected


def test_a_phrase_is_found_only_as_it_stands(index: SearchIndex) -> None:
    index.add(
        [
            entry("a", "He gave the state of the union address."),
            entry("b", "A state union hall, of the old kind."),
            entry("c", "the union of the state"),
        ]
    )
    assert hits(index, '"state of the union"') == "a"
    assert hits(index, "“state of the union”") == "a"


def test_the_most_common_word_is_found(index: SearchIndex) -> None:
    index.add([entry("a", "the talks"), entry("b", "talks")])
    assert hits(index, "the") == "a"


def test_a_phrase_does_not_cross_a_line_break(index: SearchIndex) -> None:
    index.add([entry("a", "It ended\nTrade went on"), entry("b", "It ended. Trade went on")])
    assert hits(index, '"ended trade"') == "b"
    assert hits(index, '"ended trade"~9') == "b"


def test_a_phrase_does_not_cross_documents_or_fields(index: SearchIndex) -> None:
    index.add([entry("a", "trade", title="steel"), entry("b", "talks", title="steel")])
    assert hits(index, '"trade talks"') == ""
    assert hits(index, '"steel trade"') == ""


def test_a_word_can_be_twice_in_a_phrase(index: SearchIndex) -> None:
    index.add([entry("a", "from Bora Bora"), entry("b", "from Bora to Bora")])
    assert hits(index, '"bora bora"') == "a"
    assert found(index, '"bora bora"~2') == {"a", "b"}


def test_a_phrase_longer_than_the_gap_between_lines_is_found(index: SearchIndex) -> None:
    words = " ".join(f"word{number}" for number in range(150))
    index.add([entry("a", words), entry("b", words.replace("word70 ", ""))])
    assert hits(index, f'"{words}"') == "a"


def test_words_near_each_other_are_found_in_any_order(index: SearchIndex) -> None:
    index.add(
        [
            entry("a", "steel and then the grain"),
            entry("b", "grain before any more of the dear old steel"),
            entry("c", "grain, steel"),
        ]
    )
    assert found(index, "steel NEAR/4 grain") == {"a", "c"}
    assert found(index, '"grain steel"~4') == {"a", "c"}
    assert found(index, '"grain steel"~9') == {"a", "b", "c"}


def by_tree(index: SearchIndex, root: Node) -> set[str]:
    return {hit.document_id for hit in index.search(Query("", root), Tags()).hits}


def test_the_last_word_of_a_phrase_may_go_on(index: SearchIndex) -> None:
    index.add([entry("a", "steel tariffs"), entry("b", "steel. Tar"), entry("c", "tariffs steel")])
    assert by_tree(index, Phrase(("steel", "tar"), prefix=True)) == {"a", "b"}
    assert by_tree(index, Phrase(("steel", "tari"), prefix=True)) == {"a"}
    assert by_tree(index, Phrase(("tariffs", "ste"), distance=3, prefix=True)) == {"a", "c"}
    assert by_tree(index, Phrase(("s", "s"), prefix=True)) == set()


def test_an_exact_phrase_takes_every_word_as_it_is_written(index: SearchIndex) -> None:
    index.add([entry("a", "trade talks"), entry("b", "trading talk")])
    assert by_tree(index, Phrase(("trade", "talk"))) == {"a", "b"}
    assert by_tree(index, Phrase(("trade", "talks"), exact=True)) == {"a"}


STEEL, GRAIN, TALKS = Term("steel"), Term("grain"), Term("talks")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (And((STEEL, GRAIN)), {"one"}),
        (And((STEEL, Not(GRAIN))), {"two", "title"}),
        (Not(Or((STEEL, GRAIN))), {"two", "head"}),
        (And((Phrase(("grain", "prices")), TALKS)), {"two"}),
        (And((Phrase(("steel", "talks"), distance=4), Not(GRAIN))), {"title"}),
        (And((InField(Field.TITLE, STEEL), TALKS)), {"title"}),
        (And((DateRange("2018", "2018"), TALKS)), {"head"}),
        (And((Tagged("kept"), GRAIN)), {"two"}),
        (Or((STEEL, Phrase(("quiet", "day")))), {"one", "two", "title", "head"}),
    ],
)
def test_words_in_one_paragraph(index: SearchIndex, asked: Node, expected: set[str]) -> None:
    index.add(
        [
            entry("one", "steel and grain"),
            entry("two", "steel\ngrain prices, talks\nquiet"),
            entry("title", "grain", title="Steel for talks"),
            entry("head", "quiet day", headings="Talks", published="2018-07"),
        ]
    )
    scope = Tags({"kept": frozenset({"two"})})
    ranking = index.search(Query("", SameParagraph(asked)), scope)
    assert {hit.document_id for hit in ranking.hits} == expected


def test_deleted_documents_are_in_no_paragraph(index: SearchIndex) -> None:
    index.add([entry("a", "steel grain"), entry("b", "steel grain")])
    index.remove(["a"])
    assert by_tree(index, SameParagraph(And((STEEL, GRAIN)))) == {"b"}
    assert by_tree(index, SameParagraph(Everything())) == {"b"}
