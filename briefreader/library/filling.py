"""Documents go into the caches: corrected as the user wants them, catalogued, indexed."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefreader.domain.document import BlockKind, Document
from briefreader.files import printable
from briefreader.library.corrections import corrected
from briefreader.library.records import Record
from briefreader.library.stores import Stores
from briefreader.search.index import IndexEntry


@dataclass(frozen=True, slots=True)
class Reread:
    """A document as the program found it, its record, and its sketch if that is to be kept."""

    record: Record
    document: Document
    sketch: bytes | None = None


def fill(stores: Stores, items: Iterable[Reread]) -> None:
    """Put documents into the catalogue and the index, with the user's corrections."""
    items = tuple(items)
    if not items:
        return
    documents = [(i.record, corrected(i.document, i.record)) for i in items]
    stores.catalogue.put((r.id, printable(r.path), document) for r, document in documents)
    for item, (_, document) in zip(items, documents, strict=True):
        if document is not item.document:
            stores.catalogue.put_found(item.record.id, item.document)
    stores.catalogue.sketches.put(
        {item.record.id: item.sketch for item in items if item.sketch is not None}
    )
    stores.index.add([index_entry(record.id, document) for record, document in documents])


def index_entry(key: str, document: Document) -> IndexEntry:
    """What the search index takes of a document."""

    def texts(*kinds: BlockKind) -> str:
        return "\n".join(document.block_text(b) for b in document.blocks if b.kind in kinds)

    apart = (BlockKind.HEADING, BlockKind.TITLE, BlockKind.BOILERPLATE)
    body = (document.block_text(b) for b in document.blocks if b.kind not in apart)
    return IndexEntry(
        document_id=key,
        title=document.metadata.title,
        headings=texts(BlockKind.HEADING, BlockKind.TITLE),
        body="\n".join(body),
        boilerplate=texts(BlockKind.BOILERPLATE),
        authors=document.metadata.authors,
        publisher=document.metadata.publisher or "",
        published=document.metadata.published or "",
        language=document.metadata.language,
    )
