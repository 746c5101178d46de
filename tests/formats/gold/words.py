"""The words of a text, each as a digest of one byte: found again, but not read."""

import re
import unicodedata
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]")


def words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end; a word is a run of letters and digits."""
    return [match.span() for match in _WORD.finditer(text)]


def digests(text: str) -> bytes:
    """One byte for each word: its BLAKE2b digest, after NFKC and case folding.

    Signs that do not show (soft hyphens, marks of direction) are left out first.
    """
    text = visible(text)
    return bytes(_digest(text[start:end]) for start, end in words(text))


def visible(text: str) -> str:
    """The text without soft hyphens, marks of direction and other signs that do not show."""
    return _INVISIBLE.sub("", text)


def _digest(word: str) -> int:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return blake2b(folded.encode(), digest_size=1).digest()[0]
