"""The user's work on a document: highlights, notes and tags, and where they belong."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from briefreader.domain.colour import Colour as Colour
from briefreader.domain.document import Span

CONTEXT = 32
"""Code points of context kept on each side of an annotated passage."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stood when it was annotated: the words, their context, and the offsets."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, span: Span) -> "Anchor":
        """The anchor of a span of a text."""
        start, end = span
        return cls(
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            start=start,
            end=end,
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight with its note and tags; without an anchor it is on the whole document.

    `id` is a UUID URN, `created` and `modified` are ISO times in UTC with a `Z`, `tags` are unique
    and in the user's order (`a/b` is below `a`). `deleted` makes it a tombstone. `source` is the
    JSON text it was read from, empty when new, so that keys of other programs survive; it takes no
    part in comparing.
    """

    id: str
    document_id: str
    created: str
    modified: str
    anchor: Anchor | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour = Colour.YELLOW
    deleted: bool = False
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of one annotation that differ: the one that counts, and another one.

    `path` is the file that holds the other one.
    """

    kept: Annotation
    other: Annotation
    path: Path


class State(StrEnum):
    """How surely an annotation is placed on the present text."""

    EXACT = "exact"
    MOVED = "moved"
    CHECK = "check"
    UNATTACHED = "unattached"


@dataclass(frozen=True, slots=True)
class Placement:
    """An annotation on the present text; `span` is None without an anchor or when unattached.

    `page` is the label of the page on which the span begins, empty in a document without pages.
    """

    annotation: Annotation
    state: State
    span: Span | None
    page: str = ""
