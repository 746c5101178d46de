"""The facets of a result as rows: a heading for each kind, below it its values.

The most frequent values come first; but years stand in their order, the newest first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from briefreader.domain.fact import FactKind
from briefreader.domain.hit import Facet, FacetKind, FacetValue
from briefreader.domain.query import Query, Unit

FIRST = 5
"""Values of a kind that are shown before more are asked for."""

TITLES = {
    FacetKind.PUBLISHER: "Publishers",
    FacetKind.YEAR: "Years",
    FacetKind.TAG: "Tags",
    FacetKind.PERSON: "People",
    FacetKind.ORGANISATION: "Organisations",
    FacetKind.PLACE: "Places",
}
NAMES = {
    FacetKind.PERSON: FactKind.PERSON,
    FacetKind.ORGANISATION: FactKind.ORGANISATION,
    FacetKind.PLACE: FactKind.PLACE,
}
"""The kinds whose values are names in the texts, with the kinds of facts."""

_FIELDS = {FacetKind.YEAR: "date"}


class Standing(Enum):
    """What a query says of a value."""

    FREE = "free"
    CHOSEN = "chosen"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a kind; `count` is how many values the result has of it."""

    kind: FacetKind
    count: int
    is_open: bool

    @property
    def key(self) -> str:
        return self.kind.value

    @property
    def spoken(self) -> str:
        """The row as a screen reader should say it."""
        values = "1 value" if self.count == 1 else f"{self.count:,} values"
        return f"{TITLES[self.kind]}, {values}, {'open' if self.is_open else 'closed'}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a kind; `value.count` is 0 for one that the query excludes."""

    kind: FacetKind
    value: FacetValue
    standing: Standing = Standing.FREE

    @property
    def key(self) -> str:
        return f"{self.kind} {self.value.unit}"

    @property
    def spoken(self) -> str:
        """The row as a screen reader should say it."""
        kind = "organisation" if self.kind is FacetKind.ORGANISATION else self.kind.value
        name = f"{kind.capitalize()} {self.value.label}"
        if self.standing is Standing.EXCLUDED:
            return f"{name}, excluded"
        documents = "1 document" if self.value.count == 1 else f"{self.value.count:,} documents"
        chosen = ", chosen" if self.standing is Standing.CHOSEN else ""
        return f"{name}, {documents}{chosen}"


@dataclass(frozen=True, slots=True)
class More:
    """Offers the `count` values of a kind that are not shown; with 0, to show fewer again.

    Of `beyond` further values nothing but their number is known.
    """

    kind: FacetKind
    count: int
    beyond: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind} more"

    @property
    def text(self) -> str:
        if self.count:
            return f"{self.count:,} more"
        return f"Fewer · {self.beyond:,} rare ones not listed" if self.beyond else "Fewer"

    @property
    def spoken(self) -> str:
        """The row as a screen reader should say it."""
        return f"{TITLES[self.kind]}: {self.text}"


Row = Heading | Value | More


def rows_of(
    facets: tuple[Facet, ...],
    query: Query | None,
    open_kinds: frozenset[FacetKind],
    full_kinds: frozenset[FacetKind],
) -> tuple[Row, ...]:
    """The rows to show; of the kinds in `full_kinds` every value that is known."""
    written = written_units(query)
    rows: list[Row] = []
    for facet in facets:
        excluded = tuple(_excluded(facet.kind, written))
        if not facet.values and not excluded:
            continue
        is_open = facet.kind in open_kinds
        rows.append(Heading(facet.kind, len(facet.values) + facet.more, is_open))
        if is_open:
            rows += excluded
            rows += _values(facet, written, is_full=facet.kind in full_kinds)
    return tuple(rows)


def _values(facet: Facet, written: Mapping[str, Unit], *, is_full: bool) -> Iterator[Row]:
    values = facet.values
    if facet.kind is FacetKind.YEAR:
        values = tuple(sorted(values, key=lambda value: value.label, reverse=True))
    # Where only one value would be hidden, it stands in the place of the offer to show it.
    values = values if is_full or len(values) <= FIRST + 1 else values[:FIRST]
    for value in values:
        standing = Standing.CHOSEN if value.unit in written else Standing.FREE
        yield Value(facet.kind, value, standing)
    hidden = len(facet.values) - len(values)
    if hidden:
        yield More(facet.kind, hidden)
    elif len(facet.values) > FIRST + 1:
        yield More(facet.kind, 0, facet.more)


def _excluded(kind: FacetKind, written: Mapping[str, Unit]) -> Iterator[Value]:
    """The values of a kind that the query excludes in so many words."""
    field = f"-{_FIELDS.get(kind, kind.value)}:"
    for text in written:
        if text.startswith(field):
            label = text.removeprefix(field).strip('"')
            if kind is not FacetKind.YEAR or (len(label) == 4 and label.isdecimal()):
                unit = text.removeprefix("-")
                yield Value(kind, FacetValue(label, 0, unit), Standing.EXCLUDED)


def written_units(query: Query | None) -> dict[str, Unit]:
    """The units of a query by their text."""
    if query is None:
        return {}
    return {query.text[unit.span.start : unit.span.end].strip(): unit for unit in query.units}


def chosen_query(row: Value, query: str, parsed: Query | None, *, exclude: bool) -> str:
    """The text of the query after a value was chosen or excluded, or given up again.

    `query` is what the box has; `parsed` is it as it was understood, if it was.
    """
    # The parser takes its time to be imported: the first search has done that.
    from briefreader.search.grammar import joined

    unit = row.value.unit
    same = parsed if parsed is not None and parsed.text == query else None
    written = written_units(same)
    wanted = f"-{unit}" if exclude else unit
    opposite = unit if exclude else f"-{unit}"
    if same is not None and wanted in written:
        return same.without(written[wanted])
    if same is not None and opposite in written:
        query = same.without(written[opposite])
    return joined(query, wanted)
