"""Notes as a W3C Web Annotation collection, for other annotation programs."""

import json

from briefreader.domain.annotation import Placement
from briefreader.domain.errors import BriefreaderError
from briefreader.export.notes import Group

CONTEXT_ADDRESS = "http://www.w3.org/ns/anno.jsonld"
GENERATOR = "briefreader"


def render(group: Group) -> str:
    """The annotations of a group as they lie on disk, in one collection of one page.

    The page of a passage is added to its target as `schema:pagination` (https://schema.org), whose
    prefix the context of the Web Annotations declares.

    Raises BriefreaderError for an annotation that was never saved.
    """
    items = [_record(place) for doc in group.items for place in doc.placements]
    record = {
        "@context": CONTEXT_ADDRESS,
        "id": f"briefreader:{group.key}",
        "type": "AnnotationCollection",
        "label": group.title,
        "generator": GENERATOR,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(place: Placement) -> dict[str, object]:
    source = place.annotation.source
    if not source:
        raise BriefreaderError("A note that was not saved yet cannot be exported.")
    record: dict[str, object] = json.loads(source)
    target = record.get("target")
    if place.page and isinstance(target, dict):
        record["target"] = {**target, "schema:pagination": place.page}
    return {key: value for key, value in record.items() if key != "@context"}


def is_ours(text: str, key: str = "") -> bool:
    """Whether we wrote a file, for the group with this key if one is given."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(record, dict) or record.get("generator") != GENERATOR:
        return False
    return not key or record.get("id") == f"briefreader:{key}"
