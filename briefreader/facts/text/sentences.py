"""Where sentences begin and end, in time linear in the text."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Span
from briefreader.facts.text.abbreviations import FIRMS, IN_SENTENCES, MONTHS, NUMBERS, TITLES

_NOTES = r"(?:\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\]){0,4}"
_END = re.compile(
    rf"[.!?…][.!?…\"”’»“)\]]{{0,4}}{_NOTES}[ \t\n\u00a0]{{1,8}}(?=[\"“„«»‘'(\[¿¡\w—–-])"
)
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:"
    + "|".join(map(re.escape, (*TITLES, *FIRMS, *MONTHS, *NUMBERS, *IN_SENTENCES)))
    + r"|[A-Z](?:\.[A-Z]){0,4})\.$"
)
_HOUR = re.compile(r"\d ?[ap]\.m\.$", re.IGNORECASE)
_AFTER_HOUR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,3}T|UTC|MSK"
    r"|(?:Eastern|Central|Mountain|Pacific|Moscow|Greenwich|Universal)(?= (?:\w+ )?[Tt]ime)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?= \d))\b"
)
"""What belongs to a time of day before it: a day, a date, the zone."""
_LONGEST_ABBREVIATION = 14
_CLOSING = '"”’»“)]'


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]` as offsets into `text`, in order, without outer blanks.

    A full stop after an abbreviation or an initial, before a small letter, or between an hour
    ("6 p.m.") and its day or zone ends no sentence; the marks of notes after one ("[1]") belong to
    its sentence.
    """
    spans: list[Span] = []
    begin = start
    for boundary in sentence_starts(text, start, end):
        _append_stripped(spans, text, begin, boundary)
        begin = boundary
    _append_stripped(spans, text, begin, end)
    return spans


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where, after the first, sentences of `text[start:end]` begin."""
    for match in _END.finditer(text, start, end):
        if _is_boundary(text, match):
            yield match.end()


def _is_boundary(text: str, match: re.Match[str]) -> bool:
    following = text[match.end()]
    if following.islower():
        return False
    stop = match.start() + 1
    if match.group()[1:2] in tuple(_CLOSING):
        return True
    window = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    if _HOUR.search(window) and _AFTER_HOUR.match(text, match.end()):
        return False
    return not (window.endswith(".") and _ABBREVIATION.search(window))


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        lead = len(piece) - len(piece.lstrip())
        spans.append(Span(start + lead, start + lead + len(stripped)))
