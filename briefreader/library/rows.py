"""The rows of the list: each document with the user's state of it, without its text."""

from collections.abc import Mapping
from threading import RLock

from briefreader.catalogue import Catalogue, Entry
from briefreader.domain.document import Metadata, Summary
from briefreader.domain.report import Refusal
from briefreader.files import printable
from briefreader.library.record_store import RecordStore
from briefreader.library.records import Record
from briefreader.library.stores import Stores
from briefreader.notes.store import AnnotationStore


class Rows:
    """The rows of one library, made when first asked for and kept; safe for several threads."""

    def __init__(self, stores: Stores) -> None:
        self._catalogue: Catalogue = stores.catalogue
        self._records: RecordStore = stores.records
        self._annotations: AnnotationStore = stores.annotations
        self._lock = RLock()
        self._rows: tuple[Summary, ...] | None = None
        self._by_id: Mapping[str, Summary] = {}

    def all(self) -> tuple[Summary, ...]:
        """Every entry of the list: the documents, and the files that could not be read."""
        with self._lock:
            if self._rows is None:
                tags = self._tags_by_document()
                found = [
                    _row(entry, record, tags.get(entry.id, ()))
                    for entry in self._catalogue.entries()
                    if (record := self._records.get(entry.id)) and not record.removed
                ]
                found += [_unreadable(failure) for failure in self._catalogue.failures()]
                self._keep(tuple(found))
            assert self._rows is not None
            return self._rows

    def by_id(self) -> Mapping[str, Summary]:
        """The documents that can be read, by their ids."""
        with self._lock:
            self.all()
            return self._by_id

    def replace(self, document_id: str) -> None:
        """Bring one row up to date without reading the others again."""
        with self._lock:
            entry, record = self._catalogue.entry(document_id), self._records.get(document_id)
            if self._rows is None or entry is None or record is None:
                return
            row = _row(entry, record, self._tags_by_document().get(document_id, ()))
            self._keep(tuple(row if other.id == document_id else other for other in self._rows))

    def forget(self) -> None:
        """Make the rows anew when they are next asked for."""
        with self._lock:
            self._rows = None

    def renew(self) -> bool:
        """Make the rows anew; whether any is another."""
        with self._lock:
            before = self._rows
            self.forget()
            return self.all() != before

    def _keep(self, rows: tuple[Summary, ...]) -> None:
        self._rows = rows
        self._by_id = {row.id: row for row in rows if not row.problem}

    def _tags_by_document(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for tag, document_ids in self._annotations.tags().items():
            for document_id in document_ids:
                found.setdefault(document_id, []).append(tag)
        return {key: tuple(sorted(tags, key=str.casefold)) for key, tags in found.items()}


def _row(entry: Entry, record: Record, tags: tuple[str, ...]) -> Summary:
    path = record.path
    return Summary(
        id=entry.id,
        metadata=entry.metadata,
        format=entry.format,
        words=entry.words,
        path=path if path.isascii() else printable(path),
        excerpt=entry.excerpt,
        tags=tags,
        unread=not record.read,
        starred=record.starred,
        added=record.added,
        changed=record.changed,
        missing=entry.missing,
    )


def _unreadable(failure: Refusal) -> Summary:
    return Summary(
        id="",
        metadata=Metadata(),
        format="",
        words=0,
        path=failure.path,
        problem=failure.reason,
        needs_password=failure.needs_password,
    )
