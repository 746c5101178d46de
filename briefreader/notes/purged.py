"""The annotations of a document that were removed for good, so that old copies do not return.

`annotations/<document id>/purged.txt` has a line for each: its UUID, a blank, and when it had been
deleted. Lines are only ever added. What sync tools and merges make of the file is read line by line
as well.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefreader.files import storage_error, write_atomically
from briefreader.notes.times import BEGINNING, moment
from briefreader.notes.versions import Signature, signature_of

NAME = "purged.txt"

_NAME = re.compile(r"purged(?:[^a-z].*)?\.txt(?:[^a-z].*)?", re.IGNORECASE)
_UNFINISHED = re.compile(r".*\.(?:tmp|temp|part|partial|crdownload|swp|bak)", re.IGNORECASE)
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LINE = re.compile(rf"\s*({_UUID})\s+(\S+)\s*", re.IGNORECASE)
_URN = "urn:uuid:"


class _Seen(NamedTuple):
    """What one file held when it was read, and what was wrong with it."""

    signature: Signature
    times: Mapping[str, str]
    problem: str = ""


def is_list_of_purged(name: str) -> bool:
    """Whether a file of this name is such a list, or what a sync tool made of one."""
    return (
        name[:1] in "pP"
        and _NAME.fullmatch(name) is not None
        and _UNFINISHED.fullmatch(name) is None
    )


class Purged:
    """The lists of one document's folder, as they were last read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, _Seen] = {}
        self._times: dict[str, str] = {}

    def read(self, names: Iterable[str]) -> frozenset[str]:
        """Read those of these files that changed; the ids in small letters of which that tells.

        A file that cannot be opened counts as it was last read.
        """
        before = self._times
        found = {name: seen for name in names if (seen := self._look(name)) is not None}
        if not found and not self._seen:
            return frozenset()
        self._seen = found
        self._times = _latest(seen.times for seen in found.values())
        keys = before.keys() | self._times.keys()
        return frozenset(key for key in keys if before.get(key) != self._times.get(key))

    def _look(self, name: str) -> _Seen | None:
        path, known = self._folder / name, self._seen.get(name)
        try:
            signature = signature_of(path)
            if known is not None and known.signature == signature and not known.problem:
                return known
            return _Seen(signature, _times(path.read_bytes()))
        except FileNotFoundError:
            return None
        except OSError as error:
            problem = f"This list of purged annotations cannot be opened: {error.strerror}."
            last = known.times if known is not None else {}
            return _Seen(Signature(0, 0, 0), last, problem)

    def deleted_at(self, annotation_id: str) -> str:
        """When an annotation was deleted that has been removed for good; empty for all others."""
        return self._times.get(annotation_id.lower(), "") if self._times else ""

    def problems(self) -> Iterable[tuple[Path, str]]:
        """The files that cannot be opened."""
        for name, seen in sorted(self._seen.items()):
            if seen.problem:
                yield self._folder / name, seen.problem

    def add(self, times: Mapping[str, str]) -> None:
        """Make durable when annotations were deleted that are to be removed; by their ids.

        The caller holds the folder's lock. Raises StorageError.
        """
        path = self._folder / NAME
        try:
            there = path.read_bytes()
        except FileNotFoundError:
            there = b""
        except OSError as error:
            raise storage_error(error, path) from error
        known = _times(there)
        new = {key.lower(): time for key, time in times.items()}
        lines = [
            f"{key.removeprefix(_URN)} {time}\n"
            for key, time in sorted(new.items())
            if moment(known.get(key, "")) < moment(time)
        ]
        if lines:
            gap = b"\n" if there and not there.endswith(b"\n") else b""
            write_atomically(path, there + gap + "".join(lines).encode())
        self.read({*self._seen, NAME})


def _times(content: bytes) -> Mapping[str, str]:
    """What the lines of a file say; others, such as the marks of a stopped merge, say nothing."""
    found = (_LINE.fullmatch(line) for line in content.decode("utf-8", "replace").splitlines())
    return _latest({_URN + line[1].lower(): line[2]} for line in found if line is not None)


def _latest(several: Iterable[Mapping[str, str]]) -> dict[str, str]:
    latest: dict[str, str] = {}
    for times in several:
        for key, time in times.items():
            if moment(time) > max(BEGINNING, moment(latest.get(key, ""))):
                latest[key] = time
    return latest
