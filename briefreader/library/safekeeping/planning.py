"""What has to be written so that the user's work becomes what it was at a snapshot.

Annotations and records are compared by what they say, not by their bytes: when they were written,
and where a document's file lies by now, is no work of the user's. What a snapshot does not hold is
never removed, but for annotations made since it was taken, which are deleted as by the user.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefreader.domain.annotation import Annotation
from briefreader.domain.snapshot import Difference, Snapshot
from briefreader.library.record_codec import from_bytes
from briefreader.library.records import Record
from briefreader.library.safekeeping.contents import listed, read_whole
from briefreader.library.stores import Stores
from briefreader.locking import read_error
from briefreader.notes.codec import MalformedAnnotation, from_json
from briefreader.notes.store import URN
from briefreader.notes.times import moment

_ANNOTATION = re.compile(r"annotations/([^/]+)/([^/]+)\.json")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RECORD = re.compile(r"records/([0-9a-f]{16})\.json")
_TOML = re.compile(r"[a-z]+\.toml|dossiers/[^/]+\.toml")


@dataclass(slots=True)
class Plan:
    """What is to be written.

    `missing` are files that are not there now, by their paths, `replaced` those that are there with
    another content. `annotations` are to be saved by their store, `records` by theirs, and the
    documents `taken_out` to be brought back into the library.
    """

    missing: dict[Path, bytes] = field(default_factory=dict)
    replaced: dict[Path, bytes] = field(default_factory=dict)
    annotations: list[Annotation] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)
    difference: Difference = field(default_factory=Difference)


def plan(
    stores: Stores,
    snapshot: Snapshot,
    contents: Iterable[tuple[str, bytes]],
    *,
    only_missing: bool = False,
) -> Plan:
    """What brings a snapshot back, or with `only_missing` what is missing or was deleted.

    The stores are taken as they know the library; they are to be fresh. Raises StorageError.
    """
    planner = _Planner(stores, snapshot, only_missing)
    for name, content in contents:
        planner.look_at(name, content)
    return planner.plan()


class _Planner:
    def __init__(self, stores: Stores, snapshot: Snapshot, only_missing: bool) -> None:
        self._stores = stores
        self._library = stores.places.library
        self._snapshot = snapshot
        self._only_missing = only_missing
        store = stores.annotations
        self._on_disk = _OnDisk(self._library)
        everything = (*store.living(), *store.deleted())
        self._present = {item.id.lower(): item for item in everything if self._on_disk.has(item)}
        self._held: set[str] = set()
        self._equal: set[str] = set()
        self._then: dict[str, tuple[Annotation, bytes]] = {}
        self._plan = Plan()
        self._back = self._changed = self._gone = 0
        self._documents_back = self._documents_changed = 0
        self._files: list[str] = []
        for name in snapshot.unread:
            self._hold(name)

    def _hold(self, name: str) -> None:
        """Remember of which annotation a file of the snapshot may be."""
        if name.startswith("annotations/"):
            self._held.update(URN + uuid for uuid in _UUID.findall(name.lower()))

    def look_at(self, name: str, content: bytes) -> None:
        """Take up a file of the snapshot."""
        self._hold(name)
        if found := _ANNOTATION.fullmatch(name):
            self._look_at_annotation(found[1], found[2], content)
        elif found := _RECORD.fullmatch(name):
            self._look_at_record(found[1], name, content)
        elif name.startswith("versions/"):
            if not self._path(name).exists():
                self._plan.missing[self._path(name)] = content
        elif _TOML.fullmatch(name):
            self._look_at_toml(name, content)

    def _path(self, name: str) -> Path:
        return self._library.joinpath(*name.split("/"))

    # --- annotations -------------------------------------------------------------------------

    def _look_at_annotation(self, document_id: str, stem: str, content: bytes) -> None:
        if self._lies_there(f"annotations/{document_id}/{stem}.json", stem.lower(), content):
            self._equal.add(URN + stem.lower())
            return
        try:
            then = from_json(content.decode("utf-8-sig"))
        except (UnicodeDecodeError, MalformedAnnotation):
            return
        if then.document_id != document_id:
            return
        key = then.id.lower()
        self._held.add(key)
        rival = self._then.get(key)
        if rival is None or _is_newer(then, rival[0]):
            self._then[key] = (then, content)

    def _lies_there(self, name: str, uuid: str, content: bytes) -> bool:
        """Whether the only file of an annotation is the same as in the snapshot."""
        if self._on_disk.size_alone(name, uuid) != len(content):
            return False
        try:
            return read_whole(self._path(name)) == content
        except OSError:
            return False

    def _compare_annotations(self) -> None:
        for key, (then, content) in self._then.items():
            now = self._present.get(key)
            if now is not None and key in self._equal and not _is_newer(then, now):
                continue  # of two versions in the snapshot the one that counted is still here
            if now is None:
                if not then.deleted and self._stores.annotations.was_purged(then):
                    self._plan.annotations.append(then)  # As it was written it counts as deleted.
                    self._back += 1
                elif not then.deleted:
                    uuid = key.removeprefix(URN)
                    path = self._path(f"annotations/{then.document_id}/{uuid}.json")
                    self._plan.missing[path] = content
                    self._back += 1
            elif now.deleted:
                if not then.deleted:
                    self._plan.annotations.append(self._as_then(then, now))
                    self._back += 1
            elif not self._only_missing and not _say_the_same(then, now):
                self._plan.annotations.append(self._as_then(then, now))
                self._gone += then.deleted
                self._changed += not then.deleted

    @staticmethod
    def _as_then(then: Annotation, now: Annotation) -> Annotation:
        """An annotation as it was, to be saved over the present one."""
        return replace(then, modified=now.modified, source=now.source)

    def _delete_newer(self) -> None:
        """Delete the annotations that were made after the snapshot was taken."""
        taken = moment(self._snapshot.taken)
        for key, now in self._present.items():
            if not now.deleted and key not in self._held and moment(now.created) > taken:
                self._plan.annotations.append(replace(now, deleted=True))
                self._gone += 1

    # --- records -----------------------------------------------------------------------------

    def _look_at_record(self, key: str, name: str, content: bytes) -> None:
        try:
            then = from_bytes(content)
        except ValueError:
            return
        if then.id != key:
            return
        now = self._stores.records.get(key)
        if now is None:
            self._plan.missing[self._path(name)] = content
            self._documents_back += not then.removed
            return
        if now.removed and not then.removed:
            self._plan.taken_out.append(key)
            self._documents_back += 1
        if self._only_missing:
            return
        changed = replace(
            now,
            starred=then.starred,
            read=then.read,
            corrected=then.corrected,
            marks=then.marks,
            facts=then.facts,
        )
        if changed != now:
            self._plan.records.append(changed)
            self._documents_changed += 1

    # --- other files -------------------------------------------------------------------------

    def _look_at_toml(self, name: str, content: bytes) -> None:
        path = self._path(name)
        try:
            present = read_whole(path)
        except OSError as error:
            raise read_error(error, path) from error
        if present is None:
            self._plan.missing[path] = content
            self._files.append(name)
        elif present != content and not self._only_missing:
            self._plan.replaced[path] = content
            self._files.append(name)

    # --- all together ------------------------------------------------------------------------

    def plan(self) -> Plan:
        self._compare_annotations()
        if not self._only_missing:
            self._delete_newer()
        self._plan.difference = Difference(
            back=self._back,
            changed=self._changed,
            gone=self._gone,
            documents_back=self._documents_back,
            documents_changed=self._documents_changed,
            files=tuple(self._files),
        )
        return self._plan


class _OnDisk:
    """The files of annotations that are there now.

    A store may go on with what it has read where files were lost under it.
    """

    def __init__(self, library: Path) -> None:
        self._files: Counter[str] = Counter()
        self._sizes: dict[str, int] = {}
        self._others: set[str] = set()
        for name, size, _ in listed(library):
            if not name.startswith("annotations/") or name.endswith(".broken"):
                continue
            if in_name := _UUID.findall(name.lower()):
                self._files.update(in_name)
                self._sizes[name] = size
            else:
                self._others.add(name.split("/")[1])  # whose it is cannot be told by its name

    def has(self, annotation: Annotation) -> bool:
        """Whether there may be a file of an annotation."""
        uuid = annotation.id.lower().removeprefix(URN)
        return uuid in self._files or annotation.document_id in self._others

    def size_alone(self, name: str, uuid: str) -> int:
        """The size of a file, if it is the only one of an annotation, else -1."""
        return self._sizes.get(name, -1) if self._files[uuid] == 1 else -1


def _is_newer(one: Annotation, other: Annotation) -> bool:
    return moment(one.modified) > moment(other.modified)


def _say_the_same(one: Annotation, other: Annotation) -> bool:
    return replace(one, modified="") == replace(other, modified="")
