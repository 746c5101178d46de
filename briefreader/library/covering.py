"""How much of the library a search can see, counted only when something has changed."""

from collections.abc import Iterable, Mapping

from briefreader.domain.document import Summary
from briefreader.domain.hit import Coverage
from briefreader.files import printable
from briefreader.library.rows import Rows
from briefreader.library.stores import Stores, file_of


class Covering:
    """Counts for one library.

    The index and the rows give the same objects until documents came or went.
    """

    def __init__(self, stores: Stores, rows: Rows) -> None:
        self._stores = stores
        self._rows = rows
        self._counted: tuple[object, object, object, Coverage] | None = None

    def coverage(self) -> Coverage:
        """The present counts; documents that are recorded and not yet read count as well."""
        ids, readable = self._stores.index.ids(), self._rows.by_id()
        unreadable = self._rows.unreadable()
        counted = self._counted
        if (
            counted is None
            or counted[0] is not ids
            or counted[1] is not readable
            or counted[2] is not unreadable
        ):
            found = self._count(ids, readable, unreadable)
            counted = self._counted = (ids, readable, unreadable, found)
        return counted[3]

    def renew(self) -> bool:
        """Count again; whether the counts are others than the last ones."""
        before = self._counted
        return before is None or self.coverage() != before[3]

    def _count(
        self, ids: frozenset[str], readable: Mapping[str, Summary], unreadable: Iterable[Summary]
    ) -> Coverage:
        failures = {row.path for row in unreadable}
        unread = sum(
            not failures & {printable(record.path), printable(file_of(self._stores, record))}
            for record in self._stores.records
            if not record.removed and record.id not in readable
        )
        return Coverage(
            indexed=sum(map(readable.__contains__, ids)),
            total=len(readable) + len(failures) + unread,
            failed=len(failures),
        )
