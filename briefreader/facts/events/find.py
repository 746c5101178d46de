"""Events that a document tells of, each with its kind, time, place and people where it says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.events.vocabulary import HAPPENING, HYPOTHETICAL, NOUNS, VERBS
from briefreader.facts.text.sentences import sentence_spans

ENOUGH = 2.0
"""How much must speak for an event; what counts is in `_evidence`."""

_NOUN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, VERBS)) + r")(?![\w-])")
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*[’']?|\S")
_PREMODIFIER = re.compile(r"[^\W_][\w’'.&-]*")
_AFTER_NOUN = re.compile(r" (?:in|on|at|between|with|against|of|to|by) (?:the )?(?=[A-Z\d])")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are)(?: \w+ly)? $")
_MODAL = re.compile(r"\b(?:to|can|may|will|would|could|should|might|must|not|never)(?: \w+)? $")
_NAMES = frozenset((FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE))
_OTHER_NAMES = frozenset(("Congress", "CONGRESS", "March", "MARCH", "Address", "Forum", "Strike"))
"""Nouns that name something else with a capital."""

_PARTNER = re.compile(r" (?:with|in|at|on|for|[A-Z])")
"""What follows "met" where people did, not a standard."""

_MOST_BEFORE = 6
_MOST_AFTER = 60
_NEAR = 70
_SKIPPED = (BlockKind.CODE, BlockKind.TABLE)


@dataclass(frozen=True, slots=True)
class _Around:
    """A sentence with the names and dates in it."""

    text: str
    sentence: Span
    names: tuple[Fact, ...]
    dates: tuple[Fact, ...]

    def between(self, facts: Sequence[Fact], start: int, end: int) -> list[Fact]:
        return [fact for fact in facts if start <= fact.start and fact.end <= end]


def find_events(
    document: Document, names: Sequence[Fact], dates: Sequence[Fact]
) -> tuple[Fact, ...]:
    """The mentions of events, in order, none overlapping another.

    `names` and `dates` are what was found in the document, in order. `label` is the phrase that
    tells the event; `detail.what` its kind, `detail.when` EDTF, `detail.where` and `detail.who`
    names in its sentence.
    """
    found: list[Fact] = []
    for block in document.body():
        if block.kind in _SKIPPED:
            continue
        for sentence in sentence_spans(document.text, block.start, block.end):
            around = _Around(
                document.text, sentence, _inside(names, sentence), _inside(dates, sentence)
            )
            found += _apart([*_by_noun(around), *_by_verb(around)])
    return tuple(found)


def _inside(facts: Sequence[Fact], span: Span) -> tuple[Fact, ...]:
    first = bisect_left(facts, span.start, key=lambda fact: fact.start)
    last = bisect_left(facts, span.end, key=lambda fact: fact.start)
    return tuple(facts[first:last])


def _apart(facts: list[Fact]) -> list[Fact]:
    """Those that overlap none before them; one told by a noun goes before one told by a verb."""
    kept: list[Fact] = []
    for fact in facts:
        if all(fact.end <= other.start or other.end <= fact.start for other in kept):
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.start)


# --- nouns ---------------------------------------------------------------------------------------


def _by_noun(around: _Around) -> Iterator[Fact]:
    text, sentence = around.text, around.sentence
    for noun in _NOUN.finditer(text, sentence.start, sentence.end):
        if noun.group() in _OTHER_NAMES:
            continue
        start = _start(text, sentence, noun.start(), around)
        end = _end(around, noun.end())
        if _evidence(around, noun, start, end) >= ENOUGH:
            yield _fact(around, start, end, NOUNS[noun.group().lower()], "event-noun")


def _start(text: str, sentence: Span, noun: int, around: _Around) -> int:
    """Where the names, dates and adjectives before a noun begin."""
    start = noun
    for _ in range(_MOST_BEFORE):
        if start <= sentence.start or text[start - 1] not in " -":
            break
        begin = max(text.rfind(" ", sentence.start, start - 1) + 1, sentence.start)
        word = text[begin:start].strip(" -")
        if not _PREMODIFIER.fullmatch(word) or not _modifies(word, begin, around):
            break
        start = begin
    return start


def _modifies(word: str, start: int, around: _Around) -> bool:
    """Whether a word before an event's noun belongs to it: a name, a date, an adjective."""
    if word[0].isupper() or word[0].isdigit():
        return start > around.sentence.start or bool(_covering(around, start))
    return word.endswith(_ADJECTIVE_ENDS) and word not in _NO_ADJECTIVES


_ADJECTIVE_ENDS = ("al", "ary", "ic", "ive", "an", "ese", "ish", "ous", "wide", "er", "ist", "ed")
_NO_ADJECTIVES = frozenset(("than", "other", "after", "under", "over", "per", "several", "an"))


def _covering(around: _Around, start: int) -> list[Fact]:
    facts = (*around.names, *around.dates)
    return [fact for fact in facts if fact.start <= start < fact.end]


