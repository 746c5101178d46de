"""The folders of all documents that have annotations: which there are, and what changed in them."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import RLock

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import NoSuchDocument, StorageError
from briefreader.files import printable, storage_error
from briefreader.notes.codec import is_document_id
from briefreader.notes.copies import Copies, decoded, encoded
from briefreader.notes.folder import DocumentFolder

_AT_ONCE = 200
"""Documents whose copies are taken from the cache together."""


class Documents:
    """The documents' folders below one folder, each read when it is first asked for.

    What is marked so needs `lock`, which is never held for longer than one document takes.
    """

    def __init__(self, folder: Path, copies: Copies | None, changed: Callable[[], None]) -> None:
        """`changed` is called, with the lock, when any annotation may be another."""
        self.folder = folder
        self.lock = RLock()
        self._loading = RLock()  # Taken before the other; held while many documents are read.
        self._copies = copies
        self._changed = changed
        self._known: dict[str, DocumentFolder] = {}
        self._is_complete = False
        self._is_there = folder.is_dir()
        self._has_parent = folder.parent.is_dir()

    @property
    def is_complete(self) -> bool:
        """Whether all documents have been read."""
        return self._is_complete

    def known(self) -> dict[str, DocumentFolder]:
        """Those that have been read, by id."""
        with self.lock:
            return dict(self._known)

    def annotations(self) -> Iterator[Annotation]:
        """All that count in those that have been read, deleted ones included; needs the lock."""
        for document in self._known.values():
            yield from document.annotations()

    def get(self, document_id: str, copy: str | None = None) -> DocumentFolder:
        """A document's folder; `copy` is what the cache has of it. Needs the lock."""
        if not is_document_id(document_id):
            raise NoSuchDocument(f"“{document_id}” is not the id of a document.")
        document = self._known.get(document_id)
        if document is None:
            if copy is None and self._copies is not None:
                copy = dict(self._copies.contents((document_id,))).get(document_id)
            path = self.folder / document_id
            document = DocumentFolder(path)
            document.refresh(decoded(path, copy) if copy else None)
            self._known[document_id] = document
            if any(document.annotations()):
                self._changed()
        return document

    def load_all(self) -> None:
        """Read all documents; others are served between two of them."""
        if self._is_complete:
            return
        with self._loading:
            if self._is_complete:
                return
            missing = [key for key in self.names() if key not in self._known]
            for start in range(0, len(missing), _AT_ONCE):
                some = missing[start : start + _AT_ONCE]
                copies = dict(self._copies.contents(some)) if self._copies is not None else {}
                for document_id in some:
                    with self.lock:
                        self.get(document_id, copies.get(document_id, ""))
            self._is_complete = True
        if missing:
            self.keep_copies()

    def names(self) -> list[str]:
        """The ids of the documents that have a folder."""
        try:
            with os.scandir(self.folder) as entries:
                self._is_there = True
                return sorted(
                    entry.name for entry in entries if is_document_id(entry.name) and entry.is_dir()
                )
        except FileNotFoundError:
            return []
        except OSError as error:
            raise storage_error(error, self.folder) from error

    def refresh(self, document_ids: Iterable[str] | None) -> frozenset[str]:
        """Read again what changed in these documents, or in all; which of them changed."""
        if self.has_vanished():
            return frozenset()
        if document_ids is not None:
            looked_at = {key for key in document_ids if self._is_complete or key in self._known}
            return frozenset(key for key in looked_at if is_document_id(key) and self._renew(key))
        known = self.known()
        changed = {key for key in known if self._renew(key)}
        with self._loading:
            if self._is_complete:
                self._is_complete = False
                self.load_all()
                new = self.known().keys() - known.keys()
                with self.lock:
                    changed |= {key for key in new if any(self._known[key].versions())}
        return frozenset(changed)

    def _renew(self, document_id: str) -> bool:
        """Read again what changed in a document's folder; whether anything had."""
        with self.lock:
            document = self._known.get(document_id)
            if document is None:
                return any(self.get(document_id).versions())
            if not document.refresh():
                return False
            self._changed()
            return True

    def has_vanished(self) -> bool:
        """Whether the folder of all annotations, of which some are known, is gone or empty.

        A disk that is not connected, or a sync tool at work, must not be taken for a user who
        deleted everything.
        """
        with self.lock:
            if not any(any(document.versions()) for document in self._known.values()):
                return False
        try:
            with os.scandir(self.folder) as entries:
                return next(entries, None) is None
        except FileNotFoundError:
            return True
        except OSError as error:
            raise storage_error(error, self.folder) from error

    def insist_on_folder(self) -> None:
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

    def wrote(self) -> None:
        """Take note that something was written, so that the folder is there."""
        self._is_there = True

    def keep_copies(self) -> None:
        """Leave copies of what was read and written in the cache, for the next start."""
        if self._copies is None:
            return
        contents = {}
        for key, document in self.known().items():
            with self.lock:
                if document.has_news:
                    contents[key] = encoded(document.versions())
                    document.has_news = False
        if contents:
            self._copies.put(contents)
