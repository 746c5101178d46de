"""Passages of a changed text that are nearly a quote.

Pieces of the quote that still stand in the text vote for where it may begin; each such place is
then aligned with the quote by edit distance. The work is bounded by the numbers below, whatever
the text holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.notes.folding import is_inside_word
from briefreader.notes.lookup import Lookup

LONGEST_QUOTE = 20_000
"""Code points; a longer quote is not looked for approximately."""
LONG = 1_000
"""Code points from which on only the ends of a quote are aligned."""
PLACES = 4
"""How many places are aligned."""
EDGES = 12
"""From how many matches an edge of the passage is measured."""
A_WORD = 10
"""So many code points more may be changed at an edge that lies where its context ends."""
WORTH = 0.75
"""Scores of long passages below this one are not told apart."""

LIKELY = 0.95
"""The score that is tried first for a long passage: what is as good is found sooner."""

_SLACK = 8


@dataclass(frozen=True, slots=True)
class Likeness:
    """The range `[start, end)` of a text that aligns with a quote; `score` is 0 to 1."""

    start: int
    end: int
    score: float


def likenesses(text: Lookup, prefix: str, quote: str, suffix: str) -> list[Likeness]:
    """The passages that are most like a quote, in no order; the context helps to find them.

    `score` is the normalised Levenshtein similarity of the passage to the quote alone, or 0 where
    it is long and that is below 0.75.
    """
    if not quote or len(quote) > LONGEST_QUOTE:
        return []
    if len(quote) > LONG:
        found = _long_likenesses(text, prefix, quote, suffix)
    else:
        begins = text.beginnings(prefix + quote + suffix, PLACES)
        found = [_aligned(text.text, begin, prefix, quote, suffix) for begin in begins]
    return list({(one.start, one.end): one for one in found if one is not None}.values())


def _long_likenesses(text: Lookup, prefix: str, quote: str, suffix: str) -> list[Likeness | None]:
    """The passages between places like the beginning of the quote and places like its end."""
    part, near = LONG // 2, len(prefix)
    head, tail = quote[:part], quote[-part:]
    head_suffix, tail_prefix = quote[part : part + near], quote[-part - near : -part]
    heads = [
        _aligned(text.text, begin, prefix, head, head_suffix)
        for begin in text.beginnings(prefix + head + head_suffix, PLACES)
    ]
    tails = [
        _aligned(text.text, begin, tail_prefix, tail, suffix)
        for begin in text.beginnings(tail_prefix + tail + suffix, PLACES)
    ]
    found: list[Likeness | None] = []
    for first in heads:
        lasts = [last for last in tails if first and last and first.start < last.end]
        if first and lasts:
            wanted = first.start + len(quote)
            last = min((one for one in lasts if one), key=lambda one: abs(one.end - wanted))
            score = _similarity(quote, text.text[first.start : last.end])
            found.append(Likeness(first.start, last.end, score))
    return found


def _similarity(one: str, other: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other, score_cutoff=WORTH, score_hint=LIKELY)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A window of the text and how the pattern, which is the quote in its context, matches it.

    `blocks` are the matches: where in the pattern, where in the window, how many code points.
    """

    pattern: str
    quote: range
    window: str
    blocks: Sequence[tuple[int, int, int]]

    def score(self, start: int, end: int) -> float:
        from rapidfuzz.distance import Levenshtein

        quote = self.pattern[self.quote.start : self.quote.stop]
        return Levenshtein.normalized_similarity(quote, self.window[start:end])


def _aligned(text: str, begin: int, prefix: str, quote: str, suffix: str) -> Likeness | None:
    """The passage that the quote becomes when its pattern is aligned with the text there."""
    from rapidfuzz.distance import Levenshtein

    pattern = prefix + quote + suffix
    slack = _SLACK + len(pattern) // 4
    low = max(0, begin - slack)
    window = text[low : max(0, begin) + len(pattern) + slack]
    blocks = [
        (block.a, block.b, block.size)
        for block in Levenshtein.editops(pattern, window).as_matching_blocks()
        if block.size
    ]
    aligned = _Aligned(pattern, range(len(prefix), len(prefix) + len(quote)), window, blocks)
    starts, ends = _edges(aligned, before=True), _edges(aligned, before=False)
    if not starts.all or not ends.all:
        return None
    first_end = ends.all[0]
    start = starts.best({place: aligned.score(place, first_end) for place in starts.all})
    end = ends.best({place: aligned.score(start, place) for place in ends.all})
    if start >= end:
        return None
    return Likeness(low + start, low + end, aligned.score(start, end))


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where an edge of the quote may come to lie in the window.

    `outer` is where its context ends, or -1; a worse score by up to `allowed` is accepted there.
    """

    all: Sequence[int]
    outer: int
    allowed: float

    def best(self, scores: dict[int, float]) -> int:
        """The edge with the best score, or the outer one if that is as good but for a word.

        So a changed word at the edge stays inside, and a sentence put there does not.
        """
        best = max(scores, key=lambda place: scores[place])
        return self.outer if scores.get(self.outer, -1) >= scores[best] - self.allowed else best


def _edges(aligned: _Aligned, *, before: bool) -> _Edges:
    """The edge where what stands outside the quote next to it matches, and as measured from inside.

    It is measured from several of the first matches inside, as one of them may be chance.
    """
    edge = aligned.quote.start if before else aligned.quote.stop
    neighbour = edge - 1 if before else edge
    places: list[int] = []
    outer = -1
    for start, image, size in aligned.blocks if before else aligned.blocks[::-1]:
        if start <= neighbour < start + size:
            outer = image + edge - start
        is_inside = max(start, aligned.quote.start) < min(start + size, aligned.quote.stop)
        if is_inside and len(places) < EDGES:
            place = max(0, min(len(aligned.window), image + edge - start))
            places += _snapped(aligned, place, edge, before=before)
    if outer >= 0:
        places.insert(0, outer)
    return _Edges(tuple(dict.fromkeys(places)), outer, A_WORD / max(1, len(aligned.quote)))


def _snapped(aligned: _Aligned, place: int, edge: int, *, before: bool) -> list[int]:
    """The place; instead of one inside a short word both ends of the word, if the edge had none."""
    if is_inside_word(aligned.pattern, edge):
        return [place]
    ends = []
    for step in (-1, 1) if before else (1, -1):
        end = place
        while is_inside_word(aligned.window, end) and abs(end - place) < A_WORD:
            end += step
        ends.append(place if is_inside_word(aligned.window, end) else end)
    return ends
