"""The index is filled again from the texts in the catalogue, without reading any file.

That is the way back from an index that was damaged, deleted, or of another version.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefreader.domain.report import Progress
from briefreader.library.corrections import corrected
from briefreader.library.filling import index_entry
from briefreader.library.stores import Stores
from briefreader.search.index import IndexEntry

BATCH = 512
"""Documents of one commit: a larger one saves little time, and stopping waits for its end."""

BATCH_CHARACTERS = 8_000_000
"""The length of texts from which a batch takes no more: all of it is in memory at once."""


@dataclass(frozen=True, slots=True)
class Refilled:
    """How many documents were indexed, and which have to be read from their files."""

    documents: int
    unread: tuple[str, ...]


def refill(
    stores: Stores,
    document_ids: Iterable[str],
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Refilled:
    """Index documents from the catalogue, in batches.

    Those that the catalogue does not have, or not as their records want them (with another text,
    or without the newest corrections), have to be read from their files. What was indexed before
    it was cancelled stays, so that another call goes on there. Raises StorageError.
    """
    keys = tuple(document_ids)
    batch: list[IndexEntry] = []
    unread: list[str] = []
    indexed = size = 0
    for done, key in enumerate(keys, 1):
        entry = _entry(stores, key)
        if entry is None:
            unread.append(key)
        else:
            batch.append(entry)
            size += len(entry.body) + len(entry.boilerplate)
        if len(batch) < BATCH and size < BATCH_CHARACTERS and done < len(keys):
            continue
        stores.index.add(batch)
        indexed += len(batch)
        batch, size = [], 0
        if progress is not None:
            progress(Progress(indexed, len(keys)))
        if cancelled is not None and cancelled():
            break
    return Refilled(indexed, tuple(unread))


def _entry(stores: Stores, key: str) -> IndexEntry | None:
    record, document = stores.records.get(key), stores.catalogue.document(key)
    if record is None or document is None:
        return None
    # A document without text is known by its file, whose digest the catalogue does not keep.
    if document.text and document.text_id != record.text:
        return None
    if record.corrected or record.marks:
        found = stores.catalogue.found(key)
        if found is None or corrected(found, record) != document:
            return None
    return index_entry(key, document)
