"""The notebook: all annotations of a library in one list, as the user wants to see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import RLock

from briefreader.domain.annotation import Annotation, Placement
from briefreader.domain.document import Summary
from briefreader.domain.query import Everything, Node, Query, Sort
from briefreader.export.notes import DocumentNotes
from briefreader.library.notebook.answering import Answerer
from briefreader.library.notebook.arranging import grouped, in_order
from briefreader.library.notebook.passages import Passage, passage
from briefreader.library.notebook.standing import Standings
from briefreader.library.notebook.wanted import NoteListing, Order, Wanted, WordsIn
from briefreader.library.notebook.widening import has_plain_words, widened
from briefreader.library.placing import placements
from briefreader.library.searching import Searcher
from briefreader.library.selecting.annotations import Annotated
from briefreader.library.stores import Stores

A_SCREENFUL = 60
"""More annotations than are seen at once."""


@dataclass(frozen=True, slots=True)
class _Arranged:
    """Annotations in an order, and what they were put in order by."""

    living: tuple[Annotation, ...]
    places: Mapping[str, int]
    order: Order
    annotations: Sequence[Annotation]


class Notebook:
    """All annotations of a library; what is not asked for costs no more than its place.

    Annotations of documents that are not in the library are left out; they come back with them.
    Safe to use from several threads. Methods raise StorageError where a file cannot be read.
    """

    def __init__(
        self,
        stores: Stores,
        searcher: Searcher,
        rows: Callable[[], Mapping[str, Summary]],
        documents_in_order: Callable[[Sort], Sequence[str]],
    ) -> None:
        self._stores = stores
        self._searcher = searcher
        self._rows = rows
        self._in_order = documents_in_order
        self._standings = Standings(stores)
        self._lock = RLock()
        self._tombstones: tuple[Annotation, ...] = ()
        self._tombstones_beside: object = None
        self._deleted = Annotated(stores, searcher.scope.language_of, self._known_tombstones)
        self._in_their_order = _Arranged((), {}, Order.TITLE, ())
        self._places: tuple[object, Order, Mapping[str, int]] = ((), Order.TITLE, {})

    # --- the list ----------------------------------------------------------------------------

    def browse(self, wanted: Wanted) -> NoteListing:
        """The annotations that are wanted, in their order and groups."""
        rows = self._rows()
        living = self._arranged(self._stores.annotations.living(), rows, wanted.order)
        deleted = [a for a in self._read_tombstones() if a.document_id in rows]
        every: Sequence[Annotation] = living
        if wanted.deleted:
            every = in_order(deleted, wanted.order, self._document_places(wanted.order))
        query = self._parsed(wanted)
        ordered = self._chosen(query, wanted, every)
        return NoteListing(
            wanted=wanted,
            groups=grouped(ordered, wanted.grouping, wanted.order),
            count=len(ordered),
            total=len(every),
            deleted=len(deleted),
            explained=_explained(query, wanted),
            notices=(*query.notices, *self._searcher.scope.notices(query)),
            documents=rows,
        )

    def beginning(self, wanted: Wanted, most: int = A_SCREENFUL) -> NoteListing | None:
        """The first groups of what `browse` will answer, with about so many annotations.

        None where all annotations have been read, or where it takes all to tell which come first.
        """
        store, order = self._stores.annotations, wanted.order
        if store.is_complete or not wanted.begins_with_documents:
            return None
        rows, annotated = self._rows(), store.document_ids()
        found: list[Annotation] = []
        for document_id in self._document_places(order):
            if document_id in annotated and document_id in rows:
                found += store.of_document(document_id)
            if len(found) >= most:
                break
        ordered = in_order(found, order, self._document_places(order))
        return NoteListing(
            wanted=wanted,
            groups=grouped(ordered, wanted.grouping, order),
            count=len(ordered),
            total=len(ordered),
            documents=rows,
            is_whole=False,
        )

    def prepare(self) -> None:
        """Read and order the annotations, so that the first list of them is there at once."""
        self._arranged(self._stores.annotations.living(), self._rows(), Wanted().order)

    def _arranged(
        self, living: tuple[Annotation, ...], rows: Mapping[str, Summary], order: Order
    ) -> Sequence[Annotation]:
        """The living annotations in an order; remembered, since each key typed asks for it."""
        places = self._document_places(order)
        with self._lock:
            known = self._in_their_order
            if known.living is living and known.places is places and known.order is order:
                return known.annotations
        present = [item for item in living if item.document_id in rows]
        arranged = _Arranged(living, places, order, in_order(present, order, places))
        with self._lock:
            self._in_their_order = arranged
        return arranged.annotations

    def _chosen(
        self, query: Query, wanted: Wanted, every: Sequence[Annotation]
    ) -> Sequence[Annotation]:
        if wanted.documents is not None:
            every = [item for item in every if item.document_id in wanted.documents]
        if wanted.annotations is not None:
            every = [item for item in every if item.id in wanted.annotations]
        if isinstance(query.root, Everything):
            return every
        root: Node = query.root
        if wanted.words_in is WordsIn.NOTES and has_plain_words(root):
            root = widened(root, {tag for item in every for tag in item.tags})
        annotated = self._deleted if wanted.deleted else self._searcher.scope.annotated
        found = Answerer(self._searcher, annotated, every).chosen(root)
        return [item for item in every if item.id in found]

    def _document_places(self, order: Order) -> Mapping[str, int]:
        """The places of the documents, by title or the newest first."""
        sort = Sort.TITLE if order is Order.TITLE else Sort.DATE
        ids = self._in_order(sort)
        with self._lock:
            if self._places[0] is not ids or self._places[1] is not order:
                self._places = ids, order, {key: place for place, key in enumerate(ids)}
            return self._places[2]

    def _read_tombstones(self) -> tuple[Annotation, ...]:
        """The deleted annotations: the same object as long as no annotation has changed."""
        living = self._stores.annotations.living()
        with self._lock:
            if self._tombstones_beside is living:
                return self._tombstones
        found = self._stores.annotations.deleted()
        with self._lock:
            if found != self._tombstones:
                self._tombstones = found
            self._tombstones_beside = living
            return self._tombstones

    def _known_tombstones(self) -> tuple[Annotation, ...]:
        with self._lock:
            return self._tombstones

    # --- where they stand --------------------------------------------------------------------

    def look_at(self, annotations: Iterable[Annotation]) -> None:
        """Find out where these annotations stand in the present texts; reads the texts."""
        self._standings.look_at(self._standings.unknown(tuple(annotations)))

    def waiting(self) -> tuple[str, ...]:
        """The documents on which it is not known of all annotations where they stand now."""
        rows = self._rows()
        living = self._stores.annotations.living()
        return self._standings.unknown([item for item in living if item.document_id in rows])

    def look_at_documents(self, document_ids: Iterable[str]) -> None:
        """Find out where the annotations of these documents stand; reads the texts."""
        self._standings.look_at(document_ids)

    def placement(self, annotation: Annotation) -> Placement | None:
        """Where an annotation stands, if that was found out."""
        return self._standings.placement(annotation)

    def doubtful(self) -> frozenset[str]:
        """The ids of the annotations to be looked at by the user, as far as they are known."""
        rows = self._rows()
        living = self._stores.annotations.living()
        return self._standings.doubtful(item for item in living if item.document_id in rows)

    def passage(self, annotation: Annotation) -> Passage:
        """An annotation's passage with the text around it."""
        return passage(self._stores, annotation)

    def _parsed(self, wanted: Wanted) -> Query:
        """What is looked for; the parser, which takes long to make, is left alone for nothing."""
        if not wanted.query.strip():
            return Query(wanted.query, Everything())
        return self._searcher.parse(wanted.query, typing=wanted.typing)

    # --- leaving the library -----------------------------------------------------------------

    def as_document_notes(self, annotations: Iterable[Annotation]) -> tuple[DocumentNotes, ...]:
        """Annotations by document, in the order in which their documents come, to be exported."""
        wanted: dict[str, set[str]] = {}
        for item in annotations:
            wanted.setdefault(item.document_id, set()).add(item.id)
        rows = self._rows()
        found = []
        for document_id, ids in wanted.items():
            if document_id in rows:
                placed = placements(self._stores, document_id)
                kept = tuple(p for p in placed if p.annotation.id in ids)
                found.append(DocumentNotes(rows[document_id], kept))
        return tuple(found)


def _explained(query: Query, wanted: Wanted) -> str:
    """What was searched, in a sentence; empty where nothing was asked."""
    if isinstance(query.root, Everything):
        return ""
    if not has_plain_words(query.root):
        return f"Notes: {query.explained}."
    if wanted.words_in is WordsIn.DOCUMENTS:
        return f"All notes of documents with {query.explained}."
    return f"{query.explained}: in notes, passages, tags and titles."
