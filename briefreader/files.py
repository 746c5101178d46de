"""Writing that survives a crash, and the digests by which files are known."""

import errno
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

from briefreader.domain.errors import StorageError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOTDIR: "a part of this path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file so that a reader, or a crash, sees the old content or the new, never a part.

    A temporary file in the same folder, fsync, rename, fsync of the folder. Missing folders are
    made. Raises StorageError with a sentence for the user (full disk, read-only folder, ...); the
    old file is untouched then.
    """
    try:
        _write_and_rename(path, content)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error


def write_many_atomically(contents: Mapping[Path, bytes]) -> None:
    """Write many files as `write_atomically` does, waiting for the disk only once for all.

    When it returns all are durable. After an error some may have been written, each of them whole.
    """
    if not contents:
        return
    with ThreadPoolExecutor(max_workers=8) as pool:
        futures = {
            path: pool.submit(_write_and_rename, path, content)
            for path, content in contents.items()
        }
    for path, future in futures.items():
        error = future.exception()
        if isinstance(error, OSError):
            raise storage_error(error, path) from error
        if error is not None:
            raise error
    for folder in {path.parent for path in contents}:
        try:
            sync_folder(folder)
        except OSError as error:
            raise storage_error(error, folder) from error


def _write_and_rename(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def move(source: Path, target: Path) -> None:
    """Rename a file durably, making the target's folder; raises StorageError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        for folder in {source.parent, target.parent}:
            sync_folder(folder)
    except OSError as error:
        raise storage_error(error, target) from error


def sync_folder(folder: Path) -> None:
    """Make renames and deletions in a folder durable, where the platform can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def storage_error(error: OSError, path: Path) -> StorageError:
    """The sentence that tells the user what is wrong with the disk or the folder."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return StorageError(
        f"Could not save “{path}”: {reason}. Nothing that was saved before is lost."
    )


def digest(content: bytes) -> str:
    """The digest by which a file's bytes are known: 32 hexadecimal digits of BLAKE2b."""
    return blake2b(content).hexdigest()[:32]


def walk_files(folder: Path) -> Iterator[Path]:
    """The files below a folder in a stable order, without hidden ones and linked folders.

    Entries that are no regular files (FIFOs, devices, sockets) are yielded too, for the caller to
    refuse with a reason; folders that may not be read are passed over.
    """
    for root, names, files in os.walk(folder, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)


def printable(path: Path | str) -> str:
    """A path as text that can be shown and stored: bytes that are no UTF-8 become `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
