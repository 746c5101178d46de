"""The user's corrections of a document: kept in its record, and seen everywhere at once."""

from collections.abc import Mapping
from dataclasses import replace

from briefreader.domain.errors import BriefreaderError
from briefreader.library.corrections import checked, with_mark
from briefreader.library.filling import Reread, fill
from briefreader.library.records import Correction, Record
from briefreader.library.rows import Rows
from briefreader.library.stores import Stores, present_record


class Corrections:
    """What the user says about the documents of one library in place of what was found.

    Methods raise NoSuchDocument, and StorageError where the library cannot be written.
    """

    def __init__(self, stores: Stores, rows: Rows) -> None:
        self._stores = stores
        self._rows = rows

    def of(self, document_id: str) -> Mapping[str, Correction]:
        """The fields that were set by hand, with their values."""
        return present_record(self._stores, document_id).corrected

    def set(self, document_id: str, field: str, value: Correction) -> None:
        """Set a field of the metadata for good; None empties it.

        Raises BriefreaderError with a sentence for a value that the field cannot have.
        """
        record = present_record(self._stores, document_id)
        fields = {**record.corrected, field: checked(field, value)}
        self._save(replace(record, corrected=fields))

    def take_back(self, document_id: str, field: str) -> None:
        """Go back to what the program finds for a field."""
        record = present_record(self._stores, document_id)
        fields = {name: value for name, value in record.corrected.items() if name != field}
        if fields != record.corrected:
            self._save(replace(record, corrected=fields))

    def mark_boilerplate(self, document_id: str, start: int, is_boilerplate: bool) -> None:
        """Say whether the block at an offset is boilerplate, for good.

        Raises BriefreaderError where no block is.
        """
        record = present_record(self._stores, document_id)
        found = self._stores.catalogue.found(record.id)
        blocks = found.blocks if found is not None else ()
        block = next((block for block in blocks if block.start <= start < block.end), None)
        if found is None or block is None:
            raise BriefreaderError("There is no block of the text at this place.")
        self._save(with_mark(record, found, block, is_boilerplate))

    def _save(self, record: Record) -> None:
        catalogue = self._stores.catalogue
        # Until both caches have the correction, a crash must leave it wanting in one of them.
        self._stores.index.remove([record.id])
        self._stores.records.save(record)
        found, entry = catalogue.found(record.id), catalogue.entry(record.id)
        if found is not None and entry is not None:
            fill(self._stores, [Reread(record, found)])
            if entry.missing:
                catalogue.set_missing([record.id], True)
        self._rows.replace(record.id)
