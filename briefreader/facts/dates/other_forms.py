"""The forms of dates in languages other than English, made of a language's words.

One grammar for all of them: what differs are the words, and whether a word such as "last" stands
before or after its noun. The names of the forms are those of `patterns`, so that the same functions
say what they mean; a group whose name ends in `_after` is the other place of the same part.
"""

from dataclasses import dataclass

from briefreader.facts.text.alternatives import BLANK, any_of
from briefreader.facts.text.vocabularies import Vocabulary

_YEAR = r"(?:1\d\d\d|20\d\d)(?!\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:\.|er\b|º|-(?:го|му|е|м)\b)?"
_ROMAN = r"[IVX]{1,5}"
_NEUTRAL = {
    "iso_day": rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:T[\d:]{4,8}Z?)?",
    "dots": rf"(?P<day>\d{{1,2}})\.[ \u00a0]?(?P<month>\d{{1,2}})\.[ \u00a0]?(?P<year>{_YEAR})",
    "slashes": rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>{_YEAR})",
    "dashes": rf"(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})-(?P<year>{_YEAR})",
}


@dataclass(frozen=True, slots=True)
class FormSource:
    """A form's name with its pattern, and with what a wording of it may begin."""

    name: str
    source: str
    with_digit: bool = True
    with_word: bool = True


def neutral_sources() -> tuple[FormSource, ...]:
    """Dates in figures, which every language writes."""
    return tuple(FormSource(name, source, with_word=False) for name, source in _NEUTRAL.items())


class _Pieces:
    """The parts of which a language's forms are made."""

    def __init__(self, words: Vocabulary) -> None:
        of = words.words("dates.of")
        blank_of = any_of(word for word in of if word[-1] not in "’'")
        tied_of = any_of(word for word in of if word[-1] in "’'")
        articles = any_of(words.words("dates.article"))
        self.of = rf"(?:{BLANK}{blank_of}{BLANK}|{BLANK}{tied_of}|{BLANK})"
        short = any_of(words.table("dates.short_months"))
        self.full = any_of(words.table("dates.months"))
        self.month = rf"(?:{self.full}|{short}\.?)"
        self.year_after = rf"(?:{BLANK}{any_of(words.words('dates.year_after'))})?"
        self.year = rf"(?P<year>{_YEAR}){self.year_after}"
        self.of_year = rf",?{self.of}{self.year}"
        joints = (*words.words("dates.range"), *words.words("dates.and"))
        article = rf"(?:{articles}{BLANK})?"
        self.to = rf"(?:{BLANK}?[-–—]{BLANK}?|{BLANK}{any_of(joints)}{BLANK}{article})"
        to_words = any_of(words.words("dates.range"))
        self.to_year = rf"(?:{BLANK}?[-–—]{BLANK}?|{BLANK}{to_words}{BLANK})"
        self.between = any_of(words.words("dates.between"))
        self.and_ = any_of(words.words("dates.and"))
        weekdays = any_of(words.table("dates.weekdays"))
        short_days = any_of(words.words("dates.short_weekdays"))
        self.weekday = weekdays
        self.with_weekday = (
            rf"(?:(?P<weekday>{weekdays}|{short_days}\.?),?{BLANK}(?:{articles}{BLANK})?)?"
        )
        parts = any_of(words.words("dates.parts"))
        tied = rf"(?:{blank_of}{BLANK}|{tied_of}|{articles}{BLANK})"
        self.part = rf"(?:(?P<part>{parts})(?:{BLANK}|(?<=-)){tied}{{0,2}})?"
        self.which = any_of(words.table("dates.which"))
        self.count = (
            rf"(?:\d{{1,3}}|{any_of((*words.numbers, *words.words('dates.vague_counts')))})"
        )
        self.day_part = any_of(words.words("dates.day_parts"))
        self.words = words

    def units(self, *names: str) -> str:
        table = self.words.table("dates.units")
        return any_of(word for word, unit in table.items() if unit in names)

    def listed(self, name: str) -> str:
        return any_of(self.words.words(f"dates.{name}"))


