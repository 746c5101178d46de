"""One document's annotations on disk: reading every version, writing one, losing none."""

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import StorageError
from briefreader.files import free_name, storage_error, sync_folder, write_many_atomically
from briefreader.locking import write_lock
from briefreader.notes.codec import MalformedAnnotation, from_json, to_json

SUFFIX = ".json"
BROKEN = ".broken"
BEGINNING = datetime.min.replace(tzinfo=UTC)


class Problem(NamedTuple):
    """A file that needs the user's eye, and a sentence on what is wrong with it."""

    path: Path
    what: str


class Signature(NamedTuple):
    """What changes when a file is written again."""

    modified: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Version:
    """One file that was read; `annotation` is None where it holds none, and `problem` says why."""

    path: Path
    signature: Signature
    annotation: Annotation | None = None
    problem: str = ""


def file_name(annotation_id: str) -> str:
    """The name of the file that an annotation is written to."""
    return annotation_id.rpartition(":")[2].lower() + SUFFIX


class DocumentFolder:
    """The versions of a document's annotations that lie in its folder.

    Several files may hold one annotation, when a sync tool kept both sides of a conflict: the one
    modified last counts, the others are listed as problems and left where they are.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document_id = path.name
        self._versions: dict[Path, Version] = {}
        self._chosen: dict[str, Version] = {}

    def refresh(self) -> bool:
        """Read the files that are new or changed; whether anything was.

        Raises StorageError where the folder cannot be listed.
        """
        versions = {version.path: version for version in self._read_all()}
        if versions == self._versions:
            return False
        self._versions = versions
        self._choose()
        return True

    def _read_all(self) -> Iterator[Version]:
        try:
            paths = sorted(self.path.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_error(error, self.path) from error
        for path in paths:
            if path.name.startswith(".") or path.suffix not in (SUFFIX, BROKEN):
                continue
            try:
                seen = _signature(path)
            except FileNotFoundError:
                continue
            known = self._versions.get(path)
            yield known if known and known.signature == seen else self._read(path, seen)

    def _read(self, path: Path, seen: Signature) -> Version:
        if path.suffix == BROKEN:
            return Version(path, seen, problem="This file could not be read and was set aside.")
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return Version(path, seen, problem="This is not a regular file.")
            content = path.read_bytes()
        except OSError as error:
            return Version(path, seen, problem=f"This file cannot be opened: {error.strerror}.")
        try:
            annotation = from_json(content.decode("utf-8-sig"))
        except (UnicodeDecodeError, MalformedAnnotation) as error:
            aside, problem = _set_aside(path, str(error))
            return Version(aside, seen, problem=problem)
        if annotation.document_id != self.document_id:
            problem = f"This annotation belongs to the document {annotation.document_id}."
            return Version(path, seen, problem=problem)
        return Version(path, seen, annotation)

    def _choose(self) -> None:
        self._chosen = {}
        for version in self._versions.values():
            if version.annotation is None:
                continue
            identity = version.annotation.id.lower()
            rival = self._chosen.get(identity)
            if rival is None or self._rank(version) > self._rank(rival):
                self._chosen[identity] = version

    def _rank(self, version: Version) -> tuple[datetime, bool, str]:
        assert version.annotation is not None
        own_name = version.path.name == file_name(version.annotation.id)
        return moment(version.annotation.modified), own_name, version.path.name

    def annotations(self) -> Iterator[Annotation]:
        """The annotations as they count, deleted ones included, in no order."""
        for version in self._chosen.values():
            assert version.annotation is not None
            yield version.annotation

    def problems(self) -> Iterator[Problem]:
        """The broken files, and the versions of an annotation that do not count."""
        for version in self._versions.values():
            if version.annotation is None:
                yield Problem(version.path, version.problem)
                continue
            chosen = self._chosen[version.annotation.id.lower()]
            if chosen is not version and chosen.annotation != version.annotation:
                what = f"An older version of the annotation in {chosen.path.name}; it was kept."
                yield Problem(version.path, what)

    def write(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """Make these the versions that count; return them as they lie on disk then.

        What another program wrote to their files meanwhile is kept under another name. Raises
        StorageError where that cannot be done; each of them is then as before, or written.
        """
        contents: dict[Path, bytes] = {}
        with write_lock(self.path.parent):
            is_new = not self.path.exists()
            try:
                for annotation in annotations:
                    path = self.path / file_name(annotation.id)
                    chosen = self._chosen.get(annotation.id.lower())
                    if chosen and chosen.annotation:
                        annotation = replace(annotation, source=chosen.annotation.source)
                    self._keep_unseen(path, chosen)
                    contents[path] = to_json(annotation).encode()
                write_many_atomically(contents)
                if is_new:
                    _sync(self.path.parent)
                seen = {path: _seen(path) for path in contents}
            except StorageError:
                self.refresh()
                raise
        written = [from_json(content.decode()) for content in contents.values()]
        for path, annotation in zip(contents, written, strict=True):
            self._versions[path] = Version(path, seen[path], annotation)
        self._choose()
        return written

    def _keep_unseen(self, path: Path, chosen: Version | None) -> None:
        """Give what lies at a path another name, unless it is what this process knows to count."""
        try:
            if chosen and chosen.path == path and chosen.signature == _signature(path):
                return
            now = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S %f")
            path.rename(path.with_name(f"{path.stem} (conflicted copy {now}){SUFFIX}"))
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_error(error, path) from error

    def forget(self, annotation: Annotation) -> None:
        """Remove every file of an annotation for good."""
        for version in list(self._versions.values()):
            if version.annotation and version.annotation.id.lower() == annotation.id.lower():
                try:
                    version.path.unlink(missing_ok=True)
                except OSError as error:
                    raise storage_error(error, version.path) from error
                del self._versions[version.path]
        self._choose()


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise storage_error(error, folder) from error


def _seen(path: Path) -> Signature:
    try:
        return _signature(path)
    except OSError as error:
        raise storage_error(error, path) from error


def moment(time: str) -> datetime:
    """An ISO time as a point in time that compares; what is none comes before all others."""
    try:
        point = datetime.fromisoformat(time)
    except ValueError:
        return BEGINNING
    return point if point.tzinfo else point.replace(tzinfo=UTC)


def _signature(path: Path) -> Signature:
    try:
        status = path.stat()
    except FileNotFoundError:
        status = path.lstat()
    return Signature(status.st_mtime_ns, status.st_size, status.st_ino)


def _set_aside(path: Path, reason: str) -> tuple[Path, str]:
    """Rename a broken file, never over another one; its path now, and what to tell the user."""
    aside = free_name(path, BROKEN)
    try:
        path.rename(aside)
    except OSError as error:
        return path, f"{reason} It could not be set aside: {error.strerror}."
    return aside, f"{reason} The file was set aside."
