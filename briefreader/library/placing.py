"""Where the annotations of the library stand: on which passage, page and documents."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefreader.domain.annotation import Placement
from briefreader.domain.document import Page, page_at
from briefreader.library.stores import Stores
from briefreader.library.versions import Versions
from briefreader.notes.anchoring import place_all
from briefreader.notes.store import AnnotationStore


def placements(stores: Stores, document_id: str) -> tuple[Placement, ...]:
    """A document's annotations, each placed on the present text.

    Where they are not exact, the kept texts that they were made on help to tell how sure that is.
    """
    annotations = stores.annotations.of_document(document_id)
    if not annotations:
        return ()
    text = stores.catalogue.text(document_id) or ""
    placed = place_all(annotations, text, _old_texts(stores, document_id))
    pages = stores.catalogue.pages(document_id)
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


def _old_texts(stores: Stores, document_id: str) -> Iterator[str]:
    record = stores.records.get(document_id)
    if record is not None:
        yield from Versions(stores).texts(record)


def _on_page(placement: Placement, pages: Sequence[Page]) -> Placement:
    """A placement with the label of the page on which it begins."""
    if placement.span is None:
        return placement
    page = page_at(pages, placement.span.start)
    return replace(placement, page=page.label) if page is not None else placement
