"""The explanation of a query: plain words for every node."""

from datetime import date

import pytest
from hypothesis import given, settings

from briefreader.search.grammar import parse
from tests.search.grammar.queries import queries

TODAY = date(2018, 7, 20)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("", "all documents"),
        ("sort:date", "all documents"),
        ("a OR b -c", "(“a” or “b”) and not “c”"),
        (
            'date:2018 title:"a b"',
            "the phrase “a b” in the title, published from 2018-01-01 to 2018-12-31",
        ),
        (
            'has:note publisher:"Wire Desk" trade -grain',
            "“trade” and not “grain”, with a note, by the publisher “Wire Desk”",
        ),
        ("ab* =a tag:x", "words that start with “ab” and exactly “a”, tagged “x”"),
        ("~steel", "“steel” or a word spelt like it"),
        ('="a b"', "exactly the phrase “a b”"),
        ('"a b*"', "the phrase “a b…”"),
        ("cease-fire", "“cease-fire”"),
        ("cease-fi*", "“cease-fi…”"),
        ("a NEAR/3 b", "“a” and “b” within 3 words of each other"),
        ("a NEAR/3 b*", "“a” and “b…” within 3 words of each other"),
        ("date:2018-07-16", "published on 2018-07-16"),
        ("before:2018-07-16", "published on or before 2018-07-15"),
        ("mentions-date:2018-07-16", "mentioning a day on 2018-07-16"),
        ("added:>=2018-07", "added on or after 2018-07-01"),
        ("author:=Mann", "by the author exactly “Mann”"),
        ("note:a quote:b", "“a” in a note and “b” in a passage with a note or highlight"),
        ("person:a org:b", "naming the person “a”, naming the organisation “b”"),
        ("place:a speaker:b*", "naming the place “a”, quoting words that start with “b”"),
        ('said:"a b"', "the phrase “a b” in a quotation"),
        ("number:1 url:b", "with the number “1”, at the address “b”"),
        (
            "format:pdf lang:de folder:c",
            "in the format “pdf”, in the language “de”, in the folder “c”",
        ),
        ("figure:>=1,400", "with a figure of at least 1,400"),
        ("figure:<=2.5", "with a figure of at most 2.5"),
        ("figure:>1", "with a figure above 1"),
        ("figure:<1", "with a figure below 1"),
        ("figure:1..2", "with a figure from 1 to 2"),
        ("figure:1bn", "with the figure 1,000,000,000"),
        ("colour:Blue", "with a passage in blue"),
        ("has:note -has:quote", "with a note, without a quotation"),
        ("is:unread -is:starred", "unread, not starred"),
        ("-is:unread", "read"),
        ('-"a b"~3', "not (“a” and “b” within 3 words of each other)"),
        ("title:(a NEAR b)", "(“a” and “b” within 10 words of each other) in the title"),
        ("a NEAR/1 b", "the phrase “a b” or the phrase “b a”"),
        ("北京", "the phrase “北京”"),
        ("-tag:a", "not tagged “a”"),
        ("-(a b)", "not (“a” and “b”)"),
        ("same:(a b) c", "(“a” and “b”) in one paragraph and “c”"),
        ("(a tag:b) OR c", "(“a”, tagged “b”) or “c”"),
    ],
)
def test_every_form_is_explained_in_words(text: str, explained: str) -> None:
    assert parse(text, TODAY).explained == explained


def test_a_word_that_is_being_typed_is_explained_with_dots() -> None:
    def said(text: str) -> str:
        return parse(text, TODAY, typing=True).explained

    assert said("a gra") == "“a” and “gra…”"
    assert said('"a gra') == "the phrase “a gra…”"
    assert said("cease-fi") == "“cease-fi…”"
    assert said("trade OR gra") == "“trade” or “gra…”"
    assert said("trade OR title:gra") == "“trade” or “gra…” in the title"
    assert said("a NEAR/3 gra") == "“a” and “gra…” within 3 words of each other"
    assert said("title:gra") == "“gra…” in the title"
    assert said('publisher:"wire de') == "by the publisher “wire de…”"
    assert said("publisher:gra") == "by the publisher “gra…”"


@settings(max_examples=60, deadline=None)
@given(queries())
def test_no_explanation_shows_the_names_of_things_in_the_program(text: str) -> None:
    query = parse(text, TODAY)
    for explained in (query.explained, *(unit.explained for unit in query.units)):
        assert explained
        assert "=" not in explained.replace("“=", "")
        assert "None" not in explained
        assert "Term(" not in explained
