"""Who stands after a verb of speech: "said Jane Roe, the minister"."""

import re

from briefreader.domain.fact import FactKind
from briefreader.facts.quotes.insertions import TOKEN, plain_word
from briefreader.facts.quotes.speaker_nouns import can_speak
from briefreader.facts.quotes.speakers import (
    ARTICLE,
    ATTACHING,
    BREAKS,
    LONGEST_PHRASE,
    PRONOUNS,
    REACH,
    Names,
    Subject,
    SubjectKind,
    named,
)
from briefreader.facts.quotes.speech_verbs import SPEECH_VERBS
from briefreader.facts.text.abbreviations import TITLES

_FORWARD_END = re.compile(
    r"\.(?!\w)|[;:!?\n(“”\"«»—–]|,|\s(?:who|that|which|when|after|as|during|while"
    r"|about|on|in|by"
    r"|because|if|since|before|and"
    r"|to|with|last|this|earlier|later|yesterday|today|adding|is|was|has|had|will|would|are|were)\b"
)
_SHORT_FORM = re.compile(rf"\b(?:{'|'.join(TITLES)}|Spc|Pfc|Cmdr|Lieut|[A-Z])$")
"""What a full stop may follow inside a speaker: a rank or title cut short, an initial."""


def subject_after(masked: str, names: Names, start: int, end: int) -> Subject | None:
    """The subject that follows a verb which ends at `start`: "said Jane Roe, the minister"."""
    limit = min(end, start + REACH)
    first = TOKEN.search(masked, start, limit)
    if first is None or masked[start : first.start()].strip():
        return None
    word = plain_word(first)
    if word in PRONOUNS:
        return Subject(SubjectKind.PRONOUN, *first.span(), word)
    if not first.group()[0].isalnum():
        return None
    stop = _end_of_phrase(masked, names, first.start(), limit)
    phrase_end = limit if stop is None else stop.start()
    inside = list(names.between(first.start(), phrase_end))
    person = next((fact for fact in inside if fact.kind is FactKind.PERSON), None)
    if person is not None and not _is_attached(masked, first.start(), person.start):
        return named(person)
    if stop is not None and stop.group() == ",":
        apposed = names.at(stop.end() + 1)
        if apposed is not None and apposed.kind is FactKind.PERSON:
            return named(apposed)
    if (
        inside
        and inside[-1].end >= phrase_end - 1
        and not _is_attached(masked, first.start(), inside[-1].start)
    ):
        return named(inside[-1])
    return _described_after(masked, first, phrase_end)


def _end_of_phrase(masked: str, names: Names, start: int, end: int) -> re.Match[str] | None:
    """What ends the phrase at `start`; a stop or a small word inside a name ends nothing."""
    while (stop := _FORWARD_END.search(masked, start, end)) is not None:
        name = names.at(stop.start())
        if name is not None and name.end > stop.start():
            start = name.end
        elif stop.group() == "." and _SHORT_FORM.search(masked[start : stop.start()]):
            start = stop.end()
        else:
            break
    return stop


def _is_attached(masked: str, start: int, position: int) -> bool:
    words = masked[start:position].split()
    return any(word in ATTACHING for word in words)


def _described_after(masked: str, first: re.Match[str], end: int) -> Subject | None:
    phrase = masked[first.start() : end].rstrip()
    word = plain_word(first)
    if word in BREAKS or word in ("that", "it", "there", "this") or word in SPEECH_VERBS:
        return None
    words = phrase.split()
    if not words or len(words) > LONGEST_PHRASE + 4:
        return None
    label = ARTICLE.sub("", phrase, count=1) if ARTICLE.match(phrase) else phrase
    label = " ".join(label.split())
    if not can_speak(label):
        return None
    return Subject(SubjectKind.DESCRIBED, first.start(), first.start() + len(phrase), label)
