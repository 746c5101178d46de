"""Which files a user means who names files and folders: what lies in a folder, and what does not.

A file that is named is always meant. In a folder, hidden files, links that lead out of it, and the
library's own files are passed over.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from briefreader.config import OWN_FOLDERS, Places
from briefreader.domain.report import Refusal
from briefreader.files import printable
from briefreader.formats import reader
from briefreader.formats.foreign import BY_SUFFIX

_HIDDEN = (".", "~$")
"""Beginnings of names of files that are passed over silently: hidden files, and the locks that
office programs put beside an open file."""

OWN = "This belongs to the library itself."


def find_files(
    paths: Iterable[Path],
    places: Places,
    skipped: list[Refusal],
    allowed: Collection[str] = (),
) -> Iterator[tuple[Path, str]]:
    """The files to read, each with its path as the user knows it.

    What is passed over goes to `skipped`, with the reason. A file that cannot be read is given
    all the same, for the reader to say why. `allowed` are real paths of the library's own files
    that may be read all the same.
    """
    own = {os.path.realpath(places.library / name) for name in OWN_FOLDERS}
    own.add(os.path.realpath(places.cache))
    for path in paths:
        real = os.path.realpath(path) if "\0" not in str(path) else ""
        if real not in allowed and any(_is_inside(real, folder) for folder in own):
            skipped.append(Refusal(printable(path), OWN))
        elif os.path.isdir(path):  # noqa: PTH112 - never raises
            whole_library = os.path.realpath(places.library)
            yield from _of_folder(path, real, own | ({whole_library} - {real}), skipped)
        else:
            yield path, printable(path)


def find_followed(
    paths: Iterable[Path], folders: Iterable[Path], places: Places
) -> Iterator[tuple[Path, str]]:
    """The files to read among paths in watched folders at which something changed.

    What adding a folder passes over is passed over here too.
    """
    own = {os.path.realpath(places.library / name) for name in OWN_FOLDERS}
    own |= {os.path.realpath(places.cache), os.path.realpath(places.library)}
    for path in paths:
        folder = next((folder for folder in folders if path.is_relative_to(folder)), None)
        if folder is None:
            continue
        inside = path.relative_to(folder).parts
        real = os.path.realpath(path)
        if any(part.startswith(_HIDDEN) for part in inside) or _is_own(real, own):
            continue
        real_folder = os.path.realpath(folder)
        if os.path.isdir(path):  # noqa: PTH112 - never raises
            if path == folder or (not path.is_symlink() and _is_inside(real, real_folder)):
                yield from _of_folder(path, real_folder, own - {real_folder}, [])
        elif not _why_not(path, real_folder):
            yield path, printable(path)


def _is_own(real: str, own: Iterable[str]) -> bool:
    return any(_is_inside(real, folder) for folder in own)


def _of_folder(
    folder: Path, real: str, own: set[str], skipped: list[Refusal]
) -> Iterator[tuple[Path, str]]:
    def skip(path: str | Path, reason: str) -> None:
        skipped.append(Refusal(printable(path), reason))

    def unreadable(error: OSError) -> None:
        skip(str(error.filename), f"This folder cannot be opened: {error.strerror}.")

    for root, names, files in os.walk(folder, onerror=unreadable, followlinks=False):
        entered = []
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith("."):
                continue
            if path.is_symlink():
                skip(path, "This is a link to a folder; links to folders are not followed.")
            elif os.path.realpath(path) in own:
                skip(path, OWN)
            else:
                entered.append(name)
        names[:] = entered
        for name in sorted(files):
            if not name.startswith(_HIDDEN):
                path = Path(root, name)
                reason = _why_not(path, real)
                if reason:
                    skip(path, reason)
                else:
                    yield path, printable(path)


def _why_not(path: Path, folder: str) -> str:
    """Why a file of a folder is passed over; empty where it is not."""
    kind = path.suffix.lower()
    if kind not in reader.SUFFIXES:
        if kind[1:].isalnum():
            known = BY_SUFFIX.get(kind)
            return known.reason if known else f"briefreader does not read {kind} files."
        return "Its name does not say what it is; to read it as text, add it by itself."
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            if not _is_inside(os.path.realpath(path), folder):
                return "This is a link to a file outside the folder; add that file itself."
            status = path.stat()
    except OSError as error:
        return f"This link leads nowhere: {error.strerror}."
    return "" if stat.S_ISREG(status.st_mode) else "This is a device or a pipe, not a file."


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
