"""Removing tombstones that have been there long enough, and keeping in mind which."""

from collections.abc import Iterable
from datetime import datetime

from briefreader.locking import write_lock
from briefreader.notes.folder import DocumentFolder
from briefreader.notes.times import BEGINNING, moment
from briefreader.notes.versions import Version
from briefreader.notes.writing import unlink


def purge(folder: DocumentFolder, limit: datetime) -> int:
    """Remove a document's tombstones made and written before a time for good; how many.

    That they were deleted is durable before the first is removed. Those stay beside which another
    version lives. Raises StorageError.
    """
    old = {
        item.id: item.modified
        for item in folder.annotations()
        if item.deleted and _all_older(folder.versions_of(item.id), limit)
    }
    if not old:
        return 0
    with write_lock(folder.path.parent):
        folder.purged.add(old)
        for annotation_id in old:
            for version in folder.versions_of(annotation_id):
                unlink(folder, version)
    return len(old)


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
