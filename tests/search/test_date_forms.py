"""The ways to write a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.query import DateField, DateRange
from briefreader.search.date_forms import days_of, may_become_date, parse_date

TODAY = date(2018, 7, 20)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018-7-5", "2018-07-05", "2018-07-05"),
        ("2018‑07‑05", "2018-07-05", "2018-07-05"),
        ("2018-W29", "2018-07-16", "2018-07-22"),
        ("2018w1", "2018-01-01", "2018-01-07"),
        ("2018-W29..2018-08", "2018-07-16", "2018-08-31"),
        (">2018-W29", "2018-07-23", None),
        ("Today", "2018-07-20", "2018-07-20"),
        ("yesterday..today", "2018-07-19", "2018-07-20"),
        ("2018-07..today", "2018-07-01", "2018-07-20"),
        ("<yesterday", None, "2018-07-18"),
        ("this-week", "2018-07-16", "2018-07-22"),
        ("this month", "2018-07-01", "2018-07-31"),
        ("this-year", "2018-01-01", "2018-12-31"),
        ("last-week", "2018-07-09", "2018-07-15"),
        ("last-month", "2018-06-01", "2018-06-30"),
        ("last year", "2017-01-01", "2017-12-31"),
        ("last 30 days", "2018-06-20", "2018-07-20"),
        ("last-1-month", "2018-06-20", "2018-07-20"),
        ("≥ 2018-06", "2018-06-01", None),
        ("2018/", "2018-01-01", None),
    ],
)
def test_every_form_has_its_days(text: str, start: str | None, end: str | None) -> None:
    assert parse_date(text, TODAY) == DateRange(start, end)


def test_the_days_are_those_of_the_field() -> None:
    assert parse_date("today", TODAY, DateField.ADDED) == DateRange(
        "2018-07-20", "2018-07-20", DateField.ADDED
    )


def test_the_month_before_a_long_one_is_whole() -> None:
    last = DateRange("2018-02-01", "2018-02-28")
    assert parse_date("last-month", date(2018, 3, 31)) == last


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2018-13", "2018-W54", "0000", "18", "..", "2018..soon", "last-99999-years"],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert parse_date(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        *("2018", "2018-06-12", "2018-06..2018-07-05", ">=2018-06", "2018-W24", "last-30-days"),
        *("today", "yesterday", "this-week", "last-month", "2018/2019", "2018-01..today"),
    ],
)
def test_every_beginning_of_a_date_may_become_one(text: str) -> None:
    for end in range(len(text)):
        assert parse_date(text[:end], TODAY) or may_become_date(text[:end])


@pytest.mark.parametrize("text", ["soon", "2018-13", "20181", "now", "last-soon", "2018-06-45"])
def test_what_can_be_no_date_is_none_to_come(text: str) -> None:
    assert not may_become_date(text)


def test_the_days_of_a_date_of_any_precision() -> None:
    assert days_of("2018-02") == (date(2018, 2, 1), date(2018, 2, 28))
    assert days_of("") is None


@given(st.text(max_size=20) | st.text("0123456789-./<>=wW lasty", max_size=20), st.dates())
def test_any_text_is_a_range_or_none(text: str, today: date) -> None:
    days = parse_date(text, today)
    may_become_date(text)
    if days and days.start and days.end:
        assert days.start <= days.end
