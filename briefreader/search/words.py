"""The one tokenizer: what a word is, and when two words count as the same.

A word is a run of letters and digits with their marks; a hyphen, an apostrophe or a full stop parts
words, so that `COVID-19` and `U.S.` are found as two words next to each other. Each Chinese or
Japanese character is a word. Folding takes away case, accents and invisible characters.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

LONGEST = 64
"""Code points of a folded word that count; the rest of a longer one is ignored."""

_HUGE = 1_000_000

LINE_GAP = 100
"""Positions left free at a line break, so that no phrase crosses it."""

FARTHEST = LINE_GAP - 1
"""The largest distance that two words can be asked to stand within."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a51"
    "\u0b82\u0bbe-\u0bcd\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SINGLE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

WORD = re.compile(
    rf"[A-Za-z0-9]++(?![^\0-\x7f])"
    rf"|[^\W_{_SINGLE}]+(?:[{_MARKS}{_INVISIBLE}]+[^\W_{_SINGLE}]*)*"
    rf"|[{_SINGLE}]"
)
"""A word as it is written; the first branch only makes plain letters and digits faster."""

_PARTING = "’‘“”–—…•«»€£©®™§°\u00a0\u2009\u202f"
"""Frequent marks outside ASCII that part words as a blank does."""

_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}

_UNSEEN = re.compile(rf"[{_MARKS}{_INVISIBLE}]+")


class Token(NamedTuple):
    """A word as it stands at `[start, end)` of a text."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(match[0], *match.span()) for match in WORD.finditer(text)]


def written_words(text: str) -> Iterable[str]:
    """The words of a text without their places; a huge text is not held twice."""
    if len(text) >= _HUGE:
        return (found[0] for found in WORD.finditer(text))
    plain = text
    if not plain.isascii():
        for mark in _PARTING:
            if mark in plain:
                plain = plain.replace(mark, " ")
        if not plain.isascii():
            return WORD.findall(text)
    # Four times as fast as the pattern, and the same words.
    return plain.translate(_BLANKED).split()


def fold(word: str) -> str:
    """A word without case, accents and invisible characters; folding twice changes nothing."""
    return _fold(word[: 4 * LONGEST])


@lru_cache(maxsize=200_000)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()[:LONGEST]
    decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return (_UNSEEN.sub("", bare) or word)[:LONGEST]


@lru_cache(maxsize=200_000)
def stem(form: str) -> str:
    """What the inflected forms of a folded word share (Porter's second English stemmer)."""
    return str(_stemmer().stemWord(form)) if form.isalpha() else form


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    # `stem` keeps what was stemmed; a second cache would hold it twice.
    return Stemmer.Stemmer("english", 0)
