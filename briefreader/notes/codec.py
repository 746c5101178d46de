"""Annotations as JSON text: the W3C Web Annotation model, with unknown keys kept."""

import json
import re
from collections.abc import Iterable
from typing import Any

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.errors import BriefreaderError

CONTEXT_ADDRESS = "http://www.w3.org/ns/anno.jsonld"
SCHEME = "briefreader:"
OUR_MOTIVATIONS = ("highlighting", "commenting", "tagging", "bookmarking")
NOTE_PURPOSES = (None, "commenting", "describing")

_ANNOTATION_ID = re.compile(
    r"urn:uuid:[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
)
_DOCUMENT_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_SURROGATE = re.compile("[\ud800-\udfff]")

Record = dict[str, Any]


class MalformedAnnotation(BriefreaderError, ValueError):
    """A JSON text that is no annotation of briefreader; the message says what is wrong with it."""


def is_annotation_id(text: str) -> bool:
    """Whether this is a UUID URN, which is also safe as a part of a path."""
    return _ANNOTATION_ID.fullmatch(text) is not None


def is_document_id(text: str) -> bool:
    """Whether this can be a document's id and is safe as a part of a path."""
    return _DOCUMENT_ID.fullmatch(text) is not None


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags in order, white space tidied, without repetitions and empty ones."""
    tidy = (" ".join(tag.split()) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in tidy if tag))


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, which UTF-8 cannot hold, replaced by U+FFFD."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def to_json(annotation: Annotation) -> str:
    """The annotation as JSON text that ends in a newline.

    What its `source` held beside the keys that briefreader knows is kept, at every level.
    Lone surrogates become U+FFFD.
    """
    record = to_record(annotation)
    return without_surrogates(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def to_record(annotation: Annotation) -> Record:
    """The annotation as the JSON object that lies on disk, for the output of commands."""
    known = _parse(annotation.source) if annotation.source else {}
    record: Record = {
        "@context": known.get("@context", CONTEXT_ADDRESS),
        "id": annotation.id,
        "type": known.get("type", "Annotation"),
        "motivation": _motivation(annotation, known.get("motivation")),
    }
    if annotation.created:
        record["created"] = annotation.created
    if annotation.modified:
        record["modified"] = annotation.modified
    record["body"] = _bodies(annotation, _list(known.get("body")))
    record["target"] = _target(annotation, known.get("target"))
    record |= {key: value for key, value in known.items() if key not in _OWN_KEYS}
    if annotation.deleted:
        record["deleted"] = True
    elif "deleted" in known and not isinstance(known["deleted"], bool):
        record["deleted"] = known["deleted"]
    return record


_OWN_KEYS = frozenset(
    ("@context", "id", "type", "motivation", "created", "modified", "body", "target", "deleted")
)


def _motivation(annotation: Annotation, known: object) -> object:
    if known is not None and known not in OUR_MOTIVATIONS:
        return known
    if annotation.note:
        return "commenting"
    if annotation.anchor:
        return "highlighting"
    return "tagging" if annotation.tags else "bookmarking"


def _bodies(annotation: Annotation, known: list[Any]) -> list[Any]:
    note = next((body for body in known if _is_note(body)), None)
    tags: dict[str, Record] = {}
    for body in known:
        if _is_tag(body):
            tags.setdefault(_tag_of(body), body)
    bodies: list[Any] = []
    if annotation.note:
        bodies.append(
            {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown"}
            | (note or {})
            | {"value": annotation.note}
        )
    bodies.extend(
        {"type": "TextualBody", "purpose": "tagging"} | tags.get(tag, {}) | {"value": tag}
        for tag in annotation.tags
    )
    bodies.extend(
        body for body in known if body is None or (body is not note and not _is_tag(body))
    )
    return bodies


def _target(annotation: Annotation, known: object) -> Record:
    old: Record = known if isinstance(known, dict) else {}
    target: Record = {"source": SCHEME + annotation.document_id}
    target["styleClass"] = annotation.colour.value
    foreign = old.get("styleClass")
    if foreign is not None and annotation.colour is _colour(foreign):
        target["styleClass"] = foreign
    selectors = _selectors(annotation.anchor, _list(old.get("selector")))
    if selectors:
        target["selector"] = selectors
    own = ("source", "styleClass", "selector")
    return target | {key: value for key, value in old.items() if key not in own}


def _selectors(anchor: Anchor | None, known: list[Any]) -> list[Any]:
    quote = _selector(known, "TextQuoteSelector")
    position = _selector(known, "TextPositionSelector")
    others = [
        item for item in known if item is None or (item is not quote and item is not position)
    ]
    if anchor is None:
        return others
    return [
        {"type": "TextQuoteSelector"}
        | (quote or {})
        | {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector"}
        | (position or {})
        | {"start": anchor.start, "end": anchor.end},
        *others,
    ]


def from_json(text: str) -> Annotation:
    """The annotation that a JSON text holds; `source` is that text.

    Raises MalformedAnnotation on what is no JSON, or no annotation of a document of briefreader.
    """
    record = _parse(text)
    identity = record.get("id")
    if not isinstance(identity, str) or not is_annotation_id(identity):
        raise MalformedAnnotation("The annotation's “id” is not a UUID URN.")
    target = record.get("target")
    if not isinstance(target, dict):
        raise MalformedAnnotation("The annotation has no “target”.")
    bodies = _list(record.get("body"))
    note = next((body["value"] for body in bodies if _is_note(body)), "")
    return Annotation(
        id=identity,
        document_id=_document_id(target.get("source")),
        created=_text(record, "created"),
        modified=_text(record, "modified"),
        anchor=_anchor(_list(target.get("selector"))),
        note=note,
        tags=clean_tags(body["value"] for body in bodies if _is_tag(body)),
        colour=_colour(target.get("styleClass")),
        deleted=record.get("deleted") is True,
        source=text,
    )


def _parse(text: str) -> Record:
    try:
        record = json.loads(text, parse_constant=_refuse, parse_float=_finite)
        if "\\ud" in text.lower() or _SURROGATE.search(text):
            record = json.loads(without_surrogates(json.dumps(record, ensure_ascii=False)))
    except MalformedAnnotation:
        raise
    except (ValueError, RecursionError) as error:
        raise MalformedAnnotation(f"This is not JSON: {error}.") from error
    if not isinstance(record, dict):
        raise MalformedAnnotation("This is JSON, but not an annotation.")
    return record


def _refuse(constant: str) -> object:
    raise MalformedAnnotation(f"“{constant}” is not a number in JSON.")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise MalformedAnnotation(f"The number {digits[:40]} is too large.")
    return number


def _document_id(source: object) -> str:
    if isinstance(source, str) and source.startswith(SCHEME):
        identity = source.removeprefix(SCHEME)
        if is_document_id(identity):
            return identity
    raise MalformedAnnotation("The annotation's “target.source” names no document of briefreader.")


def _text(record: Record, key: str) -> str:
    value = record.get(key, "")
    if not isinstance(value, str):
        raise MalformedAnnotation(f"The annotation's “{key}” is not a text.")
    return value


def _colour(name: object) -> Colour:
    return next((colour for colour in Colour if colour == name), Colour.YELLOW)


def _anchor(selectors: list[Any]) -> Anchor | None:
    quote = _selector(selectors, "TextQuoteSelector")
    if quote is None:
        if _selector(selectors, "TextPositionSelector") is not None:
            raise MalformedAnnotation("The annotation has a position, but no quote.")
        return None
    exact = quote.get("exact")
    if not isinstance(exact, str):
        raise MalformedAnnotation("The annotation's quote has no “exact” text.")
    position = _selector(selectors, "TextPositionSelector") or {"start": 0, "end": len(exact)}
    start, end = position.get("start"), position.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise MalformedAnnotation("The annotation's position is not a range of offsets.")
    return Anchor(exact, _text(quote, "prefix"), _text(quote, "suffix"), start, end)


def _selector(selectors: list[Any], kind: str) -> Record | None:
    for selector in selectors:
        if isinstance(selector, dict) and selector.get("type") == kind:
            return selector
    return None


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is_text_body(body: object) -> bool:
    return (
        isinstance(body, dict)
        and body.get("type") == "TextualBody"
        and isinstance(body.get("value"), str)
    )


def _is_tag(body: Any) -> bool:
    return _is_text_body(body) and body.get("purpose") == "tagging"


def _is_note(body: Any) -> bool:
    return _is_text_body(body) and body.get("purpose") in NOTE_PURPOSES


def _tag_of(body: Record) -> str:
    return " ".join(body["value"].split())
