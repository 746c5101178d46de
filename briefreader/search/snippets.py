"""The passages of a text to show for a query."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from briefreader.domain.document import Span
from briefreader.domain.hit import Snippet
from briefreader.search.matching import find_matches as find_matches
from briefreader.search.words import fold

_CONSIDERED = 32
"""Passages that are looked at for each one that is shown."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A passage that could be shown; the one with the smallest rank is the best.

    The rank: different words (negative), whether the block is short, as headings are, and place.
    """

    rank: tuple[int, bool, int]
    block: Span
    core: Span


def make_snippets(
    text: str,
    matches: tuple[Span, ...],
    boundaries: Sequence[Span],
    most: int = 2,
    width: int = 160,
) -> tuple[Snippet, ...]:
    """The best passages around matches: most different words first, then the longer ones.

    `boundaries` are the blocks in order; a passage stays inside one, is at most about `width` code
    points long, starts and ends at whole words, overlaps no other and repeats none.
    """
    windows: list[_Window] = []
    number = 0
    for block in boundaries:
        inside: list[Span] = []
        while number < len(matches) and matches[number].start < block.end:
            if matches[number].start >= block.start and matches[number].end <= block.end:
                inside.append(matches[number])
            number += 1
        windows += _windows(text, block, inside, width)
    chosen: list[Snippet] = []
    for window in nsmallest(_CONSIDERED * most, windows, key=lambda window: window.rank):
        if len(chosen) == most:
            break
        snippet = _snippet(text, window, matches, width)
        if not any(
            snippet.span.overlaps(other.span) or snippet.text == other.text for other in chosen
        ):
            chosen.append(snippet)
    return tuple(chosen)


def _windows(text: str, block: Span, inside: list[Span], width: int) -> list[_Window]:
    """For each match of a block the passage that begins with it."""
    words = [fold(text[start:end]) for start, end in inside]
    windows: list[_Window] = []
    short = block.end - block.start < width // 2
    last = 0
    have: dict[str, int] = {}
    for first, match in enumerate(inside):
        last = max(last, first)
        while last < len(inside) and (last == first or inside[last].end - match.start <= width):
            have[words[last]] = have.get(words[last], 0) + 1
            last += 1
        core = Span(match.start, max(match.end, inside[last - 1].end))
        windows.append(_Window((-len(have), short, match.start), block, core))
        have[words[first]] -= 1
        if not have[words[first]]:
            del have[words[first]]
    return windows


def _snippet(text: str, window: _Window, matches: tuple[Span, ...], width: int) -> Snippet:
    block = window.block
    start, end = window.core
    spare = max(0, width - (end - start))
    before = min(start - block.start, spare // 2)
    after = min(block.end - end, spare - before)
    before = min(start - block.start, spare - after)
    left, right = _whole_words(text, block, Span(start, end), start - before, end + after)
    first, last = bisect_left(matches, (left, left)), bisect_left(matches, (right, right))
    inside = tuple(match for match in matches[first:last] if match.end <= right)
    return Snippet(Span(left, right), text[left:right], inside)


def _whole_words(text: str, block: Span, core: Span, left: int, right: int) -> Span:
    """Draw the edges in to white space, but never into the core."""
    if left > block.start and not text[left - 1].isspace():
        while left < core.start and not text[left].isspace():
            left += 1
    if right < block.end and not text[right].isspace():
        while right > core.end and not text[right - 1].isspace():
            right -= 1
    while left < core.start and text[left].isspace():
        left += 1
    while right > core.end and text[right - 1].isspace():
        right -= 1
    return Span(left, right)
