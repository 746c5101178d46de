"""A TOML file of the user's: durable, merged with what others write, never lost when broken."""

import os
import re
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, Generic, TypeVar

from briefreader.domain.errors import StorageError
from briefreader.domain.report import Problem
from briefreader.files import free_name, move, printable, storage_error, write_atomically
from briefreader.library.toml_text import toml_text
from briefreader.locking import read_error, write_lock

BROKEN = ".broken"

Content = TypeVar("Content")

Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size in bytes."""


class PreciousToml(Generic[Content]):
    """The content of one file in a library's folder, read again whenever the file has changed.

    Every change is on disk before the call returns, and what another process wrote is kept. A file
    that does not parse is set aside under a name ending in `.broken` and listed under `problems`;
    of the versions that a sync tool left the newest counts. Methods raise StorageError where the
    folder cannot be used. Safe to use from several threads.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        subject: str,
        parse: Callable[[dict[str, Any]], Content],
        write: Callable[[Content], dict[str, Any]],
    ) -> None:
        """`subject` names what the file holds (“saved searches”), for sentences to the user.

        `parse` makes the content of a table, an empty one where there is no file, and raises
        ValueError where it has another form; `write` makes the table again.
        """
        self._folder = folder
        self._path = folder / name
        self._subject = subject
        self._parse = parse
        self._write = write
        self._conflict = _conflict_names(name)
        self._lock = RLock()
        self._seen: tuple[Path, Stamp] | None = None
        self._empty = self._content = parse({})

    def read(self) -> Content:
        """What the newest version holds; one that does not parse is set aside for the next."""
        with self._lock:
            while (path := self._newest()) is not None:
                seen = (path, _stamp(path))
                if seen == self._seen:
                    return self._content
                try:
                    self._content = self._parse(
                        tomllib.loads(path.read_bytes().decode("utf-8-sig"))
                    )
                except (ValueError, RecursionError):
                    self._set_aside(path)
                except OSError as error:
                    raise read_error(error, path) from error
                else:
                    self._seen = seen
                    return self._content
            self._seen, self._content = None, self._empty
            return self._content

    @property
    def known(self) -> Content:
        """What was read last, without a look at the disk."""
        return self._content

    def change(self, change: Callable[[Content], Content]) -> None:
        """Write what a function makes of the present content, if it is another."""
        with self._lock, write_lock(self._folder):
            before = self.read()
            after = change(before)
            if after == before:
                return
            if self._seen is not None and self._seen[0] != self._path and self._path.exists():
                # A newer version counts; the older one that has this name is kept beside.
                now = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S %f")
                aside = f"{self._path.stem} (conflicted copy {now}).toml"
                move(self._path, self._path.with_name(aside))
            write_atomically(self._path, toml_text(self._write(after)).encode())
            self._be_newest()
            self._content = after
            self._seen = (self._path, _stamp(self._path))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye: broken ones, and older versions of a conflict."""
        with self._lock:
            self.read()
            newest = self._newest()
            aside = f"The {self._subject} in this file could not be read; it was set aside."
            broken = sorted(self._folder.glob(f"{self._path.name}*{BROKEN}"))
            older = sorted(path for path in self._versions() if path != newest)
            return (
                *(Problem(printable(path), aside) for path in broken),
                *(
                    Problem(printable(path), f"Older {self._subject}; {newest.name} counts.")
                    for path in older
                    if newest is not None
                ),
            )

    def _set_aside(self, path: Path) -> None:
        """Give a broken file another name; raises StorageError, so that it is never overwritten."""
        try:
            path.rename(free_name(self._path, BROKEN))
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(
                f"The {self._subject} in “{printable(path)}” cannot be read, and the file cannot"
                f" be set aside: {error.strerror}. Mend it or move it away."
            ) from error

    def _be_newest(self) -> None:
        """Let what was just written count, also where another version has a time to come."""
        newest = self._newest()
        if newest is not None and newest != self._path:
            time = _stamp(newest)[0] + 1
            try:
                os.utime(self._path, ns=(time, time))
            except OSError as error:
                raise storage_error(error, self._path) from error

    def _newest(self) -> Path | None:
        return max(
            self._versions(), key=lambda path: (_stamp(path), path == self._path), default=None
        )

    def _versions(self) -> list[Path]:
        """The file, and what sync tools left of other versions."""
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - the names are all that is needed
        except FileNotFoundError:
            return []
        except OSError as error:
            raise read_error(error, self._folder) from error
        return [
            self._folder / name
            for name in names
            if name == self._path.name or self._conflict.fullmatch(name)
        ]


def _conflict_names(name: str) -> re.Pattern[str]:
    """The names that sync tools give to another version of a file of this name."""
    stem = re.escape(name.removesuffix(".toml"))
    conflict = "(?i:conflict|konflikt|conflit)"
    return re.compile(
        rf"{stem}.*{conflict}.*\.(?i:toml)"  # Dropbox, Nextcloud, Syncthing, Seafile, Resilio
        rf"|\[(?i:conflict)\] ?{stem}\.toml"  # Google Drive
        rf"|{stem} ?\(\d+\)\.toml|{stem} \d+\.toml"  # Google Drive, iCloud
        rf"|{stem}-[A-Z0-9][A-Z0-9-]*\.toml"  # OneDrive: the name of a computer
        rf"|{stem}\.(?i:toml).*{conflict}(?!.*\.(?:tmp|part|broken)$).*"
    )


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
