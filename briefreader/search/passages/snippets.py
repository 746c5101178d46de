"""The passages of a text to show for a query."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from itertools import islice

from briefreader.domain.document import Span
from briefreader.domain.hit import Snippet
from briefreader.search.characters import INVISIBLE, MARKS, SINGLE, SINGLE_MARKS
from briefreader.search.passages.matching import Matches
from briefreader.search.passages.matching import find_matches as find_matches
from briefreader.search.words import fold

_CONSIDERED = 32
"""Passages that are looked at for each one that is shown."""

_RARE = 1000
"""What a word is worth that stands once in the text, against those that stand there often."""

_WIDEST = 4
"""A match is shown whole up to this many times the width of a passage."""

_CUT = re.compile(rf"\s|[{SINGLE}]")
"""A character before which a text can be cut: white space, or one that is a word of its own."""


_MARK = re.compile(rf"[{MARKS}{INVISIBLE}{SINGLE_MARKS}]")

_Window = tuple[Span, int, int]
"""A passage that could be shown: its block, its first and its last match."""


def make_snippets(
    text: str,
    matches: Sequence[Span],
    boundaries: Sequence[Span],
    most: int = 2,
    width: int = 160,
    apart: AbstractSet[Span] = frozenset(),
) -> tuple[Snippet, ...]:
    """The `most` best passages around matches, as `find_matches` gives them.

    The best has most different words of the query; then running text comes before short blocks and
    those set `apart`, as headings and boilerplate are; then come words that are rare in the text.
    `boundaries` are the blocks in order; a passage stays inside one, is at most about `width` code
    points long, starts and ends at whole words, overlaps no other and repeats none.
    """
    parts = _parts(text, matches)
    blocks = _filled(matches, boundaries)
    if len(set(parts)) > 1:
        windows = _ranked(matches, parts, blocks, width, apart)
    else:
        windows = _in_order(matches, blocks, width, apart)
    chosen: list[Snippet] = []
    for block, first, last in islice(windows, _CONSIDERED * most):
        core = Span(matches[first].start, matches[last].end)
        if any(core.overlaps(other.span) for other in chosen):
            continue
        snippet = _snippet(text, block, core, matches, width)
        if not any(
            snippet.span.overlaps(other.span) or snippet.text == other.text for other in chosen
        ):
            chosen.append(snippet)
            if len(chosen) == most:
                break
    return tuple(chosen)


def _parts(text: str, matches: Sequence[Span]) -> Sequence[int]:
    """For each match the number of what it matches; nothing where that is the same for all."""
    if isinstance(matches, Matches):
        return matches.parts
    numbers: dict[str, int] = {}
    return [numbers.setdefault(fold(text[start:end]), len(numbers)) for start, end in matches]


def _filled(matches: Sequence[Span], boundaries: Sequence[Span]) -> Iterator[_Window]:
    """The blocks that have matches, with the first and the last of them."""
    number, total = 0, len(matches)
    for block in boundaries:
        if number == total:
            return
        start, end = block
        if matches[number][0] >= end:
            continue
        first = number if matches[number][0] >= start else bisect_left(matches, (start,), number)
        # A match has a letter at least.
        number = bisect_left(matches, (end,), first, min(total, first + max(0, end - start)))
        last = number - 1
        if last >= first and matches[last][1] > end:
            last -= 1
        if last >= first:
            yield block, first, last


def _in_order(
    matches: Sequence[Span], blocks: Iterator[_Window], width: int, apart: AbstractSet[Span]
) -> Iterator[_Window]:
    """Passages that are as good as each other: running text first, then by their place."""
    later: list[_Window] = []
    for filled in blocks:
        if _is_apart(filled[0], width, apart):
            later.append(filled)
        else:
            yield from _one_after_the_other(matches, filled, width)
    for filled in later:
        yield from _one_after_the_other(matches, filled, width)


def _one_after_the_other(matches: Sequence[Span], filled: _Window, width: int) -> Iterator[_Window]:
    """The passages of a block: each begins with the first match that the last left out."""
    block, first, end = filled
    while first <= end:
        last = bisect_left(matches, (matches[first][0] + width,), first, end + 1) - 1
        if last > first and matches[last][1] > matches[first][0] + width:
            last -= 1
        yield block, first, last
        first = last + 1


def _is_apart(block: Span, width: int, apart: AbstractSet[Span]) -> bool:
    return block[1] - block[0] < width // 2 or block in apart


_Ranked = tuple[int, bool, int, int, int, bool, Span]
"""A passage, or a block that is not yet looked into, with what it is chosen by.

