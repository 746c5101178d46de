"""How well passages of a text agree with a quote and with what stood around it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from briefreader.domain.annotation import CONTEXT, Anchor
from briefreader.domain.document import Span
from briefreader.notes.folding import folded

WIDE = 256
"""Code points of context on each side that are weighed where the old text is known."""
AGREES = 0.75
"""The similarity from which on the context on one side is taken for the same."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quote with its context, folded.

    `prefix` and `suffix` are 32 code points of the original; `wide_prefix` and `wide_suffix`, from
    the old text, hold more, and are empty where that is not known.
    """

    quote: str
    prefix: str
    suffix: str
    wide_prefix: str = ""
    wide_suffix: str = ""

    @classmethod
    def of(cls, anchor: Anchor, old: str = "") -> "Pattern":
        """The pattern of an anchor; `old` is the text in which it stands exactly, if known."""
        exact = folded(anchor.exact)
        quote = exact.strip()
        lead = exact[: len(exact) - len(exact.lstrip())]
        trail = exact[len(exact.rstrip()) :]
        around = [""] * 2
        if old:
            around = [
                folded(old[max(0, anchor.start - WIDE) : anchor.start]) + lead,
                trail + folded(old[anchor.end : anchor.end + WIDE]),
            ]
        return cls(quote, folded(anchor.prefix) + lead, trail + folded(anchor.suffix), *around)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage `[start, end)` of a folded text.

    `likeness` compares it with the quote, `before` and `after` the contexts, `wide_before` and
    `wide_after`, where it is known, more of what stood around; all 0 to 1.
    """

    start: int
    end: int
    likeness: float
    before: float
    after: float
    wide_before: float
    wide_after: float

    @property
    def context(self) -> float:
        """How alike the contexts are, near and wide."""
        return (self.before + self.after + self.wide_before + self.wide_after) / 4

    @property
    def score(self) -> float:
        return (self.likeness + self.context) / 2

    @property
    def in_context(self) -> bool:
        """Whether the context agrees on one side."""
        return max(self.before, self.after) >= AGREES

    @property
    def in_context_on_both_sides(self) -> bool:
        """Whether the context agrees on both sides."""
        return min(self.before, self.after) >= AGREES

    @property
    def in_whole_context(self) -> bool:
        """Whether the context is the same on both sides."""
        return self.before == self.after == 1.0


def weighed(pattern: Pattern, text: str, span: Span, likeness: float = 1.0) -> Candidate:
    """A passage of a folded text, weighed."""
    start, end = span
    before = _likeness_before(pattern.prefix, text, start)
    after = _likeness_after(pattern.suffix, text, end)
    wide_before, wide_after = before, after
    if pattern.wide_prefix or pattern.wide_suffix:
        wide_before = _likeness_before(pattern.wide_prefix, text, start)
        wide_after = _likeness_after(pattern.wide_suffix, text, end)
    return Candidate(start, end, likeness, before, after, wide_before, wide_after)


def all_weighed(pattern: Pattern, text: str, starts: Iterable[int]) -> list[Candidate]:
    """The passages that begin there and are equal to the quote."""
    length = len(pattern.quote)
    return [weighed(pattern, text, Span(start, start + length)) for start in starts]


def _likeness_before(prefix: str, text: str, start: int) -> float:
    return _likeness(prefix, text[max(0, start - len(prefix)) : start], at_edge=start == 0)


def _likeness_after(suffix: str, text: str, end: int) -> float:
    return _likeness(suffix, text[end : end + len(suffix)], at_edge=end == len(text))


def _likeness(old: str, new: str, *, at_edge: bool) -> float:
    """How alike two contexts are; where the text ended before, whether it does now."""
    if not old:
        return float(at_edge)
    if old == new:
        return 1.0
    return _similarity()(old, new)


@cache
def _similarity() -> Callable[[str, str], float]:
    """The normalised Levenshtein similarity; loaded when it is first asked for."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity


def has_context(anchor: Anchor) -> bool:
    """Whether anything is known of what stood around the passage."""
    return bool(anchor.prefix or anchor.suffix)


def is_context_whole(anchor: Anchor) -> bool:
    """Whether there are 32 code points on both sides: no edge of the text is near."""
    return len(anchor.prefix) == len(anchor.suffix) == CONTEXT
