import pytest

from briefreader.domain.fact import Fact
from briefreader.facts.dates.find import find_dates
from briefreader.facts.events.find import find_events
from briefreader.facts.names.find import find_names
from tests.facts.documents import document


def events(text: str) -> tuple[Fact, ...]:
    source = document(text, published="2019-05-20")
    return find_events(source, find_names(source), find_dates(source))


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        (
            "They spoke of the 2009 parliamentary elections.",
            "2009 parliamentary elections",
            "election",
        ),
        (
            "They prepared the summit in Helsinki on July 16.",
            "summit in Helsinki on July 16",
            "summit",
        ),
        (
            "The Russian invasion of Ukraine in 2014 changed it.",
            "Russian invasion of Ukraine in 2014",
            "attack",
        ),
        (
            "Angela Merkel met with Emmanuel Macron.",
            "Angela Merkel met with Emmanuel Macron",
            "meeting",
        ),
        ("In 2016 parliament elected Michel Aoun.", "elected Michel Aoun", "election"),
    ],
)
def test_an_event_is_found_with_its_kind(text: str, words: str, what: str) -> None:
    (event,) = events(text)
    assert (event.text, event.detail.what) == (words, what)


def test_an_event_has_the_time_place_and_people_of_its_sentence() -> None:
    (event,) = events("Angela Merkel met with Emmanuel Macron in Paris on June 3, 2018.")
    assert event.detail.when == "2018-06-03"
    assert event.detail.where == "Paris"
    assert event.detail.who == ("Angela Merkel", "Emmanuel Macron")


@pytest.mark.parametrize(
    "text",
    [
        "Elections are held every four years.",
        "If Russia attacked Poland, NATO would answer.",
        "Congress met the criteria in March.",
        "A meeting may help.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert events(text) == ()