def _end(around: _Around, end: int) -> int:
    """Where a place, a partner or a date that a preposition ties to a noun ends."""
    for _ in range(2):
        tie = _AFTER_NOUN.match(around.text, end, around.sentence.end)
        if tie is None:
            return end
        tied = [
            fact
            for fact in (*around.names, *around.dates)
            if fact.start <= tie.end() < fact.end and fact.end - end < _MOST_AFTER
        ]
        if not tied:
            return end
        end = max(fact.end for fact in tied)
    return end


def _evidence(around: _Around, noun: re.Match[str], start: int, end: int) -> float:
    """How much speaks for a certain event: dates, names, articles, verbs; and what against it."""
    text, sentence = around.text, around.sentence
    dated = bool(around.between(around.dates, start, end))
    named = bool(around.between(around.names, start, end))
    is_name = noun.group()[0].isupper() and start < noun.start()
    evidence = 2.0 * dated + 1.0 * named + 1.5 * is_name
    before = text[max(sentence.start, start - 24) : start].lower().split()
    if (before and before[-1] in ("the", "this", "that")) or (
        before and before[-1][-2:] in ("'s", "’s")
    ):
        evidence += 0.5
    near = around.between(around.dates, start - _NEAR, end + _NEAR)
    evidence += 1.0 * bool(near and not dated)
    words = {word.lower() for word in text[max(sentence.start, start - 60) : end + 40].split()}
    evidence += 0.5 * bool(words & HAPPENING)
    clause = {word.lower() for word in text[max(sentence.start, start - 50) : start].split()}
    evidence -= 1.0 * bool(clause & HYPOTHETICAL)
    if noun.group().lower().endswith("s") and noun.group().lower() not in _SINGLE and not dated:
        evidence -= 0.5
    return evidence


_SINGLE = frozenset(("talks", "remarks", "elections", "negotiations", "hostilities"))


# --- verbs ---------------------------------------------------------------------------------------


def _by_verb(around: _Around) -> Iterator[Fact]:
    text, sentence = around.text, around.sentence
    for verb in _VERB.finditer(text, sentence.start, sentence.end):
        lead = text[max(sentence.start, verb.start() - 24) : verb.start()]
        if _MODAL.search(lead) or _hypothetical(text, sentence, verb.start()):
            continue
        if verb.group() == "met" and not _PARTNER.match(text, verb.end()):
            continue
        subject = around.between(around.names, verb.start() - _NEAR, verb.start())
        target = around.between(around.names, verb.end(), verb.end() + _NEAR)
        is_passive = _PASSIVE.search(lead) is not None
        dated = around.between(around.dates, sentence.start, sentence.end)
        if not ((subject and (target or is_passive or dated)) or (target and dated)):
            continue
        start = (
            subject[-1].start
            if subject and _is_close(text, subject[-1].end, verb)
            else verb.start()
        )
        end = target[0].end if target else _object_end(text, sentence, verb.end())
        yield _fact(around, start, end, VERBS[verb.group()], "event-verb")


def _hypothetical(text: str, sentence: Span, verb: int) -> bool:
    clause = text[max(sentence.start, verb - 50) : verb].lower().split()
    return bool(HYPOTHETICAL.intersection(clause))


def _is_close(text: str, end: int, verb: re.Match[str]) -> bool:
    between = text[end : verb.start()]
    return len(between) < 24 and not set(between) & set(",;:()")


def _object_end(text: str, sentence: Span, end: int) -> int:
    """The end of the few words after a verb that say whom or what it struck."""
    stop = end
    for number, word in enumerate(_WORD.finditer(text, end, sentence.end)):
        if number >= 5 or not word.group()[0].isalnum():
            break
        stop = word.end()
    return stop


# --- facts ---------------------------------------------------------------------------------------


def _fact(around: _Around, start: int, end: int, what: str, rule: str) -> Fact:
    text = around.text
    dates = [fact for fact in around.dates if fact.value is not None]
    near = min(dates, key=lambda fact: _distance(fact, start, end), default=None)
    places = [fact for fact in around.names if fact.kind is FactKind.PLACE]
    where = min(places, key=lambda fact: _distance(fact, start, end), default=None)
    people = [fact for fact in around.names if fact.kind is not FactKind.PLACE]
    who = tuple(dict.fromkeys(fact.label or fact.text for fact in people))[:6]
    return Fact(
        kind=FactKind.EVENT,
        text=text[start:end],
        start=start,
        end=end,
        label=" ".join(text[start:end].split()),
        detail=Detail(
            what=what,
            when=str(near.value) if near is not None else None,
            where=(where.label or where.text) if where is not None else None,
            who=who,
        ),
        rule=rule,
        confidence=0.6,
    )


def _distance(fact: Fact, start: int, end: int) -> int:
    return max(fact.start - end, start - fact.end, 0)
