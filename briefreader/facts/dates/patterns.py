"""The wordings in which English texts, and some others, write dates.

`find_wordings` only recognises: which words stand for a date and what their parts are. What day
they mean is decided in `resolution`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefreader.facts.dates.traps import is_trap
from briefreader.facts.text.word_lists import word_list

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan Januar Jänner janvier enero января январь",
            "February Feb Februar février febrero февраля февраль",
            "March Mar März mars marzo марта март",
            "April Apr avril abril апреля апрель",
            "May Mai mai mayo мая май",
            "June Jun Juni juin junio июня июнь",
            "July Jul Juli juillet julio июля июль",
            "August Aug août agosto августа август",
            "September Sept Sep septembre septiembre сентября сентябрь",
            "October Oct Oktober octobre octubre октября октябрь",
            "November Nov novembre noviembre ноября ноябрь",
            "December Dec Dezember décembre diciembre декабря декабрь",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and their short forms, as they are spelt, to the number 1-12."""

DECADES = word_list("twenties thirties forties fifties sixties seventies eighties nineties")
"""The decades of a century in words, from the third on."""

ENGLISH_MONTHS = word_list(
    "January February March April May June July August September October November December"
)
MONTHS.update({name.upper(): MONTHS[name] for name in ENGLISH_MONTHS})

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        word_list("monday tuesday wednesday thursday friday saturday sunday")
    )
}
"""English weekday names in small letters, Monday 0."""

