"""Patterns made of lists of words."""

import re
from collections.abc import Iterable

BLANK = "[ \u00a0\u202f\n]"
"""One blank inside a wording."""

_NO_BOUNDARY = "’'-."


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches one of some words, the longest first, up to the end of the word.

    A word in small letters is found with a capital letter too. What no list holds never matches.
    """
    chosen = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_pattern, chosen))})" if chosen else r"(?!)"


def _pattern(word: str) -> str:
    first, rest = word[0], BLANK.join(map(re.escape, word[1:].split(" ")))
    head = f"[{first}{first.upper()}]" if first.upper() != first else re.escape(first)
    return head + rest + ("" if word[-1] in _NO_BOUNDARY else r"(?!\w)")
