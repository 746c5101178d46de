import pytest

from briefreader.domain.fact import FactKind
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.merge import merge_names
from briefreader.facts.names.people import name_parts
from tests.facts.names.naming import labels_in


def test_a_surname_and_a_title_get_the_full_name() -> None:
    labels = labels_in("Donald Trump came.", "President Trump spoke; Mr. Trump left, Trump said.")
    assert labels == ["Donald Trump"] * 4


def test_a_surname_before_the_full_name_gets_it_too() -> None:
    assert labels_in("Merkel arrives", "Angela Merkel arrived.") == ["Angela Merkel"] * 2


def test_people_with_one_surname_stay_apart() -> None:
    labels = labels_in(
        "Bill Clinton and Hillary Clinton came.", "Clinton spoke.", "Bill Clinton left."
    )
    assert labels == ["Bill Clinton", "Hillary Clinton", "Hillary Clinton", "Bill Clinton"]


def test_a_middle_initial_makes_no_other_person() -> None:
    labels = labels_in("George W. Bush won.", "George Bush lost.", "George Bush left.")
    assert set(labels) == {"George Bush"}


def test_an_acronym_gets_the_name_that_stands_before_it_in_brackets() -> None:
    labels = labels_in(
        "The Ruritanian Peace Agency (RPA) was founded in Vienna.", "The RPA met again."
    )
    agency = "Ruritanian Peace Agency"
    assert labels == [agency, agency, "Vienna", agency]


def test_a_department_and_its_acronym_are_one() -> None:
    labels = labels_in("The US Department of Justice (DoJ) acted.", "The DoJ was silent.")
    assert labels == ["US Department of Justice"] * 3


def test_the_forms_of_one_country_are_one_place() -> None:
    labels = labels_in("The U.S., the US, the USA and the United States agreed.")
    assert labels == ["United States"] * 4


def test_a_known_acronym_alone_keeps_its_usual_name() -> None:
    assert labels_in("The FBI, NATO and the G-20 met the U.N. there.") == [
        "FBI",
        "NATO",
        "G-20",
        "United Nations",
    ]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bashar al-Assad", (["Bashar"], "Assad")),
        ("George W. Bush Jr.", (["George", "W."], "Bush")),
        ("Alexander I", (["Alexander"], "I")),
        ("Ursula von der Leyen", (["Ursula"], "Leyen")),
        ("van der Leyen", ([], "Leyen")),
        ("al-Assad", ([], "Assad")),
        ("Trump", ([], "Trump")),
    ],
)
def test_given_names_and_surname_are_told_apart(name: str, parts: tuple[list[str], str]) -> None:
    assert name_parts(name) == parts


def test_a_place_in_capitals_is_known_by_its_other_form() -> None:
    text = "VIENNA -- The talks will be held in Vienna."
    mentions = [
        Mention(0, 6, "VIENNA", FactKind.PLACE, "gazetteer", 0.9),
        Mention(36, 42, "Vienna", FactKind.PLACE, "gazetteer", 0.9),
    ]
    assert merge_names(mentions, text) == ("Vienna", "Vienna")


def test_a_department_is_one_whichever_way_it_is_named() -> None:
    labels = labels_in(
        "The Department of the Treasury agreed.",
        "The Treasury Department and the U.S. Department of the Treasury agreed.",
        "The Norwegian Ministry of Defence met the Norwegian Defence Ministry.",
    )
    assert len(set(labels)) == 2


def test_ministries_of_two_countries_stay_apart() -> None:
    labels = labels_in("The Norwegian Ministry of Defence met the Danish Ministry of Defence.")
    assert len(set(labels)) == 2


def test_small_words_of_a_name_in_capitals_are_small_in_its_label() -> None:
    assert labels_in("NATIONAL BANK OF NORWAY", "It left.") == ["National Bank of Norway"]
