"""The stores of one library, opened together and handed on together."""

from dataclasses import dataclass
from pathlib import Path

from briefreader.catalogue import Catalogue
from briefreader.config import Places
from briefreader.domain.errors import NoSuchDocument, StorageError
from briefreader.library.record_store import RecordStore
from briefreader.library.records import Record, Standing
from briefreader.notes.store import AnnotationStore
from briefreader.search.index import SearchIndex
from briefreader.search.whoosh_index import WhooshIndex


@dataclass(frozen=True, slots=True)
class Stores:
    """The precious ones (records, annotations) and the caches (catalogue, index)."""

    places: Places
    records: RecordStore
    annotations: AnnotationStore
    catalogue: Catalogue
    index: SearchIndex

    @classmethod
    def open(cls, places: Places) -> "Stores":
        """Open what lies there and make what does not; raises StorageError."""
        try:
            catalogue = Catalogue(places.cache / "catalogue.sqlite")
            index = WhooshIndex(places.cache / "index")
        except OSError as error:
            raise StorageError(f"Could not use the cache “{places.cache}”: {error}.") from error
        return cls(
            places=places,
            records=RecordStore(places.library / "records", catalogue.records),
            annotations=AnnotationStore(places.library / "annotations", catalogue.annotations),
            catalogue=catalogue,
            index=index,
        )

    def close(self) -> None:
        self.records.close()
        self.annotations.keep_copies()
        self.index.close()
        self.catalogue.close()


def present_record(stores: Stores, document_id: str) -> Record:
    """The record of a document that is in the library; raises NoSuchDocument."""
    record = stores.records.get(document_id)
    if record is None or record.removed:
        raise NoSuchDocument(f"No document has the id “{document_id}”.")
    return record


def file_of(stores: Stores, record: Record) -> Path:
    """Where a document's bytes are: the copy in the library, or the file in place.

    Of several files with the text in use, one that is there; else where it was last seen.
    """
    if record.copy:
        return stores.places.library / "documents" / record.copy
    for sighting in reversed(record.present):
        if sighting.standing is Standing.HERE and Path(sighting.path).exists():
            return Path(sighting.path)
    return Path(record.path)


def is_gone(record: Record) -> bool:
    """Whether a document has no file left, as far as is known."""
    return not record.copy and not record.present
