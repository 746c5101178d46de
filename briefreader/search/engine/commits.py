"""The index's folder: which segments make up the newest commit, and how another is made.

Whoosh's table of contents names the segments; a commit is a new table under the next number.
Nothing is changed in place, so that readers need no lock and a writer that dies leaves the old
commit standing. Whoosh pickles the table: a checksum behind it, which Whoosh does not read, tells a
damaged one before anything is made of it.
"""

import os
import pickle
import re
import struct
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, clean_files
from whoosh.index import IndexError as WhooshError

from briefreader.domain.errors import StorageError
from briefreader.files import storage_error, sync_folder
from briefreader.search.engine.array_file import DamagedFile
from briefreader.search.engine.codec import ArraySegment, schema

NAME = "BRIEFREADER3"
"""The index's name in its files' names; a new number makes an index of an older layout unknown."""

PATIENCE = 15.0
"""Seconds to wait for another writer."""

UNUSABLE = (
    OSError,
    WhooshError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ImportError,
    AssertionError,
    MemoryError,
    OverflowError,
    RuntimeError,
    pickle.UnpicklingError,
    struct.error,
)
"""What reading a table or segment raises that is damaged, or of another version of Whoosh."""

_CHECKSUM = struct.Struct("<8sI")
_CHECKED = b"BRCHECK1"

_TABLE = re.compile(rf"_{NAME}_(\d+)\.toc")


class _DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's folder for its tables: checked, kept through a power cut, and never left open."""

    def open_file(self, name: str, **options: Any) -> StructFile:
        written = Path(self._fpath(name)).read_bytes()
        content, end = written[: -_CHECKSUM.size], written[-_CHECKSUM.size :]
        if end != _CHECKSUM.pack(_CHECKED, zlib.crc32(content)):
            raise DamagedFile(f"{name} is damaged")
        return StructFile(BytesIO(content), name=name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        with Path(self._fpath(oldname)).open("r+b") as file:
            content = file.read()
            file.write(_CHECKSUM.pack(_CHECKED, zlib.crc32(content)))
            file.flush()
            os.fsync(file.fileno())
        Path(self._fpath(oldname)).replace(self._fpath(newname))
        sync_folder(Path(self.folder))


class CommitFolder:
    """A folder with an index in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._storage = _DurableStorage(str(folder))

    def newest(self) -> tuple[str, int] | None:
        """What tells one commit from another (table and time written), or None without any."""
        try:
            names = [path.name for path in self.folder.iterdir()]
            tables = [found for name in names if (found := _TABLE.fullmatch(name))]
            if not tables:
                return None
            table = max(tables, key=lambda found: int(found[1]))[0]
            return table, (self.folder / table).stat().st_mtime_ns
        except OSError:
            return None

    def segments(self) -> tuple[ArraySegment, ...]:
        """The segments of the newest commit; raises one of UNUSABLE."""
        segments: list[Any] = TOC.read(self._storage, NAME, schema=schema()).segments
        if not all(isinstance(segment, ArraySegment) for segment in segments):
            raise DamagedFile(f"{self.folder} holds segments of another kind")
        return tuple(segments)

    def size(self, segment: ArraySegment) -> int:
        """The bytes that a segment takes; 0 where its file is gone."""
        try:
            return segment.file(self.folder).stat().st_size
        except OSError:
            return 0

    def commit(self, segments: Sequence[ArraySegment]) -> None:
        """Make these segments the index, and delete files that no commit names; needs the lock."""
        generation = max(0, TOC._latest_generation(self._storage, NAME) + 1)
        TOC(schema(), list(segments), generation).write(self._storage, NAME)
        clean_files(self._storage, NAME, generation, segments)
        for path in self.folder.iterdir():
            if path.name.startswith(f"_{NAME}_") and path.suffix != ".toc":
                path.unlink(missing_ok=True)

    def wipe(self) -> None:
        """Empty the folder and begin anew; needs the lock, whose file stays."""
        for path in self.folder.iterdir():
            if path.name != self._lock_name and not path.is_dir():
                path.unlink(missing_ok=True)
        self.commit(())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer; raises StorageError where another stays or the disk fails."""
        lock = self._storage.lock(self._lock_name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            end = time.monotonic() + PATIENCE
            while not lock.acquire():
                if time.monotonic() > end:
                    raise StorageError(
                        "The search index is being written by another briefreader."
                        " Wait for it to finish or close it, then try again."
                    )
                time.sleep(0.02)
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            raise storage_error(error, self.folder) from error

    @property
    def _lock_name(self) -> str:
        return f"{NAME}_WRITELOCK"
