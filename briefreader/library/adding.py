"""Files become documents of the library: read, copied, recorded, catalogued, indexed.

The order is what makes a crash harmless: a file is copied first and recorded second, and both are
durable before it counts as added; catalogue and index follow, and what they miss after a crash is
read again from the records (`Library.catch_up`).
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefreader.domain.document import Document, document_id
from briefreader.domain.errors import UnreadableDocument
from briefreader.domain.report import AddedItem, AddReport, Progress
from briefreader.files import printable
from briefreader.formats import reader
from briefreader.formats.read_ahead import Answer, ReadAhead, read_all
from briefreader.library.filling import Reread, fill
from briefreader.library.finding import find_files, find_followed
from briefreader.library.identity import Identifier, Identity, Verdict
from briefreader.library.meeting import Met, batches, loaded
from briefreader.library.outcome import Batch, Outcome, refuse
from briefreader.library.records import Record, Standing, now
from briefreader.library.stores import Stores, is_gone
from briefreader.library.versions import Versions

ProgressListener = Callable[[Progress], None]
CancelTest = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Round:
    """Files met together, some of which are being read; `answers` waits for those."""

    files: tuple[Met, ...]
    read: tuple[Met, ...]
    answers: Callable[[], list[Answer]]


class Adder:
    """Adds files to one library; `in_place` reads them where they are.

    `password` opens those that are encrypted. It is used and not kept.
    """

    def __init__(
        self, stores: Stores, *, in_place: bool = False, password: str | None = None
    ) -> None:
        self._stores = stores
        self._documents = stores.places.library / "documents"
        self._records = stores.records
        self._catalogue = stores.catalogue
        self._identifier = Identifier(stores)
        self._versions = Versions(stores)
        self._in_place = in_place
        self._password = password
        self._missing: frozenset[str] = frozenset()
        self._readable: set[str] = set()

    def add(
        self,
        paths: Iterable[Path],
        *,
        progress: ProgressListener | None = None,
        cancelled: CancelTest | None = None,
    ) -> AddReport:
        """Add files, and what lies in folders.

        Cancelling stops between two batches; what was added stays. Raises StorageError when the
        library cannot be written; the batches before stay.
        """
        outcome = Outcome()
        self._readable = set(self._catalogue.ids())
        places = self._stores.places
        files = list(find_files(paths, places, outcome.skipped, self._locked()))
        return self._add(files, outcome, progress, cancelled)

    def follow(
        self,
        paths: Iterable[Path],
        folders: Iterable[Path],
        *,
        progress: ProgressListener | None = None,
        cancelled: CancelTest | None = None,
    ) -> AddReport:
        """Add what lies at paths of watched folders, as `add` does with what lies in a folder."""
        self._readable = set(self._catalogue.ids())
        files = list(dict(find_followed(paths, tuple(folders), self._stores.places)).items())
        return self._add(files, Outcome(), progress, cancelled)

    def _add(
        self,
        files: list[tuple[Path, str]],
        outcome: Outcome,
        progress: ProgressListener | None,
        cancelled: CancelTest | None,
    ) -> AddReport:
        self._missing = self._catalogue.missing()
        stamps = self._catalogue.stamps() if self._in_place else {}
        remaining = batches(files, stamps, self._is_recorded)
        done = 0
        with ReadAhead(len(files)) as reading:
            coming = self._begin(remaining, reading)
            while coming.files:
                if cancelled is not None and cancelled():
                    return outcome.report(cancelled=True)
                # The next files are being read while these are written.
                present, answers = coming, coming.answers()
                coming = self._begin(remaining, reading)
                batch = self._taken(present, answers, outcome)
                self._commit(batch)
                done += len(present.files)
                if progress is not None:
                    progress(Progress(done, len(files), present.files[-1].given))
        return outcome.report(cancelled=False)

    def _locked(self) -> frozenset[str]:
        """The copies of documents that are recorded and cannot be read without a password."""
        return frozenset(
            os.path.realpath(self._documents / record.copy)
            for record in self._records
            if record.copy and not record.removed and record.id not in self._readable
        )

    def _begin(self, remaining: Iterator[tuple[Met, ...]], reading: ReadAhead) -> _Round:
        """Begin to read those of the next files that are not known; without files at the end."""
        files = next(remaining, ())
        unread = tuple(
            file
            for file in files
            if not file.refusal and not self._is_recorded(*file.key) and not self._twin(file)
        )
        sources = [file.source(self._password) for file in unread]
        return _Round(files, unread, reading.begin(sources))

    def _is_recorded(self, where: str, digest: str) -> bool:
        """Whether a document is in the library and was seen there with these bytes."""
        record = self._records.by_path(where)
        return record is not None and self._is_seen(record, where, digest)

    def _is_seen(self, record: Record, where: str, digest: str) -> bool:
        return (
            not record.removed
            and record.id in self._readable
            and any((s.path, s.digest) == (where, digest) for s in record.present)
        )

    def _twin(self, file: Met) -> Record | None:
        """The document that has a file with the same bytes elsewhere, unless it must be read."""
        record = self._records.by_digest(file.digest)
        if record is None or record.removed or record.id not in self._readable:
            return None
        if self._records.by_path(file.where) not in (None, record):
            return None
        standing = record.standing_of(file.digest)
        if standing is None or standing is Standing.PAST:
            return None
        is_back = standing is Standing.OTHER and record.standing_at(file.where) is Standing.HERE
        return None if is_back else record

    def _taken(self, present: _Round, answers: list[Answer], outcome: Outcome) -> Batch:
        """What is to be written of a round."""
        batch = Batch()
        read = {f.key: answer for f, answer in zip(present.read, answers, strict=True)}
        for file in present.files:
            if file.refusal:
                refuse(file, UnreadableDocument(file.refusal), batch, outcome)
                continue
            if file.stamp is not None:
                batch.stamps[file.where] = file.stamp
            record = self._identifier.known(file, batch.records)
            if record is not None and self._is_seen(record, *file.key):
                outcome.unchanged.append(self._item(record, file.given, ()))
                batch.readable.append(printable(file.where))
                batch.present.append(record.id)
                continue
            twin = self._twin(file)
            if twin is not None and file.key not in read:
                self._take_twin(file, batch.records.get(twin.id, twin), batch, outcome)
                continue
            answer = read.get(file.key) or self._answer(file)
            if isinstance(answer, UnreadableDocument):
                refuse(file, answer, batch, outcome)
            else:
                self._take(file, answer, batch, outcome)
        return batch

    def _answer(self, file: Met) -> Answer:
        """What is in a file that seemed to be known when the others were read."""
        try:
            return read_all([loaded(file).source(self._password)])[0]
        except UnreadableDocument as error:
            return error

    def _take_twin(self, file: Met, record: Record, batch: Batch, outcome: Outcome) -> None:
        """Note another place of the same bytes."""
        standing = record.standing_of(file.digest) or Standing.HERE
        warnings = self._identifier.elsewhere(record, file.where)
        if standing is Standing.OTHER:
            named = self._identifier.named(record)
            warnings = (f"This is {named}, of which another form or version is in use.",)
        outcome.unchanged.append(self._item(record, file.given, warnings))
        batch.readable.append(printable(file.where))
        batch.present.append(record.id)
        batch.records[record.id] = _moved(record).seen(*file.key, standing)

    def _take(self, file: Met, document: Document, batch: Batch, outcome: Outcome) -> None:
        """Put a document into the batch, and what became of it into the outcome."""
        verdict = self._identifier.identify(file, document, batch)
        batch.readable.append(printable(file.where))
        identity = verdict.identity
        if verdict.record is None:
            text_id = document.text_id
            record = Record(id=text_id, sightings=(), text=text_id, added=now())
            item = _item(record.id, document, file, verdict.warnings)
            outcome.added.append(item)
            self._write(file, record, document, batch, verdict.sketch)
        elif identity is Identity.BACK:
            record = replace(self._with_text(verdict.record, document, batch), removed="")
            outcome.added.append(_item(record.id, document, file, verdict.warnings))
            self._write(file, record, document, batch)
        elif identity is Identity.CHANGED:
            record = self._with_text(verdict.record, document, batch)
            warnings = self._changes(record, document)
            outcome.updated.append(_item(record.id, document, file, warnings))
            self._write(file, replace(record, changed=now()), document, batch)
        else:
            self._meet_again(file, document, verdict, batch, outcome)

    def _meet_again(
        self, file: Met, document: Document, verdict: Verdict, batch: Batch, outcome: Outcome
    ) -> None:
        """Note another place of a document whose text in use stays."""
        record = verdict.record
        assert record is not None
        warnings = (*verdict.warnings, *document.warnings)
        outcome.unchanged.append(self._item(record, file.given, warnings))
        batch.present.append(record.id)
        self._give_way(file, record.id, batch)
        if verdict.identity is not Identity.SAME:
            batch.records[record.id] = record.seen(*file.key, Standing.OTHER)
            return
        if not self._is_own(file):
            record = _moved(record).seen(*file.key)
        batch.records[record.id] = record
        if record.id not in self._readable and record.id not in batch.documents:
            # What could not be read without a password, or was missing after a crash.
            batch.take(record.id, document)

    def _with_text(self, record: Record, document: Document, batch: Batch) -> Record:
        """The record with another text, the old one put where notes and comparisons find it."""
        text_id = document.text_id
        if record.text == text_id:
            return record
        old = self._catalogue.text(record.id)
        if old is not None and document_id(old) == record.text:
            batch.old_texts[record.id] = old
            batch.old_files.update(self._versions.to_keep(record, old, document.text))
        return record.with_text(text_id, now())

    def _changes(self, record: Record, document: Document) -> tuple[str, ...]:
        """What the user should know about a changed text."""
        count = self._versions.unsettled(record, document.text)
        if not count:
            return ()
        notes = "One note needs" if count == 1 else f"{count} notes need"
        return (f"{notes} your eye: what the text says there has changed.",)

    def _give_way(self, file: Met, key: str, batch: Batch) -> None:
        """Note that what was at a path is there no more, where another document is now."""
        before = self._records.by_path(file.where)
        if before is not None and before.id != key:
            batch.records[before.id] = batch.records.get(before.id, before).gone_from(file.where)

    def _write(
        self,
        file: Met,
        record: Record,
        document: Document,
        batch: Batch,
        sketch: bytes | None = None,
    ) -> None:
        """Record a document and its file, and copy the file unless it is read in place."""
        self._give_way(file, record.id, batch)
        record = _moved(record)
        old_copy = record.copy
        if not self._is_own(file):
            record = record.seen(*file.key)
        if old_copy or not self._in_place:
            record = replace(record, copy=f"{record.id}{_suffix(file.path, document)}")
            batch.copies[self._documents / record.copy] = file.content
        if old_copy and old_copy != record.copy:
            batch.old_copies.append(self._documents / old_copy)
        batch.records[record.id] = record
        batch.take(record.id, document, sketch)

    def _is_own(self, file: Met) -> bool:
        """Whether a file is a copy in the library, given to be read with its password."""
        return Path(file.where).parent == self._documents

    def _item(self, record: Record, given: str, warnings: tuple[str, ...]) -> AddedItem:
        entry = self._catalogue.entry(record.id)
        title = entry.metadata.title if entry else ""
        return AddedItem(record.id, title or Path(given).stem, given, warnings)

    def _commit(self, batch: Batch) -> None:
        # Until both caches have a changed text, a crash must leave it wanting in one of them.
        changed = self._readable.intersection(batch.documents)
        if changed:
            self._stores.index.remove(changed)
        gone = [record for record in batch.records.values() if is_gone(record)]
        for record in gone:
            text = self._catalogue.text(record.id) or ""
            batch.old_files.update(self._versions.to_keep_whole(record, text))
        self._records.save_many(batch.records.values(), {**batch.old_files, **batch.copies})
        for key, old in batch.old_texts.items():
            self._catalogue.put_previous(key, document_id(old), old)
        reread = [
            Reread(batch.records[key], document, batch.sketches[key])
            for key, document in batch.documents.items()
        ]
        fill(self._stores, reread)
        self._readable.update(batch.documents)
        back = self._missing & set(batch.present)
        if back:
            self._catalogue.set_missing(back, False)
        self._catalogue.set_missing([record.id for record in gone], True)
        if self._in_place and batch.stamps:
            self._catalogue.put_stamps(batch.stamps)
        self._catalogue.remove_failures(batch.readable)
        self._catalogue.put_failures(batch.failures)
        for path in batch.old_copies:
            # One that cannot be removed takes room and does no harm.
            with suppress(OSError):
                path.unlink()
        for key in batch.old_texts:
            self._versions.prune(batch.records[key])


def _moved(record: Record) -> Record:
    """The record without the places from which its files have gone."""
    for sighting in record.present:
        if not os.path.lexists(sighting.path):
            record = record.gone_from(sighting.path)
    return record


def _suffix(path: Path, document: Document) -> str:
    """The copy's suffix: the file's own where it is a known one, else that of its format."""
    suffix = path.suffix.lower()
    if suffix in reader.SUFFIXES:
        return suffix
    named = f".{document.format}"
    return {"markdown": ".md"}.get(document.format, named if named in reader.SUFFIXES else ".txt")


def _item(key: str, document: Document, file: Met, warnings: tuple[str, ...]) -> AddedItem:
    title = document.metadata.title or file.path.stem
    return AddedItem(key, title, file.given, (*document.warnings, *warnings))
