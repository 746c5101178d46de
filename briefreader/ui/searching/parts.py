"""How a part of a query is called in the window."""

from briefreader.domain.query import Not, Unit

_LONGEST = 60
"""Code points of a part's words that are looked at."""

_SIGNS = frozenset('=~*:"“”„‟«»＂()')
"""What makes more of a word than a word."""


def is_plain(text: str, unit: Unit) -> bool:
    """Whether a part is one word as everybody writes it."""
    words = text[unit.span.start : unit.span.end]
    return not isinstance(unit.node, Not) and not any(c in _SIGNS or c.isspace() for c in words)


def short_form(text: str, unit: Unit) -> str:
    """A part as it was typed, on one line, without the sign of what is left out."""
    start, end = unit.span
    words = " ".join(text[start : min(end, start + _LONGEST)].split())
    if isinstance(unit.node, Not):
        words = words.removeprefix("NOT ").lstrip("- ")
    return words or unit.explained
