"""Which files of a library a snapshot holds, and one whole version of each of them.

Everything that the user made, but for the copies of imported files: records, annotations, old
texts, dossiers, and the TOML files beside them, with what sync tools and this program set aside.
"""

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from briefreader.config import OWN_FOLDERS
from briefreader.locking import read_error

FOLDERS = tuple(name for name in OWN_FOLDERS if name != "documents")

_DEPTH = 2
"""How deep the folders go: `annotations/<document id>/`."""

_ATTEMPTS = 5
"""How often a file is read again that was written to while it was being read."""


class Listed(NamedTuple):
    """A file of the library: its path relative to it, with `/`, its size, when it was written."""

    name: str
    size: int
    modified: int


def listed(library: Path) -> tuple[Listed, ...]:
    """The files that belong to the user's work, always in one order; raises StorageError."""
    found = list(_in_folder(library, "", 0, only_toml=True))
    for folder in FOLDERS:
        found.extend(_in_folder(library / folder, f"{folder}/", _DEPTH))
    return tuple(found)


def _in_folder(
    folder: Path, prefix: str, depth: int, *, only_toml: bool = False
) -> Iterator[Listed]:
    """The files in a folder by name, then those in its folders.

    Each folder is put in order by itself: all at once would hold up other threads.
    """
    files: list[Listed] = []
    inner: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(".") or (only_toml and ".toml" not in name):
                    continue
                try:
                    status = entry.stat()
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(status.st_mode):
                    files.append(Listed(prefix + name, status.st_size, status.st_mtime_ns))
                elif depth and stat.S_ISDIR(status.st_mode):
                    inner.append(name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise read_error(error, folder) from error
    yield from sorted(files)
    for name in sorted(inner):
        yield from _in_folder(folder / name, f"{prefix}{name}/", depth - 1)


def state_of(files: tuple[Listed, ...]) -> str:
    """A digest that changes when any file comes, goes or is written: 32 hexadecimal digits."""
    said = blake2b(digest_size=16)
    for file in files:
        line = f"{file.name}\0{file.size}\0{file.modified}\n"
        said.update(line.encode("utf-8", "surrogateescape"))
    return said.hexdigest()


def read_whole(path: Path) -> bytes | None:
    """One whole version of a file, also while it is being replaced; None where it has gone.

    Raises OSError where it cannot be read.
    """
    content = b""
    for _ in range(_ATTEMPTS):
        try:
            with path.open("rb", buffering=0) as file:
                before = os.fstat(file.fileno())
                content = file.readall()
                after = os.fstat(file.fileno())
        except FileNotFoundError:
            return None
        unchanged = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
        if unchanged and len(content) == after.st_size:
            break
    return content
