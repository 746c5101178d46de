"""The documents that have the facts asked for, from the catalogue's inverted form."""

import datetime
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.catalogue import Catalogue
from briefreader.domain.edtf import Days
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.query import FigureRange, Term
from briefreader.library.selecting.facts import FactArrays, Frequent

A, B, C = (letter * 16 for letter in "abc")
PEOPLE = ("person", "person mention")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    yield opened
    opened.close()


def person(label: str, text: str = "") -> Fact:
    return Fact(FactKind.PERSON, text or label, 0, 1, label=label)


def figure(value: float) -> Fact:
    return Fact(FactKind.FIGURE, str(value), 0, 1, value=value)


def date(value: str) -> Fact:
    return Fact(FactKind.DATE, value, 0, 1, value=value)


def days(first: str, last: str) -> Days:
    return Days(*(datetime.date.fromisoformat(day).toordinal() for day in (first, last)))


def named(facts: FactArrays, word: str) -> set[str]:
    return set(facts.naming(Term(word), PEOPLE))


def test_a_person_is_found_by_the_name_and_by_the_wording(catalogue: Catalogue) -> None:
    catalogue.put_facts(A, 5, [person("Donald Trump", "President Trump")])
    catalogue.put_facts(B, 5, [person("Melania Trump")])
    facts = FactArrays(catalogue.inverted)
    assert named(facts, "trump") == {A, B}
    assert named(facts, "donald") == {A}
    assert named(facts, "president") == {A}
    assert named(facts, "tru") == set()


def test_what_is_new_is_found_at_once_and_what_is_replaced_no_more(catalogue: Catalogue) -> None:
    facts = FactArrays(catalogue.inverted)
    assert named(facts, "lund") == set()
    catalogue.put_facts(A, 5, [person("Anna Lund"), figure(5)])
    assert named(facts, "lund") == {A}
    catalogue.put_facts(A, 6, [person("Kadri Saar")])
    catalogue.put_facts(B, 6, [person("Anna Lund")])
    assert named(facts, "lund") == {B}
    assert named(facts, "saar") == {A}
    assert facts.with_figures(FigureRange(None, None)) == frozenset()
    catalogue.remove([B])
    assert named(facts, "lund") == set()
    assert facts.extracted(6) == {A}
    assert facts.extracted(5) == {A}
    assert facts.extracted(7) == frozenset()


def test_facts_of_a_catalogue_that_was_made_anew_are_read_anew(tmp_path: Path) -> None:
    old, new = Catalogue(tmp_path / "old.sqlite"), Catalogue(tmp_path / "new.sqlite")
    for key in (A, B):
        old.put_facts(key, 5, [person("Anna Lund")])
    new.put_facts(C, 5, [person("Anna Lund")])
    facts = FactArrays(old.inverted)
    assert named(facts, "lund") == {A, B}
    facts._inverted = new.inverted
    assert named(facts, "lund") == {C}
    old.close()
    new.close()


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (FigureRange(100, None), {B, C}),
        (FigureRange(100, None, without_low=True), {C}),
        (FigureRange(None, 100), {A, B}),
        (FigureRange(None, 100, without_high=True), {A}),
        (FigureRange(20, 150), {B}),
        (FigureRange(6, 8), set()),
        (FigureRange(None, None), {A, B, C}),
    ],
)
def test_figures_are_found_by_their_value(
    catalogue: Catalogue, wanted: FigureRange, keys: set[str]
) -> None:
    catalogue.put_facts(A, 5, [figure(5), figure(10)])
    catalogue.put_facts(B, 5, [figure(100)])
    catalogue.put_facts(C, 5, [figure(1.5e9)])
    assert FactArrays(catalogue.inverted).with_figures(wanted) == keys


@pytest.mark.parametrize(
    ("first", "last", "keys"),
    [
        ("2018-07-16", "2018-07-16", {A, B}),
        ("2018-07-01", "2018-07-15", {B}),
        ("1931-05-05", "1931-05-05", {C}),
        ("2020-01-01", "2020-12-31", set()),
    ],
)
def test_days_are_found_in_the_dates_that_cover_them(
    catalogue: Catalogue, first: str, last: str, keys: set[str]
) -> None:
    catalogue.put_facts(A, 5, [date("2018-07-16"), date("XXXX-12-24")])
    catalogue.put_facts(B, 5, [date("P3Y"), date("2018-07")])
    catalogue.put_facts(C, 5, [date("193X")])
    assert FactArrays(catalogue.inverted).speaking_of(days(first, last)) == keys


def test_the_most_frequent_names_are_counted_once_a_document(catalogue: Catalogue) -> None:
    saar, lund = person("Kadri Saar"), person("Anna Lund", "Lund")
    catalogue.put_facts(A, 5, [saar, saar, saar])
    catalogue.put_facts(B, 5, [saar, lund])
    catalogue.put_facts(C, 5, [lund, person("Boris Maier")])
    facts = FactArrays(catalogue.inverted)
    counted = Frequent((("Anna Lund", 2), ("Kadri Saar", 2)), 3)
    found = facts.most_frequent([A, B, C, "unknown"], ("place", "person"), 2)
    assert found == [Frequent(), counted]
    assert facts.most_frequent([A], ("person",), 2) == [Frequent((("Kadri Saar", 1),), 1)]
    assert facts.most_frequent([], ("person",), 2) == [Frequent()]


def test_nothing_is_found_where_there_are_no_facts(catalogue: Catalogue) -> None:
    facts = FactArrays(catalogue.inverted)
    assert facts.with_quotes() == frozenset()
    assert facts.speaking_of(Days(1, 10**6)) == frozenset()
    assert facts.most_frequent([A], ("person",), 8) == [Frequent()]


def test_questions_are_answered_while_facts_come(catalogue: Catalogue) -> None:
    facts = FactArrays(catalogue.inverted)
    keys = [f"{number:016x}" for number in range(200)]
    seen: list[int] = []

    def ask() -> None:
        while not seen or seen[-1] < len(keys):
            seen.append(len(named(facts, "lund")))

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    for key in keys:
        catalogue.put_facts(key, 5, [person("Anna Lund")])
    for thread in asking:
        thread.join()
    assert seen[-1] == len(keys)
