"""The index as one commit left it: its segments side by side, the documents numbered through."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from briefreader.search.engine.array_file import Array
from briefreader.search.engine.segment_arrays import FIELDS, SegmentArrays

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


class Snapshot:
    """Segments with what is deleted in them; nothing in it changes.

    What is worked out for all documents is worked out when it is first asked for: a new snapshot is
    made with every commit.
    """

    def __init__(
        self,
        segments: Sequence[SegmentArrays] = (),
        deleted: Sequence[frozenset[int]] = (),
    ) -> None:
        self.segments = tuple(segments)
        self.deleted = tuple(deleted)
        self.offsets: list[int] = []
        self.count = 0
        for segment in self.segments:
            self.offsets.append(self.count)
            self.count += len(segment)
        self.live_count = self.count - sum(map(len, self.deleted))
        self._factors: dict[tuple[int, str], Array] = {}

    @cached_property
    def live(self) -> Array | None:
        """Whether each document is not deleted; None where none is."""
        if not any(self.deleted):
            return None
        live = np.ones(self.count, bool)
        for offset, gone in zip(self.offsets, self.deleted, strict=True):
            live[np.fromiter(gone, np.int64, len(gone)) + offset] = False
        return live

    @cached_property
    def every(self) -> Array:
        """The numbers of all live documents."""
        return np.arange(self.count) if self.live is None else np.flatnonzero(self.live)

    def factors(self, number: int, field: str) -> Array:
        """What one occurrence in each document of a segment counts: BM25F's weight over length."""
        key = (number, field)
        if key not in self._factors:
            share, average = LENGTH_SHARE[field], self._averages[field]
            lengths = self.segments[number].postings[field].lengths
            self._factors[key] = WEIGHTS[field] / (1 - share + (share / average) * lengths)
        return self._factors[key]

    def worth(self, number: int, field: str, documents: Array, counts: Array) -> Array:
        """What occurrences in some documents of a segment count, `counts` in each."""
        if field == "boilerplate":
            # However often a menu says it, a document that speaks of it comes first.
            counts = np.minimum(counts, 1)
        worth: Array = counts * self.factors(number, field)[documents]
        return worth

    @cached_property
    def _averages(self) -> dict[str, float]:
        """By field, the words of a document that has any in it."""
        averages = {}
        for field in FIELDS:
            totals = [segment.totals[field] for segment in self.segments]
            filled = sum(count for _, count in totals)
            averages[field] = sum(words for words, _ in totals) / filled if filled else 1.0
        return averages

    @cached_property
    def first_days(self) -> Array:
        return np.concatenate([np.empty(0, np.int32), *(s.first_days for s in self.segments)])

    @cached_property
    def last_days(self) -> Array:
        return np.concatenate([np.empty(0, np.int32), *(s.last_days for s in self.segments)])

    def name(self, number: int) -> str:
        """The id of a document."""
        place = bisect_right(self.offsets, number) - 1
        return self.segments[place].name(number - self.offsets[place])

    @cached_property
    def names(self) -> list[str]:
        """The documents' ids, those of deleted ones among them."""
        return [name for segment in self.segments for name in segment.names]

    def numbers_of(self, names: Iterable[str]) -> Array:
        """The numbers of live documents by their ids, sorted; unknown ids are passed over."""
        wanted = tuple(names)
        found: list[int] = []
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            found.extend(number + offset for number in segment.numbers_of(wanted))
        numbers = np.array(found, np.int64)
        numbers.sort()
        return numbers if self.live is None else numbers[self.live[numbers]]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the live documents."""
        names = self.names
        if self.live is None:
            return frozenset(names)
        return frozenset(names[number] for number in self.every.tolist())

    @cached_property
    def title_ranks(self) -> Array:
        """Each document's place when sorted by title; without a title at the end."""
        titles = [title for segment in self.segments for title in segment.folded_titles]
        distinct = sorted(set(titles), key=lambda title: (not title, title))
        places = {title: place for place, title in enumerate(distinct)}
        return np.fromiter(map(places.__getitem__, titles), np.int64, len(titles))

    @cached_property
    def id_ranks(self) -> Array:
        """Each document's place when sorted by id."""
        names = [np.array(segment.ids.all()) for segment in self.segments if len(segment)]
        ranks = np.empty(self.count, np.int64)
        if names:
            ranks[np.argsort(np.concatenate(names), kind="stable")] = np.arange(self.count)
        return ranks
