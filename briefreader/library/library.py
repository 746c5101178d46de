"""Library: the one Qt-free face over everything below.

What only some calls need is imported by them: opening a library loads no parser and no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.config import Places
from briefreader.domain.annotation import Anchor, Annotation, Colour, Conflict, Placement
from briefreader.domain.document import Document, Span, Summary
from briefreader.domain.errors import NoSuchDocument
from briefreader.domain.fact import Fact
from briefreader.domain.hit import Coverage, Facet, Hit, SearchResult
from briefreader.domain.query import Sort
from briefreader.domain.report import AddReport, CheckReport, RebuildReport
from briefreader.export.export import ExportReport, Form, export
from briefreader.export.notes import DocumentNotes, Grouping
from briefreader.library import maintenance, placing, removing, watching
from briefreader.library.choosing import choose_notes
from briefreader.library.correcting import Corrections
from briefreader.library.covering import Covering
from briefreader.library.extracting import Extraction
from briefreader.library.fact_corrections.keeping import FactCorrections
from briefreader.library.history import History
from briefreader.library.leftovers import clear_leftovers
from briefreader.library.rows import Rows
from briefreader.library.searches import SavedSearches
from briefreader.library.searching import PASSAGES, Searcher
from briefreader.library.selecting.scope import LibraryScope
from briefreader.library.stores import Stores, present_record
from briefreader.library.vocabulary import Vocabulary
from briefreader.notes.anchoring import find_quote

if TYPE_CHECKING:
    from briefreader.domain.moment import Moment
    from briefreader.library.adding import CancelTest, ProgressListener
    from briefreader.library.browsing import Notebook
    from briefreader.library.known_names import KnownNames
    from briefreader.library.selecting.facets import Facets
    from briefreader.library.snapshots import Snapshots
    from briefreader.library.tagging.carrying import Tagging

FORMAT = 1
"""The version of the layout of the user's folder, in library.toml."""


