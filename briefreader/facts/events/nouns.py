"""Events told by a noun: "the 2009 parliamentary elections", "the death of Justice Oak"."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Span
from briefreader.domain.fact import Fact
from briefreader.facts.events.details import event
from briefreader.facts.events.surroundings import Around
from briefreader.facts.events.vocabulary import HAPPENING, NOUNS, is_hypothetical
from briefreader.facts.text.word_lists import word_list

ENOUGH = 2.0
"""How much must speak for an event; what counts is in `_evidence`."""

_NOUN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_PREMODIFIER = re.compile(r"[^\W_][\w’'.&-]*")
_TIE = re.compile(
    r"(?: [IVX]{1,3}\b)?"
    r" (?:in|on|at|between|with|against|of|to|by|for|from) (?:the |former |late )?"
    r"(?=[A-Z\d])([A-Z\d][\w.’'-]*(?: [A-Z\d][\w.’'-]*){0,3})"
)
_NUMERAL = re.compile(r" [IVX]{1,3}\b")
_LARGER_NAME = re.compile(
    r"(?: \([A-Z]+\))? (?!World|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|[IVX]+\b)(?:(?:of|on|for|and) (?:the )?)?[A-Z][a-z]+"
)
_TERM = re.compile(
    r"[ -](?:penalty|sentences?|tolls?|threats?|row|squads?|certificates?|crimes?|zones?|veterans?"
    r"|officials?|observers?|commission|law|laws|code|campaigns?|administration|rates?"
    r"|facilit(?:y|ies)|cent(?:er|re)s?|conditions|camps?|committees?|members?|fathers?"
    r"|of \d+ (?:years?|months?))\b",
    re.IGNORECASE,
)
"""What after a noun makes another thing of it: "death penalty", "election law"."""
_CONVENTION = re.compile(
    r"(?:national|party|republican|democratic|constitutional|annual) $", re.IGNORECASE
)
_OTHER_NAMES = frozenset(
    word_list(
        "Congress CONGRESS March MARCH Address Forum Strike Fire Call Session Judicial Recall"
        " Drill Dialogue Workshop Rally Primary Tour Award"
    )
)
"""Nouns that name something else with a capital."""
_CERTAIN = frozenset(
    ("war", "attack", "ceasefire", "exercise", "disaster", "death", "summit", "outbreak", "other")
)
"""Kinds of which "the" and a name make one certain event."""
_TIED = frozenset(("war", "ceasefire", "disaster", "death", "outbreak"))
"""Kinds of which a place or a name after it makes one certain event."""
_TITLED = frozenset(("war", "ceasefire", "speech", "summit"))
"""Kinds that headings name."""
_SINGLE = frozenset(
    word_list("talks remarks elections negotiations hostilities discussions clashes killings")
)
_ADJECTIVE_ENDS = ("al", "ary", "ic", "ive", "an", "ese", "ish", "ous", "wide", "ist", "ed")
_ADJECTIVES = frozenset(("former", "earlier", "later", "major", "nuclear", "civil", "cross-border"))
_NO_ADJECTIVES = frozenset(("than", "other", "after", "under", "over", "per", "several", "an"))
_SITES = frozenset(
    word_list(
        "airport border bridge camp church club embassy factory ferry harbour harbor hospital hotel"
        " house market metro mine mosque nightclub oil plane port prison school stadium station"
        " synagogue temple theatre theater town train university village"
    )
)
"""What stands between a name and what happened there: "the Oakton stadium disaster"."""
_MOST_BEFORE = 6
_MOST_AFTER = 60
_NEAR = 70


def by_noun(around: Around) -> Iterator[Fact]:
    """The events that nouns of a sentence tell."""
    text, sentence = around.text, around.sentence
    for noun in _NOUN.finditer(text, sentence.start, sentence.end):
        start = _start(text, sentence, noun.start(), around)
        if _TERM.match(text, noun.end()) or _names_something_else(around, noun, start):
            continue
        end = _end(around, noun.end())
        if _evidence(around, noun, start, end) >= ENOUGH:
            yield event(around, start, end, NOUNS[noun.group().lower()], "event-noun")


def _names_something_else(around: Around, noun: re.Match[str], start: int) -> bool:
    """Whether a noun with a capital is part of another name: of a law, an office, a treaty."""
    text = around.text
    if not noun.group()[0].isupper():
        return False
    if noun.group() in _OTHER_NAMES:
        return True
    if noun.group().lower() == "convention":
        return _CONVENTION.search(text[start : noun.start()]) is None
    longer = _LARGER_NAME.match(text, noun.end(), around.sentence.end)
    return longer is not None and not text[noun.start() : noun.end()].isupper()


def _start(text: str, sentence: Span, noun: int, around: Around) -> int:
    """Where the names, dates and adjectives before a noun begin."""
    start = noun
    for _ in range(_MOST_BEFORE):
        if start <= sentence.start or text[start - 1] not in " -":
            break
        begin = max(text.rfind(" ", sentence.start, start - 1) + 1, sentence.start)
        word = text[begin:start].strip(" -")
        is_site = word in _SITES and bool(around.covering(begin - 2))
        if not _PREMODIFIER.fullmatch(word) or not (is_site or _modifies(word, begin, around)):
            break
        start = begin
    return start


def _modifies(word: str, start: int, around: Around) -> bool:
    """Whether a word before an event's noun belongs to it: a name, a date, an adjective."""
    if word[0].isupper() or word[0].isdigit():
        return start > around.sentence.start or bool(around.covering(start))
    return word in _ADJECTIVES or (
        word.endswith(_ADJECTIVE_ENDS)
        and word not in _NO_ADJECTIVES
        and not (word.endswith("ed") and len(word) < 8)
    )


