"""A query on a snapshot: which documents match, and how well (BM25F).

The frequency of a word in a document is the sum over the fields of its occurrences times
`Snapshot.factors`; the score saturates it and weighs it by how few documents have the word
(Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields"), in one
field as Whoosh's own BM25F does.
"""

import math
from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from briefreader.domain.query import (
    And,
    DateField,
    DateRange,
    Everything,
    Field,
    InField,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    Sort,
    Term,
)
from briefreader.search.date_forms import days_of
from briefreader.search.engine.array_file import Array
from briefreader.search.engine.counting import Counted, counted, together
from briefreader.search.engine.found import NOTHING, Found, in_all, in_any, without
from briefreader.search.engine.paragraphs import counted_lines
from briefreader.search.engine.ranking import RankedHits
from briefreader.search.engine.segment_arrays import FIELDS
from briefreader.search.engine.snapshot import Snapshot
from briefreader.search.index import Ranking, Scope

SATURATION = 1.2
"""BM25's k1: how soon more occurrences stop to count."""

MEMORY = 28_000_000
MEMORY_OF_A_DOCUMENT = 400
"""Bytes of what was found that are remembered at most, and more for each document there is."""

_INDEXED = {Field.TITLE: "title", Field.AUTHOR: "authors", Field.PUBLISHER: "publisher"}
"""The fields of a query that are fields of the index; the others are answered by the scope."""

_SELECTIONS = 8


class Evaluator:
    """Answers queries on one snapshot and remembers the words that were asked last."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._remembered: OrderedDict[tuple[Term | Phrase, tuple[str, ...]], Found] = OrderedDict()
        self._held = 0
        self._selections: OrderedDict[int, tuple[frozenset[str], Found]] = OrderedDict()

    def rank(self, root: Node, scope: Scope, limit: int | None, sort: Sort) -> Ranking:
        """The documents that match, in order; ties go to the newer, then to the smaller id."""
        found = self._evaluate(root, scope)
        return Ranking(len(found.documents), RankedHits(self.snapshot, found, sort, limit))

    def forget(self) -> None:
        """Let go of the words that were asked."""
        self._remembered.clear()
        self._selections.clear()
        self._held = 0

    def _evaluate(self, node: Node, scope: Scope) -> Found:
        count = self.snapshot.count
        match node:
            case Term() | Phrase():
                return self._unit(node, FIELDS)
            case InField(field, part) if field in _INDEXED:
                return self._unit(part, (_INDEXED[field],))
            case And(parts):
                return in_all([self._evaluate(part, scope) for part in parts], count)
            case Or(parts):
                return in_any([self._evaluate(part, scope) for part in parts], count)
            case Not(part):
                return without(self.snapshot.every, self._evaluate(part, scope), count)
            case DateRange(field=DateField.PUBLISHED):
                return self._published(node)
            case SameParagraph(part):
                return self._paragraphs(part, scope)
            case Everything():
                return Found(self.snapshot.every)
        return self._selected(scope.select(node))

    def _published(self, dates: DateRange) -> Found:
        """A document dated only to the month or year matches if it may lie in the range."""
        first, last = self.snapshot.first_days, self.snapshot.last_days
        start = days_of(dates.start or "")
        end = days_of(dates.end or "")
        matches: Array = first > 0
        if start:
            matches &= last >= start[0].toordinal()
        if end:
            matches &= first <= end[1].toordinal()
        if self.snapshot.live is not None:
            matches &= self.snapshot.live
        return Found(np.flatnonzero(matches))

    def _selected(self, ids: frozenset[str]) -> Found:
        """The same set of ids, which the scope may keep, is looked up once."""
        known = self._selections.get(id(ids))
        if known is not None:
            return known[1]
        found = Found(self.snapshot.numbers_of(ids))
        self._selections[id(ids)] = (ids, found)
        if len(self._selections) > _SELECTIONS:
            self._selections.popitem(last=False)
        return found

    def _unit(self, unit: Term | Phrase, fields: tuple[str, ...]) -> Found:
        key = (unit, fields)
        found = self._remembered.get(key)
        if found is not None:
            self._remembered.move_to_end(key)
            return found
        found = self._scored(lambda number: counted(self.snapshot, number, unit, fields))
        self._remembered[key] = found
        self._held += found.size
        most = MEMORY + MEMORY_OF_A_DOCUMENT * self.snapshot.count
        while self._held > most and len(self._remembered) > 1:
            self._held -= self._remembered.popitem(last=False)[1].size
        return found

    def _paragraphs(self, part: Node, scope: Scope) -> Found:
        def documents_of(node: Node) -> Array:
            return self._evaluate(node, scope).documents

        def counted_in(number: int) -> Counted | None:
            parts = counted_lines(self.snapshot, number, part, documents_of)
            return together(parts, len(self.snapshot.segments[number]))

        return self._scored(counted_in)

    def _scored(self, counted_in: Callable[[int], Counted | None]) -> Found:
        """What is counted in each segment as documents of the snapshot with scores."""
        parts = []
        for number, offset in enumerate(self.snapshot.offsets):
            own = counted_in(number)
            if own is not None:
                parts.append((own[0] + offset, own[1]))
        if not parts:
            return NOTHING
        documents, frequencies = parts[0]
        if len(parts) > 1:
            documents = np.concatenate([part[0] for part in parts])
            frequencies = np.concatenate([part[1] for part in parts])
        live = self.snapshot.live
        if live is not None:
            stays = live[documents]
            documents, frequencies = documents[stays], frequencies[stays]
        rarity = math.log(max(1, self.snapshot.live_count) / (len(documents) + 1)) + 1
        scores = frequencies * (rarity * (SATURATION + 1))
        scores /= frequencies + SATURATION
        return Found(documents, scores)
