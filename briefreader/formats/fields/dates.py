"""Dates as documents give them for themselves: in a date line, a byline, a page's head."""

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources


def _month_numbers() -> dict[str, int]:
    source = resources.files("briefreader.formats.fields").joinpath("months.toml")
    numbers: dict[str, int] = {}
    for names in tomllib.loads(source.read_text(encoding="utf-8")).values():
        for number, name in enumerate(names.split(), start=1):
            if name != "-":
                numbers.setdefault(name, number)
    return numbers


MONTHS = _month_numbers()
"""The numbers of months by name, in lower case, in the languages that are recognised."""

_WORD = r"([^\W\d_]{3,12})"
_DAY_FIRST = re.compile(
    r"(?<![\d/.,–-])(\d{1,2})(?: ?(?:st|nd|rd|th|er|º|ª|°|\.))?(?: (?:of|de|del|d[’']))? ?"
    + _WORD
    + r"\.?,? (?:de |del |of )?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_DAY_FIRST_JOINED = re.compile(
    r"(?<![\d/.–-])(\d{1,2})([-/. ])([^\W\d_]{3,9})\.?\2(\d{4})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    _WORD + r"\.? (\d{1,2})(?: ?(?:st|nd|rd|th))?(?:, ?| )(\d{4})(?!\d)", re.IGNORECASE
)
_MONTH_ONLY = re.compile(_WORD + r"\.?,? (?:de |del )?(\d{4})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_THEN_MONTH = re.compile(r"(?<![\d/.-])(\d{4})\. " + _WORD + r" (\d{1,2})\.")
_ISO_MONTH = re.compile(r"\s*(\d{4})(?:[-/](\d{1,2}))?\s*$")
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T|\s*$|\d{6})")
_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)")
_PATTERNS = (
    _DAY_FIRST,
    _DAY_FIRST_JOINED,
    _MONTH_FIRST,
    _YEAR_FIRST,
    _YEAR_THEN_MONTH,
    _ASIAN,
    _NUMERIC,
)
_YEAR_LIKE = re.compile(r"\d{4}")
_LONGEST_DATE_LINE = 40


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its ISO form, and where it stands.

    A date whose day and month could be each other is ambiguous; its ISO form is the year.
    """

    iso: str
    start: int
    end: int
    is_ambiguous: bool = False


def find_date(text: str, order: str = "") -> FoundDate | None:
    """The first date with a year in a text, impossible ones passed over.

    `order` (`dmy` or `mdy`) says how numbers are to be read where both ways are possible; without
    it such a date is ambiguous.
    """
    return next(iter(find_dates(text, order)), None)


def find_dates(text: str, order: str = "") -> list[FoundDate]:
    """The dates with a year in a text, in order, none overlapping; `order` as in `find_date`.

    A month with a year counts where the text has no date with a day.
    """
    if _YEAR_LIKE.search(text) is None:
        return []
    found = [date for pattern in _PATTERNS for date in _all(pattern, text, order)]
    if not found:
        found = list(_all(_MONTH_ONLY, text, order))
    found.sort(key=lambda date: (date.start, -date.end))
    apart: list[FoundDate] = []
    for date in found:
        if not apart or date.start >= apart[-1].end:
            apart.append(date)
    return apart


def iso_date(value: str) -> str:
    """The ISO date that a value of a page's head or a front matter means; empty if none.

    The day is the one that is written, whatever the time zone.
    """
    match = _ISO_MONTH.match(value)
    if match is not None:
        return iso(int(match.group(1)), int(match.group(2) or 0), 0)
    compact = _COMPACT.match(value)
    if compact is not None:
        year, month, day = (int(part) for part in compact.groups())
        return iso(year, month, day)
    date = find_date(value[:100])
    return date.iso if date is not None else ""


def iso(year: int, month: int | None, day: int) -> str:
    """The ISO form of a date; `month` and `day` may be 0; empty if there is no such date."""
    if month is None or not 1000 <= year <= 2200:
        return ""
    if not month:
        return f"{year:04}"
    try:
        date = datetime.date(year, month, day or 1)
    except ValueError:
        return ""
    return date.isoformat() if day else f"{date:%Y-%m}"


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing else but a day of the week or a time."""
    if len(text) > _LONGEST_DATE_LINE:
        return False
    date = find_date(text, "dmy")
    return date is not None and date.start <= 14 and len(text) - date.end <= 12


def numeric_order(text: str) -> str:
    """How a text writes numeric dates, `dmy` or `mdy`, by those that can be read one way only."""
    day_first = month_first = 0
    for match in _NUMERIC.finditer(text):
        first, second = int(match.group(1)), int(match.group(3))
        day_first += first > 12 >= second
        month_first += second > 12 >= first
    return _majority(day_first, month_first, 1)


def named_order(text: str) -> str:
    """How a text writes dates with the month's name, `dmy` or `mdy`.

    Empty if it does both, or has fewer than two such dates.
    """
    day_first = {date.iso for date in _all(_DAY_FIRST, text, "")}
    month_first = {date.iso for date in _all(_MONTH_FIRST, text, "")}
    return _majority(len(day_first), len(month_first), 2)


def _majority(day_first: int, month_first: int, least: int) -> str:
    if bool(day_first) == bool(month_first) or max(day_first, month_first) < least:
        return ""
    return "dmy" if day_first else "mdy"


def _all(pattern: re.Pattern[str], text: str, order: str) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        if pattern is _NUMERIC and _is_ambiguous(match, order):
            value = iso(int(match[4]), 0, 0)
            if value:
                yield FoundDate(value, match.start(), match.end(), is_ambiguous=True)
            continue
        value = iso(*_parts(pattern, match, order))
        if value:
            yield FoundDate(value, match.start(), match.end())


def _parts(
    pattern: re.Pattern[str], match: re.Match[str], order: str
) -> tuple[int, int | None, int]:
    """Year, month (None if it is no month) and day that a match stands for."""
    if pattern is _DAY_FIRST:
        return int(match[3]), MONTHS.get(match[2].lower()), int(match[1])
    if pattern is _DAY_FIRST_JOINED:
        return int(match[4]), MONTHS.get(match[3].lower()), int(match[1])
    if pattern is _MONTH_FIRST:
        return int(match[3]), MONTHS.get(match[1].lower()), int(match[2])
    if pattern is _MONTH_ONLY:
        return int(match[2]), MONTHS.get(match[1].lower()), 0
    if pattern is _YEAR_FIRST:
        return int(match[1]), int(match[3]), int(match[4])
    if pattern is _YEAR_THEN_MONTH:
        return int(match[1]), MONTHS.get(match[2].lower()), int(match[3])
    if pattern is _ASIAN:
        return int(match[1]), int(match[2]), int(match[3] or 0)
    return _numeric(match, order)


def _is_ambiguous(match: re.Match[str], order: str) -> bool:
    first, second = int(match[1]), int(match[3])
    return not order and first != second and 0 < first <= 12 and 0 < second <= 12


def _numeric(match: re.Match[str], order: str) -> tuple[int, int | None, int]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12 or (order == "dmy" and second <= 12):
        return year, second, first
    return year, first, second
