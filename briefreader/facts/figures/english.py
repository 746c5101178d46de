"""English numbers with their units, what they count, and ranges of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefreader.facts.dates.patterns import NUMBER_WORDS
from briefreader.facts.figures.figure import Figure, IsDate
from briefreader.facts.text.word_lists import word_list

_WORDS = {word: value for word, value in NUMBER_WORDS.items() if value > 1 and " " not in word}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
_CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_UNITS = (
    r"per ?cent(?:age points?)?|percentage points?|%|US dollars|dollars?|euros?|pounds"
    r"|sterling|rou?bles?|yuan|renminbi|yen"
    r"|rupees?|francs?|kilomet(?:er|re)s?|km|met(?:er|re)s?|miles?|feet|inches|tonnes?|tons?"
    r"|kilograms?|kg|barrels?"
    r"|lit(?:er|re)s?|gallons?|hectares?|acres?|square[ -](?:miles?|kilomet(?:er|re)s?)|degrees?"
    r"|megawatts?|MW|gigawatts?|GW|kilowatt-hours?|kWh|KB|kB|MB|GB|TB|mm|cm"
    r"|kilotons?|years?|months?|weeks?|days?|decades?|centuries|hours?|minutes?"
)
_ABOUT = (
    r"(?:(?:[Mm]ore|[Ff]ewer|[Ll]ess) than|[Aa]bout|[Aa]round|[Aa]pproximately|[Rr]oughly"
    r"|[Nn]early|[Aa]lmost|[Oo]ver"
    r"|[Aa]t least|[Uu]p to|[Ss]ome|[Aa]n estimated)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?|(?i:"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?:-(?:one|two|three|four|five|six|seven|eight|nine))?(?!\w))"
)
_CURRENCY = r"US\$|[$€£¥]"
_TIED_UNITS = r"km|kg|mm|cm|MW|GW|kWh|KB|kB|MB|GB|TB"
_RANGE = (
    rf"(?:(?P<opening>[Bb]etween |[Ff]rom )?(?P<low_currency>{_CURRENCY})?(?P<low>{_NUMERAL})"
    rf"(?:[ -](?P<low_scale>{_SCALE})|(?P<low_short>bn|tn|mn|m))?(?P<share> ?%| per ?cent)?"
    r"(?:(?P<joint> to | or | and )|(?P<dash> ?[–—-] ?)))?"
)
_NUMBER = re.compile(
    rf"(?<![\w.,/:#§–+&@-])(?:(?P<about>{_ABOUT}) )?{_RANGE}(?P<currency>{_CURRENCY})?"
    rf"(?P<number>{_NUMERAL}|an?(?= (?:million|billion|hundred|thousand)\b))"
    rf"(?:(?:[ -](?P<scale>{_SCALE})|(?P<short>bn|tn|mn|m))(?![\w]))?"
    rf"(?:(?=(?:{_TIED_UNITS})(?!\w))|(?![\w/:]|[.,–]\d|-\d))"
)
_UNIT = re.compile(rf"[ \u00a0-]?(?P<unit>{_UNITS})(?!\w)(?!-old)")
_AGE = re.compile(r"[ \u00a0-]years?[ \u00a0-](?:of age|olds?)(?!\w)")
_COUNTED = re.compile(
    r" (?P<phrase>(?:(?:more|fewer|other) )?(?:[\"“‘]?[^\W\d][\w’-]*[\"”’]?,? ){0,3}?"
    r"(?P<noun>[a-z][\w-]*s|[A-Z][a-z]{3,}s|[A-Z][a-z]+(?:ese|is)|NGOs|people|men|women"
    r"|children|troops|police|personnel"
    r"|aircraft|staff|data|media|cattle))(?![\w-]|[’']\w)"
)
_NAMED = re.compile(r"(?<![\w.,$€£¥])(\d{2,6}) ([a-z]{3,}[a-rt-z])(?![\w-])")
"""A number before a noun that does not stand in the plural for it."""

_NOTE = re.compile(r"\d{1,3} [A-Z][\w.’-]* (?![a-z]+(?:ans|ese)\b)")
"""The number of a footnote before its text."""

_NO_PHRASE = frozenset(
    word_list(
        "of and or but nor in on at to for from by with as than that which who the a an this "
        "these those its his her their is was are were be been has have had will would can "
        "could may might must not after before during since until when while if because so per "
        "between against about into over under"
    )
)
_NO_NOUN = frozenset(
    word_list(
        "is was has does says goes comes takes makes gives this thus its his yes as us always "
        "perhaps across towards besides sometimes afterwards minus plus versus series"
    )
)
_PARTIES = frozenset(
    word_list(
        "leaders countries nations sides men women presidents parties governments states "
        "ministers teams allies powers neighbours neighbors brothers sisters capitals "
        "delegations negotiators officials rivals others heads candidates chancellors premiers "
        "foes adversaries partners statesmen counterparts blocs"
    )
)
_DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Bb]oth|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Tt]he other) $"
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:[Nn]o\.|[Nn]umber|[Pp]age|[Pp]p?\.|[Cc]hapter|[Ss]ection|[Aa]rticle|[Pp]aragraph"
    r"|[Ff]igure|[Tt]able|[A-Z][\w-]+)"
    r" )$"
)


def english_figures(text: str, start: int, end: int, is_date: IsDate) -> Iterator[Figure]:
    """The figures in `text[start:end]`, with offsets into `text`.

    A range ("40 to 45 people", "between $5 and $7 billion") is one figure whose value is the
    lower number; what changes from one number to another ("from 12 to 3 percent") gives two.
    """
    for match in _NUMBER.finditer(text, start, end):
        if is_date(match.start("number"), match.end()):
            continue
        high = _figure(text, match, start, end)
        if high is None:
            continue
        low = _low(match) if match["low"] and not is_date(*match.span("low")) else None
        if low is None and match["dash"]:
            continue
        if low is None or high.start >= high.end:
            yield high
        elif low.value < _value(match) and _is_one(match):
            yield replace(high, start=match.start(), value=low.value)
        elif match["dash"] is None:
            yield replace(low, unit=high.unit, counts=high.counts)
            yield high


def without_labels(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures but for those whose number is a name: "529 plans" where "a 529 plan" stands."""
    named = set(_NAMED.findall(text))
    return [
        figure
        for figure in figures
        if figure.counts is None
        or (text[figure.start : figure.end].partition(" ")[0], figure.counts.removesuffix("s"))
        not in named
    ]


