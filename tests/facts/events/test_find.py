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
        ("In 2016 parliament elected Michel Aoun.", "parliament elected Michel Aoun", "election"),
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
        "In previous years, France signed the treaty.",
        "In FY2025, the Harbour Agency approved 6,762 loans.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("In 1998 Norway founded the Polar Council.", "Norway founded the Polar Council", "launch"),
        ("Norway issued permits for two wells.", None, None),
        (
            "In 2011 the court ordered the Ministry of Trade to pay.",
            "court ordered the Ministry of Trade",
            "trial",
        ),
        (
            "The treaty was signed on May 3, 2004.",
            "The treaty was signed on May 3, 2004",
            "signing",
        ),
        ("Three gunmen attacked a bus near Oslo.", "Three gunmen attacked a bus", "attack"),
        ("A law adopted in March 2015 bans it.", "A law adopted in March 2015", "vote"),
        ("Founded in 1901 by monks, it grew.", "Founded in 1901", "launch"),
        ("I took the oath of office.", "I took the oath", "appointment"),
        ("They remember World War II.", "World War II", "war"),
        ("The death of Justice Arne Holm moved them.", "death of Justice Arne Holm", "death"),
    ],
)
def test_what_somebody_certain_did_is_an_event(
    text: str, words: str | None, what: str | None
) -> None:
    found = [(event.text, event.detail.what) for event in events(text)]
    assert found == ([(words, what)] if words is not None else [])


def test_what_was_held_gives_the_kind() -> None:
    (event,) = events("In May the Norwegian government held a referendum on the harbour.")
    assert event.detail.what == "election"


def test_a_second_verb_of_the_same_subject_tells_an_event_of_its_own() -> None:
    text = "Angela Merkel visited Paris in June 2018 and signed a treaty with France."
    assert [event.text for event in events(text)] == [
        "Angela Merkel visited Paris",
        "signed a treaty",
    ]


def test_a_long_subject_is_left_to_those_who_took_part() -> None:
    (event,) = events(
        "In 2018 the World Organization for Animal Health opened a laboratory in Paris."
    )
    assert event.text == "opened a laboratory"
    assert "World Organization for Animal Health" in event.detail.who


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Act of 2015 established a fund.",
        "The agency will open an office in Oslo in 2020.",
        "The bill would establish a fund.",
        "No permit was issued in 2015.",
        "The Protect Our Elections Act failed.",
        "Norway is a party to the Hague Convention.",
        "Members who visited Paris disagreed.",
        "The Senate voted whether to adjourn.",
    ],
)
def test_laws_names_and_plans_are_no_events(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On May 7, two farmers filed a complaint.", "two farmers filed a complaint"),
        ("In May voters chose a new mayor.", "voters chose a new mayor"),
        ("In June angry young fishers occupied the harbour.", "fishers occupied the harbour"),
        ("On May 7, the High Court ruled that it was lawful.", "High Court ruled"),
        ("The council arrested and fined Ann Lee on May 7.", "council arrested and fined Ann Lee"),
        ("On May 7 he died from his wounds.", "he died"),
        ("The pilot, of Springfield, was awarded a medal on May 7.", "awarded"),
    ],
)
def test_a_verb_of_change_with_a_certain_time_tells_an_event(text: str, words: str) -> None:
    assert any(words in event.text for event in events(text))


@pytest.mark.parametrize(
    "text",
    [
        "In May the ministry reported 400 cases.",
        "As of May, prices reached a new height.",
        "In May the 120 registered parties were many.",
        "In FY2019 the agency received the money.",
    ],
)
def test_a_report_a_figure_or_a_state_with_a_time_is_no_event(text: str) -> None:
    assert events(text) == ()


def test_a_war_with_its_place_is_one_event() -> None:
    (event,) = events("It brought back major conflict in Lebanon.")
    assert event.detail.what == "war"


@pytest.mark.parametrize(
    ("text", "when", "where", "who"),
    [
        (
            "On May 9, 2018, TASS reported that Angela Merkel met with Emmanuel Macron in Paris.",
            None,
            "Paris",
            ("Angela Merkel", "Emmanuel Macron"),
        ),
        (
            "Angela Merkel met with Emmanuel Macron for three hours, said Vladimir Putin.",
            None,
            None,
            ("Angela Merkel", "Emmanuel Macron"),
        ),
        (
            "On May 9, 2018, Angela Merkel signed an April 2 decree.",
            "2018-05-09",
            None,
            ("Angela Merkel",),
        ),
    ],
)
def test_details_come_from_the_clause_and_not_from_the_report(
    text: str, when: str | None, where: str | None, who: tuple[str, ...]
) -> None:
    detail = events(text)[0].detail
    assert (detail.when, detail.where, detail.who) == (when, where, who)


def test_a_penalty_is_no_event() -> None:
    assert events("The death penalty in France ended long ago.") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "On 3 May 2019 three citizens of Oakton appealed to the court.",
            "three citizens of Oakton appealed to the court",
        ),
        ("Police arrested him on 3 May 2019.", "Police arrested him"),
        ("A by-election was held in May 2019.", "by-election was held in May 2019"),
    ],
)
def test_events_are_told_with_their_whole_subject_and_at_whom(text: str, words: str) -> None:
    assert any(words in fact.text or fact.text in words for fact in events(text))


def test_what_is_held_as_a_possession_is_no_event() -> None:
    assert not events("Norway held a majority of the shares in May 2019.")
