"""Patterns made of lists of words."""

import re
from collections.abc import Iterable

BLANK = "[ \u00a0\u202f\n]"
"""One blank inside a wording."""

_NO_BOUNDARY = "’'-."


def any_of(words: Iterable[str], *, exact: bool = False) -> str:
    """A pattern that matches one of some words, the longest first, up to the end of the word.

    Unless `exact`, a word in small letters is found with a capital letter too. What no list holds
    never matches.
    """
    chosen = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_pattern(word, exact) for word in chosen)})" if chosen else r"(?!)"


def _pattern(word: str, exact: bool) -> str:
    first, rest = word[0], BLANK.join(map(re.escape, word[1:].split(" ")))
    has_two = not exact and first.upper() != first
    head = f"[{first}{first.upper()}]" if has_two else re.escape(first)
    return head + rest + ("" if word[-1] in _NO_BOUNDARY else r"(?!\w)")
