"""Which words around a quotation say whose it is.

The rules look, in this order, at what follows the quotation ("…," he said), at the verb of speech
nearest before it in its sentence, at "according to", and at a colon before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from briefreader.facts.quotes.heads import (
    Surrounding,
    head_of_sentence,
    named_last,
    person_at_head,
)
from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.quotes.speakers import (
    Subject,
    SubjectKind,
    is_title,
    subject_after,
    subject_before,
)
from briefreader.facts.quotes.speech_verbs import (
    BARE_NOUNS,
    NAMING_VERBS,
    NOUN_TOO,
    PARTICIPLES,
    SPEECH_VERBS,
    governs,
    introduces,
)

_WINDOW = 600
"""How much of a sentence before and after a quotation, in code points, is read at most."""

_WORD = re.compile(r"(?<![\w’'-])[a-zà-öø-ÿа-я]+(?![\w-]|[’']\w)")
_ACCORDING = re.compile(
    r"\b[Aa]ccording\s+to\b|\b[Pp]er(?=\s+(?:an?|the|one|its|his|her|their)\s)"
    r"|\b[Ii]n\s+the\s+(?:words|opinion|view)\s+of\b"
)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Tt]hese|[Tt]hose|[Ss]uch"
    r"|[Ss]ome|[Mm]any|[Ss]everal"
    r"|[Mm]edia|[Nn]ews|[Pp]ress|of|for|in|no|any|by|with|from|on|new|recent|other|[\w-]+[’']s"
    r"|United|to)\s)$"
)
_PLURAL_BEFORE = re.compile(
    r"(?:s|\b(?:people|men|women|police|to|will|would|can|could|may|might|must|should|not|did"
    r"|do|does"
    r"|I|[Ww]e|[Tt]hey|[Yy]ou|who|also|and|[a-z]+ly)) $"
)
_ADJECTIVE_BEFORE = re.compile(r"\b(?:the|an?|so|its|of|very|more|most|his|her|their|this)\s$")
_BEFORE_SUBJECT = re.compile(r"(?:\s|,|\b(?:the|both|all|later|also|of|\w+ly)\b)*")
_QUOTED_AS = re.compile(r"\b(?:quoted|cited)\b")
_LEAD_IN = re.compile(r"\s*,?\s*(?:[—–-]\s*)?(?:as\s+|so\s+|thus\s+)?")
_PASSIVE = re.compile(r"\b(?:is|was|are|were|been|be|being)\s+(?:\w+ly\s+)?$")
_STRONG_END = ",?!—"
_AFTER_REACH = 220


class Link(Enum):
    """How a quotation hangs on its cue; the closer, the surer."""

    AFTER = "after"
    BEFORE = "before"
    ACCORDING = "according-to"
    COLON = "colon"
    AS = "as"
    HEAD = "head-of-sentence"
    SHARED = "shared"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the subject found for it; `gap` is the distance from cue to quotation."""

    link: Link
    subject: Subject | None
    cue: str
    cue_at: int
    gap: int
    naming: bool = False
    channel: str | None = None


def attribute(
    around: Surrounding, quote: Marked, earlier: Sequence[Attribution]
) -> Attribution | None:
    """Whose a quotation is, as its sentence says; `earlier` are those before it in the sentence."""
    channel: str | None = None
    after = _after(around, quote)
    if after is not None and after.subject is not None and after.subject.is_news:
        channel, after = after.subject.label, None
    before = _before(around, quote, earlier)
    found = before if _prefers_before(around, quote, before, after) else after or before
    if found is None:
        found = _according(around, quote) or _colon(around, quote) or _as(around, quote)
    if found is None and channel is None:
        found = _head(around, quote)
    if found is None and channel is not None:
        return Attribution(Link.AFTER, None, "reported", quote.outer_end, 0, channel=channel)
    if found is not None and channel is not None:
        return Attribution(
            found.link, found.subject, found.cue, found.cue_at, found.gap, found.naming, channel
        )
    return found


def _prefers_before(
    around: Surrounding, quote: Marked, before: Attribution | None, after: Attribution | None
) -> bool:
    if before is None or after is None:
        return before is not None
    return not _ends_open(around.masked, quote) and before.gap <= after.gap + 40


def _ends_open(masked: str, quote: Marked) -> bool:
    """Whether the marks close on a comma or the like, so that its speaker must follow."""
    return quote.end > quote.start and (
        masked[quote.end - 1] in _STRONG_END or masked[quote.outer_end : quote.outer_end + 1] == ","
    )


