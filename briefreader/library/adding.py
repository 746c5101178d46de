"""Files become documents of the library: read, copied, recorded, catalogued, indexed.

The order is what makes a crash harmless: a file is copied first and recorded second, and both are
durable before it counts as added; catalogue and index follow, and what they miss after a crash is
read again from the records (`maintenance.catch_up`).
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from briefreader.domain.document import BlockKind, Document, document_id
from briefreader.domain.errors import UnreadableDocument
from briefreader.domain.report import AddedItem, AddReport, Progress, Refusal
from briefreader.files import digest, printable, walk_files
from briefreader.formats import reader
from briefreader.library.records import Record, now
from briefreader.library.stores import Stores
from briefreader.search.index import IndexEntry

BATCH = 64
"""Files that are made durable and searchable together."""

ProgressListener = Callable[[Progress], None]
CancelTest = Callable[[], bool]


@dataclass(slots=True)
class _Batch:
    """What one round has read and not yet written."""

    records: dict[str, Record] = field(default_factory=dict)
    copies: dict[Path, bytes] = field(default_factory=dict)
    documents: dict[str, tuple[str, Document]] = field(default_factory=dict)
    old_texts: dict[Path, bytes] = field(default_factory=dict)
    readable: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Outcome:
    added: list[AddedItem] = field(default_factory=list)
    updated: list[AddedItem] = field(default_factory=list)
    unchanged: list[AddedItem] = field(default_factory=list)
    failed: list[Refusal] = field(default_factory=list)
    skipped: list[Refusal] = field(default_factory=list)

    def report(self, cancelled: bool) -> AddReport:
        return AddReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            unchanged=tuple(self.unchanged),
            failed=tuple(self.failed),
            skipped=tuple(self.skipped),
            cancelled=cancelled,
        )


class Adder:
    """Adds files to one library."""

    def __init__(self, stores: Stores) -> None:
        self._places = stores.places
        self._records = stores.records
        self._catalogue = stores.catalogue
        self._index = stores.index
        self._annotations = stores.annotations

    def add(
        self,
        paths: Iterable[Path],
        *,
        in_place: bool = False,
        progress: ProgressListener | None = None,
        cancelled: CancelTest | None = None,
    ) -> AddReport:
        """Add files, and what lies in folders; `in_place` reads them where they are.

        Cancelling stops between two batches; what was added stays. Raises StorageError when the
        library cannot be written; the batches before stay.
        """
        outcome = _Outcome()
        files = list(_expand(paths, outcome))
        remaining = iter(files)
        done = 0
        while chunk := list(islice(remaining, BATCH)):
            if cancelled is not None and cancelled():
                return outcome.report(cancelled=True)
            batch = _Batch()
            for path, given in chunk:
                self._take(path, given, in_place, batch, outcome)
            self._commit(batch)
            done += len(chunk)
            if progress is not None:
                progress(Progress(done, len(files), chunk[-1][1]))
        self._catalogue.put_failures(outcome.failed)
        return outcome.report(cancelled=False)

    def _take(
        self, path: Path, given: str, in_place: bool, batch: _Batch, outcome: _Outcome
    ) -> None:
        """Read one file into the batch, or note why not."""
        try:
            content = reader.content_of(path)
        except UnreadableDocument as error:
            outcome.failed.append(Refusal(given, str(error)))
            return
        where, file_digest = os.path.abspath(path), digest(content)  # noqa: PTH100
        record = self._known(where, file_digest, batch)
        if record and not record.removed and _same_file(record, where, file_digest):
            outcome.unchanged.append(self._item(record, given, ()))
            return
        try:
            document = reader.read_bytes(content, path.name)
        except UnreadableDocument as error:
            outcome.failed.append(Refusal(given, str(error)))
            return
        text_id = document_id(document.text)
        record = record or batch.records.get(text_id) or self._records.get(text_id)
        batch.readable.append(given)
        if record is None:
            record = Record(id=text_id, sightings=(), text=text_id, added=now())
            outcome.added.append(_added(record.id, document, path, given))
        elif record.removed:
            record = replace(record, removed="")
            outcome.added.append(_added(record.id, document, path, given))
        elif record.text == text_id:
            outcome.unchanged.append(self._item(record, given, self._same_text(record, where)))
            batch.records[record.id] = record.seen(where, file_digest)
            return
        else:
            outcome.updated.append(_added(record.id, document, path, given))
            self._keep_old_text(record, batch)
        copy = "" if in_place else f"{record.id}{_suffix(path, document)}"
        record = replace(record.seen(where, file_digest), copy=copy, text=text_id)
        batch.records[record.id] = record
        batch.documents[record.id] = (printable(where), document)
        if copy:
            batch.copies[self._places.library / "documents" / copy] = content

    def _known(self, where: str, file_digest: str, batch: _Batch) -> Record | None:
        for record in batch.records.values():
            if any(s.path == where or s.digest == file_digest for s in record.sightings):
                return record
        return self._records.by_path(where) or self._records.by_digest(file_digest)

    def _item(self, record: Record, given: str, warnings: tuple[str, ...]) -> AddedItem:
        entry = self._catalogue.entry(record.id)
        title = entry.metadata.title if entry else ""
        return AddedItem(record.id, title or Path(given).stem, given, warnings)

    def _same_text(self, record: Record, where: str) -> tuple[str, ...]:
        if record.path == where or not record.path:
            return ()
        return (f"The same text is already in the library, from “{record.path}” ({record.id}).",)

    def _keep_old_text(self, record: Record, batch: _Batch) -> None:
        old = self._catalogue.text(record.id)
        if old is not None and self._annotations.of_document(record.id):
            folder = self._places.library / "versions" / record.id
            batch.old_texts[folder / f"{record.text}.txt"] = old.encode()

    def _commit(self, batch: _Batch) -> None:
        self._records.save_many(batch.records.values(), {**batch.old_texts, **batch.copies})
        documents = [(key, path, document) for key, (path, document) in batch.documents.items()]
        self._catalogue.put(documents)
        self._index.add([index_entry(key, document) for key, _, document in documents])
        self._catalogue.remove_failures(batch.readable)


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
    )


def _expand(paths: Iterable[Path], outcome: _Outcome) -> Iterator[tuple[Path, str]]:
    """The files to read, each with its path as the user knows it; the rest goes to the outcome."""
    for path in paths:
        if path.is_dir():
            for file in walk_files(path):
                if file.suffix.lower() in reader.SUFFIXES:
                    yield file, printable(file)
                else:
                    outcome.skipped.append(Refusal(printable(file), _not_considered(file)))
        else:
            yield path, printable(path)


def _not_considered(path: Path) -> str:
    kind = path.suffix.lower()
    return f"Files of the kind “{kind}” are not read yet." if kind else "It has no known suffix."


def _same_file(record: Record, where: str, file_digest: str) -> bool:
    return any(s.path == where and s.digest == file_digest for s in record.sightings)


def _suffix(path: Path, document: Document) -> str:
    """The copy's suffix: the file's own where it is a known one, else that of its format."""
    suffix = path.suffix.lower()
    if suffix in reader.SUFFIXES:
        return suffix
    return {"html": ".html", "markdown": ".md"}.get(document.format, ".txt")


def _added(key: str, document: Document, path: Path, given: str) -> AddedItem:
    return AddedItem(key, document.metadata.title or path.stem, given, document.warnings)
