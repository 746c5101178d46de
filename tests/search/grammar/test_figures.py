"""The ways to write a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.query import FigureRange
from briefreader.search.grammar.figures import may_become_figure, parse_figure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("100", 100, 100),
        ("1,000", 1000, 1000),
        ("1,234,567.5", 1234567.5, 1234567.5),
        ("1.4bn", 1.4e9, 1.4e9),
        ("1.1m", 1.1e6, 1.1e6),
        ("2 million", 2e6, 2e6),
        ("3K", 3000, 3000),
        ("$5", 5, 5),
        ("€2.5 billion", 2.5e9, 2.5e9),
        ("12%", 12, 12),
        ("-5", -5, -5),
        ("-$5", -5, -5),
        ("=7", 7, 7),
        ("100..200", 100, 200),
        ("200..100", 100, 200),
        ("100..", 100, None),
        ("..100", None, 100),
        ("-5..5", -5, 5),
        ("100-200", 100, 200),
        ("1,000–2,000", 1000, 2000),
        (">=100", 100, None),
        ("≤ 1bn", None, 1e9),
    ],
)
def test_every_form_has_its_range(text: str, low: float | None, high: float | None) -> None:
    assert parse_figure(text) == FigureRange(low, high)


def test_more_and_less_leave_the_end_out() -> None:
    assert parse_figure(">100") == FigureRange(100, None, without_low=True)
    assert parse_figure("<1,000") == FigureRange(None, 1000, without_high=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        ">",
        "..",
        "1..a",
        "a..1",
        "1,5",
        "1,00",
        "5 apples",
        "1e5",
        "9" * 400,
        "½",
        "١",
        "--5",
    ],
)
def test_anything_else_is_no_figure(text: str) -> None:
    assert parse_figure(text) is None


@pytest.mark.parametrize(
    "text", ["1,000", "1.4 billion", ">100", "-$5", "100..2,000", "..5 million", "<= 12%", "2-3"]
)
def test_every_beginning_of_a_figure_may_become_one(text: str) -> None:
    for end in range(len(text)):
        assert parse_figure(text[:end]) or may_become_figure(text[:end])


@pytest.mark.parametrize("text", ["many", "5 apples", ">a", "1.4bz"])
def test_what_can_be_no_figure_is_none_to_come(text: str) -> None:
    assert not may_become_figure(text)


@given(st.text(max_size=20) | st.text("0123456789.,-<>=$% kmbn", max_size=20))
def test_any_text_is_a_range_or_none(text: str) -> None:
    figures = parse_figure(text)
    if figures and figures.low is not None and figures.high is not None:
        assert figures.low <= figures.high
