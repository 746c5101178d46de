"""How much of the library a search can see, counted only when something has changed."""

from collections.abc import Iterable, Set

from briefreader.domain.document import Summary
from briefreader.domain.hit import Coverage
from briefreader.files import printable
from briefreader.library.rows import Rows
from briefreader.library.stores import Stores, file_of


class Covering:
    """Counts for one library.

    The index gives the same object, and the rows the same number, until documents came or went.
    """

    def __init__(self, stores: Stores, rows: Rows) -> None:
        self._stores = stores
        self._rows = rows
        self._counted: tuple[object, object, object, Coverage] | None = None

    def coverage(self) -> Coverage:
        """The present counts; documents that are recorded and not yet read count as well."""
        ids, documents = self._stores.index.ids(), self._rows.documents()
        unreadable = self._rows.unreadable()
        counted = self._counted
        if (
            counted is None
            or counted[0] is not ids
            # Sets that are one object are compared element by element all the same.
            or (counted[1] is not documents and counted[1] != documents)
            or counted[2] is not unreadable
        ):
            found = self._count(ids, self._rows.by_id().keys(), unreadable)
            counted = self._counted = (ids, documents, unreadable, found)
        return counted[3]

    def renew(self) -> bool:
        """Count again; whether the counts are others than the last ones."""
        before = self._counted
        return before is None or self.coverage() != before[3]

    def _count(
        self, ids: frozenset[str], readable: Set[str], unreadable: Iterable[Summary]
    ) -> Coverage:
        failures = {row.path for row in unreadable}
        unread = self._stores.records.present() - readable
        if failures:
            unread = frozenset(key for key in unread if not self._has_failed(key, failures))
        return Coverage(
            indexed=len(ids & readable),
            total=len(readable) + len(failures) + len(unread),
            failed=len(failures),
        )

    def _has_failed(self, document_id: str, failures: Set[str]) -> bool:
        record = self._stores.records.get(document_id)
        return record is None or bool(
            failures & {printable(record.path), printable(file_of(self._stores, record))}
        )
