"""Where an annotation belongs on the present text, and how sure that is.

In order: the exact position; the exact quote, where the context decides between equal ones; then
what is nearly the quote. Nothing moves silently: what is not certain is marked to be checked, and
what is not found is unattached. White space, the form of quote marks and the composition of
letters make no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefreader.domain.annotation import CONTEXT, Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.notes.approximate import likenesses
from briefreader.notes.folding import Folded, fold
from briefreader.notes.quotes import find_quote as find_quote

LEAST_SCORE = 0.85
"""The least similarity of a passage that is taken for the quote."""
LEAST_MARGIN = 0.10
"""How much better than the next one a passage must be."""
AGREES = 0.75
"""The similarity from which on the context on one side is taken for the same."""
SHORT = CONTEXT
"""Quotes below this length, in code points, are found only where their context agrees."""
MUCH = 64
"""So many code points in one paragraph, quote and context, are hardly ever said twice."""
MOST_CANDIDATES = 1_000
"""How many equal passages are weighed against each other."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A quote with its context, folded; `near_` is the part of it in the same paragraph."""

    quote: str
    prefix: str
    suffix: str
    near_prefix: str
    near_suffix: str

    @classmethod
    def of(cls, anchor: Anchor) -> "_Pattern":
        folded = fold(anchor.exact).text
        quote = folded.strip()
        lead = folded[: len(folded) - len(folded.lstrip())]
        trail = folded[len(folded.rstrip()) :]
        prefix, suffix = fold(anchor.prefix).text + lead, trail + fold(anchor.suffix).text
        near_prefix = fold(anchor.prefix.rpartition("\n")[2]).text + lead
        near_suffix = trail + fold(anchor.suffix.partition("\n")[0]).text
        return cls(quote, prefix, suffix, near_prefix, near_suffix)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage `[start, end)` of the folded text.

    `likeness` compares it with the quote, `before` and `after` compare the contexts; 0 to 1.
    """

    start: int
    end: int
    likeness: float
    before: float
    after: float

    @property
    def context(self) -> float:
        return (self.before + self.after) / 2

    @property
    def score(self) -> float:
        return (self.likeness + self.context) / 2

    @property
    def in_context(self) -> bool:
        return max(self.before, self.after) >= AGREES


def place(annotation: Annotation, text: str) -> Placement:
    """Place an annotation on a text, in time bounded by the length of the text.

    An annotation of the whole document is exact and has no span.
    """
    anchor = annotation.anchor
    if anchor is None:
        return Placement(annotation, State.EXACT, None)
    span = Span(anchor.start, anchor.end)
    if Anchor.of(text, span) == anchor:
        return Placement(annotation, State.EXACT, span)
    pattern = _Pattern.of(anchor)
    if not pattern.quote:
        return Placement(annotation, State.UNATTACHED, None)
    folded = fold(text)
    return (
        _place_exactly(annotation, anchor, pattern, folded, text)
        or _place_nearly(annotation, pattern, folded)
        or Placement(annotation, State.UNATTACHED, None)
    )


def is_found(annotation: Annotation, text: str) -> bool:
    """Whether `place` finds an annotation's passage; soon told where it stands in its context."""
    anchor = annotation.anchor
    if anchor is None:
        return True
    has_context = bool(anchor.prefix or anchor.suffix)
    if has_context and anchor.prefix + anchor.exact + anchor.suffix in text:
        return bool(_Pattern.of(anchor).quote) or place(annotation, text).span is not None
    return place(annotation, text).state is not State.UNATTACHED


