"""Notes made ready to leave the library."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefreader.domain.annotation import Placement
from briefreader.export.notes import DocumentNotes
from briefreader.notes.codec import to_json


def as_on_disk(items: Iterable[DocumentNotes]) -> Iterator[DocumentNotes]:
    """The notes, each with the text of its file as its source.

    Of a file that says no more than its annotation does, the cache keeps no text.
    """
    for item in items:
        yield replace(item, placements=tuple(map(_with_source, item.placements)))


def _with_source(place: Placement) -> Placement:
    annotation = place.annotation
    if annotation.source:
        return place
    return replace(place, annotation=replace(annotation, source=to_json(annotation)))
