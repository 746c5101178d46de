"""Names of many documents are merged where that is sure, and as the user says."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.catalogue.inverted_facts import Name
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import Act, FactCorrection
from briefreader.domain.query import Term
from briefreader.library.fact_correction_codec import digest
from briefreader.library.fact_corrections.everywhere import Naming
from briefreader.library.fact_corrections.making import correction
from briefreader.library.selecting.entities import HIDDEN, Entities, merge_key
from briefreader.library.selecting.names import NameBook

PERSON, ORGANISATION = FactKind.PERSON, FactKind.ORGANISATION


def naming(*corrections: FactCorrection) -> Naming:
    return Naming(corrections, digest(corrections))


def entities(names: Iterable[str], kind: str = "person", said: Naming | None = None) -> Entities:
    book = NameBook()
    book.put(Name(number, kind, name) for number, name in enumerate(names, 1))
    found = Entities(book)
    found.take_up(said or Naming())
    return found


def groups(
    names: list[str], kind: str = "person", said: Naming | None = None
) -> set[frozenset[str]]:
    found = entities(names, kind, said).of_names[1:]
    return {
        frozenset(name for name, one in zip(names, found, strict=True) if one == entity)
        for entity in set(found.tolist()) - {HIDDEN}
    }


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("person", "Donald J. Trump", "Donald Trump"),
        ("person", "Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("person", "DONALD TRUMP", "Donald Trump"),
        ("person", "Bashar al-Assad", "Bashar al Assad"),
        ("organisation", "The Hague Academy", "Hague Academy"),
        ("organisation", "Johnson & Johnson", "Johnson and Johnson"),
        ("place", "U.S.", "US"),
        ("place", "Guinea-Bissau", "Guinea Bissau"),
    ],
)
def test_names_that_are_surely_the_same_are_one(kind: str, first: str, second: str) -> None:
    assert groups([first, second], kind) == {frozenset({first, second})}


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("person", "George W. Bush", "George H. W. Bush"),
        ("person", "Bush", "George Bush"),
        ("person", "Jill Biden", "Joe Biden"),
        ("organisation", "Department of State", "Department of Defense"),
        ("place", "Guinea", "Guinea-Bissau"),
        ("place", "Congo", "Republic of the Congo"),
    ],
)
def test_names_that_may_differ_are_kept_apart(kind: str, first: str, second: str) -> None:
    assert groups([first, second], kind) == {frozenset({first}), frozenset({second})}


@pytest.mark.parametrize("turned", [False, True])
def test_a_name_that_may_mean_either_of_two_is_neither(turned: bool) -> None:
    names = ["George Bush", "George W. Bush", "George H. W. Bush", "george w bush"]
    found = groups(names[::-1] if turned else names)
    assert found == {
        frozenset({"George Bush"}),
        frozenset({"George W. Bush", "george w bush"}),
        frozenset({"George H. W. Bush"}),
    }


def test_what_the_user_says_goes_before() -> None:
    merging = correction(Act.CHANGE, PERSON, "The Donald", new_label="Donald Trump")
    parting = correction(Act.CHANGE, PERSON, "Donald J. Trump", new_label="Donald J. Trump")
    names = ["Donald Trump", "Donald J. Trump", "The Donald"]
    assert groups(names, said=naming(merging, parting)) == {
        frozenset({"Donald Trump", "The Donald"}),
        frozenset({"Donald J. Trump"}),
    }


def test_a_name_merged_by_the_user_joins_whatever_the_other_one_is_merged_with() -> None:
    merging = correction(Act.CHANGE, PERSON, "The Donald", new_label="Donald J. Trump")
    names = ["Donald Trump", "The Donald", "Donald J. Trump"]
    assert groups(names, said=naming(merging)) == {frozenset(names)}


def test_a_hidden_name_stands_for_nothing_and_another_kind_is_found_as_that() -> None:
    hiding = correction(Act.HIDE, PERSON, "He")
    moving = correction(Act.CHANGE, PERSON, "Wagner", new_kind=ORGANISATION)
    found = entities(["He", "Wagner"], said=naming(hiding, moving))
    assert found.of_names[1] == HIDDEN
    assert found.matching(Term("wagner"), {"organisation"}) == [2]
    assert found.matching(Term("wagner"), {"person"}) == []
    assert found.matching(Term("he"), {"person"}) == []


def test_a_name_of_the_users_finds_what_was_called_otherwise() -> None:
    renaming = correction(Act.CHANGE, PERSON, "Trump", new_label="Forty-five")
    found = entities(["Trump", "Biden"], said=naming(renaming))
    assert found.matching(Term("forty"), {"person"}) == [1]
    assert found.matching(Term("trump"), {"person"}) == [1]
    assert found.numbers_of("person", "forty-FIVE") == (1,)
    assert found.label(int(found.of_names[1]), np.zeros(3)) == "Forty-five"


def test_an_entity_is_called_as_most_documents_do() -> None:
    found = entities(["Donald J. Trump", "Donald Trump"])
    assert found.label(0, np.array([0, 2, 5])) == "Donald Trump"
    assert found.numbers_of("person", "donald trump") == (1, 2)


def test_names_that_come_later_join_those_there() -> None:
    book = NameBook()
    found = Entities(book)
    book.put([Name(1, "person", "Kadri Saar"), Name(2, "place", "Tallinn")])
    found.take_up(Naming())
    book.put([Name(5, "person", "Kadri K. Saar"), Name(6, "speaker", "Kadri Saar")])
    found.take_up(Naming())
    assert found.of_names.tolist() == [HIDDEN, 0, 1, HIDDEN, HIDDEN, 0, 2]
    assert found.of_several().tolist() == [True, False, False]


NAME = st.lists(
    st.sampled_from(["George", "W.", "H.", "Bush", "bush", "J", "É", "-", "the", "&"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(NAME, min_size=1, max_size=12, unique=True), st.randoms(use_true_random=False))
def test_what_is_merged_does_not_hang_on_the_order_of_names(
    names: list[str], random: object
) -> None:
    turned = list(names)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert groups(names) == groups(turned)
    assert all(merge_key("person", name)[0] for name in names if any(map(str.isalnum, name)))
