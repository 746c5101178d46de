"""A text as the numbered word pieces that a BERT model reads.

The uncased WordPiece of BERT (https://github.com/google-research/bert, `tokenization.py`, described
in https://arxiv.org/abs/1810.04805): blanks and marks divide words, accents and case are dropped,
and the longest piece of the vocabulary that fits is taken again and again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy
import regex
from numpy.typing import NDArray

from briefreader.facts.names.vocabulary import CALENDAR, FUNCTION_WORDS, MONTHS_AND_NAMES

OPENERS = FUNCTION_WORDS - MONTHS_AND_NAMES
"""Words whose capital at the start of a sentence tells nothing."""

NEVER_NAMES = (CALENDAR - MONTHS_AND_NAMES) | {"I"}
"""Words that always have a capital and are never a name of their own."""

UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"

LONGEST_WORD = 100
"""Code points of a word beyond which it is unknown as a whole."""

_IDEOGRAPHS = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\U0002f800-\U0002fa1f"
_MARKS = r"\p{P}$+<=>^`|~"
_WORD = regex.compile(rf"[{_MARKS}]|[{_IDEOGRAPHS}]|[^\s{_MARKS}{_IDEOGRAPHS}]+")
_STOPS = ".!?…"
_CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text, in order.

    `ids`, `shapes`: one number a piece. `first`: the position of the first piece of each word.
    `words`: `[start, end)` of each word in the text. `telling`: whether a word has a capital letter
    for which a name may be the reason, one value a piece. `sentences`: the position of the first
    piece of each sentence; a line begins one too.
    """

    ids: NDArray[numpy.int64]
    shapes: NDArray[numpy.int64]
    first: NDArray[numpy.int64]
    words: tuple[tuple[int, int], ...]
    telling: NDArray[numpy.bool_]
    sentences: NDArray[numpy.int64]

    def first_of(self, most: int) -> Pieces:
        """The words at the start that have no more than so many pieces together."""
        if len(self.ids) <= most:
            return self
        words = int(numpy.searchsorted(self.first, most, side="right")) - 1
        count = int(self.first[words]) if words >= 0 else 0
        return Pieces(
            self.ids[:count],
            self.shapes[:count],
            self.first[: max(words, 0)],
            self.words[: max(words, 0)],
            self.telling[:count],
            self.sentences[self.sentences < count],
        )


class Splitter:
    """Splits texts by one vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """A piece's number is its place in the vocabulary."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = (self._numbers[UNKNOWN],)
        self.begin, self.end = self._numbers[BEGIN], self._numbers[END]
        self._pieces = lru_cache(maxsize=_CACHED_WORDS)(self._split)

    def split(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """The pieces of `text[start:end]`, with offsets into `text`."""
        ids: list[int] = []
        shapes: list[int] = []
        words: list[tuple[int, int]] = []
        first: list[int] = []
        telling: list[bool] = []
        sentences: list[int] = []
        previous_end = start
        after_stop = opening = True
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            word, begin = match.group(), match.start()
            numbers = self._pieces(word)
            if not numbers:
                continue
            opens_line = begin == start or "\n" in text[previous_end:begin]
            shape = shape_of(word)
            has_capital = shape not in _WITHOUT_CAPITALS and any(map(str.isupper, word))
            if opens_line or (after_stop and has_capital):
                sentences.append(len(ids))
                opening = True
            may_name = has_capital and not (word in NEVER_NAMES or (opening and word in OPENERS))
            if shape != _MARK:
                after_stop = opening = False
            elif word in _STOPS:
                after_stop = True
            first.append(len(ids))
            ids += numbers
            shapes += [shape + (OPENS_LINE if opens_line else 0)] * len(numbers)
            telling += [may_name] * len(numbers)
            words.append((begin, match.end()))
            previous_end = match.end()
        return Pieces(
            _numbers(ids),
            _numbers(shapes),
            _numbers(first),
            tuple(words),
            numpy.array(telling, dtype=numpy.bool_),
            _numbers(sentences),
        )

    def _split(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; none where nothing of it is left without its accents."""
        plain = _plain(word)
        if len(plain) > LONGEST_WORD:
            return self._unknown
        numbers = []
        position = 0
        while position < len(plain):
            lead = "##" if position else ""
            for end in range(len(plain), position, -1):
                number = self._numbers.get(lead + plain[position:end])
                if number is not None:
                    break
            else:
                return self._unknown
            numbers.append(number)
            position = end
        return tuple(numbers)


def _numbers(values: list[int]) -> NDArray[numpy.int64]:
    return numpy.array(values, dtype=numpy.int64)


def _plain(word: str) -> str:
    """A word in small letters, without accents and invisible characters."""
    if word.isascii():
        return "".join(filter(str.isprintable, word)).lower()
    visible = "".join(c for c in word if unicodedata.category(c)[0] != "C").lower()
    parts = unicodedata.normalize("NFD", visible)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


SHAPES = 16
"""How many shapes there are; those from `OPENS_LINE` on are the others at the start of a line."""

OPENS_LINE = 8
(_OTHER, _SMALL, _CAPITALISED, _CAPITALS, _ONE_CAPITAL, _MIXED, _WITH_DIGIT, _MARK) = range(8)
_WITHOUT_CAPITALS = (_SMALL, _MARK)


@lru_cache(maxsize=_CACHED_WORDS)
def shape_of(word: str) -> int:
    """How a word is written, below `OPENS_LINE`; the model itself sees no letter case."""
    if not any(map(str.isalnum, word)):
        return _MARK
    if any(map(str.isdigit, word)):
        return _WITH_DIGIT
    if word.islower():
        return _SMALL
    if len(word) == 1:
        return _ONE_CAPITAL if word.isupper() else _SMALL
    if word.isupper():
        return _CAPITALS
    if word[0].isupper() and word[1:].islower():
        return _CAPITALISED
    return _MIXED if any(map(str.isupper, word)) else _SMALL
