"""The user's days as stretches of time in UTC."""

import time
from collections.abc import Iterator

import pytest

from briefreader.domain.query import DateField, DateRange
from briefreader.library.selecting.moments import plain_time, stretch_of


@pytest.fixture
def in_tallinn(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place three hours ahead of UTC in summer and two in winter."""
    monkeypatch.setenv("TZ", "EET-2EEST,M3.5.0/3,M10.5.0/4")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def stretch(start: str | None, end: str | None) -> tuple[str, str]:
    return stretch_of(DateRange(start, end, DateField.ADDED))


@pytest.mark.usefixtures("in_tallinn")
def test_a_day_lasts_from_midnight_to_midnight_where_the_user_is() -> None:
    assert stretch("2018-07-20", "2018-07-20") == ("2018-07-19T21:00:00", "2018-07-20T21:00:00")
    assert stretch("2018-01-01", "2018-12-31") == ("2017-12-31T22:00:00", "2018-12-31T22:00:00")


@pytest.mark.usefixtures("in_tallinn")
def test_open_ends_and_days_beyond_the_calendar_hold_every_time() -> None:
    for start, end in ((None, None), ("0001-01-01", "9999-12-31")):
        first, behind = stretch(start, end)
        assert first <= plain_time("2018-07-20T12:00:00.000Z") < behind


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("2018-07-20T12:00:00.000Z", "2018-07-20T12:00:00.000Z"),
        ("2018-07-20T12:00:00+02:00", "2018-07-20T10:00:00+00:00"),
        ("2018-07-20T12:00:00", "2018-07-20T12:00:00"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_times_become_comparable(written: str, plain: str) -> None:
    assert plain_time(written) == plain


def test_no_time_lies_in_no_stretch() -> None:
    first, behind = stretch(None, None)
    assert not first <= plain_time("") < behind
