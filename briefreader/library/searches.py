"""searches.toml: the searches that the user keeps, in their order."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from briefreader.domain.errors import BriefreaderError, StorageError
from briefreader.domain.hit import SavedSearch
from briefreader.domain.report import Problem
from briefreader.files import free_name, move, printable, write_atomically
from briefreader.library.toml_text import toml_text
from briefreader.locking import read_error, write_lock

NAME = "searches.toml"
BROKEN = ".broken"
VERSION = 1

_ENTRIES = "search"
_CONFLICT = re.compile(r"searches.*(conflicted copy|\.sync-conflict-).*\.toml", re.IGNORECASE)

Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size in bytes."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A saved search with the keys of its table that this version does not know.

    `search` is None for a table that holds none; it is kept as it is.
    """

    search: SavedSearch | None
    table: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Content:
    entries: tuple[_Entry, ...] = ()
    others: tuple[tuple[str, Any], ...] = ()

    def place_of(self, name: str) -> int:
        """The place of the search of a name; -1 where there is none."""
        for place, entry in enumerate(self.entries):
            if entry.search is not None and entry.search.name == name:
                return place
        return -1


class SavedSearches:
    """The saved searches of a library, read again whenever their file has changed.

    Every change is on disk before the call returns, and what another process wrote is kept. A file
    that does not parse is set aside under a name ending in `.broken` and listed under `problems`;
    of the versions that a sync tool left the newest counts. Methods raise StorageError where the
    folder cannot be used. Safe to use from several threads.
    """

    def __init__(self, library: Path) -> None:
        self._folder = library
        self._path = library / NAME
        self._lock = RLock()
        self._seen: tuple[Path, Stamp] | None = None
        self._content = _Content()

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches in the user's order; no two have one name."""
        with self._lock:
            found: dict[str, SavedSearch] = {}
            for entry in self._read().entries:
                if entry.search is not None:
                    found.setdefault(entry.search.name, entry.search)
            return tuple(found.values())

    def save(self, name: str, query: str) -> None:
        """Keep a search under a name, behind the others; one of that name gets this query."""
        saved = SavedSearch(_checked(name), _writable(query))

        def change(content: _Content) -> _Content:
            place = content.place_of(saved.name)
            if place < 0:
                return replace(content, entries=(*content.entries, _Entry(saved, {})))
            return _replaced(content, place, saved)

        self._change(change)

    def rename(self, name: str, new: str) -> None:
        """Give a search another name; raises BriefreaderError where that is taken."""
        new = _checked(new)

        def change(content: _Content) -> _Content:
            if new != name and content.place_of(new) >= 0:
                raise BriefreaderError(f"There is a saved search called “{new}” already.")
            place = _known(content, name)
            search = content.entries[place].search
            assert search is not None
            return _replaced(content, place, replace(search, name=new))

        self._change(change)

    def remove(self, name: str) -> None:
        """Forget a search; one that is not there is passed over."""

        def change(content: _Content) -> _Content:
            kept = (e for e in content.entries if e.search is None or e.search.name != name)
            return replace(content, entries=tuple(kept))

        self._change(change)

    def move(self, name: str, place: int) -> None:
        """Put a search at a place among the others, counted from 0 without it."""

        def change(content: _Content) -> _Content:
            entries = list(content.entries)
            moved = entries.pop(_known(content, name))
            shown = [at for at, entry in enumerate(entries) if entry.search is not None]
            target = max(0, place)
            entries.insert(shown[target] if target < len(shown) else len(entries), moved)
            return replace(content, entries=tuple(entries))

        self._change(change)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye: broken ones, and older versions of a conflict."""
        with self._lock:
            self._read()
            newest = self._newest()
            aside = "The saved searches in this file could not be read; it was set aside."
            broken = sorted(self._folder.glob(f"{NAME}*{BROKEN}"))
            older = sorted(path for path in self._versions() if path != newest)
            return (
                *(Problem(printable(path), aside) for path in broken),
                *(
                    Problem(printable(path), f"Older saved searches; {newest.name} counts.")
                    for path in older
                    if newest is not None
                ),
            )

    def _change(self, change: Callable[[_Content], _Content]) -> None:
        with self._lock, write_lock(self._folder):
            before = self._read()
            after = change(before)
            if after == before:
                return
            if self._seen is not None and self._seen[0] != self._path and self._path.exists():
                # A newer version counts; the older one that has this name is kept beside.
                now = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S %f")
                move(self._path, self._path.with_name(f"searches (conflicted copy {now}).toml"))
            write_atomically(self._path, _text(after).encode())
            self._content = after
            self._seen = (self._path, _stamp(self._path))

    def _read(self) -> _Content:
        """What the newest version holds; one that does not parse is set aside for the next."""
        while (path := self._newest()) is not None:
            seen = (path, _stamp(path))
            if seen == self._seen:
                return self._content
            try:
                self._content = _content(path.read_bytes())
            except (ValueError, RecursionError):
                self._set_aside(path)
            except OSError as error:
                raise read_error(error, path) from error
            else:
                self._seen = seen
                return self._content
        self._seen, self._content = None, _Content()
        return self._content

    def _set_aside(self, path: Path) -> None:
        """Give a broken file another name; raises StorageError, so that it is never overwritten."""
        try:
            path.rename(free_name(self._path, BROKEN))
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(
                f"The saved searches in “{printable(path)}” cannot be read, and the file cannot"
                f" be set aside: {error.strerror}. Mend it or move it away."
            ) from error

    def _newest(self) -> Path | None:
        return max(
            self._versions(), key=lambda path: (_stamp(path), path == self._path), default=None
        )

    def _versions(self) -> list[Path]:
        """The file, and what sync tools left of other versions."""
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - the names are all that is needed
        except FileNotFoundError:
            return []
        except OSError as error:
            raise read_error(error, self._folder) from error
        return [self._folder / name for name in names if name == NAME or _CONFLICT.fullmatch(name)]


def _content(raw: bytes) -> _Content:
    """What a file holds; raises ValueError where it does not parse."""
    table = tomllib.loads(raw.decode("utf-8-sig"))
    entries = table.get(_ENTRIES, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"“{_ENTRIES}” is no list of tables")
    others = tuple((key, value) for key, value in table.items() if key != _ENTRIES)
    return _Content(tuple(map(_entry, entries)), others)


def _entry(table: dict[str, Any]) -> _Entry:
    name, query = table.get("name"), table.get("query")
    if isinstance(name, str) and name.strip() and isinstance(query, str):
        rest = {key: value for key, value in table.items() if key not in ("name", "query")}
        return _Entry(SavedSearch(name, query), rest)
    return _Entry(None, table)


def _text(content: _Content) -> str:
    document = {"version": VERSION, **dict(content.others)}
    document[_ENTRIES] = list(_tables(content))
    return toml_text(document)


def _tables(content: _Content) -> Iterator[dict[str, Any]]:
    for entry in content.entries:
        own = entry.search
        yield {"name": own.name, "query": own.query, **entry.table} if own else entry.table


def _replaced(content: _Content, place: int, search: SavedSearch) -> _Content:
    entries = list(content.entries)
    entries[place] = replace(entries[place], search=search)
    return replace(content, entries=tuple(entries))


def _known(content: _Content, name: str) -> int:
    place = content.place_of(name)
    if place < 0:
        raise BriefreaderError(f"No saved search is called “{name}”.")
    return place


def _checked(name: str) -> str:
    """A name without white space at its ends; raises BriefreaderError where nothing is left."""
    name = " ".join(_writable(name).split())
    if not name:
        raise BriefreaderError("A saved search needs a name.")
    return name


def _writable(text: str) -> str:
    """The text without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
