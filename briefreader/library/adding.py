"""Files become documents of the library: read, copied, recorded, catalogued, indexed.

The order is what makes a crash harmless: a file is copied first and recorded second, and both are
durable before it counts as added; catalogue and index follow, and what they miss after a crash is
read again from the records (`maintenance.catch_up`).
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefreader.domain.document import BlockKind, Document, document_id
from briefreader.domain.errors import UnreadableDocument
from briefreader.domain.report import AddedItem, AddReport, Progress, Refusal
from briefreader.files import digest, printable
from briefreader.formats import reader
from briefreader.formats.read_ahead import Answer, ReadAhead, Source, read_all
from briefreader.library.finding import find_files
from briefreader.library.records import Record, now
from briefreader.library.stores import Stores
from briefreader.search.index import IndexEntry

BATCH = 64
"""Files that are made durable and searchable together."""

BATCH_BYTES = 16_000_000
"""The size from which a batch takes no more files: all of it is in memory at once."""

ProgressListener = Callable[[Progress], None]
CancelTest = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Met:
    """A file as it was met; `refusal` says why it has no content.

    `given` is its path as the user knows it, `where` the absolute one, `digest` that of its bytes.
    """

    path: Path
    given: str
    where: str
    digest: str = ""
    content: bytes = field(default=b"", repr=False)
    refusal: str = ""

    @property
    def source(self) -> Source:
        return Source(self.content, self.path.name)

    @property
    def key(self) -> tuple[str, str]:
        return self.where, self.digest


@dataclass(frozen=True, slots=True)
class _Round:
    """Files met together, some of which are being read; `answers` waits for those."""

    files: tuple[_Met, ...]
    read: tuple[_Met, ...]
    answers: Callable[[], list[Answer]]


@dataclass(slots=True)
class _Batch:
    """What one round has read and not yet written."""

    records: dict[str, Record] = field(default_factory=dict)
    copies: dict[Path, bytes] = field(default_factory=dict)
    documents: dict[str, tuple[str, Document]] = field(default_factory=dict)
    old_texts: dict[Path, bytes] = field(default_factory=dict)
    readable: list[str] = field(default_factory=list)
    failures: list[Refusal] = field(default_factory=list)


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
        files = list(find_files(paths, self._places, outcome.skipped))
        remaining = _batches(files)
        done = 0
        with ReadAhead(len(files)) as reading:
            coming = self._begin(remaining, reading)
            while coming.files:
                if cancelled is not None and cancelled():
                    return outcome.report(cancelled=True)
                # The next files are being read while these are written.
                present, answers = coming, coming.answers()
                coming = self._begin(remaining, reading)
                batch = self._taken(present, answers, in_place, outcome)
                self._commit(batch)
                done += len(present.files)
                if progress is not None:
                    progress(Progress(done, len(files), present.files[-1].given))
        return outcome.report(cancelled=False)

    def _begin(self, remaining: Iterator[tuple[_Met, ...]], reading: ReadAhead) -> _Round:
        """Begin to read those of the next files that are not known; without files at the end."""
        files = next(remaining, ())
        unread = tuple(
            file
            for file in files
            if not file.refusal and not _is_as_recorded(file, self._known(file, None))
        )
        return _Round(files, unread, reading.begin([file.source for file in unread]))

    def _taken(
        self, present: _Round, answers: list[Answer], in_place: bool, outcome: _Outcome
    ) -> _Batch:
        """What is to be written of a round."""
        batch = _Batch()
        read = {f.key: answer for f, answer in zip(present.read, answers, strict=True)}
        for file in present.files:
            if file.refusal:
                _refuse(file, file.refusal, batch, outcome)
                continue
            record = self._known(file, batch)
            if record is not None and _is_as_recorded(file, record):
                outcome.unchanged.append(self._item(record, file.given, ()))
                batch.readable.append(printable(file.where))
                continue
            answer = read.get(file.key) or read_all([file.source])[0]
            if isinstance(answer, UnreadableDocument):
                _refuse(file, str(answer), batch, outcome)
            else:
                self._take(file, record, answer, in_place, batch, outcome)
        return batch

    def _take(
        self,
        file: _Met,
        record: Record | None,
        document: Document,
        in_place: bool,
        batch: _Batch,
        outcome: _Outcome,
    ) -> None:
        """Put a document into the batch, and what became of it into the outcome."""
        path, given = file.path, file.given
        text_id = document_id(document.text)
        record = record or batch.records.get(text_id) or self._records.get(text_id)
        batch.readable.append(printable(file.where))
        if record is None:
            record = Record(id=text_id, sightings=(), text=text_id, added=now())
            outcome.added.append(_added(record.id, document, path, given))
        elif record.removed:
            record = replace(record, removed="")
            outcome.added.append(_added(record.id, document, path, given))
        elif record.text == text_id:
            outcome.unchanged.append(self._item(record, given, self._same_text(record, file.where)))
            batch.records[record.id] = record.seen(*file.key)
            return
        else:
            outcome.updated.append(_added(record.id, document, path, given))
            self._keep_old_text(record, batch)
        copy = "" if in_place else f"{record.id}{_suffix(path, document)}"
        record = replace(record.seen(*file.key), copy=copy, text=text_id)
        batch.records[record.id] = record
        batch.documents[record.id] = (printable(file.where), document)
        if copy:
            batch.copies[self._places.library / "documents" / copy] = file.content

    def _known(self, file: _Met, batch: _Batch | None) -> Record | None:
        """The record of a file by its place or its bytes; first of those not yet written."""
        for record in batch.records.values() if batch else ():
            if any(s.path == file.where or s.digest == file.digest for s in record.sightings):
                return record
        return self._records.by_path(file.where) or self._records.by_digest(file.digest)

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
        self._catalogue.put_failures(batch.failures)


def _refuse(file: _Met, reason: str, batch: _Batch, outcome: _Outcome) -> None:
    outcome.failed.append(Refusal(file.given, reason))
    if os.path.lexists(file.where):
        batch.failures.append(Refusal(printable(file.where), reason))


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


def _batches(files: Iterable[tuple[Path, str]]) -> Iterator[tuple[_Met, ...]]:
    """The files with their contents, so many at a time as are written together."""
    batch: list[_Met] = []
    size = 0
    for path, given in files:
        batch.append(_met(path, given))
        size += len(batch[-1].content)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _met(path: Path, given: str) -> _Met:
    where = os.path.abspath(path)  # noqa: PTH100 - links in the path stay as given
    try:
        content = reader.content_of(path)
    except UnreadableDocument as error:
        return _Met(path, given, where, refusal=str(error))
    return _Met(path, given, where, digest(content), content)


def _is_as_recorded(file: _Met, record: Record | None) -> bool:
    """Whether the record's document is in the library and was seen there with these bytes."""
    if record is None or record.removed:
        return False
    return any((s.path, s.digest) == file.key for s in record.sightings)


def _suffix(path: Path, document: Document) -> str:
    """The copy's suffix: the file's own where it is a known one, else that of its format."""
    suffix = path.suffix.lower()
    if suffix in reader.SUFFIXES:
        return suffix
    return {"html": ".html", "markdown": ".md"}.get(document.format, ".txt")


def _added(key: str, document: Document, path: Path, given: str) -> AddedItem:
    return AddedItem(key, document.metadata.title or path.stem, given, document.warnings)
