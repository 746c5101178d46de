"""Where things of different widths stand that follow each other on lines, as words do."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: `left` and `width` in pixels, `line` counted from 0."""

    left: int
    line: int
    width: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The places of the first things; `more` is that of a sign for the rest, if there is one.

    `lines` says how many lines are taken.
    """

    places: tuple[Place, ...]
    more: Place | None
    lines: int


def flow(widths: Sequence[int], room: int, gap: int, most_lines: int, sign: int) -> Flow:
    """Place things on at most `most_lines` lines of `room` pixels, `gap` pixels apart.

    Where not all fit, the last line keeps `sign` pixels for a sign that there are more. A thing
    too wide for that is made narrower.
    """
    widest = room if len(widths) == 1 else max(1, room - sign - gap)
    places: list[Place] = []
    left = line = 0
    for width in widths:
        taken = min(width, widest)
        if left and left + taken > room:
            if line + 1 == most_lines:
                return _with_sign(places, room, gap, sign)
            left, line = 0, line + 1
        places.append(Place(left, line, taken))
        left += taken + gap
    return Flow(tuple(places), None, line + 1 if places else 0)


def _with_sign(places: list[Place], room: int, gap: int, sign: int) -> Flow:
    """Take away what stands where the sign must."""
    while True:
        last = places[-1]
        left = last.left + last.width + gap
        if left + sign <= room or not last.left:
            return Flow(tuple(places), Place(left, last.line, sign), last.line + 1)
        places.pop()
