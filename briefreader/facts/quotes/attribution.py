"""Which words around a quotation say whose it is.

The rules look, in this order, at what follows the quotation ("…," he said), at the verb of speech
nearest before it in its sentence, at "according to", and at a colon before it.
"""

import re
from collections.abc import Sequence

from briefreader.facts.quotes.heads import (
    Surrounding,
    head_of_sentence,
    person_at_head,
)
from briefreader.facts.quotes.links import WINDOW, Attribution, Link
from briefreader.facts.quotes.loose_cues import (
    according,
    as_said,
    at_head,
    before_colon,
    possessed,
    self_styled,
    signed,
)
from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.quotes.speakers import (
    BLOT,
    Subject,
    SubjectKind,
    is_title,
    subject_before,
)
from briefreader.facts.quotes.speakers_after import subject_after
from briefreader.facts.quotes.speech_verbs import (
    BARE_NOUNS,
    NAMING_VERBS,
    NOUN_TOO,
    PARTICIPLES,
    PASSIVE,
    SPEECH_VERBS,
    closes,
    governs,
    introduces,
)

_WORD = re.compile(r"(?<![\w’'-])[a-zà-öø-ÿа-я]+(?![\w-]|[’']\w)")
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
_STRONG_END = ",?!—"
_AFTER_REACH = 220
_FAR = 30
"""How far behind quoted words "by", in code points, still names who said them."""

_SHORT = 30
"""What is called so by a verb close before it needs none after it, in code points."""

_MOST_VERBS = 5
"""How many verbs of speech before a quotation are tried, the nearest first."""


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
        found = according(around, quote) or before_colon(around, quote) or as_said(around, quote)
    if found is None:
        found = self_styled(around, quote) or signed(around, quote) or possessed(around, quote)
    if found is None and channel is None:
        found = at_head(around, quote)
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
    if quote.end - quote.start <= _SHORT and before.gap <= _SHORT:
        return True
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
        is_before_verb = subject is not None and subject.end <= word.start()
        if is_before_verb and not closes(verb, masked, word.end()):
            return None
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
    start = max(around.sentence.start, quote.outer_start - WINDOW)
    words = [
        word
        for word in _WORD.finditer(masked, start, quote.outer_start)
        if word.group() in SPEECH_VERBS
        and _is_verb(masked, start, word)
        and introduces(word.group(), masked, word.end(), quote.outer_start)
    ]
    for word in words[: -_MOST_VERBS - 1 : -1]:
        subject = _subject_of(around, start, word, words, earlier)
        if subject is not None and not _only_names(masked, subject, word, quote):
            gap = quote.outer_start - word.end()
            verb = word.group()
            channel = _reporter(around, start, word, subject)
            naming = verb in NAMING_VERBS
            if _is_supposed(masked, subject, word.start()):
                subject = None
            return Attribution(Link.BEFORE, subject, verb, word.start(), gap, naming, channel)
    return None


_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Uu]ntil|[Ww]hen|[Ww]here)\s(?:an?\s|any\s|the\s)?$"
)
_MODAL = re.compile(r"\s(?:may|might|must|should|shall)\s(?:\w+\s){0,2}$")


def _is_supposed(masked: str, subject: Subject, verb: int) -> bool:
    """Whether somebody only would say it: "if it finds that …", "an owner may request …"."""
    if _MODAL.search(masked, subject.end, verb):
        return True
    before = _SUPPOSED.search(masked, max(0, subject.start - 16), subject.start)
    return before is not None and (
        not before.group().startswith(("when", "When", "where", "Where"))
        or before.group().rstrip().endswith(("any", " a", " an"))
    )


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
    if PASSIVE.search(masked[max(start, word.start() - 20) : word.start()]):
        return _agent(around, start, word)
    subject = subject_before(masked, around.names, start, word.start())
    if subject is not None and word.group() not in PARTICIPLES:
        return subject
    if subject is not None and subject.kind is not SubjectKind.DESCRIBED:
        return subject
    if subject is not None and _WITH.search(masked[max(start, subject.start - 9) : subject.start]):
        return subject
    if word.group() in PARTICIPLES and _FOR_OTHERS.search(masked, start, word.start()):
        return None
    if not _ELIDED.search(masked, max(start, word.start() - 60), word.start()):
        return None
    after = earlier[-1].cue_at if earlier else start
    for previous in reversed([other for other in words if after < other.start() < word.start()]):
        shared = subject_before(masked, around.names, start, previous.start())
        if shared is not None:
            return shared
    if earlier and earlier[-1].subject is not None:
        return earlier[-1].subject
    return head_of_sentence(around, start, word.start())


_FOR_OTHERS = re.compile(r"(?<![a-z]ed)(?<!criticism)(?<!under fire)\sfor\s$")
"""What makes a deed that of an object: "they jailed writers for saying …"."""

_ELIDED = re.compile(
    r"(?:\b(?:and|but|or|then|to|also|later|yet|not|has|have|had|will|would|who|which|as|when|while"
    r"|after|before|by|without|for|in|\w+ly)|[,;—–)\ufffc”\"’])\s+(?:has\s|have\s|had\s|\w+ly\s)?$"
)
"""What stands before a verb that shares the subject of another."""

_WITH = re.compile(r"\b[Ww]ith\s+(?:an?\s+|the\s+)?$")
_BY = re.compile(r"[^.;]{0,120}?\bby\s+")


def _agent(around: Surrounding, start: int, word: re.Match[str]) -> Subject | None:
    """Who says it where the verb is passive: "was called … by Roe", "was quoted by the Post"."""
    masked = around.masked
    agent = _BY.match(masked, word.end(), around.sentence.end)
    if agent is not None and _is_far(agent.group()):
        agent = None
    by = agent and subject_after(masked, around.names, agent.end(), around.sentence.end)
    if word.group() in ("quoted", "cited") and (by is None or by.is_news):
        return subject_before(masked, around.names, start, word.start())
    return by or None


def _is_far(words: str) -> bool:
    """Whether more than a word or two stand between what is quoted and "by"."""
    return BLOT in words and len(words) - words.rfind(BLOT) > _FAR


_STATEMENT = re.compile(
    r"\b(?:statements?|quotes?|quotations?|remarks?|messages?|tweets?|posts?|letters?|words|motto"
    r"|sayings?|proverb|adage|comments?)\b"
)
_FROM = re.compile(r"\s+(?:by|from|of)\s+")


def lead_in(around: Surrounding) -> Attribution | None:
    """Who speaks in a sentence after which a quotation stands alone: "Roe praised it. “…”"."""
    sentence = around.sentence
    noun = _STATEMENT.search(around.masked, sentence.start, min(sentence.end, sentence.start + 300))
    source = noun and _FROM.match(around.masked, noun.end(), sentence.end)
    subject: Subject | None = None
    if noun is not None and source is not None:
        subject = subject_after(around.masked, around.names, source.end(), sentence.end)
    if noun is not None and subject is None:
        subject = person_at_head(around, noun.start())
    if noun is not None and subject is not None:
        return Attribution(Link.CARRIED, subject, noun.group(), noun.start(), 0)
    at = len(around.masked[sentence.start : sentence.end].rstrip(" .!?:;")) + sentence.start
    said = _before(around, Marked(at, at, at, at), ())
    return said if said is not None and said.gap <= _LEAD_REACH else None


_LEAD_REACH = 200