NUMBER_WORDS = {
    name: number
    for number, name in enumerate(
        word_list(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
NUMBER_WORDS |= {"eighty": 80, "ninety": 90, "hundred": 100, "a hundred": 100, "a thousand": 1000}

_MONTH = (
    "(?:"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")(?!\w)(?:(?<=Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.)?"
)
_FULL_MONTH = "(?:" + "|".join(ENGLISH_MONTHS) + r")(?!\w)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1\d\d\d|20\d\d)(?!\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:(?i:st|nd|rd|th))?(?!\d)"
_DASH = r"[ \u00a0]?(?:-|–|—|to|and|through|until)[ \u00a0]?"
_BLANK = r"[ \u00a0\n]"
_OF_YEAR = rf"(?:(?:,|{_BLANK}de|{_BLANK}of)?{_BLANK}(?P<year>{_YEAR}))"
_EARLY = (
    r"(?P<part>(?:[Ee]arl(?:y|ier)|[Ll]ate[r]?|[Mm]id(?:dle of)?|(?:the )?(?:end|beginning"
    r"|start|middle) of)[- ](?:in )?)"
)
_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|"
    r"eighteen|nineteen|an?|several|a few|few|many|a couple of|a hundred|a thousand|hundred"
    r"|half an?)"
)
_ABOUT = (
    r"(?:[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Mm]ore than"
    r"|[Oo]ver|[Aa]t least|[Ss]ome"
    r"|[Ll]ess than|[Uu]p to|[Uu]nder)"
)
_UNIT = (
    r"(?P<unit>year|month|week|day|decade|centur|hour)(?:y|ies|s)?(?!\w)(?![- ]olds?(?!\w)| of age)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording at `[start, end)`; `form` names the pattern, `parts` its named parts as written."""

    form: str
    start: int
    end: int
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Form:
    """A pattern under its name."""

    name: str
    source: str

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return _compiled(self.source).match(text, start, end)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """A pattern, compiled when a text first needs it: all together take a tenth of a second."""
    return re.compile(rf"(?:{source})(?!\w)")


def _forms(**sources: str) -> tuple[_Form, ...]:
    return tuple(_Form(name, source) for name, source in sources.items())


_WITH_WEEKDAY = rf"(?:(?P<weekday>{_WEEKDAY}),?{_BLANK}(?:the )?)?"
_MONTH_FIRST = _forms(
    month_days_across=(
        rf"(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY}){_DASH}(?P<month2>{_MONTH}){_BLANK}"
        rf"(?P<day2>{_DAY}){_OF_YEAR}?"
    ),
    month_days=rf"(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY}){_DASH}(?P<day2>{_DAY}){_OF_YEAR}?",
    month_day_year=rf"{_WITH_WEEKDAY}(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY}){_OF_YEAR}",
    month_day=rf"{_WITH_WEEKDAY}(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY})(?![.,]\d)",
    month_of_relative_year=(
        rf"{_EARLY}?(?P<month>{_MONTH}),?{_BLANK}(?:of )?(?P<which>this|last|next|the previous"
        rf"|the following){_BLANK}year"
    ),
    months_across=rf"(?P<month>{_MONTH}){_DASH}(?P<month2>{_MONTH}){_OF_YEAR}",
    month_year=rf"{_EARLY}?(?P<month>{_MONTH}){_OF_YEAR}",
    month=rf"{_EARLY}?(?P<month>{_FULL_MONTH})",
)
_DAY_FIRST = _forms(
    iso_day=rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?=T\d\d"
    rf"|(?!\w))(?:T[\d:]{{4,8}}Z?)?",
    days_month=rf"(?P<day>{_DAY})\.?{_DASH}(?P<day2>{_DAY})\.?{_BLANK}(?:de )?"
    rf"(?P<month>{_MONTH}){_OF_YEAR}?",
    day_months_across=(
        rf"(?P<day>{_DAY})\.?{_BLANK}(?P<month>{_MONTH}){_DASH}(?P<day2>{_DAY})\.?{_BLANK}"
        rf"(?P<month2>{_MONTH}){_OF_YEAR}?"
    ),
    day_month_year=rf"{_WITH_WEEKDAY}(?P<day>{_DAY})\.?{_BLANK}(?:of |de )?"
    rf"(?P<month>{_MONTH}){_OF_YEAR}",
    day_month=rf"{_WITH_WEEKDAY}(?P<day>{_DAY})\.?{_BLANK}(?:of |de )?(?P<month>{_MONTH})",
    slashes=rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>{_YEAR})",
    dots=rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>{_YEAR})",
    iso_month=rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?!-|\d)",
    years=rf"(?P<year>{_YEAR})(?:{_DASH})(?P<year2>{_YEAR}|\d\d(?!\d))(?![-.,]?\d)",
    season_years=rf"(?P<year>{_YEAR})/(?P<year2>\d\d)(?![/\d])",
    decade=r"(?P<decade>1\d|20)(?P<tens>\d)0[’']?s",
    short_decade=r"[’']?(?P<tens>[1-9])0s",
    century=r"(?P<century>[1-9]|1\d|2[01])(?:st|nd|rd|th)[- ](?:[Cc]entury|[Cc]enturies)",
    bce=r"(?P<year>\d{1,4}) (?:BC|BCE|B\.C\.)",
    ago=rf"(?P<count>{_COUNT}){_BLANK}{_UNIT}{_BLANK}(?P<direction>ago|earlier|later|from now"
    rf"|hence|before)",
    duration=rf"(?P<count>{_COUNT})[- ]{_UNIT}",
    year=rf"(?P<year>{_YEAR})(?![\d]|[.,]\d|%)",
)
_WORD_FIRST = _forms(
    part_decade=r"(?P<part>[Mm]id|[Ee]arly|[Ll]ate)[- ](?:the )?(?P<decade>1\d|20)"
    r"(?P<tens>\d)0[’']?s",
    part_short_decade=r"(?P<part>[Mm]id|[Ee]arly|[Ll]ate)[- ](?:the )?[’']?(?P<tens>[1-9])0s",
    word_decade=(
        r"(?:(?<=[Tt]he )|(?<![Hh]is )(?<![Hh]er )(?<!their )(?<!my )"
        r"(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[- ](?:the )?)"
        rf"(?P<word>{'|'.join(DECADES)})"
    ),
    part_year=rf"(?P<part>[Mm]id|[Ee]arly|[Ll]ate)[- ](?:in )?(?P<year>{_YEAR})(?![.,]\d|s)",
    part_century=(
        r"(?P<part>[Mm]id|[Ee]arly|[Ll]ate)[- ](?:the )?(?P<century>[1-9]|1\d|2[01])(?:st|nd"
        r"|rd|th)[- ][Cc]entur(?:y|ies)"
    ),
    between_years=rf"[Bb]etween (?P<year>{_YEAR}) and (?P<year2>{_YEAR})",
    relative_month=rf"(?P<which>[Tt]his|[Ll]ast|[Nn]ext)(?: past| coming)?{_BLANK}"
    rf"(?P<month>{_FULL_MONTH})(?! \d)",
    season_year=(
        r"(?:[Tt]he )?(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<season>[Ss]pring|[Ss]ummer"
        r"|[Ff]all|[Aa]utumn|[Ww]inter)"
        rf"(?:,| of)?{_BLANK}(?P<year>{_YEAR})"
    ),
    relative_season=(
        r"(?P<which>[Tt]his|[Ll]ast|[Nn]ext)(?: past| coming)? (?P<season>spring|summer|fall"
        r"|autumn|winter)"
    ),
    season=(
        r"(?:(?P<part>early|late|mid)[- ])?(?:the )?(?P<season>spring|summer|fall|autumn|winter)"
    ),
    relative=(
        r"(?P<adverb>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<which>[Tt]his|[Ll]ast"
        r"|[Nn]ext|(?:[Tt]he )?(?:previous"
        r"|following|coming|current))[ ](?P<unit>week|weekend|month|quarter|year|decade"
        r"|century|morning|afternoon|evening"
        r"|night)(?!-|[’']s end)"
    ),
    past_span=(
        rf"(?:[Tt]he )?(?:[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming) (?P<count>{_COUNT})[- ]{_UNIT}"
    ),
    vague=r"(?:(?:[Jj]ust|[Oo]nly) )?(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades) "
    r"(?:later|earlier|ago)",
    ago=rf"(?P<count>(?i:{_COUNT})){_BLANK}{_UNIT}{_BLANK}(?P<direction>ago|earlier|later|from"
    rf" now|hence|before)",
    duration=rf"(?:{_ABOUT} )?(?P<count>(?i:{_COUNT}))[- ]{_UNIT}",
    quarter=(
        r"(?:[Tt]he )?(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[- ]quarter"
        rf"(?:,? (?:of )?(?:the )?(?P<fiscal>FY ?|[Ff]iscal (?:year )?)?(?P<year>{_YEAR})"
        r"| of (?P<which>this|last|next) year)?"
    ),
    fiscal_years=rf"(?:FY ?|[Ff]iscal [Yy]ears? )(?P<year>{_YEAR}){_DASH}"
    r"(?:FY ?|[Ff]iscal [Yy]ear )?"
    rf"(?P<year2>{_YEAR}|\d\d(?!\d))(?![-.,]?\d)",
    fiscal_year=rf"(?:FY ?|[Ff]iscal (?:[Yy]ear )?|(?P<tax>[Tt]ax [Yy]ear ))(?P<year>{_YEAR})",
    short_quarter=rf"Q(?P<quarter>[1-4])(?:[ -](?P<year>{_YEAR}))",
    day_word=r"(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow(?![’']s)|[Tt]onight)(?! [A-Z])",
    word_century=(
        r"(?:[Tt]he )?(?P<word>[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|[Tt]wenty-first"
        r"|[Ss]eventeenth|[Ss]ixteenth)"
        r"[- ](?:[Cc]entury|[Cc]enturies)"
    ),
)
_WEEKDAY_FIRST = _forms(
    weekday=(
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<weekday>{_WEEKDAY})(?! ?-|s)"
        r"(?: (?:morning|afternoon|evening|night))?"
    ),
)
_PART_MONTH = tuple(form for form in _MONTH_FIRST if form.name.startswith("month"))
_WITH_A_WEEKDAY = tuple(f for f in (*_MONTH_FIRST, *_DAY_FIRST) if _WITH_WEEKDAY in f.source)


