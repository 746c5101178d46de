"""What is painted on the text: highlights, hits and lit facts, sorted by block."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.domain.document import Document, RunStyle, Span
from briefreader.ui.offsets import Utf16Offsets
from briefreader.ui.reading.styles import LINKS, MUTED


class Layer(IntEnum):
    """The order of painting, from the lowest."""

    HIGHLIGHT = 0
    FACT = 1
    CURRENT_FACT = 2
    HIT = 3
    CURRENT_HIT = 4
    FIND = 5
    CURRENT_FIND = 6


class Mark(NamedTuple):
    """A passage that is painted on. A tuple, since a thousand are made after every change.

    `lane` is the place of a highlight's underline, from 0 at the top, so that the underlines of
    overlapping highlights lie below one another. `colour` is None for what is no highlight, `key`
    is the highlight's annotation; `doubtful` where the user must look whether it lies right.
    """

    span: Span
    layer: Layer
    colour: Colour | None = None
    lane: int = 0
    key: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class BlockMark:
    """The part of a mark in one block; `start` and `end` are UTF-16 units from its start."""

    start: int
    end: int
    mark: Mark


LANES = 3
"""How many underlines lie below one another; further ones share the last lane."""


class Places:
    """Where a document's offsets lie: which block, and which position in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.offsets = Utf16Offsets(document.text)
        self._starts = [block.start for block in document.blocks]
        self._positions = [self.offsets.to_position(start) for start in self._starts]
        self._code = self._ranges_by_block(frozenset({RunStyle.CODE}))
        self._links = self._ranges_by_block(LINKS)

    def _ranges_by_block(self, styles: frozenset[RunStyle]) -> dict[int, list[tuple[int, int]]]:
        ranges: dict[int, list[tuple[int, int]]] = {}
        for run in self.document.runs:
            if run.style in styles:
                number = self.block_at(run.start)
                first = self._positions[number]
                ranges.setdefault(number, []).append(
                    (
                        self.offsets.to_position(run.start) - first,
                        self.offsets.to_position(run.end) - first,
                    )
                )
        return ranges

    def weak_parts(self, number: int, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a range of a block whose text is not in the body's colour."""
        if self.document.blocks[number].kind in MUTED:
            return [(start, end)]
        return [
            (max(start, first), min(end, last))
            for first, last in self._links.get(number, ())
            if first < end and start < last
        ]

    def code_runs(self, number: int) -> list[tuple[int, int]]:
        """The ranges of a block that are set as code, in UTF-16 units from its start."""
        return self._code.get(number, [])

    def block_at(self, offset: int) -> int:
        """The number of the block that an offset lies in, or just after."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def part(self, mark: Mark, number: int) -> BlockMark | None:
        """The part of a mark in one block; None where it has none there."""
        block = self.document.blocks[number]
        start, end = max(mark.span.start, block.start), min(mark.span.end, block.end)
        if start >= end:
            return None
        first = self._positions[number]
        position = self.offsets.to_position
        return BlockMark(position(start) - first, position(end) - first, mark)


class MarkIndex:
    """The marks of a document by block, in the order in which they are painted.

    A document may have thousands of which a screen shows a few, and each new one makes an index of
    all: the parts in a block are found when it is painted.
    """

    def __init__(self, places: Places, marks: Iterable[Mark]) -> None:
        self._places = places
        in_order = sorted(marks, key=attrgetter("layer"))
        starts = [mark.span[0] for mark in in_order]
        by_start = sorted(range(len(starts)), key=starts.__getitem__)
        self._marks = [(number, in_order[number]) for number in by_start]
        self._starts = [starts[number] for number in by_start]
        self._reach = list(accumulate([mark.span[1] for _, mark in self._marks], max))
        self._found: dict[int, list[BlockMark]] = {}

    def in_block(self, number: int) -> list[BlockMark]:
        """The parts of marks in a block, by its number; none in a block that is not there."""
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = self._find(number)
        return found

    def _find(self, number: int) -> list[BlockMark]:
        blocks = self._places.document.blocks
        if number >= len(blocks):
            return []
        block = blocks[number]
        over: list[tuple[int, Mark]] = []
        for at in range(bisect_left(self._starts, block.end) - 1, -1, -1):
            if self._reach[at] <= block.start:
                break
            if self._marks[at][1].span.end > block.start:
                over.append(self._marks[at])
        over.sort(key=lambda item: item[0])
        parts = (self._places.part(mark, number) for _, mark in over)
        return [part for part in parts if part is not None]


def highlight_marks(placements: Sequence[Placement]) -> list[Mark]:
    """The marks of placed annotations: the longest first, so that shorter ones lie on top."""
    layer, check = Layer.HIGHLIGHT, State.CHECK
    placed = [one for one in placements if (span := one.span) is not None and span[0] < span[1]]
    spans = [one.span for one in placed if one.span is not None]
    lanes = _lanes(spans)
    lengths = [start - end for start, end in spans]
    in_order = sorted(
        [
            (length, one.annotation.created, number)
            for number, (length, one) in enumerate(zip(lengths, placed, strict=True))
        ]
    )
    return [
        Mark(spans[number], layer, made.colour, lanes[number], made.id, one.state is check)
        for _, _, number in in_order
        for one in (placed[number],)
        for made in (one.annotation,)
    ]


def _lanes(spans: list[Span]) -> list[int]:
    """The lane of each span's underline: the first that is free where it begins, or the last."""
    lanes = [0] * len(spans)
    ends = [0] * LANES
    for start, end, number in sorted([(start, -end, n) for n, (start, end) in enumerate(spans)]):
        lane = 0
        while lane < LANES - 1 and ends[lane] > start:
            lane += 1
        if ends[lane] < -end:
            ends[lane] = -end
        lanes[number] = lane
    return lanes


def fact_marks(spans: tuple[Span, ...], current: int) -> list[Mark]:
    """The marks of a fact's mentions; the one with the number `current` stands out."""
    return [
        Mark(span, Layer.CURRENT_FACT if number == current else Layer.FACT)
        for number, span in enumerate(spans)
    ]
