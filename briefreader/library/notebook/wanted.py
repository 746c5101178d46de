"""What is asked of all annotations, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefreader.domain.annotation import Annotation
from briefreader.domain.document import Summary


class Grouping(StrEnum):
    """By what annotations stand together."""

    DOCUMENT = "document"
    TAG = "tag"
    COLOUR = "colour"
    DAY = "day"
    MONTH = "month"


class Order(StrEnum):
    """What comes first; within a document that is the same, the order of the text."""

    PUBLISHED = "published"
    """The newest document."""
    TITLE = "title"
    """The documents by title."""
    CHANGED = "changed"
    """The annotation changed last."""
    CREATED = "created"
    """The annotation made last."""


class WordsIn(StrEnum):
    """Where the plain words of a query are looked for."""

    NOTES = "notes"
    """In notes, annotated passages, tags, and titles of documents."""
    DOCUMENTS = "documents"
    """In the texts of the documents, as the command `notes` does."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations are asked for, and how they are to stand.

    `typing` takes the last word as the start of one. `documents` are the ids of those that are
    asked for, `annotations` the ids of annotations; None asks for all. `deleted` asks for the
    tombstones in place of the living.
    """

    query: str = ""
    grouping: Grouping = Grouping.DOCUMENT
    order: Order = Order.PUBLISHED
    words_in: WordsIn = WordsIn.NOTES
    typing: bool = False
    documents: frozenset[str] | None = None
    annotations: frozenset[str] | None = None
    deleted: bool = False

    @property
    def begins_with_documents(self) -> bool:
        """Whether the order of the documents alone tells which annotations come first."""
        return (
            self.grouping is Grouping.DOCUMENT
            and self.order in (Order.PUBLISHED, Order.TITLE)
            and self.documents is None
            and self.annotations is None
            and not self.query.strip()
            and not self.deleted
        )


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Annotations that stand together.

    `key` is the id of the document, the tag (empty for those without), the name of the colour, or
    the day or month in ISO's form where the user is.
    """

    key: str
    notes: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class NoteListing:
    """The annotations that were asked for.

    `count` is how many there are, each once, of `total`; `deleted` how many tombstones there are.
    `explained` says in words what was searched, `notices` what could not be understood. Where not
    `is_whole`, the groups are only the first ones, and what follows them has not been read.
    """

    wanted: Wanted = field(default_factory=Wanted)
    groups: tuple[NoteGroup, ...] = ()
    count: int = 0
    total: int = 0
    deleted: int = 0
    explained: str = ""
    notices: tuple[str, ...] = ()
    documents: Mapping[str, Summary] = field(default_factory=dict)
    is_whole: bool = True
