"""The facts as they were found, of documents whose facts the user corrected.

The catalogue's own table has the corrected ones, which is what everybody asks for.
"""

import json
import sqlite3
from collections.abc import Iterable

from briefreader.catalogue.codec import fact_record, facts_of
from briefreader.catalogue.database import Database
from briefreader.domain.fact import Fact

_MAKING = """
CREATE TABLE IF NOT EXISTS found_facts (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, corrections TEXT NOT NULL,
    facts TEXT NOT NULL)"""


class FoundFacts:
    """The found facts of one catalogue; methods raise StorageError as those of Catalogue do."""

    def __init__(self, database: Database) -> None:
        """Make the table where an older version of the program made the cache."""
        self._database = database
        question = "SELECT 1 FROM sqlite_master WHERE name='found_facts'"
        if database.row(question) is None:
            with database.transaction() as connection:
                connection.execute(_MAKING)

    def corrections(self, document_id: str) -> str:
        """The digest of the corrections that lie over a document's facts; empty for none."""
        question = "SELECT corrections FROM found_facts WHERE id=?"
        row = self._database.row(question, document_id)
        return str(row[0]) if row else ""

    def get(self, document_id: str, version: int) -> tuple[Fact, ...] | None:
        """What this version of the rules, or a newer one, found; None if nothing was corrected."""
        question = "SELECT facts FROM found_facts WHERE id=? AND version>=?"
        row = self._database.row(question, document_id, version)
        return facts_of(row[0]) if row else None


def put_found(
    connection: sqlite3.Connection,
    document_id: str,
    version: int,
    corrections: str,
    facts: Iterable[Fact],
) -> None:
    """Keep what was found, and the digest of the corrections that were laid over it."""
    records = json.dumps([fact_record(fact) for fact in facts])
    connection.execute(
        "INSERT OR REPLACE INTO found_facts VALUES (?,?,?,?)",
        (document_id, version, corrections, records),
    )


def forget_found(connection: sqlite3.Connection, document_id: str) -> None:
    """A document's facts are gone, or are no longer corrected."""
    connection.execute("DELETE FROM found_facts WHERE id=?", (document_id,))
