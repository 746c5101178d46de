"""A passage with the text around it."""

from dataclasses import dataclass

from briefreader.domain.annotation import Annotation, Placement, State
from briefreader.domain.document import Span, page_at
from briefreader.library.stores import Stores
from briefreader.notes.anchoring import place

AROUND = 600
"""Code points of the text on each side at most."""
_NEAR = 120
"""So far from the end of that a paragraph's or a word's end is looked for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document's text, `span` of it annotated.

    `span` is None where the passage is not found, or where the whole document is annotated; `text`
    is then the quote with its context as it was, or the beginning of the document.
    `begins` and `ends` say whether the text begins or ends there.
    """

    placement: Placement
    text: str
    span: Span | None
    begins: bool = True
    ends: bool = True


def passage(stores: Stores, annotation: Annotation) -> Passage:
    """An annotation's passage as it stands in the present text."""
    text = stores.catalogue.text(annotation.document_id) or ""
    placed = place(annotation, text)
    span, anchor = placed.span, annotation.anchor
    if span is not None:
        page = page_at(stores.catalogue.pages(annotation.document_id), span.start)
        if page is not None:
            placed = Placement(annotation, placed.state, span, page.label)
        start, end = _start(text, span.start), _end(text, span.end)
        shown = Span(span.start - start, span.end - start)
        return Passage(placed, text[start:end], shown, start == 0, end == len(text))
    if anchor is not None:
        shown = Span(len(anchor.prefix), len(anchor.prefix) + len(anchor.exact))
        old = anchor.prefix + anchor.exact + anchor.suffix
        return Passage(Placement(annotation, State.UNATTACHED, None), old, shown, False, False)
    end = _end(text, min(AROUND, len(text)) - AROUND)
    return Passage(placed, text[:end], None, True, end == len(text))


def _start(text: str, offset: int) -> int:
    """Where to begin before an offset: at a paragraph, else behind a blank."""
    start = max(0, offset - AROUND)
    if not start:
        return 0
    for mark in ("\n", " "):
        found = text.find(mark, start, min(start + _NEAR, offset))
        if found >= 0:
            return found + 1
    return start


def _end(text: str, offset: int) -> int:
    """Where to end after an offset: at a paragraph, else before a blank."""
    end = min(len(text), max(0, offset) + AROUND)
    if end == len(text):
        return end
    for mark in ("\n", " "):
        found = text.rfind(mark, max(offset, end - _NEAR), end)
        if found >= 0:
            return found
    return end
