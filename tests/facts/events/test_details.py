"""The times, places and people of events."""

from tests.facts.events.test_find import events


def test_capitals_between_an_event_and_a_name_take_linear_time() -> None:
    (event,) = events(f"They saw the 2009 election {'UNPRECEDENTED' * 4} (NATO) that year.")
    assert event.detail.who == ()


def test_a_body_tied_to_a_noun_takes_part_in_what_it_tells() -> None:
    (event,) = events("The NATO summit in Brussels in July 2018 ended.")
    assert event.detail.who == ("NATO",)
