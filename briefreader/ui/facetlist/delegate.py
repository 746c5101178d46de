"""How a row of the facets is painted."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.ui.facetlist.rows import TITLES, Heading, More, Standing, Value
from briefreader.ui.row_list import ROW, Index
from briefreader.ui.rows import (
    draw_line,
    paint_background,
    paint_chevron,
    right_margin,
    row_width,
)
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_SIGN_LEFT = 7
_SIGNS = {Standing.FREE: "", Standing.CHOSEN: "✓", Standing.EXCLUDED: "–"}


class FacetDelegate(QStyledItemDelegate):
    """Headings in small capitals; values with the number of documents at the right.

    `is_late` paints everything paler: the counts are of a result that is no longer shown.
    """

    def __init__(self, theme: Theme, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indent = indent
        self.is_late = False
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.control_font()
        self._chosen_font = theme.control_font()
        self._chosen_font.setWeight(QFont.Weight.DemiBold)
        self._excluded_font = theme.control_font()
        self._excluded_font.setStrikeOut(True)
        self._count_font = theme.control_font(0.92)
        self._heading_font = theme.control_font(0.84)
        self._heading_font.setWeight(QFont.Weight.DemiBold)
        self._heading_font.setCapitalization(QFont.Capitalization.AllUppercase)
        self._heading_font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
        self._padding = round(theme.control_size * 0.24)
        self._height = line_height(self._font) + 2 * self._padding

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        first_heading = isinstance(index.data(ROW), Heading) and index.row() > 0
        return QSize(100, self._height + (2 * self._padding if first_heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        rect = QRect(0, option.rect.top(), row_width(self.parent()), option.rect.height())
        paint_background(painter, rect, option, self._theme)
        right = rect.width() - right_margin(self.parent())
        top = rect.bottom() + 1 - self._height
        line = QRectF(self._indent, top, right - self._indent, self._height)
        if isinstance(row, Heading):
            self._paint_heading(painter, line, row)
        elif isinstance(row, Value):
            self._paint_value(painter, line, row)
        elif isinstance(row, More):
            link = self._theme.muted if self.is_late else self._theme.link
            draw_line(painter, line, row.text, self._count_font, link)
        painter.restore()

    def _paint_heading(self, painter: QPainter, line: QRectF, row: Heading) -> None:
        muted = self._theme.muted
        size = self._heading_font.pixelSize() * 0.72
        centre = QPointF(line.right() - size / 2 - 1, line.center().y())
        paint_chevron(painter, centre, size, muted, is_open=row.is_open)
        line.setRight(centre.x() - size)
        used = draw_line(painter, line, TITLES[row.kind], self._heading_font, muted)
        line.setLeft(line.left() + used + self._theme.control_size * 0.6)
        if row.count:
            draw_line(painter, line, f"{row.count:,}", self._count_font, muted)

    def _paint_value(self, painter: QPainter, line: QRectF, row: Value) -> None:
        theme = self._theme
        colour = theme.muted if self.is_late else theme.body
        sign = _SIGNS[row.standing]
        if sign:
            gutter = QRectF(_SIGN_LEFT, line.top(), self._indent - _SIGN_LEFT, line.height())
            draw_line(painter, gutter, sign, self._chosen_font, theme.accent)
        if row.standing is not Standing.EXCLUDED:
            count = f"{row.value.count:,}"
            used = draw_line(painter, line, count, self._count_font, theme.muted, right=True)
            line.setRight(line.right() - used - theme.control_size)
        fonts = {Standing.CHOSEN: self._chosen_font, Standing.EXCLUDED: self._excluded_font}
        draw_line(painter, line, row.value.label, fonts.get(row.standing, self._font), colour)
