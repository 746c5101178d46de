"""Dates written as EDTF, and the days that they cover."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.edtf import FIRST, LAST, Days, days_of

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))


def covered(value: str) -> tuple[str, str]:
    days = days_of(value)
    assert days is not None
    return tuple(datetime.date.fromordinal(day).isoformat() for day in days)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-07-16", "2018-07-16", "2018-07-16"),
        ("2018-07-16T10:30:00Z", "2018-07-16", "2018-07-16"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2018-XX-XX", "2018-01-01", "2018-12-31"),
        ("2018-07-XX", "2018-07-01", "2018-07-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("2018-W26", "2018-06-25", "2018-07-01"),
        ("2018-W26-3", "2018-06-27", "2018-06-27"),
        ("2018-07-11/2018-07-12", "2018-07-11", "2018-07-12"),
        ("2017/2018-06", "2017-01-01", "2018-06-30"),
        ("2018-07/", "2018-07-01", "2018-07-31"),
        ("/2018-07", "2018-07-01", "2018-07-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
    ],
)
def test_a_date_covers_the_days_it_may_mean(value: str, first: str, last: str) -> None:
    assert covered(value) == (first, last)


def test_an_open_end_reaches_as_far_as_the_calendar() -> None:
    assert days_of("2018-07-16/..") == Days(datetime.date(2018, 7, 16).toordinal(), LAST)
    assert days_of("../2018-07-16") == Days(FIRST, datetime.date(2018, 7, 16).toordinal())


@pytest.mark.parametrize(
    "value",
    ["", "XXXX-07-16", "XXXX", "XXXX-23", "P70Y", "PT36H", "2018-13", "2018-02-30", "0000", "..",
     "/", "../..", "2018/soon", "2019/2018", "2018-W54", "X018", "20X8", "1/2/3"],
)  # fmt: skip
def test_what_names_no_days_covers_none(value: str) -> None:
    assert days_of(value) is None


@given(DAYS, st.sampled_from([3, 4, 7, 10]), DAYS)
def test_a_day_is_covered_by_what_its_writing_begins_with(
    day: datetime.date, length: int, other: datetime.date
) -> None:
    start = day.isoformat()[:length]
    days = days_of(start.ljust(4, "X"))
    assert days is not None
    wanted = other.isoformat().startswith(start)
    assert days.overlaps(Days(other.toordinal(), other.toordinal())) == wanted


@given(DAYS, DAYS, DAYS, DAYS)
def test_intervals_overlap_where_they_share_a_day(
    first: datetime.date, second: datetime.date, third: datetime.date, fourth: datetime.date
) -> None:
    one, other = sorted((first, second)), sorted((third, fourth))
    days = [days_of("/".join(day.isoformat() for day in pair)) for pair in (one, other)]
    assert days[0] is not None
    assert days[1] is not None
    assert days[0].overlaps(days[1]) == (max(one[0], other[0]) <= min(one[1], other[1]))


@given(st.text(alphabet="0123456789X-/.TWP?~ Z:", max_size=24) | st.text(max_size=12))
def test_any_text_covers_days_of_the_calendar_or_none(value: str) -> None:
    days = days_of(value)
    assert days is None or FIRST <= days.first <= days.last <= LAST
