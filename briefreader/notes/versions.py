"""The files of annotations: which are read, what each holds, and which are set aside."""

import os
import re
import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.annotation import Annotation
from briefreader.files import free_name
from briefreader.notes.codec import MalformedAnnotation, from_json
from briefreader.notes.merge_markers import sides_of

SUFFIX = ".json"
BROKEN = ".broken"

SETTLED_SECONDS = 5.0
"""Seconds without a change after which a file is no longer being written."""

_PART_OF_A_FILE = ("~", ".")
"""With these begin the names of files that sync tools and editors have not finished."""

_CONFLICT = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json.*conflict.*", re.IGNORECASE
)
"""A version whose mark stands behind the suffix."""

_UNFINISHED = re.compile(r".*\.(?:tmp|temp|part|partial|crdownload|swp|bak)", re.IGNORECASE)


class Signature(NamedTuple):
    """What changes when a file is written again."""

    modified: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Signature":
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


@dataclass(frozen=True, slots=True)
class Version:
    """What one file holds, or one side of a merge in it; `problem` says what is wrong with it.

    Where there is a problem, `annotation` is what the file held before, None if that is not known.
    A file that is not `is_settled` may be in the middle of being written.
    """

    folder: Path
    name: str
    signature: Signature
    annotation: Annotation | None = None
    problem: str = ""
    is_settled: bool = True

    @property
    def path(self) -> Path:
        return self.folder / self.name

    @property
    def is_whole(self) -> bool:
        """Whether the file holds the annotation."""
        return self.annotation is not None and not self.problem


def file_name(annotation_id: str) -> str:
    """The name of the file that an annotation is written to."""
    return annotation_id.rpartition(":")[2].lower() + SUFFIX


def may_hold_a_version(name: str) -> bool:
    """Whether a file of this name is read: a version of an annotation, or one set aside."""
    if name.startswith(_PART_OF_A_FILE):
        return False
    if name.endswith((SUFFIX, BROKEN)):
        return True
    return _CONFLICT.fullmatch(name) is not None and _UNFINISHED.fullmatch(name) is None


def signature_of(path: Path) -> Signature:
    """Raises OSError, FileNotFoundError among them."""
    try:
        status = path.stat()
    except FileNotFoundError:
        status = path.lstat()
    return Signature.of(status)


def read_versions(
    path: Path, seen: Signature, known: Annotation | None = None, *, at_once: bool = False
) -> tuple[Version, ...]:
    """What a file holds: one version, or both sides of a merge in it.

    One that cannot be read is set aside under a name ending in `.broken`; but first, unless
    `at_once`, it must have been left alone for some seconds. `known` is what it held before.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return (Version(path.parent, path.name, seen, known, "This is not a regular file."),)
        content = path.read_bytes()
    except OSError as error:
        problem = f"This file cannot be opened: {error.strerror}."
        return (Version(path.parent, path.name, seen, known, problem, is_settled=False),)
    try:
        found = _annotations(content)
    except (UnicodeDecodeError, MalformedAnnotation) as error:
        return (_unread(path, seen, known, str(error), at_once=at_once),)
    return tuple(
        _checked(Version(path.parent, path.name, seen, annotation)) for annotation in found
    )


def _annotations(content: bytes) -> list[Annotation]:
    text = content.decode("utf-8-sig")
    try:
        return [from_json(text)]
    except MalformedAnnotation:
        sides = sides_of(text)
        if sides is None:
            raise
        return [from_json(side) for side in sides]


def _checked(version: Version) -> Version:
    """The version, if it lies in the folder of its document."""
    annotation = version.annotation
    assert annotation is not None
    if annotation.document_id == version.folder.name:
        return version
    problem = f"This annotation belongs to the document {annotation.document_id}."
    return replace(version, annotation=None, problem=problem)


def _unread(
    path: Path, seen: Signature, known: Annotation | None, reason: str, *, at_once: bool
) -> Version:
    unread = Version(path.parent, path.name, seen, known)
    if path.suffix == BROKEN:
        return replace(unread, problem="This file could not be read and was set aside.")
    if not at_once and abs(time.time() - seen.modified / 1e9) < SETTLED_SECONDS:
        problem = f"{reason} It may be being written, and is read again soon."
        return replace(unread, problem=problem, is_settled=False)
    aside = free_name(path, BROKEN)
    try:
        path.rename(aside)
    except OSError as error:
        problem = f"{reason} It could not be set aside: {error.strerror}."
        return replace(unread, problem=problem)
    return replace(unread, name=aside.name, problem=f"{reason} The file was set aside.")
