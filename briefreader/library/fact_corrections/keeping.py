"""The user's corrections of facts: kept in records and in facts.toml, and seen everywhere."""

from collections.abc import Iterable
from dataclasses import replace

from briefreader.domain.document import Document, Span
from briefreader.domain.errors import NoSuchDocument
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.fact_correction import FactCorrection
from briefreader.facts.version import VERSION
from briefreader.library.fact_correction_codec import digest
from briefreader.library.fact_corrections.applying import applied, name_of, unplaced
from briefreader.library.fact_corrections.everywhere import EverywhereCorrections, NamingSource
from briefreader.library.fact_corrections.making import FactChange
from briefreader.library.stores import Stores, present_record


class FactCorrections:
    """What the user says of the facts of one library; methods raise StorageError.

    The catalogue has a document's facts with the corrections of its record; those that hold for
    all documents are laid over them when they are asked for.
    """

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._catalogue = stores.catalogue
        self.everywhere = EverywhereCorrections(stores.places.library)
        self.naming = NamingSource(self.everywhere.all)

    def of(self, document_id: str) -> tuple[FactCorrection, ...]:
        """What the user says of one document's facts, oldest first."""
        record = self._stores.records.get(document_id)
        return record.facts if record is not None else ()

    def unplaced(self, document_id: str) -> tuple[FactCorrection, ...]:
        """Those of a document's corrections whose passages its present text does not have."""
        document = self._catalogue.document(document_id)
        return unplaced(self.of(document_id), document) if document is not None else ()

    def change(self, change: FactChange) -> None:
        """Make corrections and take others back: durable when this returns.

        A document's facts follow with `follow`, or when they are next asked for. Raises
        NoSuchDocument.
        """
        if not change.document_id:
            self.everywhere.change(change.removed, change.added)
            return
        record = present_record(self._stores, change.document_id)
        gone = {correction.id for correction in change.removed}
        kept = [item for item in record.facts if item.id not in gone]
        known = {item.id for item in kept}
        both = [*kept, *(item for item in change.added if item.id not in known)]
        both.sort(key=lambda item: (item.made, item.id))
        if tuple(both) != record.facts:
            self._stores.records.save(replace(record, facts=tuple(both)))

    # --- facts -------------------------------------------------------------------------------

    def put(
        self, document_id: str, found: tuple[Fact, ...], version: int = VERSION
    ) -> tuple[Fact, ...]:
        """Keep what a version of the rules found; gives it with the corrections of the record."""
        # Another process may have saved a correction while these were being found.
        self._stores.records.refresh_some([document_id])
        corrections = self.of(document_id)
        document = self._catalogue.document(document_id) if corrections else None
        if document is None:
            self._catalogue.put_facts(document_id, version, found)
            return found
        facts = applied(found, corrections, document)
        self._catalogue.put_facts(document_id, version, facts, found, digest(corrections))
        return facts

    def over(
        self, document_id: str, document: Document, found: tuple[Fact, ...]
    ) -> tuple[Fact, ...]:
        """What was found in a document with the corrections of its record; nothing is kept."""
        corrections = self.of(document_id)
        return applied(found, corrections, document) if corrections else found

    def known(self, document_id: str) -> tuple[Fact, ...] | None:
        """A document's facts with the corrections of its record; None where none are known."""
        facts = self._catalogue.facts(document_id, VERSION)
        if facts is None:
            return None
        if self._catalogue.found_facts.corrections(document_id) == digest(self.of(document_id)):
            return facts
        self._stores.records.refresh_some([document_id])
        if self._catalogue.found_facts.corrections(document_id) == digest(self.of(document_id)):
            return facts
        found = self._catalogue.found_facts.get(document_id, VERSION)
        version = max(VERSION, self._catalogue.facts_version(document_id))
        return self.put(document_id, facts if found is None else found, version)

    def shown(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """A document's facts as they are shown: with what holds for all documents."""
        return self.naming.now().applied(facts)

    def names_at(self, document_id: str, kind: FactKind, spans: Iterable[Span]) -> tuple[str, ...]:
        """The names that mentions have in their document, before what holds for all documents."""
        wanted = set(spans)
        facts = self.known(document_id) or ()
        names = (name_of(fact) for fact in facts if fact.kind is kind and fact.span in wanted)
        return tuple(dict.fromkeys(names))

    def follow(self, document_ids: Iterable[str]) -> None:
        """Bring the facts of documents up to date with the corrections of their records."""
        for document_id in document_ids:
            try:
                self.known(document_id)
            except NoSuchDocument:
                continue
