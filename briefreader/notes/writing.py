"""Writing annotations into a document's folder so that no version of any is lost."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from briefreader.domain.annotation import Annotation, Conflict
from briefreader.domain.errors import BriefreaderError, StorageError
from briefreader.files import storage_error, sync_folder, write_atomically, write_many_atomically
from briefreader.locking import write_lock
from briefreader.notes.codec import from_json, to_json
from briefreader.notes.conflicts import conflict_path, same_content, same_work, with_keys_of
from briefreader.notes.folder import DocumentFolder
from briefreader.notes.times import believable, now_after
from briefreader.notes.versions import Signature, Version, file_name, signature_of


def write(
    folder: DocumentFolder,
    annotations: Iterable[Annotation],
    based_on: Mapping[str, Annotation] | None = None,
) -> list[Annotation]:
    """Make these the versions that count; return them as they lie on disk then.

    A version that holds other work than the one an annotation is `based_on` (by id in small
    letters; else the one that this process last read) is kept under another name. Raises
    StorageError where that cannot be done; each of them is then as before, or written.
    """
    with write_lock(folder.path.parent):
        return _Writing(folder, based_on or {}).write(annotations)


def write_across(
    folders: Sequence[tuple[DocumentFolder, Sequence[Annotation]]],
    based_on: Mapping[str, Annotation],
    lock: AbstractContextManager[object],
) -> list[Annotation]:
    """Write annotations of several documents of one store as `write` does.

    The disk is waited for once for all. `lock` guards what is known of the documents: it is taken
    for one at a time, and not held while the disk is waited for.
    """
    if not folders:
        return []
    above = folders[0][0].path.parent
    with write_lock(above):
        writings = [(_Writing(folder, based_on), items) for folder, items in folders]
        try:
            for writing, items in writings:
                with lock:
                    writing.prepare(items)
            everything = {path: text for one, _ in writings for path, text in one.contents.items()}
            statuses = write_many_atomically(everything)
            if any(writing.is_new for writing, _ in writings):
                _sync(above)
        except StorageError:
            for writing, _ in writings:
                with lock:
                    writing.give_up()
            raise
        written = []
        for writing, _ in writings:
            with lock:
                written += writing.finish(statuses)
        return written


def resolve(folder: DocumentFolder, conflict: Conflict, take_other: bool) -> Annotation:
    """Make one version of a conflict the newest; the other is no longer kept then.

    Raises BriefreaderError where either is another one by now.
    """
    with write_lock(folder.path.parent):
        chosen = folder.chosen(conflict.kept.id)
        folder.look_again({conflict.path, chosen.path} if chosen else {conflict.path})
        chosen = folder.chosen(conflict.kept.id)
        others = folder.versions_at(conflict.path)
        other = next((v for v in others if v.is_whole and _is(v, conflict.other)), None)
        if other is None or chosen is None or not _is(chosen, conflict.kept):
            raise BriefreaderError(
                f"The version in “{conflict.path.name}” has changed meanwhile. Please look again."
            )
        assert other.annotation is not None
        assert chosen.annotation is not None
        winner, loser = chosen.annotation, other.annotation
        if take_other:
            winner, loser = loser, winner
        writing = _Writing(folder, {winner.id.lower(): chosen.annotation}, loser=loser)
        written = writing.write([with_keys_of(winner, loser)])[0]
        writing.remove(other)
        return written


def _is(version: Version, annotation: Annotation) -> bool:
    found = version.annotation
    return (
        found is not None
        and found.id.lower() == annotation.id.lower()
        and same_work(found, annotation)
    )


def tidy(folder: DocumentFolder) -> int:
    """Remove copies that say the same as the version that counts; how many."""
    removed = 0
    copies = [
        (version, chosen)
        for annotation in tuple(folder.annotations())
        for version in folder.versions_of(annotation.id)
        if (chosen := folder.chosen(annotation.id)) is not None
        and _is_copy(folder, version, chosen)
    ]
    if not copies:
        return 0
    with write_lock(folder.path.parent):
        for version, chosen in copies:
            folder.look_again([version.path, chosen.path])
            if folder.chosen(_id(chosen)) is chosen and version in folder.versions_at(version.path):
                unlink(folder, version)
                removed += 1
    return removed


def _id(version: Version) -> str:
    return version.annotation.id if version.annotation is not None else ""


def _is_copy(folder: DocumentFolder, version: Version, chosen: Version) -> bool:
    """Whether a file is a needless copy of the one that counts, which has its own name."""
    if version.name == chosen.name or not (version.is_whole and chosen.is_whole):
        return False
    if version.annotation is None or chosen.annotation is None:
        return False
    if chosen.name != file_name(chosen.annotation.id):
        return False
    alone = len(folder.versions_at(version.path)) == 1
    return alone and same_content(version.annotation, chosen.annotation)


class _Writing:
    """One call of `write`, under the lock of the folder."""

    def __init__(
        self,
        folder: DocumentFolder,
        based_on: Mapping[str, Annotation],
        loser: Annotation | None = None,
    ) -> None:
        """`based_on` are by ids in small letters; `loser` is the version against which the user
        decided: it is not kept.
        """
        self._folder = folder
        self.contents: dict[Path, bytes] = {}
        self._prepared: list[Annotation] = []
        self.is_new = not folder.path.exists()
        self._based_on = based_on
        self._loser = loser
        self._superseded: list[Version] = []
        self._moved: dict[Path, Path] = {}

    def write(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        try:
            self.prepare(annotations)
            statuses = write_many_atomically(self.contents)
            if self.is_new:
                _sync(self._folder.path.parent)
        except StorageError:
            self.give_up()
            raise
        return self.finish(statuses)

    def prepare(self, annotations: Iterable[Annotation]) -> None:
        """Keep what must be kept beside, and make `contents`, which are to be written."""
        for annotation in annotations:
            self._prepare(annotation)

    def give_up(self) -> None:
        """Leave things as they were, after an error, but for what was written."""
        self._move_back()
        self._folder.refresh()

    def finish(self, statuses: Mapping[Path, os.stat_result]) -> list[Annotation]:
        """Take note of what was written, and remove what it stands for; gives what was written."""
        folder = self._folder
        written = [from_json(content.decode()) for content in self.contents.values()]
        for path, annotation in zip(self.contents, written, strict=True):
            folder.know(Version(folder.path, path.name, Signature.of(statuses[path]), annotation))
        for version in self._superseded:
            self.remove(version)
        return written

    def remove(self, version: Version) -> None:
        """Remove a file whose version is no longer needed; the other side of a merge is kept."""
        if version.path in self.contents:
            return
        for side in self._folder.versions_at(version.path):
            if side is not version and side.annotation is not None and self._is_needed(side):
                copy = conflict_path(version.path)
                status = write_atomically(copy, to_json(side.annotation).encode())
                self._folder.know(
                    Version(copy.parent, copy.name, Signature.of(status), side.annotation)
                )
        if unlink(self._folder, version):
            _sync(self._folder.path)

    def _is_needed(self, side: Version) -> bool:
        return not (self._has_lost(side) or any(_is(side, item) for item in self._prepared))

    def _has_lost(self, version: Version) -> bool:
        return self._loser is not None and _is(version, self._loser)

    def _prepare(self, annotation: Annotation) -> None:
        """Keep what must be kept of an annotation, and note what is to be written."""
        folder = self._folder
        path = folder.path / file_name(annotation.id)
        known = folder.chosen(annotation.id)
        folder.look_again({path, known.path} if known else {path})
        current = folder.chosen(annotation.id)
        there = current.annotation if current is not None else None
        if there is not None and self._loser is None:
            annotation = replace(annotation, source=there.source)
        for version in folder.versions_of(annotation.id):
            if version.annotation is not None:
                annotation = _later_than(annotation, version.annotation.modified)
        annotation = _later_than(annotation, folder.purged.deleted_at(annotation.id))
        seen = self._based_on.get(annotation.id.lower()) or (known.annotation if known else None)
        overwritten = _is_seen(there, seen, annotation)
        self._keep(path, annotation, current if overwritten else None)
        if current is not None and current.path != path and current.is_whole and overwritten:
            self._superseded.append(current)
        self.contents[path] = to_json(annotation).encode()
        self._prepared.append(annotation)

    def _keep(self, path: Path, annotation: Annotation, overwritten: Version | None) -> None:
        """Give what lies at a path and may not be overwritten another name."""
        versions = self._folder.versions_at(path)
        kept = [
            version
            for version in versions
            if version is not overwritten
            and not _is(version, annotation)
            and not self._has_lost(version)
        ]
        if not kept:
            return
        if len(versions) == 1:
            self._rename(path)
            return
        for version in kept:
            if version.annotation is not None:
                copy = conflict_path(path)
                status = write_atomically(copy, to_json(version.annotation).encode())
                self._folder.know(
                    Version(copy.parent, copy.name, Signature.of(status), version.annotation)
                )

    def _rename(self, path: Path) -> None:
        aside = conflict_path(path)
        try:
            path.rename(aside)
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_error(error, path) from error
        self._moved[path] = aside
        moved = self._folder.versions_at(path)
        self._folder.forget(path)
        for version in moved:
            self._folder.know(replace(version, name=aside.name))

    def _move_back(self) -> None:
        """Undo renaming where nothing was written in place; where that fails, the copy counts."""
        for path, aside in self._moved.items():
            try:
                if not path.exists():
                    aside.rename(path)
            except OSError:
                continue


def _is_seen(there: Annotation | None, seen: Annotation | None, new: Annotation) -> bool:
    """Whether what counts on disk may be overwritten, because the writer has seen it."""
    if there is None:
        return True
    return same_work(there, new) or (seen is not None and same_work(there, seen))


def _later_than(annotation: Annotation, time: str) -> Annotation:
    """The annotation, modified later than a version of it was."""
    if not time or believable(time) < believable(annotation.modified):
        return annotation
    return replace(annotation, modified=now_after(annotation.modified, time))


def unlink(folder: DocumentFolder, version: Version) -> bool:
    """Remove a file, unless it is another one by now; whether it was there."""
    try:
        if signature_of(version.path) != version.signature:
            return False
        version.path.unlink()
    except FileNotFoundError:
        folder.forget(version.path)
        return False
    except OSError as error:
        raise storage_error(error, version.path) from error
    folder.forget(version.path)
    return True


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise storage_error(error, folder) from error
