"""Small questions about a line of text that several rules ask."""

import re

_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)")
_CLOSING = "\"'”’»)]* "
_ENDS = frozenset(".!?…。！？")
_NOTE_MARKS = re.compile(r"(?:\[(?:\d{1,3}|[a-z*†‡])\]|[↩↑⁰¹²³⁴-⁹\ufe0e\ufe0f\s])+\Z")
_LONGEST_MARKS = 24
_MARK_ENDS = frozenset("]↩↑⁰¹²³⁴⁵⁶⁷⁸⁹\ufe0e\ufe0f")


def key(text: str) -> str:
    """The text for comparing: case, white space and the marks at its ends left out."""
    return " ".join(text.casefold().split()).strip(" .:;,·|-–—*#")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a question mark counts, marks of notes do not.

    Such marks are "[1]", a raised number, and the arrow with which a note leads back.
    """
    return _end(text) in _ENDS


def asks(text: str) -> bool:
    """Whether a text ends in a question mark, closing marks aside."""
    return _end(text) in {"?", "？"}


def _end(text: str) -> str:
    """The last character of a text but for closing marks and marks of notes."""
    if text[-1:] in _MARK_ENDS:
        start = max(0, len(text) - _LONGEST_MARKS)
        marks = _NOTE_MARKS.search(text, start)
        if marks is not None:
            text = text[: marks.start()]
    return text.rstrip(_CLOSING)[-1:]


def sentence_marks(text: str) -> list[str]:
    """The first mark that ends each sentence, in order."""
    return [match.group()[0] for match in _SENTENCE_END.finditer(text)]
