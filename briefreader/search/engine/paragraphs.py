"""Which lines of text have what is asked for: paragraphs in the words of a user."""

from collections.abc import Callable, Sequence

import numpy as np

from briefreader.domain.query import And, Everything, Field, InField, Node, Not, Or, Phrase, Term
from briefreader.search.engine.array_file import Array
from briefreader.search.engine.counting import phrase_positions, phrase_ranges
from briefreader.search.engine.positions import word_positions
from briefreader.search.engine.snapshot import Snapshot
from briefreader.search.engine.vocabulary import form_ranges

FIELDS = ("title", "headings", "body", "boilerplate")
"""The fields whose lines are paragraphs."""

DocumentsOf = Callable[[Node], Array]
"""The numbers of the documents, in the snapshot, that match what is no word and no phrase."""


class Lines:
    """The lines of one field of one segment, as truth values for the nodes of a query."""

    def __init__(
        self, snapshot: Snapshot, number: int, field: str, documents_of: DocumentsOf
    ) -> None:
        self._snapshot = snapshot
        self._number = number
        self._field = field
        self._postings = snapshot.segments[number].postings[field]
        self._documents_of = documents_of

    def counted(self, node: Node) -> tuple[Array, Array]:
        """The documents of the segment that have such lines, and how many each has."""
        having = np.flatnonzero(self._having(node))
        owners = self._postings.owners(self._postings.lines[having])
        return np.unique(owners, return_counts=True)

    def _having(self, node: Node) -> Array:
        lines = self._postings.lines
        match node:
            case And(parts) | Or(parts):
                join = np.logical_and if isinstance(node, And) else np.logical_or
                found: Array = join.reduce([self._having(part) for part in parts])
                return found
            case Not(part):
                return ~self._having(part)
            case Everything():
                return np.ones(len(lines), bool)
            case Term() | Phrase():
                return self._at(self._positions(node))
            case InField(Field.TITLE, part):
                return self._having(part) if self._field == "title" else np.zeros(len(lines), bool)
        offset = self._snapshot.offsets[self._number]
        documents = self._documents_of(node) - offset
        count = len(self._snapshot.segments[self._number])
        matches = np.zeros(count, bool)
        matches[documents[(documents >= 0) & (documents < count)]] = True
        return matches[self._postings.owners(lines)]

    def _positions(self, unit: Term | Phrase) -> Array:
        if isinstance(unit, Term):
            ranges = form_ranges(self._snapshot.segments[self._number], unit)
            return word_positions(self._postings, ranges)
        words = phrase_ranges(self._snapshot, self._number, unit)
        if not all(words):
            return self._postings.positions[:0]
        return phrase_positions(self._postings, unit, words)

    def _at(self, positions: Array) -> Array:
        found = np.zeros(len(self._postings.lines), bool)
        found[np.searchsorted(self._postings.lines, positions, "right") - 1] = True
        return found


def counted_lines(
    snapshot: Snapshot, number: int, node: Node, documents_of: DocumentsOf
) -> Sequence[tuple[Array, Array]]:
    """The documents of a segment that have such paragraphs, with weights, for each field."""
    parts = []
    for field in FIELDS:
        documents, counts = Lines(snapshot, number, field, documents_of).counted(node)
        if len(documents):
            parts.append((documents, snapshot.worth(number, field, documents, counts)))
    return parts
