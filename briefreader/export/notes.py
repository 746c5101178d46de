"""What an export is made of: documents with their notes, and how they are grouped into files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from briefreader.domain.annotation import Annotation, Colour, Placement
from briefreader.domain.document import Summary

UNTAGGED = "untagged"
TAG_KEY = "tag:"


class Grouping(StrEnum):
    """What one file of an export holds the notes of."""

    DOCUMENT = "document"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class DocumentNotes:
    """A document and those of its annotations that are exported, in order."""

    summary: Summary
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What goes into one file.

    `key` says in the file whose it is (`<doc-id>`, `tag:<tag>`, `untagged`, or `all`);
    `title` names it for people; `mark` sets its file apart from others with the same title;
    `colours` are the user's names of colours, those that are missing have their own ones.
    """

    key: str
    title: str
    mark: str
    items: tuple[DocumentNotes, ...]
    colours: Mapping[Colour, str] = field(default_factory=dict)

    def colour_of(self, annotation: Annotation) -> str:
        """What the user calls an annotation's colour."""
        return self.colours.get(annotation.colour, annotation.colour.value)


def grouped(items: Iterable[DocumentNotes], by: Grouping) -> Iterator[Group]:
    """The groups of an export, in order; documents without notes are left out."""
    documents = [item for item in items if item.placements]
    if by is Grouping.TAG:
        yield from _by_tag(documents)
        return
    yield from map(_of_document, documents)


def everything(items: Iterable[DocumentNotes]) -> Group:
    """All notes as one group, for an export into a single file."""
    documents = tuple(item for item in items if item.placements)
    if len(documents) == 1:
        return _of_document(documents[0])
    return Group("all", "Notes", "", documents)


def _of_document(item: DocumentNotes) -> Group:
    summary = item.summary
    title = f"{summary.metadata.published or ''} {summary.title}".strip()
    return Group(summary.id, title, summary.id, (item,))


def _by_tag(documents: list[DocumentNotes]) -> Iterator[Group]:
    tags = {tag for item in documents for place in item.placements for tag in place.annotation.tags}
    for tag in sorted(tags, key=lambda tag: (tag.casefold(), tag)):
        mark = blake2b(tag.encode(errors="replace")).hexdigest()[:8]
        yield Group(TAG_KEY + tag, tag, mark, _only(documents, tag))
    rest = _only(documents, None)
    if rest:
        yield Group(UNTAGGED, UNTAGGED, UNTAGGED, rest)


def _only(documents: list[DocumentNotes], tag: str | None) -> tuple[DocumentNotes, ...]:
    """The notes with a tag, or those without any."""
    kept = []
    for item in documents:
        placements = tuple(
            place
            for place in item.placements
            if (tag in place.annotation.tags if tag is not None else not place.annotation.tags)
        )
        if placements:
            kept.append(DocumentNotes(item.summary, placements))
    return tuple(kept)


def page_of(place: Placement) -> str:
    """The page of a passage as citations name it (`p. 4`); empty in a document without pages."""
    return f"p. {place.page}" if place.page else ""


def link(annotation: Annotation) -> str:
    """The address that leads from an exported note back to its passage."""
    return f"briefreader:{annotation.document_id}#{annotation.id.rpartition(':')[2]}"
