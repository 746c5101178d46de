"""What a date wording means: EDTF values, resolved against a date that the document gives.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, here level 1, with ISO weeks and
durations beside it. A part that the document does not give stays open (`XXXX-07-16`) or the value
is None with a reason; nothing is made up.
"""

from collections.abc import Callable, Mapping

from briefreader.facts.dates import counted, written
from briefreader.facts.dates.patterns import Wording
from briefreader.facts.dates.surroundings import Resolved, Surroundings


def resolve(wording: Wording, around: Surroundings) -> Resolved | None:
    """The value of a wording; None where the numbers are no date (31 June)."""
    return _RESOLVERS[wording.form](wording, around)


_RESOLVERS: Mapping[str, Callable[[Wording, Surroundings], Resolved | None]] = {
    "month_days_across": written.day_range,
    "month_days": written.day_range,
    "days_month": written.day_range,
    "day_months_across": written.day_range,
    "month_day_year": written.day,
    "month_day": written.day,
    "day_month_year": written.day,
    "day_month": written.day,
    "iso_day": written.day,
    "dots": written.day,
    "short_dots": written.day,
    "dashes": written.day,
    "slashes": written.slashes,
    "month_of_relative_year": counted.month_of_relative_year,
    "relative_month": counted.relative_month,
    "months_across": written.month_range,
    "month_year": written.month,
    "month": written.month,
    "iso_month": written.month,
    "years": written.years,
    "season_years": written.years,
    "between_years": written.years,
    "decade": written.decade,
    "part_decade": written.decade,
    "short_decade": written.short_decade,
    "part_short_decade": written.short_decade,
    "word_decade": written.short_decade,
    "century": written.century,
    "part_century": written.century,
    "word_century": written.word_century,
    "bce": written.before_christ,
    "year": written.year,
    "part_year": written.year,
    "season_year": counted.season,
    "relative_season": counted.season,
    "season": counted.season,
    "relative": counted.relative,
    "ago": counted.ago,
    "duration": counted.duration,
    "past_span": counted.duration,
    "vague": counted.vague,
    "fiscal_year": counted.fiscal_year,
    "fiscal_years": counted.fiscal_years,
    "quarter": counted.quarter,
    "short_quarter": counted.quarter,
    "day_word": counted.day_word,
    "weekday": counted.weekday,
}
