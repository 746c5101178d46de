"""Where the dates of a document lie on a drawn axis: arithmetic of places, without Qt.

Half of the dates or more lie in the story that is told. Where what was long before it, or is long
after, would press the story together, the axis is broken, and each stretch has a scale of its own.
"""

import datetime
import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.edtf import FIRST, LAST, Days

BREAK = 14.0
"""Pixels that a break of the axis takes."""

_INSET = 6.0
"""Pixels between the end of a stretch and its first or last date."""

_SQUEEZED = 4
"""The axis is broken where the story would have less than this part of it."""

_GROWTH = 0.25
"""A date belongs to the story that is no farther from it than this part of the story's length."""

_NEAR = 14
"""Nor does a date so many days from the story lie far away from it."""

_SIDE = (0.14, 0.24)
"""The least and the greatest part of the width that a stretch beside the story has."""

_LEAST_TO_BREAK = 120.0
"""Pixels below which an axis is too short to be broken."""

_APART = 8.0
"""Pixels between two labels."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, drawn from `left` to `right`, in pixels.

    `is_aside` says that they lie far from the story, where years are enough.
    """

    first: int
    last: int
    left: float
    right: float
    is_aside: bool = False

    def place(self, day: float) -> float:
        """Where a day lies; one outside lies at the end of the stretch."""
        inset = min(_INSET, (self.right - self.left) / 4)
        if self.first == self.last:
            return (self.left + self.right) / 2
        share = min(1.0, max(0.0, (day - self.first) / (self.last - self.first)))
        return self.left + inset + share * (self.right - self.left - 2 * inset)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark below the axis; `label` stands centred at `at`, and may be empty."""

    at: float
    label: str = ""

    def ends(self, stretch: Stretch, label_width: float) -> tuple[float, float]:
        """From where to where the label stands, moved so far that it stays within its stretch."""
        left = min(self.at - label_width / 2, stretch.right - label_width)
        left = max(stretch.left, left)
        return left, left + label_width


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches in the order of time, with a break between each two; the ticks of all."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]

    def place(self, day: float) -> float:
        """Where a day lies, in pixels from the left."""
        for stretch in self.stretches[:-1]:
            if day <= stretch.last:
                return stretch.place(day)
        # What lies in a break belongs to the stretch behind it.
        return self.stretches[-1].place(day) if self.stretches else 0.0

    def extent(self, days: Days) -> tuple[float, float]:
        """From where to where days lie, within the stretch of their middle."""
        at = middle(days)
        ends = (stretch for stretch in self.stretches if at <= stretch.last)
        stretch = next(ends, self.stretches[-1])
        return stretch.place(days.first), stretch.place(days.last)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middles of the breaks, in pixels."""
        return tuple(stretch.right + BREAK / 2 for stretch in self.stretches[:-1])


def middle(days: Days) -> int:
    """The day by which days are placed; of an interval with an open end, the end that is known."""
    if days.first <= FIRST:
        return days.last
    if days.last >= LAST:
        return days.first
    return (days.first + days.last) // 2


def lay_out(
    days: Sequence[Days], width: float, label_width: Callable[[str], float], left: float = 0.0
) -> Axis:
    """The axis for these dates between `left` and `left + width`; without dates it is empty.

    `label_width` says how many pixels a label takes.
    """
    middles = sorted(middle(each) for each in days)
    if not middles or width <= 0:
        return Axis((), ())
    stretches = _stretches(middles, left, width)
    ticks = [tick for stretch in stretches for tick in _ticks(stretch, label_width)]
    return Axis(stretches, tuple(ticks))


def nearest(places: Sequence[float], at: float, reach: float) -> int | None:
    """The number of the place nearest to a point, of places in order; None where none is near."""
    right = bisect_left(places, at)
    near = [number for number in (right - 1, right) if 0 <= number < len(places)]
    best = min(near, key=lambda number: abs(places[number] - at), default=None)
    return best if best is not None and abs(places[best] - at) <= reach else None


def _stretches(middles: Sequence[int], left: float, width: float) -> tuple[Stretch, ...]:
    """The stretches for days in order."""
    first, last = _story(middles) if width >= _LEAST_TO_BREAK else (0, len(middles))
    story = middles[first:last]
    parts = [part for part in (middles[:first], story, middles[last:]) if part]
    shares = [
        0.0 if part is story else min(_SIDE[1], max(_SIDE[0], len(part) / len(middles)))
        for part in parts
    ]
    room = width - BREAK * (len(parts) - 1)
    stretches = []
    for part, share in zip(parts, shares, strict=True):
        wide = room * (share or 1.0 - sum(shares))
        stretches.append(Stretch(part[0], part[-1], left, left + wide, part is not story))
        left += wide + BREAK
    return tuple(stretches)


