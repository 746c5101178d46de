"""The index as one commit left it: its segments side by side, the documents numbered through."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from briefreader.search.array_file import Array
from briefreader.search.segment_arrays import FIELDS, SegmentArrays
from briefreader.search.words import LINE_GAP, fold

WEIGHTS = {
    "title": 4.0,
    "headings": 2.0,
    "body": 1.0,
    "boilerplate": 0.02,
    "authors": 1.0,
    "publisher": 1.0,
}
"""How much an occurrence in a field counts; boilerplate next to nothing, so that it comes last."""

LENGTH_SHARE = {
    "title": 0.3,
    "headings": 0.5,
    "body": 0.75,
    "boilerplate": 0.0,
    "authors": 0.3,
    "publisher": 0.3,
}
"""BM25F's b: how far the length of a field takes away from an occurrence, 0 to 1."""

FIRST_POSITION = 1024
"""Where positions begin, so that going back by a phrase's length stays positive."""


class Snapshot:
    """Segments with what is deleted in them; nothing in it changes."""

    def __init__(
        self,
        segments: Sequence[SegmentArrays] = (),
        deleted: Sequence[frozenset[int]] = (),
    ) -> None:
        self.segments = tuple(segments)
        self.deleted = tuple(deleted)
        ends = np.cumsum([0, *(len(segment) for segment in self.segments)]).tolist()
        self.offsets: list[int] = ends[:-1]
        self.count: int = ends[-1]
        self._bases: dict[tuple[int, str], Array] = {}

    @cached_property
    def live(self) -> Array:
        """Whether each document is not deleted."""
        live = np.ones(self.count, bool)
        for offset, gone in zip(self.offsets, self.deleted, strict=True):
            live[[offset + number for number in gone]] = False
        return live

    @cached_property
    def live_count(self) -> int:
        return int(self.live.sum())

    @cached_property
    def factors(self) -> dict[str, Array]:
        """By field, what one occurrence in each document counts: BM25F's weight over length."""
        factors = {}
        for field in FIELDS:
            lengths = self._joined([s.postings[field].lengths for s in self.segments])
            filled = lengths[lengths > 0]
            average = float(filled.mean()) if len(filled) else 1.0
            share = LENGTH_SHARE[field]
            factors[field] = WEIGHTS[field] / (1 - share + share * lengths / average)
        return factors

    @cached_property
    def first_days(self) -> Array:
        return self._joined([segment.first_days for segment in self.segments])

    @cached_property
    def last_days(self) -> Array:
        return self._joined([segment.last_days for segment in self.segments])

    @cached_property
    def names(self) -> list[str]:
        """The documents' ids, those of deleted ones among them."""
        return [name for segment in self.segments for name in segment.names]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The live documents' numbers by their ids."""
        live = self.live.tolist()
        return {name: number for number, name in enumerate(self.names) if live[number]}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the live documents."""
        return frozenset(self.numbers)

    @cached_property
    def title_ranks(self) -> Array:
        """Each document's place when sorted by title; without a title at the end."""
        titles = [fold(t.decode()) for segment in self.segments for t in segment.titles.all()]
        return _ranks([(not title, title) for title in titles])

    @cached_property
    def id_ranks(self) -> Array:
        """Each document's place when sorted by id."""
        return _ranks(self.names)

    def bases(self, number: int, field: str) -> Array:
        """Where each document's positions begin when a segment's are laid end to end."""
        key = (number, field)
        if key not in self._bases:
            extents = self.segments[number].postings[field].extents.astype(np.int64) + LINE_GAP
            self._bases[key] = FIRST_POSITION + np.cumsum(extents) - extents
        return self._bases[key]

    def _joined(self, arrays: Sequence[Array]) -> Array:
        return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def _ranks(keys: Sequence[Any]) -> Array:
    """The place of each key in sorted order; the same for equal ones."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], np.int64)
