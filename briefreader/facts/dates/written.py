"""The values of dates that are written out: days, months, years, decades and centuries.

Each function takes a wording and its surroundings; None says that the numbers are no date.
"""

from briefreader.facts.dates.arithmetic import is_day, join_date
from briefreader.facts.dates.patterns import DECADES, Wording
from briefreader.facts.dates.surroundings import (
    EITHER_WAY_ROUND,
    NO_YEAR,
    Resolved,
    Surroundings,
    month_number,
    open_reason,
    year_for,
)

_CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def day(wording: Wording, around: Surroundings) -> Resolved | None:
    month = _number_of_month(wording.parts["month"])
    day = _day_number(wording.parts["day"])
    year, relative_to = year_for(wording, around, month, day)
    if not is_day(2000 if year is None else year, month, day):
        return None
    return Resolved(join_date(year, month, day), "day", relative_to, open_reason(year))


def _day_number(text: str) -> int:
    return int("".join(character for character in text if character.isdigit()))


def _number_of_month(text: str) -> int:
    return int(text) if text.isdigit() else month_number(text)


def day_range(wording: Wording, around: Surroundings) -> Resolved | None:
    month = month_number(wording.parts["month"])
    month2 = month_number(wording.parts.get("month2", wording.parts["month"]))
    day, day2 = _day_number(wording.parts["day"]), _day_number(wording.parts["day2"])
    year, relative_to = year_for(wording, around, month, day)
    year2 = year
    if year is not None and month2 < month:
        year, year2 = (year - 1, year) if "year" in wording.parts else (year, year + 1)
    if not (is_day(year or 2000, month, day) and is_day(year2 or 2000, month2, day2)):
        return None
    if (month, day) >= (month2, day2) and month2 >= month:
        return None
    value = f"{join_date(year, month, day)}/{join_date(year2, month2, day2)}"
    return Resolved(value, "range", relative_to, open_reason(year))


def month(wording: Wording, around: Surroundings) -> Resolved:
    month = _number_of_month(wording.parts["month"])
    year, relative_to = year_for(wording, around, month, None)
    return Resolved(join_date(year, month), "month", relative_to, open_reason(year))


def month_range(wording: Wording, around: Surroundings) -> Resolved | None:
    month, month2 = (month_number(wording.parts[name]) for name in ("month", "month2"))
    year, relative_to = year_for(wording, around, month, None)
    if year is None or month == month2:
        return None
    first = year - 1 if month2 < month else year
    return Resolved(f"{join_date(first, month)}/{join_date(year, month2)}", "range", relative_to)


def slashes(wording: Wording, around: Surroundings) -> Resolved | None:
    first, second, year = (int(wording.parts[name]) for name in ("first", "second", "year"))
    day_first = around.day_first if max(first, second) <= 12 else first > 12
    if first == second:
        day_first = True
    if day_first is None:
        return Resolved(f"{year:04d}-XX-XX", "year", reason=EITHER_WAY_ROUND)
    day, month = (first, second) if day_first else (second, first)
    if not is_day(year, month, day):
        return None
    return Resolved(join_date(year, month, day), "day")


def years(wording: Wording, around: Surroundings) -> Resolved | None:
    first, second = wording.parts["year"], wording.parts["year2"]
    second = first[: 4 - len(second)] + second
    return Resolved(f"{first}/{second}", "range") if second > first else None


def decade(wording: Wording, around: Surroundings) -> Resolved:
    century, tens = wording.parts["decade"], wording.parts["tens"]
    if tens == "0" and century != "20":
        return Resolved(f"{century}XX", "century")
    return Resolved(f"{century}{tens}X", "decade")


def short_decade(wording: Wording, around: Surroundings) -> Resolved:
    spelt = wording.parts.get("word", "")
    tens = DECADES.index(spelt) + 2 if spelt else int(wording.parts["tens"])
    base = around.reference
    if base is None:
        return Resolved(None, "decade", reason=NO_YEAR)
    century = base.year // 100 - (tens > base.year % 100 // 10)
    return Resolved(f"{century:02d}{tens}X", "decade", base.text)


def century(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(f"{int(wording.parts['century']) - 1:02d}XX", "century")


def word_century(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(f"{_CENTURIES[wording.parts['word'].casefold()] - 1:02d}XX", "century")


def before_christ(wording: Wording, around: Surroundings) -> Resolved:
    year = int(wording.parts["year"]) - 1
    return Resolved(f"-{year:04d}" if year > 0 else "0000", "year")


def year(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(f"{int(wording.parts['year']):04d}", "year")
