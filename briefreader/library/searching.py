"""Queries over the library: ranking from the index, passages from the stored texts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefreader.catalogue import Catalogue
from briefreader.domain.document import Span, Summary
from briefreader.domain.hit import Coverage, Hit, SearchResult
from briefreader.domain.query import Everything, Query, Selection, Sort, Tagged
from briefreader.search.grammar import parse
from briefreader.search.index import SearchIndex
from briefreader.search.snippets import find_matches, make_snippets


@dataclass(frozen=True, slots=True)
class TagScope:
    """What the user's work answers for a query: the documents under a tag, and all there are."""

    tagged_documents: Callable[[str], frozenset[str]]
    documents: frozenset[str]

    def select(self, selection: Selection) -> frozenset[str]:
        if isinstance(selection, Tagged):
            return self.tagged_documents(selection.tag)
        return frozenset()


class Searcher:
    """Answers queries; `summaries` gives the library's present readable rows by their ids."""

    def __init__(
        self,
        catalogue: Catalogue,
        index: SearchIndex,
        summaries: Callable[[], Mapping[str, Summary]],
        tagged: Callable[[str], frozenset[str]],
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._summaries = summaries
        self._tagged = tagged

    def search(
        self,
        text: str,
        *,
        limit: int | None,
        sort: Sort | None,
        typing: bool,
        details: int,
    ) -> SearchResult:
        """The documents a query finds; the first `details` hits carry counts and snippets.

        `typing` takes the last word as the start of one; `limit` None gives all hits.
        """
        query = parse(text, date.today(), typing=typing)  # noqa: DTZ011 - the user's own day
        order = sort or query.sort or Sort.RELEVANCE
        found = self.find(query, order)
        hits = tuple(
            self._detailed(query, hit) if place < details else hit
            for place, hit in enumerate(found[:limit])
        )
        return SearchResult(
            query=text,
            explained=query.explained,
            notices=query.notices,
            total=len(found),
            coverage=self.coverage(),
            hits=hits,
            parsed=query,
        )

    def find(self, query: Query, order: Sort) -> list[Hit]:
        """Every document that a parsed query finds, in order, without counts and snippets."""
        summaries = self._summaries()
        if isinstance(query.root, Everything):
            return [Hit(key, 0.0) for key in _in_order(summaries, order)]
        scope = TagScope(self._tagged, frozenset(summaries))
        ranking = self._index.search(query, scope, None, order)
        return [
            Hit(ranked.document_id, ranked.score)
            for ranked in ranking.hits
            if ranked.document_id in summaries
        ]

    def details(self, text: str, document_id: str, *, typing: bool = False) -> Hit:
        """The count and the snippets of one document for a query."""
        query = parse(text, date.today(), typing=typing)  # noqa: DTZ011 - the user's own day
        return self._detailed(query, Hit(document_id, 0.0))

    def matches(self, text: str, document_id: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Every place in a document's text that a query lights."""
        query = parse(text, date.today(), typing=typing)  # noqa: DTZ011 - the user's own day
        return find_matches(query, self._catalogue.text(document_id) or "")

    def coverage(self) -> Coverage:
        """How many of the library's documents a search can see."""
        documents = self._summaries().keys()
        failed = len(self._catalogue.failures())
        indexed = len(self._index.ids() & documents)
        return Coverage(indexed=indexed, total=len(documents) + failed, failed=failed)

    def _detailed(self, query: Query, hit: Hit) -> Hit:
        found = self._catalogue.text_and_blocks(hit.document_id)
        if found is None:
            return hit
        text, blocks = found
        matches = find_matches(query, text)
        return replace(hit, count=len(matches), snippets=make_snippets(text, matches, blocks))


def _in_order(summaries: Mapping[str, Summary], order: Sort) -> list[str]:
    rows = list(summaries.values())
    if order is Sort.TITLE:
        rows.sort(key=lambda row: row.title.casefold())
    else:
        rows.sort(key=lambda row: (row.metadata.published or "", row.added), reverse=True)
    return [row.id for row in rows]
