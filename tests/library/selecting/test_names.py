"""Which names have the words of a query."""

import pytest

from briefreader.catalogue.inverted_facts import Name
from briefreader.domain.query import Phrase, Term
from briefreader.library.selecting.names import NameBook

NAMES = [
    "Donald Trump",
    "Donald Trump Jr.",
    "Trumpet Society",
    "Bashar al-Assad",
    "U.S. Navy",
    "U.N.",
    "Emmanuel Macron",
    "Łukasz Müller",
    "New York",
    "York New Town",
]


def book() -> NameBook:
    made = NameBook()
    made.put(Name(number, "person", name) for number, name in enumerate(NAMES, 1))
    return made


def found(part: Term | Phrase) -> list[str]:
    made = book()
    return [made.name(number) for number in made.matching(part, ("person",))]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (Term("trump"), ["Donald Trump", "Donald Trump Jr."]),
        (Term("TRUMP"), ["Donald Trump", "Donald Trump Jr."]),
        (Term("trumps"), []),
        (Term("trum"), []),
        (Term("trum", prefix=True), ["Donald Trump", "Donald Trump Jr.", "Trumpet Society"]),
        (Term("muller"), ["Łukasz Müller"]),
        (Term("us"), ["U.S. Navy"]),
        (Term("un"), ["U.N."]),
        (Term("assad"), ["Bashar al-Assad"]),
        (Term("alassad"), ["Bashar al-Assad"]),
        (Term("makron", fuzzy=True), ["Emmanuel Macron"]),
        (Term("makrom", fuzzy=True), []),
        (Term("emanuell", fuzzy=True), ["Emmanuel Macron"]),
        (Term("nobody"), []),
        (Phrase(("donald", "trump")), ["Donald Trump", "Donald Trump Jr."]),
        (Phrase(("trump", "donald")), []),
        (Phrase(("new", "york")), ["New York"]),
        (Phrase(("york", "new"), distance=3), ["New York", "York New Town"]),
        (Phrase(("al", "assad")), ["Bashar al-Assad"]),
        (Phrase(("us", "navy")), ["U.S. Navy"]),
        (Phrase(("u", "s", "navy")), ["U.S. Navy"]),
        (Phrase(("donald", "tr"), prefix=True), ["Donald Trump", "Donald Trump Jr."]),
    ],
)
def test_a_name_is_found_by_its_whole_words(part: Term | Phrase, names: list[str]) -> None:
    assert sorted(found(part)) == sorted(names)


def test_only_names_of_the_kinds_asked_for_are_found() -> None:
    made = book()
    made.put([Name(20, "place", "Trump Tower")])
    assert made.matching(Term("trump"), ("place",)) == [20]
    assert 20 not in made.matching(Term("trump"), ("person",))


def test_names_that_come_later_are_found_too() -> None:
    made = book()
    assert made.matching(Term("zhu"), ("person",)) == []
    made.put([Name(20, "person", "Zhu De")])
    assert made.matching(Term("zh", prefix=True), ("person",)) == [20]
