"""What part of a query finds, and how findings are joined."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.engine.array_file import Array

_SEARCHING_PAYS = 16
"""From so many times as many documents on, the fewer ones are looked up among the others."""


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the documents that match, sorted, and their scores; None is 0 for all."""

    documents: Array
    scores: Array | None = None

    @property
    def size(self) -> int:
        """The bytes of both arrays."""
        return int(self.documents.nbytes + (0 if self.scores is None else self.scores.nbytes))


NOTHING = Found(np.empty(0, np.int64))


def in_all(parts: Sequence[Found], count: int) -> Found:
    """The documents that all parts have, of `count` there are, with the sums of their scores."""
    first, *others = sorted(parts, key=lambda part: len(part.documents))
    documents, scores = first.documents, first.scores
    for other in others:
        if not len(documents):
            break
        places, stays = _places(other.documents, documents, count)
        if stays is not None:
            documents = documents[stays]
            scores = None if scores is None else scores[stays]
        if other.scores is not None:
            added = other.scores[places]
            scores = added if scores is None else scores + added
    return Found(documents, scores)


def in_any(parts: Sequence[Found], count: int) -> Found:
    """The documents that any part has, with the sums of their scores."""
    filled = [part for part in parts if len(part.documents)]
    if len(filled) < 2:
        return filled[0] if filled else NOTHING
    together = np.concatenate([part.documents for part in filled])
    matches = np.zeros(count, bool)
    matches[together] = True
    documents = np.flatnonzero(matches)
    if all(part.scores is None for part in filled):
        return Found(documents)
    scores = np.zeros(count)
    for part in filled:
        if part.scores is not None:
            scores[part.documents] += part.scores
    return Found(documents, scores[documents])


def without(every: Array, part: Found, count: int) -> Found:
    """All documents but those of a part."""
    if not len(part.documents):
        return Found(every)
    left = np.zeros(count, bool)
    left[every] = True
    left[part.documents] = False
    return Found(np.flatnonzero(left))


def _places(among: Array, wanted: Array, count: int) -> tuple[Array, Array | None]:
    """Where the wanted documents stand among others, and which do; None where all do."""
    if len(among) == count:
        return wanted, None
    if len(wanted) * _SEARCHING_PAYS < len(among):
        places = np.searchsorted(among, wanted)
        places[places == len(among)] = 0
        stays = among[places] == wanted
    else:
        numbers = np.full(count, -1, np.int32)
        numbers[among] = np.arange(len(among), dtype=np.int32)
        places = numbers[wanted].astype(np.int64)
        stays = places >= 0
    return places[stays], stays
