"""A text with what a reader does not look for folded away, and the way back to its offsets.

Straight, curly and pointed quotation marks become the same, so do all dashes; invisible characters
are dropped. Unless the case is kept, capitals, accents and ligatures go too (Unicode Standard
Annex 15, form NFKD, and full case folding); else a letter and its accent are parted (form NFD), so
that it makes no difference how an accent is written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_SINGLE_QUOTES = frozenset("'‘’‚‛‹›′ʼ`´＇")
_DOUBLE_QUOTES = frozenset('"“”„‟«»″＂〝〞')
_MINUS = "\u2212"
_JOINERS = frozenset({"\u034f", *map(chr, range(0xFE00, 0xFE10))})
"""Marks without a shape of their own: the grapheme joiner and the variation selectors."""


def folded(text: str, *, keeps_case: bool = False) -> str:
    """A short text folded, character by character."""
    return "".join(_folded_character(character, keeps_case) for character in text)


@lru_cache(maxsize=20_000)
def _folded_character(character: str, keeps_case: bool) -> str:
    if character in _SINGLE_QUOTES:
        return "'"
    if character in _DOUBLE_QUOTES:
        return '"'
    if character == "…":
        return "..."
    category = unicodedata.category(character)
    if category == "Pd" or character == _MINUS:
        return "-"
    if category == "Cf" or character in _JOINERS:
        return ""
    if keeps_case:
        return unicodedata.normalize("NFD", character)
    decomposed = unicodedata.normalize("NFKD", character.casefold()).casefold()
    return "".join(part for part in decomposed if not unicodedata.combining(part))


class FoldedText:
    """A text as it is looked through: `text` is folded; positions in it lead back to offsets.

    Made by arrays over the whole text, since a document may have millions of characters.
    """

    def __init__(self, original: str, *, keeps_case: bool = False) -> None:
        self._places: NDArray[numpy.int64] | None = None
        """Offsets of the characters whose form is not one character long."""
        self._inside = b""
        """A byte for each position of the folded text, 1 within a character; empty if all are 0."""
        if original.isascii():
            plain = original if keeps_case else original.lower()
            self.text = plain.replace("`", "'")
        else:
            self._fold(original, keeps_case)

    def _fold(self, original: str, keeps_case: bool) -> None:
        import numpy

        codes = numpy.frombuffer(original.encode("utf-32-le", "surrogatepass"), numpy.uint32)
        present = numpy.flatnonzero(numpy.bincount(codes))
        forms = {int(code): _folded_character(chr(code), keeps_case) for code in present}
        single = numpy.arange(int(present[-1]) + 1, dtype=numpy.uint32)
        lengths = numpy.ones(len(single), dtype=numpy.uint8)
        for code, form in forms.items():
            lengths[code] = len(form)
            if len(form) == 1:
                single[code] = ord(form)
        result = single[codes]
        others = [code for code, form in forms.items() if len(form) != 1]
        if others:
            result = self._lengthen(codes, result, lengths, {code: forms[code] for code in others})
        self.text = result.astype(numpy.uint32).tobytes().decode("utf-32-le", "surrogatepass")

    def _lengthen(
        self,
        codes: NDArray[numpy.uint32],
        result: NDArray[numpy.uint32],
        lengths: NDArray[numpy.uint8],
        forms: dict[int, str],
    ) -> NDArray[numpy.uint32]:
        """Drop, and write out, the characters whose form is not one character long."""
        import numpy

        counts = lengths[codes]
        places = numpy.flatnonzero(counts != 1)
        growth = numpy.cumsum(counts[places].astype(numpy.int64) - 1)
        ends = places + 1 + growth
        starts = ends - counts[places]
        self._places, self._starts, self._ends = places, starts, ends
        result = numpy.repeat(result, counts)
        inside = numpy.zeros(len(result) + 1, dtype=numpy.uint8)
        at = codes[places]
        for code, form in forms.items():
            of_code = starts[at == code]
            for number, character in enumerate(form):
                result[of_code + number] = ord(character)
                inside[of_code + number] = number > 0
        if inside.any():
            self._inside = inside.tobytes()
        return result

    def is_between_characters(self, position: int) -> bool:
        """Whether a position of the folded text lies in none of the original's characters."""
        return not (self._inside and self._inside[position])

    def offsets(self, positions: Sequence[int]) -> list[int]:
        """The offsets in the original of positions that are between characters.

        Dropped characters belong to what stands before them, as an accent does.
        """
        if self._places is None:
            return list(positions)
        import numpy

        wanted = numpy.array(positions, dtype=numpy.int64)
        number = self._starts.searchsorted(wanted, "right") - 1
        before, end = self._places[number], self._ends[number]
        result = numpy.where(wanted < end, before, before + 1 + wanted - end)
        return list(map(int, numpy.where(number < 0, wanted, result)))
