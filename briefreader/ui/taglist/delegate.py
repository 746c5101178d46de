"""How a row of the tree of tags is painted."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.colour import Colour
from briefreader.ui.facetlist.rows import Standing
from briefreader.ui.row_list import ROW, Index
from briefreader.ui.rows import (
    draw_line,
    paint_background,
    paint_chevron,
    right_margin,
    row_width,
)
from briefreader.ui.taglist.model import TagsModel
from briefreader.ui.taglist.rows import TagRow
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_SIGN_LEFT = 7
_SIGNS = {Standing.FREE: "", Standing.CHOSEN: "✓", Standing.EXCLUDED: "–"}
_LARGEST_SIGN = 14
"""Pixels: what stands in the margin has the same room whatever the size of the text."""

_STEP = 1.1
"""By how much a level is indented, in sizes of the font."""

_MOST_INDENT = 0.4
"""How much of the row's width the indent may take."""


class TagDelegate(QStyledItemDelegate):
    """A sign of folding, the name, a dot in the tag's colour, the number of documents."""

    def __init__(self, theme: Theme, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indent = indent
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.control_font()
        self._chosen_font = theme.control_font()
        self._chosen_font.setWeight(QFont.Weight.DemiBold)
        self._excluded_font = theme.control_font()
        self._excluded_font.setStrikeOut(True)
        self._sign_font = theme.control_font(min(1.0, _LARGEST_SIGN / theme.control_size))
        self._sign_font.setWeight(QFont.Weight.DemiBold)
        self._count_font = theme.control_font(0.92)
        self._padding = round(theme.control_size * 0.24)
        self._height = line_height(self._font) + 2 * self._padding

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._height)

    def fold_area(self, rect: QRect, row: TagRow) -> QRectF:
        """Where a click folds a tag; empty for one with none below it."""
        if not row.node.children:
            return QRectF()
        left = self._left(row, rect.width())
        return QRectF(left - 4, rect.top(), self._sign_width() + 4, rect.height())

    def _left(self, row: TagRow, width: int) -> float:
        """Where the row of a level begins; deep levels stand no further to the right."""
        return self._indent + min(row.depth * self._step(), width * _MOST_INDENT)

    def _step(self) -> float:
        return self._theme.control_size * _STEP

    def _sign_width(self) -> float:
        return self._theme.control_size * 1.15

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, TagRow):
            return
        painter.save()
        width = row_width(self.parent())
        rect = QRect(0, option.rect.top(), width, option.rect.height())
        paint_background(painter, rect, option, self._theme)
        left = self._left(row, width)
        line = QRectF(left, rect.top(), width - right_margin(self.parent()) - left, rect.height())
        if row.node.children:
            centre = QPointF(left + self._sign_width() * 0.35, line.center().y())
            size = self._theme.control_size * 0.6
            paint_chevron(painter, centre, size, self._theme.muted, is_open=row.is_open)
        model = index.model()
        if isinstance(model, TagsModel) and model.has_levels:
            line.setLeft(left + self._sign_width())
        self._paint_tag(painter, line, row)
        painter.restore()

    def _paint_tag(self, painter: QPainter, line: QRectF, row: TagRow) -> None:
        theme = self._theme
        if _SIGNS[row.standing]:
            gutter = QRectF(_SIGN_LEFT, line.top(), self._indent - _SIGN_LEFT, line.height())
            draw_line(painter, gutter, _SIGNS[row.standing], self._sign_font, theme.accent)
        count = f"{row.node.documents:,}" if row.node.annotations else "–"
        used = draw_line(painter, line, count, self._count_font, theme.muted, right=True)
        line.setRight(line.right() - used - theme.control_size)
        fonts = {Standing.CHOSEN: self._chosen_font, Standing.EXCLUDED: self._excluded_font}
        colour = theme.body if row.node.annotations else theme.muted
        dot = theme.control_size * 0.62
        if row.node.colour is not None:
            line.setRight(line.right() - dot * 2)
        used = draw_line(painter, line, row.node.name, fonts.get(row.standing, self._font), colour)
        if row.node.colour is not None:
            centre = QPointF(line.left() + used + dot * 1.3, line.center().y())
            self._paint_dot(painter, centre, dot / 2, row.node.colour)

    def _paint_dot(self, painter: QPainter, centre: QPointF, radius: float, of: Colour) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.underline[of], 1.2))
        painter.setBrush(self._theme.highlight[of])
        painter.drawEllipse(centre, radius, radius)
