"""Things of different widths on lines."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.ui.searching.flow import Place, flow

WIDTHS = st.lists(st.integers(1, 300), max_size=20)


def test_things_follow_each_other_and_break_to_the_next_line() -> None:
    found = flow([40, 50, 30], room=100, gap=4, most_lines=2, sign=20)
    assert found.places == (Place(0, 0, 40), Place(44, 0, 50), Place(0, 1, 30))
    assert found.more is None
    assert found.lines == 2


def test_where_not_all_fit_there_is_a_sign_for_the_rest() -> None:
    found = flow([40, 30, 60, 60], room=100, gap=4, most_lines=1, sign=20)
    assert found.places == (Place(0, 0, 40), Place(44, 0, 30))
    assert found.more == Place(78, 0, 20)


def test_the_sign_takes_the_room_of_what_would_have_fitted() -> None:
    found = flow([40, 50, 60], room=100, gap=4, most_lines=1, sign=20)
    assert found.places == (Place(0, 0, 40),)
    assert found.more == Place(44, 0, 20)


def test_nothing_takes_no_line() -> None:
    assert flow([], 100, 4, 2, 20).lines == 0


def test_a_thing_that_is_too_wide_is_made_narrower() -> None:
    assert flow([500], 100, 4, 1, 20).places == (Place(0, 0, 100),)
    assert flow([30, 500, 30], 100, 4, 3, 20).places == (
        Place(0, 0, 30),
        Place(0, 1, 76),
        Place(0, 2, 30),
    )


@given(WIDTHS, st.integers(40, 600), st.integers(1, 3))
def test_nothing_overlaps_and_all_stand_on_the_lines_there_are(
    widths: list[int], room: int, most: int
) -> None:
    gap = 4
    found = flow(widths, room, gap, most, sign=30)
    assert found.lines <= most
    assert (found.more is None) == (len(found.places) == len(widths))
    ends: dict[int, int] = {}
    for place in (*found.places, *([found.more] if found.more else [])):
        assert place.line < found.lines
        assert place.left >= ends.get(place.line, 0)
        assert place.left + place.width <= room
        ends[place.line] = place.left + place.width + gap
