"""Facts are extracted, and what searches need of them is made beside."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING

from briefreader.domain.document import Block, BlockKind, Document
from briefreader.domain.errors import NoSuchDocument
from briefreader.domain.fact import Fact
from briefreader.domain.report import Progress
from briefreader.facts.version import VERSION
from briefreader.library.fact_corrections.keeping import FactCorrections
from briefreader.library.stores import Stores

if TYPE_CHECKING:
    from briefreader.library.selecting.quotations import Quotations

_ANY = "On 1 May 2019 the minister said: “We agree.”"
_STEP = 100
"""Documents whose facts are inverted in one transaction."""


def prepare() -> None:
    """Load what finding facts needs, but for the model."""
    from briefreader.facts.extract import extract_first

    extract_first(Document(_ANY, (Block(BlockKind.PARAGRAPH, 0, len(_ANY)),)))


class Extraction:
    """The facts of one library's documents; methods raise StorageError."""

    def __init__(
        self,
        stores: Stores,
        corrections: FactCorrections,
        quotations: Callable[[], Quotations],
    ) -> None:
        self._catalogue = stores.catalogue
        self._corrections = corrections
        self._quotations = quotations
        self._lock = RLock()
        self._waiting: deque[str] = deque()
        self._listed: int | None = None

    def waiting(self, most: int = -1) -> tuple[str, ...]:
        """The documents whose facts are still to be extracted, the newest first.

        At most so many where `most` is not negative. Those are taken from a list that is made
        anew only when documents were added or read again, since making it takes long.
        """
        if most < 0:
            return self._catalogue.without_facts(VERSION)
        with self._lock:
            change = self._catalogue.changes.last()
            if change != self._listed:
                self._waiting = deque(self._catalogue.without_facts(VERSION))
                self._listed = change
            while self._waiting and self._catalogue.has_facts(self._waiting[0], VERSION):
                self._waiting.popleft()
            return tuple(islice(self._waiting, most))

    def facts(self, document_id: str) -> tuple[Fact, ...]:
        """A document's facts, extracted now if they have not been; raises NoSuchDocument."""
        known = self._corrections.known(document_id)
        if known is not None:
            return known
        from briefreader.facts.extract import extract

        document = self._catalogue.document(document_id)
        if document is None:
            raise NoSuchDocument(f"No document has the id “{document_id}”.")
        return self._corrections.put(document_id, extract(document))

    def first(self, document_id: str) -> tuple[Fact, ...]:
        """What rules alone find at once in a document; kept nowhere, and none where all are known.

        Raises NoSuchDocument.
        """
        if self._catalogue.has_facts(document_id, VERSION):
            return ()
        from briefreader.facts.extract import extract_first

        document = self._catalogue.document(document_id)
        if document is None:
            raise NoSuchDocument(f"No document has the id “{document_id}”.")
        return self._corrections.over(document_id, document, extract_first(document))

    def extract(
        self,
        document_ids: Sequence[str],
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Extract the facts of documents that have none yet; gives how many were done.

        Documents that are gone by now are passed over. Quotes go into their index in larger
        rounds while more documents wait, and at once after the last one.
        """
        done = 0
        for document_id in document_ids:
            if cancelled is not None and cancelled():
                break
            with suppress(NoSuchDocument):
                self.facts(document_id)
            done += 1
            if progress is not None:
                progress(Progress(done, len(document_ids), document_id))
        self.take_up_quotes(cancelled)
        return done

    def take_up_quotes(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Bring the index of quotes up to date; small rounds wait while facts are missing."""
        from briefreader.library.selecting.quotations import ROUND

        least = ROUND if self.waiting(1) else 1
        self._quotations().catch_up(least, cancelled)

    def is_behind(self) -> bool:
        """Whether there are facts that searches do not see yet."""
        return self._catalogue.inverted.is_behind(VERSION)

    def catch_up(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Make what searches need of facts that are in the catalogue without it, in steps."""
        last = ""
        while not (cancelled is not None and cancelled()):
            last = self._catalogue.inverted.fill(VERSION, _STEP, last)
            if not last:
                self.take_up_quotes(cancelled)
                return
