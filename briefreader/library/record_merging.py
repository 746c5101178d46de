"""What two processes made of one record, joined so that neither loses its change."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from briefreader.domain.fact_correction import FactCorrection
from briefreader.domain.version import OldVersion
from briefreader.library.records import Mark, Record, Sighting, Standing

_FIELDS = ("text", "copy", "added", "starred", "read", "removed", "changed")

Key = TypeVar("Key")
Value = TypeVar("Value")


def merge(base: Record | None, ours: Record, theirs: Record) -> Record:
    """Each field as the one left it that changed it since `base`; where both did, ours counts.

    Sightings and old versions of both are kept; corrections and marks are joined one by one.
    """
    base = base or Record(id=ours.id, sightings=(), text="")
    changed = {
        name: getattr(ours, name) for name in _FIELDS if getattr(ours, name) != getattr(base, name)
    }
    return replace(
        theirs,
        sightings=_merged_sightings(base, ours, theirs),
        corrected=_merged(base.corrected, ours.corrected, theirs.corrected),
        marks=tuple(
            Mark(text, start, value)
            for (text, start), value in _merged(*map(_by_place, (base, ours, theirs))).items()
        ),
        facts=_merged_facts(base, ours, theirs),
        versions=_merged_versions(ours, theirs),
        **changed,
    )


def _merged_sightings(base: Record, ours: Record, theirs: Record) -> tuple[Sighting, ...]:
    new = tuple(sighting for sighting in ours.sightings if sighting not in base.sightings)
    known = {(sighting.path, sighting.digest) for sighting in new}
    here = {sighting.path for sighting in new if sighting.standing is not Standing.PAST}
    old = (
        replace(sighting, standing=Standing.PAST) if sighting.path in here else sighting
        for sighting in theirs.sightings
        if (sighting.path, sighting.digest) not in known
    )
    return (*old, *new)


def _merged(
    base: Mapping[Key, Value], ours: Mapping[Key, Value], theirs: Mapping[Key, Value]
) -> dict[Key, Value]:
    merged = dict(theirs)
    for key in base.keys() | ours.keys():
        if key not in ours:
            merged.pop(key, None)
        elif key not in base or base[key] != ours[key]:
            merged[key] = ours[key]
    return merged


def _by_place(record: Record) -> dict[tuple[str, int], bool]:
    return {(mark.text, mark.start): mark.is_boilerplate for mark in record.marks}


def _merged_facts(base: Record, ours: Record, theirs: Record) -> tuple[FactCorrection, ...]:
    merged = _merged(*({item.id: item for item in one.facts} for one in (base, ours, theirs)))
    return tuple(sorted(merged.values(), key=lambda item: (item.made, item.id)))


def _merged_versions(ours: Record, theirs: Record) -> tuple[OldVersion, ...]:
    known = {version.text_id for version in theirs.versions}
    new = tuple(version for version in ours.versions if version.text_id not in known)
    if not new:
        return theirs.versions
    return tuple(sorted((*theirs.versions, *new), key=lambda version: version.until))
