"""Events told by a verb of the past: who did what to whom, or what was done."""

import re
from collections.abc import Iterator

from briefreader.domain.fact import Fact
from briefreader.facts.events.dated import opening_date
from briefreader.facts.events.details import event
from briefreader.facts.events.phrases import (
    BARRED,
    FIRM,
    LONGEST_SUBJECT,
    NEAR,
    OBJECT,
    PASSIVE,
    blanks,
    is_of_budget_year,
    tail,
    trimmed,
)
from briefreader.facts.events.subjects import CERTAIN_NOUN, subject_before, whole_subject
from briefreader.facts.events.surroundings import Around
from briefreader.facts.events.vocabulary import (
    ACTS,
    NOUNS,
    OPENING_AND_ENDING,
    VERBS,
    WITHOUT_OBJECT,
    is_habitual,
    is_hypothetical,
)
from briefreader.facts.text.word_lists import word_list

ENOUGH = 3.0
"""How much must speak for an event; what counts is in `_active` and `_passive`."""

_KINDS = {**ACTS, **VERBS}
_VERB = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
    + r")(?![\w-])"
)
_FIRST_VERB = re.compile(
    r"(?:"
    + "|".join(sorted({word.capitalize() for word in _KINDS}, key=len, reverse=True))
    + r")(?![\w-])"
)
"""The same at the head of a sentence."""


def by_verb(around: Around) -> Iterator[Fact]:
    """The events that verbs of a sentence tell."""
    text, sentence = around.text, around.sentence
    first = _FIRST_VERB.match(text, sentence.start, sentence.end)
    others = _VERB.finditer(text, sentence.start, sentence.end)
    for verb in (first, *others) if first is not None else others:
        lead = text[max(sentence.start, verb.start() - 100) : verb.start()].rstrip()
        if BARRED.search(lead) or _is_hypothetical(lead):
            continue
        if is_habitual(_around_verb(around, verb)):
            continue
        if verb.group().lower() in ACTS and is_of_budget_year(lead):
            continue
        passive = PASSIVE.search(lead)
        found = (
            _active(around, verb, lead)
            if passive is None
            else _passive(around, verb, lead[: passive.start()])
        )
        if found is not None:
            start, end = found
            if verb.start() - start > LONGEST_SUBJECT:
                start = verb.start()
            else:
                start = whole_subject(around, start)
            what = _kind(text, verb, end)
            yield event(around, start, end, what, "event-verb")


def _kind(text: str, verb: re.Match[str], end: int) -> str:
    """The kind of event: of what was held or launched, otherwise of the verb."""
    word = verb.group().lower()
    if word in _OF_ITS_OBJECT:
        for thing in reversed(text[verb.end() : end].lower().split()):
            if thing in NOUNS:
                return NOUNS[thing]
    return _KINDS[word]


_OF_ITS_OBJECT = frozenset(
    word_list(
        "held hosted convened conducted launched began started opened concluded ordered"
        " announced completed"
    )
) | {"carried out"}


def _around_verb(around: Around, verb: re.Match[str]) -> str:
    """The clause before a verb and the words soon after it."""
    text, sentence = around.text, around.sentence
    before = text[max(sentence.start, verb.start() - NEAR) : verb.start()]
    after = text[verb.start() : min(sentence.end, verb.end() + NEAR)]
    return re.split(r"[;:]|, (?:and|but|which|who)\b", before)[-1] + re.split(r"[,;:]", after)[0]


def _is_hypothetical(lead: str) -> bool:
    clause = re.split(r"[,;:]|\band (?=the |a |an |[A-Z])", lead[-80:])[-1]
    return is_hypothetical(clause)


