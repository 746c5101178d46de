"""Quotes that a user typed are found, whatever the form of spaces and quote marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.domain.errors import QuoteNotFound
from briefreader.notes.anchoring import find_quote
from briefreader.notes.folding import fold

TEXT = "“We  expect a\nshort agenda,” she said. The cafe\u0301 was full. Talks, talks, talks."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("We expect a short agenda", "We  expect a\nshort agenda"),
        ('"We expect a short agenda,"', "“We  expect a\nshort agenda,”"),
        ("  she said.\n", "she said."),
        ("café", "cafe\u0301"),
        ("Talks", "Talks"),
    ],
)
def test_white_space_quote_marks_and_composition_match_loosely(quote: str, found: str) -> None:
    start, end = find_quote(TEXT, quote)
    assert TEXT[start:end] == found


def test_a_quote_that_stands_several_times_needs_an_occurrence() -> None:
    with pytest.raises(QuoteNotFound, match="2 times in the document, at 66–71, 73–78"):
        find_quote(TEXT, "talks")
    assert find_quote(TEXT, "talks", occurrence=2) == Span(73, 78)


@pytest.mark.parametrize("occurrence", [0, 3, -1])
def test_an_occurrence_that_is_not_there_is_refused(occurrence: int) -> None:
    with pytest.raises(QuoteNotFound, match=f"no occurrence {occurrence} "):
        find_quote(TEXT, "talks", occurrence)


@pytest.mark.parametrize("quote", ["", "  ", "\u200b", "not there", "short  agendas"])
def test_a_quote_that_is_not_there_is_refused(quote: str) -> None:
    with pytest.raises(QuoteNotFound, match=r"(empty|not in the document)\.$"):
        find_quote(TEXT, quote)


ODD = st.text(st.sampled_from("ab \n\t“\"’'e\u0301é\u200b\u00a0\U0001f6a2"), max_size=40)


@given(ODD, st.data())
@settings(max_examples=150)
def test_every_passage_is_among_its_own_occurrences(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    try:
        found = find_quote(text, quote, occurrence=1)
    except QuoteNotFound:
        return
    again = text[found.start : found.end]
    assert fold(again).text.strip() in fold(text).text
    assert found.start < found.end <= len(text)


@given(ODD, st.data())
@settings(max_examples=150)
def test_the_way_back_from_a_folded_text_covers_what_was_folded(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.original(start, end)
    assert 0 <= span.start < span.end <= len(text)
    # A part of a letter with several marks leads back to the whole letter.
    assert folded.text[start:end] in fold(text[span.start : span.end]).text
