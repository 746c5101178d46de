"""Headings in texts without markup."""

import pytest

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    of_kind,
    text,
)


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert of_kind(text(TITLE, BODY, "What was agreed", BODY + " Again."), "heading") == [
        "What was agreed"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "March 5, 2021",
        "and so on",
        "It rained.",
        "Ships:",
        "— — —",
        "What may be brought in if the",
    ],
)
def test_a_date_a_sentence_and_a_fragment_are_none(line: str) -> None:
    assert of_kind(text(TITLE, BODY, line, BODY + " Again."), "heading") == []


def test_a_heading_may_end_with_an_acronym_or_a_year() -> None:
    for line in ("The Port Development Fund (PDF)", "Ships and fish (2021)"):
        assert of_kind(text(TITLE, BODY, line, BODY + " Again."), "heading") == [line]


def test_a_line_with_other_words_in_brackets_is_none() -> None:
    line = "Ann Lee (second from the left)"
    assert of_kind(text(TITLE, BODY, line, BODY + " Again."), "heading") == []