def sources_of(words: Vocabulary) -> tuple[FormSource, ...]:
    """The forms of a language, those that hold more words before those that are parts of them."""
    pieces = _Pieces(words)
    return (
        *_of_days(pieces),
        *neutral_sources(),
        *_of_years(pieces),
        *_of_months(pieces),
        *_counted(pieces),
        *_of_weeks(pieces),
        FormSource("year", rf"{pieces.part}{pieces.year}(?![.,]?\d|[  ]?%)"),
    )


def _of_days(p: _Pieces) -> tuple[FormSource, ...]:
    return (
        FormSource(
            "day_months_across",
            rf"{p.with_weekday}(?P<day>{_DAY}){p.of}(?P<month>{p.month}){p.to}"
            rf"(?P<day2>{_DAY}){p.of}(?P<month2>{p.month})(?:{p.of_year})?",
        ),
        FormSource(
            "days_month",
            rf"(?P<day>{_DAY}){p.to}(?P<day2>{_DAY}){p.of}(?P<month>{p.month})(?:{p.of_year})?",
        ),
        FormSource(
            "day_month_year",
            rf"{p.with_weekday}(?P<day>{_DAY}){p.of}(?P<month>{p.month}){p.of_year}",
        ),
        FormSource("day_month", rf"{p.with_weekday}(?P<day>{_DAY}){p.of}(?P<month>{p.month})"),
        FormSource(
            "short_dots",
            r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<short_year>\d\d)(?!\d|\.\d)",
            with_word=False,
        ),
    )


def _of_years(p: _Pieces) -> tuple[FormSource, ...]:
    centuries = p.units("century")
    lead, after = p.listed("decade_lead"), p.listed("decade_after")
    noun = rf"(?:{BLANK}{p.listed('decade_noun')})"
    names = any_of(p.words.table("dates.decade_words"))
    named_centuries = any_of(p.words.table("dates.century_words"))
    return (
        FormSource(
            "between_years",
            rf"{p.between}{BLANK}(?P<year>{_YEAR}){BLANK}{p.and_}{BLANK}(?P<year2>{_YEAR})"
            rf"{p.year_after}",
        ),
        FormSource(
            "years",
            rf"(?P<year>{_YEAR}){p.to_year}(?P<year2>{_YEAR}|\d\d(?!\d)){p.year_after}(?![-.,]?\d)",
            with_word=False,
        ),
        FormSource("season_years", rf"(?P<year>{_YEAR})/(?P<year2>\d\d)(?![/\d])", with_word=False),
        FormSource("decade", rf"{p.part}(?P<decade>1\d|20)(?P<tens>\d)0{after}{noun}?"),
        FormSource("decade", rf"{p.part}{lead}{BLANK}(?P<decade>1\d|20)(?P<tens>\d)0(?!\d)"),
        FormSource("short_decade", rf"{p.part}(?P<tens>[1-9])0{after}{noun}?"),
        FormSource("short_decade", rf"{p.part}{lead}{BLANK}[’']?(?P<tens>[1-9])0(?!\d)"),
        FormSource("short_decade", rf"{p.part}(?P<tens_word>{names}){noun}"),
        FormSource("short_decade", rf"{p.part}{lead}{BLANK}(?P<tens_word>{names})"),
        FormSource(
            "century",
            rf"{p.part}(?P<century>\d{{1,2}}|{_ROMAN})(?:\.|e\b|ème\b|-\w{{1,2}}\b)?{BLANK}{centuries}",
        ),
        FormSource("century", rf"{p.part}(?P<century_word>{named_centuries}){BLANK}{centuries}"),
        FormSource("century", rf"{p.part}{centuries}{BLANK}(?P<century>\d{{1,2}}|{_ROMAN})(?!\w)"),
        FormSource("bce", rf"(?P<year>\d{{1,4}}){p.year_after}{BLANK}{p.listed('before_christ')}"),
    )


def _relative_year(p: _Pieces) -> str:
    years = p.units("year")
    return rf"(?:(?P<which>{p.which}){BLANK}{years}|{years}{BLANK}(?P<which_after>{p.which}))"


