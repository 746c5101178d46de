"""The port to the full-text index: what the library may ask of any search engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefreader.domain.query import Query, Selection, Sort


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the index is told about one document; it keeps words and places, not these texts.

    `headings`, `body` and `boilerplate` hold one block a line: a phrase never crosses a line break.
    `published` is an ISO date of whatever precision is known; `language`, an ISO 639-1 code, says
    how words are stemmed. Both may be empty.
    """

    document_id: str
    title: str = ""
    headings: str = ""
    body: str = ""
    boilerplate: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document found; a higher score is a better match, comparable within one ranking only."""

    document_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first hits, in order, of `total` found."""

    total: int
    hits: Sequence[Ranked]


class Scope(Protocol):
    """What the index asks back: answers that come from the user's work, not from the texts."""

    def select(self, selection: Selection) -> frozenset[str]:
        """The ids of the documents that have what is asked for."""


class SearchIndex(Protocol):
    """A full-text index: a cache of the library's documents that can be thrown away.

    One process writes while others read; every change is durable when the call returns, and a
    search sees the newest one. Methods raise StorageError when the disk or another writer is in
    the way.
    """

    @property
    def was_reset(self) -> bool:
        """Whether opening found nothing usable and made an empty index, which wants filling."""

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add documents, or replace those whose ids are known, in one commit."""

    def remove(self, ids: Iterable[str]) -> None:
        """Remove documents in one commit; unknown ids are passed over."""

    def ids(self) -> frozenset[str]:
        """The ids of all documents in the index."""

    def search(
        self, query: Query, scope: Scope, limit: int | None = None, sort: Sort = Sort.RELEVANCE
    ) -> Ranking:
        """The documents that match, best first (or by date, newest first, or by title)."""

    def words(self, start: str, limit: int = 10) -> tuple[str, ...]:
        """The indexed words that start so, the most frequent first."""

    def similar(self, word: str, limit: int = 5) -> tuple[str, ...]:
        """Indexed words within one edit (two from 8 letters on), the closest and most frequent
        first; the word itself is none of them.
        """

    def tidy(self) -> bool:
        """Do one step of upkeep that makes searches faster; False where there is none to do."""

    def close(self) -> None:
        """Let go of files; the index must not be used afterwards."""
