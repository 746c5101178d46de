"""What the user set by hand about a document, laid over what the program finds.

Every document passes here on its way to the catalogue, the index and the rows, so that a
correction stays whatever a later reading of the file makes of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from types import MappingProxyType

from briefreader.domain.document import Block, BlockKind, Document, Evidence, Metadata
from briefreader.domain.errors import BriefreaderError
from briefreader.library.records import Correction, Mark, Record

REASON = "Corrected by you"
"""The reason that the evidence of a corrected field gives."""

KINDS = ("insight", "report", "interview", "press release", "transcript", "news", "speech")
"""The kinds of document that there are."""

_LONGEST = 2_000
_EMPTY: Mapping[str, Correction] = MappingProxyType({
    "title": "",
    "subtitle": "",
    "authors": (),
    "publisher": None,
    "published": None,
    "number": None,
    "kind": "",
    "language": "",
    "url": None,
})  # fmt: skip
"""The fields that can be corrected, with what each is when it is empty."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


def checked(field: str, value: Correction) -> Correction:
    """A correction as it is kept: white space tidied, None for what is empty.

    Raises BriefreaderError with a sentence for a field that there is none, or a value that it
    cannot have.
    """
    if field not in _EMPTY:
        raise BriefreaderError(f"A document has no field “{field}” that can be corrected.")
    if field == "authors":
        names = (value,) if isinstance(value, str) else value or ()
        return tuple(dict.fromkeys(name for name in map(_tidy, names) if name)) or None
    if isinstance(value, tuple):
        raise BriefreaderError(f"The field “{field}” takes one value, not several.")
    text = _tidy(value or "")
    if not text:
        return None
    if field == "published":
        return _checked_date(text)
    if field == "kind" and text not in KINDS:
        raise BriefreaderError(f"A kind is one of {', '.join(KINDS)}; “{text}” is none.")
    if field == "language" and not _LANGUAGE.fullmatch(text):
        raise BriefreaderError(f"A language is given by its code, such as en; “{text}” is none.")
    if field == "url" and not _ADDRESS.fullmatch(text):
        raise BriefreaderError(f"An address begins with http:// or https://; “{text}” does not.")
    return text


def _checked_date(text: str) -> str:
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part or 1) for part in match.groups())
        date(year, month, day)
    except ValueError as error:
        raise BriefreaderError(
            f"“{text}” is no date. A date is written 2018-07-20, or 2018-07 or 2018 where no more"
            " is known."
        ) from error
    return text


def _tidy(text: str) -> str:
    """A text on one line, without control characters and lone surrogates."""
    plain = "".join(c if c.isprintable() or c.isspace() else " " for c in text)
    return " ".join(plain.split())[:_LONGEST]


def corrected(document: Document, record: Record) -> Document:
    """A document as the user wants it: their fields, and their marks on its blocks."""
    if not record.corrected and not record.marks:
        return document
    return replace(
        document,
        metadata=_with_fields(document.metadata, record.corrected),
        blocks=_with_marks(document, record.marks),
    )


def _with_fields(metadata: Metadata, fields: Mapping[str, Correction]) -> Metadata:
    known = {name: value for name, value in fields.items() if name in _EMPTY}
    evidence = [item for item in metadata.evidence if item.field not in known]
    own = []
    values: dict[str, Correction] = {}
    for name, value in known.items():
        is_list = name == "authors"
        if isinstance(value, str) and is_list:
            value = (value,)
        if value is not None and isinstance(value, tuple) != is_list:
            continue  # a broken record must not break the document
        values[name] = _EMPTY[name] if value is None else value
        text = "; ".join(value) if isinstance(value, tuple) else value or ""
        own.append(Evidence(name, text, REASON, 1.0))
    changes: dict[str, object] = {**values, "evidence": (*own, *evidence)}
    return replace(metadata, **changes)  # type: ignore[arg-type]


def _with_marks(document: Document, marks: Iterable[Mark]) -> tuple[Block, ...]:
    blocks = list(document.blocks)
    places: dict[str, list[int]] = {}
    wanted = {mark.text for mark in marks}
    if wanted:
        for index, block in enumerate(blocks):
            digest = text_digest(document.block_text(block))
            if digest in wanted:
                places.setdefault(digest, []).append(index)
    for mark in sorted(marks, key=lambda mark: mark.start):
        found = places.get(mark.text)
        if not found:
            continue
        index = min(found, key=lambda index: abs(document.blocks[index].start - mark.start))
        found.remove(index)
        blocks[index] = marked(blocks[index], mark.is_boilerplate)
    return tuple(blocks)


def marked(block: Block, is_boilerplate: bool) -> Block:
    """A block as boilerplate, or as the document's own."""
    if is_boilerplate:
        return replace(block, kind=BlockKind.BOILERPLATE, level=0, label="")
    if block.kind is BlockKind.BOILERPLATE:
        return replace(block, kind=BlockKind.PARAGRAPH)
    return block


def text_digest(text: str) -> str:
    """The digest by which a block's text is known, whatever its white space: 16 digits."""
    return blake2b(" ".join(text.split()).encode()).hexdigest()[:16]


def with_mark(record: Record, found: Document, block: Block, is_boilerplate: bool) -> Record:
    """The record with the user's word on a block of the document as it was found."""
    text = text_digest(found.block_text(block))
    alike = sum(text_digest(found.block_text(other)) == text for other in found.blocks)
    # Where no other block is like it, an earlier mark elsewhere was on this one.
    others = (
        mark
        for mark in record.marks
        if mark.text != text or (alike > 1 and mark.start != block.start)
    )
    return replace(record, marks=(*others, Mark(text, block.start, is_boilerplate)))
