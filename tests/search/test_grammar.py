"""The query language, form by form, and that any string is a query."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Sort,
    Tagged,
    Term,
)
from briefreader.search.grammar import MOST_WORDS, parse

TODAY = date(2018, 7, 20)
A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", Everything()),
        ("  ", Everything()),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a a", A),
        ("a OR b", Or((A, B))),
        ("a OR b c", And((Or((A, B)), C))),
        ("a b OR c", And((A, Or((B, C))))),
        ("a OR b AND c", And((Or((A, B)), C))),
        ("a OR (b c)", Or((A, And((B, C))))),
        ("(a (b))", And((A, B))),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("--a", A),
        ("NOT -a", A),
        ("a -b", And((A, Not(B)))),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ("-(a b)", Not(And((A, B)))),
        ("-title:a", Not(InField(Field.TITLE, A))),
        ("a OR -b", Or((A, Not(B)))),
        ('"a b"', Phrase(("a", "b"))),
        ("“a b”", Phrase(("a", "b"))),
        ("„a b“", Phrase(("a", "b"))),
        ("«a b»", Phrase(("a", "b"))),
        ('"a"', A),
        ('"a AND b"', Phrase(("a", "AND", "b"))),
        ('"a b"~5', Phrase(("a", "b"), 5)),
        ("a NEAR/5 b", Phrase(("a", "b"), 5)),
        ("a NEAR/5 b c", And((Phrase(("a", "b"), 5), C))),
        ("ab*", Term("ab", prefix=True)),
        ("=ab", Term("ab", exact=True)),
        ("well-known", Phrase(("well", "known"))),
        ("10:30", Phrase(("10", "30"))),
        ("https://example.org/a", Phrase(("https", "example", "org", "a"))),
        ("title:a", InField(Field.TITLE, A)),
        ("Title: a", InField(Field.TITLE, A)),
        ('title:"a b"', InField(Field.TITLE, Phrase(("a", "b")))),
        ("title:(a -b)", And((InField(Field.TITLE, A), Not(InField(Field.TITLE, B))))),
        ("tag:a/b", Tagged("a/b")),
        ('tag:"a b"', Tagged("a b")),
        ("tag:(a OR b)", Or((Tagged("a"), Tagged("b")))),
        ("date:2018", DateRange("2018-01-01", "2018-12-31")),
        ("date:2018-02", DateRange("2018-02-01", "2018-02-28")),
        ("date:2018-06..2018-07", DateRange("2018-06-01", "2018-07-31")),
        ("date:2018-06/2018-07-05", DateRange("2018-06-01", "2018-07-05")),
        ("date:2018..2017", DateRange("2017-01-01", "2018-12-31")),
        ("date:..2017", DateRange(None, "2017-12-31")),
        ("date:2017/", DateRange("2017-01-01", None)),
        ("date:>=2018-06", DateRange("2018-06-01", None)),
        ("date:>2018-06", DateRange("2018-07-01", None)),
        ("date:<=2018", DateRange(None, "2018-12-31")),
        ("date:<2018", DateRange(None, "2017-12-31")),
        ("after:2018-06-30", DateRange("2018-07-01", None)),
        ("before:2018", DateRange(None, "2017-12-31")),
        ("date:last-30-days", DateRange("2018-06-20", "2018-07-20")),
        ("date:last-1-month", DateRange("2018-06-20", "2018-07-20")),
        ("date:last-2-years", DateRange("2016-07-20", "2018-07-20")),
        ("date:last-2-weeks", DateRange("2018-07-06", "2018-07-20")),
        ("date:today", DateRange("2018-07-20", "2018-07-20")),
        ("not", Term("not")),
    ],
)
def test_every_form_has_its_meaning_without_a_notice(text: str, root: Node) -> None:
    query = parse(text, TODAY)
    assert query.root == root
    assert query.notices == ()
    assert query.text == text
    assert query.explained


@pytest.mark.parametrize(
    ("text", "root", "notice"),
    [
        ("AND", Term("AND"), "read as a word"),
        ("OR", Term("OR"), "read as a word"),
        ("NOT", Term("NOT"), "read as a word"),
        ("a AND", And((A, Term("AND"))), "read as a word"),
        ("OR a", And((Term("OR"), A)), "read as a word"),
        ("a OR", And((A, Term("OR"))), "read as a word"),
        ("(a OR) b", And((A, Term("OR"), B)), "read as a word"),
        ("NEAR/5 a", And((Phrase(("NEAR", "5")), A)), "read as a word"),
        ("-", Everything(), "nothing after it"),
        ("a - b", And((A, B)), "nothing after it"),
        ("*", Everything(), "no letters or digits"),
        ("a & b", And((A, B)), "no letters or digits"),
        ("*ab", Term("ab"), "end of a word only"),
        ('"a b', Phrase(("a", "b")), "not closed"),
        ("(a b", And((A, B)), "not closed"),
        ("a) b", And((A, B)), "no opening one"),
        ("()", Everything(), ""),
        ("colour:a b", And((A, B)), "colour: is not searchable yet"),
        ("person:a", A, "person: is not searchable yet; searched as plain text"),
        ('said:"a b"', Phrase(("a", "b")), "said: is not searchable yet"),
        ("same:(a b)", And((A, B)), "same: is not searchable yet"),
        ("figure:>100", Term("100"), "figure: is not searchable yet"),
        ("~a", A, "not searchable yet"),
        ("subject:a", And((Term("subject"), A)), "no field"),
        ("Korea: a", And((Term("Korea"), A)), "no field"),
        ("title:", Term("title"), "no value"),
        ("tag: )", Term("tag"), "no value"),
        ("date:soon", Term("soon"), "no date"),
        ("date:2018-13", Phrase(("2018", "13")), "no date"),
        ("date:..", Everything(), "no date"),
        ("date:9999..0000", Phrase(("9999", "0000")), "no date"),
        ("sort:size a", A, "sort: takes"),
        ('"a b"~500', Phrase(("a", "b"), 99), "at most 99"),
    ],
)
def test_what_does_not_fit_is_read_as_words_with_a_notice(
    text: str, root: Node, notice: str
) -> None:
    query = parse(text, TODAY)
    assert query.root == root
    assert notice in " ".join(query.notices)


def test_the_sort_is_taken_out_of_the_query() -> None:
    query = parse("a sort:date", TODAY)
    assert (query.root, query.sort) == (A, Sort.DATE)
    assert parse("a", TODAY).sort is None


def test_while_typing_the_last_word_may_go_on() -> None:
    def typed(text: str) -> Node:
        return parse(text, TODAY, typing=True).root

    either = Or((Term("gra"), Term("gra", prefix=True)))
    assert typed("gra") == either
    assert typed("a gra") == And((A, either))
    assert typed("gra ") == Term("gra")
    assert typed("g") == Term("g")
    assert typed("-gra") == Not(Term("gra"))
    assert typed("=gra") == Term("gra", exact=True)
    assert typed('"gra"') == Term("gra")
    assert typed("tag:gra") == Tagged("gra")
    assert typed("title:gra") == Or(
        (InField(Field.TITLE, Term("gra")), InField(Field.TITLE, Term("gra", prefix=True)))
    )
    unfinished = And((A, Term("gra", prefix=True)))
    assert typed('"a gra') == Or((Phrase(("a", "gra")), unfinished))


def test_the_explanation_says_in_words_what_is_searched() -> None:
    def said(text: str) -> str:
        return parse(text, TODAY).explained

    assert said("") == "all documents"
    assert said("a OR b -c") == "(“a” or “b”) and not “c”"
    assert said('title:"a b" date:2018') == (
        "the phrase “a b” in the title and published from 2018-01-01 to 2018-12-31"
    )
    assert said("ab* =a tag:x") == "words that start with “ab” and exactly “a” and tagged “x”"
    assert parse("a gra", TODAY, typing=True).explained == "“a” and “gra…”"
    assert said("a NEAR/3 b") == "“a” and “b” within 3 words of each other"
    assert said("after:2017 before:2018-07-16") == (
        "published on or after 2018-01-01 and published on or before 2018-07-15"
    )


def test_a_very_long_query_is_cut_with_a_notice() -> None:
    query = parse(" ".join(f"w{number}" for number in range(2000)), TODAY)
    assert isinstance(query.root, And)
    assert len(query.root.parts) == MOST_WORDS
    assert "first" in query.notices[0]


HOSTILE = [
    *("(", ")", '"', "“", "-", "NOT ", "OR ", "AND ", "NEAR/3 ", "*", "~", "=", ":", "a:", "a "),
    *("tag:", "tag:(", "title:(", "date:", "title:", "(a OR ", "-(", '-"', "a* ", "=-", "\ud800"),
    *("sort:", "\u202e", "\u0301", "a NEAR/5 ", "NOT (", "'", "date:..", "\0", "\n", "北", "1 "),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_ten_thousand_characters_of_anything_are_read_within_the_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    for query in (text, text + "a", "a " + text):
        before = time.process_time()
        parse(query, TODAY, typing=True)
        assert time.process_time() - before < 0.2


def test_brackets_nested_five_hundred_deep_are_read_with_a_notice() -> None:
    query = parse("(" * 500 + "a" + ")" * 500 + " b", TODAY)
    assert query.root == And((A, B))
    assert "deep" in query.notices[0]


PIECES = st.sampled_from(
    [*HOSTILE, "trade", "the", '"state of the union"', "2018", "..", "/", ">", " ", "b", "c*", "é"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60), st.booleans())
def test_any_string_is_a_query(text: str, typing: bool) -> None:
    query = parse(text, TODAY, typing=typing)
    assert query.text == text
    assert query.explained
    assert all(notice.endswith(".") for notice in query.notices)
    assert parse(text, TODAY, typing=typing) == query
