"""Corrections of facts to and from the tables of a record's JSON and of facts.toml."""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from briefreader.domain.annotation import Anchor
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import Act, FactCorrection

_ACTS = {act.value: act for act in Act}
_KINDS = {kind.value: kind for kind in FactKind}
_ANCHOR = ("exact", "prefix", "suffix", "start", "end")


def correction_table(correction: FactCorrection) -> dict[str, object]:
    """A correction as a table; keys that this version does not know stay as they were read."""
    known: dict[str, object] = json.loads(correction.source) if correction.source else {}
    if correction.act is Act.UNKNOWN:
        return known
    table: dict[str, object] = {
        "id": correction.id,
        "made": correction.made,
        "act": correction.act.value,
        "kind": correction.kind.value,
        "name": correction.name or None,
        "anchor": _anchor_table(correction.anchor),
        "new_kind": correction.new_kind.value if correction.new_kind else None,
        "new_label": correction.new_label,
    }
    for key in table:
        known.pop(key, None)
    return {**{key: value for key, value in table.items() if value is not None}, **known}


def correction_of(table: Mapping[str, object]) -> FactCorrection:
    """The correction of a table; one that this version does not understand does nothing.

    Raises ValueError for one without an id.
    """
    key, made = table.get("id"), table.get("made", "")
    if not isinstance(key, str) or not key:
        raise ValueError("a correction of facts has no id")
    source = json.dumps(table, ensure_ascii=False)
    act = _ACTS.get(str(table.get("act")), Act.UNKNOWN)
    kind = _KINDS.get(str(table.get("kind")))
    new_kind = _KINDS.get(str(table["new_kind"])) if "new_kind" in table else None
    try:
        anchor = _anchor_of(table.get("anchor"))
    except (KeyError, TypeError, ValueError):
        act, anchor = Act.UNKNOWN, None
    if kind is None or ("new_kind" in table and new_kind is None):
        act = Act.UNKNOWN
    label = table.get("new_label")
    return FactCorrection(
        id=key,
        made=str(made),
        act=act,
        kind=kind or FactKind.PERSON,
        name=str(table.get("name", "")),
        anchor=anchor,
        new_kind=new_kind,
        new_label=None if label is None else str(label),
        source=source,
    )


def digest(corrections: Iterable[FactCorrection]) -> str:
    """What stands for a sequence of corrections: 16 digits, empty where there is none."""
    tables = [correction_table(correction) for correction in corrections]
    if not tables:
        return ""
    return blake2b(json.dumps(tables, sort_keys=True).encode()).hexdigest()[:16]


def _anchor_table(anchor: Anchor | None) -> dict[str, object] | None:
    return {name: getattr(anchor, name) for name in _ANCHOR} if anchor is not None else None


def _anchor_of(table: object) -> Anchor | None:
    if table is None:
        return None
    if not isinstance(table, Mapping):
        raise TypeError("an anchor is a table")
    start, end = int(table["start"]), int(table["end"])
    return Anchor(str(table["exact"]), str(table["prefix"]), str(table["suffix"]), start, end)
