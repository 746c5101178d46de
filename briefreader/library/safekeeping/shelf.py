"""The folder in which the snapshots of a library lie."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefreader.domain.errors import StorageError
from briefreader.domain.report import Problem
from briefreader.domain.snapshot import Snapshot
from briefreader.files import printable, storage_error, sync_folder
from briefreader.library.safekeeping import archive
from briefreader.library.safekeeping.keeping import superfluous
from briefreader.locking import read_error

_LEFTOVER_AGE = 3600.0
"""Seconds after which a temporary file is that of a process that died."""

_NAME = "%Y-%m-%dT%H%M%S.%fZ"
_OWN_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z" + re.escape(archive.SUFFIX))


class Shelf:
    """The snapshots in one folder. What is read of one is kept: its file never changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[Path, Snapshot] = {}

    def all(self) -> tuple[Snapshot, ...]:
        """The snapshots, the newest first; damaged ones are left out. Raises StorageError."""
        return tuple(reversed(self._read()[0].values()))

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with any of the snapshots; all of them are read for it."""
        sound, damaged = self._read()
        for path in sound:
            try:
                archive.verify(path)
            except StorageError as error:
                damaged[path] = str(error)
        return tuple(Problem(printable(path), what) for path, what in sorted(damaged.items()))

    def _read(self) -> tuple[dict[Path, Snapshot], dict[Path, str]]:
        """The snapshots by their paths, the oldest first, and what is wrong with others."""
        known, sound = self._known, dict[Path, Snapshot]()
        damaged: dict[Path, str] = {}
        for path in self._paths():
            try:
                sound[path] = known.get(path) or archive.read_about(path).snapshot
            except StorageError as error:
                damaged[path] = str(error)
        # Replaced as a whole: several threads may ask at a time.
        self._known = sound
        return sound, damaged

    def path_of(self, name: str) -> Path:
        return self.folder / f"{name}{archive.SUFFIX}"

    def free_name(self, moment: datetime) -> str:
        """A name for a snapshot taken now, later than those of all that are there.

        The clock may have been set back, or two may fall into one millisecond.
        """
        for snapshot in self.all()[:1]:
            newest = datetime.strptime(snapshot.name, _NAME).replace(tzinfo=UTC)
            moment = max(moment, newest + timedelta(milliseconds=1))
        return moment.astimezone(UTC).strftime(_NAME)[:-4] + "Z"

    def make_room(self, now: datetime, kept: frozenset[str] = frozenset()) -> None:
        """Remove the snapshots that are too many, but none of those named; raises StorageError."""
        for snapshot in superfluous(self.all(), now):
            if snapshot.name not in kept:
                path = self.path_of(snapshot.name)
                try:
                    path.unlink(missing_ok=True)
                    sync_folder(self.folder)
                except OSError as error:
                    raise storage_error(error, path) from error

    def clear_leftovers(self) -> None:
        """Remove what is left of snapshots whose taking was interrupted."""
        limit = time.time() - _LEFTOVER_AGE
        for path in self.folder.glob(".*.tmp"):
            try:
                if path.stat().st_mtime < limit:
                    path.unlink()
            except OSError:
                # It may be another process's, or the folder read-only: it does no harm.
                continue

    def _paths(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.iterdir() if _OWN_NAME.fullmatch(path.name))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise read_error(error, self.folder) from error
