"""Writing that survives a crash, and the digests by which files are known."""

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

from briefreader.domain.errors import StorageError


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file so that a reader, or a crash, sees the old content or the new, never a part.

    A temporary file in the same folder, fsync, rename, fsync of the folder. Missing folders are
    made. Raises StorageError with a sentence for the user (full disk, read-only folder, ...); the
    old file is untouched then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_and_rename(path, content)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error


def _write_and_rename(path: Path, content: bytes) -> None:
    temporary = NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False)  # noqa: SIM115
    try:
        with temporary:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        os.replace(temporary.name, path)
    except BaseException:
        Path(temporary.name).unlink(missing_ok=True)
        raise


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
    reasons = {
        "ENOSPC": "the disk is full",
        "EDQUOT": "the disk quota is used up",
        "EFBIG": "the file would be larger than is allowed here",
        "EROFS": "the disk is read-only",
        "EACCES": "you may not write there",
        "EPERM": "you may not write there",
    }
    import errno

    name = errno.errorcode.get(error.errno or 0, "")
    reason = reasons.get(name, error.strerror or str(error))
    return StorageError(
        f"Could not save “{path}”: {reason}. Nothing that was saved before is lost."
    )


def digest(content: bytes) -> str:
    """The digest by which a file's bytes are known: 32 hexadecimal digits of BLAKE2b."""
    return blake2b(content).hexdigest()[:32]


def walk_files(folder: Path) -> Iterator[Path]:
    """The regular files below a folder in a stable order; hidden ones and links to folders left out.

    Entries that are no regular files (FIFOs, devices, sockets) are yielded too, for the caller to
    refuse with a reason; folders that may not be read are passed over.
    """
    for root, names, files in os.walk(folder, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)


def is_regular(path: Path) -> bool:
    """Whether a path is, after following links, a regular file."""
    return stat.S_ISREG(path.stat().st_mode)
