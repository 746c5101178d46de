"""Words next to or near each other, on sorted arrays of positions.

Positions count through a segment, with gaps between documents and lines that are wider than any
distance that can be asked for.
"""

from collections.abc import Sequence

import numpy as np

from briefreader.search.array_file import Array
from briefreader.search.segment_arrays import Postings


def ranges(starts: Array, sizes: Array) -> Array:
    """The indices from each start on, as many as its size, end to end."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def word_positions(
    postings: Postings, forms: Sequence[tuple[int, int]], wanted: Array, bases: Array
) -> Array:
    """Where any of the forms (ranges of their numbers) stands in the wanted documents, sorted.

    `wanted` has a truth value and `bases` a first position for each document of the segment.
    """
    found = []
    for first, last in forms:
        entries = slice(int(postings.starts[first]), int(postings.starts[last]))
        documents = postings.documents[entries]
        counts = postings.counts[entries].astype(np.int64)
        start = int(postings.position_starts[first])
        keep = wanted[documents]
        if keep.all():
            end = int(postings.position_starts[last])
            own = postings.positions[start:end]
        else:
            starts = start + np.cumsum(counts) - counts
            documents, counts = documents[keep], counts[keep]
            own = postings.positions[ranges(starts[keep], counts)]
        found.append(np.repeat(bases[documents], counts) + own)
    together = np.concatenate(found)
    one_form = len(forms) == 1 and forms[0][1] - forms[0][0] == 1
    return together if one_form else np.sort(together)


def adjacent(places: Sequence[Array]) -> Array:
    """The positions at which the words stand one after the other in their order."""
    order = sorted(range(len(places)), key=lambda number: len(places[number]))
    starts = places[order[0]] - order[0]
    for number in order[1:]:
        if not len(starts):
            break
        starts = starts[_among(places[number], starts + number)]
    return starts


def nearby(places: Sequence[Array], distance: int) -> Array:
    """Positions around which the words stand within the distance of each other, in any order.

    One for each occurrence of the rarer of two words; with more words, or with one repeated (which
    then has to stand there as often), one for each place from which all follow.
    """
    rarest = min(places, key=len)
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


def _close(values: Array, wanted: Array, distance: int) -> Array:
    """Whether each of the wanted is within the distance of one of the sorted values."""
    after = np.searchsorted(values, wanted)
    before = np.maximum(after - 1, 0)
    after = np.minimum(after, len(values) - 1)
    found: Array = (np.abs(values[after] - wanted) <= distance) | (
        np.abs(wanted - values[before]) <= distance
    )
    return found


def _among(values: Array, wanted: Array) -> Array:
    """Whether each of the wanted is among the sorted values."""
    if not len(values):
        return np.zeros(len(wanted), bool)
    places = np.searchsorted(values, wanted)
    places[places == len(values)] = 0
    found: Array = values[places] == wanted
    return found
