"""The query language, form by form, and that any string is a query."""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefreader.domain.colour import Colour
from briefreader.domain.query import (
    And,
    Coloured,
    DateField,
    DateRange,
    Everything,
    Field,
    FigureRange,
    HasProperty,
    InField,
    InState,
    Node,
    Not,
    Or,
    Phrase,
    Property,
    SameParagraph,
    Sort,
    State,
    Tagged,
    Term,
)
from briefreader.search.grammar import MOST_WORDS, make_ready, parse
from briefreader.search.grammar.nodes import all_of
from tests.search.grammar.queries import HOSTILE, PIECES, queries

TODAY = date(2018, 7, 20)
A, B, C = Term("a"), Term("b"), Term("c")
LOW = FigureRange(None, 5, without_high=True)


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
        ("well-known", Or((Phrase(("well", "known")), Term("wellknown")))),
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
        ("a NEAR b", Phrase(("a", "b"), 10)),
        ("a NEAR/5 b OR c", Or((Phrase(("a", "b"), 5), C))),
        ("-a NEAR/5 b", Not(Phrase(("a", "b"), 5))),
        ("author:a", InField(Field.AUTHOR, A)),
        ('publisher:"a b"', InField(Field.PUBLISHER, Phrase(("a", "b")))),
        ("note:a", InField(Field.NOTE, A)),
        ("quote:a", InField(Field.QUOTE, A)),
        ("person:(a OR b)", Or((InField(Field.PERSON, A), InField(Field.PERSON, B)))),
        ("org:a", InField(Field.ORGANISATION, A)),
        ("organisation:a", InField(Field.ORGANISATION, A)),
        ("place:=a", InField(Field.PLACE, Term("a", exact=True))),
        ("speaker:ab*", InField(Field.SPEAKER, Term("ab", prefix=True))),
        ('said:"a b"', InField(Field.SAID, Phrase(("a", "b")))),
        ("title:(a NEAR/5 b)", InField(Field.TITLE, Phrase(("a", "b"), 5))),
        ("title:-a", Not(InField(Field.TITLE, A))),
        ("title:(a person:b)", And((InField(Field.TITLE, A), InField(Field.PERSON, B)))),
        ("-person:(a b)", Not(And((InField(Field.PERSON, A), InField(Field.PERSON, B))))),
        ("number:93-148", HasProperty(Property.NUMBER, "93-148")),
        ("url:https://example.org/a", HasProperty(Property.URL, "https://example.org/a")),
        ("format:pdf*", HasProperty(Property.FORMAT, "pdf")),
        (
            "lang:(de OR fr)",
            Or((HasProperty(Property.LANGUAGE, "de"), HasProperty(Property.LANGUAGE, "fr"))),
        ),
        ('folder:"a b"', HasProperty(Property.FOLDER, "a b")),
        ("mentions-date:2018", DateRange("2018-01-01", "2018-12-31", DateField.MENTIONED)),
        ("added:>=2018-06", DateRange("2018-06-01", None, DateField.ADDED)),
        ("modified:yesterday", DateRange("2018-07-19", "2018-07-19", DateField.MODIFIED)),
        ('date:"last 30 days"', DateRange("2018-06-20", "2018-07-20")),
        ("figure:>100", FigureRange(100, None, without_low=True)),
        ("figure:-5", FigureRange(-5, -5)),
        ("figure:(<5 OR 1,000..2,000)", Or((LOW, FigureRange(1000, 2000)))),
        ('figure:"2 million"', FigureRange(2e6, 2e6)),
        ("colour:yellow", Coloured("yellow")),
        ("Color:Pink", Coloured("Pink")),
        ("has:note", InState(State.HAS_NOTE)),
        ("-has:figures", Not(InState(State.HAS_FIGURE))),
        ("is:(unread OR starred)", Or((InState(State.IS_UNREAD), InState(State.IS_STARRED)))),
        ("is:read", Not(InState(State.IS_UNREAD))),
        ("same:(a b)", SameParagraph(And((A, B)))),
        ("-same:(a OR b)", Not(SameParagraph(Or((A, B))))),
        ("same:a", A),
        ("tag:AND", Tagged("AND")),
        ('tag:"a ""b"" c"', Tagged('a "b" c')),
        ("-AND", Not(Term("AND"))),
        ("a –b", And((A, Not(B)))),
        ("C:\\x", Phrase(("C", "x"))),
        ("std::ab", Phrase(("std", "ab"))),
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
        ("has:it", Term("it"), "has: takes note, highlight, tag, quote, figure or unattached;"),
        ("is:a OR b", Or((A, B)), "is: takes unread or starred; “a” was searched as plain text."),
        ("colour:a", A, "colour: takes yellow, green, blue, pink or purple;"),
        ("figure:a", A, "no figure that figure: understands"),
        ("added:soon", Term("soon"), "no date that added: understands"),
        ("same:(a title:b)", SameParagraph(And((A, B))), "same: takes words only"),
        ("a NEAR/5 -b", And((A, Not(B))), "NEAR takes words and phrases"),
        ("a NEAR/5 tag:b", And((A, Tagged("b"))), "NEAR takes words and phrases"),
        ("a NEAR/5", And((A, Phrase(("NEAR", "5")))), "read as a word"),
        ("title: AND a", And((Term("title"), A)), "no value"),
        ("-subject:a", Not(And((Term("subject"), A))), "no field"),
        ("subject:(a OR b)", And((Term("subject"), Or((A, B)))), "no field"),
        ('~"a b"', Phrase(("a", "b")), "takes one word, no phrase"),
        ("~2018", Term("2018"), "takes one word of letters"),
        ('"a b"~', Phrase(("a", "b")), "no letters or digits"),
        ("subject:a", And((Term("subject"), A)), "no field"),
        ("Korea: a", And((Term("Korea"), A)), "no field"),
        ("title:", Term("title"), "no value"),
        ("tag: )", Term("tag"), "no value"),
        ("date:soon", Term("soon"), "no date"),
        ("date:2018-13", Phrase(("2018", "13")), "no date"),
        ("date:..", Everything(), "no letters or digits"),
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


