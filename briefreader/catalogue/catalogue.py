"""The SQLite cache of what was read from the documents: texts, blocks, metadata, facts.

What was found before corrections, the text before the present one, and the stamps of files read in
place lie here too. A cache: it holds nothing that the user made, and any fault in it ends in an
empty one that the library fills again.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefreader.catalogue.annotation_copies import AnnotationCopies
from briefreader.catalogue.changes import Changes
from briefreader.catalogue.codec import (
    blocks_json,
    blocks_of,
    excerpt,
    fact_record,
    facts_of,
    metadata_json,
    metadata_of,
    pages_json,
    pages_of,
    runs_json,
    runs_of,
)
from briefreader.catalogue.database import Database
from briefreader.catalogue.entries import (
    Entry,
    Heading,
    entries_of,
    every_entry,
    every_heading,
)
from briefreader.catalogue.found_facts import FoundFacts, forget_found, put_found
from briefreader.catalogue.inverted_facts import (
    InvertedFacts,
    forget_all_inverted,
    forget_inverted,
    invert,
)
from briefreader.catalogue.record_copies import RecordCopies
from briefreader.catalogue.sketches import SKETCH_TABLES, Sketches, forget_sketch
from briefreader.domain.document import BlockKind, Document, Page, Span
from briefreader.domain.fact import Fact
from briefreader.domain.report import Refusal

_VERSION = 3

_TABLES = (
    """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL, words INTEGER NOT NULL,
    excerpt TEXT NOT NULL, metadata TEXT NOT NULL, missing INTEGER NOT NULL);
CREATE TABLE texts (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, blocks TEXT NOT NULL, runs TEXT NOT NULL,
    warnings TEXT NOT NULL, pages TEXT NOT NULL);
CREATE TABLE facts (id TEXT PRIMARY KEY, version INTEGER NOT NULL, facts TEXT NOT NULL);
CREATE TABLE failures (
    path TEXT PRIMARY KEY, reason TEXT NOT NULL, needs_password INTEGER NOT NULL);
