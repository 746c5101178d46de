"""Words next to or near each other, on sorted arrays of positions.

Positions count through a segment, with gaps between documents and lines that are wider than any
distance that can be asked for.
"""

from collections.abc import Sequence

import numpy as np

from briefreader.search.array_file import Array
from briefreader.search.segment_arrays import Postings

_BLOCK = 1 << 20
"""Positions that are marked at a time; so many truth values stay in the processor's cache."""

_MARKING_PAYS = 12
"""Up to this many times as many values as wanted ones, marking is faster than searching."""

FormRange = tuple[int, int]
"""The numbers of forms, from the first on and before the second."""


def word_positions(postings: Postings, forms: Sequence[FormRange]) -> Array:
    """Where any of the forms stands, sorted, each place once."""
    found = []
    single = True
    for first, last in forms:
        start, end = int(postings.position_starts[first]), int(postings.position_starts[last])
        if start < end:
            found.append(postings.positions[start:end])
            single = single and last - first == 1
    if len(found) == 1 and single:
        return found[0]
    if not found:
        return postings.positions[:0]
    together = np.concatenate(found)
    together.sort()
    return distinct(together)


def distinct(values: Array) -> Array:
    """Sorted values, each once."""
    repeated = values[1:] == values[:-1]
    if not repeated.any():
        return values
    return values[np.concatenate(([True], ~repeated))]


def adjacent(places: Sequence[Array]) -> Array:
    """The positions at which the words stand one after the other in their order."""
    order = sorted(range(len(places)), key=lambda number: len(places[number]))
    starts = _moved(places[order[0]], order[0])
    for number in order[1:]:
        if not len(starts):
            break
        starts = starts[among(places[number], starts + number)]
    return starts


def nearby(places: Sequence[Array], distance: int) -> Array:
    """Positions around which the words stand within the distance of each other, in any order.

    One for each occurrence of the rarer of two words; with more words, or with one repeated (which
    then has to stand there as often), one for each place from which all follow.
    """
    rarest = min(places, key=len)
    if not len(rarest):
        return rarest
    others = {id(words): words for words in places if words is not rarest}
    if len(places) == 2 and others:
        return rarest[_close(next(iter(others.values())), rarest, distance)]
    near = {number: words[_close(rarest, words, distance)] for number, words in others.items()}
    near[id(rarest)] = rarest
    starts = np.unique(np.concatenate(list(near.values())))
    repeated: dict[int, int] = {}
    for words in places:
        times = repeated[id(words)] = repeated.get(id(words), 0) + 1
        if len(words) < times:
            return starts[:0]
        following = np.searchsorted(words, starts) + times - 1
        inside = following < len(words)
        inside[inside] = words[following[inside]] <= starts[inside] + distance
        starts = starts[inside]
    return starts


def _moved(places: Array, back: int) -> Array:
    """Positions so far to the left; those too near to the beginning are left out."""
    return places[int(np.searchsorted(places, back)) :] - back if back else places


def _close(values: Array, wanted: Array, distance: int) -> Array:
    """Whether each of the wanted is within the distance of one of the sorted values."""
    if not len(values):
        return np.zeros(len(wanted), bool)
    # The first value that is not too far to the left must not be too far to the right.
    first = np.searchsorted(values, np.maximum(wanted, distance) - distance)
    inside = first < len(values)
    first[~inside] = 0
    found: Array = inside & (values[first] <= wanted + distance)
    return found


def among(values: Array, wanted: Array) -> Array:
    """Whether each of the wanted is among the values; both are sorted."""
    if not len(values) or not len(wanted):
        return np.zeros(len(wanted), bool)
    if len(wanted) * _MARKING_PAYS < len(values) or len(wanted) < 1000:
        places = np.searchsorted(values, wanted)
        places[places == len(values)] = 0
        found: Array = values[places] == wanted
        return found
    found = np.zeros(len(wanted), bool)
    start = max(int(values[0]), int(wanted[0]))
    end = min(int(values[-1]), int(wanted[-1])) + 1
    edges = np.append(np.arange(start, max(start, end), _BLOCK), max(start, end))
    edges = edges.astype(values.dtype)
    own = np.searchsorted(values, edges).tolist()
    asked = np.searchsorted(wanted, edges).tolist()
    marks = np.zeros(min(_BLOCK, max(end - start, 1)), bool)
    for block, edge in enumerate(edges[:-1]):
        first, last = asked[block], asked[block + 1]
        here = values[own[block] : own[block + 1]]
        if first < last and len(here):
            marks.fill(False)
            marks[(here - edge).astype(np.intp)] = True
            found[first:last] = marks[(wanted[first:last] - edge).astype(np.intp)]
    return found
