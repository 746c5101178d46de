"""The marks of what was found in the open document, made for each block when it is painted."""

from bisect import bisect_left, bisect_right

from briefreader.domain.document import Span
from briefreader.ui.reading.marks import BlockMark, Layer, Mark, MarkIndex, Places


class FindMarks(MarkIndex):
    """Finds over other marks. There may be 20,000 of them, of which a screen shows a few.

    `spans` are in order and apart from each other; `current` is the number of one, or -1.
    """

    def __init__(
        self, places: Places, below: MarkIndex, spans: tuple[Span, ...], current: int
    ) -> None:
        super().__init__(places, ())
        self._below = below
        self._spans = spans
        self._current = current
        self._known: dict[int, list[BlockMark]] = {}

    def in_block(self, number: int) -> list[BlockMark]:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._find(number)
        return [*self._below.in_block(number), *known]

    def _find(self, number: int) -> list[BlockMark]:
        block = self._places.document.blocks[number]
        first = bisect_right(self._spans, block.start, key=lambda span: span.end)
        last = bisect_left(self._spans, block.end, key=lambda span: span.start)
        parts = [
            self._places.part(
                Mark(self._spans[at], Layer.CURRENT_FIND if at == self._current else Layer.FIND),
                number,
            )
            for at in range(first, last)
        ]
        return [part for part in parts if part is not None]
