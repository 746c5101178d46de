"""The user's corrections of a document: kept in its record, and seen everywhere at once."""

from dataclasses import replace

from briefreader.domain.errors import BriefreaderError
from briefreader.library.corrections import checked, with_mark
from briefreader.library.filling import Reread, fill
from briefreader.library.records import Correction, Record
from briefreader.library.stores import Stores


class Corrector:
    """Changes what the user says about the documents of one library.

    Methods raise StorageError where the library cannot be written.
    """

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def correct(self, record: Record, field: str, value: Correction) -> None:
        """Set a field; raises BriefreaderError for a value that it cannot have."""
        fields = {**record.corrected, field: checked(field, value)}
        self._save(replace(record, corrected=fields))

    def uncorrect(self, record: Record, field: str) -> None:
        """Go back to what the program finds for a field."""
        fields = {name: value for name, value in record.corrected.items() if name != field}
        if fields != record.corrected:
            self._save(replace(record, corrected=fields))

    def mark(self, record: Record, start: int, is_boilerplate: bool) -> None:
        """Say of the block at an offset what it is; raises BriefreaderError where none is."""
        found = self._stores.catalogue.found(record.id)
        blocks = found.blocks if found is not None else ()
        block = next((block for block in blocks if block.start <= start < block.end), None)
        if found is None or block is None:
            raise BriefreaderError("There is no block of the text at this place.")
        self._save(with_mark(record, found, block, is_boilerplate))

    def _save(self, record: Record) -> None:
        catalogue = self._stores.catalogue
        self._stores.records.save(record)
        found, entry = catalogue.found(record.id), catalogue.entry(record.id)
        if found is None or entry is None:
            return
        fill(self._stores, [Reread(record, found)])
        if entry.missing:
            catalogue.set_missing([record.id], True)
