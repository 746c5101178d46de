"""The days that a date written as EDTF covers (ISO 8601-2, Extended Date/Time Format, level 1)."""

import datetime
import re
from calendar import monthrange
from typing import NamedTuple

FIRST = datetime.date.min.toordinal()
LAST = datetime.date.max.toordinal()

_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.,+\-Z]*)?", re.ASCII)
_ROUND = re.compile(r"(\d{1,3})(X{1,3})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))?", re.ASCII)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season's number; a winter goes on into the next year."""


class Days(NamedTuple):
    """Days from `first` to `last`, both included, as proleptic Gregorian ordinals from 1."""

    first: int
    last: int

    def overlaps(self, other: "Days") -> bool:
        return self.first <= other.last and other.first <= self.last


def days_of(value: str) -> Days | None:
    """The days that a date covers; None for what names no days.

    Days, months, years, years of which digits are open (`193X`), seasons (21 to 24 in the place of
    a month), ISO weeks, and intervals of these, of which `..` leaves an end open. A date whose year
    is open (`XXXX-07-16`), a duration and anything that is no date cover no days. An interval whose
    end is unknown covers the days of the end that is known.
    """
    parts = value.strip().split("/")
    if len(parts) == 1:
        return _single(parts[0])
    if len(parts) != 2 or parts == ["", ""]:
        return None
    ends = [_single(part) for part in parts]
    if any(end is None and part not in ("", "..") for end, part in zip(ends, parts, strict=True)):
        return None
    first, last = ends
    if first is None and last is None:
        return None
    start = first.first if first else FIRST if parts[0] == ".." else (last or Days(1, 1)).first
    end = last.last if last else LAST if parts[1] == ".." else (first or Days(1, 1)).last
    return Days(start, end) if start <= end else None


def _single(text: str) -> Days | None:
    """The days of one date; `?`, `~` and `%` only say how sure it is."""
    text = text.rstrip("?~%")
    try:
        if found := _DATE.fullmatch(text):
            return _date(*found.groups())
        if found := _ROUND.fullmatch(text):
            return _round_years(text) if len(text) == 4 else None
        if found := _WEEK.fullmatch(text):
            return _week(*found.groups())
    except (ValueError, OverflowError):
        return None
    return None


def _date(year: str, month: str | None, day: str | None) -> Days:
    number = int(year)
    if month is None or month == "XX":
        return _between(datetime.date(number, 1, 1), datetime.date(number, 12, 31))
    if int(month) in _SEASONS:
        return _season(number, int(month))
    if day is None or day == "XX":
        last = monthrange(number, int(month))[1]
        return _between(
            datetime.date(number, int(month), 1), datetime.date(number, int(month), last)
        )
    exact = datetime.date(number, int(month), int(day))
    return _between(exact, exact)


def _season(year: int, season: int) -> Days:
    start = datetime.date(year, _SEASONS[season], 1)
    ending = (year + 1, 3) if season == 24 else (year, _SEASONS[season] + 3)
    if ending[0] > datetime.MAXYEAR:
        return Days(start.toordinal(), LAST)
    return Days(start.toordinal(), datetime.date(*ending, 1).toordinal() - 1)


def _round_years(text: str) -> Days:
    first = max(1, int(text.replace("X", "0")))
    return _between(datetime.date(first, 1, 1), datetime.date(int(text.replace("X", "9")), 12, 31))


def _week(year: str, week: str, day: str | None) -> Days:
    start = datetime.date.fromisocalendar(int(year), int(week), int(day or 1)).toordinal()
    return Days(start, min(LAST, start + (0 if day else 6)))


def _between(first: datetime.date, last: datetime.date) -> Days:
    return Days(first.toordinal(), last.toordinal())
