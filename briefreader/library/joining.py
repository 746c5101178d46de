"""Several annotations of one text become one, and no word of theirs is lost."""

from collections.abc import Sequence
from dataclasses import replace

from briefreader.domain.annotation import Anchor, Annotation
from briefreader.domain.document import Span


def joined(
    placed: Sequence[tuple[Span, Annotation]], text: str
) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
    """Two or more annotations with their places, before and after they are made one.

    The first in the text is kept, with its colour and date: its passage goes from the first start
    to the last end, the notes follow each other with an empty line between, the tags are united.
    The others are marked as deleted. The kept one comes first, so that a crash between two writes
    leaves something twice, but loses nothing. Nothing is saved here.
    """
    ordered = sorted(placed, key=lambda item: (item[0].start, -item[0].end, item[1].created))
    annotations = [annotation for _, annotation in ordered]
    first, *others = annotations
    passage = Span(ordered[0][0].start, max(span.end for span, _ in ordered))
    notes = (annotation.note.strip("\n") for annotation in annotations)
    tags = (tag for annotation in annotations for tag in annotation.tags)
    kept = replace(
        first,
        anchor=Anchor.of(text, passage),
        note="\n\n".join(note for note in dict.fromkeys(notes) if note.strip()),
        tags=tuple(dict.fromkeys(tags)),
    )
    return tuple(annotations), (kept, *(replace(other, deleted=True) for other in others))
