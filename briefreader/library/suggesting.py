"""Other queries to offer where one finds nothing, or next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefreader.domain.hit import Reason, Suggestion
from briefreader.domain.query import (
    And,
    Everything,
    Field,
    InField,
    Node,
    Or,
    Query,
    Term,
    Unit,
)
from briefreader.search.index import SearchIndex

FEW = 2
"""Hits up to which another spelling is offered beside them."""

MUCH_MORE = 10
"""How many times as many documents another spelling has to find."""

MOST = 3
"""Suggestions of one kind."""

_TRIED = 12
"""Units, or words, that are looked at; each costs a search."""

_SPELT = (Field.TITLE, Field.AUTHOR, Field.PUBLISHER)


@dataclass(frozen=True, slots=True)
class Suggester:
    """Finds suggestions; `count` says how many documents a tree finds, `parse` reads a text."""

    index: SearchIndex
    count: Callable[[Node], int]
    parse: Callable[[str], Query]

    def suggestions(self, query: Query, total: int) -> tuple[Suggestion, ...]:
        """What to offer for a query that finds `total` documents, the most useful first."""
        if total > FEW or isinstance(query.root, Everything):
            return ()
        spelt = self._spelt(query, total)
        return spelt if total else (*spelt, *self._without(query))

    def _without(self, query: Query) -> tuple[Suggestion, ...]:
        """The units that stand in the way: each on its own, else all that find nothing alone."""
        units = [unit for unit in query.units if not isinstance(unit.node, Everything)]
        if len(units) < 2 or len(units) > _TRIED:
            return ()
        offered = [self._offer(query, (unit,)) for unit in units]
        found = sorted((o for o in offered if o.total), key=lambda o: -o.total)
        if not found:
            empty = tuple(unit for unit in units if not self.count(unit.node))
            if 1 < len(empty) < len(units):
                found = [offer for offer in (self._offer(query, empty),) if offer.total]
        return tuple(found[:MOST])

    def _offer(self, query: Query, units: tuple[Unit, ...]) -> Suggestion:
        """The query without some units."""
        rest = query
        for unit in reversed(units):
            rest = Query(rest.without(unit), rest.root)
        about = " and ".join(unit.explained for unit in units)
        return Suggestion(Reason.WITHOUT, rest.text, about, self.count(self.parse(rest.text).root))

    def _spelt(self, query: Query, total: int) -> tuple[Suggestion, ...]:
        """The query with one word written as the library has it."""
        offered = []
        for unit, word in list(_words(query))[:_TRIED]:
            if self.count(_alone(unit.node)) > FEW:
                continue
            for other in self.index.similar(word, MOST):
                text = _replaced(query.text, unit, word, other)
                if text is None:
                    continue
                found = self.count(self.parse(text).root)
                if found > MUCH_MORE * total:
                    offered.append(Suggestion(Reason.SPELLING, text, other, found))
                    break
        return tuple(sorted(offered, key=lambda offer: -offer.total)[:MOST])


def _words(query: Query) -> Iterator[tuple[Unit, str]]:
    """The units that are one word, as it is typed or still being typed."""
    for unit in query.units:
        node = _alone(unit.node)
        if isinstance(node, Term) and not node.exact and not node.fuzzy:
            yield unit, node.word


def _alone(node: Node) -> Node:
    """A word without its field, and without what it may go on to be."""
    if isinstance(node, InField) and node.field in _SPELT:
        return node.part
    if isinstance(node, Or) and len(node.parts) == 2:
        first, second = (_alone(part) for part in node.parts)
        if isinstance(first, Term) and isinstance(second, Term) and second.prefix:
            return first
    return node


def _replaced(text: str, unit: Unit, word: str, other: str) -> str | None:
    """The text of a query with a unit's word replaced; None where it does not stand there."""
    start, end = unit.span
    place = text.lower().rfind(word.lower(), start, end)
    if place < 0 or len(text.lower()) != len(text):
        return None
    return text[:place] + other + text[place + len(word) :]


def joined(parts: list[Node]) -> Node:
    """The parts of a query as one node."""
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else And(tuple(parts))
