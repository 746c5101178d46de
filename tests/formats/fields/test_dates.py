"""Dates with a year in lines of text, in many languages and orders."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.formats.fields.dates import (
    MONTHS,
    find_date,
    find_dates,
    is_date_line,
    iso_date,
    named_order,
    numeric_order,
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 5, 2021", "2021-03-05"),
        ("MARCH 5TH 2021", "2021-03-05"),
        ("Mar. 5, 2021", "2021-03-05"),
        ("Sept. 5, 2021", "2021-09-05"),
        ("the 5th of March, 2021", "2021-03-05"),
        ("5-Mar-2021", "2021-03-05"),
        ("5. März 2021", "2021-03-05"),
        ("1er mars 2021", "2021-03-01"),
        ("5 de marzo de 2021", "2021-03-05"),
        ("5 de março de 2021", "2021-03-05"),
        ("1° marzo 2021", "2021-03-01"),
        ("5 maart 2021", "2021-03-05"),
        ("5 марта 2021 г.", "2021-03-05"),
        ("5 березня 2021 року", "2021-03-05"),
        ("5 marca 2021", "2021-03-05"),
        ("5. března 2021", "2021-03-05"),
        ("5 mars 2021", "2021-03-05"),
        ("5. marts 2021", "2021-03-05"),
        ("5. maaliskuuta 2021", "2021-03-05"),
        ("5 martie 2021", "2021-03-05"),
        ("5 Mart 2021", "2021-03-05"),
        ("2021. március 5.", "2021-03-05"),
        ("2021年3月5日", "2021-03-05"),
        ("2021년 3월 5일", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("25/03/2021", "2021-03-25"),
        ("03/25/2021", "2021-03-25"),
        ("03.03.2021", "2021-03-03"),
        ("March 2021", "2021-03"),
        ("marzo de 2021", "2021-03"),
    ],
)
def test_a_date_is_found_in_its_language(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.iso, found.is_ambiguous) == (iso, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "yesterday",
        "last Tuesday",
        "July 20",
        "September 31, 2021",
        "32/13/2021",
        "12-14 of them in 2021",
        "page 3 of 2021",
        "10.1000/2021",
        "version 1.2.2021.4",
    ],
)
def test_what_is_no_date_with_a_month_and_a_year_is_none(text: str) -> None:
    assert find_date(text) is None


def test_a_day_and_a_month_that_could_be_each_other_give_the_year_only() -> None:
    found = find_date("05/03/2021")
    assert found is not None
    assert (found.iso, found.is_ambiguous) == ("2021", True)
    for order, iso in (("dmy", "2021-03-05"), ("mdy", "2021-05-03")):
        ordered = find_date("05/03/2021", order)
        assert ordered is not None
        assert ordered.iso == iso


def test_dates_are_found_in_order_and_apart() -> None:
    found = find_dates("Published 5 March 2021, updated March 9, 2021 (2021-03-10)")
    assert [date.iso for date in found] == ["2021-03-05", "2021-03-09", "2021-03-10"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021", "2021"),
        ("2021-03", "2021-03"),
        ("2021/3", "2021-03"),
        ("20210305", "2021-03-05"),
        ("20210305101112", "2021-03-05"),
        ("2021-03-05T23:30:00-05:00", "2021-03-05"),
        ("Mon, 5 Mar 2021 10:00:00 GMT", "2021-03-05"),
        ("05/03/2021", "2021"),
        ("2021-02-29", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_the_value_of_a_field_is_a_date(value: str, iso: str) -> None:
    assert iso_date(value) == iso


def test_other_dates_tell_the_order() -> None:
    assert numeric_order("on 25/03/2021 and 26/03/2021") == "dmy"
    assert numeric_order("on 03/25/2021") == "mdy"
    assert numeric_order("25/03/2021 and 03/25/2021") == ""
    assert named_order("May 3, 2021, then May 4, 2021") == "mdy"
    assert named_order("3 May 2021, then 4 May 2021") == "dmy"
    assert named_order("May 3, 2021") == ""


def test_a_line_with_a_date_and_a_day_of_the_week_is_a_date_line() -> None:
    assert is_date_line("Friday, 5 March 2021")
    assert not is_date_line("The ministers met again on 5 March 2021")


def test_every_month_has_twelve_names_at_most_once() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert all(name == name.lower() and 2 < len(name) < 13 for name in MONTHS)


@given(
    st.text(alphabet="0123456789./- MayJune年,", max_size=200), st.sampled_from(["", "dmy", "mdy"])
)
def test_any_text_gives_dates_inside_itself(text: str, order: str) -> None:
    for date in find_dates(text, order):
        assert 0 <= date.start < date.end <= len(text)
        assert len(date.iso) in {4, 7, 10}
