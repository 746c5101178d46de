"""Which annotations a tree of the query language asks for."""

from collections.abc import Sequence

from briefreader.domain.annotation import Annotation
from briefreader.domain.query import And, Everything, Node, Not, Or, Query, Sort
from briefreader.library.searching import Searcher
from briefreader.library.selecting.annotations import Annotated, is_about_annotations
from briefreader.library.selecting.scope import leaves


class Answerer:
    """Answers trees for some annotations; what a part finds is remembered as long as it lives.

    Fields of annotations choose annotations; every other part chooses documents, and with them all
    annotations on them.
    """

    def __init__(
        self, searcher: Searcher, annotated: Annotated, annotations: Sequence[Annotation]
    ) -> None:
        """`annotated` knows all of these annotations."""
        self._searcher = searcher
        self._annotated = annotated
        self._annotations = annotations
        self._found: dict[Node, frozenset[str]] = {}

    def chosen(self, node: Node) -> frozenset[str]:
        """The ids of the annotations that a tree asks for."""
        found = self._found.get(node)
        if found is None:
            found = self._found[node] = self._answer(node)
        return found

    def _answer(self, node: Node) -> frozenset[str]:
        if isinstance(node, Everything):
            return self._all()
        if is_about_annotations(node):
            return self._annotated.choose(node)  # type: ignore[arg-type]
        if not asks_annotations(node):
            return self._on_documents(node)
        match node:
            case And(parts):
                return frozenset.intersection(*map(self.chosen, parts))
            case Or(parts):
                return frozenset.union(*map(self.chosen, parts))
            case Not(part):
                return self._all() - self.chosen(part)
        return self._on_documents(node)

    def _all(self) -> frozenset[str]:
        return frozenset([item.id for item in self._annotations])

    def _on_documents(self, node: Node) -> frozenset[str]:
        """The annotations on the documents that a part finds."""
        found = self._searcher.find(Query("", node), Sort.DATE)
        documents = frozenset([ranked.document_id for ranked in found])
        return frozenset([item.id for item in self._annotations if item.document_id in documents])


def asks_annotations(node: Node) -> bool:
    """Whether any part of a tree is asked of annotations."""
    return any(is_about_annotations(leaf) for leaf in leaves(node))
