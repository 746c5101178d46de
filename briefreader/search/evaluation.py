"""A query on a snapshot: which documents match, and how well (BM25F).

The frequency of a word in a document is the sum over the fields of its occurrences times
`Snapshot.factors`; the score saturates it and weighs it by how few documents have the word
(Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields").
"""

import math
from collections import OrderedDict
from dataclasses import dataclass

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
from briefreader.search.array_file import Array
from briefreader.search.date_forms import days_of
from briefreader.search.index import Ranked, Ranking, Scope
from briefreader.search.positions import adjacent, nearby, word_positions
from briefreader.search.segment_arrays import FIELDS, SegmentArrays, encoded
from briefreader.search.snapshot import Snapshot
from briefreader.search.words import fold, stem

SATURATION = 1.2
"""BM25's k1: how soon more occurrences stop to count."""

_REMEMBERED = 64

_INDEXED = {Field.TITLE: "title", Field.AUTHOR: "authors", Field.PUBLISHER: "publisher"}
"""The fields of a query that are fields of the index; the others are answered by the scope."""


@dataclass(frozen=True, slots=True)
class Found:
    """For each document of the snapshot whether it matches, and its score, 0 where it does not."""

    matches: Array
    scores: Array


class Evaluator:
    """Answers queries on one snapshot and remembers the words that were asked last."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._remembered: OrderedDict[tuple[Term | Phrase, tuple[str, ...]], Found] = OrderedDict()

    def rank(self, root: Node, scope: Scope, limit: int | None, sort: Sort) -> Ranking:
        """The documents that match, in order; ties go to the newer, then to the smaller id."""
        found = self._evaluate(root, scope)
        numbers = np.flatnonzero(found.matches & self.snapshot.live)
        total = len(numbers)
        # Sums in another order differ in the last digits, which must not decide the order of hits.
        scores = np.round(found.scores[numbers], 6)
        if limit is not None and sort is Sort.RELEVANCE and 0 < limit < total:
            least = np.partition(scores, total - limit)[total - limit]
            numbers, scores = numbers[scores >= least], scores[scores >= least]
        names = self.snapshot.names
        days = -self.snapshot.first_days[numbers].astype(np.int64)
        ids = self.snapshot.id_ranks[numbers]
        keys: tuple[Array, ...] = (ids, days, -scores)
        if sort is Sort.DATE:
            keys = (ids, -scores, days)
        elif sort is Sort.TITLE:
            keys = (ids, days, self.snapshot.title_ranks[numbers])
        order = np.lexsort(keys)[:limit]
        chosen = zip(numbers[order].tolist(), scores[order].tolist(), strict=True)
        return Ranking(total, tuple(Ranked(names[number], score) for number, score in chosen))

    def forget(self) -> None:
        """Let go of the words that were asked."""
        self._remembered.clear()

    def _evaluate(self, node: Node, scope: Scope) -> Found:
        match node:
            case Term() | Phrase():
                return self._unit(node, FIELDS)
            case InField(field, part) if field in _INDEXED:
                return self._unit(part, (_INDEXED[field],))
            case And(parts) | Or(parts):
                return self._joined(node, [self._evaluate(part, scope) for part in parts])
            case Not(part):
                return self._unscored(~self._evaluate(part, scope).matches)
            case DateRange(field=DateField.PUBLISHED):
                return self._unscored(self._published(node))
            case SameParagraph(part):
                return self._evaluate(part, scope)
            case Everything():
                return self._unscored(np.ones(self.snapshot.count, bool))
        return self._unscored(self._named(scope.select(node)))

    def _unscored(self, matches: Array) -> Found:
        return Found(matches, np.zeros(self.snapshot.count))

    def _joined(self, node: And | Or, parts: list[Found]) -> Found:
        matches, scores = parts[0].matches.copy(), parts[0].scores.copy()
        for part in parts[1:]:
            if isinstance(node, And):
                matches &= part.matches
            else:
                matches |= part.matches
            scores += part.scores
        scores[~matches] = 0
        return Found(matches, scores)

    def _published(self, dates: DateRange) -> Array:
        """A document dated only to the month or year matches if it may lie in the range."""
        first, last = self.snapshot.first_days, self.snapshot.last_days
        start = days_of(dates.start or "")
        end = days_of(dates.end or "")
        matches: Array = first > 0
        if start:
            matches &= last >= start[0].toordinal()
        if end:
            matches &= first <= end[1].toordinal()
        return matches

    def _named(self, ids: frozenset[str]) -> Array:
        matches = np.zeros(self.snapshot.count, bool)
        numbers = self.snapshot.numbers
        matches[[numbers[name] for name in ids if name in numbers]] = True
        return matches

    def _unit(self, unit: Term | Phrase, fields: tuple[str, ...]) -> Found:
        key = (unit, fields)
        found = self._remembered.get(key)
        if found is None:
            counted = self._counted_term if isinstance(unit, Term) else self._counted_phrase
            found = self._remembered[key] = self._scored(counted(unit, fields))  # type: ignore[arg-type]
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        else:
            self._remembered.move_to_end(key)
        return found

    def _scored(self, counted: list[tuple[Array, Array]]) -> Found:
        """Documents and what they are worth, several times the same, to matches and scores."""
        count = self.snapshot.count
        if not counted:
            return self._unscored(np.zeros(count, bool))
        documents = np.concatenate([part[0] for part in counted])
        worth = np.concatenate([part[1] for part in counted])
        frequencies = np.bincount(documents, worth, count)
        matches = frequencies > 0
        having = int(np.count_nonzero(matches & self.snapshot.live))
        rarity = math.log(1 + (self.snapshot.live_count - having + 0.5) / (having + 0.5))
        scores = frequencies * (rarity * (SATURATION + 1)) / (frequencies + SATURATION)
        return Found(matches, scores)

    def _counted_term(self, term: Term, fields: tuple[str, ...]) -> list[tuple[Array, Array]]:
        counted = []
        for segment, offset in zip(self.snapshot.segments, self.snapshot.offsets, strict=True):
            ranges = form_ranges(segment, term)
            for field in fields if ranges else ():
                postings = segment.postings[field]
                factors = self.snapshot.factors[field]
                for first, last in ranges:
                    start, end = int(postings.starts[first]), int(postings.starts[last])
                    if start < end:
                        documents = postings.documents[start:end].astype(np.intp) + offset
                        worth = postings.counts[start:end] * factors[documents]
                        counted.append((documents, worth))
        return counted

    def _counted_phrase(self, phrase: Phrase, fields: tuple[str, ...]) -> list[tuple[Array, Array]]:
        counted = []
        for number, segment in enumerate(self.snapshot.segments):
            words = {word: form_ranges(segment, Term(word)) for word in phrase.words}
            if not all(words.values()):
                continue
            ranges = [words[word] for word in phrase.words]
            for field in fields:
                places = self._places(number, field, ranges)
                if places is None:
                    continue
                found = (
                    adjacent(places) if phrase.distance == 1 else nearby(places, phrase.distance)
                )
                if len(found):
                    bases = self.snapshot.bases(number, field)
                    own = np.searchsorted(bases, found, "right") - 1
                    documents = own + self.snapshot.offsets[number]
                    counted.append((documents, self.snapshot.factors[field][documents]))
        return counted

    def _places(
        self, number: int, field: str, ranges: list[list[tuple[int, int]]]
    ) -> list[Array] | None:
        """The positions of each word in the documents that have all; None where there is none."""
        segment = self.snapshot.segments[number]
        postings = segment.postings[field]
        distinct = {tuple(pairs): pairs for pairs in ranges}
        common = np.ones(len(segment), bool)
        for pairs in distinct.values():
            having = np.zeros(len(segment), bool)
            for first, last in pairs:
                entries = slice(int(postings.starts[first]), int(postings.starts[last]))
                having[postings.documents[entries]] = True
            common &= having
            if not common.any():
                return None
        bases = self.snapshot.bases(number, field)
        placed = {
            key: word_positions(postings, pairs, common, bases) for key, pairs in distinct.items()
        }
        return [placed[tuple(pairs)] for pairs in ranges]


def form_ranges(segment: SegmentArrays, term: Term) -> list[tuple[int, int]]:
    """The ranges of form numbers that a word stands for in a segment; none is empty."""
    form = fold(term.word)
    if term.prefix:
        first, last = segment.forms.starting(encoded(form))
        return [(first, last)] if first < last else []
    if term.exact:
        number = segment.forms.find(encoded(form))
        return [] if number is None else [(number, number + 1)]
    ranges: list[tuple[int, int]] = []
    for number in segment.forms_of_stem(stem(form)):
        if ranges and ranges[-1][1] == number:
            ranges[-1] = (ranges[-1][0], number + 1)
        else:
            ranges.append((number, number + 1))
    return ranges
