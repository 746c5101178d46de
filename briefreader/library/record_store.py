"""The records of a library: on disk first, then in memory.

Several processes may write to one folder: what another one changed in a record is kept, a file that
is no record is set aside, and of the versions that a sync tool left the newest counts.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from briefreader.domain.report import Problem
from briefreader.files import free_name, printable, write_many_atomically
from briefreader.library.record_codec import from_bytes, to_bytes
from briefreader.library.record_merging import merge
from briefreader.library.records import Record, Standing
from briefreader.locking import read_error, write_lock

BROKEN = ".broken"

Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size in bytes."""

NEVER: Stamp = (0, 0)
_ID = re.compile(r"[0-9a-f]{16}")
_OWN_NAME = re.compile(r"[0-9a-f]{16}\.json")


class RecordStore:
    """All records of a library, in memory and on disk; `refresh` reads what others changed.

    Methods that read or write raise StorageError where the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records: dict[str, Record] = {}
        self._stamps: dict[str, Stamp] = {}
        self._rivals: dict[Path, Stamp] = {}
        self._by_path: dict[str, str] = {}
        self._by_past_path: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self._by_text: dict[str, str] = {}
        self._problems: dict[Path, str] = {}
        self.refresh()

    def __iter__(self) -> Iterator[Record]:
        return iter(tuple(self._records.values()))

    def get(self, document_id: str) -> Record | None:
        return self._records.get(document_id)

    def by_path(self, path: str) -> Record | None:
        """The record of the document last known at this path."""
        return self._records.get(self._by_path.get(path, ""))

    def by_past_path(self, path: str) -> Record | None:
        """The record of the document that was last at this path, and is not there any more."""
        return self._records.get(self._by_past_path.get(path, ""))

    def below(self, folders: Iterable[str]) -> Iterator[tuple[str, Record]]:
        """The paths at or below these at which documents are known to be, with their records."""
        tops = set(folders)
        beginnings = tuple(top.rstrip(os.sep) + os.sep for top in tops)
        for path, key in tuple(self._by_path.items()):
            record = self._records.get(key)
            if record is not None and (path in tops or path.startswith(beginnings)):
                yield path, record

    def by_text(self, text_id: str) -> Record | None:
        """The record of the document that has, or had, this text."""
        return self._records.get(self._by_text.get(text_id, ""))

    def by_digest(self, file_digest: str) -> Record | None:
        """The record of the document whose file had these bytes."""
        return self._records.get(self._by_digest.get(file_digest, ""))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye."""
        return tuple(Problem(printable(path), what) for path, what in self._problems.items())

    def save(self, record: Record) -> None:
        """Make a record durable; the old one stays where that cannot be done.

        What another process changed in it meanwhile is kept.
        """
        self.save_many((record,), {})

    def save_many(self, records: Iterable[Record], files: Mapping[Path, bytes]) -> None:
        """Make records, and first the copied files that they speak of, durable together."""
        records = tuple(records)
        write_many_atomically(files)
        if not records:
            return
        with write_lock(self._folder):
            merged = [self._merged(record) for record in records]
            write_many_atomically({self.path_of(record.id): to_bytes(record) for record in merged})
        for record in merged:
            self._keep(record)

    def refresh(self) -> bool:
        """Read what has changed on disk since the last look; whether anything had."""
        found, rivals, self._problems = self._listed()
        changed = {name for name, stamp in found.items() if self._stamps.get(name) != stamp}
        if rivals != self._rivals:
            changed |= {path.name[:16] for path in rivals.keys() | self._rivals.keys()}
        gone = self._records.keys() - found.keys() - {path.name[:16] for path in rivals}
        for name in gone:
            del self._records[name]
        self._stamps, self._rivals = found, rivals
        for name in sorted(changed & found.keys()):
            self._take(self.path_of(name), name)
        self._choose(changed)
        return bool(changed or gone)

    def path_of(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"

    def _listed(self) -> tuple[dict[str, Stamp], dict[Path, Stamp], dict[Path, str]]:
        """The stamps of the records, those of conflicted copies, and the files set aside."""
        own: dict[str, Stamp] = {}
        rivals: dict[Path, Stamp] = {}
        aside: dict[Path, str] = {}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    name, path = entry.name, Path(entry.path)
                    if not _ID.match(name):
                        continue
                    if name.endswith(BROKEN):
                        aside[path] = "This record could not be read and was set aside."
                    elif _OWN_NAME.fullmatch(name):
                        own[name[:16]] = _stamp(path)
                    elif name.endswith(".json"):
                        rivals[path] = _stamp(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise read_error(error, self._folder) from error
        return own, rivals, aside

    def _choose(self, names: Collection[str]) -> None:
        """Of a record and what a sync tool kept beside it, let the one written last count."""
        for path, stamp in sorted(self._rivals.items(), key=lambda item: item[1]):
            name = path.name[:16]
            own = self._stamps.get(name, NEVER)
            if name in names and stamp > own and (record := self._read(path, name)):
                self._know(record)
            older = self.path_of(name).name if stamp > own else path.name
            self._problems.setdefault(path, f"Two versions of one record; {older} is the older.")

    def _merged(self, record: Record) -> Record:
        """A record with what another process wrote since this one last read it."""
        path = self.path_of(record.id)
        if _stamp(path) == self._stamps.get(record.id, NEVER):
            return record
        try:
            theirs = from_bytes(path.read_bytes())
        except FileNotFoundError:
            return record
        except ValueError:
            self._set_aside(path, "it is not a record")
            return record
        except OSError as error:
            raise read_error(error, path) from error
        return merge(self._records.get(record.id), record, theirs)

    def _keep(self, record: Record) -> None:
        self._stamps[record.id] = _stamp(self.path_of(record.id))
        self._know(record)

    def _know(self, record: Record) -> None:
        self._records[record.id] = record
        for sighting in record.sightings:
            if sighting.standing is Standing.PAST:
                self._by_past_path[sighting.path] = record.id
                if self._by_path.get(sighting.path) == record.id:
                    del self._by_path[sighting.path]
            self._by_digest[sighting.digest] = record.id
        for sighting in record.present:
            self._by_path[sighting.path] = record.id
        for text_id in record.old_texts:
            self._by_text.setdefault(text_id, record.id)
        self._by_text[record.text] = record.id

    def _take(self, path: Path, name: str) -> None:
        """Read a record's own file; one that cannot be read is no longer known."""
        record = self._read(path, name)
        if record is not None:
            self._know(record)
        else:
            self._records.pop(name, None)
            self._stamps.pop(name, None)

    def _read(self, path: Path, name: str) -> Record | None:
        try:
            record = from_bytes(path.read_bytes())
        except OSError as error:
            self._problems[path] = f"This record cannot be read: {error.strerror}."
        except ValueError as error:
            self._set_aside(path, str(error))
        else:
            if record.id == name:
                return record
            self._problems[path] = f"This is the record of another document, {record.id}."
        return None

    def _set_aside(self, path: Path, reason: str) -> None:
        """Give a broken file another name, never that of a file that exists."""
        aside = free_name(path, BROKEN)
        try:
            path.rename(aside)
        except OSError:
            self._problems[path] = f"This record cannot be read: {reason}."
        else:
            self._problems[aside] = f"This record could not be read ({reason}) and was set aside."


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return NEVER
    return (status.st_mtime_ns, status.st_size)
