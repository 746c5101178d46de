"""Passages of a changed text that are nearly a quote.

Pieces of the quote that still stand in the text vote for where it may begin; each such place is
then aligned with the quote by edit distance. The work is bounded by the numbers below, whatever
the text holds.
"""

from collections import Counter
from dataclasses import dataclass

LONGEST_QUOTE = 20_000
"""Code points; a longer quote is not looked for approximately."""
SEED = 8
"""Code points of one piece."""
SEEDS = 32
"""How many pieces of a quote are looked up."""
FINDS = 50
"""How many occurrences of one piece are looked at."""
PLACES = 4
"""How many places are aligned."""
EDGES = 4
"""From how many matches an edge of the passage is measured."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The range `[start, end)` of a text that aligns with a quote; `score` is 0 to 1."""

    start: int
    end: int
    score: float


def likenesses(text: str, prefix: str, quote: str, suffix: str) -> list[Likeness]:
    """The passages that are most like a quote, in no order; the context helps to find them.

    `score` is the normalised Levenshtein similarity of the passage to the quote alone.
    """
    if not quote or len(quote) > LONGEST_QUOTE:
        return []
    pattern = prefix + quote + suffix
    found: dict[tuple[int, int], Likeness] = {}
    for begin in _places(text, pattern):
        likeness = _aligned(text, begin, prefix, quote, suffix)
        if likeness:
            found.setdefault((likeness.start, likeness.end), likeness)
    return list(found.values())


def _places(text: str, pattern: str) -> list[int]:
    """Where the pattern may begin in the text, by the votes of its pieces."""
    width = max(SEED, len(pattern) // 16)
    step = max(1, (len(pattern) - SEED) // SEEDS)
    votes: Counter[int] = Counter()
    for offset in range(0, max(1, len(pattern) - SEED + 1), step):
        piece = pattern[offset : offset + SEED]
        position = text.find(piece)
        finds = 0
        while position >= 0 and finds < FINDS:
            votes[(position - offset) // width] += 1
            finds += 1
            position = text.find(piece, position + 1)
    places: list[int] = []
    # Neighbouring cells hold the votes of one place that insertions have shifted.
    joined = {cell: votes[cell] + votes[cell - 1] + votes[cell + 1] for cell in votes}
    for cell in sorted(joined, key=lambda cell: (-joined[cell], cell)):
        if all(abs(cell * width - place) > 2 * width for place in places):
            places.append(cell * width)
        if len(places) == PLACES:
            break
    return places


def _aligned(text: str, begin: int, prefix: str, quote: str, suffix: str) -> Likeness | None:
    """The passage that the quote becomes when its pattern is aligned with the text there."""
    from rapidfuzz.distance import Levenshtein

    pattern = prefix + quote + suffix
    slack = SEED + len(pattern) // 4
    low = max(0, begin - slack)
    window = text[low : max(0, begin) + len(pattern) + slack]
    blocks = [
        (block.a, block.b, block.size)
        for block in Levenshtein.editops(pattern, window).as_matching_blocks()
        if block.size
    ]
    first, last = len(prefix), len(prefix) + len(quote)
    starts = _images(blocks, first, before=True)
    ends = _images(blocks[::-1], last, before=False)
    if not starts or not ends:
        return None

    def score(start: int, end: int) -> float:
        return Levenshtein.normalized_similarity(quote, window[start:end]) if start < end else 0.0

    start = max(starts, key=lambda start: score(start, ends[0]))
    end = max(ends, key=lambda end: score(start, end))
    return Likeness(low + start, low + end, score(start, end)) if start < end else None


def _images(blocks: list[tuple[int, int, int]], edge: int, *, before: bool) -> list[int]:
    """Where an edge of the quote, `edge` code points into the pattern, may come to lie.

    `blocks` are the matches of pattern and window, from this edge's side. If what stands outside
    the quote next to the edge matches, the edge is there, so that a changed word at the edge stays
    inside; else it is measured from one of the first matches inside, as one of them may be chance.
    """
    images: list[int] = []
    for start, image, size in blocks:
        outer = edge - 1 if before else edge
        if start <= outer < start + size:
            return [image + edge - start]
        inside = start >= edge if before else start + size <= edge
        if inside and len(images) < EDGES:
            images.append(max(0, image + edge - start))
    return images