@pytest.mark.parametrize(
    "end",
    [
        *("OR", "AND", "NOT", "-", "NEAR", "NEAR/", "NEAR/5", "(", "-(", "OR (", '"', "“"),
        *("tag:", "title:", "title:(", 'title:"', "-tag:", "date:", "date:>", "figure:>", "has:"),
        *(
            "sort:",
            "OR -",
            "AND NOT",
            "~",
            "=",
            '="',
            "*",
            "&",
            "date:20",
            "date:last",
        ),
        *(
            "after:last-30-",
            "has:no",
            "is:un",
            "sort:da",
            "colour:ye",
            "OR AND",
        ),
    ],
)
def test_while_typing_what_waits_for_more_is_not_there_yet(end: str) -> None:
    is_value = ":" in end and (end[-1].isalnum() or end[-1] == "-")
    for text in (f"ab {end}", f"ab {end}{' ' * (not is_value)}"):
        query = parse(text, TODAY, typing=True)
        assert query.root in (Term("ab"), parse("ab", TODAY, typing=True).root)
        assert query.notices == ()
        rest = "ab" if is_value else text.rstrip()
        assert [text[slice(*unit.span)] for unit in query.units] == [rest]
    assert parse(end, TODAY, typing=True).notices == ()


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("date:2018-", "date:2018"),
        ("date:2018-0", "date:2018"),
        ("date:2018-06.", "date:2018-06"),
        ("date:2018-06..20", "date:2018-06.."),
        ("after:2018-06-", "after:2018-06"),
        ("figure:>1.", "figure:>1"),
        ("figure:100..2 m", "figure:100..2 m"),
        ('figure:"1.4 bi', 'figure:"1.4 b"'),
    ],
)
def test_while_typing_a_date_or_figure_is_taken_as_far_as_it_is_one(
    text: str, finished: str
) -> None:
    query = parse(text, TODAY, typing=True)
    assert query.root == parse(finished, TODAY, typing=True).root
    assert query.notices == ()


@pytest.mark.parametrize("word", ["AND", "OR", "NEAR"])
def test_an_operator_alone_is_a_word_also_while_typing(word: str) -> None:
    assert parse(f"{word} ", TODAY, typing=True).root == Term(word)


def test_while_typing_the_last_word_may_go_on() -> None:
    def typed(text: str) -> Node:
        return parse(text, TODAY, typing=True).root

    either = Or((Term("gra"), Term("gra", prefix=True)))
    assert typed("gra") == either
    assert typed("a gra") == And((A, either))
    assert typed("(a gra") == And((A, either))
    assert typed("gra ") == Term("gra")
    assert typed("g") == Term("g")
    assert typed("-gra") == Not(Term("gra"))
    assert typed("-(a gra") == Not(And((A, Term("gra"))))
    assert typed("--gra") == either
    assert typed("=gra") == Term("gra", exact=True)
    assert typed("~gra") == Term("gra", fuzzy=True)
    assert typed('"gra"') == Term("gra")
    assert typed("tag:gra") == Tagged("gra")
    assert typed("title:gra") == Or(
        (InField(Field.TITLE, Term("gra")), InField(Field.TITLE, Term("gra", prefix=True)))
    )
    assert typed('"a gra') == Or((Phrase(("a", "gra")), Phrase(("a", "gra"), prefix=True)))
    assert typed("a NEAR/5 gra") == Or(
        (Phrase(("a", "gra"), 5), Phrase(("a", "gra"), 5, prefix=True))
    )
    assert typed("R&D") == Phrase(("R", "D"))
    assert typed("ab-cd") == Or(
        (
            Phrase(("ab", "cd")),
            Phrase(("ab", "cd"), prefix=True),
            Term("abcd"),
            Term("abcd", prefix=True),
        )
    )


