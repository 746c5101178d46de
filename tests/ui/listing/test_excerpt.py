"""The passage of a hit in the list."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from briefreader.domain.document import Span
from briefreader.domain.hit import Snippet
from briefreader.ui.line_count import LineCounter
from briefreader.ui.listing.excerpt import (
    below_each_other,
    cut_to_match,
    showing_match,
    tells_more,
    whole,
)

LONG = "The delegations spoke about this and that through the night before anybody said sanctions."


def snippet(text: str, *words: str, start: int = 0) -> Snippet:
    matches = (
        Span(start + text.index(word), start + text.index(word) + len(word)) for word in words
    )
    return Snippet(Span(start, start + len(text)), text, tuple(matches))


def lit(excerpt_text: str, matches: tuple[Span, ...]) -> list[str]:
    return [excerpt_text[match.start : match.end] for match in matches]


def test_a_snippet_is_cut_to_a_few_whole_words_before_its_match() -> None:
    excerpt = cut_to_match(snippet(LONG, "sanctions", start=700))
    assert excerpt.text == "… before anybody said sanctions."
    assert lit(excerpt.text, excerpt.matches) == ["sanctions"]


def test_a_match_near_the_beginning_leaves_the_snippet_whole() -> None:
    excerpt = cut_to_match(snippet(LONG, "spoke", "sanctions"))
    assert excerpt.text == LONG
    assert lit(excerpt.text, excerpt.matches) == ["spoke", "sanctions"]


def test_a_snippet_that_begins_within_a_sentence_says_so() -> None:
    excerpt = whole(snippet("of the talks about sanctions", "sanctions", start=40))
    assert excerpt.text == "… of the talks about sanctions"
    assert lit(excerpt.text, excerpt.matches) == ["sanctions"]


def test_a_word_longer_than_the_context_is_cut_at_the_match() -> None:
    excerpt = cut_to_match(snippet("x" * 80 + "match", "match"))
    assert lit(excerpt.text, excerpt.matches) == ["match"]


@settings(max_examples=80, deadline=None)
@given(
    before=st.text(st.sampled_from("ab \n😀"), max_size=90),
    start=st.integers(0, 1000),
    between=st.text(st.sampled_from("ab \n"), max_size=20),
)
def test_a_cut_snippet_lights_what_the_whole_one_lights(
    before: str, start: int, between: str
) -> None:
    text = f"{before}MATCH{between}OTHER end"
    excerpt = cut_to_match(snippet(text, "MATCH", "OTHER", start=start))
    assert lit(excerpt.text, excerpt.matches) == ["MATCH", "OTHER"]
    assert "\n" not in excerpt.text


def test_a_second_passage_tells_more_when_it_has_another_word_of_the_query() -> None:
    first = snippet("The ministers met.", "ministers")
    assert tells_more(first, snippet("A harbour for the minister.", "harbour", "minister"))
    assert not tells_more(first, snippet("The Minister left.", "Minister", start=90))


def test_two_passages_stand_below_each_other_each_cut_to_its_line() -> None:
    first = whole(snippet("The ministers met at noon.", "ministers", "noon"))
    second = whole(snippet("A harbour was built.", "harbour", start=300))
    both = below_each_other(first, second, lambda text: text[:20] + "…")
    assert both.text == "The ministers met at…\nA harbour was built.…"
    assert lit(both.text, both.matches) == ["ministers", "harbour"]


@pytest.fixture
def counter(qapp: QApplication) -> LineCounter:
    return LineCounter(QFont())


def room_for(counter: LineCounter, text: str) -> int:
    """The width on which a text takes two lines."""
    width = 40
    while counter.lines(text, width, 3) > 2:
        width += 10
    return width


def test_two_words_that_stand_far_from_each_other_both_show(counter: LineCounter) -> None:
    text = "Of the harbour" + " one thing and another was said" * 6 + " until noon came at last."
    excerpt = showing_match(snippet(text, "harbour", "noon"), counter, room_for(counter, LONG), 2)
    assert lit(excerpt.text, excerpt.matches) == ["harbour", "noon"]
    assert excerpt.text.startswith("Of the harbour one thing")
    assert " … " in excerpt.text
    assert counter.lines(excerpt.text, room_for(counter, LONG), 3) <= 2


def test_two_words_that_show_together_are_left_as_they_stand(counter: LineCounter) -> None:
    text = "The ministers met at noon, and then there was nothing to say about anything at all."
    found = snippet(text, "ministers", "noon")
    assert showing_match(found, counter, room_for(counter, text), 2) == whole(found)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    before=st.text(st.sampled_from("ab \n"), max_size=90),
    between=st.text(st.sampled_from("ab MATCH\n"), max_size=200),
    width=st.integers(30, 600),
)
def test_what_is_lit_in_an_excerpt_are_the_words_that_were_found(
    counter: LineCounter, before: str, between: str, width: int
) -> None:
    text = f"{before}MATCH{between}OTHER end"
    found = snippet(text, "MATCH", "OTHER")
    excerpt = showing_match(found, counter, width, 2)
    assert lit(excerpt.text, excerpt.matches) == ["MATCH", "OTHER"]
