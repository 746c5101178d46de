"""The texts that a document had before: kept as long as the user's notes point into them.

An annotation points into a text where its anchor stands exactly in it and not in the present one.
The text before the present one is kept in the catalogue besides, so that what changed can be shown.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

from briefreader.domain.annotation import Annotation, State
from briefreader.domain.document import Block, BlockKind, Document, document_id
from briefreader.domain.errors import StorageError
from briefreader.domain.version import OldVersion
from briefreader.files import storage_error
from briefreader.library.records import Record
from briefreader.library.stores import Stores
from briefreader.notes.anchoring import place_all, stands

_SUFFIX = ".txt"
_BETWEEN_BLOCKS = re.compile(r"(?<!\n)\n(?!\n)")


class Versions:
    """The old texts of one library's documents."""

    def __init__(self, stores: Stores) -> None:
        self._folder = stores.places.library / "versions"
        self._catalogue = stores.catalogue
        self._annotations = stores.annotations

    def of(self, record: Record) -> tuple[OldVersion, ...]:
        """The texts that a document had before and that are still kept, newest first."""
        return tuple(
            version
            for version in reversed(record.versions)
            if self.path_of(record, version.text_id).is_file()
            or self._is_previous(record, version.text_id)
        )

    def text(self, record: Record, text_id: str) -> str | None:
        """A kept text of a document; raises StorageError where its file cannot be read."""
        path = self.path_of(record, text_id)
        try:
            return path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            previous = self._catalogue.previous(record.id)
            return previous[1] if previous and previous[0] == text_id else None
        except OSError as error:
            raise StorageError(f"Could not read “{path}”: {error.strerror}.") from error

    def texts(self, record: Record) -> Iterator[str]:
        """The texts that a document had before and that are kept, newest first.

        One that cannot be read is left out: who asks does with fewer, and more carefully.
        """
        for version in reversed(record.versions):
            with suppress(StorageError):
                text = self.text(record, version.text_id)
                if text is not None:
                    yield text

    def to_keep(self, record: Record, old: str, new: str) -> Mapping[Path, bytes]:
        """The file of an old text, if annotations point into it when the new one comes."""
        if not any(self._pointing(record, old, new)):
            return {}
        return {self.path_of(record, document_id(old)): old.encode()}

    def to_keep_whole(self, record: Record, text: str) -> Mapping[Path, bytes]:
        """The file of the present text, if there are annotations: its own file is gone."""
        path = self.path_of(record, document_id(text))
        if path.is_file() or not self._annotations.of_document(record.id):
            return {}
        return {path: text.encode()}

    def unsettled(self, record: Record, text: str) -> int:
        """How many of a document's annotations do not find their place in a text for certain."""
        present = self._catalogue.text(record.id)
        old_texts = chain([present] if present is not None else [], self.texts(record))
        placed = place_all(self._annotations.of_document(record.id), text, old_texts)
        return sum(one.state in {State.CHECK, State.UNATTACHED} for one in placed)

    def prune(self, record: Record) -> None:
        """Remove the texts into which no annotation points any more; raises StorageError."""
        entry, present = self._catalogue.entry(record.id), self._catalogue.text(record.id)
        if entry is None or present is None or record.removed:
            return
        for path in self._files(record):
            if path.stem == record.text and entry.missing:
                continue  # its own file is gone: nothing else holds the text
            try:
                old = path.read_bytes().decode("utf-8", "replace")
                if not any(self._pointing(record, old, present)):
                    path.unlink(missing_ok=True)
            except OSError as error:
                raise storage_error(error, path) from error

    def path_of(self, record: Record, text_id: str) -> Path:
        return self._folder / record.id / f"{text_id}{_SUFFIX}"

    def _files(self, record: Record) -> Iterator[Path]:
        """The files of old texts that this program wrote."""
        known = {record.text, *record.old_texts}
        for text_id in known:
            path = self.path_of(record, text_id)
            if path.is_file():
                yield path

    def _is_previous(self, record: Record, text_id: str) -> bool:
        previous = self._catalogue.previous(record.id)
        return previous is not None and previous[0] == text_id

    def _pointing(self, record: Record, old: str, new: str) -> Iterator[Annotation]:
        for annotation in self._annotations.of_document(record.id):
            anchor = annotation.anchor
            if anchor is not None and stands(anchor, old) and not stands(anchor, new):
                yield annotation


def document_of(text: str) -> Document:
    """A kept text as a document without any structure but its lines."""
    blocks = []
    start = 0
    # A blank line stands within a block: one newline parts two blocks.
    for part in _BETWEEN_BLOCKS.split(text):
        if part:
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(part)))
        start += len(part) + 1
    return Document(text, tuple(blocks))
