"""A query as a tree: what the grammar makes of the words in the search box."""

from dataclasses import dataclass
from enum import StrEnum

from briefreader.domain.document import Span


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"


class Field(StrEnum):
    """Where words can be asked for; the value is the field's name in the query language."""

    TITLE = "title"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    NOTE = "note"
    """The text of the user's notes."""
    QUOTE = "quote"
    """The passages that the user annotated."""
    PERSON = "person"
    ORGANISATION = "org"
    PLACE = "place"
    SPEAKER = "speaker"
    SAID = "said"
    """What is quoted in a document."""


class Property(StrEnum):
    """What a document has one of; the value is the field's name in the query language."""

    NUMBER = "number"
    URL = "url"
    FORMAT = "format"
    LANGUAGE = "lang"
    FOLDER = "folder"


class DateField(StrEnum):
    """Which day a date range is about; the value is the field's name in the query language."""

    PUBLISHED = "date"
    MENTIONED = "mentions-date"
    """Days that the text speaks of."""
    ADDED = "added"
    """When the user added the document."""
    MODIFIED = "modified"
    """When the user last worked on the document's annotations."""


class State(StrEnum):
    """What can be asked of a document; the value is how the query language writes it."""

    HAS_NOTE = "has:note"
    HAS_HIGHLIGHT = "has:highlight"
    HAS_TAG = "has:tag"
    HAS_QUOTE = "has:quote"
    HAS_FIGURE = "has:figure"
    HAS_UNATTACHED = "has:unattached"
    IS_UNREAD = "is:unread"
    IS_STARRED = "is:starred"


@dataclass(frozen=True, slots=True)
class Term:
    """A word: stemmed unless `exact`; a start of words if `prefix`; also misspelt if `fuzzy`.

    A `fuzzy` word stands for those within one edit, within two from eight letters on.
    """

    word: str
    exact: bool = False
    prefix: bool = False
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other in their order, or at most `distance` words apart in any order.

    `exact` takes every word as it is written; `prefix` lets the last word go on.
    """

    words: tuple[str, ...]
    distance: int = 1
    exact: bool = False
    prefix: bool = False


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
class InField:
    """A word or phrase that stands in a field."""

    field: Field
    part: Term | Phrase


@dataclass(frozen=True, slots=True)
class SameParagraph:
    """Words and phrases, joined by And, Or and Not, that stand in one paragraph."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class HasProperty:
    """The document's number, address, format, language or folder is this, or begins so.

    The value is as typed.
    """

    property: Property
    value: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """A day from `start` to `end`, ISO days, both included; None leaves an end open."""

    start: str | None
    end: str | None
    field: DateField = DateField.PUBLISHED


@dataclass(frozen=True, slots=True)
class FigureRange:
    """The document has a figure from `low` to `high`; None leaves an end open.

    `without_low` and `without_high` leave the end itself out.
    """

    low: float | None
    high: float | None
    without_low: bool = False
    without_high: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """The document or one of its annotations has this tag, or one below it."""

    tag: str


@dataclass(frozen=True, slots=True)
class Coloured:
    """One of the document's annotations has this colour; its own name is as typed.

    `name` is what the user calls it, where that was typed.
    """

    colour: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class InState:
    state: State


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every document: the meaning of an empty query."""


Selection = InField | HasProperty | DateRange | FigureRange | Tagged | Coloured | InState
"""What may be answered from elsewhere than the texts: the user's work, facts, metadata."""

Node = (
    Term
    | Phrase
    | And
    | Or
    | Not
    | InField
    | SameParagraph
    | HasProperty
    | DateRange
    | FigureRange
    | Tagged
    | Coloured
    | InState
    | Everything
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of a query that can be taken out on its own.

    `span` is where it stands in the query's text; `explained` what it asks, in words.
    """

    span: Span
    node: Node
    explained: str


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: `text` as typed, `root`, what could not be understood, and how to sort.

    `units` are the parts that `root` joins by And, in the order typed.
    """

    text: str
    root: Node
    notices: tuple[str, ...] = ()
    explained: str = ""
    sort: Sort | None = None
    units: tuple[Unit, ...] = ()

    def without(self, unit: Unit) -> str:
        """The text of the query with one unit taken out."""
        start, end = unit.span
        return f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()
