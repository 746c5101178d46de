"""Recorded documents are read again from their files into the caches.

The next files are read while the last ones are written. A newer parser may make another text of a
file: what notes point into is kept then, as when the file itself changes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.document import Document, document_id
from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.domain.report import Progress, RebuildReport, Refusal
from briefreader.files import printable
from briefreader.formats import reader
from briefreader.formats.read_ahead import Answer, ReadAhead, Source
from briefreader.library.filling import Reread, fill
from briefreader.library.likeness import Likeness
from briefreader.library.meeting import BATCH, BATCH_BYTES
from briefreader.library.records import Record, now
from briefreader.library.stores import Stores, file_of, is_gone
from briefreader.library.versions import Versions, document_of


@dataclass(frozen=True, slots=True)
class _Round:
    """Documents whose files are being read; `refused` are those whose files have no content."""

    records: tuple[Record, ...]
    refused: tuple[tuple[Record, UnreadableDocument], ...]
    count: int
    answers: Callable[[], list[Answer]]


class Rereader:
    """Reads documents of one library again."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._versions = Versions(stores)
        self._old_texts: dict[str, str] = {}

    def remember_texts(self) -> None:
        """Keep in mind the texts that notes may point into, before the cache is emptied."""
        annotated = {a.document_id for a in self._stores.annotations.all()}
        for key in annotated:
            text = self._stores.catalogue.text(key)
            if text is not None:
                self._old_texts[key] = text

    def read(
        self,
        document_ids: Iterable[str],
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> RebuildReport:
        """Read these; those whose files cannot be read are reported as failed."""
        keys = tuple(document_ids)
        failed: list[Refusal] = []
        missing: list[str] = []
        done = read = 0
        remaining = iter(keys)
        with ReadAhead(len(keys)) as reading:
            coming = self._begin(remaining, reading)
            while coming.count and not (cancelled is not None and cancelled()):
                present, answers = coming, coming.answers()
                coming = self._begin(remaining, reading)
                documents = list(self._read(present, answers, failed))
                fill(self._stores, documents)
                missing += [r.id for r, _ in present.refused]
                done += present.count
                read += len(documents)
                if progress is not None:
                    progress(Progress(done, len(keys)))
        self._stores.catalogue.put_failures(failed)
        self._stores.catalogue.set_missing(missing, True)
        self._stores.catalogue.forget_rescued()
        return RebuildReport(read, tuple(failed))

    def _begin(self, remaining: Iterator[str], reading: ReadAhead) -> _Round:
        records, sources, refused = [], [], []
        count = size = 0
        while count < BATCH and size < BATCH_BYTES and (key := next(remaining, None)):
            count += 1
            record = self._stores.records.get(key)
            if record is None:
                continue
            path = file_of(self._stores, record)
            try:
                if is_gone(record):
                    # What lies at its path now may be another document.
                    raise UnreadableDocument("The file does not exist.")
                sources.append(Source(reader.content_of(path), path.name))
                records.append(record)
                size += len(sources[-1].content)
            except UnreadableDocument as error:
                refused.append((record, error))
        return _Round(tuple(records), tuple(refused), count, reading.begin(sources))

    def _read(
        self, present: _Round, answers: list[Answer], failed: list[Refusal]
    ) -> Iterator[Reread]:
        for record, answer in [*zip(present.records, answers, strict=True), *present.refused]:
            document = answer
            if isinstance(document, UnreadableDocument):
                kept = self._kept(record)
                if kept is None:
                    failed.append(self._refusal(record, document))
                    continue
                document = kept
            sketch = Likeness.of(document).sketch()
            yield Reread(self._as_it_is_now(record, document), document, sketch)

    def _as_it_is_now(self, record: Record, document: Document) -> Record:
        """The record, brought up to date where the text is another than when it was last read."""
        text_id = document.text_id
        if text_id == record.text:
            return record
        files = {}
        for old in self._texts_before(record):
            if document_id(old) == record.text:
                files = dict(self._versions.to_keep(record, old, document.text))
        record = record.with_present_text(text_id, now())
        self._stores.records.save_many((record,), files)
        return record

    def _texts_before(self, record: Record) -> Iterator[str]:
        """The texts that may be the one that the record speaks of."""
        previous = self._stores.catalogue.previous(record.id)
        kept = self._versions.text(record, record.text)
        for text in (self._old_texts.get(record.id), kept, previous[1] if previous else None):
            if text is not None:
                yield text

    def _kept(self, record: Record) -> Document | None:
        """The text of a document whose file is gone, as it was kept for its notes."""
        if record.copy:
            return None
        text = self._versions.text(record, record.text)
        return document_of(text) if text is not None else None

    def _refusal(self, record: Record, error: UnreadableDocument) -> Refusal:
        needs_password = isinstance(error, PasswordNeeded)
        path = file_of(self._stores, record)
        if needs_password and Path(record.path).exists():
            path = Path(record.path)
        return Refusal(printable(path), str(error), needs_password)
