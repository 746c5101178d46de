"""The dates of a document as they lie in time, drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from html import escape
from math import log2
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefreader.domain.edtf import Days, days_of
from briefreader.domain.fact import FactKind
from briefreader.ui.dates import readable_date
from briefreader.ui.factlist.axis import Axis, lay_out, middle, nearest
from briefreader.ui.factlist.entries import Entry, Group
from briefreader.ui.rows import MARGIN
from briefreader.ui.theme import Theme

LEAST = 2
"""A document with fewer dates that have their place in time has no timeline."""

_EXACT = 31
"""A date of more days than this is drawn as the time that it spans."""

_REACH = 9.0
"""Pixels from a mark within which it is meant."""


class Mark(NamedTuple):
    """A date of the document: its days, and the entry that it belongs to."""

    days: Days
    entry: Entry


def marks_of(groups: Iterable[Group]) -> tuple[Mark, ...]:
    """The dates among facts that have their place in time, in its order."""
    marks = []
    for group in groups:
        for entry in group.entries if group.entries[0].kind is FactKind.DATE else ():
            days = days_of(str(entry.facts[0].value or "")) if entry.facts else None
            if days is not None:
                marks.append(Mark(days, entry))
    return tuple(sorted(marks, key=lambda mark: middle(mark.days)))


class Timeline(QWidget):
    """An axis with a mark for each date; a click or an arrow key goes to its mention.

    What was long before or after the story is set apart by a break. The day on which the document
    was published has a mark of its own.
    """

    chosen = Signal(object, int)  # Entry; 1 to go on to its next mention, -1 to the previous one
    left = Signal()  # Escape was pressed
    entered = Signal()  # Down was pressed: go on to the list

    def __init__(
        self, theme: Theme, preview: Callable[[Entry], str], parent: QWidget | None = None
    ) -> None:
        """`preview` gives the sentence of a date."""
        super().__init__(parent)
        self._preview = preview
        self._marks: tuple[Mark, ...] = ()
        self._published: Days | None = None
        self._published_on = ""
        self._current = -1
        self._hovered = -1
        self._axis = Axis((), ())
        self._places: list[float] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline of the document")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.control_font(0.84)
        self._metrics = QFontMetricsF(self._font)
        self._tallest = round(theme.control_size * 1.5)
        self._lay_out()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, self._axis_top + self._tick + round(self._metrics.height()) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @property
    def _axis_top(self) -> int:
        """Where the axis lies: below the mark of the publication and the marks of the dates."""
        return round(self._theme.control_size * 0.75) + self._tallest

    @property
    def _tick(self) -> int:
        return max(3, round(self._theme.control_size * 0.3))

    # --- what is shown -----------------------------------------------------------------------

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The dates that are drawn, in the order of time."""
        return tuple(mark.entry for mark in self._marks)

    def show_dates(self, marks: tuple[Mark, ...], published: str | None) -> None:
        """Draw dates in the order of time, and when the document was published.

        `published` is an ISO date as exact as it is known.
        """
        self._marks = marks
        self._published = days_of(published or "")
        self._published_on = readable_date(published)
        self._current = self._hovered = -1
        self.setVisible(len(self._marks) >= LEAST)
        self._lay_out()
        self._describe()

    def set_current(self, entry: Entry | None) -> None:
        """Mark the date whose mentions are lit; None, or no date, marks nothing."""
        numbers = (n for n, mark in enumerate(self._marks) if mark.entry == entry)
        self._current = next(numbers, -1) if entry is not None else -1
        self._describe()
        self.update()

    def place_of(self, entry: Entry) -> QPoint:
        """Where the mark of a date is, in the widget."""
        number = self.entries.index(entry)
        return QPoint(round(self._places[number]), self._axis_top - 3)

    def _describe(self) -> None:
        """Tell a screen reader what is there, or which date is current."""
        if 0 <= self._current < len(self._marks):
            entry = self._marks[self._current].entry
            place = f"date {self._current + 1:,} of {len(self._marks):,}"
            said = f"{entry.label}, {place}. {self._preview(entry)}"
        elif self._marks:
            first, last = self._marks[0].entry.label, self._marks[-1].entry.label
            said = f"{len(self._marks):,} dates, {first} to {last}."
            said += f" Published {self._published_on}." if self._published else ""
            said += " The arrow keys go from date to date."
        else:
            said = ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if QAccessible.isActive() and self.hasFocus():
                changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
                QAccessible.updateAccessibility(changed)

    # --- places ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        days = [mark.days for mark in self._marks]
        days += [self._published] if self._published else []
        width = self.width() - 2 * MARGIN
        self._axis = lay_out(days, width, self._metrics.horizontalAdvance, MARGIN)
        self._places = [self._axis.place(middle(mark.days)) for mark in self._marks]
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _at(self, position: QPointF) -> int:
        """The number of the mark at a point; -1 for none."""
        found = nearest(self._places, position.x(), _REACH)
        return -1 if found is None else found

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.panel)
        if not self._axis.stretches:
            return
        self._paint_axis(painter)
        self._paint_ticks(painter)
        self._paint_publication(painter)
        self._paint_marks(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.focus, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(3.5, 0.5, -3.5, -0.5))

    def _paint_axis(self, painter: QPainter) -> None:
        """The line, and two slanting strokes where it is broken."""
        top = self._axis_top
        for stretch in self._axis.stretches:
            wide = max(1.0, stretch.right - stretch.left)
            painter.fillRect(QRectF(stretch.left, top, wide, 1), self._theme.field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.field, 1.2))
        high = self._theme.control_size * 0.4
        for at in self._axis.breaks:
            for side in (-2.5, 2.5):
                foot = QPointF(at + side - 2, top + high)
                painter.drawLine(foot, QPointF(at + side + 2, top + 1 - high))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_ticks(self, painter: QPainter) -> None:
        painter.setFont(self._font)
        baseline = self._axis_top + self._tick + 1 + self._metrics.ascent()
        for stretch in self._axis.stretches:
            for tick in self._axis.ticks:
                if not stretch.left <= tick.at <= stretch.right:
                    continue
                long = self._tick if tick.label else self._tick / 2
                painter.fillRect(
                    QRectF(round(tick.at), self._axis_top + 1, 1, long), self._theme.field
                )
                if tick.label:
                    left, _ = tick.ends(stretch, self._metrics.horizontalAdvance(tick.label))
                    painter.setPen(self._theme.muted)
                    painter.drawText(QPointF(left, baseline), tick.label)

    def _paint_publication(self, painter: QPainter) -> None:
        """A triangle above a line down to the axis."""
        if self._published is None:
            return
        at, size = self._published_at, self._theme.control_size * 0.32
        painter.setPen(QPen(self._theme.muted, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(round(at), 2 * size), QPointF(round(at), self._axis_top))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.body)
        points = [QPointF(at - size, 1), QPointF(at + size, 1), QPointF(at, 1 + 1.7 * size)]
        painter.drawPolygon(QPolygonF(points))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    @property
    def _published_at(self) -> float:
        return self._axis.place(middle(self._published)) if self._published else -1.0

    def _paint_marks(self, painter: QPainter) -> None:
        """One bar for all dates at a pixel, the higher the more often they are mentioned."""
        spans: dict[tuple[int, int], None] = {}
        bars: dict[int, int] = {}
        for number, mark in enumerate(self._marks):
            at = round(self._places[number])
            bars[at] = max(bars.get(at, 0), len(mark.entry.spans))
            if mark.days.last - mark.days.first >= _EXACT:
                left, right = self._axis.extent(mark.days)
                spans[(round(left), round(right))] = None
        top = self._axis_top
        for left, right in spans:
            painter.fillRect(QRectF(left, top - 3, max(2, right - left), 3), self._theme.quote)
        for at, count in bars.items():
            self._paint_bar(painter, at, count, 2, self._theme.accent)
        for number, colour in (
            (self._hovered, self._theme.body),
            (self._current, self._theme.check),
        ):
            if 0 <= number < len(self._marks):
                count = len(self._marks[number].entry.spans)
                self._paint_bar(painter, round(self._places[number]), count, 5, colour)

    def _paint_bar(self, painter: QPainter, at: int, count: int, wide: int, colour: QColor) -> None:
        high = round(self._tallest * min(1.0, 0.4 + 0.2 * log2(count)))
        painter.fillRect(QRectF(at - wide // 2, self._axis_top - high, wide, high), colour)

    # --- mouse and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._choose(self._other_here(number))

    def _other_here(self, number: int) -> int:
        """The date behind the current one, where several lie on one pixel and one is current."""
        at = round(self._places[number])
        first = bisect_left(self._places, at - 0.5)
        last = bisect_right(self._places, at + 0.5)
        if not first <= self._current < last:
            return number
        return self._current + 1 if self._current < last - 1 else first

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.tooltip_at(QPointF(event.pos()))
            at = event.pos().x()
            around = QRect(at - 2, 0, 5, self.height())
            QToolTip.showText(event.globalPos(), text, self, around)
            return True
        return super().event(event)

    def tooltip_at(self, position: QPointF) -> str:
        """The date at a point with its sentence, or the day of publication, as HTML."""
        near = abs(self._published_at - position.x()) <= _REACH if self._published else False
        published = f"<div>Published {escape(self._published_on)}</div>" if near else ""
        number = self._at(position)
        if number < 0:
            return f"<qt>{published}</qt>" if published else ""
        entry = self._marks[number].entry
        said = f"<b>{escape(entry.label)}</b><div>{escape(self._preview(entry))}</div>"
        return f"<qt>{said}{published}</qt>"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        last = len(self._marks) - 1
        steps = {
            Qt.Key.Key_Right: min(last, self._current + 1),
            Qt.Key.Key_Left: max(0, self._current - 1) if self._current >= 0 else last,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        elif key in steps:
            if steps[key] != self._current:
                self._choose(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._current >= 0:
                self.chosen.emit(self._marks[self._current].entry, -1 if shift else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._marks[number].entry, 1)
