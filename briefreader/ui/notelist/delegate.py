"""How the card of a note is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefreader.domain.annotation import Placement, State
from briefreader.ui.notelist.model import STATES, Role, quote_of
from briefreader.ui.text_layout import lay_out, line_height
from briefreader.ui.theme import Theme

MARGIN = 16
_PADDING = 9
_GAP = 4
_BAR = 12
_QUOTE_LINES = 2
_NOTE_LINES = 8


class NoteDelegate(QStyledItemDelegate):
    """A colour bar, the words, the note, the tags."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._quote_font = theme.reading_font(theme.control_size / theme.text_size)
        self._note_font = theme.control_font()
        self._small_font = theme.control_font(0.88)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        placement = index.data(Role.PLACEMENT)
        if not isinstance(placement, Placement):
            return QSize(100, 40)
        width = self._width() - 2 * MARGIN - _BAR
        heights = [
            part.lineCount() * line_height(part.font()) for part in self._parts(placement, width)
        ]
        if placement.annotation.tags:
            heights.append(line_height(self._small_font) + 4)
        return QSize(100, sum(heights) + _GAP * (len(heights) - 1) + 2 * _PADDING)

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 300

    def _parts(self, placement: Placement, width: int) -> list[QTextLayout]:
        """The quote, the note and the state, as far as there are any."""
        annotation = placement.annotation
        parts = [lay_out(quote_of(placement), self._quote_font, width, _QUOTE_LINES)]
        if annotation.note:
            parts.append(lay_out(annotation.note, self._note_font, width, _NOTE_LINES))
        if placement.state in STATES:
            parts.append(lay_out(STATES[placement.state], self._small_font, width, 2))
        return parts

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        placement = index.data(Role.PLACEMENT)
        if not isinstance(placement, Placement):
            return
        painter.save()
        rect, theme = QRect(option.rect), self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.hover)
        painter.fillRect(
            QRect(rect.left() + MARGIN, rect.bottom(), rect.width() - 2 * MARGIN, 1), theme.rule
        )
        area = rect.adjusted(MARGIN, _PADDING, -MARGIN, -_PADDING)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.underline[placement.annotation.colour])
        painter.drawRoundedRect(QRectF(area.left(), area.top() + 1, 3, area.height() - 2), 1.5, 1.5)
        self._paint_words(painter, area.adjusted(_BAR, 0, 0, 0), placement)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, placement: Placement) -> None:
        theme, annotation = self._theme, placement.annotation
        top = area.top()
        has_note = bool(annotation.note)
        for number, part in enumerate(self._parts(placement, area.width())):
            colour = theme.muted if number == 0 and has_note else theme.body
            if number == (2 if has_note else 1):
                colour = theme.muted if placement.state is State.MOVED else theme.warning
            painter.setPen(colour)
            part.draw(painter, QPointF(area.left(), top))
            top += part.lineCount() * line_height(part.font()) + _GAP
        if annotation.tags:
            self._paint_tags(painter, QRect(area.left(), top, area.width(), 20), annotation.tags)

    def _paint_tags(self, painter: QPainter, area: QRect, tags: tuple[str, ...]) -> None:
        metrics = QFontMetrics(self._small_font)
        painter.setFont(QFont(self._small_font))
        left, height = area.left(), line_height(self._small_font) + 2
        for tag in tags:
            width = metrics.horizontalAdvance(tag) + 16
            if left + width > area.right():
                painter.setPen(self._theme.muted)
                painter.drawText(QPointF(left, area.top() + metrics.ascent() + 1), "…")
                return
            chip = QRectF(left, area.top(), width, height)
            painter.setPen(self._theme.field)
            painter.setBrush(self._theme.raised)
            painter.drawRoundedRect(chip, height / 2, height / 2)
            painter.setPen(self._theme.body)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, tag)
            left += width + 5
