"""The values of dates that are counted from another date, and the lengths of spans of time.

Each function takes a wording and its surroundings.
"""

import datetime

from briefreader.facts.dates.arithmetic import (
    AGO_UNITS,
    OPEN_YEAR,
    RELATIVE_UNITS,
    join_date,
    quarter_range,
    relative_day,
    shifted,
)
from briefreader.facts.dates.patterns import NUMBER_WORDS, WEEKDAYS, Wording
from briefreader.facts.dates.surroundings import (
    FISCAL,
    NO_PUBLICATION_DATE,
    NO_YEAR,
    VAGUE,
    Resolved,
    Surroundings,
    Tense,
    month_number,
)

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DAY_STEPS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_DURATIONS = {
    "year": "P{}Y",
    "month": "P{}M",
    "week": "P{}W",
    "day": "P{}D",
    "decade": "P{}0Y",
    "centur": "P{}00Y",
    "hour": "PT{}H",
}

_HALVES = {
    "year": "P0.5Y",
    "month": "P0.5M",
    "week": "P0.5W",
    "day": "P0.5D",
    "decade": "P5Y",
    "centur": "P50Y",
    "hour": "PT0.5H",
}


def _steps(which: str) -> int:
    which = which.casefold()
    if which.endswith(("last", "previous")):
        return -1
    return 1 if which.endswith(("next", "following", "coming")) else 0


def _unresolved(precision: str) -> Resolved:
    return Resolved(None, precision, reason=NO_PUBLICATION_DATE)


def month_of_relative_year(wording: Wording, around: Surroundings) -> Resolved:
    month = month_number(wording.parts["month"])
    base = around.reference
    if base is None:
        return Resolved(join_date(None, month), "month", reason=NO_YEAR)
    return Resolved(
        join_date(base.year + _steps(wording.parts["which"]), month), "month", base.text
    )


def relative_month(wording: Wording, around: Surroundings) -> Resolved:
    month = month_number(wording.parts["month"])
    base, steps = around.reference, _steps(wording.parts["which"])
    if base is None or base.month is None:
        return Resolved(join_date(None, month), "month", reason=NO_YEAR)
    year = base.year
    if steps < 0 and month >= base.month:
        year -= 1
    elif steps > 0 and month <= base.month:
        year += 1
    return Resolved(join_date(year, month), "month", base.text)


def season(wording: Wording, around: Surroundings) -> Resolved:
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


def relative(wording: Wording, around: Surroundings) -> Resolved:
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


def ago(wording: Wording, around: Surroundings) -> Resolved:
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


def duration(wording: Wording, around: Surroundings) -> Resolved:
    if wording.parts["count"].casefold().startswith("half"):
        return Resolved(_HALVES[wording.parts["unit"]], "duration")
    count = _count(wording.parts["count"])
    if count is None:
        return Resolved(None, "duration", reason=VAGUE)
    return Resolved(_DURATIONS[wording.parts["unit"]].format(count), "duration")


def vague(wording: Wording, around: Surroundings) -> Resolved:
    return Resolved(None, "duration", reason=VAGUE)


def fiscal_year(wording: Wording, around: Surroundings) -> Resolved:
    """From October to September where the text is about the federal budget (31 U.S.C. 1102)."""
    year = int(wording.parts["year"])
    if "tax" in wording.parts:
        return Resolved(f"{year:04d}", "year")
    if not around.is_federal:
        return Resolved(None, "range", reason=FISCAL)
    return Resolved(f"{year - 1:04d}-10/{year:04d}-09", "range")


def fiscal_years(wording: Wording, around: Surroundings) -> Resolved:
    """From the beginning of one fiscal year to the end of another."""
    first, last = wording.parts["year"], wording.parts["year2"]
    end = int(last if len(last) == 4 else first[:2] + last)
    if not around.is_federal:
        return Resolved(None, "range", reason=FISCAL)
    if end < int(first):
        return _unresolved("range")
    return Resolved(f"{int(first) - 1:04d}-10/{end:04d}-09", "range")


def quarter(wording: Wording, around: Surroundings) -> Resolved:
    written = wording.parts["quarter"].casefold()
    quarter = _QUARTERS[written] if written in _QUARTERS else int(written)
    if "fiscal" in wording.parts:
        if not around.is_federal:
            return Resolved(None, "range", reason=FISCAL)
        year = int(wording.parts["year"]) - (quarter == 1)
        return Resolved(quarter_range(year, quarter - 1 or 4), "range")
    if "year" in wording.parts:
        return Resolved(quarter_range(int(wording.parts["year"]), quarter), "range")
    base = around.reference
    if base is None:
        return _unresolved("range")
    year = base.year + _steps(wording.parts.get("which", ""))
    if "which" not in wording.parts and base.month is not None and 3 * quarter - 2 > base.month:
        year -= around.tense in (Tense.PAST, Tense.PERHAPS_PAST)
    return Resolved(quarter_range(year, quarter), "range", base.text)


def day_word(wording: Wording, around: Surroundings) -> Resolved:
    steps = _DAY_STEPS.get(wording.parts["word"].casefold(), 0)
    base = around.reference
    value = None if base is None else relative_day(base, steps)
    if base is None or value is None:
        return _unresolved("day")
    return Resolved(value, "day", base.text)


def weekday(wording: Wording, around: Surroundings) -> Resolved:
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
