"""Strings are found in a text as if every place were looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.notes import lookup
from briefreader.notes.lookup import PIECE, STEP, Lookup

FEW = st.text("ab", max_size=60)


@given(FEW | st.text(max_size=60), st.data())
def test_every_occurrence_is_found_the_nearest_first(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    wanted = text[start : data.draw(st.integers(start + 1, len(text)))]
    hint = data.draw(st.integers(-5, len(text) + 5))
    places = [at for at in range(len(text)) if text.startswith(wanted, at)]
    nearest = sorted(places, key=lambda at: (abs(at - hint), at))
    assert Lookup(text).near(wanted, hint, 100) == nearest
    assert Lookup(text).near(wanted, hint, 2) == nearest[:2]


@given(FEW, st.text("abc", min_size=1, max_size=20))
def test_what_is_not_there_is_not_found(text: str, wanted: str) -> None:
    assert bool(Lookup(text).near(wanted, 0, 5)) == (wanted in text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_beginnings_are_found_for_any_text_and_pattern(text: str, pattern: str) -> None:
    Lookup(text).beginnings(pattern, 4)
    Lookup("").beginnings(pattern, 4)


def test_a_pattern_of_which_pieces_stand_begins_near_them() -> None:
    pattern = "the delegation proposed to extend the treaty by five years without conditions"
    text = "x" * 500 + pattern.replace("treaty", "agreement").replace("five", "ten") + "y" * 500
    [begin] = Lookup(text).beginnings(pattern, 4)
    assert abs(begin - 500) <= 2 * PIECE
    assert Lookup(text).beginnings("nothing of this is in it at all", 4) == []


def test_many_equal_pieces_are_looked_at_only_near() -> None:
    text = "a" * 50_000
    found = Lookup(text).near("a" * (PIECE + STEP), 25_000, 3)
    assert found == [25_000, 24_999, 25_001]


@given(FEW, FEW, st.integers(0, 2_000))
def test_beginnings_are_the_same_whether_their_votes_are_counted_or_sorted(
    text: str, pattern: str, between: int
) -> None:
    found = Lookup(pattern + "c" * between + text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_DENSE", 0)
        is_sorted = found.beginnings(pattern, 4)
        patch.setattr(lookup, "_DENSE", 1_000_000)
        assert found.beginnings(pattern, 4) == is_sorted