def _after(around: Surrounding, quote: Marked) -> Attribution | None:
    """The cue that follows: "…," she said; "…," said the minister; "…," as Roe put it."""
    masked = around.masked
    limit = min(around.sentence.end, quote.outer_end + _AFTER_REACH)
    lead = _LEAD_IN.match(masked, quote.outer_end, limit)
    begin = quote.outer_end if lead is None else lead.end()
    open_end = _ends_open(masked, quote) or "as" in masked[quote.outer_end : begin]
    for word in _WORD.finditer(masked, begin, limit):
        if "“" in masked[begin : word.start()] or '"' in masked[begin : word.start()]:
            return None
        verb = word.group()
        if verb not in SPEECH_VERBS or verb in PARTICIPLES or not governs(verb, masked, word.end()):
            continue
        subject = _subject_following(around, begin, word, open_end)
        if subject is None and verb in NOUN_TOO:
            continue
        if subject is None:
            return None
        gap = word.start() - quote.outer_end
        return Attribution(Link.AFTER, subject, verb, word.start(), gap)
    return None


def _subject_following(
    around: Surrounding, begin: int, verb: re.Match[str], open_end: bool
) -> Subject | None:
    between = around.masked[begin : verb.start()].strip()
    if not between or between in ("a", "hat", "has", "had"):
        return (
            subject_after(around.masked, around.names, verb.end(), around.sentence.end)
            if open_end
            else None
        )
    subject = subject_before(around.masked, around.names, begin, verb.start())
    if subject is None or subject.start - begin > 60:
        return None
    skipped = around.masked[begin : subject.start]
    if subject.kind is SubjectKind.NAME and is_title(skipped):
        skipped = ""
    if not _BEFORE_SUBJECT.fullmatch(skipped):
        return None
    plain = subject.kind is not SubjectKind.DESCRIBED
    return subject if open_end or (plain and not skipped.strip()) else None


def _before(
    around: Surrounding, quote: Marked, earlier: Sequence[Attribution]
) -> Attribution | None:
    """The verb of speech nearest before the quotation, with its subject."""
    masked = around.masked
    start = max(around.sentence.start, quote.outer_start - _WINDOW)
    words = [
        word
        for word in _WORD.finditer(masked, start, quote.outer_start)
        if word.group() in SPEECH_VERBS
        and _is_verb(masked, start, word)
        and introduces(word.group(), masked, word.end(), quote.outer_start)
    ]
    for word in reversed(words):
        subject = _subject_of(around, start, word, words, earlier)
        if subject is not None and not _only_names(masked, subject, word, quote):
            gap = quote.outer_start - word.end()
            verb = word.group()
            channel = _reporter(around, start, word, subject)
            naming = verb in NAMING_VERBS
            return Attribution(Link.BEFORE, subject, verb, word.start(), gap, naming, channel)
    return None


_WHAT = re.compile(r"\b(?:what|which|that|as)\s+(?:an?\s|the\s)?$")


def _only_names(masked: str, subject: Subject, word: re.Match[str], quote: Marked) -> bool:
    """Whether the verb is no deed of its subject: "a user called “Ann”", not "what he called …"."""
    verb = word.group()
    is_next = not masked[word.end() : quote.outer_start].strip()
    if not (verb in NAMING_VERBS and verb.endswith("ed") and is_next):
        return False
    if subject.kind is SubjectKind.PRONOUN or word.start() - subject.end > 40:
        return False
    before = masked[max(0, subject.start - 12) : subject.start]
    return subject.kind is SubjectKind.DESCRIBED and not _WHAT.search(before)


def _reporter(around: Surrounding, start: int, word: re.Match[str], subject: Subject) -> str | None:
    """The agency or paper that reported the words, or quoted their speaker "as saying" them."""
    if subject.is_news and word.group().startswith("report"):
        return subject.label
    masked = around.masked
    if word.group() in ("quoted", "cited"):
        by = _BY.match(masked, word.end(), around.sentence.end)
        reporter = by and subject_after(masked, around.names, by.end(), around.sentence.end)
        return reporter.label if reporter and reporter.is_news and reporter != subject else None
    quoted = _QUOTED_AS.search(masked, max(start, word.start() - 120), word.start())
    if quoted is None or word.group() != "saying":
        return None
    source = subject_before(around.masked, around.names, start, quoted.start())
    return source.label if source is not None and source.is_news else None


def _is_verb(masked: str, start: int, word: re.Match[str]) -> bool:
    verb = word.group()
    if not governs(verb, masked, word.end()):
        return False
    before = masked[max(start, word.start() - 24) : word.start()]
    if verb in NOUN_TOO and _NOUN_BEFORE.search(before):
        return before.endswith("to ") and not verb.endswith("s")
    if verb in BARE_NOUNS and not _PLURAL_BEFORE.search(before):
        return False
    return not (verb.endswith(("ed", "ing")) and _ADJECTIVE_BEFORE.search(before))


