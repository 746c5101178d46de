"""The facts in the form that is searched follow those of the documents."""

import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.catalogue import Catalogue
from briefreader.catalogue.inverted_facts import GONE, FactRows
from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.domain.fact import Fact, FactKind

KEY, OTHER = "0123456789abcdef", "fedcba9876543210"
DOCUMENT = Document(
    text="Words.", blocks=(Block(BlockKind.PARAGRAPH, 0, 6),), metadata=Metadata(language="de")
)
FACTS = (
    Fact(FactKind.PERSON, "Mr.\nLund", 0, 8, label="Anna Lund"),
    Fact(FactKind.PERSON, "Anna Lund", 9, 18, label="Anna Lund"),
    Fact(FactKind.PLACE, "Tallinn", 20, 27),
    Fact(FactKind.QUOTE, "We wait\nfor rain.", 30, 40, label="Anna Lund"),
    Fact(FactKind.FIGURE, "1.5 million", 41, 50, value=1_500_000),
    Fact(FactKind.FIGURE, "many", 51, 55, value=10**400),
    Fact(FactKind.DATE, "July 2018", 56, 60, value="2018-07"),
    Fact(FactKind.DATE, "70 years", 61, 66, value="P70Y"),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    opened.put([(KEY, "/a.txt", DOCUMENT), (OTHER, "/b.txt", DOCUMENT)])
    yield opened
    opened.close()


def names(catalogue: Catalogue, rows: FactRows) -> list[set[tuple[str, str]]]:
    known = {name.number: (name.kind, name.name) for name in catalogue.inverted.names_after(0)}
    return [{known[n] for (n,) in struct.iter_unpack("<I", blob)} for blob in rows.names]


def test_a_document_has_its_names_figures_days_and_quotes_in_one_row(catalogue: Catalogue) -> None:
    catalogue.put_facts(KEY, 5, FACTS)
    rows = catalogue.inverted.rows_after(0)
    assert (rows.ids, rows.versions, rows.quotes) == ((KEY,), (5,), (1,))
    assert names(catalogue, rows) == [
        {
            ("person", "Anna Lund"),
            ("person mention", "Mr. Lund"),
            ("place", "Tallinn"),
            ("speaker", "Anna Lund"),
        }
    ]
    assert struct.unpack("<2d", rows.figures[0]) == (1_500_000, float("inf"))
    first, last = struct.unpack("<2i", rows.days[0])
    assert last - first == 30


def test_a_name_keeps_its_number_in_all_documents(catalogue: Catalogue) -> None:
    catalogue.put_facts(KEY, 5, FACTS)
    catalogue.put_facts(OTHER, 5, FACTS)
    rows = catalogue.inverted.rows_after(0)
    assert rows.names[0] == rows.names[1]


def test_a_reader_gets_only_what_is_new(catalogue: Catalogue) -> None:
    catalogue.put_facts(KEY, 5, FACTS)
    seen = catalogue.inverted.rows_after(0).last
    assert catalogue.inverted.last() == seen
    assert catalogue.inverted.rows_after(seen) == FactRows(seen)
    catalogue.put_facts(OTHER, 5, ())
    catalogue.put_facts(KEY, 6, ())
    rows = catalogue.inverted.rows_after(seen)
    assert (rows.ids, rows.versions) == ((OTHER, KEY), (5, 6))
    assert catalogue.inverted.rows_after(0, most=1).ids == (OTHER,)


@pytest.mark.parametrize("way", ["put", "remove", "clear"])
def test_a_document_that_loses_its_facts_leaves_an_empty_row(
    catalogue: Catalogue, way: str
) -> None:
    catalogue.put_facts(KEY, 5, FACTS)
    seen = catalogue.inverted.last()
    if way == "put":
        catalogue.put([(KEY, "/a.txt", DOCUMENT), (OTHER, "/b.txt", DOCUMENT)])
    elif way == "remove":
        catalogue.remove([KEY, OTHER])
    else:
        catalogue.clear()
    rows = catalogue.inverted.rows_after(seen)
    assert (rows.ids, rows.versions, rows.names, rows.quotes) == ((KEY,), (GONE,), (b"",), (0,))
    assert catalogue.inverted.with_quotes() == {}


def test_a_cache_of_an_older_program_is_kept_and_filled_in_steps(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    catalogue = Catalogue(path)
    catalogue.put([(KEY, "/a.txt", DOCUMENT), (OTHER, "/b.txt", DOCUMENT)])
    for key in (KEY, OTHER):
        catalogue.put_facts(key, 5, FACTS)
    wanted = names(catalogue, catalogue.inverted.rows_after(0))
    catalogue.close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP INDEX facts_by_version")
        for table in ("fact_names", "fact_rows", "quotes_taken"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    catalogue = Catalogue(path)
    assert not catalogue.was_reset
    assert catalogue.inverted.is_behind(5)
    assert not catalogue.inverted.is_behind(6)
    assert catalogue.inverted.fill(5, 1) == KEY
    assert catalogue.inverted.is_behind(5)
    assert catalogue.inverted.fill(5, 9, KEY) == OTHER
    assert catalogue.inverted.fill(5, 9) == ""
    assert not catalogue.inverted.is_behind(5)
    assert names(catalogue, catalogue.inverted.rows_after(0)) == wanted
    catalogue.close()


def test_quotes_stand_one_a_line_with_the_language_of_their_document(catalogue: Catalogue) -> None:
    catalogue.put_facts(KEY, 5, (*FACTS, FACTS[3]))
    [found] = catalogue.inverted.quotations([KEY, OTHER])
    assert (found.document_id, found.language) == (KEY, "de")
    assert found.lines == "We wait for rain.\nWe wait for rain."


def test_how_far_quotes_were_taken_is_remembered(catalogue: Catalogue) -> None:
    assert catalogue.inverted.quotes_taken() == 0
    catalogue.put_facts(KEY, 5, FACTS)
    catalogue.put_facts(OTHER, 5, ())
    assert catalogue.inverted.changed_after(0) == {KEY: 1, OTHER: 0}
    assert catalogue.inverted.quotes_after(0) == 1
    catalogue.inverted.set_quotes_taken(7)
    catalogue.inverted.set_quotes_taken(9)
    assert catalogue.inverted.quotes_taken() == 9


def test_facts_and_their_inverted_form_are_written_together_or_not_at_all(
    catalogue: Catalogue,
) -> None:
    broken = Fact(FactKind.PLACE, "\ud800", 0, 1)
    with pytest.raises(UnicodeEncodeError):
        catalogue.put_facts(KEY, 5, [broken])
    assert catalogue.facts(KEY, 5) is None
    assert catalogue.inverted.rows_after(0).ids == ()
