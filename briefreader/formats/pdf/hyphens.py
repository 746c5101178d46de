"""Words divided at the end of a line are joined again, those with a hyphen of their own keep it."""

import re
from collections import Counter
from collections.abc import Iterable

from briefreader.formats.pdf.fragments import Fragment

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:[-‐‑][^\W\d_]+)*")
_HEAD = re.compile(r"([^\W_]+(?:[-‐‑][^\W_]+)*)[-‐‑\u00ad]$")
_TAIL = re.compile(r"([^\W_]+)")
# First parts of words that keep their hyphen.
# fmt: off
_COMPOUNDING = frozenset({
    "all", "anti", "co", "counter", "cross", "cyber", "double", "east", "eight", "euro", "ex",
    "five", "four", "full", "half", "high", "hyper", "ill", "inter", "intra", "large", "life",
    "long", "low", "mid", "mini", "multi", "near", "neo", "nine", "non", "north", "one", "over",
    "pan", "part", "post", "pre", "pro", "quasi", "real", "second", "self", "semi", "seven",
    "short", "single", "six", "small", "south", "state", "sub", "super", "ten", "third", "three",
    "time", "two", "ultra", "under", "well", "west", "world",
})
# fmt: on
HYPHENS = "-‐‑\u00ad"


class Hyphenation:
    """What a document's words tell about the hyphens at the ends of its lines."""

    def __init__(self, fragments: Iterable[Fragment]) -> None:
        self._fragments = fragments
        self._seen: Counter[str] | None = None

    def joins(self, head: str, tail: str, soft: bool) -> bool:
        """Whether the hyphen between the end of one line and the next is only the line's.

        `head` is the first line with its hyphen, `tail` the next one; `soft` says that the hyphen
        is a soft one for sure.
        """
        first, second = _HEAD.search(head[-60:]), _TAIL.match(tail)
        if first is None or second is None:
            return False
        start, rest = first.group(1), second.group(1)
        if not rest[0].islower() or not start[-1].isalpha():
            return False
        if soft:
            return True
        seen = self._words()
        if "-" in start or "‐" in start or "‑" in start:
            return False
        last = start.casefold()
        joined, divided = last + rest, f"{last}-{rest}"
        if seen[joined] or seen[divided]:
            return seen[joined] >= seen[divided]
        if last in _COMPOUNDING and len(rest) >= 3:
            return False
        both = min(len(last), len(rest)) >= 3 and seen[last] > 0 and seen[rest] > 0
        return not both

    def _words(self) -> Counter[str]:
        if self._seen is None:
            found: list[str] = []
            divided = False
            for fragment in self._fragments:
                words = _WORD.findall(fragment.text.casefold())
                # The halves at the ends of lines are no words of their own.
                if divided:
                    del words[:1]
                divided = fragment.hyphenated or fragment.text[-1] in HYPHENS
                if divided:
                    del words[-1:]
                found += words
            self._seen = Counter(found)
            for word in [word for word in self._seen if "-" in word]:
                self._seen.update(word.split("-"))
        return self._seen
