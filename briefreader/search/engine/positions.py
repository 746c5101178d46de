"""Words next to or near each other, on sorted arrays of positions.

Positions count through a segment, with gaps between documents and lines that are wider than any
distance that can be asked for.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from briefreader.search.engine.array_file import Array
from briefreader.search.engine.segment_arrays import Postings

_BLOCK = 1 << 20
"""Positions that are marked at a time; so many truth values stay in the processor's cache."""

_SEARCHED = 40
_MARKED = 4
_CLEARED = 16
"""Nanoseconds to search for a position and to mark one, and positions cleared in one, about."""

_MANY_RUNS = 8
"""The places of more forms than these are sorted into one run."""

FormRange = tuple[int, int]
"""The numbers of forms, from the first on and before the second."""


def word_runs(postings: Postings, forms: Sequence[FormRange]) -> list[Array]:
    """Where the forms stand, as sorted runs."""
    starts = postings.position_starts.data
    runs = []
    for first, last in forms:
        if last - first > _MANY_RUNS:
            ends = [starts[first], starts[last]]
        else:
            ends = [starts[number] for number in range(first, last + 1)]
        for start, end in pairwise(ends):
            if start < end:
                runs.append(postings.positions[start:end])
                if len(ends) == 2 and last - first > 1:
                    runs[-1] = np.sort(runs[-1])
    return runs if len(runs) <= _MANY_RUNS else [one_run(runs)]


def one_run(runs: Sequence[Array]) -> Array:
    """The places of several runs, sorted, each place once."""
    if len(runs) == 1:
        return distinct(runs[0])
    together = np.concatenate(runs)
    together.sort()
    return distinct(together)


def word_positions(postings: Postings, forms: Sequence[FormRange]) -> Array:
    """Where any of the forms stands, sorted, each place once."""
    runs = word_runs(postings, forms)
    return one_run(runs) if runs else postings.positions[:0]


def distinct(values: Array) -> Array:
    """Sorted values, each once."""
    repeated = values[1:] == values[:-1]
    if not repeated.any():
        return values
    return values[np.concatenate(([True], ~repeated))]


def adjacent(places: Sequence[Sequence[Array]]) -> Array:
    """The positions at which words, given as runs, stand one after the other in their order."""
    order = sorted(range(len(places)), key=lambda number: sum(map(len, places[number])))
    starts = _moved(one_run(places[order[0]]), order[0])
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
    starts = _united(list(near.values()))
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


def _united(sorted_arrays: Sequence[Array]) -> Array:
    """The values of sorted arrays, each once and in order; sorting runs only merges them."""
    together = np.concatenate(sorted_arrays)
    together.sort(kind="stable")
    first = np.ones(len(together), bool)
    first[1:] = together[1:] != together[:-1]
    return together[first]


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


def among(runs: Sequence[Array], wanted: Array) -> Array:
    """Whether each of the sorted wanted is in one of the sorted runs."""
    found = np.zeros(len(wanted), bool)
    if not len(wanted):
        return found
    first, last = int(wanted[0]), int(wanted[-1])
    marking = _MARKED * (len(wanted) + sum(map(len, runs))) + (last - first) // _CLEARED
    if _SEARCHED * len(wanted) * len(runs) > marking:
        return _marked(runs, wanted)
    for values in runs:
        places = np.searchsorted(values, wanted)
        places[places == len(values)] = 0
        found |= values[places] == wanted
    return found


def _marked(runs: Sequence[Array], wanted: Array) -> Array:
    """The same, by marking the places of the runs, a block at a time."""
    found = np.empty(len(wanted), bool)
    start, end = int(wanted[0]), int(wanted[-1]) + 1
    edges = np.append(np.arange(start, end, _BLOCK), end).astype(wanted.dtype)
    asked = np.searchsorted(wanted, edges).tolist()
    own = [np.searchsorted(values, edges).tolist() for values in runs]
    marks = np.empty(min(_BLOCK, end - start), bool)
    for block, edge in enumerate(edges[:-1]):
        part = slice(asked[block], asked[block + 1])
        marks.fill(False)
        for values, places in zip(runs, own, strict=True):
            here = values[places[block] : places[block + 1]]
            marks[(here - edge).astype(np.intp)] = True
        found[part] = marks[(wanted[part] - edge).astype(np.intp)]
    return found
