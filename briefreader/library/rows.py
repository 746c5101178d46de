"""The rows of the list: each document with the user's state of it, without its text."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Container,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    ValuesView,
)
from dataclasses import dataclass, replace
from threading import Event, RLock

from briefreader.catalogue import Catalogue, Entry
from briefreader.catalogue.record_copies import RecordRow
from briefreader.domain.document import Metadata, Summary
from briefreader.domain.query import Sort
from briefreader.domain.report import Refusal
from briefreader.library.ordering import Ordering
from briefreader.library.record_copying import row_of
from briefreader.library.record_store import RecordStore
from briefreader.library.stores import Stores
from briefreader.notes.store import AnnotationStore

AT_ONCE = 500
"""Rows that are put in place together while all are read."""

_TRIES = 2
"""How often the order is made of what was read for it, should rows change meanwhile."""


class RowsById(Mapping[str, Summary]):
    """The readable documents of a library: which there are is known, rows are made when needed.

    One row is read when it is asked for, all of them when they are gone through. A row that is
    brought up to date is seen by all mappings that hold it.
    """

    def __init__(
        self,
        rows: dict[str, Summary | None],
        read: Callable[[str], Summary],
        read_all: Callable[[dict[str, Summary | None]], None],
    ) -> None:
        """`rows` has None for what is not read yet."""
        self.held = rows
        self._read = read
        self._read_all = read_all

    def __len__(self) -> int:
        return len(self.held)

    def are_read(self) -> bool:
        """Whether all rows have been made."""
        return all(self.held.values())

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __contains__(self, document_id: object) -> bool:
        return document_id in self.held

    def __getitem__(self, document_id: str) -> Summary:
        row = self.held[document_id]
        if row is None:
            row = self.held[document_id] = self._read(document_id)
        return row

    # The views of the dictionary itself, which are quicker than those that Mapping makes.

    def keys(self) -> KeysView[str]:
        return self.held.keys()

    def values(self) -> ValuesView[Summary]:
        self._read_all(self.held)
        return self.held.values()  # type: ignore[return-value]

    def items(self) -> ItemsView[str, Summary]:
        self._read_all(self.held)
        return self.held.items()  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Made:
    """The rows after the catalogue's change of a number; `documents` counts comings and goings."""

    by_id: RowsById
    unreadable: tuple[Summary, ...]
    change: int
    documents: int = 0


