"""What only looks like a date in other languages, by the words around it."""

import re
from collections.abc import Iterable
from functools import cache

from briefreader.facts.text.alternatives import any_of
from briefreader.facts.text.vocabularies import Vocabulary

_BEFORE = 32
_OPENS = re.compile(r"(?:^|[.!?…:»«“„”\"–—(\n])[ \u00a0]*$")
_JOINS = ("-", "–", "/", "=", "‑")


def is_other_trap(
    form: str, match: re.Match[str], parts: dict[str, str], words: Vocabulary
) -> bool:
    """Whether the words around a match show that it is no date."""
    text, start = match.string, match.start()
    before = text[max(0, start - _BEFORE) : start]
    if _has_strange_capital(match, before, words):
        return True
    if form == "year":
        return _no_year(match, before, words)
    if form == "duration":
        return _no_duration(match, before, parts, words)
    if form == "season":
        adverbs = words.words("dates.season_adverbs")
        lead = _ending(words, "season_lead")
        return match.group().lower() not in adverbs and not lead.search(before)
    if form == "day_word":
        return re.search(r"\b(?:la|esta|una|cada) $", before) is not None
    if form == "month":
        return text[match.end() : match.end() + 1] in _JOINS or before.endswith(_JOINS)
    if form == "relative":
        return parts["unit"] in ("day", "hour")
    if form == "years":
        first, second = parts["year"], parts["year2"]
        return int(first[: 4 - len(second)] + second) <= int(first)
    return False


def _has_strange_capital(match: re.Match[str], before: str, words: Vocabulary) -> bool:
    """Whether a word that is written small has a capital inside a sentence: a name, not a date."""
    first = match.group()[0]
    if not first.isupper() or _OPENS.search(before):
        return False
    written = re.split(r"[\s.’'-]", match.group(), maxsplit=1)[0]
    if written.isupper():
        return False
    small = written[0].lower() + written[1:]
    return _is_listed(small, words) and not _is_listed(written, words)


@cache
def _listed_words(words: Vocabulary) -> frozenset[str]:
    tables = ("months", "weekdays", "day_words", "seasons", "which", "units", "ordinals")
    lists = ("parts", "ago_before", "hence_before", "span_words", "vague_counts", "decade_lead")
    found: set[str] = set(words.numbers)
    for name in tables:
        found.update(words.table(f"dates.{name}"))
    for name in lists:
        found.update(words.words(f"dates.{name}"))
    return frozenset(re.split(r"[\s.’'-]", word, maxsplit=1)[0] for word in found)


def _is_listed(word: str, words: Vocabulary) -> bool:
    return word in _listed_words(words)


def _no_year(match: re.Match[str], before: str, words: Vocabulary) -> bool:
    after = match.string[match.end() : match.end() + 40]
    stated = _ending(words, "year_lead").search(before) is not None
    if _ending(words, "number_before").search(before) or before.endswith(_JOINS):
        return True
    if re.match(r"/\d|[ \u00a0\u202f]\d{3}(?!\d)", after) or before.endswith("°"):
        return True
    if re.match(rf"[ \u00a0]{_counted(words)}", after) and "year_after" not in match.groupdict():
        return True
    return int(match.group("year")) < 1500 and not stated


def _no_duration(
    match: re.Match[str], before: str, parts: dict[str, str], words: Vocabulary
) -> bool:
    after = match.string[match.end() : match.end() + 24]
    if parts["count"] == "1":
        return True
    if parts["unit"] == "year":
        if _ending(words, "age_before").search(before):
            return True
        if re.match(rf"[ \u00a0]{any_of(words.words('dates.age_after'))}", after):
            return True
        if before.endswith((", ", ", de ", "(")) and after[:1] in (",", ")"):
            return True
    is_clock = parts["unit"] == "hour" and _ending(words, "clock_before", "figures").search(before)
    return bool(is_clock) and match.group()[0].isdecimal()


@cache
def _ending(words: Vocabulary, name: str, section: str = "dates") -> re.Pattern[str]:
    """A pattern for one of a list's words, with what may stand after it, right before a wording."""
    chosen = words.words(f"{section}.{name}")
    return re.compile(rf"(?<!\w){_before(chosen)}$")


def _before(chosen: Iterable[str]) -> str:
    tied = [word for word in chosen if word[-1:] in ("’", "'")]
    apart = [word for word in chosen if word not in tied]
    return rf"(?:{any_of(tied)}|{any_of(apart)}\.?[ \u00a0\n])"


@cache
def _counted(words: Vocabulary) -> str:
    return any_of(words.words("dates.counted_after"))
