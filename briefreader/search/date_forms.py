"""The ways to write a date in a query, and the days that they mean."""

import datetime
import re
from calendar import monthrange

from briefreader.domain.query import DateField, DateRange

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})", re.ASCII | re.IGNORECASE)
_BACK = re.compile(r"last-(\d{1,5})-(day|week|month|year)s?", re.ASCII)
_COMPARED = re.compile(r"(>=|<=|>|<|≥|≤)(.+)")
_UNFINISHED = re.compile(
    r"\d{1,3}|\d{4}-(0|\d{1,2}-0?)?|\d{4}-?w0?|last-(\d{1,5}(-[a-z]*)?)?", re.ASCII
)
_NAMES = (
    *("today", "yesterday", "this-week", "this-month", "this-year"),
    *("last-week", "last-month", "last-year"),
)
_ONE = datetime.timedelta(days=1)

Days = tuple[datetime.date, datetime.date]
"""The first and the last day of a date of any precision."""


def parse_date(
    text: str, today: datetime.date, field: DateField = DateField.PUBLISHED
) -> DateRange | None:
    """The days that the value of `date:` means, or None where it is no date.

    A date is `2018`, `2018-06`, `2018-06-12`, `2018-W24` (an ISO week), `today`, `yesterday`,
    `this-week`, `last-month` and the like. The value is a date; two with `..` or `/` between,
    either end open; one after `>`, `>=`, `<` or `<=`; or `last-30-days` (weeks, months, years), up
    to today. Blanks do for hyphens. A range written backwards is turned round.
    """
    text = _plain(text)
    if found := _COMPARED.fullmatch(text):
        return _compared(found[1], found[2], today, field)
    for separator in ("..", "/"):
        if separator in text:
            return _between(text.split(separator, 1), today, field)
    if found := _BACK.fullmatch(text):
        start = _back(today, int(found[1]), found[2])
        return DateRange(start.isoformat(), today.isoformat(), field) if start else None
    days = _days(text, today)
    return _range(days[0], days[1], field) if days else None


def may_become_date(text: str) -> bool:
    """Whether the value of `date:` is the beginning of one: what a user types on the way to it."""
    last = re.split(r"\.\.|/|>=|<=|[<>≥≤]", _plain(text))[-1].removesuffix(".")
    return (
        not last
        or _UNFINISHED.fullmatch(last) is not None
        or any(name.startswith(last) for name in _NAMES)
        or _iso_days(last) is not None
    )


def days_of(published: str) -> Days | None:
    """The first and the last day that an ISO date of any precision covers, or None for no date."""
    return _iso_days(published.strip())


def _plain(text: str) -> str:
    text = re.sub(r"[‐‑‒–−]", "-", text.strip().lower())
    return re.sub(r"(?<=\w)\s+(?=\w)", "-", text)


def _days(text: str, today: datetime.date) -> Days | None:
    text = text.strip()
    match text:
        case "today":
            return today, today
        case "yesterday":
            return (today - _ONE, today - _ONE) if today > datetime.date.min else None
        case _ if text in _NAMES:
            which, unit = text.split("-")
            day = today if which == "this" else _back(_first(today, unit), 1, unit)
            return _around(day, unit) if day else None
    return _iso_days(text)


def _first(day: datetime.date, unit: str) -> datetime.date:
    """A day from which a month or a year back is one day of the month or the year before."""
    return day if unit == "week" else day.replace(day=1)


def _around(day: datetime.date, unit: str) -> Days | None:
    """The week (from Monday), month or year that a day lies in."""
    match unit:
        case "week":
            year, week, _ = day.isocalendar()
            return _week(year, week)
        case "month":
            return _iso_days(f"{day.year:04}-{day.month}")
    return _iso_days(f"{day.year:04}")


def _iso_days(text: str) -> Days | None:
    if found := _WEEK.fullmatch(text):
        return _week(int(found[1]), int(found[2]))
    found = _DAY.fullmatch(text)
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


def _week(year: int, week: int) -> Days | None:
    try:
        monday = datetime.date.fromisocalendar(year, week, 1)
        return monday, monday + 6 * _ONE
    except (ValueError, OverflowError):
        return None


def _range(start: datetime.date | None, end: datetime.date | None, field: DateField) -> DateRange:
    return DateRange(start.isoformat() if start else None, end.isoformat() if end else None, field)


def _compared(sign: str, text: str, today: datetime.date, field: DateField) -> DateRange | None:
    days = _days(text, today)
    if not days:
        return None
    first, last = days
    try:
        match sign:
            case ">=" | "≥":
                return _range(first, None, field)
            case "<=" | "≤":
                return _range(None, last, field)
            case ">":
                return _range(last + _ONE, None, field)
            case _:
                return _range(None, first - _ONE, field)
    except OverflowError:
        return None


def _between(ends: list[str], today: datetime.date, field: DateField) -> DateRange | None:
    start, end = ends
    first, last = _days(start, today), _days(end, today)
    if (start.strip() and not first) or (end.strip() and not last) or not (first or last):
        return None
    if first and last and first[0] > last[1]:
        first, last = last, first
    return _range(first[0] if first else None, last[1] if last else None, field)


def _back(today: datetime.date, count: int, unit: str) -> datetime.date | None:
    try:
        if unit in ("day", "week"):
            return today - datetime.timedelta(days=count * (7 if unit == "week" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return datetime.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None