class Rows:
    """The rows of one library; safe for several threads.

    The mapping that `by_id` gives is another object whenever any row has changed; `documents`
    is another number whenever documents came or went. Bringing one row up to date never waits for
    the reading of many.
    """

    def __init__(self, stores: Stores) -> None:
        self._catalogue: Catalogue = stores.catalogue
        self._records: RecordStore = stores.records
        self._annotations: AnnotationStore = stores.annotations
        self._made: _Made | None = None
        self._is_stale = False
        self._annotated: set[str] = set()
        self._ordering = Ordering()
        self._news = Event()
        self._renewing = RLock()  # Held while many rows are looked for.
        self._reading = RLock()  # Held while all rows are read.
        self._taking = RLock()  # Held while rows that were read are put among the others.
        self._arranging = RLock()  # Held while the order and what is in order change together.

    def by_id(self) -> Mapping[str, Summary]:
        """The documents that can be read, by their ids."""
        return self._present().by_id

    def unreadable(self) -> tuple[Summary, ...]:
        """The files that could not be read."""
        return self._present().unreadable

    def documents(self) -> int:
        """A number that is the same as long as the same documents can be read."""
        return self._present().documents

    def in_order(self, sort: Sort) -> Sequence[str]:
        """The ids of the documents that can be read, by title or the newest first."""
        for _ in range(_TRIES):
            by_id = self._present().by_id
            if self._ordering.knows(sort) or by_id.are_read():
                break
            rows = self._to_order(by_id.held)
            with self._arranging:
                if self._made is not None and self._made.by_id is by_id:
                    return self._ordering.of(rows, sort)
        if not self._ordering.knows(sort):
            self.by_id().values()  # What takes long is done before others have to wait.
        with self._arranging:
            return self._ordering.of(self._present().by_id, sort)

    def replace(self, document_id: str) -> None:
        """Bring one row up to date without reading the others again."""
        made = self._made
        if made is not None and document_id in made.by_id:
            with self._taking:
                self._take((document_id,), self._rows_of((document_id,)))

    def forget(self) -> None:
        """Look for what changed when the rows are next asked for."""
        self._is_stale = True

    def renew(self, annotated: Iterable[str] = ()) -> bool:
        """Look for what changed, `annotated` documents among it; whether any row is another."""
        with self._renewing:
            self._annotated.update(annotated)
            self._is_stale = False
            has_changed = self._renewed()
            if has_changed:
                self.tell()
            return has_changed

    def tell(self) -> None:
        """There is something new to show."""
        self._news.set()

    def take_news(self) -> bool:
        """Whether there was something new since the last call of this, whoever looked for it."""
        if not self._news.is_set():
            return False
        # Before the rows are looked at: what comes meanwhile is news again.
        self._news.clear()
        return True

    def _renewed(self) -> bool:
        if self._made is None:
            return True
        change = self._catalogue.changes.last()
        return self._begin_anew() if change < self._made.change else self._take_changes(change)

    def _present(self) -> _Made:
        if self._is_stale:
            self.renew()
        if self._made is None:
            with self._renewing:
                if self._made is None:
                    self._made = self._first()
        return self._made

    def _first(self) -> _Made:
        # Before the rows are looked at: what changes meanwhile is looked at again.
        self._records.changed()
        change = self._catalogue.changes.last()
        ids = self._catalogue.ids() & self._records.present()
        unreadable = tuple(map(_unreadable, self._catalogue.failures()))
        return _Made(self._mapping(dict.fromkeys(ids)), unreadable, change)

    def _begin_anew(self) -> bool:
        """Forget everything: another process made the catalogue anew."""
        assert self._made is not None
        made = replace(self._first(), documents=self._made.documents + 1)
        with self._taking, self._arranging:
            self._made, self._ordering = made, Ordering()
        return True

    def _take_changes(self, change: int) -> bool:
        assert self._made is not None
        changed = {*self._records.changed(), *self._annotated}
        self._annotated.clear()
        if change > self._made.change:
            put = self._catalogue.changes.after(self._made.change)
            self._records.refresh_some(put)
            changed |= put
        read = self._rows_of(tuple(changed))
        unreadable = tuple(map(_unreadable, self._catalogue.failures()))
        with self._taking:
            # What the user changed while these were read is newer than what was read.
            again = changed & self._records.changed()
            read = {**read, **self._rows_of(tuple(again))} if again else read
            has_changed = self._take(changed, read)
            if unreadable != self._made.unreadable:
                self._made, has_changed = replace(self._made, unreadable=unreadable), True
            self._made = replace(self._made, change=change)
        return has_changed

    def _take(self, document_ids: Iterable[str], read: Mapping[str, Summary]) -> bool:
        """Put the rows of these documents, as they were read, in place; whether any is another."""
        assert self._made is not None
        held = self._made.by_id.held
        gone = {key for key in document_ids if key in held and key not in read}
        new = {key: row for key, row in read.items() if key not in held}
        others = {key: row for key, row in read.items() if key in held and held[key] != row}
        if not (gone or new or others):
            return False
        moved = {key: row for key, row in others.items() if _has_moved(held[key], row)}
        held.update(others)
        documents = self._made.documents
        if gone or new:
            # Others go through the rows that they hold: those stay as many as they were.
            held = {key: row for key, row in held.items() if key not in gone} if gone else {**held}
            held.update(new)
            documents += 1
        made = replace(self._made, by_id=self._mapping(held), documents=documents)
        if not (gone or new or moved):
            self._made = made
            return True
        with self._arranging:
            self._made = made
            self._ordering.change(gone, (*new.values(), *moved.values()))
        return True

    def _mapping(self, rows: dict[str, Summary | None]) -> RowsById:
        return RowsById(rows, self._read, self._read_all)

    def _read(self, document_id: str) -> Summary:
        # Taken out by another process a moment ago: the next look will notice.
        gone = Summary(document_id, Metadata(), "", 0, "")
        return self._rows_of((document_id,)).get(document_id, gone)

    def _rows_of(self, document_ids: Sequence[str]) -> dict[str, Summary]:
        """Those of these documents that can be read and are in the library."""
        found: dict[str, Summary] = {}
        for entry in self._catalogue.entries(document_ids):
            record = self._records.get(entry.id)
            if record is not None and not record.removed:
                found[entry.id] = _row(entry, row_of(record), self._tags_of(entry.id))
        return found

    def _to_order(self, wanted: Container[str]) -> dict[str, Summary]:
        """These documents' rows with that alone which they are put in order by."""
        records = {row.id: row for row in self._records.rows()}
        rows: dict[str, Summary] = {}
        for key, title, published in self._catalogue.headings():
            record = records.get(key)
            if record is not None and key in wanted:
                metadata = Metadata(title=title, published=published)
                rows[key] = Summary(key, metadata, "", 0, record.path, added=record.added)
        return rows

    def _read_all(self, rows: dict[str, Summary | None]) -> None:
        """Read all rows that are still to be read."""
        with self._reading:
            if all(rows.values()):
                return
            records = {row.id: row for row in self._records.rows()}
            tags = self._tags_by_document()
            some: dict[str, Summary] = {}
            for entry in self._catalogue.entries():
                record = records.pop(entry.id, None)
                if record is not None and rows.get(entry.id, record) is None:
                    some[entry.id] = _row(entry, record, tags.get(entry.id, ()))
                    if len(some) >= AT_ONCE:
                        self._fill(rows, some)
                        some = {}
            self._fill(rows, some)
            self._fill(rows, {key: self._read(key) for key, row in rows.items() if row is None})

    def _fill(self, rows: dict[str, Summary | None], read: Mapping[str, Summary]) -> None:
        with self._taking:
            for key, row in read.items():
                if rows[key] is None:
                    rows[key] = row

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


def _has_moved(before: Summary | None, after: Summary) -> bool:
    """Whether a row may stand elsewhere among the others."""
    return before is None or (before.title, before.metadata.published, before.added) != (
        after.title,
        after.metadata.published,
        after.added,
    )


def _row(entry: Entry, record: RecordRow, tags: tuple[str, ...]) -> Summary:
    return Summary(
        id=entry.id,
        metadata=entry.metadata,
        format=entry.format,
        words=entry.words,
        path=record.path,
        excerpt=entry.excerpt,
        tags=tags,
        unread=not record.is_read,
        starred=bool(record.is_starred),
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
