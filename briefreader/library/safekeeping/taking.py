"""Taking a snapshot: the files of a library are copied into one archive."""

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from briefreader.domain.snapshot import Snapshot
from briefreader.files import storage_error
from briefreader.library.safekeeping import archive
from briefreader.library.safekeeping.contents import Listed, listed, read_whole, state_of
from briefreader.library.safekeeping.keeping import lost
from briefreader.library.safekeeping.shelf import Shelf

_ANNOTATION = re.compile(r"annotations/[^/]+/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json")
_RECORD = re.compile(r"records/[0-9a-f]{16}\.json")
_DELETED = re.compile(rb'"deleted":\s*true')
_REMOVED = re.compile(rb'"removed":\s*"[^"]')
_WORTH_KEEPING = (
    "records/",
    "annotations/",
    "dossiers/",
    "tags.toml",
    "searches.toml",
    "facts.toml",
)


def take(library: Path, shelf: Shelf, reason: str, kept: frozenset[str]) -> Snapshot | None:
    """Take a snapshot; None where nothing changed since the newest, or there is nothing to keep.

    The shelf's folder is locked by the caller. Those named by `kept` do not make room for it.
    Raises StorageError.
    """
    shelf.clear_leftovers()
    files = listed(library)
    if not any(file.name.startswith(_WORTH_KEEPING) for file in files):
        return None
    newest = next(iter(shelf.all()), None)
    state = state_of(files)
    if newest is not None and newest.state == state:
        return None
    now = datetime.now(UTC)
    path = shelf.path_of(shelf.free_name(now))
    try:
        with tempfile.TemporaryFile(dir=shelf.folder, prefix=".", suffix=".tmp") as body:
            writer = archive.BodyWriter(body)
            copying = _Copying(library, writer)
            for file in files:
                copying.copy(file)
            snapshot = Snapshot(
                name=path.name.removesuffix(archive.SUFFIX),
                taken=now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                reason=reason,
                documents=copying.documents,
                annotations=copying.annotations,
                annotation_files=copying.annotation_files,
                files=copying.files,
                lost=lost(newest, copying.annotation_files),
                state=state,
                unread=tuple(copying.unread),
            )
            snapshot = archive.write(path, snapshot, body, writer.end())
    except OSError as error:
        raise storage_error(error, path) from error
    shelf.make_room(now, kept | {snapshot.name})
    return snapshot


class _Copying:
    """Copies files into an archive and counts what they are."""

    def __init__(self, library: Path, writer: archive.BodyWriter) -> None:
        self._library = library
        self._writer = writer
        self.files = self.documents = self.annotations = self.annotation_files = 0
        self.unread: list[str] = []

    def copy(self, file: Listed) -> None:
        """Copy a file, unless it has gone; one that cannot be read must not prevent the others."""
        try:
            content = read_whole(self._library / file.name)
        except OSError:
            self.unread.append(file.name)
            return
        if content is None:
            return
        self._writer.add(file.name, content, file.modified // 10**9)
        self.files += 1
        if _ANNOTATION.fullmatch(file.name):
            self.annotation_files += 1
            self.annotations += not _DELETED.search(content)
        elif _RECORD.fullmatch(file.name):
            self.documents += not _REMOVED.search(content)
