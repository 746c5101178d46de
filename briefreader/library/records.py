"""The user's state of each document on disk: `records/<doc-id>.json`.

A record says where a document came from and what the user did with it as a whole (starred, read).
Keys that this version does not know are kept.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from briefreader.domain.report import Problem
from briefreader.files import write_atomically, write_many_atomically

_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A path at which a document was seen, and the digest of the file's bytes there."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document's record.

    `sightings` are the paths it was seen under, newest last. `copy` is the name of the copied file
    below `documents/`, empty for a document that is read in place. `text` is the id that the
    present text has as a first text would. Times are ISO, in UTC; `removed` is empty unless the
    user took the document out of the library.
    """

    id: str
    sightings: tuple[Sighting, ...]
    text: str
    copy: str = ""
    added: str = ""
    starred: bool = False
    read: bool = False
    removed: str = ""
    unknown: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def path(self) -> str:
        """Where the document was last seen."""
        return self.sightings[-1].path if self.sightings else ""

    def seen(self, path: str, file_digest: str) -> "Record":
        """The record with one more sighting, which becomes the newest."""
        others = tuple(sighting for sighting in self.sightings if sighting.path != path)
        return replace(self, sightings=(*others, Sighting(path, file_digest)))


def now() -> str:
    """The present time as records and annotations write it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class RecordStore:
    """All records of a library, in memory and on disk; `refresh` reads what others changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records: dict[str, Record] = {}
        self._stamps: dict[str, tuple[int, int]] = {}
        self._by_path: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.refresh()

    def __iter__(self) -> Iterator[Record]:
        return iter(tuple(self._records.values()))

    def get(self, document_id: str) -> Record | None:
        return self._records.get(document_id)

    def by_path(self, path: str) -> Record | None:
        """The record of the document last known at this path."""
        return self._records.get(self._by_path.get(path, ""))

    def by_digest(self, file_digest: str) -> Record | None:
        """The record of the document whose file had these bytes."""
        return self._records.get(self._by_digest.get(file_digest, ""))

    def save(self, record: Record) -> None:
        """Make a record durable; raises StorageError, and the old one stays then."""
        write_atomically(self.path_of(record.id), to_bytes(record))
        self._keep(record)

    def save_many(self, records: Iterable[Record], files: Mapping[Path, bytes]) -> None:
        """Make records, and first the copied files that they speak of, durable together."""
        records = tuple(records)
        write_many_atomically(files)
        write_many_atomically({self.path_of(record.id): to_bytes(record) for record in records})
        for record in records:
            self._keep(record)

    def refresh(self) -> bool:
        """Read what has changed on disk since the last look; whether anything had."""
        found = {
            entry.stem: _stamp(entry)
            for entry in (self._folder.glob("*.json") if self._folder.is_dir() else ())
            if _ID.fullmatch(entry.stem)
        }
        changed = [name for name, stamp in found.items() if self._stamps.get(name) != stamp]
        gone = self._records.keys() - found.keys()
        for name in gone:
            del self._records[name]
        for name in changed:
            self._read(self.path_of(name))
        self._stamps = found
        return bool(changed or gone)

    def path_of(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"

    def _keep(self, record: Record) -> None:
        self._records[record.id] = record
        self._stamps[record.id] = _stamp(self.path_of(record.id))
        self._remember_sightings(record)

    def _remember_sightings(self, record: Record) -> None:
        for sighting in record.sightings:
            self._by_path[sighting.path] = record.id
            self._by_digest[sighting.digest] = record.id

    def _read(self, path: Path) -> None:
        try:
            record = from_bytes(path.read_bytes())
        except (OSError, ValueError) as error:
            if isinstance(error, ValueError):
                broken = path.with_name(path.name + ".broken")
                path.replace(broken)
                self.problems.append(Problem(str(broken), f"This record cannot be read: {error}"))
            else:
                self.problems.append(Problem(str(path), f"This record cannot be read: {error}"))
            return
        self._records[record.id] = record
        self._remember_sightings(record)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def to_bytes(record: Record) -> bytes:
    """The record as it lies on disk: UTF-8 JSON."""
    known: dict[str, object] = {
        "id": record.id,
        "text": record.text,
        "sightings": [{"path": s.path, "digest": s.digest} for s in record.sightings],
        "copy": record.copy,
        "added": record.added,
        "starred": record.starred,
        "read": record.read,
        "removed": record.removed,
    }
    return json.dumps({**record.unknown, **known}, ensure_ascii=False, indent=1).encode(
        "utf-8", "surrogateescape"
    )


def from_bytes(content: bytes) -> Record:
    """The record that a file holds; raises ValueError when it holds none."""
    data = json.loads(content.decode("utf-8", "surrogateescape"))
    if not isinstance(data, dict) or not _ID.fullmatch(str(data.get("id"))):
        raise ValueError("it holds no document id")
    try:
        sightings = tuple(
            Sighting(str(item["path"]), str(item["digest"])) for item in data.pop("sightings", [])
        )
    except (TypeError, KeyError) as error:
        raise ValueError("its sightings are malformed") from error
    return Record(
        id=str(data.pop("id")),
        sightings=sightings,
        text=str(data.pop("text", "")),
        copy=str(data.pop("copy", "")),
        added=str(data.pop("added", "")),
        starred=bool(data.pop("starred", False)),
        read=bool(data.pop("read", False)),
        removed=str(data.pop("removed", "")),
        unknown=data,
    )
