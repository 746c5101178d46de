"""What a date wording means: EDTF values, resolved against a date that the document gives.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, here level 1, with ISO weeks and
durations beside it. A part that the document does not give stays open (`XXXX-07-16`) or the value
is None with a reason; nothing is made up.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from briefreader.facts.dates.arithmetic import (
    AGO_UNITS,
    OPEN_YEAR,
    RELATIVE_UNITS,
    Reference,
    is_day,
    join_date,
    quarter_range,
    relative_day,
    shifted,
)
from briefreader.facts.dates.patterns import MONTHS, NUMBER_WORDS, WEEKDAYS, Wording

NO_PUBLICATION_DATE = "the document gives no date to count from"
NO_YEAR = "the document gives no year"
VAGUE = "the wording is vague"
EITHER_WAY_ROUND = "day and month could be either way round"

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class Tense(Enum):
    """Where the sentence around a wording looks; a participle alone only perhaps to the past."""

    PAST = "past"
    PERHAPS_PAST = "perhaps past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a wording may be resolved against.

    `reference` is the date of the document, `anchor` an explicit date shortly before the wording,
    `previous` the date named last before it, `day_first` whether the document writes `16/7/2018`;
    None where it does not show.
    """

    reference: Reference | None = None
    anchor: Reference | None = None
    previous: Reference | None = None
    tense: Tense = Tense.UNKNOWN
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with its precision; `relative_to` names the date it was counted from."""

    value: str | None
    precision: str
    relative_to: str | None = None
    reason: str | None = None


def resolve(wording: Wording, around: Surroundings) -> Resolved | None:
    """The value of a wording; None where the numbers are no date (31 June)."""
    return _RESOLVERS[wording.form](wording, around)


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _day_number(text: str) -> int:
    return int("".join(character for character in text if character.isdigit()))


def _year_for(
    wording: Wording, around: Surroundings, month: int, day: int | None
) -> tuple[int | None, str | None]:
    """The year of a month or day, and the date it was taken from."""
    if "year" in wording.parts:
        return int(wording.parts["year"]), None
    if around.anchor is not None:
        return around.anchor.year, around.anchor.text
    reference = around.reference
    if reference is None:
        return None, None
    if reference.month is None:
        return reference.year, reference.text
    return _nearest_year(reference, reference.month, month, day, around.tense), reference.text


def _nearest_year(
    reference: Reference, reference_month: int, month: int, day: int | None, tense: Tense
) -> int:
    """The year that puts a month next to the reference, on the side that the tense tells."""
    distance = month - reference_month
    if day is not None and reference.day is not None and distance == 0:
        before, after = day < reference.day, day > reference.day
    else:
        before, after = distance < 0, distance > 0
    if tense is Tense.FUTURE and before and distance <= -3:
        return reference.year + 1
    if (tense is Tense.PAST and distance >= 1) or (tense is Tense.PERHAPS_PAST and distance >= 3):
        return reference.year - 1
    past = tense in (Tense.PAST, Tense.PERHAPS_PAST)
    if past or (tense is Tense.FUTURE and after):
        return reference.year
    if distance > 6:
        return reference.year - 1
    return reference.year + 1 if distance < -6 else reference.year


def _open_reason(year: int | None) -> str | None:
    return NO_YEAR if year is None else None


def _day(wording: Wording, around: Surroundings) -> Resolved | None:
    month = _number_of_month(wording.parts["month"])
    day = _day_number(wording.parts["day"])
    year, relative_to = _year_for(wording, around, month, day)
    if not is_day(2000 if year is None else year, month, day):
        return None
    return Resolved(join_date(year, month, day), "day", relative_to, _open_reason(year))


def _number_of_month(text: str) -> int:
    return int(text) if text.isdigit() else _month_number(text)


def _day_range(wording: Wording, around: Surroundings) -> Resolved | None:
    month = _month_number(wording.parts["month"])
    month2 = _month_number(wording.parts.get("month2", wording.parts["month"]))
    day, day2 = _day_number(wording.parts["day"]), _day_number(wording.parts["day2"])
    year, relative_to = _year_for(wording, around, month, day)
    year2 = year
    if year is not None and month2 < month:
        year, year2 = (year - 1, year) if "year" in wording.parts else (year, year + 1)
    if not (is_day(year or 2000, month, day) and is_day(year2 or 2000, month2, day2)):
        return None
    if (month, day) >= (month2, day2) and month2 >= month:
        return None
    value = f"{join_date(year, month, day)}/{join_date(year2, month2, day2)}"
    return Resolved(value, "range", relative_to, _open_reason(year))


def _month(wording: Wording, around: Surroundings) -> Resolved:
    month = _number_of_month(wording.parts["month"])
    year, relative_to = _year_for(wording, around, month, None)
    return Resolved(join_date(year, month), "month", relative_to, _open_reason(year))


def _month_range(wording: Wording, around: Surroundings) -> Resolved | None:
    month, month2 = (_month_number(wording.parts[name]) for name in ("month", "month2"))
    year, relative_to = _year_for(wording, around, month, None)
    if year is None or month == month2:
        return None
    first = year - 1 if month2 < month else year
    return Resolved(f"{join_date(first, month)}/{join_date(year, month2)}", "range", relative_to)


def _steps(which: str) -> int:
    which = which.casefold()
    if which.endswith(("last", "previous")):
        return -1
    return 1 if which.endswith(("next", "following", "coming")) else 0


def _unresolved(precision: str) -> Resolved:
    return Resolved(None, precision, reason=NO_PUBLICATION_DATE)


def _month_of_relative_year(wording: Wording, around: Surroundings) -> Resolved:
    month = _month_number(wording.parts["month"])
    base = around.reference
    if base is None:
        return Resolved(join_date(None, month), "month", reason=NO_YEAR)
    return Resolved(
        join_date(base.year + _steps(wording.parts["which"]), month), "month", base.text
    )


def _relative_month(wording: Wording, around: Surroundings) -> Resolved:
    month = _month_number(wording.parts["month"])
    base, steps = around.reference, _steps(wording.parts["which"])
    if base is None or base.month is None:
        return Resolved(join_date(None, month), "month", reason=NO_YEAR)
    year = base.year
    if steps < 0 and month >= base.month:
        year -= 1
    elif steps > 0 and month <= base.month:
        year += 1
    return Resolved(join_date(year, month), "month", base.text)


def _slashes(wording: Wording, around: Surroundings) -> Resolved | None:
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


def _years(wording: Wording, around: Surroundings) -> Resolved | None:
    first, second = wording.parts["year"], wording.parts["year2"]
    second = first[: 4 - len(second)] + second
    return Resolved(f"{first}/{second}", "range") if second > first else None


def _decade(wording: Wording, around: Surroundings) -> Resolved:
    century, tens = wording.parts["decade"], wording.parts["tens"]
    if tens == "0" and century != "20":
        return Resolved(f"{century}XX", "century")
    return Resolved(f"{century}{tens}X", "decade")


def _short_decade(wording: Wording, around: Surroundings) -> Resolved:
    tens = int(wording.parts["tens"])
    base = around.reference
    if base is None:
        return Resolved(None, "decade", reason=NO_YEAR)
    century = base.year // 100 - (tens > base.year % 100 // 10)
    return Resolved(f"{century:02d}{tens}X", "decade", base.text)


def _century(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(f"{int(wording.parts['century']) - 1:02d}XX", "century")


def _word_century(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(f"{_CENTURIES[wording.parts['word'].casefold()] - 1:02d}XX", "century")


def _before_christ(wording: Wording, around: Surroundings) -> Resolved:
    year = int(wording.parts["year"]) - 1
    return Resolved(f"-{year:04d}" if year > 0 else "0000", "year")


def _year(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(f"{int(wording.parts['year']):04d}", "year")


def _season(wording: Wording, around: Surroundings) -> Resolved:
    season = _SEASONS[wording.parts["season"].casefold()]
    if "year" in wording.parts:
        return Resolved(f"{wording.parts['year']}-{season}", "season")
    base = around.anchor if around.anchor is not None else around.reference
    if base is None:
        return Resolved(f"{OPEN_YEAR}-{season}", "season", reason=NO_YEAR)
    year = base.year
    if base.month is not None:
        steps = _steps(wording.parts.get("which", ""))
        behind = _FIRST_MONTH[season] + 2 < base.month
        ahead = _FIRST_MONTH[season] > base.month
        if steps < 0:
            year -= not behind
        elif steps > 0 or (around.tense is Tense.FUTURE and behind):
            year += not ahead
        elif (
            "which" not in wording.parts
            and around.tense in (Tense.PAST, Tense.PERHAPS_PAST)
            and ahead
        ):
            year -= 1
    return Resolved(f"{year:04d}-{season}", "season", base.text)


def _relative(wording: Wording, around: Surroundings) -> Resolved:
    unit, steps = wording.parts["unit"], _steps(wording.parts["which"])
    is_told = wording.parts["which"].casefold().endswith(("previous", "following"))
    base = around.previous if is_told else around.reference
    compute, precision = RELATIVE_UNITS[unit]
    value = None if base is None else compute(base, steps)
    if base is None or value is None:
        return _unresolved(precision)
    return Resolved(value, precision, base.text)


def _count(text: str) -> int | None:
    """A number in digits or words; None for "several" and the like."""
    text = text.casefold().replace(",", "")
    if text.isdigit():
        return int(text)
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text]
    tens, _, ones = text.partition("-")
    if tens in NUMBER_WORDS and ones in NUMBER_WORDS:
        return NUMBER_WORDS[tens] + NUMBER_WORDS[ones]
    return None


def _ago(wording: Wording, around: Surroundings) -> Resolved:
    unit, direction = wording.parts["unit"], wording.parts["direction"]
    compute, precision = AGO_UNITS[unit]
    count = _count(wording.parts["count"])
    if count is None:
        return Resolved(None, precision, reason=VAGUE)
    base = around.reference if direction in ("ago", "from now", "hence") else around.previous
    if base is None:
        return _unresolved(precision)
    sign = -1 if direction in ("ago", "earlier", "before") else 1
    value = compute(base, sign * count)
    return _unresolved(precision) if value is None else Resolved(value, precision, base.text)


_DURATIONS = {
    "year": "P{}Y",
    "month": "P{}M",
    "week": "P{}W",
    "day": "P{}D",
    "decade": "P{}0Y",
    "centur": "P{}00Y",
    "hour": "PT{}H",
}


def _duration(wording: Wording, around: Surroundings) -> Resolved:
    count = _count(wording.parts["count"])
    if count is None:
        return Resolved(None, "duration", reason=VAGUE)
    return Resolved(_DURATIONS[wording.parts["unit"]].format(count), "duration")


def _vague(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(None, "duration", reason=VAGUE)


def _quarter(wording: Wording, around: Surroundings) -> Resolved:
    written = wording.parts["quarter"].casefold()
    quarter = _QUARTERS[written] if written in _QUARTERS else int(written)
    if "year" in wording.parts:
        return Resolved(quarter_range(int(wording.parts["year"]), quarter), "range")
    base = around.reference
    if base is None:
        return _unresolved("range")
    year = base.year + _steps(wording.parts.get("which", ""))
    if "which" not in wording.parts and base.month is not None and 3 * quarter - 2 > base.month:
        year -= around.tense in (Tense.PAST, Tense.PERHAPS_PAST)
    return Resolved(quarter_range(year, quarter), "range", base.text)


def _day_word(wording: Wording, around: Surroundings) -> Resolved:
    steps = {"yesterday": -1, "tomorrow": 1}.get(wording.parts["word"].casefold(), 0)
    base = around.reference
    value = None if base is None else relative_day(base, steps)
    if base is None or value is None:
        return _unresolved("day")
    return Resolved(value, "day", base.text)


def _weekday(wording: Wording, around: Surroundings) -> Resolved:
    base = around.reference.as_day if around.reference is not None else None
    if around.reference is None or base is None:
        return _unresolved("day")
    weekday = WEEKDAYS[wording.parts["weekday"].casefold()]
    steps = _steps(wording.parts.get("which", ""))
    back = (base.weekday() - weekday) % 7
    ahead = (weekday - base.weekday()) % 7
    if wording.parts.get("which", "").casefold() == "this":
        days = weekday - base.weekday()
    elif steps > 0 or (steps == 0 and around.tense is Tense.FUTURE):
        days = ahead or (7 if steps else 0)
    else:
        days = -(back or (7 if steps else 0))
    value = shifted(base, days, datetime.date.isoformat)
    return Resolved(value, "day", around.reference.text)


_RESOLVERS: Mapping[str, Callable[[Wording, Surroundings], Resolved | None]] = {
    "month_days_across": _day_range,
    "month_days": _day_range,
    "days_month": _day_range,
    "day_months_across": _day_range,
    "month_day_year": _day,
    "month_day": _day,
    "day_month_year": _day,
    "day_month": _day,
    "iso_day": _day,
    "dots": _day,
    "slashes": _slashes,
    "month_of_relative_year": _month_of_relative_year,
    "relative_month": _relative_month,
    "months_across": _month_range,
    "month_year": _month,
    "month": _month,
    "iso_month": _month,
    "years": _years,
    "season_years": _years,
    "between_years": _years,
    "decade": _decade,
    "part_decade": _decade,
    "short_decade": _short_decade,
    "part_short_decade": _short_decade,
    "century": _century,
    "part_century": _century,
    "word_century": _word_century,
    "bce": _before_christ,
    "year": _year,
    "part_year": _year,
    "season_year": _season,
    "relative_season": _season,
    "season": _season,
    "relative": _relative,
    "ago": _ago,
    "duration": _duration,
    "past_span": _duration,
    "vague": _vague,
    "quarter": _quarter,
    "short_quarter": _quarter,
    "day_word": _day_word,
    "weekday": _weekday,
}
