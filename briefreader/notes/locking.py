"""One writer at a time among all processes that share a folder of annotations."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefreader.files import storage_error

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
