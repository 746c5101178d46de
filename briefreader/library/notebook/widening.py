"""Plain words of a query are looked for in notes, passages, tags and titles."""

from collections.abc import Iterable

from briefreader.domain.query import (
    And,
    Field,
    InField,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    SameParagraph,
    Tagged,
    Term,
)
from briefreader.search.passages.snippets import find_matches


def widened(node: Node, tags: Iterable[str]) -> Node:
    """A tree whose words and phrases stand in an annotation, or in the title of its document.

    `tags` are those in use; one in which the word stands counts. Words with a field stay as they
    are. What is to stand in one paragraph is looked for in one annotation.
    """
    return _widened(node, tuple(sorted(set(tags))))


def _widened(node: Node, tags: tuple[str, ...]) -> Node:
    match node:
        case Term() | Phrase():
            places: tuple[Node, ...] = (
                InField(Field.NOTE, node),
                InField(Field.QUOTE, node),
                InField(Field.TITLE, node),
            )
            return Or((*places, *map(Tagged, _with_words(node, tags))))
        case And(parts):
            return And(tuple(_widened(part, tags) for part in parts))
        case Or(parts):
            return Or(tuple(_widened(part, tags) for part in parts))
        case Not(part) | SameParagraph(part):
            inner = _widened(part, tags)
            return Not(inner) if isinstance(node, Not) else inner
    return node


def _with_words(part: Term | Phrase, tags: tuple[str, ...]) -> list[str]:
    """The tags in which a word or phrase stands."""
    return [tag for tag in tags if find_matches(Query("", part), tag.replace("_", " "), "")]


def has_plain_words(node: Node) -> bool:
    """Whether a tree has words or phrases without a field."""
    match node:
        case Term() | Phrase() | SameParagraph():
            return True
        case And(parts) | Or(parts):
            return any(map(has_plain_words, parts))
        case Not(part):
            return has_plain_words(part)
    return False
