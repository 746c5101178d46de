"""The rows of the facets, and what choosing one makes of the query."""

from datetime import date

import pytest

from briefreader.domain.hit import Facet, FacetKind, FacetValue
from briefreader.domain.query import Query
from briefreader.search.grammar import parse
from briefreader.ui.facetlist.rows import (
    FIRST,
    Heading,
    More,
    Row,
    Standing,
    Value,
    chosen_query,
    rows_of,
)

ALL = frozenset(FacetKind)
NONE: frozenset[FacetKind] = frozenset()
TODAY = date(2026, 11, 22)
WIRE = FacetValue("Wire Desk", 1_234, 'publisher:"Wire Desk"')
DESK = FacetValue("Desk Note", 20, 'publisher:"Desk Note"')
YEAR_2018 = FacetValue("2018", 7, "date:2018")
PUBLISHERS = Facet(FacetKind.PUBLISHER, (WIRE, DESK))


def read(text: str) -> Query:
    return parse(text, TODAY)


def years(*labels: str) -> Facet:
    """The years of a result, the first one the most frequent."""
    values = tuple(
        FacetValue(label, 100 - place, f"date:{label}") for place, label in enumerate(labels)
    )
    return Facet(FacetKind.YEAR, values)


def labels(rows: tuple[Row, ...]) -> list[str]:
    return [row.value.label for row in rows if isinstance(row, Value)]


def test_a_kind_without_values_has_no_heading() -> None:
    rows = rows_of((PUBLISHERS, Facet(FacetKind.TAG, ())), None, ALL, NONE)
    assert rows == (
        Heading(FacetKind.PUBLISHER, 2, True),
        Value(FacetKind.PUBLISHER, WIRE),
        Value(FacetKind.PUBLISHER, DESK),
    )


def test_of_a_closed_kind_only_the_heading_is_shown() -> None:
    assert rows_of((PUBLISHERS,), None, NONE, NONE) == (Heading(FacetKind.PUBLISHER, 2, False),)


def test_the_newest_years_come_first() -> None:
    assert labels(rows_of((years("2014", "2018", "2016"),), None, ALL, NONE)) == [
        "2018",
        "2016",
        "2014",
    ]


def test_many_values_are_hidden_until_they_are_asked_for() -> None:
    tags = Facet(FacetKind.TAG, tuple(FacetValue(f"t{n}", 9, f"tag:t{n}") for n in range(9)), 30)
    rows = rows_of((tags,), None, ALL, NONE)
    assert rows[0] == Heading(FacetKind.TAG, 39, True)
    assert labels(rows) == [f"t{n}" for n in range(FIRST)]
    assert rows[-1] == More(FacetKind.TAG, 9 - FIRST)
    full = rows_of((tags,), None, ALL, ALL)
    assert len(labels(full)) == 9
    assert full[-1] == More(FacetKind.TAG, 0, 30)


def test_a_single_value_is_not_hidden() -> None:
    rows = rows_of((years(*(f"20{n}" for n in range(10, 11 + FIRST))),), None, ALL, NONE)
    assert len(labels(rows)) == FIRST + 1
    assert not any(isinstance(row, More) for row in rows)


def test_a_value_of_the_query_is_chosen() -> None:
    rows = rows_of((PUBLISHERS,), read('trade publisher:"Wire Desk"'), ALL, NONE)
    standings = [row.standing for row in rows if isinstance(row, Value)]
    assert standings == [Standing.CHOSEN, Standing.FREE]


def test_an_excluded_value_stays_in_sight_though_no_document_has_it() -> None:
    facets = (Facet(FacetKind.PUBLISHER, ()), years("2018"), Facet(FacetKind.PERSON, ()))
    rows = rows_of(facets, read('-publisher:"Wire Desk" -date:2016 -date:2014..2015'), ALL, NONE)
    assert rows == (
        Heading(FacetKind.PUBLISHER, 0, True),
        Value(
            FacetKind.PUBLISHER,
            FacetValue("Wire Desk", 0, 'publisher:"Wire Desk"'),
            Standing.EXCLUDED,
        ),
        Heading(FacetKind.YEAR, 1, True),
        Value(FacetKind.YEAR, FacetValue("2016", 0, "date:2016"), Standing.EXCLUDED),
        Value(FacetKind.YEAR, FacetValue("2018", 100, "date:2018")),
    )


def test_rows_are_spoken_in_words() -> None:
    assert Value(FacetKind.PUBLISHER, WIRE).spoken == "Publisher Wire Desk, 1,234 documents"
    one = Value(FacetKind.TAG, FacetValue("check", 1, "tag:check"), Standing.CHOSEN)
    assert one.spoken == "Tag check, 1 document, chosen"
    gone = Value(FacetKind.YEAR, FacetValue("2018", 0, "date:2018"), Standing.EXCLUDED)
    assert gone.spoken == "Year 2018, excluded"
    assert Heading(FacetKind.PERSON, 1, False).spoken == "People, 1 value, closed"
    assert More(FacetKind.PLACE, 3).spoken == "Places: 3 more"


FREE, CHOSEN, EXCLUDED = Standing.FREE, Standing.CHOSEN, Standing.EXCLUDED


@pytest.mark.parametrize(
    ("query", "standing", "exclude", "narrowed"),
    [
        ("", FREE, False, "date:2018"),
        ("trade", FREE, False, "trade date:2018"),
        ("trade", FREE, True, "trade -date:2018"),
        ("trade date:2018 grain", CHOSEN, False, "trade grain"),
        ("trade date:2018", CHOSEN, True, "trade -date:2018"),
        ("-date:2018 trade", EXCLUDED, True, "trade"),
        ("date:2018", CHOSEN, False, ""),
        ('"open quotation', FREE, False, '"open quotation" date:2018'),
        ("trade OR grain", FREE, False, "trade OR grain date:2018"),
    ],
)
def test_choosing_a_value_narrows_and_choosing_it_again_takes_that_back(
    query: str, standing: Standing, exclude: bool, narrowed: str
) -> None:
    row = Value(FacetKind.YEAR, YEAR_2018, standing)
    assert chosen_query(row, query, read(query), exclude=exclude) == narrowed


def test_a_query_that_was_not_yet_understood_is_narrowed_as_text() -> None:
    row = Value(FacetKind.YEAR, YEAR_2018)
    assert chosen_query(row, "grain", read("trade"), exclude=False) == "grain date:2018"
    assert chosen_query(row, "grain", None, exclude=True) == "grain -date:2018"
