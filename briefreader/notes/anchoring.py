"""Where an annotation belongs on the present text, and how sure that is.

In order: the exact position; the exact quote, where the context decides between equal ones; then
what is nearly the quote. White space, the form of quote marks and the composition of letters make
no difference.

Nothing moves silently. An annotation is said to have moved only where its words stand in the same
context on both sides and nowhere else so: not far away, or, where the old text is known, with no
other passage of it that fits as well; or where they stood once in the old text, stand once in the
new one, and the context agrees. What is less certain is to be checked, and what is not found is
unattached.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefreader.domain.annotation import CONTEXT, Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.notes.approximate import likenesses
from briefreader.notes.folding import Folded, fold, is_inside_word
from briefreader.notes.lookup import lookup
from briefreader.notes.quotes import find_quote as find_quote
from briefreader.notes.weighing import (
    AGREES,
    Candidate,
    Pattern,
    all_weighed,
    has_context,
    is_context_whole,
    weighed,
)

LEAST_SCORE = 0.85
"""The least similarity of a passage that is taken for the quote."""
LEAST_MARGIN = 0.10
"""How much better than the next one a passage must be."""
SHORT = CONTEXT
"""Quotes below this length, in code points, are found only where their context agrees."""
NEAR, NEAR_PART = 1_000, 10
"""A passage moves by so many code points, or such a part of the text, before it is far away."""
MOST_CANDIDATES = 32
"""How many equal passages are weighed against each other: the nearest ones of each kind."""


def place(annotation: Annotation, text: str, old: str = "") -> Placement:
    """Place an annotation on a text, in time bounded by the length of the text.

    `old` is the text that the annotation was made on, where that is known: more of what stood
    around the passage is weighed then. An annotation of the whole document is exact and has no
    span; one of an empty passage is exact where it was made, else unattached.
    """
    anchor = annotation.anchor
    if anchor is None:
        return Placement(annotation, State.EXACT, None)
    if stands(anchor, text):
        return Placement(annotation, State.EXACT, Span(anchor.start, anchor.end))
    if not anchor.exact:
        return Placement(annotation, State.UNATTACHED, None)
    if old and not stands(anchor, old):
        old = ""
    pattern = Pattern.of(anchor, old)
    if not pattern.quote:
        return _placed_blank(annotation, anchor, text)
    state, span = _Placing(anchor, pattern, fold(text), old).found()
    if span is None:
        return Placement(annotation, state, None)
    return Placement(annotation, state, _with_white_space(span, anchor, text))


def place_all(
    annotations: Iterable[Annotation], text: str, old_texts: Iterable[str]
) -> tuple[Placement, ...]:
    """Place annotations on a text; `old_texts` are those that they may have been made on.

    The old texts are not asked for where all annotations are exact.
    """
    unread, known = iter(old_texts), list[str]()
    return tuple(_placed_by(item, text, known, unread) for item in annotations)


def _placed_by(
    annotation: Annotation, text: str, known: list[str], unread: Iterator[str]
) -> Placement:
    """Place an annotation with the first old text in which it stands; those read become known."""
    placed = place(annotation, text)
    anchor = annotation.anchor
    if anchor is None or placed.state not in (State.MOVED, State.CHECK):
        return placed  # an old text makes none unattached, nor finds what is
    for old in known:
        if stands(anchor, old):
            return place(annotation, text, old)
    for old in unread:
        known.append(old)
        if stands(anchor, old):
            return place(annotation, text, old)
    return placed


def _placed_blank(annotation: Annotation, anchor: Anchor, text: str) -> Placement:
    """Place a passage of nothing but white space, which only its context can tell from others."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    start = text.find(whole) if has_context(anchor) else -1
    if start < 0:
        return Placement(annotation, State.UNATTACHED, None)
    span = Span(start + len(anchor.prefix), start + len(anchor.prefix) + len(anchor.exact))
    certain = is_context_whole(anchor) and text.find(whole, start + 1) < 0
    return Placement(annotation, State.MOVED if certain else State.CHECK, span)


def stands(anchor: Anchor, text: str) -> bool:
    """Whether a passage stands in a text exactly where and as the anchor says."""
    start, end = anchor.start, anchor.end
    return (
        0 <= start <= end <= len(text)
        and text.startswith(anchor.exact, start)
        and Anchor.of(text, Span(start, end)) == anchor
    )


def is_found(annotation: Annotation, text: str) -> bool:
    """Whether `place` finds an annotation's passage; soon told where it stands in its context."""
    anchor = annotation.anchor
    if anchor is None:
        return True
    is_anywhere = anchor.exact and has_context(anchor)
    if is_anywhere and anchor.prefix + anchor.exact + anchor.suffix in text:
        return True
    return place(annotation, text).state is not State.UNATTACHED


def _with_white_space(span: Span, anchor: Anchor, text: str) -> Span:
    """The span, with the white space at its ends that the quote had, where it is still there."""
    lead = len(anchor.exact) - len(anchor.exact.lstrip())
    start = span.start - lead
    if start >= 0 and text.startswith(anchor.exact, start):
        return Span(start, start + len(anchor.exact))
    return span


