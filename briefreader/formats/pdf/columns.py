"""The reading order of a page: columns one after the other, what spans them in between.

A gutter is a vertical strip that few fragments cross. Those that do divide the page into bands; in
each band the columns are read from the first to the last. A table has gutters too: its cells are
drawn row by row, so that the order of the page's content keeps going to and fro across the gutter;
columns of text are drawn one after the other.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from briefreader.formats.pdf.fragments import Fragment

NARROWEST = 5.0
"""Points that a gutter is wide at least."""
_DEEPEST = 6
_MOST = 1500
"""Fragments on a page from which its own order is kept."""


def regions_of(fragments: Sequence[Fragment], leftwards: bool = False) -> list[list[Fragment]]:
    """The fragments of a page divided into regions, in reading order.

    A region is a part of the page without columns in it; its fragments are ordered from top to
    bottom. `leftwards` says that columns are read from the right.
    """
    if not fragments:
        return []
    if len(fragments) > _MOST:
        return [list(fragments)]
    return [region for region in _divided(list(fragments), 0, leftwards) if region]


def _divided(fragments: list[Fragment], depth: int, leftwards: bool) -> list[list[Fragment]]:
    gutter = _gutter(fragments) if depth < _DEEPEST and len(fragments) >= 6 else None
    if gutter is None:
        return [sorted(fragments, key=lambda f: (-f.middle, f.left))]
    left = [f for f in fragments if f.right <= gutter + 1]
    right = [f for f in fragments if f.left >= gutter - 1 and f.right > gutter + 1]
    beside = {id(f) for f in left} | {id(f) for f in right}
    across = sorted((f for f in fragments if id(f) not in beside), key=lambda f: -f.middle)
    regions: list[list[Fragment]] = []
    whole: list[Fragment] = []
    for spanning, band in _bands(left, right, across):
        whole += spanning
        sides = [[f for f in band if f.right <= gutter + 1]]
        sides.append([f for f in band if f.right > gutter + 1])
        if not all(sides):
            # Nothing stands beside these: short lines of what spans the page.
            whole += band
            continue
        if whole:
            regions.extend(_divided(whole, depth + 1, leftwards))
        whole = []
        for side in reversed(sides) if leftwards else sides:
            regions.extend(_divided(side, depth + 1, leftwards))
    if whole:
        regions.extend(_divided(whole, depth + 1, leftwards))
    return regions


def _bands(
    left: list[Fragment], right: list[Fragment], across: list[Fragment]
) -> list[tuple[list[Fragment], list[Fragment]]]:
    """What spans the columns, each time with what stands in columns below it."""
    beside = sorted(left + right, key=lambda f: -f.middle)
    bands: list[tuple[list[Fragment], list[Fragment]]] = [([], [])]
    position = 0
    for fragment in across:
        level = fragment.middle
        while position < len(beside) and beside[position].middle > level + 0.4 * fragment.size:
            bands[-1][1].append(beside[position])
            position += 1
        if bands[-1][1]:
            bands.append(([], []))
        bands[-1][0].append(fragment)
    bands[-1][1].extend(beside[position:])
    return bands


def _gutter(fragments: list[Fragment]) -> float | None:
    """Where the best gutter is; None if the fragments stand in one column."""
    low = min(f.left for f in fragments)
    high = max(f.right for f in fragments)
    size = median(f.size for f in fragments)
    if high - low < 12 * size:
        return None
    best: tuple[float, float] | None = None
    positions = _candidates(fragments, low, high, max(NARROWEST, 0.7 * size))
    second_end = sorted(f.right for f in fragments)[1]
    last_start = sorted(f.left for f in fragments)[-2]
    for position in sorted({*positions, *_starts(fragments, low + 5 * size)}):
        if second_end > position + 1 or last_start < position - 1:
            continue
        left = [f for f in fragments if f.right <= position + 1]
        right = [f for f in fragments if f.left >= position - 1 and f.right > position + 1]
        if len(left) < 2 or len(right) < 2:
            continue
        # Only what stands beside the other column says whether both are columns.
        bottom = max(min(f.bottom for f in left), min(f.bottom for f in right))
        top = min(max(f.top for f in left), max(f.top for f in right))
        left = [f for f in left if bottom < f.top and f.bottom < top]
        right = [f for f in right if bottom < f.top and f.bottom < top]
        fewer = min(len(left), len(right))
        if fewer < 2:
            continue
        crossing = sum(
            f.left < position - 1 and f.right > position + 1 and bottom < f.middle < top
            for f in fragments
        )
        if crossing > 2 * fewer or _is_table(left, right, crossing):
            continue
        score = fewer - 0.5 * crossing
        if best is None or score > best[0]:
            best = score, position
    return best[1] if best is not None else None


def _candidates(fragments: list[Fragment], low: float, high: float, width: float) -> list[float]:
    """The middles of strips that fewer fragments cover than their neighbourhood."""
    count = min(int((high - low) / 2) + 2, 3000)
    step = (high - low) / (count - 1)
    changes = np.zeros(count + 1, dtype=np.int32)
    begins = ((np.array([f.left for f in fragments]) - low) / step).astype(np.int32)
    ends = ((np.array([f.right for f in fragments]) - low) / step).astype(np.int32) + 1
    np.add.at(changes, begins, 1)
    np.add.at(changes, np.minimum(ends, count), -1)
    covers = np.cumsum(changes[:count])
    peak = int(covers.max())
    found: set[float] = set()
    for allowed in sorted({0, *(int(peak * part) for part in (0.05, 0.15, 0.3, 0.45))}):
        is_low = np.concatenate(([False], covers <= allowed, [False]))
        borders = np.flatnonzero(is_low[1:] != is_low[:-1]).reshape(-1, 2).tolist()
        for start, end in borders:
            if start > 0 and end < count and (end - start) * step >= width:
                found.add(low + (start + end) / 2 * step)
    return sorted(found)[:40]


def _starts(fragments: list[Fragment], low: float) -> list[float]:
    """Strips just left of where several fragments begin, far from the left border."""
    begins = sorted(f.left for f in fragments if f.left > low)
    found = []
    index = 0
    while index < len(begins):
        end = index
        while end + 1 < len(begins) and begins[end + 1] - begins[index] < 3:
            end += 1
        if end - index >= 1:
            found.append(begins[index] - 2)
        index = end + 1
    return found[:40]


def _is_table(left: list[Fragment], right: list[Fragment], crossing: int) -> bool:
    """Whether two sides are the cells of a table (or labels and their text), not columns.

    `crossing` counts the fragments between them that divide them into bands.
    """
    sides = sorted([(f.order, 0) for f in left] + [(f.order, 1) for f in right])
    changes = sum(a[1] != b[1] for a, b in pairwise(sides))
    if changes <= min(2 * crossing, 5) + 1:
        return False
    # Drawn to and fro: columns only if both sides are filled with running text.
    return not (_is_filled(left) and _is_filled(right))


def _is_filled(fragments: list[Fragment]) -> bool:
    """Whether most fragments are as wide as their column, as lines of a paragraph are."""
    if len(fragments) < 5 or median(len(f.text) for f in fragments) < 25:
        return False
    low = min(f.left for f in fragments)
    high = max(f.right for f in fragments)
    full = sum(f.width >= 0.75 * (high - low) for f in fragments)
    return full >= 0.6 * len(fragments)
