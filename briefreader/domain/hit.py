"""What a search finds."""

from dataclasses import dataclass

from briefreader.domain.document import Span


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage around matches; `span` and `matches` are offsets into the document's text."""

    span: Span
    text: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found: `count` is the number of matches in it."""

    document_id: str
    score: float
    count: int = 0
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the library a search could see."""

    indexed: int
    total: int
    failed: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query; `hits` are the first of `total` found, in order."""

    query: str
    explained: str
    notices: tuple[str, ...]
    total: int
    coverage: Coverage
    hits: tuple[Hit, ...]
