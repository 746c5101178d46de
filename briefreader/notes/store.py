"""The annotations of a library: kept on disk first, then in memory."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from uuid import uuid4

from briefreader.domain.annotation import Anchor, Annotation, Colour, Conflict
from briefreader.domain.errors import NoSuchAnnotation, NoSuchDocument, StorageError
from briefreader.domain.report import Progress
from briefreader.files import printable, storage_error
from briefreader.notes.codec import clean_tags, is_annotation_id, is_document_id
from briefreader.notes.copies import Copies, decoded, encoded
from briefreader.notes.folder import DocumentFolder, Problem, in_order
from briefreader.notes.times import BEGINNING, moment, now_after
from briefreader.notes.versions import Version, file_name
from briefreader.notes.writing import forget, resolve, tidy, write

ProgressListener = Callable[[Progress], None]
KEPT_AFTER_DELETING = timedelta(days=90)
URN = "urn:uuid:"

_AT_ONCE = 200
"""Documents whose copies are taken from the cache together."""

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
        self._copies = copies
        self._documents: dict[str, DocumentFolder] = {}
        self._complete = False
        self._is_there = folder.is_dir()
        self._has_parent = folder.parent.is_dir()
        self._gone: set[str] = set()
        self._news: set[str] = set()
        self._tags: Mapping[str, frozenset[str]] | None = None
        self._living: tuple[Annotation, ...] | None = None
        self._lock = RLock()
        self._loading = RLock()  # Taken before the other; held while many documents are read.

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
        """Save several as `save` does, in this order, the disk waited for once a document.

        After an error those saved so far stay saved.
        """
        changed = [_changed(item) for item in annotations]
        before = {item.id: item for item in based_on}
        by_document: dict[str, list[Annotation]] = {}
        for item in changed:
            by_document.setdefault(item.document_id, []).append(item)
        saved: dict[str, Annotation] = {}
        for document_id, some in by_document.items():
            for written in self._write(document_id, some, before):
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
        with self._lock:
            document = self._document(document_id)
            self._insist_on_folder()
            self._forget()
            written = write(document, annotations, based_on)
            self._is_there = True
            return written

    def _insist_on_folder(self) -> None:
        """Make no new folder where there was one: its disk may have been taken away."""
        if self._is_there and not self.folder.is_dir():
            gone = self.folder
        elif self._has_parent and not self.folder.parent.is_dir():
            gone = self.folder.parent
        else:
            return
        raise StorageError(
            f"Could not save: the folder “{printable(gone)}” is not there any more. If it is on"
            " another disk, connect it again. Nothing that was saved before is lost."
        )

    def conflicts(self, document_ids: Iterable[str] | None = None) -> tuple[Conflict, ...]:
        """The versions that sync tools or other processes left beside those that count.

        Only those that hold other work are listed, by document. Reads all documents, or those.
        """
        if document_ids is None:
            self._load_all()
        with self._lock:
            keys = self._documents if document_ids is None else document_ids
            return tuple(
                conflict for key in sorted(keys) for conflict in self._document(key).conflicts()
            )

    def resolve(self, conflict: Conflict, take_other: bool) -> Annotation:
        """Decide between two versions; the winner is durable before the loser's file is removed.

        The winner becomes the newest version and is returned as it lies on disk. Raises
        BriefreaderError where either version is another one by now.
        """
        with self._lock:
            self._forget()
            return resolve(self._document(conflict.kept.document_id), conflict, take_other)

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
                    for document in self._documents.values()
                    if (version := document.chosen(URN + wanted)) and version.annotation
                ]
        elif _START_OF_ID.fullmatch(wanted):
            self._load_all()
            with self._lock:
                found = [
                    item for item in self._loaded() if item.id.lower().startswith(URN + wanted)
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
            if any(document.chosen(annotation_id) for document in self._documents.values()):
                return
        name = file_name(annotation_id)
        for document_id in self._names():
            if (self.folder / document_id / name).is_file():
                with self._lock:
                    self._document(document_id)
                return
        self._load_all()

    def of_document(self, document_id: str) -> tuple[Annotation, ...]:
        """The living annotations of a document, by position, those without one first."""
        with self._lock:
            return self._document(document_id).living()

    def all(self) -> tuple[Annotation, ...]:
        """The living annotations of all documents, by document and position."""
        self._load_all()
        with self._lock:
            return in_order(self._loaded())

    def living(self) -> tuple[Annotation, ...]:
        """The living annotations of all documents in no order; one object until any changes."""
        self._load_all()
        with self._lock:
            if self._living is None:
                self._living = tuple(item for item in self._loaded() if not item.deleted)
            return self._living

    def deleted(self) -> tuple[Annotation, ...]:
        """The tombstones, the one deleted last first."""
        self._load_all()
        with self._lock:
            tombstones = [item for item in self._loaded() if item.deleted]
        return tuple(sorted(tombstones, key=lambda item: moment(item.modified), reverse=True))

    def tags(self) -> Mapping[str, frozenset[str]]:
        """Each tag of a living annotation, in order, with the ids of the documents that have it."""
        self._load_all()
        with self._lock:
            if self._tags is None:
                documents: dict[str, set[str]] = {}
                for item in self._loaded():
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
        changed = self._refreshed(document_ids)
        with self._lock:
            self._news |= changed
        return changed

    def news(self) -> frozenset[str]:
        """The documents of which `refresh` found changes since `take_news` was last called."""
        with self._lock:
            return frozenset(self._news)

    def take_news(self) -> frozenset[str]:
        """The same; from now on they are no news."""
        with self._lock:
            news, self._news = frozenset(self._news), set()
            return news

    @property
    def is_complete(self) -> bool:
        """Whether all documents have been read."""
        return self._complete

    def _refreshed(self, document_ids: Iterable[str] | None) -> frozenset[str]:
        if self._has_vanished():
            return frozenset()
        if document_ids is not None:
            looked_at = {key for key in document_ids if self._complete or key in self._documents}
            return frozenset(key for key in looked_at if is_document_id(key) and self._renew(key))
        with self._lock:
            known = set(self._documents)
        changed = {key for key in known if self._renew(key)}
        with self._loading:
            if self._complete:
                self._complete = False
                self._load_all()
                with self._lock:
                    changed |= {
                        key
                        for key in self._documents.keys() - known
                        if any(self._documents[key].versions())
                    }
        return frozenset(changed)

    def _renew(self, document_id: str) -> bool:
        """Read again what changed in a document's folder; whether anything had."""
        with self._lock:
            document = self._documents.get(document_id)
            if document is None:
                return any(self._document(document_id).versions())
            if not document.refresh():
                return False
            self._forget()
            return True

    def unsettled(self) -> frozenset[str]:
        """The documents to refresh again in some seconds: a file there may be being written."""
        with self._lock:
            return frozenset(key for key, item in self._documents.items() if item.is_unsettled())

    def tidy(self, now: datetime | None = None) -> int:
        """Purge old tombstones, and remove copies that say what the version says that counts.

        How many files were removed.
        """
        purged = self.purge(now)
        with self._lock:
            documents = tuple(self._documents.values())
        for document in documents:
            with self._lock:
                purged += tidy(document)
        return purged

    def purge(self, now: datetime | None = None) -> int:
        """Remove tombstones deleted more than 90 days ago for good; how many.

        Those stay whose file was written since, or beside which another version lives.
        """
        limit = (now or datetime.now(UTC)) - KEPT_AFTER_DELETING
        purged = 0
        for item in self.deleted():
            with self._lock:
                document = self._document(item.document_id)
                if _all_older(document.versions_of(item.id), limit):
                    forget(document, item.id)
                    self._forget()
                    purged += 1
        return purged

    def keep_copies(self) -> None:
        """Leave copies of what was read and written in the cache, for the next start."""
        if self._copies is None:
            return
        with self._lock:
            contents = {}
            for key, document in self._documents.items():
                if document.has_news:
                    contents[key] = encoded(document.versions())
                    document.has_news = False
            gone, self._gone = self._gone, set()
        if contents or gone:
            self._copies.put(contents, gone)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye, in all documents read so far."""
        with self._lock:
            found = [
                problem
                for _, document in sorted(self._documents.items())
                for problem in document.problems()
            ]
        if self._has_vanished():
            what = "This folder is not there any more; what is shown was read from it before."
            found.insert(0, Problem(self.folder, what))
        return tuple(found)

    def _has_vanished(self) -> bool:
        """Whether the folder of all annotations, of which some are known, is gone or empty.

        A disk that is not connected, or a sync tool at work, must not be taken for a user who
        deleted everything.
        """
        with self._lock:
            if not any(any(document.versions()) for document in self._documents.values()):
                return False
        try:
            with os.scandir(self.folder) as entries:
                return next(entries, None) is None
        except FileNotFoundError:
            return True
        except OSError as error:
            raise storage_error(error, self.folder) from error

    def _document(self, document_id: str, copy: str | None = None) -> DocumentFolder:
        """A document's folder, read when it is first asked for; `copy` is that of the cache."""
        if not is_document_id(document_id):
            raise NoSuchDocument(f"“{document_id}” is not the id of a document.")
        document = self._documents.get(document_id)
        if document is None:
            if copy is None and self._copies is not None:
                copy = dict(self._copies.contents((document_id,))).get(document_id)
            path = self.folder / document_id
            document = DocumentFolder(path)
            document.refresh(decoded(path, copy) if copy else None)
            self._documents[document_id] = document
            if any(document.annotations()):
                self._forget()
        return document

    def _forget(self) -> None:
        """Gather anew, when it is next asked for, what is known of all documents together."""
        self._tags = self._living = None

    def _load_all(self) -> None:
        """Read all documents; others are served between two of them."""
        if self._complete:
            return
        with self._loading:
            if self._complete:
                return
            missing = [key for key in self._names() if key not in self._documents]
            for start in range(0, len(missing), _AT_ONCE):
                some = missing[start : start + _AT_ONCE]
                copies = dict(self._copies.contents(some)) if self._copies is not None else {}
                for document_id in some:
                    with self._lock:
                        self._document(document_id, copies.get(document_id, ""))
            self._complete = True
        if missing:
            self.keep_copies()

    def _loaded(self) -> Iterator[Annotation]:
        for document in self._documents.values():
            yield from document.annotations()

    def _names(self) -> list[str]:
        """The ids of the documents that have a folder."""
        try:
            with os.scandir(self.folder) as entries:
                return sorted(
                    entry.name for entry in entries if is_document_id(entry.name) and entry.is_dir()
                )
        except FileNotFoundError:
            return []
        except OSError as error:
            raise storage_error(error, self.folder) from error


def _all_older(versions: Iterable[Version], limit: datetime) -> bool:
    """Whether all versions are tombstones, made and written before a time."""
    return all(
        version.is_whole
        and version.annotation is not None
        and version.annotation.deleted
        and BEGINNING < moment(version.annotation.modified) < limit
        and version.signature.modified < limit.timestamp() * 1e9
        for version in versions
    )


def _changed(annotation: Annotation) -> Annotation:
    """The annotation as it is to be written now; raises NoSuchAnnotation."""
    if not is_annotation_id(annotation.id):
        raise NoSuchAnnotation(f"“{annotation.id}” is not the id of an annotation.")
    tags = clean_tags(annotation.tags)
    return replace(annotation, tags=tags, modified=now_after(annotation.modified))