def _story(middles: Sequence[int]) -> tuple[int, int]:
    """Which days are the story, as a slice: all, where no break helps."""
    count = len(middles)
    half = max(2, (count + 1) // 2)
    whole = middles[-1] - middles[0]
    if count <= half:
        return 0, count
    # Of the shortest passages of time that hold half of the dates, the latest.
    first = min(range(count - half, -1, -1), key=lambda n: middles[n + half - 1] - middles[n])
    last = first + half
    most = 2 * (middles[last - 1] - middles[first])
    while True:
        near = max(_NEAR, _GROWTH * (middles[last - 1] - middles[first]))
        before = middles[first] - middles[first - 1] if first else math.inf
        after = middles[last] - middles[last - 1] if last < count else math.inf
        is_long = middles[last - 1] - middles[first] > most + _NEAR
        if min(before, after) > (0 if is_long else near):
            break
        if before <= after:
            first -= 1
        else:
            last += 1
    if (middles[last - 1] - middles[first]) * _SQUEEZED > whole:
        return 0, count
    return first, last


# --- ticks -----------------------------------------------------------------------------------

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTH_DAYS, _YEAR_DAYS = 30.4, 365.2


def _ticks(stretch: Stretch, label_width: Callable[[str], float]) -> list[Tick]:
    """The ticks of a stretch, as near to each other as their labels let them be."""
    per_day = (stretch.right - stretch.left) / max(1, stretch.last - stretch.first)
    days, step = _step(per_day, label_width)
    dates = [datetime.date.fromordinal(day) for day in _days_between(stretch, step)]
    has_years = days < _YEAR_DAYS and any((date.month, date.day) == (1, 1) for date in dates)
    labels = dict.fromkeys(dates, "")
    taken: list[tuple[float, float]] = []
    # The beginnings of years first: a month that comes between them needs no year.
    for date in sorted(dates, key=lambda date: (has_years and date.timetuple().tm_yday > 1, date)):
        label = _label(date, days, with_year=not has_years and not taken)
        at = Tick(stretch.place(date.toordinal()), label)
        begins, ends = at.ends(stretch, label_width(label))
        if ends <= stretch.right and all(
            ends + _APART <= left or begins >= right + _APART for left, right in taken
        ):
            labels[date] = label
            taken.append((begins, ends))
    ticks = [Tick(stretch.place(date.toordinal()), label) for date, label in labels.items()]
    if len(taken) > 1 and not (stretch.is_aside and days < _YEAR_DAYS):
        return ticks
    return [Tick(tick.at) for tick in ticks] + [_range_label(stretch, label_width)]


def _step(per_day: float, label_width: Callable[[str], float]) -> tuple[float, tuple[str, int]]:
    """The days between two ticks, about, and the unit that they count by."""
    day = label_width("30 Nov") + _APART
    month, year = label_width("Nov") + _APART, label_width("2020") + _APART
    ways: list[tuple[float, str, int, float]] = [(n, "day", n, day) for n in _DAY_STEPS]
    ways += [(n * _MONTH_DAYS, "month", n, max(month, year * 0.9)) for n in _MONTH_STEPS]
    ways += [(n * _YEAR_DAYS, "year", n, year) for n in _YEAR_STEPS]
    days, unit, count, _ = next((way for way in ways if way[0] * per_day >= way[3]), ways[-1])
    return days, (unit, count)


def _days_between(stretch: Stretch, step: tuple[str, int]) -> Iterator[int]:
    """The days of a stretch on which ticks lie."""
    unit, count = step
    first = datetime.date.fromordinal(stretch.first)
    if unit == "day":
        # Weeks begin on a Monday; 1 January of the year 1 is one.
        begin = stretch.first + (1 - stretch.first) % count if count >= 7 else stretch.first
        yield from range(begin, stretch.last + 1, count)
        return
    months = count if unit == "month" else 12 * count
    number = first.year * 12 + first.month - 1
    number += -number % months
    while number // 12 <= datetime.MAXYEAR:
        day = datetime.date(max(1, number // 12), number % 12 + 1, 1).toordinal()
        if day > stretch.last:
            return
        if day >= stretch.first:
            yield day
        number += months


def _label(date: datetime.date, days: float, *, with_year: bool) -> str:
    """What stands below a tick, where ticks are so many days apart."""
    year = str(date.year)
    month = _MONTHS[date.month - 1]
    if days >= _YEAR_DAYS or (date.month, date.day) == (1, 1):
        return year
    said = month if days >= _MONTH_DAYS else f"{date.day} {month}"
    return f"{said} {year}" if with_year else said


def _range_label(stretch: Stretch, label_width: Callable[[str], float]) -> Tick:
    """One label for a whole stretch: its days as exactly as there is room for."""
    ends = [datetime.date.fromordinal(day) for day in (stretch.first, stretch.last)]
    years = [str(end.year) for end in ends]
    months = [f"{_MONTHS[end.month - 1]} {end.year}" for end in ends]
    room = stretch.right - stretch.left
    is_month = months[0] == months[1] and not stretch.is_aside
    ways = [months[0]] if is_month else []
    ways += [f"{years[0]}–{years[1]}"] if years[0] != years[1] else [years[0]]
    ways += [f"{years[0]}…"]
    label = next((way for way in ways if label_width(way) <= room), "")
    return Tick((stretch.left + stretch.right) / 2, label)
