"""Other queries to offer where one finds nothing, or next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefreader.domain.hit import Reason, Suggestion
from briefreader.domain.query import Everything, Field, InField, Node, Or, Query, Term, Unit
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
        """The units that stand in the way: each on its own, else several together."""
        units = [unit for unit in query.units if not isinstance(unit.node, Everything)]
        if len(units) < 2 or len(units) > _TRIED:
            return ()
        found = self._finding(query, [(unit,) for unit in units])
        if not found:
            empty = tuple(unit for unit in units if not self.count(unit.node))
            found = self._finding(query, [empty] if 1 < len(empty) < len(units) else [])
        if not found and len(units) > 2:
            found = self._finding(query, [tuple(u for u in units if u is not k) for k in units])
        return tuple(found[:MOST])

    def _finding(self, query: Query, left_out: list[tuple[Unit, ...]]) -> list[Suggestion]:
        """The queries without some units that find something, most first."""
        offered = [self._offer(query, units) for units in left_out]
        return sorted((o for o in offered if o.total), key=lambda offer: -offer.total)

    def _offer(self, query: Query, units: tuple[Unit, ...]) -> Suggestion:
        """The query without some units."""
        rest = query
        for unit in reversed(units):
            rest = Query(rest.without(unit), rest.root)
        about = " and ".join(unit.explained for unit in units)
        return Suggestion(Reason.WITHOUT, rest.text, about, self.count(self.parse(rest.text).root))

    def _spelt(self, query: Query, total: int) -> tuple[Suggestion, ...]:
        """The query with its rare words, all or one of them, written as the library has them."""
        rare = [
            (unit, word, others)
            for unit, word in list(_words(query))[:_TRIED]
            if self.count(_alone(unit.node)) <= FEW and (others := self.index.similar(word, MOST))
        ]
        offered = []
        if len(rare) > 1:
            text: str | None = query.text
            for unit, word, others in reversed(rare):
                text = None if text is None else _replaced(text, unit, word, others[0])
            offered += self._finding_more(total, [(text, text or "")])
        for unit, word, others in rare:
            tried = [(_replaced(query.text, unit, word, other), other) for other in others]
            offered += self._finding_more(total, tried)[:1]
        return tuple(sorted(offered, key=lambda offer: -offer.total)[:MOST])

    def _finding_more(self, total: int, tried: list[tuple[str | None, str]]) -> list[Suggestion]:
        """The queries, each with what it is about, that find many more documents."""
        return [
            Suggestion(Reason.SPELLING, text, about, found)
            for text, about in tried
            if text is not None and (found := self.count(self.parse(text).root)) > MUCH_MORE * total
        ]


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