@dataclass(frozen=True, slots=True)
class _Placing:
    """One anchor on its way to a place; `old` is the text it was made on, or empty."""

    anchor: Anchor
    pattern: Pattern
    text: Folded
    old: str

    def found(self) -> tuple[State, Span | None]:
        """The state and the place; no span where there is none."""
        exact = self._equal_passages(self.text, self.anchor.start)
        here = next((item for item in exact if self._is_here(item)), None)
        if here is not None and (here.in_context or not has_context(self.anchor)):
            return State.EXACT, self._span(here)
        if len(self.pattern.quote) < SHORT:
            exact = [item for item in exact if item.in_context]
        best = self._best(exact)
        if best is None or not best.in_context:
            near = self._nearly_equal()
            if near is not None and (best is None or near.score > best.score):
                return State.CHECK, self._span(near)
        if best is None:
            return State.UNATTACHED, None
        return State.MOVED if self._is_certain(best, exact) else State.CHECK, self._span(best)

    def _span(self, item: Candidate) -> Span:
        return self.text.original(item.start, item.end)

    def _is_here(self, item: Candidate) -> bool:
        """Whether a passage begins where it did, but for the white space at its beginning."""
        lead = len(self.anchor.exact) - len(self.anchor.exact.lstrip())
        return self._span(item).start == self.anchor.start + lead

    def _best(self, items: list[Candidate]) -> Candidate | None:
        """The passage in the context most alike; of those about as good a near one."""
        if not items:
            return None
        unit = LEAST_MARGIN / max(1, len(self.text.text))
        return max(items, key=lambda item: item.context - unit * self._distance(item))

    def _distance(self, item: Candidate) -> int:
        """How far a passage is from where it was, in code points."""
        return abs(self._span(item).start - self.anchor.start)

    def _equal_passages(self, text: Folded, hint: int) -> list[Candidate]:
        """The passages equal to the quote; of many, those in the same context and the nearest."""
        pattern, found = self.pattern, lookup(text.text)
        starts = dict.fromkeys(found.near(pattern.quote, hint, MOST_CANDIDATES))
        if len(starts) == MOST_CANDIDATES or len(pattern.quote) < SHORT:
            prefix, suffix, most = pattern.prefix, pattern.suffix, 2 * MOST_CANDIDATES
            for before, after in ((prefix, suffix), (prefix, ""), ("", suffix)):
                wanted = before + pattern.quote + after
                for start in found.near(wanted, hint - len(before), most - len(starts)):
                    starts.setdefault(start + len(before))
        return all_weighed(pattern, text.text, starts)

    def _is_certain(self, best: Candidate, equal: list[Candidate]) -> bool:
        """Whether an equal passage is the one meant, and no other one of the old or the new text.

        Its context agrees on both sides, and is the same unless the passage is the only one. Where
        the old text is not known, what is found far away may be another.
        """
        if not best.in_context_on_both_sides or self._is_cut(best):
            return False
        others = [item for item in equal if item is not best]
        rivals = sum(item.in_context for item in others)
        least = best.context - LEAST_MARGIN
        is_best = best.in_whole_context and all(item.context <= least for item in others)
        if not self.old:
            is_near = self._distance(best) <= max(NEAR, len(self.text.text) // NEAR_PART)
            return is_best and is_near and not rivals
        if others and not is_best:
            return False
        twins = self._twins()
        if not twins and not others:
            return best.context >= AGREES
        # With more of them than there were, one is a copy, and which one nobody knows.
        is_original = is_best and rivals <= len(twins)
        return is_original and not any(self._fits(best, twin) for twin in twins)

    def _is_cut(self, item: Candidate) -> bool:
        """Whether a passage begins or ends inside a word, which the quote did not."""
        pattern, text = self.pattern, self.text.text
        old = pattern.prefix[-1:] + pattern.quote + pattern.suffix[:1]
        ends = (len(pattern.prefix[-1:]), len(pattern.prefix[-1:]) + len(pattern.quote))
        return any(
            is_inside_word(text, new) and not is_inside_word(old, end)
            for end, new in zip(ends, (item.start, item.end), strict=True)
        )

    def _twins(self) -> list[Candidate]:
        """The other passages of the old text that are equal to the quote."""
        equal = self._equal_passages(fold(self.old), self.anchor.start)
        own = max(equal, key=lambda item: item.context, default=None)
        return [item for item in equal if item is not own]

    def _fits(self, best: Candidate, twin: Candidate) -> bool:
        """Whether a passage may be this twin: it fits as well, or better on one side."""
        old = fold(self.old)
        pattern = Pattern.of(Anchor.of(self.old, old.original(twin.start, twin.end)), self.old)
        other = weighed(pattern, self.text.text, Span(best.start, best.end))
        return (
            other.context > best.context - LEAST_MARGIN
            or other.wide_before > best.wide_before + LEAST_MARGIN
            or other.wide_after > best.wide_after + LEAST_MARGIN
        )

    def _nearly_equal(self) -> Candidate | None:
        """The passage nearly equal to the quote, if one is alike enough and the next is not."""
        # What stood further away has no say here, so that a place is found with and without it.
        pattern = replace(self.pattern, wide_prefix="", wide_suffix="")
        found = [
            weighed(pattern, self.text.text, Span(item.start, item.end), item.score)
            for item in likenesses(
                lookup(self.text.text), pattern.prefix, pattern.quote, pattern.suffix
            )
        ]
        found.sort(key=lambda item: item.score, reverse=True)
        if not found or found[0].likeness < LEAST_SCORE:
            return None
        if len(pattern.quote) < SHORT and not found[0].in_context:
            return None
        if len(found) > 1 and found[0].score - found[1].score < LEAST_MARGIN:
            return None
        return found[0]
