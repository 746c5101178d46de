"""The annotations of a library: kept on disk first, then in memory."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock, RLock
from types import MappingProxyType
from uuid import uuid4

from briefreader.domain.annotation import Anchor, Annotation, Colour, Conflict
from briefreader.domain.errors import NoSuchAnnotation
from briefreader.domain.report import Progress
from briefreader.notes.codec import clean_tags, is_annotation_id
from briefreader.notes.copies import Copies
from briefreader.notes.documents import Documents
from briefreader.notes.folder import Problem, in_order
from briefreader.notes.purging import purge
from briefreader.notes.times import moment, now_after
from briefreader.notes.versions import file_name
from briefreader.notes.writing import resolve, tidy, write, write_across

ProgressListener = Callable[[Progress], None]
KEPT_AFTER_DELETING = timedelta(days=90)
URN = "urn:uuid:"

AT_ONCE = 256
"""From how many annotations of several documents on the disk is waited for."""

_START_OF_ID = re.compile(r"[0-9a-f-]{1,36}")


class AnnotationStore:
    """The annotations below one folder, `<document id>/<annotation id>.json`.

    A document's annotations are read when first asked for and kept in memory; `refresh` reads
    again what changed on disk. Every change is on disk before the call returns. Methods may be
    called from several threads, and several processes may write to one folder. Methods that read
    or write raise StorageError where the folder cannot be used; nothing is lost then.
    """

    def __init__(self, folder: Path, copies: Copies | None = None) -> None:
        """The annotations below `folder`; `copies` are those of its files in the cache."""
        self.folder = folder
        self._documents = Documents(folder, copies, self._forget)
        self._lock = self._documents.lock
        self._writing = RLock()  # Taken before that one; held while the disk is waited for.
        self._news: set[str] = set()
        self._telling = Lock()  # Held for the news alone: the window never waits for a writer.
        self._tags: Mapping[str, frozenset[str]] | None = None
        self._living: tuple[Annotation, ...] | None = None

    def create(
        self,
        document_id: str,
        anchor: Anchor | None,
        *,
        note: str = "",
        tags: Iterable[str] = (),
        colour: Colour = Colour.YELLOW,
    ) -> Annotation:
        """A new annotation of a passage, or without an anchor of the whole document."""
        now = now_after()
        new = Annotation(
            id=uuid4().urn,
            document_id=document_id,
            created=now,
            modified=now,
            anchor=anchor,
            note=note,
            tags=clean_tags(tags),
            colour=colour,
        )
        return self._write(document_id, [new])[0]

    def save(self, annotation: Annotation, based_on: Annotation | None = None) -> Annotation:
        """Make this the present version of an annotation, deleted or not; sets `modified`.

        `based_on` is the version that the user changed, by default the one this process last read.
        Where another process or machine made other work of it meanwhile, its version is kept and
        listed under `conflicts`. Keys of other programs that lie on disk are kept. Returns the
        annotation as it lies on disk. Raises NoSuchAnnotation on an id that is none.
        """
        return self.save_all((annotation,), based_on=() if based_on is None else (based_on,))[0]

    def save_all(
        self,
        annotations: Iterable[Annotation],
        progress: ProgressListener | None = None,
        based_on: Iterable[Annotation] = (),
    ) -> tuple[Annotation, ...]:
        """Save several as `save` does, document by document, the disk waited for once for many.

        After an error those saved so far stay saved.
        """
        changed = [_changed(item) for item in annotations]
        before = {item.id.lower(): item for item in based_on}
        saved: dict[str, Annotation] = {}
        for some in _batches(changed):
            for written in self._write_batch(some, before):
                saved[written.id] = written
            if progress is not None:
                progress(Progress(len(saved), len(changed), ""))
        return tuple(saved[item.id] for item in changed)

    def _write(
        self,
        document_id: str,
        annotations: list[Annotation],
        based_on: Mapping[str, Annotation] | None = None,
    ) -> list[Annotation]:
        with self._writing, self._lock:
            document = self._documents.get(document_id)
            self._documents.insist_on_folder()
            self._forget()
            written = write(document, annotations, based_on)
            self._documents.wrote()
            return written

    def _write_batch(
        self, batch: Mapping[str, list[Annotation]], based_on: Mapping[str, Annotation]
    ) -> list[Annotation]:
        """Write annotations by their documents; others read meanwhile."""
        if len(batch) == 1:
            [(document_id, annotations)] = batch.items()
            return self._write(document_id, annotations, based_on)
        with self._writing:
            folders = []
            for document_id, annotations in batch.items():
                with self._lock:
                    folders.append((self._documents.get(document_id), annotations))
            self._documents.insist_on_folder()
            try:
                written = write_across(folders, based_on, self._lock)
            finally:
                # What others changed in these while nobody held the lock is read as well.
                self.refresh(batch)
                with self._lock:
                    self._forget()
            self._documents.wrote()
            return written

    def conflicts(self, document_ids: Iterable[str] | None = None) -> tuple[Conflict, ...]:
        """The versions that sync tools or other processes left beside those that count.

        Only those that hold other work are listed, by document. Reads all documents, or those.
        """
        if document_ids is None:
            self._documents.load_all()
            document_ids = self._documents.known()
        with self._lock:
            return tuple(
                conflict
                for key in sorted(document_ids)
                for conflict in self._documents.get(key).conflicts()
            )

    def resolve(self, conflict: Conflict, take_other: bool) -> Annotation:
        """Decide between two versions; the winner is durable before the loser's file is removed.

        The winner becomes the newest version and is returned as it lies on disk. Raises
        BriefreaderError where either version is another one by now.
        """
        with self._writing, self._lock:
            self._forget()
            return resolve(self._documents.get(conflict.kept.document_id), conflict, take_other)

    def delete(self, annotation_id: str) -> Annotation:
        """Leave a tombstone, which still holds everything, in an annotation's place."""
        return self.save(replace(self.get(annotation_id), deleted=True))

    def undelete(self, annotation_id: str) -> Annotation:
        """Bring a deleted annotation back."""
        return self.save(replace(self.get(annotation_id), deleted=False))

    def get(self, annotation_id: str) -> Annotation:
        """The annotation, deleted or not, by its id, its UUID, or a start that only it has.

        Raises NoSuchAnnotation on what names none or several.
        """
        wanted = annotation_id.strip().lower().removeprefix(URN)
        if is_annotation_id(URN + wanted):
            self._load_holder_of(URN + wanted)
            with self._lock:
                found = [
                    version.annotation
                    for document in self._documents.known().values()
                    if (version := document.chosen(URN + wanted)) and version.annotation
                ]
        elif _START_OF_ID.fullmatch(wanted):
            self._documents.load_all()
            with self._lock:
                found = [
                    item
                    for item in self._documents.annotations()
                    if item.id.lower().startswith(URN + wanted)
                ]
        else:
            found = []
        if len(found) == 1:
            return found[0]
        if found:
            raise NoSuchAnnotation(f"{len(found)} annotations have ids that begin with “{wanted}”.")
        raise NoSuchAnnotation(f"No annotation has the id “{annotation_id}”.")

    def _load_holder_of(self, annotation_id: str) -> None:
        with self._lock:
            if any(document.chosen(annotation_id) for document in self._documents.known().values()):
                return
        name = file_name(annotation_id)
        for document_id in self._documents.names():
            if (self.folder / document_id / name).is_file():
                with self._lock:
                    self._documents.get(document_id)
                return
        self._documents.load_all()

    def document_ids(self) -> frozenset[str]:
        """The documents that have a folder for their annotations; reads none of these."""
        return frozenset(self._documents.names())

    def of_document(self, document_id: str) -> tuple[Annotation, ...]:
        """The living annotations of a document, by position, those without one first."""
        with self._lock:
            return self._documents.get(document_id).living()

    def all(self) -> tuple[Annotation, ...]:
        """The living annotations of all documents, by document and position."""
        self._documents.load_all()
        with self._lock:
            return in_order(self._documents.annotations())

    def living(self) -> tuple[Annotation, ...]:
        """The living annotations of all documents in no order; one object until any changes."""
        self._documents.load_all()
        with self._lock:
            if self._living is None:
                self._living = tuple(
                    item for item in self._documents.annotations() if not item.deleted
                )
            return self._living

    def deleted(self) -> tuple[Annotation, ...]:
        """The tombstones, the one deleted last first."""
        self._documents.load_all()
        with self._lock:
            tombstones = [item for item in self._documents.annotations() if item.deleted]
        return tuple(sorted(tombstones, key=lambda item: moment(item.modified), reverse=True))

    def tags(self) -> Mapping[str, frozenset[str]]:
        """Each tag of a living annotation, in order, with the ids of the documents that have it."""
        self._documents.load_all()
        with self._lock:
            if self._tags is None:
                documents: dict[str, set[str]] = {}
                for item in self._documents.annotations():
                    if not item.deleted:
                        for tag in item.tags:
                            documents.setdefault(tag, set()).add(item.document_id)
                ordered = sorted(documents, key=lambda tag: (tag.casefold(), tag))
                self._tags = MappingProxyType({tag: frozenset(documents[tag]) for tag in ordered})
            return self._tags

    def refresh(self, document_ids: Iterable[str] | None = None) -> frozenset[str]:
        """Read again what changed on disk since; the ids of the documents that it concerns.

        With `document_ids` only those are looked at. Where the whole folder is gone, what was
        known stays known, and `problems` says so.
        """
        changed = self._documents.refresh(document_ids)
        with self._telling:
            self._news |= changed
        return changed

    def news(self) -> frozenset[str]:
        """The documents of which `refresh` found changes since `take_news` was last called."""
        with self._telling:
            return frozenset(self._news)

    def take_news(self) -> frozenset[str]:
        """The same; from now on they are no news."""
        with self._telling:
            news, self._news = frozenset(self._news), set()
            return news

    @property
    def is_complete(self) -> bool:
        """Whether all documents have been read."""
        return self._documents.is_complete

    def unsettled(self) -> frozenset[str]:
        """The documents to refresh again in some seconds: a file there may be being written."""
        found = set()
        for key, document in self._documents.known().items():
            with self._lock:
                if document.is_unsettled():
                    found.add(key)
        return frozenset(found)

    def tidy(self, now: datetime | None = None) -> int:
        """Purge old tombstones, and remove copies that say what the version says that counts.

        How many files were removed.
        """
        purged = self.purge(now)
        for document in self._documents.known().values():
            with self._writing, self._lock:
                purged += tidy(document)
        return purged

    def purge(self, now: datetime | None = None) -> int:
        """Remove tombstones deleted more than 90 days ago for good; how many.

        Those stay whose file was written since, or beside which another version lives. Which were
        removed is remembered, so that an old copy which comes back counts as deleted.
        """
        limit = (now or datetime.now(UTC)) - KEPT_AFTER_DELETING
        self._documents.load_all()
        purged = 0
        for document in self._documents.known().values():
            with self._writing, self._lock:
                if found := purge(document, limit):
                    purged += found
                    self._forget()
        return purged

    def was_purged(self, annotation: Annotation) -> bool:
        """Whether an annotation was removed for good, so that an old copy counts as deleted."""
        with self._lock:
            document = self._documents.get(annotation.document_id)
            return bool(document.purged.deleted_at(annotation.id))

    def keep_copies(self) -> None:
        """Leave copies of what was read and written in the cache, for the next start."""
        self._documents.keep_copies()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye, in all documents read so far."""
        with self._lock:
            found = [
                problem
                for _, document in sorted(self._documents.known().items())
                for problem in document.problems()
            ]
        if self._documents.has_vanished():
            what = "This folder is not there any more; what is shown was read from it before."
            found.insert(0, Problem(self.folder, what))
        return tuple(found)

    def _forget(self) -> None:
        """Gather anew, when it is next asked for, what is known of all documents together."""
        self._tags = self._living = None


def _batches(annotations: Iterable[Annotation]) -> Iterator[dict[str, list[Annotation]]]:
    """Annotations by document, some documents at a time; no document is parted."""
    by_document: dict[str, list[Annotation]] = {}
    for item in annotations:
        by_document.setdefault(item.document_id, []).append(item)
    batch: dict[str, list[Annotation]] = {}
    count = 0
    for document_id, some in by_document.items():
        batch[document_id] = some
        count += len(some)
        if count >= AT_ONCE:
            yield batch
            batch, count = {}, 0
    if batch:
        yield batch


def _changed(annotation: Annotation) -> Annotation:
    """The annotation as it is to be written now; raises NoSuchAnnotation."""
    if not is_annotation_id(annotation.id):
        raise NoSuchAnnotation(f"“{annotation.id}” is not the id of an annotation.")
    tags = clean_tags(annotation.tags)
    return replace(annotation, tags=tags, modified=now_after(annotation.modified))
