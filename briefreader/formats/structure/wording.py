"""Small questions about a line of text that several rules ask."""

import re

_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)")
_CLOSING = "\"'”’»)]* "


def key(text: str) -> str:
    """The text for comparing: case, white space and the marks at its ends left out."""
    return " ".join(text.casefold().split()).strip(" .:;,·|-–—*#")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a question mark counts."""
    return text.rstrip(_CLOSING)[-1:] in tuple(".!?…。！？")


def asks(text: str) -> bool:
    """Whether a text ends in a question mark, closing marks aside."""
    return text.rstrip(_CLOSING)[-1:] in {"?", "？"}


def sentence_marks(text: str) -> list[str]:
    """The first mark that ends each sentence, in order."""
    return [match.group()[0] for match in _SENTENCE_END.finditer(text)]
