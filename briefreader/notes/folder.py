"""One document's annotations on disk: every version that lies there, and which of them count."""

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.annotation import Annotation, Conflict
from briefreader.files import storage_error
from briefreader.notes.conflicts import same_work
from briefreader.notes.purged import Purged, is_list_of_purged
from briefreader.notes.times import believable, moment
from briefreader.notes.versions import (
    Signature,
    Version,
    file_name,
    may_hold_a_version,
    read_versions,
    signature_of,
)


class Problem(NamedTuple):
    """A file that needs the user's eye, and a sentence on what is wrong with it."""

    path: Path
    what: str


class DocumentFolder:
    """The versions of a document's annotations that lie in its folder.

    Several files may hold one annotation, when a sync tool kept both sides of a conflict: the one
    modified last counts, the others are listed as conflicts and left where they are. What a file
    held that has become unreadable counts as long as the process lives. Of an annotation that was
    removed for good, and not edited since it was deleted, the deletion counts.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document_id = path.name
        self._versions: dict[str, tuple[Version, ...]] = {}
        self.purged = Purged(path)
        self._by_id: dict[str, list[Version]] = {}
        self._chosen: dict[str, Version] = {}
        self._living: tuple[Annotation, ...] | None = None
        self._in_order: list[Annotation] | None = None
        self.has_news = False
        """Whether anything was read or written since this was last set to false."""

    # --- reading -----------------------------------------------------------------------------

    def refresh(self, copies: Mapping[str, Version] | None = None) -> bool:
        """Read the files that are new or changed; whether anything was.

        `copies` by name stand for files that have not changed since they were made. Raises
        StorageError where the folder cannot be listed.
        """
        found: dict[str, tuple[Version, ...]] = {}
        lists: list[str] = []
        for name, seen in self._listed(lists):
            known = self._versions.get(name)
            if known is None and copies and name in copies:
                known = (copies[name],)
            if known is None or known[0].signature != seen or not known[0].is_settled:
                known = read_versions(self.path / name, seen, self._last_known(name))
                self.has_news = True
            found[known[0].name] = known
        gone = [name for name in self._versions if name not in found]
        changed = [name for name, known in found.items() if self._versions.get(name) != known]
        purged = self.purged.read(lists) & self._by_id.keys()
        for name in gone:
            self._forget(name)
        for name in changed:
            self._put(name, found[name])
        for identity in purged:
            self._choose(identity)
        self.has_news |= bool(gone)
        return bool(gone or changed or purged)

    def look_again(self, paths: Iterable[Path]) -> None:
        """Read those of these files that changed, and set aside at once what cannot be read."""
        for path in paths:
            try:
                seen = signature_of(path)
            except FileNotFoundError:
                self.forget(path)
                continue
            except OSError as error:
                raise storage_error(error, path) from error
            known = self._versions.get(path.name)
            if known is None or known[0].signature != seen or not known[0].is_settled:
                last = self._last_known(path.name)
                self.forget(path)
                read = read_versions(path, seen, last, at_once=True)
                self._put(read[0].name, read)

    def _listed(self, lists: list[str]) -> Iterator[tuple[str, Signature]]:
        """The files that hold versions; `lists` is given the names of those of the purged."""
        found = []
        try:
            with os.scandir(self.path) as entries:
                for entry in entries:
                    if may_hold_a_version(entry.name):
                        found.append(entry)
                    elif is_list_of_purged(entry.name):
                        lists.append(entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_error(error, self.path) from error
        for entry in found:
            try:
                yield entry.name, Signature.of(entry.stat())
            except FileNotFoundError:
                # A link that leads nowhere; else the file has gone since the folder was listed.
                try:
                    yield entry.name, signature_of(self.path / entry.name)
                except FileNotFoundError:
                    continue
            except OSError as error:
                raise storage_error(error, self.path / entry.name) from error

    def _last_known(self, name: str) -> Annotation | None:
        """What a file held when it was last read; of a file with both sides, what counted."""
        found = [v.annotation for v in self._versions.get(name, ()) if v.annotation is not None]
        for annotation in found:
            if self._chosen[annotation.id.lower()].annotation is annotation:
                return annotation
        return found[0] if found else None

    def _put(self, name: str, versions: tuple[Version, ...]) -> None:
        self._forget(name)
        self._versions[name] = versions
        for version in versions:
            if version.annotation is not None:
                identity = version.annotation.id.lower()
                self._by_id.setdefault(identity, []).append(version)
                self._choose(identity)

    def _choose(self, identity: str) -> None:
        versions, before = self._by_id.get(identity), self._chosen.get(identity)
        if versions:
            now = max(versions, key=_rank) if versions[1:] else versions[0]
            if deleted_at := self.purged.deleted_at(identity):
                now = _as_purged(now, deleted_at)
            self._chosen[identity] = now
            self._reorder(before, now)
        else:
            self._by_id.pop(identity, None)
            self._chosen.pop(identity, None)
            self._reorder(before, None)

    def _reorder(self, before: Version | None, now: Version | None) -> None:
        """Let one version take the place of another among those in order, if they are known."""
        self._living, ordered = None, self._in_order
        if ordered is None:
            return
        if before is not None and (old := before.annotation) is not None and not old.deleted:
            del ordered[bisect_left(ordered, _order(old), key=_order)]
        if now is not None and (new := now.annotation) is not None and not new.deleted:
            ordered.insert(bisect_left(ordered, _order(new), key=_order), new)

    # --- what was written --------------------------------------------------------------------

    def know(self, version: Version) -> None:
        """Take note of what lies in a file now."""
        self.has_news = True
        self._put(version.name, (version,))

    def forget(self, path: Path) -> None:
        """Take note that a file is no longer there."""
        self.has_news = True
        self._forget(path.name)

    def _forget(self, name: str) -> None:
        for version in self._versions.pop(name, ()):
            if version.annotation is not None:
                identity = version.annotation.id.lower()
                self._by_id[identity].remove(version)
                self._choose(identity)

    # --- what is there -----------------------------------------------------------------------

    def annotations(self) -> Iterator[Annotation]:
        """The annotations as they count, deleted ones included, in no order."""
        for version in self._chosen.values():
            assert version.annotation is not None
            yield version.annotation

    def living(self) -> tuple[Annotation, ...]:
        """Those that are not deleted, by position, those without one first."""
        if self._living is None:
            if self._in_order is None:
                self._in_order = list(in_order(self.annotations()))
            self._living = tuple(self._in_order)
        return self._living

    def chosen(self, annotation_id: str) -> Version | None:
        """The version of an annotation that counts."""
        return self._chosen.get(annotation_id.lower())

    def versions_of(self, annotation_id: str) -> tuple[Version, ...]:
        """All versions of an annotation, the one that counts among them."""
        return tuple(self._by_id.get(annotation_id.lower(), ()))

    def versions(self) -> Iterator[Version]:
        """All versions, one file after the other in the order of their names."""
        for _, versions in sorted(self._versions.items()):
            yield from versions

    def versions_at(self, path: Path) -> tuple[Version, ...]:
        """What the file at a path was last seen to hold."""
        return self._versions.get(path.name, ())

    def is_unsettled(self) -> bool:
        """Whether a file is to be looked at again soon, because it may be being written."""
        return any(not one.is_settled for some in self._versions.values() for one in some)

    def conflicts(self) -> list[Conflict]:
        """The versions that do not count and hold other work than the one that does."""
        return sorted(self._conflicts(), key=lambda conflict: conflict.path.name)

    def _conflicts(self) -> Iterator[Conflict]:
        for identity, versions in self._by_id.items():
            chosen = self._chosen[identity]
            if chosen is versions[0] and not versions[1:]:
                continue
            for version in versions:
                if version is chosen or version.annotation is None or chosen.annotation is None:
                    continue
                if version.is_whole and not same_work(chosen.annotation, version.annotation):
                    yield Conflict(chosen.annotation, version.annotation, version.path)

    def problems(self) -> Iterator[Problem]:
        """The files that cannot be read, and the versions of an annotation that do not count."""
        for version in self.versions():
            if version.problem:
                yield Problem(version.path, version.problem)
        for conflict in self.conflicts():
            name = self._chosen[conflict.kept.id.lower()].name
            what = f"Another version of the annotation in {name}, which counts; it was kept."
            if name == conflict.path.name and conflict.kept.deleted:
                what = "This annotation was deleted and purged; an old copy of it came back. It was"
                what += " kept and counts as deleted."
            yield Problem(conflict.path, what)
        for path, what in self.purged.problems():
            yield Problem(path, what)


def _as_purged(version: Version, deleted_at: str) -> Version:
    """What counts of an annotation that was removed for good: an edit since, else its deletion."""
    item = version.annotation
    assert item is not None
    if item.deleted or believable(item.modified) > moment(deleted_at):
        return version
    return replace(version, annotation=replace(item, deleted=True, modified=deleted_at))


def _rank(version: Version) -> tuple[bool, datetime, bool, str]:
    """By what one version counts before another: on disk, modified last, under its own name."""
    assert version.annotation is not None
    own_name = version.name == file_name(version.annotation.id)
    return (
        version.is_whole,
        believable(version.annotation.modified),
        own_name,
        version.name,
    )


def in_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """The living ones among annotations, by document and position."""
    return tuple(sorted((item for item in annotations if not item.deleted), key=_order))


def _order(item: Annotation) -> tuple[str, int, int, datetime, str]:
    start, end = (item.anchor.start, item.anchor.end) if item.anchor else (-1, -1)
    return item.document_id, start, end, moment(item.created), item.id
