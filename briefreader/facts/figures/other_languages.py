"""Figures in languages other than English: amounts of money, shares, measures and counts.

One grammar for all of them with a language's words: where the decimal comma stands, how thousands
are grouped (ISO 80000-1 allows a small blank; a dot, an apostrophe and, in parts of the Spanish
world, a comma are in use), which words multiply, and how a noun looks after a number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from briefreader.facts.figures.figure import Figure, IsDate
from briefreader.facts.text.alternatives import any_of
from briefreader.facts.text.vocabularies import Vocabulary, vocabulary

_SIGNS = {
    "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH",
    "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF", "JPY": "JPY", "RUB": "RUB",
}  # fmt: skip
_GAP = "[ \u00a0\u202f\u2009]"
_GROUPED = r"\d{1,3}(?:[.'’ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:,\d{1,6})?"
_GROUPED_BY_COMMA = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,6})?"
_PLAIN = r"\d{1,12}(?:[.,]\d{1,6})?"
_SIGN = "(?:US\\$|[$€£¥₽₴]|(?:EUR|USD|GBP|CHF|JPY|RUB)(?!\\w))"
_NO_START = r"(?<![\w.,/:#§№–+&@$€£¥-])"
_NO_END = r"(?![\w/:]|[.,–]\d|-\w)"
_OPENS = re.compile(r"(?:^|[.!?…«»“„\"\n–—:] ?)[^\W\d]+ $")
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]* $")
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class FigureReader:
    """What finds figures: the pattern of a number, and what one says with the words around it."""

    numbers: re.Pattern[str]
    read: Callable[[str, re.Match[str], int], Figure | None]

    def figures(self, text: str, start: int, end: int, is_date: IsDate) -> Iterator[Figure]:
        """The figures in `text[start:end]` outside dates, with offsets into `text`."""
        for match in self.numbers.finditer(text, start, end):
            if not is_date(*match.span()):
                figure = self.read(text, match, end)
                if figure is not None:
                    yield figure


@cache
def figure_reader(language: str) -> FigureReader:
    """What finds figures in a language other than English.

    In one without a vocabulary only what has a sign of money or of percent is found.
    """
    words = vocabulary(language)
    rules = _Rules(words) if words is not None else _SignsOnly()
    return FigureReader(rules.numbers, rules.read)


class _SignsOnly:
    """Numbers with a sign of money or percent, grouped in either way."""

    def __init__(self) -> None:
        self.numbers = re.compile(
            rf"{_NO_START}(?P<sign>{_SIGN}{_GAP}?)?(?P<number>{_GROUPED}|{_PLAIN}){_NO_END}"
        )
        self.after = re.compile(rf"{_GAP}?(?P<unit>%|{_SIGN})(?!\w)")

    def read(self, text: str, match: re.Match[str], end: int) -> Figure | None:
        if re.fullmatch(r"\d+[.,]\d{3}", match["number"]):
            return None
        return self.signed(text, match, end, number_of(match["number"], False))

    def signed(self, text: str, match: re.Match[str], end: int, value: float) -> Figure | None:
        """The figure of a number with a sign before or after it."""
        if match["sign"]:
            return Figure(match.start(), match.end(), value, _SIGNS[match["sign"].strip()])
        unit = self.after.match(text, match.end(), end)
        if unit is None:
            return None
        name = "percent" if unit["unit"] == "%" else _SIGNS[unit["unit"]]
        return Figure(match.start(), unit.end(), value, name)


class _Rules(_SignsOnly):
    """The rules of one language with a vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self.words = words
        self.has_comma_groups = bool(words.words("figures.groups_by_comma"))
        self.scales = words.table("figures.scales")
        self.units = words.table("figures.units")
        spelt = any_of(word for word, number in words.numbers.items() if number > 1)
        ones = any_of(word for word, number in words.numbers.items() if number == 1)
        scale = any_of((word for word in self.scales if word != "M"), exact=True)
        grouped = rf"{_GROUPED_BY_COMMA}|{_GROUPED}" if self.has_comma_groups else _GROUPED
        self.numbers = re.compile(
            rf"{_NO_START}(?:(?P<about>{any_of(words.words('figures.about'))})"
            rf"(?:{_GAP}|(?<=’)))?(?P<sign>{_SIGN}{_GAP}?)?"
            rf"(?P<number>{grouped}|{_PLAIN}|{spelt}|{ones}(?={_GAP}{scale}))"
            rf"(?:{_GAP}?(?P<scale>{scale}|M(?={_GAP}?[€$])))?{_NO_END}"
        )
        tied = any_of(word for word in words.words("figures.of") if word[-1] in "’'")
        loose = any_of(word for word in words.words("figures.of") if word[-1] not in "’'")
        self.of = rf"(?:{_GAP}{loose}{_GAP}|{_GAP}{tied}|{_GAP})"
        self.unit = re.compile(rf"(?:{self.of}|)(?P<unit>{any_of(self.units, exact=True)})(?!-\w)")
        self.age_after = re.compile(rf"{_GAP}{any_of(words.words('dates.age_after'))}")
        self.clock_after = re.compile(rf"{_GAP}{any_of(words.words('figures.clock_after'))}")
        self.noun = re.compile(rf"{self.of}(?P<phrase>{_noun_phrase(words)})")
        self.no_nouns = frozenset(words.words("figures.no_nouns"))
        self.parties = frozenset(words.words("figures.parties"))

    def read(self, text: str, match: re.Match[str], end: int) -> Figure | None:
        value = self._value(match)
        if signed := self.signed(text, match, end, value):
            return signed
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if self.clock_after.match(text, match.end(), end):
            return None
        unit = self.unit.match(text, match.end(), end)
        if unit is not None:
            name = self.units[re.sub(_GAP, " ", unit["unit"])]
            if self._is_time(text, match, unit.end(), name, before):
                return None
            return Figure(match.start(), unit.end(), value, name)
        if self._is_label(match, before):
            return None
        counted = self.noun.match(text, match.end(), min(end, match.end() + 80))
        if counted is None or not self._is_noun(counted["phrase"]):
            return None
        if self._is_named_party(counted["phrase"], value, match, before):
            return None
        return Figure(match.start(), counted.end(), value, None, counted["phrase"])

    def _value(self, match: re.Match[str]) -> float:
        number = match["number"]
        if number[0].isdecimal():
            value = number_of(number, self.has_comma_groups)
        else:
            word = re.sub(_GAP, " ", number)
            known = self.words.numbers
            value = known.get(word) or known[word[0].lower() + word[1:]]
        scale = re.sub(_GAP, " ", match["scale"] or "")
        value *= int(self.scales[scale]) if scale else 1
        value = round(value, 6)
        return int(value) if float(value).is_integer() else value

    def _is_time(self, text: str, match: re.Match[str], end: int, unit: str, before: str) -> bool:
        """Whether a number of years is an age, or one of hours a time of day."""
        if unit == "years":
            if self.age_after.match(text, end) or self._follows("dates.age_before", before):
                return True
            return before.endswith((", ", ", de ")) and text[end : end + 1] in (",", ".", ")")
        if unit == "hours" and match["number"][0].isdecimal():
            return self._follows("figures.clock_before", before)
        return False

    def _is_label(self, match: re.Match[str], before: str) -> bool:
        """Whether a number is the name of what stands before it: "Artikel 5"."""
        if match["about"]:
            return False
        if self._follows("figures.label_before", before):
            return True
        word = _CAPITAL.search(before)
        if self.words.language == "de" or word is None or not word.group()[0].isupper():
            return False
        return _OPENS.search(before) is None and match["number"][0].isdecimal()

    def _is_noun(self, phrase: str) -> bool:
        words = re.split(_GAP, phrase)
        if any(word.casefold() in self.no_nouns or word in self.no_nouns for word in words):
            return False
        return not words[-1].endswith(self.words.words("figures.verb_endings") or ("\0",))

    def _is_named_party(self, phrase: str, value: float, match: re.Match[str], before: str) -> bool:
        if phrase not in self.parties or value >= 10 or match["number"][0].isdecimal():
            return False
        return value == 2 or self._follows("figures.article_before", before)

    def _follows(self, name: str, before: str) -> bool:
        words = self.words.words(name)
        return bool(words) and _ending(words).search(before) is not None


