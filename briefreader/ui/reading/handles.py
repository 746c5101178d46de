"""The two handles of an annotated passage: where they stand, and how they look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from briefreader.domain.document import Span
from briefreader.ui.theme import Theme

if TYPE_CHECKING:
    from briefreader.ui.reading.text_view import TextView

_LINE = 2.0
_BESIDE_LINE = 6.0
"""How far beside the line the pointer still holds the handle: text must stay selectable there."""

_AROUND_KNOB = 14.0
"""How far around the knob it does; the knob stands between the lines of the text."""


class End(IntEnum):
    """An end of a passage."""

    START = 0
    END = 1


@dataclass(frozen=True, slots=True)
class Handle:
    """A thin line at an end of a passage with a knob, above the first and below the last line.

    In pixels of the viewport; `radius` is that of the knob.
    """

    end: End
    line: QRectF
    knob: QPointF
    radius: float

    def is_at(self, point: QPointF) -> bool:
        """Whether the pointer holds the handle."""
        away = point - self.knob
        return hypot(away.x(), away.y()) <= _AROUND_KNOB or self.line.adjusted(
            -_BESIDE_LINE, 0, _BESIDE_LINE, 0
        ).contains(point)

    def paint(self, painter: QPainter, theme: Theme, *, hollow: bool = False) -> None:
        """Paint it; `hollow` where the keys move the other end."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawRect(self.line)
        if hollow:
            painter.setBrush(theme.page)
            painter.setPen(QPen(theme.accent, 1.8))
            painter.drawEllipse(self.knob, self.radius - 0.9, self.radius - 0.9)
            return
        painter.setPen(QPen(theme.page, 1.5))
        painter.drawEllipse(self.knob, self.radius, self.radius)


def handles_of(view: TextView, span: Span) -> list[Handle]:
    """The handles at the ends of a passage; none at an end that is folded away."""
    radius = max(4.5, view.theme.text_size * 0.27)
    found = []
    for end in End:
        area = _character(view, span.start if end is End.START else span.end - 1)
        if area is None:
            continue
        x = area.left() - _LINE if end is End.START else area.right()
        y = area.top() - radius + 1 if end is End.START else area.bottom() + radius - 1
        line = QRectF(x, area.top(), _LINE, area.height())
        found.append(Handle(end, line, QPointF(x + _LINE / 2, y), radius))
    return found


def _character(view: TextView, offset: int) -> QRectF | None:
    """Where the character at an offset stands in the viewport."""
    position = view.position(offset)
    block = view.document().findBlock(position)
    if not block.isValid() or not block.isVisible():
        return None
    start = position - block.position()
    areas = view.rectangles.of(block, start, view.position(offset + 1) - block.position())
    if not areas:
        return None
    return areas[0].translated(
        block.layout().position() - QPointF(0, view.verticalScrollBar().value())
    )
