"""The marks of hits and of finds, made for each block when it is painted."""

from bisect import bisect_left, bisect_right

from briefreader.domain.document import Span
from briefreader.ui.reading.marks import BlockMark, Layer, Mark, MarkIndex, Places


class SpanMarks(MarkIndex):
    """Passages over other marks. There may be 100,000 of them, of which a screen shows a few.

    `spans` are in order and apart from each other; `current` is the number of one, or -1. `layers`
    are that of the others and that of the current one.
    """

    def __init__(
        self,
        places: Places,
        below: MarkIndex,
        spans: tuple[Span, ...],
        current: int,
        layers: tuple[Layer, Layer],
    ) -> None:
        super().__init__(places, ())
        self._layers = layers
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
                Mark(self._spans[at], self._layers[at == self._current]),
                number,
            )
            for at in range(first, last)
        ]
        return [part for part in parts if part is not None]