def _named(*names: str) -> tuple[_Form, ...]:
    return tuple(form for form in _WORD_FIRST if form.name in names)


_PARTS = (
    *_PART_MONTH,
    *_named(
        "part_decade",
        "part_short_decade",
        "word_decade",
        "part_year",
        "part_century",
        "season_year",
        "season",
        "relative",
    ),
)
_COUNTS = _named("ago", "duration")
_RELATIVES = (
    *_named("relative_month", "relative_season", "relative", "past_span", "quarter"),
    *_WEEKDAY_FIRST,
)
_BY_WORD = {
    **dict.fromkeys(word_list("early earlier late later mid middle end beginning start"), _PARTS),
    **dict.fromkeys(word_list("this last next previous following coming current past"), _RELATIVES),
    **dict.fromkeys(NUMBER_WORDS, _COUNTS),
    **dict.fromkeys(["several", "few", "many", "half"], _COUNTS),
    **dict.fromkeys(
        word_list(
            "nearly almost about around roughly approximately more over at some less up under"
        ),
        _COUNTS,
    ),
    **dict.fromkeys(word_list("spring summer fall autumn winter"), _named("season_year", "season")),
    **dict.fromkeys(word_list("just only days weeks months years decades"), _named("vague")),
    **dict.fromkeys(word_list("today yesterday tomorrow tonight"), _named("day_word")),
    **dict.fromkeys(word_list("first second third fourth"), _named("quarter")),
    **dict.fromkeys(
        word_list("sixteenth seventeenth eighteenth nineteenth twentieth twenty"),
        (*_named("word_century"), *_COUNTS),
    ),
    **dict.fromkeys((day for day in WEEKDAYS), (*_WITH_A_WEEKDAY, *_WEEKDAY_FIRST)),
    **dict.fromkeys(DECADES, _named("word_decade")),
    "between": _named("between_years"),
    "the": (*_PARTS, *_RELATIVES, *_named("word_century")),
    "q": _named("short_quarter"),
    **dict.fromkeys(word_list("fy fiscal tax"), _named("fiscal_years", "fiscal_year")),
}
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGITS_OF_DATE = re.compile(
    r"(?:[12]\d\d\d|\d{1,3}(?:,\d{3})?(?:(?i:st|nd|rd|th)?(?:[ \u00a0](?:[^\W\d_]|[–—-])"
    r"|\.? ?[^\W\d_]|[-.–—/] ?[^\W_])|(?:st|nd|rd|th)\b|[’']?s\b))"
)
_GOES_ON = frozenset(" -\u00a0\n")
_ALONE = frozenset(word_list("today yesterday tomorrow tonight q fy")) | {*WEEKDAYS, *DECADES}