def _place_exactly(
    annotation: Annotation, anchor: Anchor, pattern: _Pattern, folded: Folded, text: str
) -> Placement | None:
    found = [_candidate(pattern, folded, start) for start in _starts(pattern, folded.text)]
    if len(pattern.quote) < SHORT:
        found = [candidate for candidate in found if candidate.in_context]
    if not found:
        return None
    best_context = max(candidate.context for candidate in found)
    rivals = [item for item in found if item.context > best_context - LEAST_MARGIN]

    def distance(candidate: _Candidate) -> int:
        return abs(folded.original(candidate.start, candidate.end).start - anchor.start)

    best = min(rivals, key=distance)
    span = _with_white_space(folded.original(best.start, best.end), anchor, text)
    if span == (anchor.start, anchor.end) and (best.in_context or len(found) == 1):
        return Placement(annotation, State.EXACT, span)
    certain = len(rivals) == 1 and _is_certain(pattern, folded.text, best)
    return Placement(annotation, State.MOVED if certain else State.CHECK, span)


def _is_certain(pattern: _Pattern, text: str, found: _Candidate) -> bool:
    """Whether an equal passage is the one meant: its context agrees on both sides.

    When a paragraph was moved, the context inside it does, and that is enough if there is much.
    """
    if min(found.before, found.after) >= AGREES:
        return True
    before, after = pattern.near_prefix, pattern.near_suffix
    return (
        len(before) + len(pattern.quote) + len(after) >= MUCH
        and _similarity(before, text[max(0, found.start - len(before)) : found.start], at_edge=True)
        >= AGREES
        and _similarity(after, text[found.end : found.end + len(after)], at_edge=True) >= AGREES
    )


def _starts(pattern: _Pattern, text: str) -> list[int]:
    """Where the quote stands; those in the same context come first where there are too many."""
    starts: dict[int, None] = {}
    for before, after in (
        (pattern.prefix, pattern.suffix),
        (pattern.prefix, ""),
        ("", pattern.suffix),
        ("", ""),
    ):
        for position in _finds(before + pattern.quote + after, text):
            starts.setdefault(position + len(before))
    return list(starts)


def _finds(wanted: str, text: str) -> Iterator[int]:
    position = text.find(wanted)
    for _ in range(MOST_CANDIDATES):
        if position < 0:
            return
        yield position
        position = text.find(wanted, position + 1)


def _candidate(pattern: _Pattern, folded: Folded, start: int) -> _Candidate:
    return _weighed(pattern, folded.text, start, start + len(pattern.quote), 1.0)


def _weighed(pattern: _Pattern, text: str, start: int, end: int, likeness: float) -> _Candidate:
    before = text[max(0, start - len(pattern.prefix)) : start]
    after = text[end : end + len(pattern.suffix)]
    return _Candidate(
        start,
        end,
        likeness,
        _similarity(pattern.prefix, before, at_edge=start == 0),
        _similarity(pattern.suffix, after, at_edge=end == len(text)),
    )


def _similarity(old: str, new: str, *, at_edge: bool) -> float:
    """How alike two contexts are; where the text ended before, whether it does now."""
    if not old:
        return float(at_edge)
    if old == new:
        return 1.0
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(old, new)


def _with_white_space(span: Span, anchor: Anchor, text: str) -> Span:
    """The span, with the white space at its ends that the quote had, where it is still there."""
    lead = len(anchor.exact) - len(anchor.exact.lstrip())
    start = span.start - lead
    if start >= 0 and text.startswith(anchor.exact, start):
        return Span(start, start + len(anchor.exact))
    return span


def _place_nearly(annotation: Annotation, pattern: _Pattern, folded: Folded) -> Placement | None:
    found = [
        _weighed(pattern, folded.text, item.start, item.end, item.score)
        for item in likenesses(folded.text, pattern.prefix, pattern.quote, pattern.suffix)
    ]
    if not found:
        return None
    found.sort(key=lambda candidate: candidate.score, reverse=True)
    best = found[0]
    if best.likeness < LEAST_SCORE or (len(pattern.quote) < SHORT and not best.in_context):
        return None
    if len(found) > 1 and best.score - found[1].score < LEAST_MARGIN:
        return None
    return Placement(annotation, State.CHECK, folded.original(best.start, best.end))
