"""Queries written by the program: they mean what they should, whatever is in them."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefreader.domain.query import (
    DateRange,
    Field,
    HasProperty,
    InField,
    Node,
    Not,
    Phrase,
    Property,
    Tagged,
    Term,
)
from briefreader.search.grammar import joined, parse, quoted_unit
from briefreader.search.grammar.nodes import all_of
from briefreader.search.words import tokens
from tests.search.grammar.queries import queries

TODAY = date(2018, 7, 20)
VALUES = (
    st.text(max_size=30)
    | st.lists(
        st.sampled_from([*'"“”«*()-=~:/ ', "OR", "NOT", '""', "a", "Wire", "ü", "\n", "~5"]),
        max_size=8,
    ).map("".join)
).map(str.strip)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("publisher", "Wire Desk", 'publisher:"Wire Desk"'),
        ("person", "Mann", 'person:"Mann"'),
        ("person", 'John "Jack" Mann*', 'person:"John  Jack  Mann"'),
        ("tag", "check/figures", "tag:check/figures"),
        ("tag", "rare earths", 'tag:"rare earths"'),
        ("tag", 'the "big" one', 'tag:"the ""big"" one"'),
        ("date", "2018-07", "date:2018-07"),
        ("has", "note", "has:note"),
    ],
)
def test_a_unit_is_quoted_where_it_must_be(field: str, value: str, text: str) -> None:
    assert quoted_unit(field, value) == text


@settings(max_examples=120, deadline=None)
@given(VALUES, st.booleans())
def test_a_quoted_unit_asks_for_exactly_its_value(value: str, typing: bool) -> None:
    def root(field: str) -> Node:
        query = parse(quoted_unit(field, value), TODAY, typing)
        assert len(query.units) == 1
        return query.root

    assume(value)
    assert root("tag") == Tagged(value)
    assert root("folder") == HasProperty(Property.FOLDER, value)
    words = tuple(token.text for token in tokens(value))
    assume(words)
    part = Term(words[0]) if len(words) == 1 else Phrase(words)
    assert root("publisher") == InField(Field.PUBLISHER, part)


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("", "tag:x"),
        ("  ", "tag:x"),
        ("a", "a tag:x"),
        ("a OR b", "a OR b tag:x"),
        ("a OR", "a tag:x"),
        ("a -", "a tag:x"),
        ("a title:", "a tag:x"),
        ('"a b', '"a b" tag:x'),
        ("“a b", "“a b” tag:x"),
        ("(a OR (b", "(a OR (b)) tag:x"),
        ('person:("a', 'person:("a") tag:x'),
        ("a) b", "a) b tag:x"),
        ("a tag:x", "a tag:x"),
        ("a AND tag:x", "a AND tag:x"),
        ("a tag:xy", "a tag:xy tag:x"),
    ],
)
def test_a_query_is_narrowed_by_a_unit(query: str, narrowed: str) -> None:
    assert joined(query, "tag:x") == narrowed


@settings(max_examples=120, deadline=None)
@given(queries())
def test_a_narrowed_query_is_the_query_and_the_unit(text: str) -> None:
    unit = Tagged("only here")
    narrowed = parse(joined(text, quoted_unit("tag", unit.tag)), TODAY)
    assert unit in [part.node for part in narrowed.units]
    rest = all_of(part.node for part in narrowed.units if part.node != unit)
    # What is being typed may go on; another unit after it says that it is done.
    other = parse(joined(text, "-tag:none"), TODAY)
    assert narrowed.sort == other.sort
    assert rest == all_of(part.node for part in other.units if part.node != Not(Tagged("none")))


def test_a_query_too_long_is_narrowed_all_the_same() -> None:
    text = " ".join(f"w{number}" for number in range(200))
    query = parse(joined(text, "date:2018"), TODAY)
    assert query.units[0].node == DateRange("2018-01-01", "2018-12-31")
