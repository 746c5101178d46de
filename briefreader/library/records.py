"""The user's state of each document on disk: `records/<doc-id>.json`.

A record says where a document came from and what the user did with it as a whole (starred, read).
Keys that this version does not know are kept.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

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


def merge(base: Record | None, ours: Record, theirs: Record) -> Record:
    """What two processes made of one record: each field as the one left it that changed it.

    Where both changed a field, ours counts. Sightings of both are kept.
    """
    base = base or Record(id=ours.id, sightings=(), text="")
    new = tuple(sighting for sighting in ours.sightings if sighting not in base.sightings)
    paths = {sighting.path for sighting in new}
    old = tuple(sighting for sighting in theirs.sightings if sighting.path not in paths)
    names = ("text", "copy", "added", "starred", "read", "removed")
    changed = {name: getattr(ours, name) for name in names}
    changed = {name: value for name, value in changed.items() if value != getattr(base, name)}
    return replace(theirs, sightings=(*old, *new), **changed)


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
    try:
        data = json.loads(content.decode("utf-8", "surrogateescape"))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
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