def _subject_of(
    around: Surrounding,
    start: int,
    word: re.Match[str],
    words: Sequence[re.Match[str]],
    earlier: Sequence[Attribution],
) -> Subject | None:
    masked = around.masked
    if _PASSIVE.search(masked[max(start, word.start() - 20) : word.start()]):
        return _agent(around, start, word)
    subject = subject_before(masked, around.names, start, word.start())
    if subject is not None and word.group() not in PARTICIPLES:
        return subject
    if subject is not None and subject.kind is not SubjectKind.DESCRIBED:
        return subject
    if subject is not None and _WITH.search(masked[max(start, subject.start - 9) : subject.start]):
        return subject
    after = earlier[-1].cue_at if earlier else start
    for previous in reversed([other for other in words if after < other.start() < word.start()]):
        shared = subject_before(masked, around.names, start, previous.start())
        if shared is not None:
            return shared
    if earlier and earlier[-1].subject is not None:
        return earlier[-1].subject
    return head_of_sentence(around, start, word.start())


_WITH = re.compile(r"\bwith\s+(?:an?\s+|the\s+)?$")
_BY = re.compile(r"[^.;]{0,120}?\bby\s+")


def _agent(around: Surrounding, start: int, word: re.Match[str]) -> Subject | None:
    """Who says it where the verb is passive: "was called … by Roe", "was quoted by the Post"."""
    masked = around.masked
    agent = _BY.match(masked, word.end(), around.sentence.end)
    by = agent and subject_after(masked, around.names, agent.end(), around.sentence.end)
    if word.group() in ("quoted", "cited") and (by is None or by.is_news):
        return subject_before(masked, around.names, start, word.start())
    return by or None


def _according(around: Surrounding, quote: Marked) -> Attribution | None:
    start = max(around.sentence.start, quote.outer_start - _WINDOW)
    end = min(around.sentence.end, quote.outer_end + _WINDOW)
    cue = _ACCORDING.search(around.masked, start, end)
    if cue is None:
        return None
    subject = subject_after(around.masked, around.names, cue.end(), end)
    if subject is None:
        return None
    gap = max(quote.outer_start - cue.end(), cue.start() - quote.outer_end, 0)
    channel = subject.label if subject.is_news else None
    text = " ".join(cue.group().split())
    return Attribution(Link.ACCORDING, subject, text, cue.start(), gap, channel=channel)


def _colon(around: Surrounding, quote: Marked) -> Attribution | None:
    """The speaker before a colon: "Roe: “…”", "Roe was blunt: “…”"."""
    start = max(around.sentence.start, quote.outer_start - _WINDOW)
    before = around.masked[start : quote.outer_start].rstrip()
    if not before.endswith(":"):
        return None
    at = start + len(before) - 1
    subject = named_last(around, start, at) or head_of_sentence(around, start, at)
    if subject is None:
        return None
    return Attribution(Link.COLON, subject, ":", at, quote.outer_start - at - 1)


_AS = re.compile(
    r"\b(?P<verb>(?!has\b|was\b|is\b|does\b)[a-z]{2,}(?:ed|es|s))\b[^.;:“”\"]{0,120}\bas\s+(?:an?\s+)?$"
)


def _as(around: Surrounding, quote: Marked) -> Attribution | None:
    """Any verb with "as" right before the marks: she defended the step as “overdue”."""
    start = max(around.sentence.start, quote.outer_start - 200)
    cue = _AS.search(around.masked, start, quote.outer_start)
    if cue is None:
        return None
    if _PASSIVE.search(around.masked, max(start, cue.start() - 20), cue.start()):
        return None
    subject = subject_before(around.masked, around.names, start, cue.start())
    if subject is None or subject.kind is SubjectKind.DESCRIBED:
        subject = head_of_sentence(around, around.sentence.start, cue.start())
    if subject is None:
        return None
    gap = quote.outer_start - cue.end()
    return Attribution(Link.AS, subject, cue.group("verb"), cue.start(), gap, naming=True)


def _head(around: Surrounding, quote: Marked) -> Attribution | None:
    """The person with whom the sentence begins, where no verb of speech is known in it."""
    if not 3 <= quote.outer_start - around.sentence.start <= _WINDOW:
        return None
    subject = person_at_head(around, quote.outer_start)
    if subject is None:
        return None
    return Attribution(Link.HEAD, subject, "", subject.start, quote.outer_start - subject.end)
