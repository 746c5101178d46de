"""What a document said before, and what changed in it."""

from dataclasses import replace

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import NoSuchDocument
from briefreader.domain.version import Comparison, OldVersion
from briefreader.library.rows import Rows
from briefreader.library.stores import Stores, present_record
from briefreader.library.versions import Versions


class History:
    """The earlier versions of one library's documents.

    Methods raise NoSuchDocument, and StorageError where a kept text cannot be read.
    """

    def __init__(self, stores: Stores, rows: Rows) -> None:
        self._stores = stores
        self._rows = rows
        self._versions = Versions(stores)

    def of(self, document_id: str) -> tuple[OldVersion, ...]:
        """The texts that a document had before and that are still kept, newest first."""
        return self._versions.of(present_record(self._stores, document_id))

    def texts(self, annotation: Annotation) -> tuple[str, ...]:
        """The kept texts of an annotation's document, newest first."""
        record = present_record(self._stores, annotation.document_id)
        found = (
            self._versions.text(record, version.text_id) for version in self._versions.of(record)
        )
        return tuple(text for text in found if text is not None)

    def compare(self, document_id: str, text_id: str) -> Comparison:
        """An old text of a document against the present one."""
        from briefreader.library.comparing import compare

        old = self._versions.text(present_record(self._stores, document_id), text_id)
        if old is None:
            raise NoSuchDocument("This version of the text is no longer kept.")
        present = self._stores.catalogue.document(document_id)
        if present is None:
            raise NoSuchDocument(f"No document has the id “{document_id}”.")
        return compare(old, present.text)

    def saw_change(self, document_id: str) -> None:
        """The user has seen what changed in a document's text."""
        record = present_record(self._stores, document_id)
        if record.changed:
            self._stores.records.save(replace(record, changed=""))
            self._rows.replace(document_id)
