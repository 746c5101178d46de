"""Notes as rows of a table and as plain JSON, for spreadsheets and scripts."""

import csv
import io
import json
from typing import Any

from briefreader.domain.annotation import Placement
from briefreader.domain.document import Summary
from briefreader.export.notes import TAG_KEY, UNTAGGED, Group, link

GENERATOR = "briefreader"
COLUMNS = (
    "document_id",
    "title",
    "authors",
    "publisher",
    "published",
    "annotation_id",
    "state",
    "start",
    "end",
    "page",
    "quote",
    "note",
    "tags",
    "colour",
    "colour_name",
    "created",
    "modified",
    "link",
)
_EARLIER_COLUMNS = tuple(name for name in COLUMNS if name != "colour_name")
"""Those of files that were written before colours were named in them."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_csv(group: Group) -> str:
    """The notes of a group as CSV (RFC 4180: a heading line, commas, CRLF).

    Lists are joined with `; `. A cell that a spreadsheet would take for a formula begins with an
    apostrophe.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in group.items:
        for place in item.placements:
            writer.writerow(_harmless(cell) for cell in _row(item.summary, place, group))
    return lines.getvalue()


def _row(summary: Summary, place: Placement, group: Group) -> tuple[str, ...]:
    annotation, metadata = place.annotation, summary.metadata
    return (
        summary.id,
        summary.title,
        "; ".join(metadata.authors),
        metadata.publisher or "",
        metadata.published or "",
        annotation.id,
        place.state.value,
        str(place.span.start) if place.span else "",
        str(place.span.end) if place.span else "",
        place.page,
        annotation.anchor.exact if annotation.anchor else "",
        annotation.note,
        "; ".join(annotation.tags),
        annotation.colour.value,
        group.colour_of(annotation),
        annotation.created,
        annotation.modified,
        link(annotation),
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def render_json(group: Group) -> str:
    """The notes of a group as JSON: documents, each with its annotations."""
    record = {
        "generator": GENERATOR,
        "id": group.key,
        "documents": [
            _document_record(item.summary)
            | {"annotations": [_annotation_record(place, group) for place in item.placements]}
            for item in group.items
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _document_record(summary: Summary) -> dict[str, Any]:
    metadata = summary.metadata
    return {
        "id": summary.id,
        "title": summary.title,
        "authors": list(metadata.authors),
        "publisher": metadata.publisher,
        "published": metadata.published,
        "url": metadata.url,
        "path": summary.path,
        "tags": list(summary.tags),
    }


def _annotation_record(place: Placement, group: Group) -> dict[str, Any]:
    annotation = place.annotation
    return {
        "id": annotation.id,
        "state": place.state.value,
        "span": list(place.span) if place.span else None,
        "page": place.page or None,
        "quote": annotation.anchor.exact if annotation.anchor else None,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "colour": annotation.colour.value,
        "colour_name": group.colour_of(annotation),
        "created": annotation.created,
        "modified": annotation.modified,
        "link": link(annotation),
    }


def is_our_json(text: str, key: str = "") -> bool:
    """Whether we wrote a file, for the group with this key if one is given."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(record, dict) or record.get("generator") != GENERATOR:
        return False
    return not key or record.get("id") == key


def is_our_csv(text: str, key: str = "") -> bool:
    """Whether a CSV file has our columns and, if a key is given, is on it.

    A file on a tag cannot be told from another one with our columns.
    """
    heading, _, rows = text.partition("\r\n")
    on_document = key and not key.startswith(TAG_KEY) and key != UNTAGGED
    is_ours = heading in (",".join(COLUMNS), ",".join(_EARLIER_COLUMNS))
    return is_ours and (not on_document or rows.startswith(f"{key},"))
