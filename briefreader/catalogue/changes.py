"""Which documents of the catalogue changed, in order: a reader takes up only what is new.

Triggers write it, so that no change is missed, whichever process made it.
"""

from briefreader.catalogue.database import Database

_TABLES = (
    """
CREATE TABLE IF NOT EXISTS changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE)""",
    # SQLite: "INSERT OR REPLACE" gives the row a new number, higher than all before.
    """
CREATE TRIGGER IF NOT EXISTS document_put AFTER INSERT ON documents BEGIN
    INSERT OR REPLACE INTO changes (id) VALUES (new.id); END""",
    """
CREATE TRIGGER IF NOT EXISTS document_changed AFTER UPDATE ON documents BEGIN
    INSERT OR REPLACE INTO changes (id) VALUES (new.id); END""",
    """
CREATE TRIGGER IF NOT EXISTS document_gone AFTER DELETE ON documents BEGIN
    INSERT OR REPLACE INTO changes (id) VALUES (old.id); END""",
)
_NAMES = ("changes", "document_put", "document_changed", "document_gone")


class Changes:
    """The changes of one catalogue; methods raise StorageError as those of Catalogue do."""

    def __init__(self, database: Database) -> None:
        """Make the table where an older version of the program made the cache."""
        self._database = database
        question = "SELECT count(*) FROM sqlite_master WHERE name IN (?,?,?,?)"
        known = database.row(question, *_NAMES)
        if known is None or known[0] < len(_NAMES):
            with database.transaction() as connection:
                for table in _TABLES:
                    connection.execute(table)

    def last(self) -> int:
        """The number of the last change; 0 where there is none."""
        row = self._database.row("SELECT max(number) FROM changes")
        return int(row[0] or 0) if row else 0

    def after(self, number: int) -> frozenset[str]:
        """The documents put, changed or removed after a change."""
        rows = self._database.rows("SELECT id FROM changes WHERE number>?", (number,))
        return frozenset(row[0] for row in rows)
