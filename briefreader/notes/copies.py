"""Copies of annotations for the cache, so that a start need not read one small file each.

The files stay the truth: a copy stands for a file only where that has the time of change, the size
and the inode that it had when it was read.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.notes.codec import to_record
from briefreader.notes.versions import Signature, Version

SETTLED_SECONDS = 2.0
"""Seconds after which a file that is written again gets another time of change for certain, on
disks with the coarsest clock too."""

_COLOURS = {colour.value: colour for colour in Colour}

Versions = dict[str, Version]
"""The versions in a document's folder by the names of their files."""


class Copies(Protocol):
    """Keeps a text for each document; what it has lost is read from the files again."""

    def contents(self, document_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The texts of those of these documents that have one."""

    def put(self, contents: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Keep the texts of documents, and forget those of others."""


def encoded(versions: Iterable[Version]) -> str:
    """The versions of one document that can stand for their files, as a text."""
    latest = (time.time() - SETTLED_SECONDS) * 1e9
    return json.dumps(
        [
            _row(version, version.annotation)
            for version in versions
            if version.is_whole
            and version.annotation is not None
            and version.signature.modified < latest
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _row(version: Version, item: Annotation) -> list[Any]:
    anchor = item.anchor
    return [
        version.name,
        version.signature,
        item.id,
        item.created,
        item.modified,
        anchor and [anchor.exact, anchor.prefix, anchor.suffix, anchor.start, anchor.end],
        item.note,
        item.tags,
        item.colour.value,
        item.deleted,
        "" if _says_no_more(item) else item.source,
    ]


def _says_no_more(item: Annotation) -> bool:
    """Whether the file holds nothing that the annotation does not."""
    if not item.source:
        return True
    known: object = json.loads(item.source)
    return known == to_record(replace(item, source=""))


def decoded(folder: Path, text: str) -> Versions:
    """The versions that lay in a document's folder; none where the text is no such copy."""
    try:
        return {version.name: version for version in _versions(folder, json.loads(text))}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _versions(folder: Path, rows: list[list[Any]]) -> Iterator[Version]:
    document_id = folder.name
    for name, seen, key, created, modified, anchor, note, tags, colour, deleted, source in rows:
        annotation = Annotation(
            key,
            document_id,
            created,
            modified,
            None if anchor is None else Anchor(*anchor),
            note,
            tuple(tags),
            _COLOURS[colour],
            deleted,
            source,
        )
        yield Version(folder, name, Signature._make(seen), annotation)