@cache
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words)}\.?{_GAP}?$")


def _noun_phrase(words: Vocabulary) -> str:
    """A pattern for the noun after a number, with adjectives before it."""
    endings = "|".join(words.words("figures.adjective_endings"))
    if words.language == "de":
        adjective = rf"[a-zäöüß]{{2,}}(?:{endings})"
        return rf"(?:{adjective}{_GAP}){{0,3}}?[A-ZÄÖÜ][\w-]*[a-zäöüß](?!\w)"
    if endings:
        return (
            rf"(?:[^\W\d_]+(?:{endings}){_GAP}(?=[^\W\d_A-ZА-Я]{{3}})){{0,2}}"
            r"[^\W\d_A-ZА-Я][^\W\d_]{2,}(?!\w)"
        )
    nouns = "|".join(words.words("figures.noun_endings"))
    adjectives = any_of(words.words("figures.adjectives"), exact=True)
    return rf"(?:{adjectives}{_GAP})?[^\W\d_][\w-]{{2,}}(?:{nouns})(?!\w)"


def number_of(text: str, has_comma_groups: bool) -> float:
    """The number that digits with separators write, by the comma as the decimal sign.

    Groups of three after a dot, an apostrophe or a blank are thousands; so are those after a comma
    where `has_comma_groups`. A dot before one or two digits is a decimal point.
    """
    if has_comma_groups and re.fullmatch(_GROUPED_BY_COMMA, text):
        return float(text.replace(",", ""))
    if re.fullmatch(_GROUPED, text):
        return float(re.sub(r"[.'’\s]", "", text).replace(",", "."))
    return float(text.replace(",", "."))
