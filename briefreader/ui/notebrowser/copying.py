"""Notes as Markdown for the clipboard."""

from collections.abc import Iterable

from briefreader.domain.annotation import Annotation
from briefreader.export.notes import DocumentNotes
from briefreader.ui.citing import source_line


def as_markdown(documents: Iterable[DocumentNotes], order: Iterable[Annotation]) -> str:
    """Each passage as a quotation with its source, and the note and the tags below it."""
    pieces: dict[str, str] = {}
    for item in documents:
        for placement in item.placements:
            source = source_line(item.summary.title, item.summary.metadata, placement.page)
            pieces[placement.annotation.id] = _piece(placement.annotation, source)
    return "\n\n---\n\n".join(pieces[note.id] for note in order if note.id in pieces) + "\n"


def _piece(annotation: Annotation, source: str) -> str:
    anchor = annotation.anchor
    quoted = [f"> {line}" for line in anchor.exact.splitlines() if line.strip()] if anchor else []
    head = "\n".join([*quoted, ">", f"> — {source}"]) if quoted else source
    tags = ", ".join(annotation.tags)
    parts = (head, annotation.note.strip(), f"Tags: {tags}" if tags else "")
    return "\n\n".join(part for part in parts if part)