def _of_months(p: _Pieces) -> tuple[FormSource, ...]:
    seasons = any_of(p.words.table("dates.seasons"))
    return (
        FormSource(
            "month_of_relative_year",
            rf"{p.part}(?P<month>{p.full}){p.of}{_relative_year(p)}",
            with_digit=False,
        ),
        FormSource(
            "months_across",
            rf"(?P<month>{p.full}){p.to}(?P<month2>{p.full}){p.of_year}",
            with_digit=False,
        ),
        FormSource("month_year", rf"{p.part}(?P<month>{p.month}){p.of_year}", with_digit=False),
        FormSource(
            "relative_month",
            rf"(?:(?P<which>{p.which}){BLANK}(?P<month>{p.full})"
            rf"|(?P<month_after>{p.full}){BLANK}(?P<which_after>{p.which}))",
            with_digit=False,
        ),
        FormSource("month", rf"{p.part}(?P<month>{p.full})", with_digit=False),
        FormSource("season_year", rf"{p.part}(?P<season>{seasons}){p.of_year}", with_digit=False),
        FormSource(
            "relative_season",
            rf"(?:(?P<which>{p.which}){BLANK}(?P<season>{seasons})"
            rf"|(?P<season_after>{seasons}){BLANK}(?P<which_after>{p.which}))",
            with_digit=False,
        ),
        FormSource("season", rf"(?P<season>{seasons})", with_digit=False),
    )


def _counted(p: _Pieces) -> tuple[FormSource, ...]:
    units = any_of(
        word
        for word, unit in p.words.table("dates.units").items()
        if unit in ("year", "month", "week", "decade", "century", "day", "hour")
    )
    counted = rf"(?P<count>{p.count}){BLANK}(?P<unit>{units})"
    ordinals = any_of(p.words.table("dates.ordinals"))
    quarters = p.units("quarter")
    return (
        FormSource("ago", rf"(?P<ago>{p.listed('ago_before')}){BLANK}{counted}"),
        FormSource("ago", rf"(?P<hence>{p.listed('hence_before')}){BLANK}{counted}"),
        FormSource("ago", rf"{counted}{BLANK}(?P<ago>{p.listed('ago_after')})"),
        FormSource("ago", rf"(?P<unit>{units}){BLANK}(?P<ago>{p.listed('ago_after')})"),
        FormSource("ago", rf"{counted}{BLANK}(?P<earlier>{p.listed('earlier_after')})"),
        FormSource("ago", rf"{counted}{BLANK}(?P<later>{p.listed('later_after')})"),
        FormSource(
            "past_span",
            rf"(?:{p.listed('span_words')}{BLANK}{counted}|(?P<count_after>{p.count}){BLANK}"
            rf"{p.listed('span_words')}{BLANK}(?P<unit_after>{units}))",
        ),
        FormSource("duration", counted),
        FormSource(
            "quarter",
            rf"(?P<quarter>{ordinals}|[1-4]\.){BLANK}{quarters}(?:{p.of_year}|{p.of}"
            rf"{_relative_year(p)})?",
        ),
        FormSource(
            "quarter", r"(?P<quarter>Q[1-4])[ /-](?P<year>(?:19|20)\d\d)(?!\d)", with_digit=False
        ),
    )


def _of_weeks(p: _Pieces) -> tuple[FormSource, ...]:
    units = any_of(
        word for word, unit in p.words.table("dates.units").items() if unit not in ("day", "hour")
    )
    day_words = any_of(p.words.table("dates.day_words"))
    with_part = rf"(?:{BLANK}{p.day_part})?"
    return (
        FormSource(
            "relative",
            rf"(?:(?P<which>{p.which}){BLANK}(?P<unit>{units})"
            rf"|(?P<unit_after>{units}){BLANK}(?P<which_after>{p.which}))",
            with_digit=False,
        ),
        FormSource(
            "weekday",
            rf"(?:(?P<which>{p.which}){BLANK}(?P<weekday>{p.weekday}){with_part}"
            rf"|(?P<weekday_after>{p.weekday}){BLANK}(?P<which_after>{p.which})"
            rf"|(?P<weekday_alone>{_compound(p)}){with_part})",
            with_digit=False,
        ),
        FormSource("day_word", rf"(?P<word>{day_words}){with_part}", with_digit=False),
    )


def _compound(p: _Pieces) -> str:
    """A weekday, in German with the time of day tied to it: "Montagabend"."""
    if p.words.language != "de":
        return p.weekday
    days = "|".join(sorted(p.words.table("dates.weekdays"), key=len, reverse=True))
    return rf"(?:{days})(?:abend|morgen|nachmittag|vormittag|nacht|mittag)?(?!\w)"
