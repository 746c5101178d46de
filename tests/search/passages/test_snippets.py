"""Where a query lights up, and the passages that are shown for it."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.search.grammar import parse
from briefreader.search.passages.snippets import find_matches, make_snippets

TODAY = date(2018, 7, 20)


def lit(query: str, text: str, typing: bool = False) -> list[str]:
    spans = find_matches(parse(query, TODAY, typing=typing), text)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("trading", ["Trade", "trade"]),
        ("trader", ["traders"]),
        ("=trade", ["Trade", "trade"]),
        ("tra*", ["Trade", "traders", "trade", "travelled"]),
        ("union -trade", ["union", "union"]),
        ("NOT trade", []),
        ('"state of the union"', ["state of the union"]),
        ('"state of the union" union', ["state of the union", "union"]),
        ("trade OR union", ["Trade", "union", "trade", "union"]),
        ("title:state", ["state", "state"]),
        ("date:2018 tag:trade", []),
        ("trade NEAR/3 travelled", ["trade", "travelled"]),
        ('"union trade"~3', []),
        ("munchen", ["München"]),
        ("", []),
        ("zebra", []),
    ],
)
def test_the_positive_parts_of_a_query_light_up(query: str, expected: list[str]) -> None:
    text = (
        "Trade and the state of the union.\n"
        "The traders met. A state's trade, they travelled to a union in München’s"
    )
    assert lit(query, text) == expected


def test_the_unfinished_last_word_lights_up_while_typing() -> None:
    assert lit("steel tar", "Steel tariffs, tarmac", typing=True) == ["Steel", "tariffs", "tarmac"]


def test_a_phrase_does_not_light_across_a_line_break() -> None:
    assert lit('"it ended"', "it\nended. It ended.") == ["It ended"]
    assert lit("it NEAR/9 ended", "it\nended") == []


def test_of_words_near_each_other_only_those_that_are_near_light_up() -> None:
    text = "steel one two three four five six grain seven steel"
    assert lit("steel NEAR/3 grain", text) == ["grain", "steel"]
    assert lit('"bora bora"~2', "Bora one two three Bora four Bora") == ["Bora", "Bora"]


def test_a_repeated_word_needs_as_many_occurrences_in_a_phrase() -> None:
    assert lit('"bora bora"', "Bora. Bora Bora Bora") == ["Bora. Bora Bora Bora"]
    assert lit('"bora bora"', "Bora and Bora") == []


def snippets(query: str, *blocks: str, most: int = 2, width: int = 40) -> list[str]:
    text = "\n".join(blocks)
    boundaries: list[Span] = []
    for block in blocks:
        start = boundaries[-1].end + 1 if boundaries else 0
        boundaries.append(Span(start, start + len(block)))
    found = make_snippets(text, find_matches(parse(query, TODAY), text), boundaries, most, width)
    for snippet in found:
        assert snippet.text == text[snippet.span.start : snippet.span.end]
        assert all(
            snippet.span.start <= match.start < match.end <= snippet.span.end
            for match in snippet.matches
        )
    return [snippet.text for snippet in found]


def test_the_passage_with_most_different_words_comes_first() -> None:
    assert snippets(
        "steel OR grain OR wool",
        "Steel and steel and more steel",
        "Nothing here",
        "Grain, then steel",
        "Wool",
    ) == ["Grain, then steel", "Steel and steel and more steel"]


def test_a_passage_is_cut_at_whole_words_around_the_match() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert snippets("seven", words) == ["four five six seven eight nine ten"]
    assert snippets("one", words) == ["one two three four five six seven eight"]
    assert snippets("thirteen", words) == ["eight nine ten eleven twelve thirteen"]


def test_passages_do_not_overlap_or_cross_blocks() -> None:
    found = snippets("steel", "a steel b", " ".join(f"steel {n}" for n in range(40)), most=9)
    assert "a steel b" in found
    assert len(found) > 3
    assert all("\n" not in text for text in found)


def test_line_breaks_inside_a_block_stay() -> None:
    text = "first steel\nsecond steel"
    matches = find_matches(parse("steel", TODAY), text)
    (snippet,) = make_snippets(text, matches, [Span(0, len(text))])
    assert snippet.text == text
    assert snippet.matches == matches


def test_of_equal_passages_one_is_shown_and_longer_ones_come_first() -> None:
    found = snippets("steel", "Steel", "Steel", "The price of steel rose again")
    assert found == ["The price of steel rose again", "Steel"]


def test_a_text_full_of_matches_is_cut_up_in_time() -> None:
    before = time.process_time()
    assert snippets("steel", *(["steel"] * 20_000)) == ["steel"]
    assert len(snippets("steel", "steel " * 20_000)) == 1
    assert time.process_time() - before < 3


def test_without_matches_there_are_no_passages() -> None:
    assert snippets("-steel", "grain") == []


def test_a_match_longer_than_the_width_is_shown_whole() -> None:
    long = "x" * 100
    assert snippets(long, f"a {long} b") == [long]


TEXTS = st.text(alphabet=st.sampled_from("ab éß’-\n.北"), max_size=80)
QUERIES = st.sampled_from(["a", "b", "a b", '"a b"', "a*", "-a b", "a NEAR/2 b", "ab OR =b", "北"])


@settings(max_examples=150, deadline=None)
@given(TEXTS, QUERIES, st.integers(1, 30))
def test_spans_are_in_order_and_passages_hold_what_they_say(
    text: str, query: str, width: int
) -> None:
    matches = find_matches(parse(query, TODAY), text)
    assert all(0 <= start < end <= len(text) for start, end in matches)
    assert all(left.end <= right.start for left, right in pairwise(matches))
    snippets(query, *text.split("\n"), width=width)