def test_the_sort_is_taken_out_of_the_query() -> None:
    query = parse("a sort:date", TODAY)
    assert (query.root, query.sort) == (A, Sort.DATE)
    assert parse("a", TODAY).sort is None
    assert parse("sort:date -SORT:title", TODAY).sort is Sort.TITLE
    assert parse("a OR sort:date", TODAY).root == A


def test_the_units_are_the_parts_that_are_joined_by_and() -> None:
    text = ' tr OR (b c) AND -"d e" sort:date (f g) & h'
    query = parse(text, TODAY)
    assert [(text[slice(*unit.span)], unit.explained) for unit in query.units] == [
        ("tr OR (b c) AND", "“tr” or (“b” and “c”)"),
        ('AND -"d e"', "not the phrase “d e”"),
        ("sort:date", "sorted by date"),
        ("(f g)", "“f” and “g”"),
        ("h", "“h”"),
    ]
    assert query.root == And(
        (
            Or((Term("tr"), And((B, C)))),
            Not(Phrase(("d", "e"))),
            *(Term("f"), Term("g"), Term("h")),
        )
    )


def test_a_very_long_query_is_cut_with_a_notice() -> None:
    query = parse(" ".join(f"w{number}" for number in range(2000)), TODAY)
    assert isinstance(query.root, And)
    assert len(query.root.parts) == MOST_WORDS
    assert "first" in query.notices[0]


@pytest.fixture
def undisturbed() -> Iterator[None]:
    """The parser is made, and the garbage of other tests is not collected meanwhile."""
    make_ready()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.usefixtures("undisturbed")
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


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60), st.booleans())
def test_any_string_is_a_query(text: str, typing: bool) -> None:
    query = parse(text, TODAY, typing=typing)
    assert query.text == text
    assert query.explained
    assert all(notice.endswith(".") for notice in query.notices)
    assert parse(text, TODAY, typing=typing) == query


@settings(max_examples=150, deadline=None)
@given(queries())
def test_a_query_without_the_text_of_a_unit_is_the_query_without_the_unit(text: str) -> None:
    query = parse(text, TODAY)
    assert query.root == (all_of(unit.node for unit in query.units) or Everything())
    for unit in query.units:
        others = [other for other in query.units if other is not unit]
        left = parse(query.without(unit), TODAY)
        assert left.root == (all_of(other.node for other in others) or Everything())
        assert left.sort == parse(" ".join(text[slice(*o.span)] for o in others), TODAY).sort


@settings(max_examples=40, deadline=None)
@given(queries())
def test_typing_a_query_gives_a_query_at_every_letter(text: str) -> None:
    for end in range(len(text) + 1):
        query = parse(text[:end], TODAY, typing=True)
        spans = [unit.span for unit in query.units]
        assert all(0 <= start < stop <= end for start, stop in spans)
        assert spans == sorted(spans)


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(queries() | st.text(max_size=200), st.booleans())
def test_any_of_many_strings_is_a_query(text: str, typing: bool) -> None:
    query = parse(text, TODAY, typing)
    for unit in query.units:
        parse(query.without(unit), TODAY, typing)


def test_queries_are_read_in_several_threads_at_once() -> None:
    texts = [f"w{number} OR (a -title:b{number}) NEAR" for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        read = list(threads.map(lambda text: parse(text, TODAY), texts))
    assert [query.root for query in read] == [parse(text + " ", TODAY).root for text in texts]


def test_words_alone_are_read_without_the_parser_library() -> None:
    code = (
        "import sys, datetime\n"
        "from briefreader.search.grammar import parse\n"
        "query = parse('trade \"grain of', datetime.date(2018, 7, 20), typing=True)\n"
        "assert len(query.units) == 2, query\n"
        "assert 'lark' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


COLOURS = (("Important", Colour.GREEN), ("To {0} check", Colour.BLUE), ("yellow", Colour.PINK))


@pytest.mark.parametrize(
    ("text", "node", "explained"),
    [
        ("colour:important", Coloured("green", "Important"), "with a passage in “Important”"),
        ('color:"to  {0} CHECK"', Coloured("blue", "To {0} check"), "in “To {0} check”"),
        ("colour:green", Coloured("green"), "with a passage in green"),
        ("colour:yellow", Coloured("yellow"), "with a passage in yellow"),
    ],
)
def test_a_colour_goes_by_its_own_name_and_by_the_users(
    text: str, node: Node, explained: str
) -> None:
    query = parse(text, TODAY, colours=COLOURS)
    assert query.root == node
    assert query.explained.endswith(explained)
    assert query.notices == ()


def test_the_users_names_of_colours_are_told_where_none_is_meant() -> None:
    [notice] = parse("colour:red", TODAY, colours=COLOURS).notices
    listed = "yellow, green (“Important”), blue (“To {0} check”), pink (“yellow”) or purple"
    assert notice == f"colour: takes {listed}; “red” was searched as plain text."


def test_a_users_name_of_a_colour_that_is_being_typed_is_not_complained_of() -> None:
    assert parse("colour:impor", TODAY, typing=True, colours=COLOURS).notices == ()
    assert parse("colour:impor", TODAY, typing=False, colours=COLOURS).notices != ()
