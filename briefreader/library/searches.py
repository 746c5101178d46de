"""searches.toml: the searches that the user keeps, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefreader.domain.errors import BriefreaderError
from briefreader.domain.hit import SavedSearch
from briefreader.domain.report import Problem
from briefreader.library.precious_toml import PreciousToml

NAME = "searches.toml"
VERSION = 1

_ENTRIES = "search"


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
    """The saved searches of a library, kept as `PreciousToml` keeps a file.

    Methods raise StorageError where the folder cannot be used. Safe to use from several threads.
    """

    def __init__(self, library: Path) -> None:
        self._file = PreciousToml(library, NAME, "saved searches", _content, _table)

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches in the user's order; no two have one name."""
        found: dict[str, SavedSearch] = {}
        for entry in self._file.read().entries:
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

        self._file.change(change)

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

        self._file.change(change)

    def remove(self, name: str) -> None:
        """Forget a search; one that is not there is passed over."""

        def change(content: _Content) -> _Content:
            kept = (e for e in content.entries if e.search is None or e.search.name != name)
            return replace(content, entries=tuple(kept))

        self._file.change(change)

    def move(self, name: str, place: int) -> None:
        """Put a search at a place among the others, counted from 0 without it."""

        def change(content: _Content) -> _Content:
            entries = list(content.entries)
            moved = entries.pop(_known(content, name))
            shown = [at for at, entry in enumerate(entries) if entry.search is not None]
            target = max(0, place)
            entries.insert(shown[target] if target < len(shown) else len(entries), moved)
            return replace(content, entries=tuple(entries))

        self._file.change(change)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye: broken ones, and older versions of a conflict."""
        return self._file.problems


def _content(table: dict[str, Any]) -> _Content:
    """What a file holds; raises ValueError where it has another form."""
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


def _table(content: _Content) -> dict[str, Any]:
    return {"version": VERSION, **dict(content.others), _ENTRIES: list(_tables(content))}


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
