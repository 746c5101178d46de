"""How a row of the facts is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.fact import FactKind
from briefreader.ui.factlist.entries import Entry, Group, More
from briefreader.ui.factlist.model import FactsModel
from briefreader.ui.line_count import LineCounter
from briefreader.ui.rows import (
    MARGIN,
    Layouts,
    draw_line,
    paint_background,
    paint_chevron,
    right_margin,
    row_width,
)
from briefreader.ui.text_layout import lay_out, line_height
from briefreader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LINES_BELOW = {
    FactKind.DATE: 2,
    FactKind.EVENT: 1,
    FactKind.FIGURE: 1,
    FactKind.QUOTE: 4,
    FactKind.ASSESSMENT: 4,
    FactKind.QUESTION: 3,
    FactKind.KEY_SENTENCE: 4,
}
_NARROWEST = 60
_NARROWEST_ASIDE = 40


class FactDelegate(QStyledItemDelegate):
    """Group headings in small capitals; entries with their counts at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._label_font = theme.control_font()
        self._title_font = theme.control_font()
        self._title_font.setWeight(QFont.Weight.Medium)
        self._text_font = theme.control_font(0.95)
        self._heading_font = theme.control_font(0.84)
        self._heading_font.setWeight(QFont.Weight.DemiBold)
        self._heading_font.setCapitalization(QFont.Capitalization.AllUppercase)
        self._heading_font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
        self._count_font = theme.control_font(0.92)
        self._padding = round(theme.control_size * 0.32)
        self._label_height = line_height(self._label_font)
        self._text_height = line_height(self._text_font)
        self._heading_height = line_height(self._heading_font)
        self._name_size = QSize(100, self._label_height + 2 * self._padding)
        self._counter = LineCounter(self._text_font)
        self._counts: dict[tuple[str, int], int] = {}
        self._counted_width = 0
        self._layouts.clear()

    # --- heights -----------------------------------------------------------------------------

    def heading_height(self, *, first: bool) -> int:
        """The height of a group's heading: the first one needs no space above it."""
        space = self._padding if first else round(self._theme.control_size * 1.15)
        return self._heading_height + 2 * self._padding + space

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = _item(index)
        if isinstance(item, More):
            return self._name_size
        if not isinstance(item, Entry):
            return QSize(100, self.heading_height(first=index.row() == 0))
        if not item.text:
            return self._name_size
        height = self._label_height if item.label and not self._continues(item, index) else 0
        height += self._lines(item, self._text_width()) * self._text_height
        return QSize(100, height + 2 * self._padding)

    def _text_width(self) -> int:
        view = self.parent()
        return max(_NARROWEST, row_width(view) - MARGIN - right_margin(view))

    def _lines(self, entry: Entry, width: int) -> int:
        """How many lines an entry's text takes."""
        if width != self._counted_width:
            self._counts, self._counted_width = {}, width
        most = _LINES_BELOW.get(entry.kind, 1)
        if most == 1:
            return 1
        key = (entry.text, most)
        count = self._counts.get(key)
        if count is None:
            count = self._counts[key] = self._counter.lines(entry.text, width, most)
        return count

    def _continues(self, entry: Entry, index: Index) -> bool:
        """Whether a quotation has the speaker of the row above, who need not be named again."""
        if entry.kind is not FactKind.QUOTE or entry.uncertain or index.row() == 0:
            return False
        above = _item(index, above=1)
        return isinstance(above, Entry) and (above.label, above.aside) == (entry.label, entry.aside)

    # --- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = _item(index)
        painter.save()
        rect = QRect(0, option.rect.top(), row_width(self.parent()), option.rect.height())
        paint_background(painter, rect, option, self._theme)
        if isinstance(item, Group):
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            self.paint_heading(painter, rect, item, is_open=is_open)
        padding = self._padding
        area = rect.adjusted(MARGIN, padding, -right_margin(self.parent()), -padding)
        if isinstance(item, More):
            draw_line(painter, QRectF(area), item.label, self._count_font, self._theme.link)
        elif isinstance(item, Entry):
            self._paint_entry(painter, area, item, continues=self._continues(item, index))
        painter.restore()

    def paint_heading(self, painter: QPainter, rect: QRect, group: Group, *, is_open: bool) -> None:
        """A group's title and the number of its entries, at the bottom of `rect`."""
        right = rect.width() - right_margin(self.parent())
        top = rect.bottom() + 1 - self._padding - self._heading_height
        line = QRectF(MARGIN, top, right - MARGIN, self._heading_height)
        size = self._heading_font.pixelSize() * 0.72
        centre = QPointF(right - size / 2 - 1, line.center().y())
        paint_chevron(painter, centre, size, self._theme.muted, is_open=is_open)
        line.setRight(centre.x() - size)
        muted = self._theme.muted
        used = draw_line(painter, line, group.title, self._heading_font, muted)
        line.setLeft(line.left() + used + self._theme.control_size * 0.6)
        draw_line(painter, line, str(len(group.entries)), self._count_font, muted)

    def _paint_entry(
        self, painter: QPainter, area: QRect, entry: Entry, *, continues: bool
    ) -> None:
        if entry.label and not continues:
            self._paint_label(painter, area, entry)
            area = area.adjusted(0, self._label_height, 0, 0)
        if entry.text:
            context = entry.kind in (FactKind.DATE, FactKind.EVENT, FactKind.FIGURE)
            painter.setPen(self._theme.muted if context else self._theme.body)
            self._layout(entry, area.width()).draw(painter, QPointF(area.topLeft()))

    def _layout(self, entry: Entry, width: int) -> QTextLayout:
        lines = self._lines(entry, width)
        return self._layouts.get(
            (entry.text, width, lines), lambda: lay_out(entry.text, self._text_font, width, lines)
        )

    def _paint_label(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        theme = self._theme
        line = QRectF(area.left(), area.top(), area.width(), self._label_height)
        if len(entry.spans) > 1:
            count = f"{len(entry.spans):,}"
            used = draw_line(painter, line, count, self._count_font, theme.muted, right=True)
            line.setRight(line.right() - used - theme.control_size)
        font = QFont(self._title_font if entry.text else self._label_font)
        font.setItalic(entry.uncertain)
        used = draw_line(painter, line, entry.label, font, theme.body)
        line.setLeft(line.left() + used + theme.control_size * 0.6)
        if entry.aside and line.width() > _NARROWEST_ASIDE:
            draw_line(painter, line, entry.aside, self._count_font, theme.muted)


def _item(index: Index, above: int = 0) -> Group | Entry | More | None:
    """What stands at an index, or so many rows above it: asked of the model without Qt between."""
    model = index.model()
    return model.item(index, above) if isinstance(model, FactsModel) else None
