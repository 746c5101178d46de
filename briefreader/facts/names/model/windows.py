"""A long text in the stretches that the model can read at once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LENGTH = 254
"""Pieces in a window: the model was trained on texts about as long."""

OVERLAP = 48
"""Pieces that two windows share where a sentence is cut: each is judged with what is around."""

_LEAST = LENGTH // 2


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` are read, those of `[first, last)` are judged."""

    start: int
    end: int
    first: int
    last: int


def windows(count: int, sentences: Sequence[int] = ()) -> Iterator[Window]:
    """The windows over so many pieces; every piece is judged in exactly one.

    `sentences` are the positions, in order, at which sentences begin. A window ends with a sentence
    where it is then at least half as long as it may be; else two windows share what lies around the
    cut.
    """
    start = first = 0
    while first < count:
        end = min(count, start + LENGTH)
        if end == count:
            yield Window(start, end, first, count)
            return
        at = bisect_right(sentences, end) - 1
        sentence = sentences[at] if at >= 0 else 0
        if sentence >= start + _LEAST and sentence > first:
            yield Window(start, sentence, first, sentence)
            start = first = sentence
        else:
            last = end - OVERLAP // 2
            yield Window(start, end, first, last)
            start, first = end - OVERLAP, last
