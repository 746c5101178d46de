"""Where the annotations of the library stand: on which passage, page and documents."""

from collections.abc import Sequence
from dataclasses import replace

from briefreader.domain.annotation import Placement
from briefreader.domain.document import Page, page_at
from briefreader.library.stores import Stores
from briefreader.notes.anchoring import place
from briefreader.notes.store import AnnotationStore


def placements(stores: Stores, document_id: str) -> tuple[Placement, ...]:
    """A document's annotations, each placed on the present text."""
    text = stores.catalogue.text(document_id) or ""
    placed = [place(item, text) for item in stores.annotations.of_document(document_id)]
    pages = stores.catalogue.pages(document_id) if placed else ()
    return tuple(_on_page(placement, pages) for placement in placed)


def documents_tagged(annotations: AnnotationStore, tag: str) -> frozenset[str]:
    """The documents under a tag or one below it, whatever the case of its letters."""
    wanted = tag.casefold()
    return frozenset(
        document_id
        for name, document_ids in annotations.tags().items()
        if name.casefold() == wanted or name.casefold().startswith(f"{wanted}/")
        for document_id in document_ids
    )


def _on_page(placement: Placement, pages: Sequence[Page]) -> Placement:
    """A placement with the label of the page on which it begins."""
    if placement.span is None:
        return placement
    page = page_at(pages, placement.span.start)
    return replace(placement, page=page.label) if page is not None else placement
