"""What the library answers for a query: the documents that its fields choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import RLock
from typing import TYPE_CHECKING

from briefreader.domain.document import Summary
from briefreader.domain.edtf import FIRST, LAST, Days, days_of
from briefreader.domain.query import (
    And,
    DateField,
    DateRange,
    Field,
    FigureRange,
    HasProperty,
    InField,
    InState,
    Node,
    Not,
    Or,
    Query,
    Selection,
    State,
)
from briefreader.facts.version import VERSION
from briefreader.library.fact_corrections.everywhere import Naming
from briefreader.library.selecting.annotations import Annotated, is_about_annotations
from briefreader.library.selecting.moments import stretch_of
from briefreader.library.selecting.properties import Properties
from briefreader.library.stores import Stores

if TYPE_CHECKING:
    from briefreader.library.selecting.facts import FactArrays
    from briefreader.library.selecting.quotations import Quotations

_KINDS = {
    Field.PERSON: ("person", "person mention"),
    Field.ORGANISATION: ("organisation", "organisation mention"),
    Field.PLACE: ("place", "place mention"),
    Field.SPEAKER: ("speaker",),
}
"""The kinds of names that each field looks through, as the catalogue writes them."""

_OF_FACTS = frozenset({State.HAS_QUOTE, State.HAS_FIGURE})
_REMEMBERED = 4
"""Answers that are kept; one may hold the ids of all documents."""

_ANY_FIGURE = FigureRange(None, None)


class LibraryScope:
    """Answers every Selection that the index does not; implements search.index.Scope.

    `rows` gives the library's readable documents, the same object until any of them changes. Tags
    and notes are seen as soon as they are saved, facts as soon as they are in the catalogue.
    Methods may be called from several threads; they raise StorageError where a cache cannot be
    read.
    """

    def __init__(
        self,
        stores: Stores,
        rows: Callable[[], Mapping[str, Summary]],
        naming: Callable[[], Naming] = Naming,
    ) -> None:
        """`naming` gives what the user says of names in all documents."""
        self._naming = naming
        self._stores = stores
        self._rows = rows
        self._lock = RLock()
        self._properties = Properties({})
        self._facts: FactArrays | None = None
        self._quotations: Quotations | None = None
        self._of_rows, self._of_facts = _Recent(), _Recent()
        self.annotated = Annotated(stores, self.language_of)
        self._missing: tuple[object, int, int] = (None, 0, 0)

    def close(self) -> None:
        with self._lock:
            if self._quotations is not None:
                self._quotations.close()

    def select(self, selection: Selection) -> frozenset[str]:
        """The ids of the documents that have what is asked for.

        What only the index answers (titles, authors, publishers, days of publication) finds none.
        """
        if is_about_annotations(selection):
            return self.annotated.documents(selection)  # type: ignore[arg-type]
        if _is_about_facts(selection):
            changes = (self.facts.changes(), self._naming().digest)
            return self._of_facts.answer(selection, changes, self._by_facts)
        present = self._present()
        return self._of_rows.answer(selection, present, lambda asked: _by_rows(present, asked))

    def _by_facts(self, selection: Selection) -> frozenset[str]:
        match selection:
            case InField(Field.SAID, part):
                return self.quotations.saying(part)
            case InField(field, part) if field in _KINDS:
                return self.facts.naming(part, _KINDS[field])
            case FigureRange():
                return self.facts.with_figures(selection)
            case DateRange(start, end, DateField.MENTIONED):
                first, last = days_of(start or ""), days_of(end or "")
                return self.facts.speaking_of(
                    Days(first.first if first else FIRST, last.last if last else LAST)
                )
            case InState(State.HAS_QUOTE):
                return self.facts.with_quotes()
            case InState(State.HAS_FIGURE):
                return self.facts.with_figures(_ANY_FIGURE)
        return frozenset()

    def notices(self, query: Query) -> tuple[str, ...]:
        """What the user should know about the answer: that facts it asks for are not all there."""
        if not asks_for_facts(query.root):
            return ()
        missing = self.without_facts()
        if any(node for node in leaves(query.root) if _is_said(node)):
            missing = max(missing, self.quotations.waiting())
        if not missing:
            return ()
        total = len(self._rows())
        return (f"The facts of {missing:,} of {total:,} documents are still being extracted.",)

    def without_facts(self) -> int:
        """How many of the documents have no facts yet, or those of older rules."""
        rows, changes = self._rows(), self.facts.changes()
        if self._missing[0] is not rows or self._missing[1] != changes:
            extracted = self.facts.extracted(VERSION)
            count = sum(key not in extracted for key in rows)
            self._missing = (rows, changes, count)
        return self._missing[2]

    @property
    def facts(self) -> FactArrays:
        """The facts of all documents; loaded when a query first asks for any."""
        from briefreader.library.selecting.facts import FactArrays

        with self._lock:
            if self._facts is None:
                self._facts = FactArrays(self._stores.catalogue.inverted, self._naming)
            return self._facts

    @property
    def quotations(self) -> Quotations:
        """The index of what is quoted; opened when it is first needed."""
        from briefreader.library.selecting.quotations import Quotations

        with self._lock:
            if self._quotations is None:
                folder = self._stores.places.cache / "quotations"
                self._quotations = Quotations(folder, self._stores.catalogue.inverted)
            return self._quotations

    def _present(self) -> Properties:
        rows = self._rows()
        with self._lock:
            if self._properties.rows is not rows:
                self._properties = Properties(rows)
            return self._properties

    def language_of(self, document_id: str) -> str:
        """The language of a document, empty where it is not known."""
        row = self._rows().get(document_id)
        return row.metadata.language if row is not None else ""


class _Recent:
    """The answers given last: those who count what parts of a query find ask for them again."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._state: object = None
        self._answers: dict[Selection, frozenset[str]] = {}

    def answer(
        self, selection: Selection, state: object, ask: Callable[[Selection], frozenset[str]]
    ) -> frozenset[str]:
        """The answer to a selection, asked for unless it was given in the same state."""
        with self._lock:
            if state is not self._state and state != self._state:
                self._state, self._answers = state, {}
            known = self._answers.get(selection)
            if known is None:
                known = ask(selection)
                while len(self._answers) >= _REMEMBERED:
                    del self._answers[next(iter(self._answers))]
                self._answers[selection] = known
            return known


def _by_rows(present: Properties, selection: Selection) -> frozenset[str]:
    match selection:
        case HasProperty():
            return present.having(selection)
        case DateRange(field=DateField.ADDED):
            return present.added(stretch_of(selection))
        case InState(State.IS_UNREAD):
            return present.unread()
        case InState(State.IS_STARRED):
            return present.starred()
    return frozenset()


def leaves(node: Node) -> Iterator[Node]:
    """The parts of a tree that are not joined of others."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node


def asks_for_facts(node: Node) -> bool:
    """Whether anything in a tree is answered from facts."""
    return any(_is_about_facts(leaf) for leaf in leaves(node))


def _is_about_facts(leaf: Node) -> bool:
    match leaf:
        case FigureRange() | DateRange(field=DateField.MENTIONED):
            return True
        case InState(state):
            return state in _OF_FACTS
        case InField(field):
            return field in _KINDS or field is Field.SAID
    return False


def _is_said(leaf: Node) -> bool:
    return isinstance(leaf, InField) and leaf.field is Field.SAID