def _low(match: re.Match[str]) -> Figure:
    """The first number of a range, without what the second says for both."""
    value = _number(match["low"])
    scale = match["low_scale"] or match["low_short"]
    shared = match["scale"] or match["short"]
    if scale is None and value < _number(match["number"]):
        scale = shared
    end = match.start("joint") if match["joint"] else match.start("dash")
    start = match.start("low_currency") if match["low_currency"] else match.start("low")
    return Figure(start, end, _whole(value * (_SCALES[scale] if scale else 1)), None)


def _is_one(match: re.Match[str]) -> bool:
    """Whether two numbers tell one amount, as "5 to 7" does and "5 and 7" does not."""
    opening = (match["opening"] or "").strip().lower()
    if match["joint"] == " and ":
        return opening == "between"
    return opening != "from"


def _figure(text: str, match: re.Match[str], block: int, end: int) -> Figure | None:
    """The figure of the number that a match ends with."""
    value = _value(match)
    first = match.start("currency") if match["currency"] else match.start("number")
    start = first if match["low"] else match.start()
    if _AGE.match(text, match.end(), end):
        return None
    if match["currency"]:
        return Figure(start, match.end(), value, _CURRENCIES[match["currency"]])
    if match["low_currency"] and match["low"]:
        return Figure(start, match.end(), value, _CURRENCIES[match["low_currency"]])
    unit = _UNIT.match(text, match.end(), end)
    if unit is not None:
        return Figure(start, unit.end(), value, _unit_name(unit["unit"]))
    before = text[max(0, match.start() - 24) : match.start()]
    if _LABEL_BEFORE.search(before) and not match["about"] and not _is_opening(before):
        return None
    if match.start() == block and _NOTE.match(text, match.start(), end):
        return None
    counted = _COUNTED.match(text, match.end(), min(end, match.end() + 80))
    if counted is None or not _is_phrase(counted):
        return None
    if counted["noun"] in _PARTIES and (value < 10 and _is_named_party(match, before)):
        return None
    return Figure(start, counted.end(), value, None, counted["phrase"])


def _is_named_party(match: re.Match[str], before: str) -> bool:
    return match.group("number").isalpha() and (
        _DETERMINER.search(before) is not None or match.group("number").casefold() == "two"
    )


def _is_opening(before: str) -> bool:
    """Whether the capitalised word before the number opens the sentence ("In 12 cities")."""
    return (
        re.search(
            r"(?:^|[.!?“\"\n] ?)(?:In|At|On|By|The|For|With|Of|From|All|And|But|After|Only) $",
            before,
        )
        is not None
    )


def _is_phrase(counted: re.Match[str]) -> bool:
    words = [word.strip('"“”‘’,') for word in counted.group("phrase").split()]
    return counted.group("noun") not in _NO_NOUN and not any(
        word.casefold() in _NO_PHRASE for word in words
    )


def _value(match: re.Match[str]) -> float:
    scale = match["scale"] or match["short"]
    return _whole(_number(match["number"]) * (_SCALES[scale] if scale else 1))


def _number(written: str) -> float:
    """The value of a numeral or of a number in words."""
    number = written.casefold().replace(",", "")
    if number[0].isdigit():
        return float(number)
    if number in ("a", "an"):
        return 1.0
    tens, _, ones = number.partition("-")
    return float(_WORDS[tens] + (NUMBER_WORDS[ones] if ones else 0))


def _whole(value: float) -> float:
    return int(value) if value.is_integer() else value


def _unit_name(unit: str) -> str:
    return "percent" if re.fullmatch(r"%|per ?cent", unit) else unit
