"""A long text in the stretches that the model can read at once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LENGTH = 254
"""Pieces in a window: the model was trained on texts about as long."""

OVERLAP = 48
"""Pieces that two windows share where a line is cut, so that each is judged with what is around."""

_LEAST = LENGTH // 2


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` are read, those of `[first, last)` are judged."""

    start: int
    end: int
    first: int
    last: int


def windows(count: int, lines: Sequence[int] = ()) -> Iterator[Window]:
    """The windows over so many pieces; every piece is judged in exactly one.

    `lines` are the positions, in order, at which lines begin. A window ends with a line where it is
    then at least half as long as it may be; else two windows share what lies around the cut.
    """
    start = first = 0
    while first < count:
        end = min(count, start + LENGTH)
        if end == count:
            yield Window(start, end, first, count)
            return
        at = bisect_right(lines, end) - 1
        line = lines[at] if at >= 0 else 0
        if line >= start + _LEAST and line > first:
            yield Window(start, line, first, line)
            start = first = line
        else:
            last = end - OVERLAP // 2
            yield Window(start, end, first, last)
            start, first = end - OVERLAP, last
