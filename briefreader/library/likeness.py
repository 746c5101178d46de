"""How alike two texts are, by their shingles: the runs of five words in them.

The sketch of a text is the smallest of its shingles' hashes (bottom-k sketch of Broder, "On the
resemblance and containment of documents", 1997). Case, punctuation, the composition of letters and
boilerplate make no difference.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from briefreader.domain.document import Document

WORDS = 5
"""Words of one shingle."""

HASHES = 64
"""Hashes of a sketch; each takes 4 bytes."""

MOST_CHARACTERS = 2_000_000
"""Code points of a text that are looked at, so that a very long one costs little more."""

_IDEOGRAPHS = (0x3040, 0x9FFF)
_MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_BASE = 0x100000001B3
_INVERSE = pow(_BASE, -1, 1 << 64)

_ASCII_LETTERS = np.array([chr(code).isalnum() for code in range(128)])

Hashes = NDArray[np.uint32]
Codes = NDArray[np.uint64]


@dataclass(frozen=True)
class Likeness:
    """What texts are compared by; `text` is a document's own words, folded."""

    text: str

    @classmethod
    def of(cls, document: Document) -> "Likeness":
        """Of a document without its boilerplate."""
        return cls.of_text("\n".join(document.block_text(block) for block in document.body()))

    @classmethod
    def of_text(cls, text: str) -> "Likeness":
        head = text[:MOST_CHARACTERS]
        if not head.isascii() and not unicodedata.is_normalized("NFKC", head):
            head = unicodedata.normalize("NFKC", head)
        head = head.replace("\u00ad", "")
        return cls(head.casefold())

    @cached_property
    def shingles(self) -> Hashes:
        """The hashes of the shingles, each once, in ascending order."""
        words = _word_hashes(self.text)
        if not len(words):
            return np.empty(0, np.uint32)
        if len(words) < WORDS:
            words = np.concatenate([words, np.zeros(WORDS - len(words), np.uint64)])
        count = len(words) - WORDS + 1
        hashes = np.zeros(count, np.uint64)
        for offset in range(WORDS):
            hashes = hashes * np.uint64(_BASE) + words[offset : offset + count]
        found = np.sort((_mixed(hashes) >> np.uint64(32)).astype(np.uint32))
        is_first = np.concatenate([[True], found[1:] != found[:-1]])
        unique: Hashes = found[is_first]
        return unique

    def sketch(self) -> bytes:
        """The smallest hashes, 4 bytes each in little-endian order; empty without words."""
        return self.shingles[:HASHES].astype("<u4").tobytes()


def _word_hashes(text: str) -> Codes:
    """A hash of each word, in order; an ideograph is a word of its own.

    A word's hash is a polynomial in its letters, taken from the sums of the whole text's.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), "<u4")
    is_letter = np.zeros(max(128, int(codes.max(initial=0)) + 1), bool)
    is_letter[:128] = _ASCII_LETTERS
    for code in set(codes[codes > 127].tolist()):
        is_letter[code] = chr(code).isalnum()
    in_word = is_letter[codes]
    alone = (codes >= _IDEOGRAPHS[0]) & (codes <= _IDEOGRAPHS[1])
    before = np.concatenate([[False], in_word[:-1]])
    after_ideograph = np.concatenate([[False], alone[:-1]])
    starts = np.flatnonzero(in_word & (~before | alone | after_ideograph))
    if not len(starts):
        return np.empty(0, np.uint64)
    powers = _powers(_BASE, len(codes))
    sums = np.concatenate([[np.uint64(0)], np.cumsum(np.where(in_word, codes, 0) * powers)])
    ends = np.append(starts[1:], len(codes))
    return _mixed((sums[ends] - sums[starts]) * _powers(_INVERSE, len(codes))[starts])


def _powers(base: int, count: int) -> Codes:
    """The first powers of a base, modulo 2^64."""
    return _many_powers(base, 1 << count.bit_length())[:count]


@lru_cache(maxsize=8)
def _many_powers(base: int, count: int) -> Codes:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers)


def _mixed(values: Codes) -> Codes:
    """Each value with its bits well spread (the finaliser of SplitMix64)."""
    first, second, third = (np.uint64(value) for value in _MIX)
    values = values + first
    values = (values ^ (values >> np.uint64(30))) * second
    values = (values ^ (values >> np.uint64(27))) * third
    return values ^ (values >> np.uint64(31))


def resemblance(one: Likeness, other: Likeness) -> float:
    """The share of all shingles of two texts that both have, 0 to 1."""
    return _share(one.shingles, other.shingles)


def containment(one: Likeness, other: Likeness) -> float:
    """The share of the shingles of the shorter text that the other has, 0 to 1."""
    least = min(len(one.shingles), len(other.shingles))
    both = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return both / least if least else 0.0


def estimate(one: bytes, other: bytes) -> float:
    """The resemblance of two texts as their sketches let it appear, 0 to 1."""
    first, second = np.frombuffer(one, "<u4"), np.frombuffer(other, "<u4")
    union = np.union1d(first, second)[: max(len(first), len(second))]
    if not len(union):
        return 0.0
    both = np.intersect1d(first, second, assume_unique=True)
    return float(np.isin(union, both, assume_unique=True).sum()) / len(union)


def _share(one: Hashes, other: Hashes) -> float:
    both = len(np.intersect1d(one, other, assume_unique=True))
    union = len(one) + len(other) - both
    return both / union if union else 0.0
