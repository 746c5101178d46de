"""How a row of the facts is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefreader.domain.fact import FactKind
from briefreader.ui.factlist.entries import Entry, Group
from briefreader.ui.factlist.model import Role
from briefreader.ui.text_layout import lay_out, line_height
from briefreader.ui.theme import Theme

MARGIN = 16
"""Pixels left and right of every row's text, headings included."""
_PADDING = 4
_HEADING_SPACE = 14
_LINES_BELOW = {
    FactKind.DATE: 1,
    FactKind.FIGURE: 1,
    FactKind.QUOTE: 3,
    FactKind.ASSESSMENT: 4,
    FactKind.QUESTION: 2,
    FactKind.KEY_SENTENCE: 3,
}


class FactDelegate(QStyledItemDelegate):
    """Group headings in small capitals; entries with their counts at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._label_font = theme.control_font()
        self._text_font = theme.control_font(0.93)
        self._heading_font = theme.control_font(0.84)
        self._heading_font.setWeight(QFont.Weight.DemiBold)
        self._heading_font.setCapitalization(QFont.Capitalization.AllUppercase)
        self._heading_font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        item = index.data(Role.ITEM)
        if not isinstance(item, Entry):
            space = 2 if index.row() == 0 else _HEADING_SPACE
            return QSize(100, line_height(self._heading_font) + 2 * _PADDING + space)
        height = line_height(self._label_font) if item.label else 0
        if item.text:
            width = max(80, self.parent_width() - 2 * MARGIN)
            lines = lay_out(item.text, self._text_font, width, _LINES_BELOW.get(item.kind, 1))
            height += lines.lineCount() * line_height(self._text_font)
        return QSize(100, height + 2 * _PADDING)

    def parent_width(self) -> int:
        """The width that rows are laid out for."""
        view = self.parent()
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 300

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item = index.data(Role.ITEM)
        painter.save()
        rect = QRect(0, option.rect.top(), self.parent_width(), option.rect.height())
        self._paint_background(painter, option, rect)
        area = rect.adjusted(MARGIN, _PADDING, -MARGIN, -_PADDING)
        if isinstance(item, Group):
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            self._paint_group(painter, area, item, is_open)
        elif isinstance(item, Entry):
            self._paint_entry(painter, area, item)
        painter.restore()

    def _paint_background(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.selected)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(0, rect.top(), 3, rect.height()), self._theme.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.hover)

    def _paint_group(self, painter: QPainter, area: QRect, group: Group, is_open: bool) -> None:
        height = line_height(self._heading_font)
        line = QRect(area.left(), area.bottom() - height + 1, area.width(), height)
        painter.setFont(self._heading_font)
        painter.setPen(self._theme.muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, group.title)
        count = f"{len(group.entries)}" + ("" if is_open else "  +")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, count)

    def _paint_entry(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        if entry.label:
            self._paint_label(painter, area, entry)
            area = area.adjusted(0, line_height(self._label_font), 0, 0)
        if entry.text:
            lines = lay_out(
                entry.text, self._text_font, area.width(), _LINES_BELOW.get(entry.kind, 1)
            )
            painter.setPen(self._theme.body if not entry.label else self._theme.muted)
            lines.draw(painter, QPointF(area.topLeft()))

    def _paint_label(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        line = QRect(area.left(), area.top(), area.width(), line_height(self._label_font))
        right = line.right() + 1
        painter.setFont(self._text_font)
        if len(entry.spans) > 1:
            count = str(len(entry.spans))
            painter.setPen(self._theme.muted)
            painter.drawText(
                line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
            )
            right -= QFontMetrics(self._text_font).horizontalAdvance(count) + 12
        font = QFont(self._label_font)
        font.setItalic(entry.uncertain)
        room = right - line.left()
        left = self._draw(painter, line, line.left(), room, entry.label, font, self._theme.body)
        if entry.aside and right - left > 50:
            room = right - left - 8
            self._draw(
                painter, line, left + 8, room, entry.aside, self._text_font, self._theme.muted
            )

    @staticmethod
    def _draw(
        painter: QPainter,
        line: QRect,
        left: int,
        room: int,
        text: str,
        font: QFont,
        colour: QColor,
    ) -> int:
        """Draw text cut to its room; gives where it ends."""
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(
            QRect(left, line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return left + metrics.horizontalAdvance(text)
