"""One part of the query in a frame, with a cross that takes it out."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from briefreader.ui.rows import draw_line
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

INSIDE = 10
"""Pixels between the frame and the words: these then begin where the search box writes."""
_CROSS = 1.7
"""The room of the cross at the right end, in sizes of the text."""
_ARM = 0.23
_WIDEST = 220
_GRID = 4
_MINUS = "−"


class Chip(QAbstractButton):
    """Clicked, by its cross or by a key, it wants to be taken out; its words can be clicked too."""

    words_clicked = Signal()
    stepped = Signal(int)  # to the next chip (1), or the one before (-1)
    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._negative = False
        self._has_cross = True
        self._over_cross = False
        self.setAccessibleName("Part of the search")
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setFont(theme.control_font(0.92))
        self.update()

    def show_part(self, words: str, explained: str, *, negative: bool) -> None:
        """Show a part of the query; `explained` is what it asks, for the tooltip."""
        self._negative, self._has_cross = negative, True
        self._name(words, explained, "Delete takes it out of the search")

    def show_more(self, count: int) -> None:
        """Stand for parts that have no room."""
        self._negative, self._has_cross = False, False
        self._name(f"+{count:,}", f"{count:,} more parts of the search", "Lists them")

    def _name(self, words: str, name: str, description: str) -> None:
        self.setText(words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(name)
        self.update()

    # --- measures ----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text()) + INSIDE + 1
        width += metrics.horizontalAdvance(f"{_MINUS} ") if self._negative else 0
        width += self._cross_width() if self._has_cross else INSIDE
        return QSize(min(round(width), _WIDEST), chip_height(self._theme))

    def _cross(self) -> QRectF:
        width = self._cross_width()
        return QRectF(self.width() - width, 0, width, self.height())

    def _cross_width(self) -> int:
        return round(_CROSS * self._theme.control_size)

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self.hasFocus() else 1.0
        frame = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        style = Qt.PenStyle.DashLine if self._negative else Qt.PenStyle.SolidLine
        edge = theme.field if self._negative or self.underMouse() else theme.rule
        if self.hasFocus():
            edge, style = theme.accent, Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, wide, style))
        painter.setBrush(theme.raised)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        line = QRectF(self.rect()).adjusted(INSIDE, 0, -INSIDE, 0)
        if self._negative:
            used = draw_line(painter, line, _MINUS, self.font(), theme.error)
            line.setLeft(line.left() + used + QFontMetricsF(self.font()).horizontalAdvance(" "))
        if self._has_cross:
            line.setRight(self._cross().left())
            self._paint_cross(painter)
        # The room is a little wider than measured, or a rounding would cut the last letter off.
        draw_line(painter, line.adjusted(0, 0, 1, 0), self.text(), self.font(), theme.body)

    def _paint_cross(self, painter: QPainter) -> None:
        cross, theme = self._cross(), self._theme
        centre = cross.center() - QPointF(1, 0)
        arm = _ARM * theme.control_size
        if self._over_cross:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawEllipse(centre, 2.6 * arm, 2.6 * arm)
        pen = QPen(theme.body if self._over_cross else theme.muted, 1.3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
        painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))

    # --- mouse and keys ----------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._has_cross and self._cross().contains(event.position())
        if over != self._over_cross:
            self._over_cross = over
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._over_cross = False
        super().leaveEvent(event)  # type: ignore[arg-type]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setDown(False)
        if event.button() is not Qt.MouseButton.LeftButton or not self.hitButton(
            event.position().toPoint()
        ):
            return
        if not self._has_cross or self._cross().contains(event.position()):
            self.click()
        else:
            self.words_clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        forward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        match event.key():
            case keys.Key_Delete | keys.Key_Backspace if self._has_cross:
                self.click()
            case keys.Key_Return | keys.Key_Enter | keys.Key_Space:
                self.click()
            case keys.Key_Right:
                self.stepped.emit(1 if forward else -1)
            case keys.Key_Left:
                self.stepped.emit(-1 if forward else 1)
            case keys.Key_Up | keys.Key_Escape:
                self.left_upwards.emit()
            case keys.Key_Down:
                self.left_downwards.emit()
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def chip_height(theme: Theme) -> int:
    """The height of a chip in pixels, on the grid."""
    height = line_height(theme.control_font(0.92)) + 6
    return -(-height // _GRID) * _GRID