def find_wordings(text: str, start: int, end: int) -> Iterator[Wording]:
    """The date wordings in `text[start:end]` in order, without overlaps; offsets into `text`."""
    position = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < position:
            continue
        forms = _forms_for(text, word, end)
        wording = _match_at(text, _begin(text, word, position), end, forms) if forms else None
        if wording is not None:
            yield wording
            position = wording.end


def _forms_for(text: str, word: re.Match[str], end: int) -> tuple[_Form, ...]:
    """The forms that a wording beginning with this word may have; none for most words."""
    start, written = word.start(), word.group()
    forms: tuple[_Form, ...]
    if written[0].isdecimal():
        forms = _DAY_FIRST if _DIGITS_OF_DATE.match(text, start, end) else ()
    elif written in MONTHS:
        forms = _MONTH_FIRST
    else:
        folded = written.casefold()
        forms = _BY_WORD.get(folded, ())
        if forms and folded not in _ALONE and text[word.end() : word.end() + 1] not in _GOES_ON:
            return ()
    return () if forms and start and joins_number(text, start) else forms


def joins_number(text: str, start: int) -> bool:
    """Whether the character before makes the word a part of a number, an amount or a handle."""
    before = text[start - 1]
    if before in "@#$£€¥_" or before.isalnum():
        return True
    return before in ".,/-" and start > 1 and text[start - 2].isdecimal()


def _begin(text: str, word: re.Match[str], least: int) -> int:
    """The start of a word, its apostrophe included: ’90s."""
    start = word.start()
    has_apostrophe = start > least and text[start - 1] in "’'" and word.group()[0].isdecimal()
    return start - 1 if has_apostrophe else start


def _match_at(text: str, start: int, end: int, forms: tuple[_Form, ...]) -> Wording | None:
    for form in forms:
        match = form.match(text, start, end)
        if match is not None and not is_trap(form.name, match):
            parts = {name: value for name, value in match.groupdict().items() if value}
            return Wording(form.name, match.start(), match.end(), parts)
    return None