The smallest has most different words; then it is in running text; then its words are rare; then it
comes first. The other values are its last match and whether it is a passage.
"""


def _ranked(
    matches: Sequence[Span],
    parts: Sequence[int],
    blocks: Iterator[_Window],
    width: int,
    apart: AbstractSet[Span],
) -> Iterator[_Window]:
    """The passages that begin with a match, the best first.

    A block is looked into when none of those before can have a better passage.
    """
    rarity = {part: _RARE // parts.count(part) for part in set(parts)}
    waiting: list[_Ranked] = []
    for block, first, last in blocks:
        is_apart = _is_apart(block, width, apart)
        if first == last:
            waiting.append((-1, is_apart, -rarity[parts[first]], first, last, False, block))
            continue
        own = set(parts[first : last + 1])
        best = sum(map(rarity.__getitem__, own))
        waiting.append((-len(own), is_apart, -best, first, last, False, block))
    heapify(waiting)
    while waiting:
        _, is_apart, _, first, last, is_passage, block = heappop(waiting)
        # Where all matches of a block stand close together, they are its best passage.
        is_close = not is_passage and matches[last][1] <= matches[first][0] + width
        if is_passage or is_close or first == last:
            yield block, first, last
        if is_passage or first == last:
            continue
        inside = _inside(matches, parts, (block, first, last), width, rarity)
        for different, rare, begin, end in islice(inside, int(is_close), None):
            heappush(waiting, (-different, is_apart, -rare, begin, end, True, block))


def _inside(
    matches: Sequence[Span],
    parts: Sequence[int],
    filled: _Window,
    width: int,
    rarity: dict[int, int],
) -> Iterator[tuple[int, int, int, int]]:
    """The passages of a block: different words, their rarity, the first and the last match."""
    _, first, end = filled
    have = dict.fromkeys(rarity, 0)
    following = first
    different = rare = 0
    for begin in range(first, end + 1):
        reach = matches[begin][0] + width
        while following <= end and (following == begin or matches[following][1] <= reach):
            part = parts[following]
            if not have[part]:
                different += 1
                rare += rarity[part]
            have[part] += 1
            following += 1
        yield different, rare, begin, following - 1
        part = parts[begin]
        have[part] -= 1
        if not have[part]:
            different -= 1
            rare -= rarity[part]


def _snippet(text: str, block: Span, core: Span, matches: Sequence[Span], width: int) -> Snippet:
    """The passage around `core`, drawn in to whole words."""
    start, end = core
    if end - start > _WIDEST * width:
        end = _without_marks(text, start, start + _WIDEST * width)
    spare = max(0, width - (end - start))
    before = min(start - block.start, spare // 2)
    after = min(block.end - end, spare - before)
    before = min(start - block.start, spare - after)
    left = _left_edge(text, block.start, start - before, start)
    right = _right_edge(text, block.end, end + after, end)
    first = bisect_left(matches, (left,))
    last = bisect_left(matches, (right,), first)
    inside = tuple(matches[first:last])
    if inside and inside[-1][1] > right:
        inside = inside[:-1] or (Span(start, end),)
    return Snippet(Span(left, right), text[left:right], inside)


def _left_edge(text: str, first: int, left: int, core: int) -> int:
    """The first place from `left` on, or `core`, where a word begins."""
    if left > first and not text[left - 1].isspace():
        cut = _CUT.search(text, left, core)
        left = cut.start() if cut else core
    while left < core and text[left].isspace():
        left += 1
    return left


def _right_edge(text: str, last: int, right: int, core: int) -> int:
    """The last place up to `right`, or `core`, where a word has ended."""
    if right < last:
        while right > core and not _is_cut(text[right]):
            right -= 1
    while right > core and text[right - 1].isspace():
        right -= 1
    return right


def _is_cut(character: str) -> bool:
    """Whether a text can be cut before a character; ASCII needs no pattern."""
    return character.isspace() or (not character.isascii() and _CUT.match(character) is not None)


def _without_marks(text: str, start: int, end: int) -> int:
    """The last place up to `end` that does not part a letter from its marks."""
    place = end
    while place > start and _MARK.match(text, place):
        place -= 1
    return place if place > start else end