class Library:
    """One library: the documents, the user's work on them, and the caches.

    Reading is safe from several threads; writing belongs to one thread at a time. Several
    processes may have the same library open; `refresh` takes up what another one wrote.
    """

    def __init__(self, places: Places) -> None:
        """Open a library, or make it; raises StorageError when its folder cannot be used."""
        watching.prepare(places.library, FORMAT)
        self.places = places
        self.stores = Stores.open(places)
        self.records = self.stores.records
        self.annotations = self.stores.annotations
        self.catalogue = self.stores.catalogue
        self.index = self.stores.index
        self.searches = SavedSearches(places.library)
        self.vocabulary = Vocabulary(places.library, self.annotations)
        self._rows = Rows(self.stores)
        self.corrections = Corrections(self.stores, self._rows)
        self.history = History(self.stores, self._rows)
        self._covering = Covering(self.stores, self._rows)
        self.fact_corrections = FactCorrections(self.stores)
        self._scope = LibraryScope(self.stores, self.by_id, self.fact_corrections.naming.now)
        self._placing = placing.Placing(self.stores)
        self.extraction = Extraction(
            self.stores, self.fact_corrections, lambda: self._scope.quotations
        )
        self._searcher = Searcher(
            self.catalogue,
            self.index,
            self.by_id,
            self._rows.in_order,
            self._scope,
            self.coverage,
            self.vocabulary.colour_names,
        )

    @cached_property
    def snapshots(self) -> Snapshots:
        """The user's work as it was on earlier days."""
        from briefreader.library.snapshots import Snapshots

        return Snapshots(self.stores, self._rows.forget)

    @cached_property
    def _facets(self) -> Facets:
        from briefreader.library.selecting.facets import Facets

        return Facets(self.by_id, self.annotations, lambda: self._scope.facts)

    @cached_property
    def notebook(self) -> Notebook:
        """All annotations in one list."""
        from briefreader.library.browsing import Notebook

        return Notebook(self.stores, self._searcher, self.by_id, self._rows.in_order)

    @cached_property
    def tagging(self) -> Tagging:
        """Changes tags wherever they are given, with what is said of them."""
        from briefreader.library.tagging.carrying import Tagging

        return Tagging(self)

    def close(self) -> None:
        self._scope.close()
        self.stores.close()

    # --- documents ---------------------------------------------------------------------------

    def add(
        self,
        paths: Iterable[Path],
        *,
        watch: bool = False,
        password: str | None = None,
        progress: ProgressListener | None = None,
        cancelled: CancelTest | None = None,
    ) -> AddReport:
        """Add files and folders; `watch` reads a folder in place and remembers to look again.

        `password` opens those that are encrypted. What lies in a watched folder is read in place.
        """
        from briefreader.library.adding import Adder

        paths = tuple(paths)
        if watch:
            watching.remember(self.places.library, [path for path in paths if path.is_dir()])
        in_place = watch or watching.are_below(paths, self.watched_folders())
        adder = Adder(self.stores, in_place=in_place, password=password)
        try:
            return adder.add(paths, progress=progress, cancelled=cancelled)
        finally:
            self._rows.forget()

    def follow(
        self,
        paths: Iterable[Path],
        *,
        progress: ProgressListener | None = None,
        cancelled: CancelTest | None = None,
    ) -> AddReport:
        """Take up what changed at these paths of watched folders: files new, edited, moved, gone.

        The path of a folder stands for what lies below it.
        """
        from briefreader.library.keeping_up import follow

        try:
            return follow(self.stores, self.watched_folders(), paths, progress, cancelled)
        finally:
            self._rows.forget()

    def watched_folders(self) -> tuple[Path, ...]:
        """The folders that are read in place and looked at again."""
        return watching.watched(self.places.library)

    def unwatch(self, folder: Path) -> None:
        """Follow a folder no more; its documents stay."""
        watching.forget(self.places.library, folder)

    def remove(self, document_ids: Iterable[str]) -> tuple[str, ...]:
        """Take documents out of the library; notes and copies stay, and come back with them."""
        try:
            return removing.remove(self.stores, document_ids)
        finally:
            self._rows.forget()

    def bring_back(self, document_ids: Iterable[str]) -> RebuildReport:
        """Undo `remove`; documents whose files are gone are reported as failed."""
        try:
            return removing.bring_back(self.stores, document_ids)
        finally:
            self._rows.forget()

    def documents(self) -> tuple[Summary, ...]:
        """The documents that can be read, without their texts, in no particular order."""
        return tuple(self.by_id().values())

    def by_id(self) -> Mapping[str, Summary]:
        """The documents that can be read, by their ids."""
        return self._rows.by_id()

    def unreadable(self) -> tuple[Summary, ...]:
        """The files that could not be read, as entries of the list."""
        return self._rows.unreadable()

    def rows(self) -> tuple[Summary, ...]:
        """Every entry of the list: the documents, and the files that could not be read."""
        return (*self.documents(), *self.unreadable())

    def summary(self, document_id: str) -> Summary:
        """One document's row; raises NoSuchDocument."""
        row = self.by_id().get(document_id)
        if row is None:
            raise NoSuchDocument(f"No document has the id “{document_id}”.")
        return row

    def document(self, document_id: str) -> Document:
        """One document with its text; raises NoSuchDocument."""
        document = self.catalogue.document(document_id)
        if document is None:
            raise NoSuchDocument(f"No document has the id “{document_id}”.")
        return document

    def resolve(self, start: str) -> str:
        """The id that begins so; raises NoSuchDocument where none or several do."""
        keys = [key for key in self.by_id() if start and key.startswith(start)]
        if len(keys) == 1:
            return keys[0]
        if not keys:
            raise NoSuchDocument(f"No document has an id that begins with “{start}”.")
        raise NoSuchDocument(f"{len(keys)} documents have ids that begin with “{start}”.")

    def set_read(self, document_id: str, read: bool) -> None:
        record = present_record(self.stores, document_id)
        if record.read != read:
            self.records.save(replace(record, read=read))
            self._rows.replace(document_id)

    def set_starred(self, document_id: str, starred: bool) -> None:
        record = present_record(self.stores, document_id)
        if record.starred != starred:
            self.records.save(replace(record, starred=starred))
            self._rows.replace(document_id)

    def refresh(self, *, fully: bool = True) -> bool:
        """Take up what other processes wrote; whether other rows are there or can be found.

        While documents are being added it is enough to look, not `fully`, at those that came.
        """
        if fully:
            self.records.refresh()
            self.vocabulary.refresh()
        annotated = self.annotations.refresh() if fully else ()
        has_changed = self._rows.renew(annotated)
        self.fact_corrections.follow(self.records.facts_changed())
        if self._covering.renew():
            self._rows.tell()
            return True
        return has_changed

    def take_news(self) -> bool:
        """Whether any look since this was last asked found other rows, or others to be found."""
        return self._rows.take_news()

    def refresh_notes(
        self, document_ids: Iterable[str] | None = None, records: Iterable[str] = ()
    ) -> frozenset[str]:
        """Take up what others wrote of annotations, and of these records; whose notes changed.

        With `document_ids` None all annotations are looked at.
        """
        self.records.refresh_some(records)
        changed = self.annotations.refresh(document_ids)
        self._rows.renew(changed)
        return changed

    def pending(self) -> tuple[str, ...]:
        """The ids of documents that are recorded and not yet readable from the caches."""
        return maintenance.pending(self.stores)

    def fill_caches(
        self, progress: ProgressListener | None = None, cancelled: CancelTest | None = None
    ) -> RebuildReport:
        """Fill in what the caches miss after a crash, and clear what it left behind.

        Files are read only of documents whose texts are missing too.
        """
        clear_leftovers(self.places.library)
        maintenance.drop_strangers(self.stores)
        waiting = maintenance.waiting(self.stores)
        pending = [key for key in self.pending() if key not in waiting]
        if not pending:
            return RebuildReport(0)
        try:
            return maintenance.complete(self.stores, pending, progress, cancelled)
        finally:
            self._rows.forget()

    def is_behind(self) -> bool:
        """Whether `catch_up` may have something to do."""
        if set(self.pending()) - maintenance.waiting(self.stores) or maintenance.strangers(
            self.stores
        ):
            return True
        if self.extraction.is_behind():
            return True
        return bool(watching.watched(self.places.library))

    # --- search ------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        *,
        sort: Sort | None = None,
        typing: bool = False,
        details: int = 20,
    ) -> SearchResult:
        """What a query finds; the first `details` documents come as hits with their passages."""
        return self._searcher.search(query, sort=sort, typing=typing, details=details)

    def prepare_search(self) -> None:
        """Load what the first search with operators would have to wait for."""
        self._searcher.prepare()

    def hit(
        self, query: str, document_id: str, *, typing: bool = False, most: int = PASSAGES
    ) -> Hit:
        """The count and the best `most` passages of a query in one document."""
        return self._searcher.details(query, document_id, typing=typing, most=most)

    def matches(self, query: str, document_id: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Every place in a document that a query lights, in order."""
        return self._searcher.matches(query, document_id, typing=typing)

    def coverage(self) -> Coverage:
        """How much of the library a search can see."""
        return self._covering.coverage()

    def facets(self, document_ids: Sequence[str]) -> tuple[Facet, ...]:
        """By what a result can be narrowed, with counts for these documents."""
        return self._facets.of(document_ids)

    # --- facts -------------------------------------------------------------------------------

    def facts(self, document_id: str) -> tuple[Fact, ...]:
        """A document's facts as the user wants them, extracted now if they have not been."""
        return self.fact_corrections.shown(self.extraction.facts(document_id))

    def first_facts(self, document_id: str) -> tuple[Fact, ...]:
        """What is found at once in a document whose facts are still to be extracted."""
        return self.fact_corrections.shown(self.extraction.first(document_id))

    def known_facts(self, document_id: str) -> tuple[Fact, ...] | None:
        """A document's facts if they have been extracted already, else None."""
        facts = self.fact_corrections.known(document_id)
        return None if facts is None else self.fact_corrections.shown(facts)

    def without_facts(self, most: int = -1) -> tuple[str, ...]:
        """The ids of the documents whose facts are still to be extracted, newest first.

        `most` bounds how many are looked for; -1 gives all.
        """
        return self.extraction.waiting(most)

    def extract_facts(
        self,
        document_ids: Sequence[str],
        progress: ProgressListener | None = None,
        cancelled: CancelTest | None = None,
    ) -> int:
        """Extract the facts of documents that have none yet; gives how many were done."""
        return self.extraction.extract(document_ids, progress, cancelled)

    def complete_facts(self, query: str, progress: ProgressListener | None = None) -> None:
        """Extract the facts that are missing, if a query asks for any."""
        if self.asks_for_facts(query):
            self.extraction.extract(self.without_facts(), progress)
            self.extraction.catch_up()

    def fact_coverage(self, document_id: str) -> str:
        """What facts are not looked for in a document's language, as a sentence; empty for none."""
        from briefreader.facts.coverage import covered

        row = self.by_id().get(document_id)
        return covered(row.metadata.language).sentence if row is not None else ""

    def asks_for_facts(self, query: str) -> bool:
        """Whether a query can be answered in full only when all facts have been extracted."""
        return self._searcher.asks_for_facts(query)

    @cached_property
    def names(self) -> KnownNames:
        """The people, organisations and places that the documents name."""
        from briefreader.library.known_names import KnownNames

        return KnownNames(
            lambda: self._scope.facts,
            self._facets,
            self.by_id,
            lambda: self._rows.in_order(Sort.DATE),
            self.known_facts,
        )

    def timeline(
        self, document_ids: Sequence[str], progress: ProgressListener | None = None
    ) -> tuple[Moment, ...]:
        """The dates in documents in the order of time; missing facts are extracted first."""
        from briefreader.library.timeline import timeline

        self.extraction.extract(document_ids, progress)
        return timeline((self.summary(key), self.facts(key)) for key in document_ids)

    # --- notes -------------------------------------------------------------------------------

    def annotate(
        self,
        document_id: str,
        span: Span | None,
        *,
        note: str = "",
        tags: Iterable[str] = (),
        colour: Colour = Colour.YELLOW,
    ) -> Annotation:
        """Annotate a passage, or with `span` None the whole document; on disk when it returns."""
        text = self.catalogue.text(document_id)
        if text is None:
            raise NoSuchDocument(f"No document has the id “{document_id}”.")
        anchor = Anchor.of(text, span) if span else None
        annotation = self.annotations.create(
            document_id, anchor, note=note, tags=tuple(tags), colour=colour
        )
        self._rows.replace(document_id)
        return annotation

    def find_quote(self, document_id: str, quote: str, occurrence: int | None = None) -> Span:
        """Where a quoted passage stands; raises QuoteNotFound."""
        return find_quote(self.document(document_id).text, quote, occurrence)

    def save_annotation(
        self, annotation: Annotation, based_on: Annotation | None = None
    ) -> Annotation:
        """Make a changed annotation durable; a deleted one that is not marked so comes back.

        Where it is no longer as in `based_on`, what another one made of it is kept as a conflict.
        """
        saved = self.annotations.save(annotation, based_on)
        self._rows.replace(annotation.document_id)
        return saved

    def save_annotations(
        self,
        annotations: Iterable[Annotation],
        progress: ProgressListener | None = None,
        based_on: Iterable[Annotation] = (),
    ) -> tuple[Annotation, ...]:
        """Make several changed annotations durable; after an error those saved so far stay so."""
        changed = tuple(annotations)
        try:
            return self.annotations.save_all(changed, progress, based_on)
        finally:
            for document_id in {annotation.document_id for annotation in changed}:
                self._rows.replace(document_id)

    def delete_annotation(self, annotation_id: str) -> Annotation:
        """Delete an annotation; it stays as a tombstone, so that it can come back."""
        deleted = self.annotations.delete(annotation_id)
        self._rows.replace(deleted.document_id)
        return deleted

    def resolve_conflict(self, conflict: Conflict, take_other: bool) -> Annotation:
        """Decide between two versions of an annotation; the other one's file is removed."""
        resolved = self.annotations.resolve(conflict, take_other)
        self._rows.replace(resolved.document_id)
        return resolved

    def placements(self, document_id: str) -> tuple[Placement, ...]:
        """A document's annotations, each placed on the present text."""
        return self._placing.placements(document_id)

    def notes(self, query: str = "") -> tuple[DocumentNotes, ...]:
        """The annotations that a query chooses, by document, the newest document first.

        Tags of the query choose annotations; everything else chooses documents.
        """
        return choose_notes(self._searcher, query, self.annotations.living(), self._placed)

    def _placed(self, document_id: str) -> DocumentNotes:
        return DocumentNotes(self.summary(document_id), self.placements(document_id))

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, in alphabetical order."""
        return tuple(sorted(self.annotations.tags(), key=str.casefold))

    def documents_tagged(self, tag: str) -> frozenset[str]:
        """The documents under a tag or one below it, whatever the case of its letters."""
        return placing.documents_tagged(self.annotations, tag)

    def export(
        self,
        items: Iterable[DocumentNotes],
        target: Path,
        *,
        form: Form = Form.MARKDOWN,
        by: Grouping = Grouping.DOCUMENT,
        template: Path | None = None,
    ) -> ExportReport:
        """Write notes to a folder or a file; raises BriefreaderError with the reason."""
        from briefreader.library.leaving import as_on_disk

        notes = as_on_disk(items) if form is Form.WEB_ANNOTATION else items
        names = self.vocabulary.colour_names()
        return export(notes, target, form=form, by=by, template=template, colours=names)

    # --- upkeep ------------------------------------------------------------------------------

    def check(
        self, *, repair: bool = False, progress: ProgressListener | None = None
    ) -> CheckReport:
        """Verify that files parse, ids agree, quotes stand where they say, and caches match."""
        from briefreader.library.checking import check

        try:
            return check(self.stores, self.snapshots, repair=repair, progress=progress)
        finally:
            self._rows.forget()

    def rebuild(self, progress: ProgressListener | None = None) -> RebuildReport:
        """Throw the caches away and build them again from the user's folder."""
        report = maintenance.rebuild(self.stores, progress)
        self._rows.forget()
        return report

    def tidy(self) -> bool:
        """Do one short step of upkeep of notes and index; False where there is none to do."""
        from briefreader.library.notes_upkeep import tidy_notes

        return bool(tidy_notes(self.stores)) or self.index.tidy()

    def catch_up(
        self, progress: ProgressListener | None = None, cancelled: CancelTest | None = None
    ) -> RebuildReport:
        """Read again what the caches miss after a crash, and what changed in watched folders."""
        from briefreader.library.keeping_up import catch_up

        report = self.fill_caches(progress, cancelled)
        self.extraction.catch_up(cancelled)
        self.fact_corrections.follow(self.records.facts_changed())
        try:
            catch_up(self.stores, self.watched_folders(), progress, cancelled)
        finally:
            self._rows.forget()
        return report
