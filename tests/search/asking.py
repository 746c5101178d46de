"""How the tests of the index add documents and ask for them."""

from dataclasses import dataclass, field
from datetime import date

from briefreader.domain.query import Selection, Sort, Tagged
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry, SearchIndex

TODAY = date(2018, 7, 20)


@dataclass(frozen=True)
class Tags:
    """A scope in which documents carry tags."""

    tags: dict[str, frozenset[str]] = field(default_factory=dict)

    def select(self, selection: Selection) -> frozenset[str]:
        return (
            self.tags.get(selection.tag, frozenset())
            if isinstance(selection, Tagged)
            else frozenset()
        )


def entry(name: str, body: str = "", **more: str) -> IndexEntry:
    return IndexEntry(name, body=body, **more)  # type: ignore[arg-type]


def hits(index: SearchIndex, text: str, sort: Sort = Sort.RELEVANCE, scope: Tags = Tags()) -> str:
    """The ids found, in order, with a space between."""
    ranking = index.search(parse(text, TODAY), scope, None, sort)
    assert ranking.total == len(ranking.hits)
    return " ".join(ranked.document_id for ranked in ranking.hits)


def found(index: SearchIndex, text: str, scope: Tags = Tags()) -> set[str]:
    return set(hits(index, text, scope=scope).split())