def _active(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    """Where somebody did something to something; None where too little speaks for it."""
    text, sentence = around.text, around.sentence
    if _ASIDE.match(text, verb.end(), sentence.end):
        return None
    subject = subject_before(around, verb.start() - blanks(text, verb.start()), lead)
    if subject is None:
        return _participle(around, verb, lead) or _second(around, verb, lead)
    start, evidence = subject
    evidence += _weight(verb) + 0.5 * bool(around.dates) - 0.5 * bool(_PERFECT.search(lead))
    word = verb.group().lower()
    tied = tail(around, verb.end())
    if word in WITHOUT_OBJECT or (word in OPENING_AND_ENDING and _is_dated_at(around, verb)):
        evidence += 0.5 * (tied > verb.end() or " " in word)
        is_bare = word in _WEAK_ALONE and tied == verb.end()
        opens = _has_opening_date(around, verb)
        evidence += 0.5 * opens
        is_bare = is_bare and not opens
        return (start, tied) if evidence >= ENOUGH and not is_bare else None
    thing = OBJECT.match(text, verb.end(), sentence.end)
    whom = _WHOM.match(text, verb.end(), sentence.end)
    if whom is not None and VERBS.get(word) in _UPON_SOMEBODY:
        return (start, whom.end()) if evidence + 0.5 >= ENOUGH else None
    if thing is not None and word == "held":
        words = _noun_phrase(text, verb.end(), thing.end()).lower().split()
        if not any(held.strip(",.") in _HELD for held in words):
            return None
    if (
        thing is None
        or _LAWS.search(lead)
        or _is_time(around, verb.end(), trimmed(text, thing.end()))
    ):
        return _reduced(around, verb, lead)
    if word == "elected" and not FIRM.match(text, verb.end(), sentence.end):
        return None
    evidence += _of_object(around, verb.end(), thing.end())
    return (start, trimmed(text, thing.end())) if evidence >= ENOUGH else None


_WHOM = re.compile(
    r" (?:him|them"
    r"|her(?= (?:in|on|to|at|by|as|of|with|for|from|and|after|before|without)\b|[.,;]))\b"
)
"""The one whom something was done to, named before."""
_UPON_SOMEBODY = frozenset(("attack", "arrest", "trial", "appointment", "other"))
_HELD = NOUNS.keys() | word_list(
    "event events vigil vigils training trainings inquest inquiry parade festival concert press"
    " briefing briefings hearing vote votes round rounds review retreat competition game games"
    " service funeral party celebration celebrations exhibition auction interview interviews"
    " sit-in gathering gatherings debate debates workshop workshops seminar seminars"
)
"""What can be held so that it happens; a share, an office and prisoners cannot."""


def _has_opening_date(around: Around, verb: re.Match[str]) -> bool:
    """Whether a clause opens with a time, and its verb has no object."""
    thing = OBJECT.match(around.text, verb.end(), around.sentence.end)
    return thing is None and opening_date(around, verb.start()) is not None


_WEAK_ALONE = frozenset(("met", "voted", "testified", "died", "partnered"))
"""Verbs that need a time, a place or a partner."""
_ASIDE = re.compile(r" (?:on |about )?(?:whether|that|if|how)\b|,")
_PERFECT = re.compile(r"\b(?:has|have)(?: \w+ly| also)?$")
_LAWS = re.compile(
    r"\b(?:[Ll]aws?|[Aa]cts?|[Bb]ills?|[Ll]egislation|[Rr]ules?|[Rr]egulations?|[Tt]reaty"
    r"|[Aa]greement|[Cc]onstitution|[Rr]esolution|[Aa]mendment|[Pp]rogram|[Oo]rder|[Rr]eport"
    r"|[Cc]onvention)(?: (?:of )?\d{4})?(?: \([^()]{1,60}\))?(?: (?:also|has|have|\w+ly))*$"
)
"""What provides and establishes without anything happening."""


def _is_time(around: Around, start: int, end: int) -> bool:
    """Whether what follows a verb is when, not what."""
    return any(end <= date.end for date in around.dates_at(start + 1))


def _reduced(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    """ "A law approved in March": a participle after its noun, with a time."""
    if _KINDS[verb.group().lower()] not in ("vote", "signing", "attack", "arrest", "trial"):
        return None
    noun = CERTAIN_NOUN.search(lead)
    if noun is None or not _is_dated_at(around, verb):
        return None
    offset = verb.start() - blanks(around.text, verb.start()) - len(noun.group())
    return offset, tail(around, verb.end())


def _weight(verb: re.Match[str]) -> float:
    return 1.0 if verb.group().lower() in VERBS else 0.5


def _is_dated_at(around: Around, verb: re.Match[str]) -> bool:
    """Whether a time follows a verb directly."""
    end = tail(around, verb.end())
    return bool(around.between(around.dates, verb.end(), end))


def _of_object(around: Around, start: int, end: int) -> float:
    """How certain and concrete an object is: its article, its names, what it tells itself."""
    words = around.text[start:end].split()
    is_firm = FIRM.match(around.text, start, around.sentence.end) is not None
    is_named = bool(around.at(start, end)) or any(word[0].isupper() for word in words)
    return (
        0.5 * is_firm + 0.5 * is_named + 1.0 * _tells_event(_noun_phrase(around.text, start, end))
    )


def _noun_phrase(text: str, start: int, end: int) -> str:
    """An object with the noun that it shares: "missile and drone attacks"."""
    more = _SHARED.match(text, end)
    return text[start:end] if more is None else text[start : more.end()]


_SHARED = re.compile(r",? (?:and|or) [\w-]+ [\w-]+")


def _tells_event(phrase: str) -> bool:
    return any(word.strip(",.") in NOUNS for word in phrase.lower().split())


def _second(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    """A second verb of the same subject: "and signed a treaty"."""
    if not lead.endswith(" and") or not around.names:
        return None
    thing = OBJECT.match(around.text, verb.end(), around.sentence.end)
    if FIRM.match(around.text, verb.end(), around.sentence.end) is None:
        return None
    is_early = around.names[0].start - around.sentence.start < NEAR
    if thing is None or not is_early:
        return None
    evidence = 1.0 + _weight(verb) + 0.5 * bool(around.dates)
    evidence += _of_object(around, verb.end(), thing.end())
    return (verb.start(), trimmed(around.text, thing.end())) if evidence >= ENOUGH else None


def _participle(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    """ "Founded in 1901 by ..." at the head of a sentence or of a bracket."""
    if lead and not lead.endswith("("):
        return _reduced(around, verb, lead)
    end = tail(around, tail(around, verb.end()))
    return (verb.start(), end) if around.between(around.dates, verb.end(), end) else None


def _passive(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    """Where something was done; None where too little speaks for it."""
    text, sentence = around.text, around.sentence
    offset = max(sentence.start, verb.start() - 100) + len(lead)
    subject = subject_before(around, offset, lead)
    if subject is None:
        return None
    start, evidence = subject
    if verb.group() == "held" and not _tells_event(text[start:offset]):
        return None
    end = tail(around, verb.end())
    near = around.between(around.dates, verb.start() - 2 * NEAR, verb.end() + NEAR)
    evidence += _weight(verb) + 1.0 * bool(near) + 0.5 * (end > verb.end())
    thing = FIRM.match(text, verb.end(), sentence.end)
    evidence += 0.5 * bool(thing)
    return (start, end) if evidence >= ENOUGH else None
