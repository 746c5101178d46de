"""Which segments are made one: few and large ones are fast to search, small ones fast to write.

Sizes are bytes of what is not deleted. A merge takes time in proportion to them.
"""

from collections.abc import Sequence

STEP = 48_000_000
"""Bytes of one merge when idle, which takes about a second of the processor."""

QUICK = 4_000_000
"""Bytes of one merge in a commit, which a user may be waiting for."""

FORCED = 16_000_000
"""Bytes of one merge in a commit that leaves too many segments."""

TOGETHER = 8
"""So many small segments are merged in a commit."""

MOST = 40
"""So many segments are left to be merged when idle; of more, a commit merges the smallest."""

_GROWTH = 4
"""A segment is written again only with others that have at least one in so many of its bytes."""

_WORN = 0.5


def due_in_commit(sizes: Sequence[int]) -> list[int]:
    """The numbers of the segments to be merged before a commit ends; none or at least two."""
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    small = _growing(_within(order, sizes, QUICK), sizes)
    if len(small) >= TOGETHER:
        return small
    return _within(order, sizes, FORCED) if len(sizes) > MOST else []


def due_when_idle(sizes: Sequence[int], whole: Sequence[int]) -> list[int]:
    """The numbers of the segments to be merged next, with what they take on the disk (`whole`).

    A segment of which more is deleted than left is written again, alone if need be.
    """
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    chosen = _growing(_within(order, sizes, STEP), sizes)
    return chosen or [n for n in order if sizes[n] < _WORN * whole[n]][:1]


def _growing(chosen: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """Without the largest ones that would be written again for little."""
    left = list(chosen)
    while len(left) > 1:
        if _GROWTH * sum(sizes[number] for number in left[:-1]) >= sizes[left[-1]]:
            return left
        left.pop()
    return []


def _within(order: Sequence[int], sizes: Sequence[int], most: int) -> list[int]:
    """The first of the segments that have no more bytes together; at least two, or none."""
    chosen: list[int] = []
    total = 0
    for number in order:
        total += sizes[number]
        if total > most:
            break
        chosen.append(number)
    return chosen if len(chosen) > 1 else []
