"""The rows of the list: each document with the user's state of it, without its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock

from briefreader.catalogue import Catalogue, Entry
from briefreader.domain.document import Metadata, Summary
from briefreader.domain.report import Refusal
from briefreader.files import printable
from briefreader.library.record_store import RecordStore
from briefreader.library.records import Record
from briefreader.library.stores import Stores
from briefreader.notes.store import AnnotationStore


@dataclass(frozen=True, slots=True)
class _Made:
    """The rows as they were last made."""

    by_id: dict[str, Summary]
    unreadable: tuple[Summary, ...]


class Rows:
    """The rows of one library, made when first asked for and kept; safe for several threads.

    The mapping that `by_id` gives is another object whenever documents came or went, or stand in
    another order; a row that changed otherwise is put into the one at hand.
    """

    def __init__(self, stores: Stores) -> None:
        self._catalogue: Catalogue = stores.catalogue
        self._records: RecordStore = stores.records
        self._annotations: AnnotationStore = stores.annotations
        self._lock = RLock()
        self._made: _Made | None = None

    def by_id(self) -> Mapping[str, Summary]:
        """The documents that can be read, by their ids."""
        return self._rows().by_id

    def unreadable(self) -> tuple[Summary, ...]:
        """The files that could not be read."""
        return self._rows().unreadable

    def replace(self, document_id: str) -> None:
        """Bring one row up to date without reading the others again."""
        with self._lock:
            made = self._made
            if made is None or (before := made.by_id.get(document_id)) is None:
                return
            row = self._row_of(document_id)
            if row is None:
                return
            if _order(row) == _order(before):
                made.by_id[document_id] = row
            else:
                self._made = _Made({**made.by_id, document_id: row}, made.unreadable)

    def forget(self) -> None:
        """Make the rows anew when they are next asked for."""
        with self._lock:
            self._made = None

    def renew(self) -> bool:
        """Make the rows anew; whether any is another."""
        with self._lock:
            before, now = self._made, self._make()
            if now == before:
                return False
            self._made = now
            return True

    def _rows(self) -> _Made:
        made = self._made
        if made is None:
            with self._lock:
                made = self._made = self._made or self._make()
        return made

    def _make(self) -> _Made:
        tags = self._tags_by_document()
        rows = {
            entry.id: _row(entry, record, tags.get(entry.id, ()))
            for entry in self._catalogue.entries()
            if (record := self._records.get(entry.id)) and not record.removed
        }
        return _Made(rows, tuple(map(_unreadable, self._catalogue.failures())))

    def _row_of(self, document_id: str) -> Summary | None:
        entry, record = self._catalogue.entry(document_id), self._records.get(document_id)
        if entry is None or record is None:
            return None
        return _row(entry, record, self._tags_of(document_id))

    def _tags_of(self, document_id: str) -> tuple[str, ...]:
        items = self._annotations.of_document(document_id)
        return tuple(sorted({tag for item in items for tag in item.tags}, key=_tag_order))

    def _tags_by_document(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for tag, document_ids in self._annotations.tags().items():
            for document_id in document_ids:
                found.setdefault(document_id, []).append(tag)
        return {key: tuple(sorted(tags, key=_tag_order)) for key, tags in found.items()}


def _tag_order(tag: str) -> tuple[str, str]:
    return tag.casefold(), tag


def _order(row: Summary) -> tuple[object, ...]:
    """What says where a row stands among the others."""
    return row.title, row.metadata.published, row.added


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
