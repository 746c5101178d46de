"""What the list shows: the rows of the present query, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from briefreader.domain.document import Summary
from briefreader.domain.hit import Coverage, Hit, Suggestion
from briefreader.domain.query import Query, Sort, Unit

if TYPE_CHECKING:
    from briefreader.library import Library

AT_FIRST = 10
"""Hits that arrive with their snippets, about as many as are in view; others are asked for."""


class FoundRows(Sequence[Summary]):
    """The rows of the documents found, then those of files that could not be read.

    A row is looked up when it is asked for: what is not on the screen costs nothing. One that is
    brought up to date meanwhile is given as it is now.
    """

    def __init__(
        self,
        document_ids: Sequence[str] = (),
        by_id: Mapping[str, Summary] | None = None,
        unreadable: Sequence[Summary] = (),
    ) -> None:
        """All `document_ids` must be in `by_id`."""
        self._ids = document_ids
        self._by_id = {} if by_id is None else by_id
        self._unreadable = unreadable

    def __len__(self) -> int:
        return len(self._ids) + len(self._unreadable)

    @overload
    def __getitem__(self, at: int) -> Summary: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Summary]: ...

    def __getitem__(self, at: int | slice) -> Summary | Sequence[Summary]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        place = at + len(self) if at < 0 else at
        found = len(self._ids)
        return self._by_id[self._ids[place]] if place < found else self._unreadable[place - found]

    @property
    def document_ids(self) -> Sequence[str]:
        """The ids of the documents found, in order."""
        return self._ids

    def key_at(self, place: int) -> str:
        """What tells a row from others: the document's id, or the path of an unreadable file."""
        found = len(self._ids)
        return self._ids[place] if place < found else self._unreadable[place - found].path

    def place_of(self, document_id: str) -> int:
        """Where a document's row stands, or -1."""
        if document_id not in self._by_id:
            return -1
        try:
            return self._ids.index(document_id)
        except ValueError:
            return -1

    def knows(self, document_id: str) -> bool:
        """Whether the document was in the library, found or not, when these were found."""
        return document_id in self._by_id


@dataclass(frozen=True, slots=True)
class Results:
    """The rows a query finds; `hits` has counts and snippets for some of them by document id.

    `searched` is false for the empty query, which shows everything. `parsed` is the query as it was
    understood; `suggestions` are offered where little or nothing was found.
    """

    query: str = ""
    rows: FoundRows = field(default_factory=FoundRows)
    hits: Mapping[str, Hit] = field(default_factory=dict)
    explained: str = ""
    notices: tuple[str, ...] = ()
    searched: bool = False
    library_size: int = 0
    unreadable: int = 0
    parsed: Query | None = None
    suggestions: tuple[Suggestion, ...] = ()
    coverage: Coverage | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The parts of the query that can be taken out."""
        return self.parsed.units if self.parsed is not None else ()


def find(library: Library, query: str, typing: bool, sort: Sort | None) -> Results:
    """Search; the rows are looked up when they are shown."""
    while True:
        by_id, unreadable = library.by_id(), library.unreadable()
        found = library.search(query, typing=typing, sort=sort, details=AT_FIRST)
        # What another thread took up meanwhile may be among the documents found.
        if by_id is library.by_id():
            break
    searched = bool(query.strip())
    return Results(
        query=query,
        rows=FoundRows(found.document_ids, by_id, () if searched else unreadable),
        hits={hit.document_id: hit for hit in found.hits},
        explained=found.explained,
        notices=found.notices,
        searched=searched,
        library_size=len(by_id),
        unreadable=len(unreadable),
        parsed=found.parsed,
        suggestions=found.suggestions,
        coverage=found.coverage,
    )
