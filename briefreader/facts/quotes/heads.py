"""With whom a sentence begins, or whom it names last: speakers that no verb of speech shows."""

import re
from dataclasses import dataclass

from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.facts.quotes.speaker_nouns import is_person_noun
from briefreader.facts.quotes.speakers import BLOT, Names, Subject, SubjectKind, described, named


@dataclass(frozen=True, slots=True)
class Surrounding:
    """The masked text, the names, and the sentence in which quotations are attributed."""

    masked: str
    names: Names
    sentence: Span


_HEAD_PRONOUN = re.compile(r"\W*(?:[\w ]{0,60},\s+)?(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\b")


def head_of_sentence(around: Surrounding, start: int, end: int) -> Subject | None:
    """The pronoun at the head of the sentence, else its first person, else its first name."""
    pronoun = _HEAD_PRONOUN.match(around.masked, around.sentence.start, end)
    if pronoun is not None:
        span = pronoun.span("pronoun")
        return Subject(SubjectKind.PRONOUN, *span, pronoun.group("pronoun").casefold())
    before = around.names.between(start, end)
    visible = [name for name in before if around.masked[name.start] != BLOT]
    person = next((name for name in visible if name.kind is FactKind.PERSON), None)
    if person is not None:
        return named(person)
    return named(visible[0]) if visible else described_first(around, start, end)


_SOURCE = re.compile(
    r"\b(?:from|of|by)\s+(?:(?:the|an?|his|her|our|their)\s+)?(?:[a-z-]+\s+){0,3}$"
)


def named_last(around: Surrounding, start: int, colon: int) -> Subject | None:
    """The name right before a colon whose words they are: "a line from the prophet Micah:"."""
    name = around.names.at(len(around.masked[start:colon].rstrip()) + start - 1)
    if name is None or name.start < start:
        return None
    before = around.masked[max(start, name.start - 60) : name.start]
    return named(name) if _SOURCE.search(before) else None


_HEAD_REACH = 48


def person_at_head(around: Surrounding, end: int) -> Subject | None:
    """The person with whom the sentence begins, before `end`: named, described or a pronoun."""
    start = around.sentence.start
    pronoun = _HEAD_PRONOUN.match(around.masked, start, end)
    if pronoun is not None:
        span = pronoun.span("pronoun")
        return Subject(SubjectKind.PRONOUN, *span, pronoun.group("pronoun").casefold())
    first = next(iter(around.names.between(start, min(start + _HEAD_REACH, end))), None)
    if first is None or first.kind is not FactKind.PERSON or around.masked[first.start] == BLOT:
        return described_first(around, start, end, newly=True)
    if _OF_VERB.search(around.masked, start, first.start):
        return None
    owns = around.masked[first.end - 2 : first.end + 3]
    return None if _POSSESSIVE.search(owns) else named(first)


_OF_VERB = re.compile(r"\b[a-z]+ed\s(?:[A-Z]\w*\s)?$")
"""What makes the first name of a sentence its object: "In March they sentenced Roe"."""

_POSSESSIVE = re.compile(r"[’']\s?s\b|s[’']\s")
_FIRST_WORD = re.compile(r"[\w’'-]+")
_FINITE = re.compile(r"\s(?:has\s|have\s|had\s)?(?:(?:also|\w+ly)\s)?[a-z]+(?:ed|s)\b")
_FIRST_WORDS = 6


def described_first(
    around: Surrounding, start: int, end: int, *, newly: bool = False
) -> Subject | None:
    """The person who is described at the head of the sentence: "A local baker weighed “…”".

    With `newly` only somebody brought in there, by a finished deed: what "the lessee needs" is
    seldom what the lessee says.
    """
    masked = around.masked
    first: int | None = None
    for word, _ in zip(_FIRST_WORD.finditer(masked, start, end), range(_FIRST_WORDS), strict=False):
        if first is None:
            first = word.start()
            if newly and not _INDEFINITE.fullmatch(word.group()):
                return None
        elif masked[word.start() - 1] != " ":
            return None
        finite = _FINITE.match(masked, word.end(), end)
        if finite is not None and is_person_noun(word.group()):
            done = finite.group().endswith("ed")
            return described(masked, first, word.end()) if done or not newly else None
    return None


_INDEFINITE = re.compile(r"[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Mm]any|[Oo]thers?")
