"""A copy of the user's work as it was at one time, and what bringing it back changes."""

from dataclasses import dataclass

from briefreader.domain.report import Refusal


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One snapshot that lies on disk.

    `name` tells it from all others, `taken` is an ISO time in UTC with a `Z`. `reason` is empty for
    the one of every day, else says before what it was taken. `annotations` counts those that were
    not deleted, `annotation_files` all of their files. `lost` is by how many of them this snapshot
    falls behind the one before, where that is more than half, else 0. `state` is a digest of the
    names, sizes and times of all files. `unread` are paths, relative to the library, of files that
    could not be read.
    """

    name: str
    taken: str
    reason: str
    documents: int
    annotations: int
    annotation_files: int
    files: int
    lost: int
    state: str
    unread: tuple[str, ...] = ()
    size: int = 0
    """Bytes on disk."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What bringing a snapshot back changes in the library as it is now.

    Annotations that are missing or deleted come `back`, others are `changed` to what they were,
    those made since are `gone`, which means deleted as if by the user. `documents_back` counts
    documents whose records are missing or that were taken out, `documents_changed` those whose
    marks and corrections become what they were. `files` are the names of the other files that are
    brought back or replaced.
    """

    back: int = 0
    changed: int = 0
    gone: int = 0
    documents_back: int = 0
    documents_changed: int = 0
    files: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Difference()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back; `failed` are documents whose files cannot be read any more."""

    snapshot: Snapshot
    difference: Difference
    failed: tuple[Refusal, ...] = ()
