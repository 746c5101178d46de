"""The facts of all documents as compact arrays, and the documents that have what is asked for."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefreader.catalogue.inverted_facts import FactRows, InvertedFacts
from briefreader.domain.edtf import Days
from briefreader.domain.query import FigureRange, Phrase, Term
from briefreader.library.fact_corrections.applying import folded
from briefreader.library.fact_corrections.everywhere import Naming
from briefreader.library.selecting.entities import HIDDEN, Entities
from briefreader.library.selecting.growing import Growing
from briefreader.library.selecting.names import NameBook

_DEAD = 4
"""Rows of which no more than one in so many counts are read anew."""

_FEW = 10_000

_AS_FOUND = Naming()

_SPARSE = 16
"""Of so many values one is looked up in less time than all are counted in."""


@dataclass(frozen=True, slots=True)
class Frequent:
    """The most frequent values, each with how many documents have it, and how many there are.

    Equally frequent ones stand in alphabetical order.
    """

    found: tuple[tuple[str, int], ...] = ()
    having: int = 0


class FactArrays:
    """The inverted facts in memory; every question first takes up what is new in the catalogue.

    A row is one document's facts; a later row of the document takes its place. Safe to ask from
    several threads; raises StorageError where the catalogue cannot be read.
    """

    def __init__(
        self, inverted: InvertedFacts, naming: Callable[[], Naming] = lambda: _AS_FOUND
    ) -> None:
        """`naming` gives what the user says of names in all documents."""
        self._inverted = inverted
        self._naming = naming
        self._lock = RLock()
        self._forget()

    def _forget(self) -> None:
        self._last = 0
        self._names = NameBook()
        self.entities = Entities(self._names)
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._counts = Growing(bool)
        self._versions = Growing(np.int32)
        self._quotes = Growing(bool)
        self._name_ends, self._name_numbers = Growing(np.int64), Growing(np.int32)
        self._figure_ends, self._figures = Growing(np.int64), Growing(np.float64)
        self._day_ends, self._days = Growing(np.int64), Growing(np.int32)

    def extracted(self, version: int) -> frozenset[str]:
        """The documents whose facts were found by this version of the rules or a newer one."""
        with self._lock:
            self._refresh()
            return self._named(np.flatnonzero(self._versions.values >= version))

    def changes(self) -> int:
        """A number that rises with every change of any facts."""
        with self._lock:
            self._refresh()
            return self._last

    def naming(self, part: Term | Phrase, kinds: Collection[str]) -> frozenset[str]:
        """The documents with a name of these kinds that has the word or the phrase."""
        with self._lock:
            self._refresh()
            numbers = self.entities.matching(part, kinds)
            if not numbers:
                return frozenset()
            wanted = np.zeros(self._names.last + 1, bool)
            wanted[numbers] = True
            hits = wanted[self._name_numbers.values]
            return self._named(_rows(hits, self._name_ends.values))

    def with_figures(self, wanted: FigureRange) -> frozenset[str]:
        """The documents with a figure in a range."""
        with self._lock:
            self._refresh()
            values = self._figures.values
            fits = np.ones(len(values), bool)
            if wanted.low is not None:
                fits &= values > wanted.low if wanted.without_low else values >= wanted.low
            if wanted.high is not None:
                fits &= values < wanted.high if wanted.without_high else values <= wanted.high
            return self._named(_rows(fits, self._figure_ends.values))

    def speaking_of(self, days: Days) -> frozenset[str]:
        """The documents with a date that covers any of these days."""
        with self._lock:
            self._refresh()
            first, last = self._days.values[::2], self._days.values[1::2]
            hits = (first <= days.last) & (last >= days.first)
            return self._named(_rows(hits, self._day_ends.values // 2))

    def with_quotes(self) -> frozenset[str]:
        """The documents in which somebody is quoted."""
        with self._lock:
            self._refresh()
            return self._named(np.flatnonzero(self._quotes.values))

    def names_of(self, kind: str, label: str) -> tuple[tuple[str, int], ...]:
        """The names that stand for what is called so, each with how many documents have it."""
        with self._lock:
            self._refresh()
            by_name, _ = self._counted(list(self._row_of.values()))
            found = self.entities.numbers_of(kind, label)
            names = [(self._names.name(number), int(by_name[number])) for number in found]
            return tuple(sorted(names, key=lambda item: (-item[1], item[0].casefold())))

    def found(self, kind: str, text: str, most: int) -> Frequent:
        """What documents name of a kind that has these letters in what it is called."""
        wanted = folded(text)
        with self._lock:
            self._refresh()
            by_name, by_entity = self._counted(list(self._row_of.values()))
            if not wanted:
                return self._first(by_name, by_entity, kind, most)
            label = self.entities.label
            numbers = self.entities.of_kind(kind)
            called = (
                (label(n, by_name), int(by_entity[n])) for n in numbers[by_entity[numbers] > 0]
            )
            found = [item for item in called if wanted in folded(item[0])]
        found.sort(key=lambda item: (-item[1], item[0].casefold(), item[0]))
        return Frequent(tuple(found[:most]), len(found))

    def having(self, kind: str, label: str) -> frozenset[str]:
        """The documents that name what is called so."""
        with self._lock:
            self._refresh()
            wanted = np.zeros(self._names.last + 1, bool)
            wanted[list(self.entities.numbers_of(kind, label))] = True
            hits = wanted[self._name_numbers.values]
            return self._named(_rows(hits, self._name_ends.values))

    def most_frequent(
        self, document_ids: Iterable[str], kinds: Sequence[str], most: int
    ) -> list[Frequent]:
        """For each kind what most of these documents name, each under one of its names."""
        with self._lock:
            self._refresh()
            rows = [row for row in map(self._row_of.get, document_ids) if row is not None]
            by_name, by_entity = self._counted(rows)
            return [self._first(by_name, by_entity, kind, most) for kind in kinds]

    def _first(
        self, by_name: NDArray[Any], by_entity: NDArray[Any], kind: str, most: int
    ) -> Frequent:
        numbers = self.entities.of_kind(kind)
        counts = by_entity[numbers]
        having = int(np.count_nonzero(counts))
        if not having:
            return Frequent()
        few = min(most, having)
        places = np.flatnonzero(counts >= np.partition(counts, -few)[-few])
        label = self.entities.label
        found = [(label(int(numbers[n]), by_name), int(counts[n])) for n in places]
        found.sort(key=lambda item: (-item[1], item[0].casefold(), item[0]))
        return Frequent(tuple(found[:most]), having)

    def _counted(self, rows: Sequence[int]) -> tuple[NDArray[Any], NDArray[Any]]:
        """How many of the rows have each name, by its number, and each entity, by its."""
        chosen = np.zeros(len(self._ids), bool)
        chosen[rows] = True
        widths = np.diff(self._name_ends.values, prepend=0)
        meant = np.repeat(chosen, widths)
        numbers = self._name_numbers.values[meant]
        by_name = np.bincount(numbers, minlength=self._names.last + 1)
        found = self.entities.of_names[numbers]
        counts = np.bincount(found[found != HIDDEN], minlength=len(self.entities))
        # Of two names for one thing a document counts once.
        several = np.flatnonzero(self.entities.of_several()[found] & (found != HIDDEN))
        if len(several):
            owners = np.repeat(np.arange(len(widths)), widths)[meant][several]
            pairs = owners.astype(np.int64) * len(self.entities) + found[several]
            once, times = np.unique(pairs, return_counts=True)
            np.subtract.at(counts, once % len(self.entities), times - 1)
        return by_name, counts

    def _named(self, rows: NDArray[Any]) -> frozenset[str]:
        """The documents of rows, those left out whose place a later row has taken."""
        rows = rows[self._counts.values[rows]]
        return frozenset(map(self._ids.__getitem__, rows.tolist()))

    def _refresh(self) -> None:
        last = self._inverted.last()
        if last == self._last:
            self.entities.take_up(self._naming())
            return
        if last < self._last or len(self._ids) > _FEW + _DEAD * len(self._row_of):
            self._forget()
        # Names are there before the rows that speak of them.
        while (rows := self._inverted.rows_after(self._last)).ids:
            self._names.put(self._inverted.names_after(self._names.last))
            self._take(rows)
        self.entities.take_up(self._naming())

    def _take(self, rows: FactRows) -> None:
        first = len(self._ids)
        self._ids.extend(rows.ids)
        self._counts.put(np.ones(len(rows.ids), bool))
        older = [row for row in map(self._row_of.get, rows.ids) if row is not None]
        self._counts.values[older] = False
        self._row_of.update(zip(rows.ids, range(first, len(self._ids)), strict=True))
        self._versions.put(np.array(rows.versions, np.int32))
        self._quotes.put(np.array(rows.quotes, bool))
        for blobs, kind, ends, values in (
            (rows.names, "<u4", self._name_ends, self._name_numbers),
            (rows.figures, "<f8", self._figure_ends, self._figures),
            (rows.days, "<i4", self._day_ends, self._days),
        ):
            size = np.dtype(kind).itemsize
            widths = np.fromiter(map(len, blobs), np.int64, len(blobs))
            ends.put(len(values) + np.cumsum(widths) // size)
            values.put(np.frombuffer(b"".join(blobs), kind))
        self._last = rows.last


def _rows(hits: NDArray[Any], ends: NDArray[Any]) -> NDArray[Any]:
    """The rows that have a hit, in order; `ends` are where the values of each row end."""
    places = np.flatnonzero(hits)
    if len(places) * _SPARSE < len(hits):
        return np.unique(np.searchsorted(ends, places, "right"))
    before = np.zeros(len(hits) + 1, np.int64)
    np.cumsum(hits, out=before[1:])
    return np.flatnonzero(np.diff(before[ends], prepend=0))
