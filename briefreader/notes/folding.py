"""A text without the differences that do not matter for a quote, and the way back to its offsets.

White space of any length becomes one space, quote marks become straight ones, letters are
decomposed (NFD) and zero-width characters are dropped.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from briefreader.domain.document import Span

_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛‹›′`´"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ONE_TO_ONE = str.maketrans(
    _DOUBLE + _SINGLE + _SPACES, '"' * len(_DOUBLE) + "'" * len(_SINGLE) + " " * len(_SPACES)
)
_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_IRREGULAR = re.compile(r" {2,}|[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; the pieces where it differs in length from the original, in order.

    Piece i is `text[starts[i]:ends[i]]` here and `[origins[i], origin_ends[i])` in the original.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    origins: tuple[int, ...]
    origin_ends: tuple[int, ...]

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
    plain = text.translate(_ONE_TO_ONE)
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0

    def replace(start: int, end: int, replacement: str) -> None:
        nonlocal done, length
        parts.append(plain[done:start])
        parts.append(replacement)
        length += start - done
        pieces.append((length, length + len(replacement), start, end))
        length += len(replacement)
        done = end

    for match in _IRREGULAR.finditer(plain):
        run = match.group()
        if run[0] == " ":
            replace(match.start(), match.end(), " ")
            continue
        if unicodedata.is_normalized("NFD", run) and _ZERO_WIDTH.isdisjoint(run):
            continue
        for offset, character in enumerate(run, match.start()):
            if character in _ZERO_WIDTH:
                replace(offset, offset + 1, "")
            elif (decomposed := unicodedata.normalize("NFD", character)) != character:
                replace(offset, offset + 1, decomposed)
    parts.append(plain[done:])
    starts, ends, origins, origin_ends = zip(*pieces, strict=True) if pieces else ((),) * 4
    return Folded("".join(parts), starts, ends, origins, origin_ends)


def fold_quote(quote: str) -> str:
    """A quote folded as the text is, without white space around it."""
    return fold(quote).text.strip()
