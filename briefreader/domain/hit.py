"""What a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefreader.domain.document import Span
from briefreader.domain.query import Query


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

    @property
    def is_partial(self) -> bool:
        """Whether documents that can be read are not yet in the index."""
        return self.indexed < self.total - self.failed


class Reason(StrEnum):
    """Why another query is offered."""

    WITHOUT = "without"
    """One unit of the query, which nothing matches together with the others, is left out."""
    SPELLING = "spelling"
    """A word that hardly occurs is replaced by one of the library that is written nearly so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that finds something.

    `query` is its text, `total` how many documents it finds; `about` is the unit left out, in
    words, or the word to put in place of another.
    """

    reason: Reason
    query: str
    about: str
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query; `hits` are the first of `total` found, in order.

    `document_ids` are all that were found, in order, as far as they were asked for.
    """

    query: str
    explained: str
    notices: tuple[str, ...]
    total: int
    coverage: Coverage
    hits: tuple[Hit, ...]
    document_ids: Sequence[str] = ()
    parsed: Query | None = None
    suggestions: tuple[Suggestion, ...] = ()


class FacetKind(StrEnum):
    """By what a result can be narrowed."""

    PUBLISHER = "publisher"
    YEAR = "year"
    TAG = "tag"
    PERSON = "person"
    ORGANISATION = "org"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: in how many documents of the result, and the unit that narrows to it.

    `unit` is text of the query language, such as `publisher:"Wire Desk"`.
    """

    label: str
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind in a result, the most frequent first; `more` are not given."""

    kind: FacetKind
    values: tuple[FacetValue, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the user keeps under a name."""

    name: str
    query: str
