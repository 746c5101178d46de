"""Records to and from the JSON of `records/<doc-id>.json`."""

import json
import re
from collections.abc import Mapping

from briefreader.domain.version import OldVersion
from briefreader.library.fact_correction_codec import correction_of, correction_table
from briefreader.library.records import Correction, Mark, Record, Sighting, Standing

_ID = re.compile(r"[0-9a-f]{16}")


def to_bytes(record: Record) -> bytes:
    """The record as it lies on disk: UTF-8 JSON."""
    known: dict[str, object] = {
        "id": record.id,
        "text": record.text,
        "sightings": [_sighting_record(sighting) for sighting in record.sightings],
        "copy": record.copy,
        "added": record.added,
        "starred": record.starred,
        "read": record.read,
        "removed": record.removed,
    }
    if record.changed:
        known["changed"] = record.changed
    if record.corrected:
        known["corrected"] = dict(record.corrected)
    if record.marks:
        known["marks"] = [
            {"text": mark.text, "start": mark.start, "boilerplate": mark.is_boilerplate}
            for mark in record.marks
        ]
    if record.facts:
        known["facts"] = [correction_table(correction) for correction in record.facts]
    if record.versions:
        known["versions"] = [{"text": v.text_id, "until": v.until} for v in record.versions]
    return json.dumps({**record.unknown, **known}, ensure_ascii=False, indent=1).encode(
        "utf-8", "surrogateescape"
    )


def _sighting_record(sighting: Sighting) -> dict[str, str]:
    record = {"path": sighting.path, "digest": sighting.digest}
    return {**record, "standing": sighting.standing.value} if sighting.standing else record


def from_bytes(content: bytes) -> Record:
    """The record that a file holds; raises ValueError when it holds none."""
    try:
        data = json.loads(content.decode("utf-8", "surrogateescape"))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(data, dict) or not _ID.fullmatch(str(data.get("id"))):
        raise ValueError("it holds no document id")
    try:
        sightings = tuple(_sighting(item) for item in data.pop("sightings", []))
        marks = tuple(
            Mark(str(item["text"]), int(item["start"]), bool(item["boilerplate"]))
            for item in data.pop("marks", [])
        )
        versions = tuple(
            OldVersion(str(item["text"]), str(item["until"])) for item in data.pop("versions", [])
        )
        corrected = _corrected(data.pop("corrected", {}))
        facts = tuple(correction_of(item) for item in data.pop("facts", []))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("its sightings, marks, versions or corrections are malformed") from error
    return Record(
        id=str(data.pop("id")),
        sightings=sightings,
        text=str(data.pop("text", "")),
        copy=str(data.pop("copy", "")),
        added=str(data.pop("added", "")),
        starred=bool(data.pop("starred", False)),
        read=bool(data.pop("read", False)),
        removed=str(data.pop("removed", "")),
        changed=str(data.pop("changed", "")),
        corrected=corrected,
        marks=marks,
        facts=facts,
        versions=versions,
        unknown=data,
    )


def _sighting(item: Mapping[str, object]) -> Sighting:
    standing = item.get("standing", Standing.HERE)
    known = {one.value: one for one in Standing}
    # What a later version may say of a file is taken as if the file were another form.
    return Sighting(
        str(item["path"]), str(item["digest"]), known.get(str(standing), Standing.OTHER)
    )


def _corrected(data: Mapping[str, object]) -> dict[str, Correction]:
    """The corrections; fields that this version does not know are kept as they are."""
    return {
        str(name): tuple(map(str, value)) if isinstance(value, list) else _text_or_none(value)
        for name, value in data.items()
    }


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)
