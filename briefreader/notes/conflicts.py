"""Versions of one annotation that several machines made: which differ, and what they are called."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefreader.domain.annotation import Annotation
from briefreader.notes.codec import to_record

_WRITTEN_ANEW = frozenset(("modified", "motivation"))
"""Keys of a file that say nothing beside what the others do, or only when it was written."""


def same_work(one: Annotation, other: Annotation) -> bool:
    """Whether two versions hold the same passage, note, tags and colour, deleted or not."""
    return _work(one) == _work(other)


def _work(annotation: Annotation) -> tuple[object, ...]:
    return (
        annotation.document_id,
        annotation.anchor,
        annotation.note,
        annotation.tags,
        annotation.colour,
        annotation.deleted,
    )


def same_content(one: Annotation, other: Annotation) -> bool:
    """Whether two versions say the same, keys of other programs included, at whatever time."""
    return same_work(one, other) and _content(one) == _content(other)


def _content(annotation: Annotation) -> str:
    record = to_record(annotation)
    kept = {key: value for key, value in record.items() if key not in _WRITTEN_ANEW}
    return json.dumps(kept, sort_keys=True)


def with_keys_of(annotation: Annotation, other: Annotation | None) -> Annotation:
    """The annotation with what another version has of other programs and this one has not."""
    if other is None or not other.source:
        return annotation
    if not annotation.source:
        return _with_source(annotation, to_record(other))
    return _with_source(annotation, to_record(other) | to_record(annotation))


def _with_source(annotation: Annotation, record: dict[str, object]) -> Annotation:
    return replace(annotation, source=json.dumps(record, ensure_ascii=False))


def conflict_path(path: Path) -> Path:
    """A free name beside a file, of the form that sync tools give to a version they keep."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S %f")
    free = path.with_name(f"{path.stem} (conflicted copy {now}){path.suffix}")
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} (conflicted copy {now} {number}){path.suffix}")
    return free
