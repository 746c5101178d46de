"""The documents of a library in order, kept sorted while documents come and go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import merge

from briefreader.domain.document import Summary
from briefreader.domain.query import Sort

Key = tuple[str, str, str]
"""What a document is sorted by; the id, which decides between equals, comes last."""

RUN = 4096
"""So many are sorted at once: a longer sort would keep other threads waiting."""


class Ordering:
    """The ids of a library's documents by date (the newest first) or by title."""

    def __init__(self) -> None:
        self._keys: dict[Sort, list[Key]] = {}
        self._ids: dict[Sort, Sequence[str]] = {}

    def knows(self, sort: Sort) -> bool:
        """Whether the order is known, so that no row is looked at."""
        return (sort if sort is Sort.TITLE else Sort.DATE) in self._keys

    def of(self, rows: Mapping[str, Summary], sort: Sort) -> Sequence[str]:
        """The ids of these rows, which are those that it was told of; not by title is by date."""
        sort = sort if sort is Sort.TITLE else Sort.DATE
        known = self._ids.get(sort)
        if known is None:
            keys = self._keys.get(sort)
            if keys is None:
                keys = self._keys[sort] = _sorted([_key(row, sort) for row in rows.values()])
            ordered = keys if sort is Sort.TITLE else reversed(keys)
            known = self._ids[sort] = tuple(key[-1] for key in ordered)
        return known

    def change(self, gone: Collection[str], came: Iterable[Summary]) -> None:
        """Take out documents and put others in, or where they stand now."""
        came = tuple(came)
        gone = {*gone, *(row.id for row in came)}
        self._ids = {}
        for sort, keys in self._keys.items():
            kept = [key for key in keys if key[-1] not in gone]
            kept += sorted(_key(row, sort) for row in came)
            kept.sort()  # Two runs in order: one pass joins them.
            self._keys[sort] = kept


def _key(row: Summary, sort: Sort) -> Key:
    if sort is Sort.TITLE:
        return row.title.casefold(), "", row.id
    return row.metadata.published or "", row.added, row.id


def _sorted(keys: list[Key]) -> list[Key]:
    # Joined in Python, which lets other threads in between; to sort the runs would take as long.
    return list(merge(*(sorted(keys[at : at + RUN]) for at in range(0, len(keys), RUN))))
