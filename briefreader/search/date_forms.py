"""The ways to write a date in a query, and the days that they mean."""

import datetime
import re
from calendar import monthrange

from briefreader.domain.query import DateRange

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_RELATIVE = re.compile(r"last-(\d{1,5})-(day|week|month|year)s?", re.ASCII)
_COMPARED = re.compile(r"(>=|<=|>|<)(.+)")


def parse_date(text: str, today: datetime.date) -> DateRange | None:
    """The days that the value of `date:` means, or None where it is no date.

    `2018`, `2018-06`, `2018-06-12`; two of these with `..` or `/` between, either end open; one
    after `>`, `>=`, `<` or `<=`; `last-30-days` (weeks, months, years), up to today; `today` and
    `yesterday`. A range written backwards is turned round.
    """
    text = text.strip().lower()
    if found := _COMPARED.fullmatch(text):
        return _compared(found[1], found[2])
    for separator in ("..", "/"):
        if separator in text:
            return _between(*text.split(separator, 1))
    if text in ("today", "yesterday"):
        day = today - datetime.timedelta(days=text == "yesterday")
        return DateRange(day.isoformat(), day.isoformat())
    if found := _RELATIVE.fullmatch(text):
        start = _back(today, int(found[1]), found[2])
        return DateRange(start.isoformat(), today.isoformat()) if start else None
    days = _days(text)
    return DateRange(days[0].isoformat(), days[1].isoformat()) if days else None


def days_of(published: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that an ISO date of any precision covers, or None for no date."""
    return _days(published)


def _days(text: str) -> tuple[datetime.date, datetime.date] | None:
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return datetime.date(year or 0, 1, 1), datetime.date(year or 0, 12, 31)
        if day is None:
            last = monthrange(year, month)[1]
            return datetime.date(year, month, 1), datetime.date(year, month, last)
        exact = datetime.date(year, month, day)
    except ValueError:
        return None
    return exact, exact


def _compared(sign: str, text: str) -> DateRange | None:
    days = _days(text)
    if not days:
        return None
    first, last = days
    one = datetime.timedelta(days=1)
    try:
        match sign:
            case ">=":
                return DateRange(first.isoformat(), None)
            case "<=":
                return DateRange(None, last.isoformat())
            case ">":
                return DateRange((last + one).isoformat(), None)
            case _:
                return DateRange(None, (first - one).isoformat())
    except OverflowError:
        return None


def _between(start: str, end: str) -> DateRange | None:
    first, last = _days(start), _days(end)
    if (start.strip() and not first) or (end.strip() and not last) or not (first or last):
        return None
    if first and last and first[0] > last[1]:
        first, last = last, first
    return DateRange(first[0].isoformat() if first else None, last[1].isoformat() if last else None)


def _back(today: datetime.date, count: int, unit: str) -> datetime.date | None:
    try:
        if unit in ("day", "week"):
            return today - datetime.timedelta(days=count * (7 if unit == "week" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return datetime.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None
