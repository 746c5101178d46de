"""One snapshot as one file: a tar archive compressed by gzip, which any tool can open.

The file is two gzip members after each other, which count as one (RFC 1952, 2.2): the first holds
`snapshot.json`, which says what the snapshot is and gives the digest of the second; the second
holds the files. So a list of snapshots costs no unpacking, and damage shows without any. The
entries are in POSIX's ustar format; names that it cannot hold are written as pax has it.
"""

import gzip
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from briefreader.domain.errors import StorageError
from briefreader.domain.snapshot import Snapshot
from briefreader.files import printable, storage_error, sync_folder
from briefreader.locking import read_error

SUFFIX = ".tar.gz"
ABOUT = "snapshot.json"
FORMAT = 1

_BLOCK = 512
_GZIP = 31
"""What zlib calls a gzip member with a window of 32 KiB."""

_LEVEL = 6
_CHUNK = 1 << 17
"""Bytes that are compressed at a time: large enough for other threads to go on meanwhile."""

_MOST_ABOUT = 1 << 24
"""Bytes that what is said of a snapshot may take, unpacked."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the first member of an archive says."""

    snapshot: Snapshot
    body_digest: str
    body_size: int


class BodyWriter:
    """Writes the files of a snapshot into a temporary file, compressed, one after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
        self._digest = blake2b(digest_size=16)
        self._waiting: list[bytes] = []
        self._length = 0
        self.size = 0

    def add(self, name: str, content: bytes, modified: int) -> None:
        """Add a file under its path relative to the library, written at `modified` (seconds)."""
        self._put(_entry(name, content, modified))

    def end(self) -> str:
        """Write what is left; the digest of all. Raises OSError."""
        self._put(b"\0" * (2 * _BLOCK))
        self._flush()
        self._write(self._compressor.flush())
        return self._digest.hexdigest()

    def _put(self, data: bytes) -> None:
        self._waiting.append(data)
        self._length += len(data)
        if self._length >= _CHUNK:
            self._flush()

    def _flush(self) -> None:
        self._write(self._compressor.compress(b"".join(self._waiting)))
        self._waiting, self._length = [], 0

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)
        self.size += len(data)


def write(path: Path, snapshot: Snapshot, body: IO[bytes], body_digest: str) -> Snapshot:
    """Make a snapshot of its parts, complete or not at all; raises StorageError.

    `body` is the file that a BodyWriter wrote.
    """
    about = asdict(replace(snapshot, size=0)) | {
        "format": FORMAT,
        "body_digest": body_digest,
        "body_size": body.tell(),
    }
    entry = _entry(ABOUT, json.dumps(about, ensure_ascii=True, indent=1).encode())
    temporary = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with open(temporary, "xb", opener=_private) as file:
            file.write(zlib.compress(entry, 9, _GZIP))
            body.seek(0)
            shutil.copyfileobj(body, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
        return replace(snapshot, size=path.stat().st_size)
    except OSError as error:
        raise storage_error(error, path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _entry(name: str, content: bytes, modified: int = 0) -> bytes:
    padding = -len(content) % _BLOCK
    return _header(name, len(content), modified) + content + bytes(padding)


_BEFORE_SIZE = b"0000600\0" + 2 * b"0000000\0"
"""The mode (for the user only), the owner and the group (none)."""

_AFTER_CHECKSUM = b"0" + bytes(100) + b"ustar\0" + b"00" + bytes(247)
"""The kind (a file), no link, the format with its version, and nothing else."""

_SUM = sum(_BEFORE_SIZE) + sum(b" " * 8) + sum(_AFTER_CHECKSUM)


def _header(name: str, size: int, modified: int) -> bytes:
    """A file's header; `tarfile` writes those out of the ordinary, and takes far longer for it."""
    if not name.isascii() or len(name) >= 100 or size >= 1 << 33:
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, modified, 0o600
        return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
    plain = name.encode("ascii").ljust(100, b"\0")
    numbers = b"%011o\0%011o\0" % (size, modified)
    checksum = b"%06o\0 " % (sum(plain) + sum(numbers) + _SUM)
    return plain + _BEFORE_SIZE + numbers + checksum + _AFTER_CHECKSUM


