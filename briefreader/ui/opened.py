"""The document in the reader with the user's work on it, as it is read from the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.domain.annotation import Placement
from briefreader.domain.document import Document, Span, Summary
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.version import Comparison

if TYPE_CHECKING:
    from briefreader.library import Library


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document, its row, the annotations on it, and what the present query lights in it.

    `text_id` says which version of the text it is, as the document's record does; `fact_coverage`
    what facts are not looked for in its language, as a sentence.
    """

    summary: Summary
    document: Document
    placements: tuple[Placement, ...]
    matches: tuple[Span, ...] = ()
    text_id: str = ""
    fact_coverage: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A document read again; `comparison` says how its text changed, None where it did not."""

    opened: OpenDocument
    comparison: Comparison | None


def opened_document(library: Library, document_id: str, query: str, typing: bool) -> OpenDocument:
    """Read a document, perhaps one just added by the worker; raises NoSuchDocument."""
    if document_id not in library.by_id():
        library.refresh()
    record = library.records.get(document_id)
    return OpenDocument(
        summary=library.summary(document_id),
        document=library.document(document_id),
        placements=library.placements(document_id),
        matches=library.matches(query, document_id, typing=typing) if query else (),
        text_id=record.text if record else "",
        fact_coverage=library.fact_coverage(document_id),
    )


def renewed(library: Library, before: OpenDocument, query: str, typing: bool) -> Renewed:
    """Read an open document again; raises NoSuchDocument."""
    key = before.summary.id
    opened = opened_document(library, key, query, typing)
    if opened.document.text == before.document.text:
        return Renewed(opened, None)
    try:
        return Renewed(opened, library.history.compare(key, before.text_id))
    except BriefreaderError:
        # The version that was open may not have been kept; the place is then kept by its offset.
        return Renewed(opened, None)
