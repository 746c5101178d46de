"""Where sentences begin and end, in time linear in the text."""

import re

from briefreader.domain.document import Span

_END = re.compile(r"[.!?…][.!?…\"”’»“)\]]{0,4}[ \t\n\u00a0]{1,8}(?=[\"“„«»‘'(\[¿¡\w—–-])")
_ABBREVIATION = re.compile(
    r"(?:(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|Pres|Hon|Rev|St|Jr|Sr"
    r"|vs|No|Nos|Inc|Ltd"
    r"|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|cf|e\.g|i\.e|et al|pp?"
    r"|para|art|fig)"
    r"|(?<!\w)[A-Z](?:\.[A-Z]){0,4})\.$",
)
_LONGEST_ABBREVIATION = 14
_CLOSING = '"”’»“)]'


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]` as offsets into `text`, in order, without outer blanks.

    A full stop after an abbreviation or an initial, or before a small letter, ends no sentence.
    """
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _is_boundary(text, match):
            _append_stripped(spans, text, begin, match.end())
            begin = match.end()
    _append_stripped(spans, text, begin, end)
    return spans


def _is_boundary(text: str, match: re.Match[str]) -> bool:
    following = text[match.end()]
    if following.islower():
        return False
    stop = match.start() + 1
    if match.group()[1:2] in tuple(_CLOSING):
        return True
    window = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    return not (window.endswith(".") and _ABBREVIATION.search(window))


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        lead = len(piece) - len(piece.lstrip())
        spans.append(Span(start + lead, start + lead + len(stripped)))
