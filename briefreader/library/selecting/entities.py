"""Names of all documents that stand for one person, organisation or place.

Merged are names that differ in nothing but accents, case, punctuation, an article or the initials
of middle names: everything else would be a guess, which the user may make. What the user said of a
name goes before: it stands for what they say, and is so parted from what it was merged with.
"""

import re
import unicodedata
from array import array
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefreader.catalogue.inverted_facts import Name
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import NAMES
from briefreader.domain.query import Phrase, Term
from briefreader.library.fact_corrections.applying import folded
from briefreader.library.fact_corrections.everywhere import Naming
from briefreader.library.selecting.growing import Growing
from briefreader.library.selecting.names import NameBook

HIDDEN = -1
"""The entity of names that the user hid."""

_APART = "="
"""In the place of the initials of a name that is merged with none."""

_SPEAKER = "speaker"
_KINDS = {kind.value: kind for kind in FactKind if kind in NAMES}
_INITIALS = re.compile(r"(?<=\w )((?:\w )+)(?=\w\w)")
_OF_PEOPLE = frozenset((FactKind.PERSON.value, _SPEAKER))
_MARKS = str.maketrans(dict.fromkeys("-‐‑–", " ") | dict.fromkeys(".,'’‘`´", ""))


@dataclass(slots=True)
class _Entity:
    """What names stand for: its kind, its names by their initials, and what the user calls it."""

    kind: str
    names: dict[str, list[int]] = field(default_factory=dict)
    label: str = ""

    @property
    def numbers(self) -> list[int]:
        return [number for numbers in self.names.values() for number in numbers]


class Entities:
    """The entities of the names in a `NameBook`, taken up as names come."""

    def __init__(self, names: NameBook) -> None:
        self._names = names
        self._forget(Naming())

    def _forget(self, naming: Naming) -> None:
        self._naming = naming
        self._said = _Said(naming)
        self._last = 0
        self._entities: list[_Entity] = []
        self._by_key: dict[tuple[str, str], list[int]] = {}
        self._of_name = Growing(np.int32)
        self._of_name.put(np.array([HIDDEN], np.int32))
        self._labels = NameBook()
        self._kinds: dict[str, int] = {}
        self._kind_of, self._names_of = array("b"), array("i")

    def take_up(self, naming: Naming) -> None:
        """Find the entities of names that are new, or of all where the user says something else."""
        if naming.digest != self._naming.digest:
            self._forget(naming)
        first, self._last = self._last + 1, self._names.last
        if first > self._last:
            return
        self._of_name.put(np.full(self._last + 1 - first, HIDDEN, np.int32))
        for number in range(first, self._last + 1):
            name = self._names.known(number)
            if name is not None:
                self._take(name)

    def __len__(self) -> int:
        return len(self._entities)

    @property
    def of_names(self) -> NDArray[Any]:
        """The entity of each name by its number, `HIDDEN` for none."""
        return self._of_name.values

    def of_kind(self, kind: str) -> NDArray[Any]:
        """The numbers of the entities of a kind."""
        return np.flatnonzero(np.array(self._kind_of, np.int8) == self._kinds.get(kind, -1))

    def of_several(self) -> NDArray[Any]:
        """For each entity whether more than one name stands for it."""
        several: NDArray[Any] = np.array(self._names_of, np.int32) > 1
        return several

    def numbers_of(self, kind: str, label: str) -> tuple[int, ...]:
        """The numbers of the names that stand for the same as this one, itself among them."""
        wanted = folded(label)
        for one in self._entities:
            if one.kind == kind:
                names = map(self._names.name, one.numbers)
                if wanted in (folded(one.label), *map(folded, names)):
                    return tuple(one.numbers)
        return ()

    def label(self, entity: int, frequency: NDArray[Any]) -> str:
        """What an entity is called: by the user, else as most documents do.

        `frequency` says of each name by its number how many documents have it.
        """
        one = self._entities[entity]
        if one.label:
            return one.label
        return self._names.name(max(one.numbers, key=lambda number: (frequency[number], -number)))

    def matching(self, part: Term | Phrase, kinds: Collection[str]) -> list[int]:
        """The numbers of all names that stand for what has the word or the phrase in a name."""
        looked_for = {*kinds, *_KINDS} if _KINDS.keys() & kinds else kinds
        found = self._names.matching(part, looked_for)
        entities = {int(self.of_names[number]) for number in found} - {HIDDEN}
        entities.update(self._labels.matching(part, kinds))
        chosen = (self._entities[entity] for entity in entities)
        return [number for one in chosen if one.kind in kinds for number in one.numbers]

    # --- taking up -----------------------------------------------------------------------------

    def _take(self, name: Name) -> None:
        kind, label = name.kind, ""
        if self._naming.corrections:
            said = self._said.of(name)
            if said is None:
                return
            kind, label = said
        if label and self._said.is_apart(kind, label):
            key, initials = folded(label), _APART
        else:
            key, initials = merge_key(kind, label or name.name)
        alike = self._by_key.setdefault((kind, key), [])
        entity = self._fitting(alike, initials)
        if entity is None:
            entity = self._new(kind, alike)
            if initials not in ("", _APART):
                self._part_plain_names(kind, alike)
        one = self._entities[entity]
        one.names.setdefault(initials, []).append(name.number)
        self._of_name.values[name.number] = entity
        self._names_of[entity] += 1
        if label and not one.label:
            one.label = label
            self._labels.put([Name(entity, kind, label)])

    def _fitting(self, alike: list[int], initials: str) -> int | None:
        """Of the entities whose names are alike but for initials the one that these belong to."""
        for entity in alike:
            if initials in self._entities[entity].names:
                return entity
        if len(alike) == 1 and initials != _APART:
            known = set(self._entities[alike[0]].names)
            if known == {""} or (not initials and known != {_APART}):
                return alike[0]
        return None

    def _part_plain_names(self, kind: str, alike: list[int]) -> None:
        """Where initials tell two people apart, a name without any may mean either: it is alone."""
        for entity in tuple(alike):
            names = self._entities[entity].names
            if len(names) > 1 and "" in names:
                plain = self._new(kind, alike)
                self._entities[plain].names[""] = names.pop("")
                moved = self._entities[plain].names[""]
                self._of_name.values[moved] = plain
                self._names_of[plain] = len(moved)
                self._names_of[entity] -= len(moved)

    def _new(self, kind: str, alike: list[int]) -> int:
        self._entities.append(_Entity(kind))
        self._kind_of.append(self._kinds.setdefault(kind, len(self._kinds)))
        self._names_of.append(0)
        alike.append(len(self._entities) - 1)
        return alike[-1]


