"""The annotations that a query asks for: some of its fields choose them, the others documents."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from briefreader.domain.annotation import Annotation
from briefreader.domain.query import And, Everything, Node, Not, Or, Query, Sort
from briefreader.export.notes import DocumentNotes
from briefreader.library.searching import Searcher
from briefreader.library.selecting.annotations import Annotated, is_about_annotations
from briefreader.library.selecting.scope import leaves
from briefreader.search.grammar import parse


def choose_notes(
    searcher: Searcher, text: str, placed: Callable[[str], DocumentNotes]
) -> tuple[DocumentNotes, ...]:
    """The notes that a query chooses, by document; documents without any are left out.

    `placed` gives a document with all its annotations. Tags, notes, quotes, colours, states and
    the day of change are asked of each annotation; a part of the query without any of these is
    asked of the document, for all annotations in it.
    """
    query = parse(text, date.today())  # noqa: DTZ011 - the user's own day
    chooser = _Chooser(searcher, searcher.scope.annotated, query)
    chosen = []
    for document_id in chooser.documents():
        notes = placed(document_id)
        kept = tuple(p for p in notes.placements if chooser.takes(p.annotation))
        if kept:
            chosen.append(replace(notes, placements=kept))
    return tuple(chosen)


class _Chooser:
    """One query, asked of one annotation after the other."""

    def __init__(self, searcher: Searcher, annotated: Annotated, query: Query) -> None:
        self._searcher = searcher
        self._annotated = annotated
        self._order = query.sort or Sort.DATE
        parts = query.root.parts if isinstance(query.root, And) else (query.root,)
        self._mixed = tuple(part for part in parts if _asks_annotations(part))
        plain = tuple(part for part in parts if not _asks_annotations(part))
        self._documents: Node = (
            And(plain) if len(plain) > 1 else plain[0] if plain else Everything()
        )
        self._found: dict[Node, frozenset[str]] = {}

    def documents(self) -> Iterator[str]:
        """The annotated documents that have what is asked of documents in any case, in order."""
        annotated = self._annotated.all_documents()
        for ranked in self._searcher.find(Query("", self._documents), self._order):
            if ranked.document_id in annotated:
                yield ranked.document_id

    def takes(self, annotation: Annotation) -> bool:
        """Whether an annotation in one of these documents is asked for."""
        return all(self._holds(part, annotation) for part in self._mixed)

    def _holds(self, node: Node, annotation: Annotation) -> bool:
        if is_about_annotations(node):
            return annotation.id in self._chosen(node)
        if _asks_annotations(node):
            match node:
                case And(parts):
                    return all(self._holds(part, annotation) for part in parts)
                case Or(parts):
                    return any(self._holds(part, annotation) for part in parts)
                case Not(part):
                    return not self._holds(part, annotation)
        return annotation.document_id in self._having(node)

    def _chosen(self, node: Node) -> frozenset[str]:
        """The annotations that one field of the query asks for."""
        if node not in self._found:
            self._found[node] = self._annotated.choose(node)  # type: ignore[arg-type]
        return self._found[node]

    def _having(self, node: Node) -> frozenset[str]:
        """The documents that a part of the query finds."""
        if node not in self._found:
            found = self._searcher.find(Query("", node), Sort.DATE)
            self._found[node] = frozenset(ranked.document_id for ranked in found)
        return self._found[node]


def _asks_annotations(node: Node) -> bool:
    return any(is_about_annotations(leaf) for leaf in leaves(node))
