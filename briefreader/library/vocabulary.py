"""tags.toml: what the user says of tags and calls the colours; and the tree of all tags."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

from briefreader.domain.annotation import Colour
from briefreader.domain.report import Problem
from briefreader.domain.tag import EntryChange, TagEntry, TagNode, TagOffer, tag_key, tidy_tag
from briefreader.library.precious_toml import PreciousToml
from briefreader.library.tagging.tree import tree_of
from briefreader.notes.store import AnnotationStore

NAME = "tags.toml"
VERSION = 1

_ENTRIES = "tag"
_COLOURS = "colours"
_KNOWN = ("name", "colour", "description")


@dataclass(frozen=True, slots=True)
class _Content:
    """The file; `strange` are tables that name no tag, all of them kept as they are."""

    entries: tuple[TagEntry, ...] = ()
    strange: tuple[dict[str, Any], ...] = ()
    colours: tuple[tuple[str, object], ...] = ()
    others: tuple[tuple[str, Any], ...] = ()


class Vocabulary:
    """The tags of a library, one vocabulary for documents and passages, and names of colours.

    Where tags are given is a matter of the annotations; this keeps the colour and description of a
    tag, and makes the tree of those in use and those described. `colour_name`, `colour_of` and
    `description` answer from what was read last, which costs no look at the disk; `refresh` reads
    again. Methods raise StorageError where the folder cannot be used. Safe to use from several
    threads.
    """

    def __init__(self, library: Path, annotations: AnnotationStore) -> None:
        self._annotations = annotations
        self._file = PreciousToml(library, NAME, "tags", _content, _table)
        self._lock = RLock()
        self._was_read = False
        self._names: dict[Colour, str] = {}
        self._names_of: object = None
        self._tree: tuple[TagNode, ...] = ()
        self._tree_of: tuple[object, object] = (None, None)

    # --- tags --------------------------------------------------------------------------------

    def tag_tree(self) -> tuple[TagNode, ...]:
        """The tags that stand below no other, in alphabetical order, with those below them."""
        with self._lock:
            content, living = self._file.read(), self._annotations.living()
            if self._tree_of[0] is not living or self._tree_of[1] is not content:
                self._tree = tree_of(living, content.entries)
                self._tree_of = (living, content)
            return self._tree

    def offers(self) -> tuple[TagOffer, ...]:
        """Every tag that can be offered where one is typed, those on most annotations first."""
        found = [
            TagOffer(node.path, node.annotations, node.colour)
            for root in self.tag_tree()
            for node in root.nodes()
        ]
        return tuple(sorted(found, key=lambda offer: -offer.count))

    def entries(self) -> tuple[TagEntry, ...]:
        """What is said of tags, in the order of the file."""
        return self._file.read().entries

    def colour_of(self, tag: str) -> Colour | None:
        """The colour that the user gave a tag."""
        entry = self._entry(tag)
        return entry.colour if entry is not None else None

    def description(self, tag: str) -> str:
        """What the user says a tag is for; empty where they say nothing."""
        entry = self._entry(tag)
        return entry.description if entry is not None else ""

    def apply(self, changes: Sequence[EntryChange]) -> None:
        """Make a step's changes; what was changed meanwhile in an entry is kept."""
        if changes:
            self._file.change(
                lambda content: replace(content, entries=_changed(content.entries, changes))
            )

    # --- colours -----------------------------------------------------------------------------

    def colour_name(self, colour: Colour) -> str:
        """What the user calls a colour; its own name in small letters where they did not say."""
        return self.colour_names()[colour]

    def colour_names(self) -> Mapping[Colour, str]:
        """The names of all colours."""
        content = self._content()
        if self._names_of is not content.colours:
            given = dict(content.colours)
            self._names = {each: _colour_name(given.get(each.value), each) for each in Colour}
            self._names_of = content.colours
        return self._names

    def name_colours(self, names: Mapping[Colour, str]) -> None:
        """Call colours otherwise; an empty name gives a colour its own one back."""
        tidy = {colour: _tidy_name(name) for colour, name in names.items()}

        def change(content: _Content) -> _Content:
            colours = dict(content.colours)
            for colour, name in tidy.items():
                if not name or name == colour.value:
                    colours.pop(colour.value, None)
                else:
                    colours[colour.value] = name
            return replace(content, colours=tuple(colours.items()))

        self._file.change(change)

    # --- the file ----------------------------------------------------------------------------

    def refresh(self) -> bool:
        """Read again what changed on disk; whether anything did."""
        with self._lock:
            before = self._file.known
            self._was_read = True
            return self._file.read() is not before

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye: broken ones, and older versions of a conflict."""
        return self._file.problems

    def _content(self) -> _Content:
        if not self._was_read:
            self.refresh()
        return self._file.known

    def _entry(self, tag: str) -> TagEntry | None:
        key = tag_key(tag)
        entries = self._content().entries
        return next((entry for entry in entries if tag_key(entry.name) == key), None)


def _content(table: dict[str, Any]) -> _Content:
    """What a file holds; raises ValueError where it has another form."""
    entries, colours = table.get(_ENTRIES, []), table.get(_COLOURS, {})
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"“{_ENTRIES}” is no list of tables")
    if not isinstance(colours, dict):
        raise ValueError(f"“{_COLOURS}” is no table")
    found: dict[str, TagEntry] = {}
    strange = []
    for each in entries:
        entry = _entry(each)
        if entry is None or tag_key(entry.name) in found:
            strange.append(each)
        else:
            found[tag_key(entry.name)] = entry
    return _Content(
        tuple(found.values()),
        tuple(strange),
        tuple(colours.items()),
        tuple((key, value) for key, value in table.items() if key not in (_ENTRIES, _COLOURS)),
    )


def _entry(table: Mapping[str, Any]) -> TagEntry | None:
    """The entry of a table, with what is not known in it; None where it names no tag."""
    name, colour, description = (table.get(key) for key in _KNOWN)
    if not isinstance(name, str) or not tidy_tag(name):
        return None
    rest = {key: value for key, value in table.items() if key not in _KNOWN}
    if colour is not None and colour not in tuple(Colour):
        rest["colour"] = colour
    if description is not None and not isinstance(description, str):
        rest["description"] = description
    return TagEntry(
        tidy_tag(name),
        Colour(colour) if colour in tuple(Colour) else None,
        description if isinstance(description, str) else "",
        tuple(rest.items()),
    )


def _table(content: _Content) -> dict[str, Any]:
    document: dict[str, Any] = {"version": VERSION, **dict(content.others)}
    if content.colours:
        document[_COLOURS] = dict(content.colours)
    document[_ENTRIES] = [*map(_entry_table, content.entries), *content.strange]
    return document


def _entry_table(entry: TagEntry) -> dict[str, Any]:
    table: dict[str, Any] = {"name": entry.name, **dict(entry.rest)}
    if entry.colour is not None:
        table["colour"] = entry.colour.value
    if entry.description:
        table["description"] = _writable(entry.description)
    return table


def _changed(entries: Iterable[TagEntry], changes: Sequence[EntryChange]) -> tuple[TagEntry, ...]:
    """The entries after a step, those that were there in their order."""
    present = {tag_key(entry.name): entry for entry in entries}
    for change in changes:
        before, after = change.before, change.after
        key = tag_key(before.name) if before is not None else ""
        known = present.pop(key, before)
        if after is None:
            continue
        there = present.get(tag_key(after.name))
        made = after if before is None or known is None else _with_change(known, before, after)
        present[tag_key(after.name)] = made if there is None else _filled(there, made)
    order = {tag_key(entry.name): place for place, entry in enumerate(entries)}
    return tuple(
        sorted(present.values(), key=lambda entry: order.get(tag_key(entry.name), len(order)))
    )


def _with_change(known: TagEntry, before: TagEntry, after: TagEntry) -> TagEntry:
    """A known entry with what a step changes of it; what was changed meanwhile is kept."""
    return replace(
        known,
        name=after.name,
        colour=after.colour if known.colour is before.colour else known.colour,
        description=(
            after.description if known.description == before.description else known.description
        ),
    )


def _filled(there: TagEntry, other: TagEntry) -> TagEntry:
    """An entry with what another one says where it says nothing itself."""
    return replace(
        there,
        colour=there.colour or other.colour,
        description=there.description or other.description,
    )


def _colour_name(given: object, colour: Colour) -> str:
    return _tidy_name(given) or colour.value if isinstance(given, str) else colour.value


def _tidy_name(name: str) -> str:
    return " ".join(_writable(name).split())


def _writable(text: str) -> str:
    """The text without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
