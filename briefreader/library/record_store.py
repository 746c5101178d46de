"""The records of a library: on disk first, then in memory.

Several processes may write to one folder: what another one changed in a record is kept, a file that
is no record is set aside, and of the versions that a sync tool left the newest counts. Copies in
the cache spare a start the reading of one small file a document; a record is decoded when it is
asked for.
"""

import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from os import DirEntry, scandir
from pathlib import Path
from threading import RLock

from briefreader.catalogue.record_copies import RecordCopies, RecordRow
from briefreader.domain.report import Problem
from briefreader.files import free_name, printable, write_many_atomically
from briefreader.library.record_codec import from_bytes, to_bytes
from briefreader.library.record_copying import FEW, RecordCopying, Stamp, row_of
from briefreader.library.record_lookup import RecordLookup
from briefreader.library.record_merging import merge
from briefreader.library.records import Record
from briefreader.locking import read_error, write_lock

BROKEN = ".broken"

NEVER: Stamp = (0, 0)

SETTLED_SECONDS = 5.0
"""Seconds without a change after which a file is no longer being written."""

_ID = re.compile(r"[0-9a-f]{16}")
_OWN_NAME = re.compile(r"[0-9a-f]{16}\.json")


class RecordStore:
    """All records of a library, in memory and on disk; `refresh` reads what others changed.

    Methods that read or write raise StorageError where the folder cannot be used.
    """

    def __init__(self, folder: Path, copies: RecordCopies | None = None) -> None:
        """The records in `folder`; `copies` are those of its files in the cache."""
        self._folder = folder
        self._copying = RecordCopying(copies)
        self._records: dict[str, Record] = {}
        self._rivals: dict[Path, Stamp] = {}
        self._changed: set[str] = set()
        self._facts_changed: set[str] = set()
        self._found: RecordLookup | None = None
        self._lock = RLock()
        self._problems: dict[Path, str] = {}
        self._unsettled: set[str] = set()
        self._stamps, self._removed = self._copying.stamps()
        self.refresh()

    def __iter__(self) -> Iterator[Record]:
        self._decode(self._stamps.keys() - self._records.keys())
        return iter(tuple(self._records.values()))

    def __len__(self) -> int:
        return len(self._stamps.keys() | self._records.keys())

    def get(self, document_id: str) -> Record | None:
        record = self._records.get(document_id)
        if record is None and document_id in self._stamps:
            self._decode((document_id,))
            record = self._records.get(document_id)
        return record

    def present(self) -> frozenset[str]:
        """The ids of the documents that the user did not take out of the library."""
        # In steps, between which other threads go on: there may be many.
        found = set(self._stamps)
        found.update(self._records)
        found.difference_update(self._removed)
        return frozenset(found)

    def rows(self) -> Iterator[RecordRow]:
        """What the list shows of all records, those of removed documents among them."""
        decoded = dict(self._records)
        for row in self._copying.rows():
            if row.id in self._stamps and row.id not in decoded:
                yield row
        for record in decoded.values():
            yield row_of(record)

    def by_path(self, path: str) -> Record | None:
        """The record of the document last known at this path."""
        return self._records.get(self._lookup.at(path))

    def by_past_path(self, path: str) -> Record | None:
        """The record of the document that was last at this path, and is not there any more."""
        return self._records.get(self._lookup.once_at(path))

    def below(self, folders: Iterable[str]) -> Iterator[tuple[str, Record]]:
        """The paths at or below these at which documents are known to be, with their records."""
        for path, key in self._lookup.below(folders):
            record = self._records.get(key)
            if record is not None:
                yield path, record

    def by_text(self, text_id: str) -> Record | None:
        """The record of the document that has, or had, this text."""
        return self._records.get(self._lookup.with_text(text_id))

    def by_digest(self, file_digest: str) -> Record | None:
        """The record of the document whose file had these bytes."""
        return self._records.get(self._lookup.with_digest(file_digest))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye."""
        return tuple(Problem(printable(path), what) for path, what in self._problems.items())

    def changed(self) -> frozenset[str]:
        """The documents whose records were changed, come or gone since this was last asked."""
        with self._lock:
            changed, self._changed = frozenset(self._changed), set()
            return changed

    def facts_changed(self) -> frozenset[str]:
        """Of the documents whose facts the user corrects, those changed since this was asked."""
        with self._lock:
            changed, self._facts_changed = frozenset(self._facts_changed), set()
            return changed

    def close(self) -> None:
        """Leave copies of what was read and written for the next start."""
        with self._lock:
            self._copying.keep()

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
            contents = [to_bytes(record) for record in merged]
            paths = [self.path_of(record.id) for record in merged]
            write_many_atomically(dict(zip(paths, contents, strict=True)))
            stamps = [_stamp(path) for path in paths]
        with self._lock:
            for record, stamp, content in zip(merged, stamps, contents, strict=True):
                self._stamps[record.id] = stamp
                self._know(record)
                self._copying.take(record, stamp, content)

    def refresh(self) -> bool:
        """Read what has changed on disk since the last look; whether anything had."""
        with self._lock:
            found, rivals, self._problems = self._listed()
            changed = {name for name, stamp in found.items() if self._stamps.get(name) != stamp}
            self._decode_copies({key: self._stamps[key] for key in changed & self._stamps.keys()})
            changed |= self._unsettled & found.keys()
            self._unsettled -= changed
            if rivals != self._rivals:
                changed |= {path.name[:16] for path in rivals.keys() | self._rivals.keys()}
            known = self._stamps.keys() | self._records.keys()
            gone = known - found.keys() - {path.name[:16] for path in rivals}
            self._forget(gone)
            self._stamps, self._rivals = found, rivals
            for name in sorted(changed & found.keys()):
                self._take(self.path_of(name), name)
            self._choose(changed)
            self._copying.keep(at_least=FEW)
            return bool(changed or gone)

    def refresh_some(self, document_ids: Iterable[str]) -> None:
        """Read those of these records that have changed on disk since the last look."""
        with self._lock:
            for name in document_ids:
                stamp = _stamp(self.path_of(name))
                if stamp not in (NEVER, self._stamps.get(name)):
                    self._stamps[name] = stamp
                    self._take(self.path_of(name), name)

    def path_of(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"

    def _listed(self) -> tuple[dict[str, Stamp], dict[Path, Stamp], dict[Path, str]]:
        """The stamps of the records, those of conflicted copies, and the files set aside."""
        own: dict[str, Stamp] = {}
        rivals: dict[Path, Stamp] = {}
        aside: dict[Path, str] = {}
        known = self._stamps
        try:
            with scandir(self._folder) as entries:
                for entry in entries:
                    name = entry.name
                    key = name[:16]
                    # A pattern takes longer than a look at what is known.
                    if (key in known and name == f"{key}.json") or _OWN_NAME.fullmatch(name):
                        own[key] = _stamp(entry)
                    elif not _ID.match(name):
                        continue
                    elif name.endswith(BROKEN):
                        aside[Path(entry.path)] = "This record could not be read and was set aside."
                    elif name.endswith(".json"):
                        rivals[Path(entry.path)] = _stamp(entry)
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
            if name in names and stamp > own and (read := self._read(path, name)):
                self._know(read[0])
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

    @property
    def _lookup(self) -> RecordLookup:
        """The lookup, made of all records when it is first needed: only adding needs it."""
        with self._lock:
            if self._found is None:
                self._decode(self._stamps.keys() - self._records.keys())
                self._found = RecordLookup(self._records[name] for name in sorted(self._records))
            return self._found

    def _know(self, record: Record) -> None:
        before = self._records.get(record.id)
        if record.facts != (before.facts if before is not None else ()):
            self._facts_changed.add(record.id)
        self._records[record.id] = record
        self._changed.add(record.id)
        if record.removed:
            self._removed.add(record.id)
        else:
            self._removed.discard(record.id)
        if self._found is not None:
            self._found.know(record)

    def _forget(self, names: Collection[str]) -> None:
        for name in names:
            self._records.pop(name, None)
            self._stamps.pop(name, None)
        self._removed.difference_update(names)
        self._changed.update(names)
        self._copying.forget(names)

    def _decode(self, names: Collection[str]) -> None:
        """Have these records in memory, from their copies or else from their files."""
        with self._lock:
            stamps = {name: self._stamps[name] for name in names if name in self._stamps}
            self._decode_copies(stamps)
            for name in sorted(stamps.keys() - self._records.keys()):
                self._take(self.path_of(name), name)

    def _decode_copies(self, stamps: Mapping[str, Stamp]) -> None:
        """Have those of these records in memory that are not, and have copies of these stamps."""
        wanted = {name: stamp for name, stamp in stamps.items() if name not in self._records}
        if not wanted:
            return
        for name, content in self._copying.contents(wanted):
            try:
                record = from_bytes(content)
            except ValueError:
                continue
            if record.id == name:
                self._records[name] = record

    def _take(self, path: Path, name: str) -> None:
        """Read a record's own file; one that cannot be read is no longer known.

        While one may be being written, what it held before counts, and it is read again.
        """
        read = self._read(path, name)
        if read is not None:
            self._know(read[0])
            self._copying.take(read[0], self._stamps[name], read[1])
        elif name not in self._unsettled:
            self._forget((name,))

    def _read(self, path: Path, name: str) -> tuple[Record, bytes] | None:
        try:
            content = path.read_bytes()
            record = from_bytes(content)
        except OSError as error:
            self._problems[path] = f"This record cannot be read: {error.strerror}."
        except ValueError as error:
            if _may_be_being_written(path):
                self._problems[path] = f"{error} It may be being written, and is read again soon."
                self._unsettled.add(name)
            else:
                self._set_aside(path, str(error))
        else:
            if record.id == name:
                return record, content
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


def _may_be_being_written(path: Path) -> bool:
    return abs(time.time() - _stamp(path)[0] / 1e9) < SETTLED_SECONDS


def _stamp(path: Path | DirEntry[str]) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return NEVER
    return (status.st_mtime_ns, status.st_size)
