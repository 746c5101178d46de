"""Dates as people read them."""

import re
from datetime import date, datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def readable_date(iso: str | None) -> str:
    """`2018-07-20` as “20 July 2018”, `2018-07` as “July 2018”; anything else as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso or "")
    if not match or not match[2] or not 1 <= int(match[2]) <= 12:
        return iso or ""
    month = _MONTHS[int(match[2]) - 1]
    return f"{int(match[3])} {month} {match[1]}" if match[3] else f"{month} {match[1]}"


_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}


def readable_edtf(value: str) -> str:
    """An EDTF date, an ISO week or a duration in words; what is none of these as it is."""
    if "/" in value:
        return _readable_range(*value.split("/", 1))
    if match := re.fullmatch(r"P(\d+)([YMWD])", value):
        unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[match[2]]
        return f"{match[1]} {unit}" + ("" if match[1] == "1" else "s")
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"Week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{4}|XXXX)-(2[1-4])", value):
        return f"{_SEASONS[match[2]]} {match[1].replace('XXXX', '')}".strip()
    if match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value):
        month = _MONTHS[(int(match[1]) - 1) % 12]
        return f"{int(match[2])} {month}, year open" if match[2] else f"{month}, year open"
    if match := re.fullmatch(r"(\d{3})X", value):
        return f"{match[1]}0s"
    if match := re.fullmatch(r"(\d\d)XX", value):
        return f"{match[1]}00s"
    return readable_date(value)


def _readable_range(first: str, last: str) -> str:
    """Two dates as one range; what both have in common is said once."""
    if first in ("", ".."):
        return f"until {readable_edtf(last)}"
    if last in ("", ".."):
        return f"from {readable_edtf(first)}"
    start, end = readable_edtf(first).split(" "), readable_edtf(last)
    for word in reversed(end.split(" ")):
        if not start or start[-1] != word:
            break
        start.pop()
    return f"{' '.join(start)} – {end}" if start else end


def readable_moment(iso: str) -> str:
    """A moment in UTC as “22 November 2026, 14:02” where the user is; what is none as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def iso_of(text: str) -> str | None:
    """The ISO date of a date that a user types, as precise as it is given; None for no date.

    `2018`, `2018-7`, `2018-07-20`, `July 2018`, `20 July 2018` and `July 20, 2018` are read. A date
    in numbers that may be read with the day or the month first is none.
    """
    words = " ".join(text.split())
    if match := _ISO.fullmatch(words):
        return _iso(int(match[1]), match[2], match[3])
    if match := _DAY_FIRST.fullmatch(words):
        return _iso(int(match[3]), _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(words):
        return _iso(int(match[3]), _month(match[1]), match[2])
    return None


def _month(word: str) -> str:
    """The number of a month by its name or the first letters of it; 0 for another word."""
    name = word.casefold()
    found = (n for n, month in enumerate(_MONTHS, start=1) if month.casefold().startswith(name))
    return str(next(found, 0))


def _iso(year: int, month: str | None, day: str | None) -> str | None:
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [f"{year:04}"]
    parts += [f"{int(month):02}"] if month else []
    parts += [f"{int(day):02}"] if month and day else []
    return "-".join(parts)
