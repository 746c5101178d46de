"""The order of what was found: the first hits at once, all others when somebody reads on."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from briefreader.domain.query import Sort
from briefreader.search.engine.array_file import Array
from briefreader.search.engine.found import Found
from briefreader.search.engine.snapshot import Snapshot
from briefreader.search.index import Ranked

DIGITS = 6
"""Decimals of a score that count: sums in another order differ in the last digits, which must not
decide the order of hits."""

_BEGINNING = 100
"""So many hits are found without sorting the others."""

_FEW = 200
"""Up to so many ids are read one by one."""


class RankedHits(Sequence[Ranked]):
    """The hits in order; the first ones are known, the order of the rest is made when needed.

    Nothing is put in order before it is read. Ties go to the newer document, then to the smaller
    id. Reading it from several threads at a time does no harm.
    """

    def __init__(self, snapshot: Snapshot, found: Found, sort: Sort, limit: int | None) -> None:
        self._snapshot = snapshot
        self._found = found
        self._sort = sort
        total = len(found.documents)
        self._length = total if limit is None else min(limit, total)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        if isinstance(number, slice):
            start, end, _ = number.indices(len(self))
            if max(start, end) <= self._begun:
                return tuple(self._known[number])
            return tuple(self._hits(self._order[number]))
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        place = number % len(self)
        if place < self._begun:
            return self._known[place]
        return self._hits(self._order[place : place + 1])[0]

    def __iter__(self) -> Iterator[Ranked]:
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def ids(self, part: slice = slice(None)) -> tuple[str, ...]:
        """The documents' ids alone, which is several times as fast for many."""
        return tuple(self._names(self._found.documents[self._order[part]]))

    def place_of(self, document_id: str) -> int:
        """Where a document stands, or -1: counted, without making the order of all."""
        numbers = self._snapshot.numbers_of((document_id,))
        documents = self._found.documents
        at = int(np.searchsorted(documents, numbers[0])) if len(numbers) else len(documents)
        if at == len(documents) or documents[at] != numbers[0]:
            return -1
        equal = np.arange(len(documents))
        place = 0
        for kind in (*self._kinds, "ids"):
            key = self._key(kind, documents[equal], equal)
            own = key[np.searchsorted(equal, at)]
            place += int(np.count_nonzero(key < own))
            equal = equal[key == own]
        return place if place < self._length else -1

    def _hits(self, places: Array) -> list[Ranked]:
        names = self._names(self._found.documents[places])
        if self._found.scores is None:
            return [Ranked(name, 0.0) for name in names]
        scores = np.round(self._found.scores[places], DIGITS).tolist()
        return list(map(Ranked, names, scores))

    def _names(self, documents: Array) -> list[str]:
        if len(documents) < _FEW:
            return [self._snapshot.name(number) for number in documents.tolist()]
        names = self._snapshot.names
        return [names[number] for number in documents.tolist()]

    @property
    def _begun(self) -> int:
        """How many hits are found without putting all in order."""
        return min(self._length, _BEGINNING)

    @cached_property
    def _beginning(self) -> Array:
        return self._first(self._begun)

    @cached_property
    def _known(self) -> list[Ranked]:
        return self._hits(self._beginning)

    @cached_property
    def _order(self) -> Array:
        documents = self._found.documents
        keys = [self._key(kind, documents, slice(None)) for kind in (*self._kinds, "ids")]
        return np.lexsort(keys[::-1])[: self._length]

    @property
    def _kinds(self) -> tuple[str, ...]:
        """What decides the order, the most important first; then comes the id."""
        match self._sort:
            case Sort.DATE:
                return ("days", "scores")
            case Sort.TITLE:
                return ("titles", "days")
        return ("scores", "days")

    def _key(self, kind: str, documents: Array, places: Array | slice) -> Array:
        """What the smaller one of comes first."""
        if kind == "days":
            days: Array = -self._snapshot.first_days[documents]
            return days
        if kind == "ids":
            return self._snapshot.id_ranks[documents]
        if kind == "titles":
            return self._snapshot.title_ranks[documents]
        if self._found.scores is None:
            return np.zeros(len(documents), np.int8)
        scores: Array = -np.round(self._found.scores[places], DIGITS)
        return scores

    def _first(self, limit: int) -> Array:
        """The places in `found` of the first hits, in order, without sorting the others."""
        pool = np.arange(len(self._found.documents))
        sure: list[Array] = []
        needed = limit
        for kind in self._kinds:
            if len(pool) <= needed or not needed:
                break
            key = self._key(kind, self._found.documents[pool], pool)
            least = np.partition(key, needed - 1)[needed - 1]
            sure.append(pool[key < least])
            needed -= len(sure[-1])
            pool = pool[key == least]
        if len(pool) > needed > 0:
            ranks = self._key("ids", self._found.documents[pool], pool)
            pool = pool[np.argpartition(ranks, needed - 1)[:needed]]
        chosen = np.concatenate([*sure, pool[:needed]]) if sure else pool[:needed]
        documents = self._found.documents[chosen]
        keys = [self._key(kind, documents, chosen).tolist() for kind in self._kinds]
        rows = zip(*keys, self._names(documents), chosen.tolist(), strict=True)
        return np.array([row[-1] for row in sorted(rows)], np.int64)