def _end(around: Around, end: int) -> int:
    """Where a numeral, and a place, a partner or a date tied by a preposition, ends."""
    numeral = _NUMERAL.match(around.text, end, around.sentence.end)
    if numeral is not None:
        end = numeral.end()
    for _ in range(2):
        tie = _TIE.match(around.text, end, around.sentence.end)
        if tie is None:
            return end
        tied = [
            fact
            for fact in around.at(tie.start(1), tie.end(1))
            if fact.start > end and fact.end - end < _MOST_AFTER
        ]
        if not tied:
            return end
        end = max(fact.end for fact in tied)
    return end


def _evidence(around: Around, noun: re.Match[str], start: int, end: int) -> float:
    """How much speaks for a certain event: dates, names, articles, verbs; and what against it."""
    text, sentence = around.text, around.sentence
    word = noun.group().lower()
    is_single = not word.endswith("s") or word in _SINGLE
    is_certain = NOUNS[word] in _CERTAIN and is_single
    dated = bool(around.between(around.dates, start, end))
    named = bool(around.between(around.names, start, end)) or _is_of_nation(text, start, noun)
    is_name = noun.group()[0].isupper() and start < noun.start()
    is_name = is_name and (not around.is_heading or NOUNS[word] in _TITLED)
    evidence = 2.0 * dated + 1.0 * named + (2.0 if NOUNS[word] in _CERTAIN else 1.5) * is_name
    before = text[max(sentence.start, start - 24) : start].lower().split()
    is_definite = before and (
        before[-1] in ("the", "this", "that") or before[-1][-2:] in ("'s", "’s")
    )
    evidence += (1.0 if is_certain else 0.5) * bool(is_definite)
    is_indefinite = before and before[-1] in ("a", "an", "any", "another", "each", "every")
    is_tied = named and end > noun.end() and not is_indefinite
    evidence += 1.0 * (NOUNS[word] in _TIED and is_single and is_tied)
    near = around.between(around.dates, start - _NEAR, end + _NEAR)
    evidence += 1.0 * bool(near and not dated)
    evidence += 1.5 * bool(near and _TOOK_PLACE.match(text, end))
    words = {word.lower() for word in text[max(sentence.start, start - 60) : end + 40].split()}
    evidence += 0.5 * bool(words & HAPPENING)
    clause = text[max(sentence.start, start - 50) : start]
    evidence -= 1.0 * is_hypothetical(clause)
    return evidence - 0.5 * (not is_single and not dated and not (named and end > noun.end()))


_TOOK_PLACE = re.compile(
    r",? (?:(?:was|were|will be) (?:\w+ly )?(?:held|conducted|organi[sz]ed|scheduled|carried out"
    r"|under way|called)|(?:took|takes|will take) place|occurred|broke out|happened|erupted)\b"
)
"""What is said of a noun that tells an event."""
_NATION = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish|ani|i|an|ch)(?![a-z])")


def _is_of_nation(text: str, start: int, noun: re.Match[str]) -> bool:
    return _NATION.search(text, start, noun.start()) is not None
