"""Dates as documents give them for themselves: in a date line, a byline, a page's head."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr - jun jul aug sep oct nov dec
- - - - - - - - sept - - -
januar februar märz april mai juni juli august september oktober november dezember
jänner - mrz - - - - - - okt - dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr - avr - - juil - - - - déc
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
MONTHS = {
    name: number
    for line in _MONTHS.strip().splitlines()
    for number, name in enumerate(line.split(), start=1)
    if name != "-"
}
"""The numbers of months by name, in lower case, in the languages that are recognised."""

_WORD = r"([^\W\d_]{3,12})"
_DAY_FIRST = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?: (?:of|de|del))? "
    + _WORD
    + r"\.?,? (?:de |del |of )?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(_WORD + r"\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", re.IGNORECASE)
_MONTH_ONLY = re.compile(_WORD + r"\.?,? (?:de )?(\d{4})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_ISO_MONTH = re.compile(r"\s*(\d{4})(?:-(\d{2}))?\s*$")
_ASIAN = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])")
_PATTERNS = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _ASIAN, _NUMERIC)
_LONGEST_DATE_LINE = 40


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its ISO form, and where it stands."""

    iso: str
    start: int
    end: int


def find_date(text: str, order: str = "") -> FoundDate | None:
    """The first date with a year in a text, impossible ones passed over.

    `order` (`dmy` or `mdy`) says how numbers are to be read where both ways are possible; without
    it such a date is no date.
    """
    found = [date for pattern in _PATTERNS for date in _all(pattern, text, order)]
    if not found:
        found = list(_all(_MONTH_ONLY, text, order))
    return min(found, key=lambda date: date.start, default=None)


def iso_date(value: str) -> str:
    """The ISO date that a value of a page's head or a front matter means; empty if none.

    The day is the one that is written, whatever the time zone.
    """
    match = _ISO_MONTH.match(value)
    if match is not None:
        return iso(int(match.group(1)), int(match.group(2) or 0), 0)
    compact = re.match(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T|\s*$)", value)
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


def has_numeric_date(text: str) -> bool:
    """Whether a text holds a date that is all numbers, the year last."""
    return _NUMERIC.search(text) is not None


def numeric_order(text: str) -> str:
    """How a text writes numeric dates, `dmy` or `mdy`, by those that can be read one way only."""
    day_first = month_first = 0
    for match in _NUMERIC.finditer(text):
        first, second = int(match.group(1)), int(match.group(3))
        day_first += first > 12 >= second
        month_first += second > 12 >= first
    if bool(day_first) == bool(month_first):
        return ""
    return "dmy" if day_first else "mdy"


def _all(pattern: re.Pattern[str], text: str, order: str) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        value = iso(*_parts(pattern, match, order))
        if value:
            yield FoundDate(value, match.start(), match.end())


def _parts(
    pattern: re.Pattern[str], match: re.Match[str], order: str
) -> tuple[int, int | None, int]:
    """Year, month (None if it is no month) and day that a match stands for."""
    if pattern is _DAY_FIRST:
        return int(match[3]), MONTHS.get(match[2].lower()), int(match[1])
    if pattern is _MONTH_FIRST:
        return int(match[3]), MONTHS.get(match[1].lower()), int(match[2])
    if pattern is _MONTH_ONLY:
        return int(match[2]), MONTHS.get(match[1].lower()), 0
    if pattern is _YEAR_FIRST:
        return int(match[1]), int(match[3]), int(match[4])
    if pattern is _ASIAN:
        return int(match[1]), int(match[2]), int(match[3] or 0)
    return _numeric(match, order)


def _numeric(match: re.Match[str], order: str) -> tuple[int, int | None, int]:
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if first > 12 or (order == "dmy" and second <= 12):
        return year, second, first
    if second > 12 or order == "mdy" or first == second:
        return year, first, second
    return year, None, 0
