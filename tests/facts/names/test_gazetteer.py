import time

from briefreader.facts.names.gazetteer import gazetteer


def test_the_gazetteer_holds_twenty_thousand_places_and_as_many_names_of_people() -> None:
    lists = gazetteer()
    assert len(lists.places) + len(lists.cities) + len(lists.towns) > 20_000
    assert len(lists.given) > 20_000
    assert len(lists.surnames) > 20_000
    assert len(set(lists.organisations.values())) > 300


def test_the_gazetteer_loads_fast() -> None:
    gazetteer.cache_clear()
    begin = time.process_time()
    gazetteer()
    assert time.process_time() - begin < 0.25


def test_every_form_of_a_name_leads_to_one_name() -> None:
    lists = gazetteer()
    assert {lists.places[form] for form in ("US", "U.S.", "USA", "United States")} == {
        "United States"
    }
    assert lists.organisations["U.N."] == lists.organisations["UN"] == "United Nations"


def test_plain_words_are_no_towns() -> None:
    lists = gazetteer()
    assert not {"Of", "Most", "Reading", "Police"} & (lists.towns | lists.cities)
