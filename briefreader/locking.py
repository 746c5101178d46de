"""One writer at a time among all processes that share a folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefreader.domain.errors import StorageError
from briefreader.files import printable, storage_error

LOCK_NAME = ".lock"


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, waiting for it; the system releases it when a process dies.

    Makes the folder where it is missing. Raises StorageError where that cannot be done.
    """
    path = folder / LOCK_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise storage_error(error, path) from error
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def read_error(error: OSError, path: Path) -> StorageError:
    """What to tell the user about a file or folder of the library that cannot be read."""
    reason = error.strerror or str(error)
    return StorageError(f"Could not read “{printable(path)}”: {reason}. Nothing was changed.")
