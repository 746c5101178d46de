"""By what a result can be narrowed: the most frequent values of each kind in it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefreader.domain.document import Summary
from briefreader.domain.hit import Facet, FacetKind, FacetValue
from briefreader.library.selecting.facts import FactArrays, Frequent
from briefreader.notes.store import AnnotationStore
from briefreader.search.grammar import quoted_unit
from briefreader.search.words import fold, written_words

MOST = 40
"""Values of a facet that are given."""

_KINDS = ("person", "organisation", "place")
"""What the catalogue calls the kinds of names that are counted."""

_CALLED = {
    FacetKind.PERSON: "person",
    FacetKind.ORGANISATION: "organisation",
    FacetKind.PLACE: "place",
}

_NO_VALUE = -1


class _Column:
    """One value of each row, as a number; values that are read the same count as one.

    Of the ways in which one is written the most frequent is shown, rather not in capitals.
    """

    def __init__(self, values: Sequence[str], read: Callable[[str], object]) -> None:
        written = Counter(values)
        del written[""]
        groups: dict[object, list[str]] = {}
        for value in written:
            groups.setdefault(read(value), []).append(value)
        numbers = {"": _NO_VALUE}
        for number, ways in enumerate(groups.values()):
            numbers.update(dict.fromkeys(ways, number))
        self._codes = np.fromiter(map(numbers.__getitem__, values), np.int32, len(values))
        self._labels = [
            min(ways, key=lambda way: (-written[way], way.isupper(), way))
            for ways in groups.values()
        ]

    def most_frequent(self, rows: NDArray[Any]) -> Frequent:
        """The values that most of these rows have."""
        codes = self._codes[rows]
        counts = np.bincount(codes[codes >= 0], minlength=len(self._labels))
        having = int(np.count_nonzero(counts))
        if not having:
            return Frequent()
        few = min(MOST, having)
        least = np.partition(counts, -few)[-few]
        found = [
            (self._labels[number], int(counts[number]))
            for number in np.flatnonzero(counts >= least).tolist()
        ]
        return Frequent(_first(found), having)


class Facets:
    """Counts the values of results; what it arranges of the rows is kept until they change."""

    def __init__(
        self,
        rows: Callable[[], Mapping[str, Summary]],
        annotations: AnnotationStore,
        facts: Callable[[], FactArrays],
    ) -> None:
        self._rows = rows
        self._annotations = annotations
        self._facts = facts
        self._lock = RLock()
        self._arranged: Mapping[str, Summary] | None = None
        self._row_of: dict[str, int] = {}

    def of(self, document_ids: Sequence[str]) -> tuple[Facet, ...]:
        """The facets of a result, one of each kind; one without values says nothing of it."""
        document_ids = tuple(document_ids)
        with self._lock:
            self._arrange()
            rows = np.array(
                [row for row in map(self._row_of.get, document_ids) if row is not None], np.int64
            )
            publishers, years = self._publishers, self._years
        people, organisations, places = self._facts().most_frequent(document_ids, _KINDS, MOST)
        return (
            _facet(FacetKind.PUBLISHER, publishers.most_frequent(rows)),
            _facet(FacetKind.YEAR, years.most_frequent(rows)),
            _facet(FacetKind.TAG, self._tags(document_ids)),
            _facet(FacetKind.PERSON, people),
            _facet(FacetKind.ORGANISATION, organisations),
            _facet(FacetKind.PLACE, places),
        )

    def names(self, kind: FacetKind, text: str, most: int) -> Facet:
        """The people, organisations or places of all documents that are called so."""
        return _facet(kind, self._facts().found(_CALLED[kind], text, most))

    def _arrange(self) -> None:
        rows = self._rows()
        if rows is self._arranged:
            return
        values = rows.values()
        self._row_of = {key: number for number, key in enumerate(rows)}
        self._publishers = _Column([row.metadata.publisher or "" for row in values], _read)
        self._years = _Column([(row.metadata.published or "")[:4] for row in values], str)
        self._arranged = rows

    def _tags(self, document_ids: Sequence[str]) -> Frequent:
        """The tags of a result; a document under a tag below another one counts for both."""
        below: dict[str, set[str]] = {}
        written: dict[str, str] = {}
        for tag, documents in self._annotations.tags().items():
            written.setdefault(tag.casefold(), tag)
            parts = tag.casefold().split("/")
            for depth in range(1, len(parts) + 1):
                below.setdefault("/".join(parts[:depth]), set()).update(documents)
        if not written:
            return Frequent()
        result = set(document_ids)
        found = [(name, len(result & below[tag])) for tag, name in written.items()]
        found = [(name, count) for name, count in found if count]
        return Frequent(_first(found), len(found))


def _first(found: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The most frequent, those that are equally so in alphabetical order."""
    found.sort(key=lambda item: (-item[1], item[0].casefold(), item[0]))
    return tuple(found[:MOST])


def _read(name: str) -> object:
    """The words of a name, which are all that searching for it looks at."""
    return tuple(fold(word) for word in written_words(name)) or name


def _facet(kind: FacetKind, most: Frequent) -> Facet:
    values = tuple(FacetValue(label, count, _unit(kind, label)) for label, count in most.found)
    return Facet(kind, values, most.having - len(values))


def _unit(kind: FacetKind, label: str) -> str:
    if kind is FacetKind.YEAR:
        return f"date:{label}"
    return quoted_unit(kind.value, label)
