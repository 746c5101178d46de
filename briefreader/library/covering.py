"""How much of the library a search can see, counted only when something has changed."""

from collections.abc import Callable, Mapping

from briefreader.domain.document import Summary
from briefreader.domain.hit import Coverage
from briefreader.files import printable
from briefreader.library.stores import Stores, file_of


class Covering:
    """Counts for one library; `rows` gives the list's rows, `by_id` the readable ones.

    Both give the same objects until something changes, as the index does with its ids.
    """

    def __init__(
        self,
        stores: Stores,
        rows: Callable[[], tuple[Summary, ...]],
        by_id: Callable[[], Mapping[str, Summary]],
    ) -> None:
        self._stores = stores
        self._rows = rows
        self._by_id = by_id
        self._counted: tuple[object, object, Coverage] | None = None

    def coverage(self) -> Coverage:
        """The present counts; documents that are recorded and not yet read count as well."""
        ids, rows = self._stores.index.ids(), self._rows()
        counted = self._counted
        if counted is None or counted[0] is not ids or counted[1] is not rows:
            counted = self._counted = (ids, rows, self._count(ids, rows))
        return counted[2]

    def _count(self, ids: frozenset[str], rows: tuple[Summary, ...]) -> Coverage:
        readable = self._by_id()
        failures = {row.path for row in rows if row.problem}
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
