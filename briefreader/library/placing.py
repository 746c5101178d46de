"""Where the annotations of the library stand: on which passage, page and documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefreader.domain.annotation import Annotation, Placement, State
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


class Placing:
    """Places annotations of the documents that are read, only those again that are new.

    Safe to ask from several threads.
    """

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._known: dict[str, _Known] = {}

    def placements(self, document_id: str) -> tuple[Placement, ...]:
        """A document's annotations, each placed on the present text, as `placements` does."""
        annotations = self._stores.annotations.of_document(document_id)
        if not annotations:
            return ()
        text = self._stores.catalogue.text(document_id) or ""
        pages = self._stores.catalogue.pages(document_id)
        known = self._known.get(document_id)
        exact = known.exact if known is not None and known.is_on(text, pages) else {}
        missing = [item for item in annotations if not _is_on(exact.get(item.id), item)]
        old_texts = _old_texts(self._stores, document_id)
        new = {
            placement.annotation.id: _on_page(placement, pages)
            for placement in place_all(missing, text, old_texts)
        }
        placed = [new.get(item.id) or exact[item.id] for item in annotations]
        # Of those that are not exact more may be known when an older text is kept.
        exact = {item.annotation.id: item for item in placed if item.state is State.EXACT}
        others = {key: one for key, one in self._known.items() if key != document_id}
        latest = list(others.items())[-_REMEMBERED:]
        self._known = dict((*latest, (document_id, _Known(text, pages, exact))))
        return tuple(placed)


_REMEMBERED = 3
"""Documents whose placements are remembered beside the one asked for last."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Where the annotations of one document stand exactly, by their ids."""

    text: str
    pages: Sequence[Page]
    exact: Mapping[str, Placement]

    def is_on(self, text: str, pages: Sequence[Page]) -> bool:
        return self.text == text and self.pages == pages


def _is_on(placement: Placement | None, annotation: Annotation) -> bool:
    """Whether a placement is that of an annotation as it is now."""
    if placement is None:
        return False
    known = placement.annotation
    return known is annotation or known == annotation


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
