"""Phrases and nearness on arrays against a search word by word."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.search.engine.array_file import Array
from briefreader.search.engine.positions import adjacent, among, distinct, nearby, one_run

PLACES = st.sets(st.integers(0, 60), min_size=1, max_size=25)


def run(places: set[int]) -> Array:
    return np.array(sorted(places), np.uint32)


@settings(max_examples=300)
@given(st.lists(st.lists(PLACES, min_size=1, max_size=3), min_size=1, max_size=4))
def test_words_in_a_row_are_those_that_stand_so(words: list[list[set[int]]]) -> None:
    places = [set().union(*runs) for runs in words]
    expected = [
        start
        for start in sorted(places[0])
        if all(start + number in those for number, those in enumerate(places))
    ]
    assert adjacent([[run(r) for r in runs] for runs in words]).tolist() == expected


@settings(max_examples=300)
@given(PLACES, PLACES, st.integers(1, 12))
def test_two_words_are_near_where_one_is_within_the_distance_of_the_other(
    first: set[int], second: set[int], distance: int
) -> None:
    rarer, other = (first, second) if len(first) <= len(second) else (second, first)
    expected = [p for p in sorted(rarer) if any(abs(p - q) <= distance for q in other)]
    assert nearby([run(first), run(second)], distance).tolist() == expected


@settings(max_examples=200)
@given(st.lists(PLACES, min_size=3, max_size=3), st.integers(2, 9))
def test_three_words_are_near_where_all_fit_into_the_distance(
    words: list[set[int]], distance: int
) -> None:
    fits = any(max(places) - min(places) <= distance for places in product(*words))
    assert bool(len(nearby([run(places) for places in words], distance))) == fits


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3), st.integers(1, 5_000_000), st.integers(0, 2**31))
def test_marking_and_searching_find_the_same_places(runs: int, reach: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    values = [
        np.unique(random.integers(0, reach, random.integers(1, 20_000))).astype(np.uint32)
        for _ in range(runs)
    ]
    wanted = np.unique(random.integers(0, reach, random.integers(1, 20_000))).astype(np.uint32)
    assert among(values, wanted).tolist() == np.isin(wanted, np.concatenate(values)).tolist()
    assert one_run(values).tolist() == np.unique(np.concatenate(values)).tolist()


def test_nothing_is_among_nothing() -> None:
    nothing = np.empty(0, np.uint32)
    assert among([nothing], np.array([1], np.uint32)).tolist() == [False]
    assert among([np.array([1], np.uint32)], nothing).tolist() == []
    assert distinct(nothing).tolist() == []
    assert nearby([nothing, nothing], 3).tolist() == []