CREATE TABLE found (id TEXT PRIMARY KEY, blocks TEXT NOT NULL, metadata TEXT NOT NULL);
CREATE TABLE previous (id TEXT PRIMARY KEY, text_id TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE stamps (
    path TEXT PRIMARY KEY, modified INTEGER NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL);
"""
    + SKETCH_TABLES
)

_RESCUE = "INSERT OR IGNORE INTO previous SELECT id, '', text FROM old.texts"
"""Notes may point into a text of which a newer parser makes another one."""

_ENTRY = "id, path, format, words, excerpt, metadata, missing"

_AT_ONCE = 100
"""Texts that are read with one question."""

_APART = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE})

_OF_A_DOCUMENT = ("documents", "texts", "facts", "found", "previous")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was read: time of change in nanoseconds, size, digest of bytes."""

    modified: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sections:
    """A text, the spans of its blocks, and those among them that are no running text."""

    text: str
    blocks: tuple[Span, ...]
    apart: frozenset[Span]


class Catalogue:
    """The cache of one library; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        """Open the cache at `path`, or make it.

        One that is damaged or of another version is replaced by an empty one, and `was_reset` is
        true. This and all methods raise StorageError where the cache cannot be used.
        """
        self._database = Database(path, _TABLES, _VERSION, _RESCUE)
        self.was_reset = self._database.was_reset
        self.changes = Changes(self._database)
        self._ids: tuple[int, frozenset[str]] | None = None
        self.records = RecordCopies(self._database)
        self.annotations = AnnotationCopies(self._database)
        self.sketches = Sketches(self._database)
        self.inverted = InvertedFacts(self._database)
        self.found_facts = FoundFacts(self._database)

    def close(self) -> None:
        self._database.close()

    def put(self, items: Iterable[tuple[str, str, Document]]) -> None:
        """Add or replace documents, given as (id, path, document), in one transaction."""
        with self._database.transaction() as connection:
            for document_id, path, document in items:
                connection.execute(
                    "INSERT OR REPLACE INTO documents VALUES (?,?,?,?,?,?,0)",
                    (
                        document_id,
                        path,
                        document.format,
                        document.words,
                        excerpt(document),
                        metadata_json(document.metadata),
                    ),
                )
                connection.execute(
                    "INSERT OR REPLACE INTO texts VALUES (?,?,?,?,?,?)",
                    (
                        document_id,
                        document.text,
                        blocks_json(document.blocks),
                        runs_json(document.runs),
                        json.dumps(document.warnings),
                        pages_json(document.pages),
                    ),
                )
                forget_inverted(connection, document_id)
                for table in ("facts", "found"):
                    connection.execute(f"DELETE FROM {table} WHERE id=?", (document_id,))

    def remove(self, document_ids: Iterable[str]) -> None:
        """Forget documents; those that are not there are passed over."""
        with self._database.transaction() as connection:
            for document_id in document_ids:
                forget_sketch(connection, document_id)
                forget_inverted(connection, document_id)
                forget_found(connection, document_id)
                for table in _OF_A_DOCUMENT:
                    connection.execute(f"DELETE FROM {table} WHERE id=?", (document_id,))

    def ids(self) -> frozenset[str]:
        """The ids of all documents, the same object until any of them changes."""
        change = self.changes.last()
        known = self._ids
        if known is None or known[0] != change:
            rows = self._database.rows("SELECT id FROM documents")
            known = self._ids = (change, frozenset(row[0] for row in rows))
        return known[1]

    def entries(self, document_ids: Sequence[str] | None = None) -> Iterator[Entry]:
        """All documents or those, without texts and evidence, in no particular order."""
        if document_ids is None:
            return every_entry(self._database)
        return entries_of(self._database, document_ids)

    def headings(self) -> Iterator[Heading]:
        """What all documents are put in order by, in no particular order."""
        return every_heading(self._database)

    def entry(self, document_id: str) -> Entry | None:
        row = self._database.row(f"SELECT {_ENTRY} FROM documents WHERE id=?", document_id)
        return _entry(row) if row else None

    def document(self, document_id: str) -> Document | None:
        """A document with its text, corrected as the user wants it; None if it is not here."""
        row = self._database.row(
            "SELECT text, blocks, runs, warnings, pages, format, metadata"
            " FROM texts JOIN documents USING (id) WHERE id=?",
            document_id,
        )
        if row is None:
            return None
        text, blocks, runs, warnings, pages, form, metadata = row
        return Document(
            text=text,
            blocks=blocks_of(blocks),
            metadata=metadata_of(metadata),
            runs=runs_of(runs),
            format=form,
            warnings=tuple(json.loads(warnings)),
            pages=pages_of(pages),
        )

    def text(self, document_id: str) -> str | None:
        row = self._database.row("SELECT text FROM texts WHERE id=?", document_id)
        return str(row[0]) if row else None

    def sections(self, document_id: str) -> Sections | None:
        """A document's text and where its blocks are; faster than the whole document."""
        row = self._database.row("SELECT text, blocks FROM texts WHERE id=?", document_id)
        if row is None:
            return None
        kinds_and_spans = [(item[0], Span(item[1], item[2])) for item in json.loads(row[1])]
        return Sections(
            text=row[0],
            blocks=tuple(span for _, span in kinds_and_spans),
            apart=frozenset(span for kind, span in kinds_and_spans if kind in _APART),
        )

    def texts(self, document_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The ids and texts of those of these documents that are here, in no particular order."""
        for start in range(0, len(document_ids), _AT_ONCE):
            some = tuple(document_ids[start : start + _AT_ONCE])
            marks = ",".join("?" * len(some))
            yield from self._database.rows(
                f"SELECT id, text FROM texts WHERE id IN ({marks})", some
            )

    def pages(self, document_id: str) -> tuple[Page, ...]:
        """The pages of a document's source; empty where it has none, or is not there."""
        row = self._database.row("SELECT pages FROM texts WHERE id=?", document_id)
        return pages_of(row[0]) if row else ()

    def set_missing(self, document_ids: Iterable[str], missing: bool) -> None:
        """Note of documents read in place whether their files are gone."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE documents SET missing=? WHERE id=?",
                [(missing, document_id) for document_id in document_ids],
            )

    def missing(self) -> frozenset[str]:
        """The documents whose files are gone."""
        return frozenset(
            row[0] for row in self._database.rows("SELECT id FROM documents WHERE missing")
        )

    def put_found(self, document_id: str, document: Document) -> None:
        """Keep the blocks and metadata that the program found, beside the corrected ones."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO found VALUES (?,?,?)",
                (document_id, blocks_json(document.blocks), metadata_json(document.metadata)),
            )

    def found(self, document_id: str) -> Document | None:
        """A document as the program found it, before corrections."""
        document = self.document(document_id)
        row = self._database.row("SELECT blocks, metadata FROM found WHERE id=?", document_id)
        if document is None or row is None:
            return document
        return replace(document, blocks=blocks_of(row[0]), metadata=metadata_of(row[1]))

    def put_previous(self, document_id: str, text_id: str, text: str) -> None:
        """Keep the text that a document had before the present one."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO previous VALUES (?,?,?)", (document_id, text_id, text)
            )

    def previous(self, document_id: str) -> tuple[str, str] | None:
        """The id and the text that a document had before the present one, if it is kept.

        The id is empty for a text that an older version of the cache held.
        """
        row = self._database.row("SELECT text_id, text FROM previous WHERE id=?", document_id)
        return (str(row[0]), str(row[1])) if row else None

    def forget_rescued(self) -> None:
        """Forget the texts of an older version of the cache whose documents were read again."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM previous WHERE text_id='' AND id IN (SELECT id FROM documents)"
            )

    def put_stamps(self, stamps: Mapping[str, Stamp]) -> None:
        """Keep how files read in place were when they were read, by path."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO stamps VALUES (?,?,?,?)",
                [(_stored(path), s.modified, s.size, s.digest) for path, s in stamps.items()],
            )

    def stamps(self) -> Mapping[str, Stamp]:
        """How files read in place were when they were read, by path."""
        rows = self._database.rows("SELECT path, modified, size, digest FROM stamps")
        return {os.fsdecode(path): Stamp(*values) for path, *values in rows}

    def put_facts(
        self,
        document_id: str,
        version: int,
        facts: Iterable[Fact],
        found: Iterable[Fact] = (),
        corrections: str = "",
    ) -> None:
        """Keep a document's facts; `version` is that of the rules that found them.

        Nothing is done where facts of a newer version are kept: another program made them, and two
        programs would else undo each other's work for ever.

        Where the user corrected them, `corrections` is the digest of what they said, and `found`
        what the rules had found.
        """
        facts = tuple(facts)
        with self._database.transaction() as connection:
            question = "SELECT 1 FROM facts WHERE id=? AND version>?"
            if connection.execute(question, (document_id, version)).fetchone():
                return
            connection.execute(
                "INSERT OR REPLACE INTO facts VALUES (?,?,?)",
                (document_id, version, json.dumps([fact_record(fact) for fact in facts])),
            )
            if corrections:
                put_found(connection, document_id, version, corrections, found)
            else:
                forget_found(connection, document_id)
            invert(connection, document_id, version, facts)

    def facts(self, document_id: str, version: int) -> tuple[Fact, ...] | None:
        """A document's facts, or None where neither this version of the rules nor a newer ran."""
        row = self._database.row(
            "SELECT facts FROM facts WHERE id=? AND version>=?", document_id, version
        )
        return facts_of(row[0]) if row else None

    def facts_version(self, document_id: str) -> int:
        """The version of the rules that found a document's facts; 0 where none did."""
        row = self._database.row("SELECT version FROM facts WHERE id=?", document_id)
        return int(row[0]) if row else 0

    def has_facts(self, document_id: str, version: int) -> bool:
        """Whether this version of the rules, or a newer one, has run on a document."""
        question = "SELECT 1 FROM facts WHERE version>=? AND id=?"
        return self._database.row(question, version, document_id) is not None

    def without_facts(self, version: int) -> tuple[str, ...]:
        """The ids of the documents whose facts are missing, the newest additions first."""
        # Two indexes are run through side by side; no row of a table, which are long, is read.
        rows = self._database.rows(
            "SELECT id FROM documents WHERE id IN (SELECT id FROM documents"
            " EXCEPT SELECT id FROM facts WHERE version>=? ORDER BY 1) ORDER BY +rowid DESC",
            (version,),
        )
        return tuple(row[0] for row in rows)

    def put_failures(self, failures: Iterable[Refusal]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO failures VALUES (?,?,?)",
                [(failure.path, failure.reason, failure.needs_password) for failure in failures],
            )

    def remove_failures(self, paths: Iterable[str]) -> None:
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM failures WHERE path=?", [(path,) for path in paths])

    def failures(self) -> tuple[Refusal, ...]:
        """The files that could not be read, by path."""
        rows = self._database.rows(
            "SELECT path, reason, needs_password FROM failures ORDER BY path"
        )
        return tuple(Refusal(path, reason, bool(needs)) for path, reason, needs in rows)

    def clear(self) -> None:
        """Forget everything."""
        with self._database.transaction() as connection:
            forget_all_inverted(connection)
            for table in (*_OF_A_DOCUMENT, "failures", "stamps", "sketches", "sketch_keys"):
                connection.execute(f"DELETE FROM {table}")


def _entry(row: tuple[str, str, str, int, str, str, int]) -> Entry:
    document_id, path, form, words, beginning, metadata, missing = row
    return Entry(document_id, path, form, words, beginning, metadata_of(metadata), bool(missing))


def _stored(path: str) -> str | bytes:
    """A path as SQLite can hold it: one that is not in the file system's encoding as its bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path
