"""facts.toml: what the user says of names in all documents, and what that makes of a name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefreader.domain.errors import StorageError
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.fact_correction import NAMES, Act, FactCorrection
from briefreader.domain.report import Problem
from briefreader.library.fact_correction_codec import correction_of, correction_table, digest
from briefreader.library.fact_corrections.applying import BY_USER, folded, name_of, with_named
from briefreader.library.precious_toml import PreciousToml

NAME = "facts.toml"
VERSION = 1

_ENTRIES = "correction"


@dataclass(frozen=True, slots=True)
class _Content:
    corrections: tuple[FactCorrection, ...] = ()
    others: tuple[tuple[str, Any], ...] = ()


class EverywhereCorrections:
    """The corrections of names in all documents, kept as `PreciousToml` keeps a file.

    Methods raise StorageError where the folder cannot be used. Safe to use from several threads.
    """

    def __init__(self, library: Path) -> None:
        self._file = PreciousToml(library, NAME, "corrections of names", _content, _table)

    def all(self) -> tuple[FactCorrection, ...]:
        """The corrections, oldest first."""
        return self._file.read().corrections

    def change(self, removed: Iterable[FactCorrection], added: Iterable[FactCorrection]) -> None:
        """Take corrections back and make others; what another process wrote is kept."""
        gone = {correction.id for correction in removed}
        new = tuple(added)

        def change(content: _Content) -> _Content:
            known = {item.id for item in content.corrections}
            kept = (item for item in content.corrections if item.id not in gone)
            both = (*kept, *(item for item in new if item.id not in known))
            return replace(content, corrections=tuple(sorted(both, key=_by_time)))

        self._file.change(change)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that need the user's eye: broken ones, and older versions of a conflict."""
        return self._file.problems


@dataclass(frozen=True, slots=True)
class Naming:
    """What corrections of the whole library make of names; the same for the same `digest`."""

    corrections: tuple[FactCorrection, ...] = ()
    digest: str = ""

    def of(self, kind: FactKind, name: str) -> tuple[FactKind, str] | None:
        """The kind and the name that are shown for these; None for a name that is hidden."""
        for correction in self.corrections:
            if correction.kind is kind and folded(correction.name) == folded(name):
                if correction.act is Act.HIDE:
                    return None
                kind, name = correction.new_kind or kind, correction.new_label or name
        return kind, name

    def applied(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """A document's facts with these corrections; those that the user corrected there stay."""
        if not self.corrections:
            return facts
        present = _names(facts)
        for correction in self.corrections:
            if folded(correction.name) not in present:
                continue
            present.add(folded(correction.new_label or ""))
            own = tuple(fact for fact in facts if fact.rule == BY_USER)
            found = tuple(fact for fact in facts if fact.rule != BY_USER)
            changed = (
                fact if fact.rule != BY_USER else replace(fact, rule=_EVERYWHERE)
                for fact in with_named(found, correction)
            )
            facts = (*own, *changed)
        return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind.value)))


_EVERYWHERE = "user-everywhere"
"""The rule of a name that the user corrected in all documents."""


def _names(facts: tuple[Fact, ...]) -> set[str]:
    """All that facts are called or speak of, as it is compared."""
    names = {folded(name_of(fact)) for fact in facts}
    for fact in facts:
        names.update(map(folded, fact.detail.who))
        names.add(folded(fact.detail.where or ""))
    return names


class NamingSource:
    """The naming of a library, made anew only when its corrections are others."""

    def __init__(self, corrections: Callable[[], tuple[FactCorrection, ...]]) -> None:
        self._corrections = corrections
        self._naming = Naming()

    def now(self) -> Naming:
        """The naming at this moment; a file that cannot be read leaves names as they were."""
        try:
            corrections = self._corrections()
        except StorageError:
            return self._naming
        usable = tuple(c for c in corrections if _is_usable(c))
        if usable != self._naming.corrections:
            self._naming = Naming(usable, digest(usable))
        return self._naming


def _is_usable(correction: FactCorrection) -> bool:
    return (
        correction.act in (Act.HIDE, Act.CHANGE)
        and correction.kind in NAMES
        and bool(correction.name)
        and correction.new_kind in (None, *NAMES)
    )


def _content(table: dict[str, Any]) -> _Content:
    """What a file holds; raises ValueError where it has another form."""
    entries = table.get(_ENTRIES, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"“{_ENTRIES}” is no list of tables")
    others = tuple((key, value) for key, value in table.items() if key != _ENTRIES)
    return _Content(tuple(map(correction_of, entries)), others)


def _table(content: _Content) -> dict[str, Any]:
    tables = [correction_table(correction) for correction in content.corrections]
    return {"version": VERSION, **dict(content.others), _ENTRIES: tables}


def _by_time(correction: FactCorrection) -> tuple[str, str]:
    return correction.made, correction.id
