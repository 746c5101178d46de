"""Numbers that count or measure something."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.dates.patterns import NUMBER_WORDS
from briefreader.facts.figures.other_languages import Figure, figure_reader
from briefreader.facts.text.languages import base_language, is_english
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
    r"|lit(?:er|re)s?|gallons?|hectares?|acres?|square (?:miles|kilomet(?:er|re)s)|degrees?"
    r"|megawatts?|MW|gigawatts?|GW"
    r"|kilotons?|years?|months?|weeks?|days?|decades?|centuries|hours?|minutes?"
)
_ABOUT = (
    r"(?:(?:[Mm]ore|[Ff]ewer|[Ll]ess) than|[Aa]bout|[Aa]round|[Aa]pproximately|[Rr]oughly"
    r"|[Nn]early|[Aa]lmost|[Oo]ver"
    r"|[Aa]t least|[Uu]p to|[Ss]ome|[Aa]n estimated)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_NUMBER = re.compile(
    rf"(?<![\w.,/:#§–+&@-])(?:(?P<about>{_ABOUT}) )?(?P<currency>US\$|[$€£¥])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?|(?i:"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|an?(?= (?:million|billion|hundred|thousand)\b))"
    rf"(?:(?:[ -](?P<scale>{_SCALE})|(?P<short>bn|tn|mn|m))(?![\w]))?"
    r"(?![\w/:]|[.,–]\d|-\d)"
)
_UNIT = re.compile(rf"[ \u00a0-]?(?P<unit>{_UNITS})(?!\w)(?!-old)")
_AGE = re.compile(r"[ \u00a0-]years?[ \u00a0-](?:of age|olds?)(?!\w)")
_COUNTED = re.compile(
    r" (?P<phrase>(?:(?:more|fewer|other) )?(?:[\"“‘]?[^\W\d][\w’-]*[\"”’]?,? ){0,3}?"
    r"(?P<noun>[a-z][\w-]*s|[A-Z][a-z]+(?:ans|ians|ese|ers|is)|NGOs|people|men|women"
    r"|children|troops|police|personnel"
    r"|aircraft|staff|data|media|cattle))(?![\w-]|[’']\w)"
)
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


def find_figures(document: Document, dates: Sequence[Fact]) -> tuple[Fact, ...]:
    """Amounts of money, shares, measures and counts, in order.

    `value` is the number, `detail.unit` its unit ("percent", "USD", "years"), `detail.counts` what
    it counts ("phone calls"). Numbers within `dates` are none, unless they give a duration; nor
    are the ages and labels of things, or a number that only counts the parties named ("the two
    leaders"). Of languages without a vocabulary only money and shares with a sign are found.
    """
    taken = [date.span for date in dates if date.detail.precision != "duration"]
    starts = [span.start for span in taken]
    language = base_language(document.metadata.language)
    reader = None if is_english(language) else figure_reader(language)
    numbers, read = (_NUMBER, _figure) if reader is None else (reader.numbers, reader.read)
    facts = []
    for block in document.body():
        if block.kind is BlockKind.CODE:
            continue
        for match in numbers.finditer(document.text, block.start, block.end):
            index = bisect_right(starts, match.end() - 1) - 1
            if index >= 0 and taken[index].overlaps(Span(*match.span())):
                continue
            figure = read(document.text, match, block.end)
            if figure is not None:
                facts.append(_fact(document.text, figure))
    return tuple(facts)


def _figure(text: str, match: re.Match[str], end: int) -> Figure | None:
    value = _value(match)
    if _AGE.match(text, match.end(), end):
        return None
    if match.group("currency"):
        return Figure(match.start(), match.end(), value, _CURRENCIES[match.group("currency")])
    unit = _UNIT.match(text, match.end(), end)
    if unit is not None:
        return Figure(match.start(), unit.end(), value, _unit_name(unit.group("unit")))
    before = text[max(0, match.start() - 24) : match.start()]
    if _LABEL_BEFORE.search(before) and not match.group("about") and not _is_opening(before):
        return None
    counted = _COUNTED.match(text, match.end(), min(end, match.end() + 80))
    if counted is None or not _is_phrase(counted):
        return None
    if counted.group("noun") in _PARTIES and (value < 10 and _is_named_party(match, before)):
        return None
    return Figure(match.start(), counted.end(), value, None, counted.group("phrase"))


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
    number = match.group("number").casefold().replace(",", "")
    tens, _, ones = number.partition("-")
    if number[0].isdigit():
        value = float(number)
    elif number in ("a", "an"):
        value = 1.0
    else:
        value = float(_WORDS[tens] + (NUMBER_WORDS[ones] if ones else 0))
    scale = match.group("scale") or match.group("short")
    value *= _SCALES[scale] if scale else 1
    return int(value) if value.is_integer() else value


def _unit_name(unit: str) -> str:
    return "percent" if re.fullmatch(r"%|per ?cent", unit) else unit


def _fact(text: str, figure: Figure) -> Fact:
    return Fact(
        kind=FactKind.FIGURE,
        text=text[figure.start : figure.end],
        start=figure.start,
        end=figure.end,
        value=figure.value,
        detail=Detail(unit=figure.unit, counts=figure.counts),
        rule="money-or-measure" if figure.unit else "count",
        confidence=0.8 if figure.unit else 0.6,
    )
