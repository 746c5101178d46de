"""A query as a tree: what the grammar makes of the words in the search box."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Term:
    """A word: stemmed unless `exact`, a start of words if `prefix`."""

    word: str
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, or at most `distance` words apart."""

    words: tuple[str, ...]
    distance: int = 1


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class InTitle:
    """A word or phrase that stands in the title."""

    part: Term | Phrase


@dataclass(frozen=True, slots=True)
class DateRange:
    """Published from `start` to `end`, ISO days, both included; None leaves an end open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Tagged:
    """The document or one of its annotations has this tag, or one below it."""

    tag: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every document: the meaning of an empty query."""


Node = Term | Phrase | And | Or | Not | InTitle | DateRange | Tagged | Everything


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: `text` as typed, `root`, what could not be understood, and how to sort."""

    text: str
    root: Node
    notices: tuple[str, ...] = ()
    explained: str = ""
    sort: Sort | None = None
