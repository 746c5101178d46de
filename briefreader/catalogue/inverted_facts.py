"""The facts of all documents in a form that is searched: names by number, figures, days, quotes.

Each change of a document's facts makes a row with a number higher than all before, so that a reader
takes up what is new by asking for the rows behind the last one that it has. A document that loses
its facts leaves an empty row. Numbers lie in blobs as little-endian arrays.
"""

import json
import math
import sqlite3
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from briefreader.catalogue.codec import facts_of
from briefreader.catalogue.database import Database
from briefreader.domain.edtf import days_of
from briefreader.domain.fact import Fact, FactKind

GONE = -1
"""The version in the row of a document that has no facts."""

LONGEST_NAME = 200
"""Code points of a name that are kept."""

_PARTS = ("fact_names", "fact_rows", "quotes_taken", "facts_by_version")

_MAKING = (
    """
CREATE TABLE IF NOT EXISTS fact_names (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL,
    UNIQUE (kind, name))""",
    """
CREATE TABLE IF NOT EXISTS fact_rows (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
    names BLOB NOT NULL, figures BLOB NOT NULL, days BLOB NOT NULL, quotes INTEGER NOT NULL)""",
    """
CREATE TABLE IF NOT EXISTS quotes_taken (
    one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL)""",
    # The facts themselves are long: looking for those of a version must not read them.
    "CREATE INDEX IF NOT EXISTS facts_by_version ON facts (version, id)",
)

_NEW_ROW = (
    "INSERT OR REPLACE INTO fact_rows (id, version, names, figures, days, quotes)"
    " VALUES (?,?,?,?,?,?)"
)


class NameKind(StrEnum):
    """What a name stands for; a mention is the wording of the text where it is not the name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    SPEAKER = "speaker"
    PERSON_MENTION = "person mention"
    ORGANISATION_MENTION = "organisation mention"
    PLACE_MENTION = "place mention"


_NAMED = {
    FactKind.PERSON: (NameKind.PERSON, NameKind.PERSON_MENTION),
    FactKind.ORGANISATION: (NameKind.ORGANISATION, NameKind.ORGANISATION_MENTION),
    FactKind.PLACE: (NameKind.PLACE, NameKind.PLACE_MENTION),
}


class Name(NamedTuple):
    """A name by its number, which no other name ever has in this cache."""

    number: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class FactRows:
    """Rows as columns of equal length, by rising number; `last` is the number of the last one.

    `names` are numbers of names (unsigned, 4 bytes), `figures` their values (floating point,
    8 bytes), `days` pairs of a first and a last day (ordinals, signed, 4 bytes each). `versions`
    are those of the rules that found the facts, or GONE; `quotes` how many quotes there are.
    """

    last: int
    ids: Sequence[str] = ()
    versions: Sequence[int] = ()
    names: Sequence[bytes] = ()
    figures: Sequence[bytes] = ()
    days: Sequence[bytes] = ()
    quotes: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Quotations:
    """What is quoted in a document, one quote a line, and the language of the document."""

    document_id: str
    language: str
    lines: str


class InvertedFacts:
    """The inverted facts of one catalogue; methods raise StorageError as those of Catalogue do."""

    def __init__(self, database: Database) -> None:
        """Make the tables where an older version of the program made the cache."""
        self._database = database
        question = f"SELECT count(*) FROM sqlite_master WHERE name IN {_PARTS}"
        known = database.row(question)
        if known is None or known[0] < len(_PARTS):
            with database.transaction() as connection:
                for making in _MAKING:
                    connection.execute(making)

    def last(self) -> int:
        """The number of the newest row, 0 where there is none."""
        row = self._database.row("SELECT max(number) FROM fact_rows")
        return int(row[0] or 0) if row else 0

    def rows_after(self, number: int, most: int = 20_000) -> FactRows:
        """The next rows after a number, at most so many."""
        rows = self._database.rows(
            "SELECT number, id, version, names, figures, days, quotes FROM fact_rows"
            " WHERE number>? ORDER BY number LIMIT ?",
            (number, most),
        )
        if not rows:
            return FactRows(number)
        numbers, *columns = zip(*rows, strict=True)
        return FactRows(numbers[-1], *columns)

    def names_after(self, number: int) -> list[Name]:
        """The names with a higher number, in order."""
        rows = self._database.rows(
            "SELECT number, kind, name FROM fact_names WHERE number>? ORDER BY number", (number,)
        )
        return [Name._make(row) for row in rows]

    def is_behind(self, version: int) -> bool:
        """Whether facts of a version or a newer one are in the catalogue and not inverted."""
        question = (
            "SELECT (SELECT count(*) FROM facts WHERE version>=?)"
            " > (SELECT count(*) FROM fact_rows WHERE version>=?)"
        )
        row = self._database.row(question, version, version)
        return row is not None and bool(row[0])

    def fill(self, version: int, most: int, after: str = "") -> str:
        """Invert facts of a version or a newer one that are in the catalogue and not inverted.

        Takes at most so many documents with ids behind `after`, and gives the last id, which is
        empty where there were none.
        """
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT id, version, facts FROM facts WHERE version>=? AND id>? AND NOT EXISTS"
                " (SELECT 1 FROM fact_rows WHERE fact_rows.id=facts.id"
                " AND fact_rows.version=facts.version) ORDER BY id LIMIT ?",
                (version, after, most),
            ).fetchall()
            for document_id, found_by, records in rows:
                invert(connection, document_id, found_by, facts_of(records))
        return str(rows[-1][0]) if rows else ""

    def with_quotes(self) -> dict[str, int]:
        """The documents with quotes, by their ids, with the numbers of their rows."""
        return dict(self._database.rows("SELECT id, number FROM fact_rows WHERE quotes"))

    def changed_after(self, number: int) -> dict[str, int]:
        """The documents whose row has a higher number, oldest first, with how many quotes."""
        question = "SELECT id, quotes FROM fact_rows WHERE number>? ORDER BY number"
        return dict(self._database.rows(question, (number,)))

    def quotes_after(self, number: int) -> int:
        """How many documents with quotes have a row with a higher number."""
        question = "SELECT count(*) FROM fact_rows WHERE number>? AND quotes"
        row = self._database.row(question, number)
        return int(row[0]) if row else 0

    def quotations(self, document_ids: Sequence[str]) -> list[Quotations]:
        """What is quoted in documents, for an index; those without facts are passed over."""
        found: list[Quotations] = []
        for document_id in document_ids:
            row = self._database.row(
                "SELECT facts, json_extract(metadata, '$.language') FROM facts"
                " JOIN documents USING (id) WHERE id=?",
                document_id,
            )
            if row is not None:
                quotes = [item["text"] for item in json.loads(row[0]) if item["kind"] == "quote"]
                lines = "\n".join(" ".join(quote.split()) for quote in quotes)
                found.append(Quotations(document_id, row[1] or "", lines))
        return found

    def quotes_taken(self) -> int:
        """The number of the last row whose quotes went into an index; 0 where none did."""
        row = self._database.row("SELECT number FROM quotes_taken")
        return int(row[0]) if row else 0

    def set_quotes_taken(self, number: int) -> None:
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO quotes_taken VALUES (1,?)", (number,))


def invert(
    connection: sqlite3.Connection, document_id: str, version: int, facts: Iterable[Fact]
) -> None:
    """Put a document's facts into the inverted form."""
    names: set[tuple[str, str]] = set()
    figures: set[float] = set()
    days: set[tuple[int, int]] = set()
    quotes = 0
    for fact in facts:
        if fact.kind in _NAMED:
            names.update(_names(fact))
        elif fact.kind is FactKind.QUOTE:
            quotes += 1
            if fact.label:
                names.add((NameKind.SPEAKER, _plain(fact.label)))
        elif fact.kind is FactKind.FIGURE:
            figures.update(_figure(fact.value))
        elif fact.kind is FactKind.DATE and isinstance(fact.value, str):
            covered = days_of(fact.value)
            if covered is not None:
                days.add(covered)
    connection.execute(
        _NEW_ROW,
        (
            document_id,
            version,
            _blob("I", sorted(_numbers(connection, names))),
            _blob("d", sorted(figures)),
            _blob("i", [day for pair in sorted(days) for day in pair]),
            quotes,
        ),
    )


