"""Where the text lies: which blocks are in sight, and the rectangles of a range of a block."""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QTextBlock, QTextDocument, QTextLine

_MOST_KNOWN = 20_000


def blocks_between(document: QTextDocument, top: float, bottom: float) -> Iterator[QTextBlock]:
    """The shown blocks that reach into a range of the document's height, from above."""
    layout = document.documentLayout()
    position = layout.hitTest(QPointF(0, max(0.0, top)), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, position))
    # While the text is still being laid out, hidden blocks lead Qt to a place far below.
    while block.blockNumber() > 0 and not _reaches_up_to(layout, block, top):
        block = block.previous()
    # The margins of a block are not part of its rectangle: what is painted in them may reach down.
    previous = block.previous()
    while previous.isValid() and not previous.isVisible():
        previous = previous.previous()
    if previous.isValid():
        block = previous
    while block.isValid():
        if block.isVisible():
            if layout.blockBoundingRect(block).top() > bottom:
                return
            yield block
        block = block.next()


def _reaches_up_to(layout: QAbstractTextDocumentLayout, block: QTextBlock, top: float) -> bool:
    """Whether a shown block begins at a height or above it."""
    return block.isVisible() and layout.blockBoundingRect(block).top() <= max(0.0, top)


class Rectangles:
    """The rectangles of ranges of blocks, each found once until the text is laid out anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, int, float], tuple[QRectF, ...]] = {}

    def clear(self) -> None:
        """Forget all: the column, the fonts or the text changed."""
        self._known = {}

    def of(self, block: QTextBlock, start: int, end: int) -> tuple[QRectF, ...]:
        """One rectangle for each line of a range, from the origin of the block's layout.

        `start` and `end` are UTF-16 units from the block's start. A rectangle is as high as the
        line's characters, without the space between lines; lines of no width give none.
        """
        # How the block lies is part of the key: a new text is asked for its places before it has
        # its width, when a paragraph is one long line.
        layout = block.layout()
        width = layout.lineAt(0).width() if layout.lineCount() else 0.0
        key = (block.blockNumber(), start, end, layout.lineCount(), width)
        found = self._known.get(key)
        if found is None:
            found = tuple(_range_rectangles(block, start, end))
            if len(self._known) >= _MOST_KNOWN:
                self.clear()
            if found:
                self._known[key] = found
        return found


def _range_rectangles(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout = block.layout()
    first = layout.lineForTextPosition(start)
    last = layout.lineForTextPosition(max(start, end - 1))
    if not first.isValid() or not last.isValid():
        return
    for number in range(first.lineNumber(), last.lineNumber() + 1):
        line = layout.lineAt(number)
        left = cursor_x(line, max(start, line.textStart()))
        right = cursor_x(line, min(end, line.textStart() + line.textLength()))
        text = line.naturalTextRect()
        left, right = max(min(left, right), text.left()), min(max(left, right), text.right())
        if right - left < 0.5:
            continue
        yield QRectF(
            left,
            line.y(),
            right - left,
            line.ascent() + line.descent(),
        )


def range_between(block: QTextBlock, top: float, bottom: float) -> tuple[int, int]:
    """The part of a block whose lines reach into a range of the document's height.

    In UTF-16 units from the block's start; found by halving, for blocks of many lines.
    """
    layout = block.layout()
    origin = layout.position().y()
    count = layout.lineCount()

    def top_of(number: int) -> float:
        return origin + layout.lineAt(number).y()

    first = max(0, bisect_right(range(count), top, key=top_of) - 1)
    last = max(first, bisect_right(range(count), bottom, key=top_of) - 1)
    end = layout.lineAt(last)
    return layout.lineAt(first).textStart(), end.textStart() + end.textLength()


def cursor_x(line: QTextLine, position: int) -> float:
    """The x of a position of a line, from the left of its layout."""
    place = line.cursorToX(position)
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
