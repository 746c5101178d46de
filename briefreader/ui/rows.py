"""What the rows of the window's lists have in common: their grid, background, tags and lines."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from briefreader.ui.text_layout import line_height, reads_from_right
from briefreader.ui.theme import Theme

MARGIN = 14
"""Pixels between a pane's edge and what stands in it."""
_LEAST_MARGIN = 2
_ACCENT_BAR = 3
_KEPT_LAYOUTS = 300
_KEPT_LINES = 3000


def row_width(view: QObject | None) -> int:
    """The width that the rows of a view are laid out for."""
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 300


def right_margin(view: QObject | None) -> int:
    """Pixels right of a row's text. A scroll bar takes its room from them: nothing moves."""
    if not isinstance(view, QAbstractItemView):
        return MARGIN
    return max(_LEAST_MARGIN, MARGIN - (view.width() - view.viewport().width()))


def paint_background(
    painter: QPainter, rect: QRect, option: QStyleOptionViewItem, theme: Theme
) -> None:
    """Fill a row that is selected or under the pointer; a bar marks the one with the focus."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.selected)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.hover)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(QRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height()), theme.accent)


def draw_line(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, *, right: bool = False
) -> float:
    """Draw one line of text, elided where it is too long; gives the width it takes.

    Text of a script written from the right stands at the right.
    """
    line = _fitted(text, font.key(), font, area.width())
    at_right = right or line.from_right
    baseline = area.top() + (area.height() - line.height) / 2 + line.ascent
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    left = area.right() - line.width if at_right else area.left()
    painter.drawText(QPointF(left, baseline), line.text)
    return line.width


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text cut to its room, and its measures in pixels."""

    text: str
    width: float
    height: float
    ascent: float
    from_right: bool


_lines: OrderedDict[tuple[str, str, float], _Line] = OrderedDict()


def _fitted(text: str, font_key: str, font: QFont, room: float) -> _Line:
    """A line cut to its room; the last ones are kept, since measuring costs more than painting."""
    key = (text, font_key, room)
    line = _lines.get(key)
    if line is None:
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        line = _lines[key] = _Line(
            text,
            metrics.horizontalAdvance(text),
            metrics.height(),
            metrics.ascent(),
            reads_from_right(text),
        )
        if len(_lines) > _KEPT_LINES:
            _lines.popitem(last=False)
    return line


def chip_height(font: QFont) -> int:
    """The height of a tag's chip in pixels."""
    return line_height(font) + 2


def chip_width(tag: str, font: QFont) -> float:
    """The width that a tag's chip would like to have, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(tag) + 2 * _inside(chip_height(font)) + 1


def _inside(height: float) -> float:
    """Pixels between a chip's end and its text."""
    return round(height * 0.42)


def paint_chip(painter: QPainter, chip: QRectF, tag: str, font: QFont, theme: Theme) -> None:
    """A tag in a rounded frame, elided where the chip is narrow."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = chip.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(theme.rule)
    painter.setBrush(theme.raised)
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
    inside = _inside(chip.height())
    draw_line(painter, chip.adjusted(inside, 0, -inside, 0), tag, font, theme.body)


def paint_chevron(
    painter: QPainter, centre: QPointF, size: float, colour: QColor, *, is_open: bool
) -> None:
    """The sign of a part that can be folded: pointing down when open, else to the right."""
    wide, deep = size / 2, size / 4
    path = QPainterPath()
    if is_open:
        path.moveTo(centre + QPointF(-wide, -deep))
        path.lineTo(centre + QPointF(0, deep))
        path.lineTo(centre + QPointF(wide, -deep))
    else:
        path.moveTo(centre + QPointF(-deep, -wide))
        path.lineTo(centre + QPointF(deep, 0))
        path.lineTo(centre + QPointF(-deep, wide))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)


class Layouts:
    """The layouts of the rows painted last, so that painting again lays nothing out."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QTextLayout] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], QTextLayout]) -> QTextLayout:
        """The layout kept under a key, made now if there is none."""
        layout = self._kept.get(key)
        if layout is None:
            layout = self._kept[key] = make()
            if len(self._kept) > _KEPT_LAYOUTS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return layout

    def clear(self) -> None:
        self._kept.clear()


class Rule(QWidget):
    """A thin line between two parts of a pane."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._colour = theme.rule
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)