def forget_inverted(connection: sqlite3.Connection, document_id: str) -> None:
    """Leave an empty row for a document whose facts are no longer those of its text."""
    found = connection.execute(
        "SELECT 1 FROM fact_rows WHERE id=? AND version!=?", (document_id, GONE)
    ).fetchone()
    if found:
        connection.execute(_NEW_ROW, (document_id, GONE, b"", b"", b"", 0))


def forget_all_inverted(connection: sqlite3.Connection) -> None:
    """Leave an empty row for every document."""
    rows = connection.execute("SELECT id FROM fact_rows WHERE version!=?", (GONE,)).fetchall()
    connection.executemany(_NEW_ROW, [(row[0], GONE, b"", b"", b"", 0) for row in rows])


def _names(fact: Fact) -> Iterable[tuple[str, str]]:
    """The name of whom or what a fact mentions, and the wording where that is another."""
    kind, mention = _NAMED[fact.kind]
    text = _plain(fact.text)
    name = _plain(fact.label or "") or text
    if name:
        yield kind, name
    if text and text != name:
        yield mention, text


def _plain(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _figure(value: str | float | None) -> tuple[float, ...]:
    if not isinstance(value, int | float):
        return ()
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    return () if math.isnan(number) else (number,)


def _numbers(connection: sqlite3.Connection, names: set[tuple[str, str]]) -> list[int]:
    """The numbers of names, of new ones too."""
    numbers = []
    for pair in sorted(names):
        row = _number(connection, pair)
        if row is None:
            connection.execute("INSERT INTO fact_names (kind, name) VALUES (?,?)", pair)
            row = _number(connection, pair)
        assert row is not None
        numbers.append(int(row[0]))
    return numbers


def _number(connection: sqlite3.Connection, pair: tuple[str, str]) -> tuple[int] | None:
    question = "SELECT number FROM fact_names WHERE kind=? AND name=?"
    found: tuple[int] | None = connection.execute(question, pair).fetchone()
    return found


def _blob(code: str, numbers: Sequence[float]) -> bytes:
    """Numbers as little-endian bytes, each as `struct` writes this code."""
    return struct.pack(f"<{len(numbers)}{code}", *numbers)
