"""A document's row in the catalogue, without its text and without the evidence of its metadata."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from briefreader.catalogue.database import Database
from briefreader.domain.document import Metadata

_FIELDS = (
    "title",
    "subtitle",
    "authors",
    "publisher",
    "published",
    "number",
    "kind",
    "language",
    "url",
)
# SQLite takes the fields out: to decode the whole of the metadata takes Python twice as long.
_QUESTION = (
    "SELECT id, path, format, words, excerpt, missing, "
    + ", ".join(f"json_extract(metadata, '$.{field}')" for field in _FIELDS)
    + " FROM documents"
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A document's row without its text; `excerpt` is its first own lines.

    `missing` says that its file, read in place, was not there when last looked for.
    """

    id: str
    path: str
    format: str
    words: int
    excerpt: str
    metadata: Metadata
    missing: bool = False


class Heading(NamedTuple):
    """What documents are put in order by."""

    id: str
    title: str
    published: str | None


def every_heading(database: Database) -> Iterator[Heading]:
    """What all documents are put in order by, in no particular order; raises StorageError.

    Several times as fast as their entries.
    """
    question = (
        "SELECT id, json_extract(metadata, '$.title'), json_extract(metadata, '$.published')"
        " FROM documents"
    )
    return map(Heading._make, database.each(question))


def every_entry(database: Database) -> Iterator[Entry]:
    """All documents, in no particular order; raises StorageError."""
    return _entries(database.each(_QUESTION))


def entries_of(database: Database, document_ids: Sequence[str]) -> Iterator[Entry]:
    """Those of these documents that are there, in no particular order; raises StorageError."""
    for start in range(0, len(document_ids), _AT_ONCE):
        some = tuple(document_ids[start : start + _AT_ONCE])
        marks = ",".join("?" * len(some))
        yield from _entries(database.each(f"{_QUESTION} WHERE id IN ({marks})", some))


def _entries(rows: Iterator[tuple[Any, ...]]) -> Iterator[Entry]:
    # Of what many documents share, such as the publisher, one string is kept.
    shared: dict[Any, Any] = {}

    def same(value: Any) -> Any:
        return shared.setdefault(value, value)

    for row in rows:
        document_id, path, form, words, excerpt, missing, title, subtitle, authors = row[:9]
        publisher, published, number, kind, language, url = row[9:]
        metadata = Metadata(
            title,
            subtitle,
            () if authors == "[]" else tuple(map(same, json.loads(authors))),
            same(publisher),
            same(published),
            number,
            same(kind),
            same(language),
            url,
        )
        yield Entry(document_id, path, same(form), words, excerpt, metadata, bool(missing))
