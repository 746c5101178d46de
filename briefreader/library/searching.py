"""Queries over the library: ranking from the index, passages from the stored texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefreader.catalogue import Catalogue
from briefreader.domain.colour import Colour
from briefreader.domain.document import Span, Summary
from briefreader.domain.hit import Coverage, Hit, SearchResult
from briefreader.domain.query import Everything, Node, Query, Sort
from briefreader.library.selecting.scope import LibraryScope, asks_for_facts
from briefreader.library.suggesting import Suggester
from briefreader.search.grammar import make_ready, parse
from briefreader.search.index import Ranked, SearchIndex
from briefreader.search.passages.snippets import find_matches, make_snippets

PASSAGES = 2
"""Passages of a document that the list shows."""


class Searcher:
    """Answers queries; `summaries` gives the library's present readable rows by their ids."""

    def __init__(
        self,
        catalogue: Catalogue,
        index: SearchIndex,
        summaries: Callable[[], Mapping[str, Summary]],
        in_order: Callable[[Sort], Sequence[str]],
        scope: LibraryScope,
        coverage: Callable[[], Coverage],
        colours: Callable[[], Mapping[Colour, str]] = dict,
    ) -> None:
        """`colours` gives what the user calls colours."""
        self._catalogue = catalogue
        self._coverage = coverage
        self._index = index
        self._summaries = summaries
        self.scope = scope
        self._colours = colours
        self._suggester = Suggester(index, self._count, self.parse)
        self._in_order = in_order
        self._strangers = _Strangers(index.ids, summaries)

    def search(self, text: str, *, sort: Sort | None, typing: bool, details: int) -> SearchResult:
        """The documents a query finds; the first `details` come as hits with their passages.

        `typing` takes the last word as the start of one.
        """
        query = self.parse(text, typing=typing)
        order = sort or query.sort or Sort.RELEVANCE
        found = self.find(query, order, details)
        hits = tuple(
            self._detailed(query, Hit(ranked.document_id, ranked.score), PASSAGES)
            for ranked in found[:details]
        )
        return SearchResult(
            query=text,
            explained=query.explained,
            notices=(*query.notices, *self.scope.notices(query)),
            total=len(found),
            coverage=self._coverage(),
            hits=hits,
            document_ids=_ids(found),
            parsed=query,
            suggestions=self._suggester.suggestions(query, len(found)),
        )

    def parse(self, text: str, *, typing: bool = False) -> Query:
        """What a query means on this day, with the user's names of colours."""
        names: tuple[tuple[str, Colour], ...] = ()
        if "colo" in text.casefold():
            given = self._colours()
            names = tuple((name, colour) for colour, name in given.items() if name != colour.value)
        return parse(text, date.today(), typing, names)  # noqa: DTZ011 - the user's own day

    def prepare(self) -> None:
        """Make the parser of queries, which takes a tenth of a second."""
        make_ready()

    def find(self, query: Query, order: Sort, first: int | None = None) -> Sequence[Ranked]:
        """Every document that a parsed query finds, in order; the `first` ones soonest."""
        if isinstance(query.root, Everything):
            return _Listed(self._in_order(order))
        ranking = self._index.search(query, self.scope, None, order)
        strangers = self._strangers.now()
        if strangers:
            return [ranked for ranked in ranking.hits if ranked.document_id not in strangers]
        return ranking.hits

    def details(
        self, text: str, document_id: str, *, typing: bool = False, most: int = PASSAGES
    ) -> Hit:
        """The count and the best `most` passages of one document for a query."""
        return self._detailed(self.parse(text, typing=typing), Hit(document_id, 0.0), most)

    def matches(self, text: str, document_id: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Every place in a document's text that a query lights."""
        query = self.parse(text, typing=typing)
        content = self._catalogue.text(document_id) or ""
        return find_matches(query, content, self._language(document_id))

    def asks_for_facts(self, text: str) -> bool:
        """Whether a query is answered from facts."""
        return asks_for_facts(self.parse(text).root)

    def _count(self, node: Node) -> int:
        """How many documents a tree finds."""
        return len(self.find(Query("", node), Sort.RELEVANCE, 1))

    def _language(self, document_id: str) -> str:
        row = self._summaries().get(document_id)
        return row.metadata.language if row else ""

    def _detailed(self, query: Query, hit: Hit, most: int) -> Hit:
        found = self._catalogue.sections(hit.document_id)
        if found is None:
            return hit
        matches = find_matches(query, found.text, self._language(hit.document_id))
        snippets = make_snippets(found.text, matches, found.blocks, most, apart=found.apart)
        return replace(hit, count=len(matches), snippets=snippets)


class _Strangers:
    """What the index has beyond the library, normally nothing; kept until either changes."""

    def __init__(
        self, indexed: Callable[[], frozenset[str]], summaries: Callable[[], Mapping[str, Summary]]
    ) -> None:
        self._indexed = indexed
        self._summaries = summaries
        self._compared: tuple[object, object] = (None, None)
        self._strangers: frozenset[str] = frozenset()

    def now(self) -> frozenset[str]:
        """The documents of the index that are not in the library."""
        indexed, summaries = self._indexed(), self._summaries()
        if self._compared[0] is not indexed or self._compared[1] is not summaries:
            self._strangers = indexed - summaries.keys()
            self._compared = (indexed, summaries)
        return self._strangers


class _Listed(Sequence[Ranked]):
    """Documents that nothing ranks, in order."""

    def __init__(self, document_ids: Sequence[str]) -> None:
        self.document_ids = document_ids

    def __len__(self) -> int:
        return len(self.document_ids)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        if isinstance(at, slice):
            return tuple(Ranked(key, 0.0) for key in self.document_ids[at])
        return Ranked(self.document_ids[at], 0.0)


class _Ids(Sequence[str]):
    """The ids of a ranking, taken from it when they are asked for."""

    def __init__(self, found: Sequence[Ranked]) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        if isinstance(at, slice):
            return tuple(ranked.document_id for ranked in self._found[at])
        return self._found[at].document_id

    def __iter__(self) -> Iterator[str]:
        ids = getattr(self._found, "ids", None)
        return iter(ids() if ids is not None else self[:])

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        place_of = getattr(self._found, "place_of", None)
        if place_of is None or start or stop is not None:
            return super().index(value, start, len(self) if stop is None else stop)
        place: int = place_of(value)
        if place < 0:
            raise ValueError(value)
        return place


def _ids(found: Sequence[Ranked]) -> Sequence[str]:
    return found.document_ids if isinstance(found, _Listed) else _Ids(found)
