"""The one tokenizer: what a word is, and when two words count as the same.

A word is a run of letters and digits with their marks; a hyphen, an apostrophe or a full stop parts
words, so that `COVID-19` and `U.S.` are found as two words next to each other. Each Chinese or
Japanese character is a word. Folding takes away case, accents and invisible characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefreader.search.characters import HYPHENS, INVISIBLE, MARKS, SINGLE, SINGLE_MARKS
from briefreader.search.stemming import stem as stem
from briefreader.search.stemming import suffix_of as suffix_of

LONGEST = 64
"""Code points of a folded word that count; the rest of a longer one is ignored."""

_HUGE = 1_000_000

_JOINED_LENGTH = 4 * LONGEST

_ACCENTS = frozenset((1, 7, *range(10, 37)))
_ABOVE_AND_BELOW = 200
"""Canonical combining classes of marks that folding takes away: these, and all from here on."""

LINE_GAP = 100
"""Positions left free at a line break, so that no phrase crosses it."""

FARTHEST = LINE_GAP - 1
"""The largest distance that two words can be asked to stand within."""

WORD = re.compile(
    rf"[A-Za-z0-9]++(?![^\0-\x7f])"
    rf"|[^\W_{SINGLE}]++(?:[{MARKS}{INVISIBLE}]++[^\W_{SINGLE}]*+)*+"
    rf"|[{SINGLE}][{SINGLE_MARKS}]*+"
)
"""A word as it is written; the first branch only makes plain letters and digits faster."""

_PARTING = "’‘“”–—…•«»€£©®™§°\u00a0\u2009\u202f"
"""Frequent marks outside ASCII that part words as a blank does."""

_LETTER = r"[^\W\d_]"
_SIGN = r"[^\W_]"
_SINGLE_LETTER = re.compile(_LETTER)
_HYPHENATED = re.compile(rf"-{_SIGN}(?<={_SIGN}-{_SIGN}){_SIGN}*+(?:-{_SIGN}++)*+")
_DOTTED = re.compile(
    rf"\.{_LETTER}(?!{_SIGN})(?<={_LETTER}\.{_LETTER})(?<!{_SIGN}{_LETTER}\.{_LETTER})"
    rf"(?:\.{_LETTER}(?!{_SIGN}))*+"
)
"""What follows the first part of a joined word, in a text without odd characters; the sign that
comes first is what `re` finds fastest.
"""

_NO_SIGNS = {ord(sign): None for sign in HYPHENS}

_ODD = re.compile(f"[{MARKS}{INVISIBLE}{SINGLE}{SINGLE_MARKS}]")
"""Characters that letters and digits alone do not tell the words by."""

_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}

_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take for others with an accent, though people type them so."""

_UNSEEN = re.compile(
    rf"[{INVISIBLE}\u0640\u0488\u0489\u1abe\u20dd-\u20e4\ua670-\ua672\ufe00-\ufe0f]+"
)


class Token(NamedTuple):
    """A word as it stands at `[start, end)` of a text."""

    text: str
    start: int
    end: int


class Joined(NamedTuple):
    """A place `[start, end)` that counts as one word, though several are written; `form` folded."""

    start: int
    end: int
    form: str


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


def count_words(text: str) -> int:
    """How many words a text has."""
    words = written_words(text)
    return len(words) if isinstance(words, list) else sum(1 for _ in words)


def fold(word: str) -> str:
    """A word without case, accents and invisible characters; folding twice changes nothing."""
    return _fold(word[: 4 * LONGEST])


@lru_cache(maxsize=200_000)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()[:LONGEST]
    decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
    # In Cyrillic this is a letter of its own, by which endings are told.
    kept = decomposed.replace("и\u0306", "й")
    bare = "".join(letter for letter in kept if not _is_accent(letter)).translate(_PLAIN)
    seen = "".join(_digit(letter) for letter in _UNSEEN.sub("", bare))
    return (unicodedata.normalize("NFC", seen) or word)[:LONGEST]


def _digit(letter: str) -> str:
    """A digit of any script as one of ours; anything else as it is."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _is_accent(letter: str) -> bool:
    """Whether a combining mark can be left out; vowel signs and those that join letters cannot."""
    kind = unicodedata.combining(letter)
    return kind in _ACCENTS or kind >= _ABOVE_AND_BELOW


def joined_words(line: str) -> list[tuple[int, str]]:
    """What is written with hyphens, or letter by letter with full stops, as one folded word each.

    `cease-fire` gives `ceasefire`, `U.S.` gives `us`; with it comes the number of its first word
    among the words of the line. Numbers joined by hyphens (`2018-07`) are no word.
    """
    joined = []
    number = counted = 0
    for start, _, form in joined_places(line):
        number += count_words(line[counted:start])
        counted = start
        joined.append((number, form))
    return joined


def joined_places(text: str) -> list[Joined]:
    """Where the joined words of a text stand."""
    plain = text
    if not plain.isascii():
        for mark in _PARTING:
            if mark in plain:
                plain = plain.replace(mark, " ")
        for hyphen in HYPHENS[1:]:
            if hyphen in plain:
                plain = plain.replace(hyphen, "-")
        if not plain.isascii() and _ODD.search(plain) is not None:
            return list(_joined_one_by_one(text))
    return [
        Joined(start, end, form)
        for start, end in joined_spans(plain)
        if (form := together(plain[start : min(end, start + _JOINED_LENGTH)]))
    ]


def joined_spans(plain: str) -> list[tuple[int, int]]:
    """Where joined words stand in a text of letters, digits and plain hyphens; numbers as well."""
    hyphenated = [found.span() for found in _HYPHENATED.finditer(plain)]
    dotted = [found.span() for found in _DOTTED.finditer(plain)]
    if dotted and hyphenated:
        # `U.S-backed` and `x-U.S`: what comes first takes the letter between them.
        after = {end for _, end in dotted} & {start for start, _ in hyphenated}
        if after or {end for _, end in hyphenated} & {start for start, _ in dotted}:
            return [(start, end) for start, end, _ in _joined_one_by_one(plain)]
    spans = [(start - 1, end) for start, end in dotted]
    for joint, end in hyphenated:
        start = plain.rfind(" ", 0, joint) + 1
        if not plain[start:joint].isalnum():
            start = joint
            while start and plain[start - 1].isalnum():
                start -= 1
        spans.append((start, end))
    if dotted and hyphenated:
        spans.sort()
    return spans


def _joined_one_by_one(text: str) -> Iterator[Joined]:
    """The same for any text, by what stands between its words."""
    start = end = 0
    sign = ""
    after_letter = False
    for found in WORD.finditer(text):
        between = text[end : found.start()]
        is_letter = _SINGLE_LETTER.fullmatch(found[0]) is not None
        if between == "." and is_letter and after_letter and sign != "-":
            sign = "."
        elif len(between) == 1 and between in HYPHENS and end and sign != ".":
            sign = "-"
        else:
            if sign and (form := together(text[start : min(end, start + _JOINED_LENGTH)])):
                yield Joined(start, end, form)
            start, sign = found.start(), ""
        end, after_letter = found.end(), is_letter
    if sign and (form := together(text[start : min(end, start + _JOINED_LENGTH)])):
        yield Joined(start, end, form)


def together(written: str) -> str:
    """The folded word that the joined parts written here make; "" for numbers alone."""
    bare = written.replace("-", "").replace(".", "")
    if not bare.isascii():
        bare = bare.translate(_NO_SIGNS)
    return "" if bare.isdigit() else fold(bare)
