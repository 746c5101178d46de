"""The annotations that a query asks for: some of its fields choose them, the others documents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefreader.domain.annotation import Annotation
from briefreader.domain.query import And, Everything, Node, Query, Sort
from briefreader.export.notes import DocumentNotes
from briefreader.library.notebook.answering import Answerer, asks_annotations
from briefreader.library.searching import Searcher
from briefreader.library.selecting.annotations import Annotated


def choose_notes(
    searcher: Searcher,
    text: str,
    living: Sequence[Annotation],
    placed: Callable[[str], DocumentNotes],
) -> tuple[DocumentNotes, ...]:
    """The notes that a query chooses, by document; documents without any are left out.

    `living` are all annotations, `placed` gives a document with those on it. Tags, notes,
    quotes, colours, states and the day of change are asked of each annotation; a part of the query
    without any of these is asked of the document, for all annotations in it.
    """
    query = searcher.parse(text)
    chooser = _Chooser(searcher, searcher.scope.annotated, living, query)
    chosen = []
    for document_id in chooser.documents():
        notes = placed(document_id)
        kept = tuple(p for p in notes.placements if chooser.takes(p.annotation))
        if kept:
            chosen.append(replace(notes, placements=kept))
    return tuple(chosen)


class _Chooser:
    """One query, asked of all annotations."""

    def __init__(
        self,
        searcher: Searcher,
        annotated: Annotated,
        living: Sequence[Annotation],
        query: Query,
    ) -> None:
        self._searcher = searcher
        self._order = query.sort or Sort.DATE
        parts = query.root.parts if isinstance(query.root, And) else (query.root,)
        mixed = tuple(part for part in parts if asks_annotations(part))
        plain = tuple(part for part in parts if not asks_annotations(part))
        self._documents: Node = (
            And(plain) if len(plain) > 1 else plain[0] if plain else Everything()
        )
        answerer = Answerer(searcher, annotated, living)
        self._chosen = answerer.chosen(And(mixed)) if mixed else None
        self._holders = {item.document_id for item in living if self.takes(item)}

    def documents(self) -> Iterator[str]:
        """The documents of these annotations that have what is asked of documents, in order."""
        if not self._holders:
            return
        for ranked in self._searcher.find(Query("", self._documents), self._order):
            if ranked.document_id in self._holders:
                yield ranked.document_id

    def takes(self, annotation: Annotation) -> bool:
        """Whether an annotation in one of these documents is asked for."""
        return self._chosen is None or annotation.id in self._chosen
