"""Selecting by unit: growing with a key, and with three or four clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from briefreader.domain.document import Span
from briefreader.ui.reading.units import Unit

if TYPE_CHECKING:
    from briefreader.ui.reading.text_view import TextView

_BY_CLICKS = {3: Unit.SENTENCE, 4: Unit.PARAGRAPH}
"""One click and two are Qt's own: the caret, and the word."""

_MOST_CLICKS = max(_BY_CLICKS)


class Selecting:
    """Grows and shrinks the selection of a text by word, sentence, paragraph and section."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._smaller: list[Span] = []
        self._grown: Span | None = None
        self._clicks = 0
        self._clicked_at = QPoint()
        self._clicked_when = 0
        self._dragging: tuple[Unit, Span] | None = None

    # Keys

    def grow(self) -> None:
        """Select the smallest unit that is larger than the selection, from the caret's word on."""
        view = self._view
        view.caret.come_into_sight()
        present = self._present()
        larger = view.units.next_larger(present)
        if larger == present:
            return
        if present != self._grown:
            self._smaller = []
        self._smaller.append(present)
        self._take(larger)

    def shrink(self) -> None:
        """Go back to what the selection grew from, or else to the next smaller unit in it."""
        present = self._present()
        if present == self._grown and self._smaller:
            self._take(self._smaller.pop())
        else:
            self._smaller = []
            self._take(self._next_smaller(present))

    def _present(self) -> Span:
        caret = self._view.caret_offset()
        return self._view.selection() or Span(caret, caret)

    def _next_smaller(self, present: Span) -> Span:
        start = Span(present.start, present.start)
        for unit in reversed(Unit):
            around = self._view.units.around(start, unit)
            if present.start <= around.start and around.end <= present.end and around != present:
                return around
        return start

    def _take(self, span: Span) -> None:
        if span.start == span.end:
            self._view.place_caret(span.start)
        else:
            self._view.select(span)
        self._grown = span

    # Mouse

    def press(self, event: QMouseEvent) -> bool:
        """Count a click; the third selects the sentence, the fourth the paragraph, and says so."""
        point = event.position().toPoint()
        near = (point - self._clicked_at).manhattanLength() <= QApplication.startDragDistance()
        since = event.timestamp() - self._clicked_when
        soon = 0 <= since <= QApplication.doubleClickInterval()
        self._clicked_at, self._clicked_when = point, event.timestamp()
        self._dragging = None
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            self._clicks = 0
            return False
        self._clicks = min(self._clicks + 1, _MOST_CLICKS) if near and soon else 1
        unit = _BY_CLICKS.get(self._clicks)
        offset = self._view.offset_at(point, exact=False)
        if unit is None or offset is None:
            return False
        origin = self._view.units.around(Span(offset, offset), unit)
        self._dragging = unit, origin
        self._view.select(origin)
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """Extend by the unit that was clicked, and say so."""
        if self._dragging is None:
            return False
        unit, origin = self._dragging
        offset = self._view.offset_at(event.position().toPoint(), exact=False)
        if offset is not None:
            reached = self._view.units.around(Span(offset, offset), unit)
            start, end = min(origin.start, reached.start), max(origin.end, reached.end)
            self._view.select(Span(start, end), from_end=reached.start < origin.start)
        return True

    def release(self) -> bool:
        """End what the third or fourth click began, and say so."""
        was, self._dragging = self._dragging, None
        return was is not None
