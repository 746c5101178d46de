"""Documents taken out of the library, and brought back: nothing of the user's is deleted."""

from collections.abc import Iterable
from dataclasses import replace

from briefreader.domain.errors import NoSuchDocument
from briefreader.domain.report import RebuildReport
from briefreader.files import move
from briefreader.library import maintenance
from briefreader.library.records import now
from briefreader.library.stores import Stores, present_record

BIN = ".removed"
"""The folder below `documents/` that keeps the copies of removed documents."""


def remove(stores: Stores, document_ids: Iterable[str]) -> tuple[str, ...]:
    """Mark documents as removed and put their copies aside; raises NoSuchDocument."""
    removed = []
    for document_id in document_ids:
        record = present_record(stores, document_id)
        stores.records.save(replace(record, removed=now()))
        copy = stores.places.library / "documents" / record.copy
        if record.copy and copy.exists():
            move(copy, copy.parent / BIN / record.copy)
        removed.append(document_id)
    stores.index.remove(removed)
    stores.catalogue.remove(removed)
    return tuple(removed)


def bring_back(stores: Stores, document_ids: Iterable[str]) -> RebuildReport:
    """Undo `remove`, and read the documents again; raises NoSuchDocument."""
    keys = []
    for document_id in document_ids:
        record = stores.records.get(document_id)
        if record is None:
            raise NoSuchDocument(f"No removed document has the id “{document_id}”.")
        keys.append(document_id)
        if not record.removed:
            continue
        copy = stores.places.library / "documents" / BIN / record.copy
        if record.copy and copy.exists():
            move(copy, copy.parent.parent / record.copy)
        stores.records.save(replace(record, removed=""))
    return maintenance.read_again(stores, keys)