def read_about(path: Path) -> Read:
    """What a snapshot is; raises StorageError where the file is none."""
    try:
        with path.open("rb") as file:
            about, _ = _about(file)
            return _read(path, about, path.stat().st_size)
    except OSError as error:
        raise read_error(error, path) from error
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise _damaged(path) from error


def _about(file: IO[bytes]) -> tuple[dict[str, Any], int]:
    """The object in the first member, and where the second one begins."""
    unpacking = zlib.decompressobj(_GZIP)
    entry = b""
    while not unpacking.eof and len(entry) < _MOST_ABOUT and (start := file.read(1 << 14)):
        entry += unpacking.decompress(start)
    if not unpacking.eof or not entry.startswith(ABOUT.encode() + b"\0"):
        raise ValueError("no first member")
    size = int(entry[124:135], 8)
    about = json.loads(entry[_BLOCK : _BLOCK + size])
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise ValueError("of another kind")
    return about, file.tell() - len(unpacking.unused_data)


def _read(path: Path, about: dict[str, Any], size: int) -> Read:
    return Read(
        Snapshot(
            name=path.name.removesuffix(SUFFIX),
            taken=str(about["taken"]),
            reason=str(about["reason"]),
            documents=int(about["documents"]),
            annotations=int(about["annotations"]),
            annotation_files=int(about["annotation_files"]),
            files=int(about["files"]),
            lost=int(about["lost"]),
            state=str(about["state"]),
            unread=tuple(map(str, about["unread"])),
            size=size,
        ),
        str(about["body_digest"]),
        int(about["body_size"]),
    )


def verify(path: Path) -> None:
    """See whether a snapshot is as it was written; raises StorageError where it is not."""
    try:
        with path.open("rb") as file:
            about, start = _about(file)
            read = _read(path, about, 0)
            file.seek(start)
            said = blake2b(digest_size=16)
            while chunk := file.read(1 << 20):
                said.update(chunk)
    except OSError as error:
        raise read_error(error, path) from error
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise _damaged(path) from error
    if said.hexdigest() != read.body_digest:
        raise _damaged(path)


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a snapshot with their paths; raises StorageError where it is damaged."""
    verify(path)
    try:
        with gzip.open(path) as file:
            for name, content in _entries(file):
                if name != ABOUT and _is_safe(name):
                    yield name, content
    except OSError as error:
        raise read_error(error, path) from error
    except (ValueError, EOFError, zlib.error) as error:
        raise _damaged(path) from error


def _entries(file: gzip.GzipFile) -> Iterator[tuple[str, bytes]]:
    """The entries of an archive that this program wrote: `tarfile` takes three times as long."""
    long_name = ""
    while (header := file.read(_BLOCK)).strip(b"\0"):
        size, kind = int(header[124:135], 8), header[156:157]
        content = file.read(size + -size % _BLOCK)[:size]
        if len(header) < _BLOCK or len(content) < size:
            raise EOFError
        if kind == tarfile.XHDTYPE:
            long_name = _path_in(content)
        elif kind == tarfile.REGTYPE:
            name = header[:100].rstrip(b"\0").decode("utf-8", "surrogateescape")
            yield long_name or name, content
            long_name = ""


def _path_in(records: bytes) -> str:
    """The path in an extended header of pax: records of "length key=value", each with a newline."""
    while records:
        length, _, _ = records.partition(b" ")
        key, _, value = records[len(length) + 1 : int(length) - 1].partition(b"=")
        if key == b"path":
            return value.decode("utf-8", "surrogateescape")
        records = records[int(length) :]
    return ""


def _is_safe(name: str) -> bool:
    """Whether a name in an archive stays within the library, on every system."""
    parts = name.split("/")
    strange = set("\\:") if os.name == "nt" else set()
    return not any(part in ("", ".", "..") or strange & set(part) for part in parts)


def _damaged(path: Path) -> StorageError:
    return StorageError(f"The snapshot “{printable(path)}” is damaged and cannot be brought back.")
