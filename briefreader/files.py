"""Writing that survives a crash, and the digests by which files are known."""

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from briefreader.domain.errors import StorageError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EEXIST: "a part of this path is a file, not a folder",
    errno.ENOTDIR: "a part of this path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


_WRITERS = 8
"""Files that are written at the same time: their waits for the disk overlap."""

_MANY = 4
"""From how many files on it pays to write several at the same time."""


def write_atomically(path: Path, content: bytes) -> os.stat_result:
    """Replace a file so that a reader, or a crash, sees the old content or the new, never a part.

    A temporary file in the same folder, fsync, rename, fsync of the folder. Missing folders are
    made. Returns the status of what was written, whoever replaces it afterwards. Raises
    StorageError with a sentence for the user (full disk, read-only folder, ...); the old file is
    untouched then.
    """
    try:
        status = _write_and_rename(path, content)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error
    return status


def write_many_atomically(contents: Mapping[Path, bytes]) -> dict[Path, os.stat_result]:
    """Write many files as `write_atomically` does, waiting for the disk only once for all.

    When it returns all are durable. After an error some may have been written, each of them whole.
    """
    if len(contents) < _MANY:
        return {path: write_atomically(path, content) for path, content in contents.items()}
    # Reading needs no threads, and starts without their import.
    from concurrent.futures import ThreadPoolExecutor

    files = list(contents.items())
    shares = [files[first::_WRITERS] for first in range(min(_WRITERS, len(files)))]
    folders = {path.parent for path in contents}
    try:
        with ThreadPoolExecutor(max_workers=_WRITERS) as pool:
            # The list raises the first share's error, when all have come to their end.
            written = [item for share in pool.map(_write_share, shares) for item in share]
            list(pool.map(_sync, folders))
    except StorageError:
        # What was written stays, so that it is made durable too.
        for folder in folders:
            with suppress(OSError):
                sync_folder(folder)
        raise
    return dict(written)


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise storage_error(error, folder) from error


def _write_share(files: Iterable[tuple[Path, bytes]]) -> list[tuple[Path, os.stat_result]]:
    """Write files one after the other, up to the first that cannot be; raises StorageError."""
    written = []
    for path, content in files:
        try:
            written.append((path, _write_and_rename(path, content)))
        except OSError as error:
            raise storage_error(error, path) from error
    return written


def _write_and_rename(path: Path, content: bytes) -> os.stat_result:
    temporary = os.path.join(path.parent, f".{os.urandom(8).hex()}.tmp")  # noqa: PTH118 - fast
    try:
        with _created(temporary) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            status = os.fstat(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105 - fast
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return status


def _created(name: str) -> BinaryIO:
    """A new file that only the user may read, its folder made if need be."""
    try:
        return open(name, "xb", opener=_private)
    except FileNotFoundError:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        return open(name, "xb", opener=_private)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def move(source: Path, target: Path) -> None:
    """Rename a file durably, making the target's folder; raises StorageError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        for folder in {source.parent, target.parent}:
            sync_folder(folder)
    except OSError as error:
        raise storage_error(error, target) from error


def free_name(path: Path, ending: str) -> Path:
    """The path with an ending put to its name, and a number before it where such a file exists."""
    free = path.with_name(f"{path.name}{ending}")
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}.{number}{ending}")
    return free


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
        f"Could not save “{printable(path)}”: {reason}. Nothing that was saved before is lost."
    )


def digest(content: bytes) -> str:
    """The digest by which a file's bytes are known: 32 hexadecimal digits of BLAKE2b."""
    return blake2b(content).hexdigest()[:32]


def printable(path: Path | str) -> str:
    """A path as text that can be shown and stored: bytes that are no UTF-8 become `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
