"""A text without the differences that do not matter for a quote, and the way back to its offsets.

White space of any length becomes one space, quote marks become straight ones, a letter with its
combining marks becomes one code point where there is one (NFC), and zero-width characters are
dropped.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefreader.domain.document import Span

_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛‹›′`´"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ONE_TO_ONE = (
    dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_SPACES, " ")
)
_ASCII_FOLDED = frozenset(filter(str.isascii, _ONE_TO_ONE))
_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BLANKS = re.compile(" {2,}")
# The combining marks that compose with a letter: diacritics, Arabic madda and hamza, kana marks.
_IRREGULAR = re.compile(
    " {2,}|[\u00ad\u200b-\u200d\u2060\ufeff]+|[^ ][\u0300-\u036f\u0653-\u0655\u3099\u309a]+"
)
_MARKS = frozenset(map(chr, [*range(0x300, 0x370), 0x653, 0x654, 0x655, 0x3099, 0x309A]))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; the pieces where it differs in length from the original, in order.

    Piece i is `text[starts[i]:ends[i]]` here and `[origins[i], origin_ends[i])` in the original.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    origins: Sequence[int]
    origin_ends: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that stands behind `text[start:end]`, not empty."""
        return Span(self._position(start, first=True), self._position(end - 1, first=False))

    def _position(self, index: int, *, first: bool) -> int:
        """Where the character at an index begins, or ends, in the original."""
        piece = bisect_right(self.starts, index) - 1
        if piece >= 0 and index < self.ends[piece]:
            return self.origins[piece] if first else self.origin_ends[piece]
        shift = self.origin_ends[piece] - self.ends[piece] if piece >= 0 else 0
        return index + shift + (0 if first else 1)


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """Fold a text; the last few are remembered, since many quotes are looked up in one text."""
    return _fold(text)


def folded(passage: str) -> str:
    """A passage folded, with the white space at its ends as one space each."""
    if passage.isascii() and passage.isprintable() and "`" not in passage and "  " not in passage:
        return passage  # nothing of what is folded is in it
    return _fold(passage).text


def _fold(text: str) -> Folded:
    plain, irregular = _one_to_one(text)
    if irregular is _BLANKS and "  " not in plain:
        return Folded(plain, (), (), (), ())
    parts: list[str] = []
    starts, ends = array("q"), array("q")
    origins, origin_ends = array("q"), array("q")
    done = length = 0
    for match in irregular.finditer(plain):
        start, end = match.span()
        replacement = _replacement(match.group())
        if len(replacement) == end - start:
            continue
        parts.append(plain[done:start])
        parts.append(replacement)
        length += start - done
        starts.append(length)
        length += len(replacement)
        ends.append(length)
        origins.append(start)
        origin_ends.append(end)
        done = end
    parts.append(plain[done:])
    return Folded("".join(parts), starts, ends, origins, origin_ends)


def _one_to_one(text: str) -> tuple[str, re.Pattern[str]]:
    """The text with what folds to one code point folded, and a pattern of what is left to do."""
    present = _ASCII_FOLDED if text.isascii() else frozenset(text)
    # Replacing the few that a text has is several times as fast as `str.translate`.
    for character in present & _ONE_TO_ONE.keys():
        text = text.replace(character, _ONE_TO_ONE[character])
    is_regular = present.isdisjoint(_MARKS) and present.isdisjoint(_ZERO_WIDTH)
    return text, _BLANKS if is_regular else _IRREGULAR


def _replacement(irregular: str) -> str:
    if irregular[0] == " ":
        return " "
    if irregular[0] in _ZERO_WIDTH and len(irregular.strip(_ZERO_WIDTH)) == 0:
        return ""
    return unicodedata.normalize("NFC", irregular)


def fold_quote(quote: str) -> str:
    """A quote folded as the text is, without white space around it."""
    return folded(quote).strip()


def is_inside_word(text: str, offset: int) -> bool:
    """Whether a word goes on across an offset of a text."""
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()
