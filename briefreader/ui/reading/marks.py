"""What is painted on the text: highlights, hits and lit facts, sorted by block."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from briefreader.domain.annotation import Annotation, Colour, Placement, State
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that is painted on.

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

    def split(self, mark: Mark) -> Iterable[tuple[int, BlockMark]]:
        """The parts of a mark with the numbers of their blocks."""
        blocks = self.document.blocks
        for number in range(self.block_at(mark.span.start), len(blocks)):
            block = blocks[number]
            if block.start >= mark.span.end:
                return
            part = self.part(mark, number)
            if part is not None:
                yield number, part

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
    """The marks of a document by block, in the order in which they are painted."""

    def __init__(self, places: Places, marks: Iterable[Mark]) -> None:
        self._places = places
        self._by_block: dict[int, list[BlockMark]] = {}
        for mark in sorted(marks, key=lambda mark: mark.layer):
            for number, part in places.split(mark):
                self._by_block.setdefault(number, []).append(part)

    def in_block(self, number: int) -> list[BlockMark]:
        return self._by_block.get(number, [])


def highlight_marks(placements: Sequence[Placement]) -> list[Mark]:
    """The marks of placed annotations: the longest first, so that shorter ones lie on top."""
    placed = [
        (placement.span, placement.annotation)
        for placement in placements
        if placement.span is not None and placement.span.start < placement.span.end
    ]
    doubtful = {one.annotation.id for one in placements if one.state is State.CHECK}
    lanes = _lanes(placed)
    placed.sort(key=lambda item: (item[0].start - item[0].end, item[1].created))
    return [
        Mark(
            span,
            Layer.HIGHLIGHT,
            annotation.colour,
            lanes[annotation.id, span],
            annotation.id,
            annotation.id in doubtful,
        )
        for span, annotation in placed
    ]


def _lanes(placed: list[tuple[Span, Annotation]]) -> dict[tuple[str, Span], int]:
    lanes: dict[tuple[str, Span], int] = {}
    ends = [0] * LANES
    for span, annotation in sorted(placed, key=lambda item: (item[0].start, -item[0].end)):
        free = (lane for lane in range(LANES) if ends[lane] <= span.start)
        lane = next(free, LANES - 1)
        ends[lane] = max(ends[lane], span.end)
        lanes[annotation.id, span] = lane
    return lanes


def fact_marks(spans: tuple[Span, ...], current: int) -> list[Mark]:
    """The marks of a fact's mentions; the one with the number `current` stands out."""
    return [
        Mark(span, Layer.CURRENT_FACT if number == current else Layer.FACT)
        for number, span in enumerate(spans)
    ]
