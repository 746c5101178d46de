"""The date wordings of texts in other languages than English.

What is found is given as `patterns` gives the English wordings, its parts in the English words that
`resolution` understands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefreader.facts.dates.other_forms import FormSource, neutral_sources, sources_of
from briefreader.facts.dates.other_traps import is_other_trap
from briefreader.facts.dates.patterns import ENGLISH_MONTHS, WEEKDAYS, Wording, joins_number
from briefreader.facts.text.vocabularies import Vocabulary, vocabulary
from briefreader.facts.text.word_lists import word_list

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_WEEKDAY_NAMES = tuple(WEEKDAYS)
_DAY_WORDS = {
    "before_yesterday": "the day before yesterday",
    "after_tomorrow": "the day after tomorrow",
}
_OPENING_TABLES = word_list(
    "months short_months weekdays units which day_words seasons ordinals decade_words century_words"
)
_OPENING_LISTS = word_list(
    "parts between ago_before hence_before vague_counts decade_lead span_words short_weekdays"
)

Finder = Callable[[str, int, int], Iterator[Wording]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What finds wordings in one language; `words` is None where only figures are read."""

    words: Vocabulary | None
    openings: frozenset[str]
    with_word: tuple[tuple[FormSource, re.Pattern[str]], ...]
    with_digit: tuple[tuple[FormSource, re.Pattern[str]], ...]


def wordings_in(language: str) -> Finder:
    """What finds the date wordings of a language: `find(text, start, end)`, in order.

    Of languages without a table only days in figures are found ("2018-07-16", "16.07.2018").
    """
    grammar = _grammar(language)

    def find(text: str, start: int, end: int) -> Iterator[Wording]:
        position = start
        for word in _WORD.finditer(text, start, end):
            if word.start() < position:
                continue
            wording = _at(grammar, text, word, end)
            if wording is not None:
                yield wording
                position = wording.end

    return find


@cache
def _grammar(language: str) -> _Grammar:
    words = vocabulary(language)
    if words is None:
        return _Grammar(None, frozenset(), (), _compiled(neutral_sources()))
    sources = sources_of(words)
    openings = {"i", "v", "x", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii"}
    openings |= {"xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxe", "xixe", "q"}
    for name in _OPENING_TABLES:
        openings.update(map(_first_word, words.table(f"dates.{name}")))
    for name in _OPENING_LISTS:
        openings.update(map(_first_word, words.words(f"dates.{name}")))
    openings.update(map(_first_word, words.numbers))
    if language == "de":
        openings.update(_compounds(words))
    return _Grammar(
        words,
        frozenset(openings - {""}),
        _compiled(tuple(source for source in sources if source.with_word)),
        _compiled(tuple(source for source in sources if source.with_digit)),
    )


def _compiled(sources: tuple[FormSource, ...]) -> tuple[tuple[FormSource, re.Pattern[str]], ...]:
    return tuple((source, re.compile(rf"(?:{source.source})(?!\w)")) for source in sources)


def _first_word(phrase: str) -> str:
    found = _WORD.search(phrase)
    return found.group().casefold() if found else ""


def _compounds(words: Vocabulary) -> Iterator[str]:
    times = ("abend", "morgen", "nachmittag", "vormittag", "nacht", "mittag")
    for day in words.table("dates.weekdays"):
        yield from (day.casefold() + time for time in times)


def _at(grammar: _Grammar, text: str, word: re.Match[str], end: int) -> Wording | None:
    start = word.start()
    is_number = word.group()[0].isdecimal()
    if not is_number and word.group().casefold() not in grammar.openings:
        return None
    if start and joins_number(text, start):
        return None
    forms = grammar.with_digit if is_number else grammar.with_word
    for form, pattern in forms:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        if grammar.words is None:
            return Wording(form.name, match.start(), match.end(), _written(match))
        parts = _in_english(_written(match), grammar.words)
        if parts is not None and not is_other_trap(form.name, match, parts, grammar.words):
            return Wording(form.name, match.start(), match.end(), parts)
    return None


def _written(match: re.Match[str]) -> dict[str, str]:
    return {
        name.removesuffix("_after").removesuffix("_alone"): value
        for name, value in match.groupdict().items()
        if value
    }


def _in_english(parts: dict[str, str], words: Vocabulary) -> dict[str, str] | None:
    """The parts of a wording in English words and digits; None where a number is none."""
    found = dict(parts)
    for name, value in parts.items():
        plain = re.sub(r"\s", " ", value)
        if name in _DIRECTIONS:
            found["direction"] = _DIRECTIONS[name]
        elif name in _READERS:
            part, read = _READERS[name]
            found[part] = read(plain, words)
        elif name in _TABLES:
            meaning = _look_up(words.table(f"dates.{_TABLES[name]}"), plain)
            found[name] = _DAY_WORDS.get(meaning, meaning)
    if "century" in found and not 5 <= int(found["century"]) <= 21:
        return None
    if "direction" in found:
        found.setdefault("count", "1")
    if found.get("unit") == "century" and "count" in found:
        found["unit"] = "centur"
    return found


def _month(name: str, words: Vocabulary) -> str:
    if name.isdecimal():
        return name
    name = name.rstrip(".")
    number = _look_up(words.table("dates.months"), name)
    return ENGLISH_MONTHS[int(number or _look_up(words.table("dates.short_months"), name)) - 1]


def _weekday(name: str, words: Vocabulary) -> str:
    name = name.rstrip(".")
    table = words.table("dates.weekdays")
    if number := _look_up(table, name):
        return _WEEKDAY_NAMES[int(number) - 1]
    short = words.words("dates.short_weekdays")
    if name in short:
        return _WEEKDAY_NAMES[short.index(name)]
    longest = max((day for day in table if name.startswith(day)), key=len)
    return _WEEKDAY_NAMES[int(table[longest]) - 1]


def _quarter(text: str, words: Vocabulary) -> str:
    if text[0] == "Q":
        return text[1]
    return _look_up(words.table("dates.ordinals"), text) or text[0]


def _full_year(text: str, words: Vocabulary) -> str:
    return f"19{text}" if int(text) > 50 else f"20{text}"


def _tens(text: str, words: Vocabulary) -> str:
    return _look_up(words.table("dates.decade_words"), text)


def _century(text: str, words: Vocabulary) -> str:
    if text.isdecimal():
        return text
    return _look_up(words.table("dates.century_words"), text) or str(_roman(text))


def _look_up(table: Mapping[str, str], word: str) -> str:
    """What a word means, also one with a capital where a sentence begins; empty for none."""
    return table.get(word) or table.get(word[0].lower() + word[1:], "")


def _count(text: str, words: Vocabulary) -> str:
    if text.isdecimal():
        return text
    number = words.numbers.get(text) or words.numbers.get(text[0].lower() + text[1:])
    return str(number) if number else "several"


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_DIRECTIONS = {"ago": "ago", "hence": "from now", "earlier": "earlier", "later": "later"}
_TABLES = {"unit": "units", "which": "which", "season": "seasons", "word": "day_words"}
_READERS: Mapping[str, tuple[str, Callable[[str, Vocabulary], str]]] = {
    "month": ("month", _month),
    "month2": ("month2", _month),
    "weekday": ("weekday", _weekday),
    "quarter": ("quarter", _quarter),
    "count": ("count", _count),
    "tens_word": ("tens", _tens),
    "century": ("century", _century),
    "century_word": ("century", _century),
    "short_year": ("year", _full_year),
}
