"""What the list shows: the rows of the present query, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefreader.domain.document import Summary
from briefreader.domain.hit import Coverage, Hit, Suggestion
from briefreader.domain.query import Sort, Unit

if TYPE_CHECKING:
    from briefreader.library import Library

AT_FIRST = 10
"""Hits that arrive with their snippets, about as many as are in view; others are asked for."""


@dataclass(frozen=True, slots=True)
class Results:
    """The rows a query finds; `hits` has counts and snippets for some of them by document id.

    `searched` is false for the empty query, which shows everything. `units` are the parts of the
    query that can be taken out; `suggestions` are offered where little or nothing was found.
    """

    query: str = ""
    rows: tuple[Summary, ...] = ()
    hits: Mapping[str, Hit] = field(default_factory=dict)
    explained: str = ""
    notices: tuple[str, ...] = ()
    searched: bool = False
    library_size: int = 0
    unreadable: int = 0
    units: tuple[Unit, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    coverage: Coverage | None = None


def find(library: Library, query: str, typing: bool, sort: Sort | None) -> Results:
    """Search, and look up the rows."""
    found = library.search(query, typing=typing, sort=sort, details=AT_FIRST)
    everything, by_id = library.rows(), library.by_id()
    rows = tuple(by_id[key] for key in found.document_ids if key in by_id)
    searched = bool(query.strip())
    if not searched:
        rows += tuple(row for row in everything if row.problem)
    return Results(
        query=query,
        rows=rows,
        hits={hit.document_id: hit for hit in found.hits},
        explained=found.explained,
        notices=found.notices,
        searched=searched,
        library_size=len(by_id),
        unreadable=sum(bool(row.problem) for row in everything),
        units=found.parsed.units if found.parsed else (),
        suggestions=found.suggestions,
        coverage=found.coverage,
    )