class _Said:
    """What the user said of names, by the kinds that the catalogue writes."""

    def __init__(self, naming: Naming) -> None:
        self._of = {
            (correction.kind, folded(correction.name)): naming.of(correction.kind, correction.name)
            for correction in naming.corrections
        }
        self._apart = {
            (kind.value, name)
            for (kind, name), said in self._of.items()
            if said is not None and said[0] is kind and folded(said[1]) == name
        }

    def is_apart(self, kind: str, label: str) -> bool:
        """Whether the user said that a name stands for itself, and is not to be merged."""
        return (kind, folded(label)) in self._apart

    def of(self, name: Name) -> tuple[str, str] | None:
        """A name's kind and what it is called, empty where nothing was said; None if hidden."""
        kind = _KINDS.get(name.kind)
        if kind is None and name.kind != _SPEAKER:
            return name.kind, ""
        key = folded(name.name)
        for one in (kind,) if kind is not None else _KINDS.values():
            if (one, key) in self._of:
                said = self._of[one, key]
                if said is None:
                    return None
                return (said[0].value if kind is not None else _SPEAKER), said[1]
        return name.kind, ""


def merge_key(kind: str, name: str) -> tuple[str, str]:
    """What names have in common that stand for the same, as far as that is sure, and initials.

    The initials are those of a person's middle names.
    """
    plain = name if name.isascii() else _without_accents(name)
    plain = " ".join(plain.translate(_MARKS).casefold().split())
    if kind in _OF_PEOPLE:
        found = _INITIALS.search(plain) if plain.count(" ") > 1 else None
        if found is None:
            return plain or folded(name), ""
        return plain[: found.start()] + plain[found.end() :], found[1].replace(" ", "")
    return plain.replace("&", "and").removeprefix("the ") or folded(name), ""


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
