"""Upkeep of the notes on disk: what has been deleted long enough goes, and so do equal copies."""

import time
from contextlib import suppress
from pathlib import Path

from briefreader.domain.errors import StorageError
from briefreader.library.stores import Stores
from briefreader.notes.store import AnnotationStore

BETWEEN = 24 * 3600.0
"""Seconds between two upkeeps."""

_MARK = "notes-tidied"


def tidy_notes(stores: Stores) -> int:
    """Purge old tombstones and remove equal copies, once a day; how many files were removed."""
    mark = stores.places.cache / _MARK
    if 0 <= time.time() - _time_of(mark) < BETWEEN:
        return 0
    # What cannot be removed, in a read-only folder say, stays: the next day comes.
    with suppress(StorageError, OSError):
        mark.touch()
        # A store of its own: those of the caller need not hold all annotations of the library.
        return AnnotationStore(stores.annotations.folder, stores.catalogue.annotations).tidy()
    return 0


def _time_of(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
