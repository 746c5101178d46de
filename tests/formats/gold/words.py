"""The words of a text as digests of one byte: enough to find a passage again, too little to read it."""

import re
import unicodedata
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]")


def words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end; a word is a run of letters and digits."""
    return [match.span() for match in _WORD.finditer(text)]


def digests(text: str) -> bytes:
    """One byte for each word: its BLAKE2b digest, after NFKC, case folding and no invisible signs."""
    return bytes(_digest(text[start:end]) for start, end in words(visible(text)))


def visible(text: str) -> str:
    """The text without soft hyphens, marks of direction and other signs that do not show."""
    return _INVISIBLE.sub("", text)


def _digest(word: str) -> int:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return blake2b(folded.encode(), digest_size=1).digest()[0]
