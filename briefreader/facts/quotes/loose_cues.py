"""Cues of speech that are no verb of speech: "according to", a colon, "as", a dash, the head."""

import re

from briefreader.domain.fact import FactKind
from briefreader.facts.quotes.heads import (
    Surrounding,
    head_of_sentence,
    named_last,
    person_at_head,
)
from briefreader.facts.quotes.links import WINDOW, Attribution, Link
from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.quotes.speakers import (
    BLOT,
    Subject,
    SubjectKind,
    named,
    subject_before,
)
from briefreader.facts.quotes.speakers_after import subject_after
from briefreader.facts.quotes.speech_verbs import PASSIVE

_ACCORDING = re.compile(
    r"\b[Aa]ccording\s+to\b|\b[Pp]er(?=\s+(?:an?|the|one|its|his|her|their)\s)"
    r"|\b[Ii]n\s+the\s+(?:words|opinion|view)\s+of\b"
)


def according(around: Surrounding, quote: Marked) -> Attribution | None:
    start = max(around.sentence.start, quote.outer_start - WINDOW)
    end = min(around.sentence.end, quote.outer_end + WINDOW)
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


def before_colon(around: Surrounding, quote: Marked) -> Attribution | None:
    """The speaker before a colon: "Roe: “…”", "Roe was blunt: “…”"."""
    start = max(around.sentence.start, quote.outer_start - WINDOW)
    before = around.masked[start : quote.outer_start].rstrip()
    if not before.endswith(":"):
        return None
    at = start + len(before) - 1
    subject = named_last(around, start, at) or head_of_sentence(around, start, at)
    if subject is None:
        return None
    return Attribution(Link.COLON, subject, ":", at, quote.outer_start - at - 1)


_AS = re.compile(
    r"\b(?P<verb>(?!has\b|was\b|is\b|does\b|known\b|used\b)(?:[a-z]{2,}ed|describes|defines|defends|dismisses"
    r"|portrays|sees|views|regards|treats|hails|praises|condemns|denounces|criticizes|characterizes"
    r"|presents|frames|casts|brands|labels|refers|identifies|depicts|cites|rejects|paints))\b"
    r"(?=[^.;:“”\"]{0,120}?(?<!such )\bas\s+(?:(?:an?|the)\s+(?:first\s+|most\s+)?)?$)"
)


def as_said(around: Surrounding, quote: Marked) -> Attribution | None:
    """Any verb with "as" right before the marks: she defended the step as “overdue”."""
    start = max(around.sentence.start, quote.outer_start - 200)
    cues = list(_AS.finditer(around.masked, start, quote.outer_start))
    if not cues:
        return None
    cue = cues[-1]
    if PASSIVE.search(around.masked, max(start, cue.start() - 20), cue.start()):
        return None
    subject = subject_before(around.masked, around.names, start, cue.start())
    if subject is None or subject.kind is SubjectKind.DESCRIBED:
        subject = head_of_sentence(around, around.sentence.start, cue.start())
    if subject is None:
        return None
    gap = quote.outer_start - cue.end()
    return Attribution(Link.AS, subject, cue.group("verb"), cue.start(), gap, naming=True)


_SELF_STYLED = re.compile(
    r",\s+(?:an?|the)\s+(?P<cue>self-(?:described|styled|proclaimed|declared))\s+$"
)
_DASH = re.compile(r"\s{0,3}[—–-]{1,2}\s?")
_SIGNATURE_ENDS = re.compile(r"\s*(?:$|[\n,(.;])")


def self_styled(around: Surrounding, quote: Marked) -> Attribution | None:
    """Who calls himself so: "Roe, a self-described “…”"."""
    start = max(around.sentence.start, quote.outer_start - 60)
    cue = _SELF_STYLED.search(around.masked, start, quote.outer_start)
    name = cue and around.names.at(cue.start() - 1)
    if cue is None or name is None:
        return None
    gap = quote.outer_start - cue.end()
    return Attribution(Link.BEFORE, named(name), cue.group("cue"), cue.start("cue"), gap)


def signed(around: Surrounding, quote: Marked) -> Attribution | None:
    """The person named after a dash behind the marks, as under a motto: “…” — Roe."""
    masked = around.masked
    dash = _DASH.match(masked, quote.outer_end)
    name = dash and around.names.at(dash.end())
    if dash is None or name is None or name.kind is not FactKind.PERSON:
        return None
    if not _SIGNATURE_ENDS.match(masked, name.end) or masked[name.start] == BLOT:
        return None
    return Attribution(Link.AFTER, named(name), "—", dash.start(), 0)


_SUFFERED = re.compile(
    r"\b(?:was|were|been|being)\s|\b(?:for|with|of)\s(?:(?:having|being|the|an?)\s)?$"
)
"""What tells that the words are not those of the person at the head: "was held for “…”"."""


def at_head(around: Surrounding, quote: Marked) -> Attribution | None:
    """The person with whom the sentence begins, where no verb of speech is known in it."""
    if not 3 <= quote.outer_start - around.sentence.start <= WINDOW:
        return None
    subject = person_at_head(around, quote.outer_start)
    if subject is None:
        return None
    if _SUFFERED.search(around.masked, subject.end, quote.outer_start):
        return None
    return Attribution(Link.HEAD, subject, "", subject.start, quote.outer_start - subject.end)


_POSSESSED = re.compile(
    r"(?:[’']\s?s|(?<=s)[’']|\b(?P<pronoun>[Hh]is|[Hh]er))\s(?:[\w-]+\s){0,3}?"
    r"(?P<cue>words|remarks?|claims?|promises?|pledges?|calls?|views?|opinion|statements?|comments?"
    r"|descriptions?|testament|testimony|speech|address|letters?|memoirs?|book|essays?|diary|tweets?"
    r"|posts?|arguments?|assertions?|insistence|warnings?|complaints?|motto|slogan|vow|advice|reply"
    r"|response|answer|accusations?|admission|assessment|announcement|declaration|dictum|saying)\b"
    r"[^.;:“”\"\ufffc]{0,48}$"
)


def possessed(around: Surrounding, quote: Marked) -> Attribution | None:
    """Whose speech a noun names: "Roe’s pledge of “…”", "in his words, “…”"."""
    start = max(around.sentence.start, quote.outer_start - 120)
    found = _POSSESSED.search(around.masked, start, quote.outer_start)
    if found is None:
        return None
    if found.group("pronoun"):
        word = {"his": "he", "her": "she"}[found.group("pronoun").casefold()]
        subject = Subject(SubjectKind.PRONOUN, *found.span("pronoun"), word)
    else:
        name = around.names.at(found.start() - 1)
        if name is None:
            return None
        subject = named(name)
    at = found.start("cue")
    return Attribution(
        Link.AS, subject, found.group("cue"), at, quote.outer_start - found.end("cue")
    )
