"""An index of what is quoted in the documents, which answers `said:`.

It is a cache like the index of the texts: filled from the facts in the catalogue, and anew where it
is missing or behind. Few quotes that it does not have yet are looked through one by one.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock

from briefreader.catalogue.inverted_facts import InvertedFacts
from briefreader.catalogue.inverted_facts import Quotations as Quoted
from briefreader.domain.errors import StorageError
from briefreader.domain.query import Phrase, Query, Selection, Term
from briefreader.search.index import IndexEntry, SearchIndex
from briefreader.search.passages.snippets import find_matches
from briefreader.search.whoosh_index import WhooshIndex

ROUND = 200
"""Documents whose quotes go into the index at once while there are more to come."""

_BATCH = 1000
_FEW = ROUND + 50


class Quotations:
    """The index of quotes in a folder, opened or made when it is first needed.

    Safe to use from several threads; one process at a time should write. Methods raise
    StorageError where the caches cannot be used.
    """

    def __init__(self, folder: Path, inverted: InvertedFacts) -> None:
        self._folder = folder
        self._inverted = inverted
        self._lock = RLock()
        self._opened: SearchIndex | None = None
        self._untaken: tuple[tuple[int, int], list[Quoted]] = ((0, 0), [])

    def close(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def saying(self, part: Term | Phrase) -> frozenset[str]:
        """The documents in which words or a phrase stand within a quote."""
        with self._lock:
            taken = self._inverted.quotes_taken()
            changed = self._inverted.changed_after(taken)
            query = Query("", part)
            ranking = self._index.search(query, _Nothing(), None)
            found = {ranked.document_id for ranked in ranking.hits} - changed.keys()
            new = [key for key, quotes in changed.items() if quotes]
            found.update(
                item.document_id
                for item in self._quoted(taken, new[:_FEW])
                if find_matches(query, item.lines, item.language)
            )
            return frozenset(found)

    def waiting(self) -> int:
        """How many documents have quotes that no search sees yet."""
        return max(0, self._inverted.quotes_after(self._inverted.quotes_taken()) - _FEW)

    def catch_up(self, least: int = 1, cancelled: Callable[[], bool] | None = None) -> int:
        """Take up the quotes that the index does not have, from `least` documents on; how many.

        `cancelled` is asked between batches; what was done so far stays.
        """
        with self._lock:
            taken = self._inverted.quotes_taken()
            if least > 1 and self._inverted.quotes_after(taken) < least:
                return 0
            last = self._inverted.last()
            quoting = self._inverted.with_quotes()
            indexed = self._index.ids()
            gone = indexed - quoting.keys()
            if gone:
                self._index.remove(gone)
            behind = sorted(
                (number, key)
                for key, number in quoting.items()
                if number > taken or key not in indexed
            )
            for start in range(0, len(behind), _BATCH):
                if cancelled is not None and cancelled():
                    return start
                batch = behind[start : start + _BATCH]
                quoted = self._inverted.quotations([key for _, key in batch])
                self._index.add([_entry(item) for item in quoted])
                taken = max(taken, batch[-1][0])
                self._inverted.set_quotes_taken(taken)
            if last > taken:
                self._inverted.set_quotes_taken(last)
            self._index.tidy()
            return len(behind)

    @property
    def _index(self) -> SearchIndex:
        if self._opened is None:
            try:
                self._opened = WhooshIndex(self._folder)
            except OSError as error:
                raise StorageError(f"Could not use the cache “{self._folder}”: {error}.") from error
        return self._opened

    def _quoted(self, taken: int, document_ids: Sequence[str]) -> list[Quoted]:
        """What is quoted in documents that the index does not have; kept until they change."""
        if not document_ids:
            return []
        key = (taken, self._inverted.last())
        if self._untaken[0] != key:
            self._untaken = (key, self._inverted.quotations(document_ids))
        return self._untaken[1]


class _Nothing:
    """A scope in which nothing is chosen: words and phrases ask for none."""

    def select(self, selection: Selection) -> frozenset[str]:
        return frozenset()


def _entry(item: Quoted) -> IndexEntry:
    return IndexEntry(item.document_id, body=item.lines, language=item.language)
