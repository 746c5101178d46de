"""Where dates lie on the drawn axis."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.edtf import FIRST, LAST, Days, days_of
from briefreader.ui.factlist.axis import BREAK, Axis, lay_out, middle, nearest


def label_width(label: str) -> float:
    return 7.0 * len(label)


def days(*values: str) -> list[Days]:
    found = [days_of(value) for value in values]
    assert None not in found
    return [each for each in found if each is not None]


def axis(*values: str, width: float = 300.0) -> Axis:
    return lay_out(days(*values), width, label_width)


def labels(made: Axis) -> list[str]:
    return [tick.label for tick in made.ticks if tick.label]


STORY = ("2018-07-11", "2018-07-12", "2018-07-16", "2018-07-20")


def test_a_story_of_days_has_ticks_of_days_and_says_its_year_once() -> None:
    made = axis(*STORY)
    assert not made.breaks
    assert labels(made)[0].endswith(" Jul 2018")
    assert all("2018" not in label for label in labels(made)[1:])


def test_ticks_are_months_or_years_where_the_story_is_longer() -> None:
    assert labels(axis("2018-01-10", "2018-07-16", "2018-12-20"))[:2] == ["Mar 2018", "May"]
    assert labels(axis("1990", "2000", "2010", "2020"))[:2] == ["1995", "2000"]


def test_where_years_begin_they_are_named_and_the_months_between_them_without_year() -> None:
    found = labels(axis("2017-09-10", "2018-02-16", "2018-07-20", "2018-11-30"))
    assert "2018" in found
    assert all(label == "2018" or label.isalpha() for label in found)


def test_history_far_away_is_set_apart_by_a_break_so_that_the_story_can_be_read() -> None:
    made = axis("1945-05-08", "1991", *STORY)
    assert len(made.breaks) == 1
    history, story = made.stretches
    assert story.right - story.left > 2 * (history.right - history.left)
    assert labels(made)[0] == "1945–1991"


def test_the_axis_is_broken_on_both_sides_of_the_story() -> None:
    made = axis("1945", *STORY, "2050")
    assert len(made.stretches) == 3
    assert labels(made)[0] == "1945"
    assert labels(made)[-1] == "2050"


def test_far_from_the_story_no_months_are_named() -> None:
    assert labels(axis(*STORY, "2021"))[-1] == "2021"
    assert labels(axis("2011-03", "2011-04", *STORY, "2018-07-14", "2018-07-15"))[0] == "2011"


def test_dates_at_even_distances_are_not_broken() -> None:
    assert not axis("2010", "2014", "2018").breaks
    assert not axis(*(str(year) for year in range(1950, 2020))).breaks


def test_an_interval_with_an_open_end_lies_where_it_is_known() -> None:
    since, until = days("2018-07-16/..", "../2018-07-16")
    (day,) = days("2018-07-16")
    assert middle(since) == middle(until) == middle(day)


def test_one_date_lies_in_the_middle_and_none_nowhere() -> None:
    made = axis("2018-07-16")
    assert made.place(middle(days("2018-07-16")[0])) == 150.0
    assert labels(made)
    assert axis() == Axis((), ())


def test_the_extent_of_a_month_ends_where_its_stretch_ends() -> None:
    made = axis("1945", *STORY)
    left, right = made.extent(days("2018-07")[0])
    assert made.stretches[1].left < left < right < made.stretches[1].right


@pytest.mark.parametrize(
    ("at", "found"), [(0.0, 0), (12.0, 0), (16.0, 1), (21.0, 1), (60.0, None), (100.0, 2)]
)
def test_the_nearest_place_is_found_within_reach(at: float, found: int | None) -> None:
    assert nearest([10.0, 20.0, 100.0], at, 12.0) == found


some_days = st.tuples(st.integers(FIRST, LAST), st.integers(0, 40_000)).map(
    lambda pair: Days(pair[0], min(LAST, pair[0] + pair[1]))
)
near_days = st.tuples(st.integers(730_000, 737_000), st.integers(0, 400)).map(
    lambda pair: Days(pair[0], pair[0] + pair[1])
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(near_days, some_days), max_size=40), st.floats(1.0, 2000.0))
def test_places_keep_the_order_of_time_and_stay_on_the_axis(
    dates: list[Days], width: float
) -> None:
    made = lay_out(dates, width, label_width)
    places = [made.place(middle(each)) for each in sorted(dates, key=middle)]
    assert places == sorted(places)
    assert all(-0.01 <= place <= width + 0.01 for place in places)
    for before, after in zip(made.stretches, made.stretches[1:], strict=False):
        assert after.left - before.right == pytest.approx(BREAK)
        assert before.last <= after.first


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(near_days, some_days), min_size=1, max_size=40), st.floats(80.0, 900.0))
def test_labels_never_lie_over_each_other(dates: list[Days], width: float) -> None:
    made = lay_out(dates, width, label_width)
    spans = [
        tick.ends(stretch, label_width(tick.label))
        for stretch in made.stretches
        for tick in made.ticks
        if tick.label and stretch.left <= tick.at <= stretch.right
    ]
    assert all(first[1] < second[0] for first, second in pairwise(spans))
    assert len(made.ticks) <= 60 + width / 20


def test_every_day_of_the_calendar_can_be_drawn() -> None:
    made = lay_out([Days(FIRST, FIRST), Days(LAST, LAST)], 300.0, label_width)
    assert "6000" in labels(made)
    assert datetime.date.fromordinal(made.stretches[0].last).year == 9999
