"""How one row of the document list is painted."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.document import Summary
from briefreader.domain.hit import Hit, Snippet
from briefreader.ui.dates import readable_date
from briefreader.ui.formats import format_name
from briefreader.ui.line_count import LineCounter
from briefreader.ui.listing.excerpt import Excerpt, below_each_other, showing_match, tells_more
from briefreader.ui.listing.model import Index, Role
from briefreader.ui.rows import (
    Layouts,
    chip_width,
    draw_line,
    paint_background,
    paint_chevron,
    paint_chip,
    right_margin,
)
from briefreader.ui.text_layout import Style, lay_out, line_height
from briefreader.ui.theme import Theme

GUTTER = 24
"""Pixels left of a row's text: the room of the unread mark, up to where the search box writes."""
_LINES = 2
_BETWEEN = 5
_CHEVRON = 7.0
_SPARE = 2
"""Pixels that a line of its own leaves free: its words are measured one by one, then together."""
_MOST_TAGS = 3
_SHORTEST = 3
"""Letters, with the ellipsis, of a publisher so short that it says nothing."""
_TAGS_SHARE = 0.55
"""The part of the second line that tags may take."""


class DocumentDelegate(QStyledItemDelegate):
    """Title, publisher and date, tags, and the first lines or the snippet of the hit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._title_font = theme.control_font(1.04)
        self._title_font.setWeight(QFont.Weight.DemiBold)
        self._small_font = theme.control_font(0.92)
        self._text_font = theme.control_font(0.96)
        self._title_height = line_height(self._title_font)
        self._small_height = line_height(self._small_font)
        self._text_height = line_height(self._text_font)
        self._padding = round(theme.control_size * 0.75)
        self._gap = round(theme.control_size * 0.2)
        self._counter = LineCounter(self._text_font)
        self._match = QTextCharFormat()
        self._match.setBackground(theme.hit)
        self._match.setForeground(theme.body)
        self._layouts.clear()

    def row_height(self) -> int:
        """The height of every row, in pixels."""
        text = self._title_height + self._small_height + _LINES * self._text_height
        return text + 2 * self._gap + 2 * self._padding + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, hit = index.data(Role.SUMMARY), index.data(Role.HIT)
        if not isinstance(row, Summary):
            return
        hit = hit if isinstance(hit, Hit) else None
        painter.save()
        self._paint_background(painter, option)
        right = right_margin(self.parent())
        area = QRectF(option.rect.adjusted(GUTTER, self._padding, -right, -self._padding - 1))
        line = QRectF(area.left(), area.top(), area.width(), self._title_height)
        if row.unread and not row.problem:
            self._paint_unread(painter, line)
        self._paint_title(painter, line, row, hit)
        top = line.bottom() + self._gap
        line = QRectF(area.left(), top, area.width(), self._small_height)
        self._paint_about(painter, line, row)
        top = line.bottom() + self._gap
        painter.setPen(self._theme.error if row.problem else self._theme.muted)
        self._text(row, hit, int(area.width())).draw(painter, QPointF(area.left(), top))
        painter.restore()

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect, right = QRect(option.rect), right_margin(self.parent())
        paint_background(painter, rect, option, self._theme)
        if not option.state & QStyle.StateFlag.State_Selected:
            rule = QRect(rect.left() + GUTTER, rect.bottom(), rect.width() - GUTTER - right, 1)
            painter.fillRect(rule, self._theme.rule)

    def _paint_unread(self, painter: QPainter, line: QRectF) -> None:
        radius = self._theme.control_size * 0.26
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        centre = QPointF(line.left() - GUTTER / 2 + 1, line.center().y() + 0.5)
        painter.drawEllipse(centre, radius, radius)

    def _paint_title(self, painter: QPainter, line: QRectF, row: Summary, hit: Hit | None) -> None:
        theme, line = self._theme, QRectF(line)
        if hit and hit.count:
            line.setRight(self._paint_count(painter, line, hit) - 2 * _BETWEEN)
        for text, colour in _marks(row, theme):
            used = draw_line(painter, line, text, self._small_font, colour, right=True)
            line.setRight(line.right() - used - 2 * _BETWEEN)
        if row.starred:
            used = draw_line(painter, line, "★", self._title_font, theme.warning, right=True)
            line.setRight(line.right() - used - _BETWEEN)
        draw_line(painter, line, row.title, self._title_font, theme.body)

    def _paint_count(self, painter: QPainter, line: QRectF, hit: Hit) -> float:
        """Paint how many hits there are; gives where that begins."""
        colour = self._theme.muted
        if hit.count > 1:
            centre = QPointF(line.right() - _CHEVRON / 2, line.center().y() + 1)
            paint_chevron(painter, centre, _CHEVRON, colour, is_open=True)
            line = line.adjusted(0, 0, -_CHEVRON - _BETWEEN, 0)
        return line.right() - draw_line(
            painter, line, _count(hit), self._small_font, colour, right=True
        )

    def count_area(self, rect: QRect, hit: Hit | None) -> QRect:
        """Where in a row a click asks for all passages; empty where there is one hit at most."""
        if hit is None or hit.count < 2:
            return QRect()
        width = QFontMetricsF(self._small_font).horizontalAdvance(_count(hit))
        width += _CHEVRON + 2 * _BETWEEN + right_margin(self.parent())
        height = self._padding + self._title_height
        return QRect(rect.right() - round(width), rect.top(), round(width) + 1, height)

    def _paint_about(self, painter: QPainter, line: QRectF, row: Summary) -> None:
        line = self._paint_tags(painter, QRectF(line), row.tags)
        metrics = QFontMetricsF(self._small_font)
        parts = _about(row)
        # Format and kind give way first, then the publisher; the date stays whole.
        while len(parts) > 2 and metrics.horizontalAdvance(" · ".join(parts)) > line.width():
            parts = parts[:-1]
        text = " · ".join(parts)
        if len(parts) > 1 and metrics.horizontalAdvance(text) > line.width():
            room = line.width() - metrics.horizontalAdvance(f" · {parts[1]}")
            short = metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, room)
            text = f"{short} · {parts[1]}" if len(short) > _SHORTEST else parts[1]
        draw_line(painter, line, text, self._small_font, self._theme.muted)

    def _paint_tags(self, painter: QPainter, line: QRectF, tags: tuple[str, ...]) -> QRectF:
        """Paint the first tags at the right end of a line; gives what is left of it."""
        least = line.right() - line.width() * _TAGS_SHARE
        for number, tag in enumerate(tags[:_MOST_TAGS]):
            room = line.right() - least
            width = chip_width(tag, self._small_font)
            if width > room and number:
                break
            width = min(width, room)
            chip = QRectF(line.right() - width, line.top() - 1, width, line.height() + 2)
            paint_chip(painter, chip, tag, self._small_font, self._theme)
            line.setRight(chip.left() - _BETWEEN)
        return line

    # --- the text ----------------------------------------------------------------------------

    def _text(self, row: Summary, hit: Hit | None, width: int) -> QTextLayout:
        snippets = hit.snippets if hit and not row.problem else ()
        key = row.id or row.path, row.problem or row.excerpt, snippets, width
        return self._layouts.get(key, lambda: self._laid_out(row, snippets, width))

    def _laid_out(self, row: Summary, snippets: tuple[Snippet, ...], width: int) -> QTextLayout:
        """The best passage on two lines; two on a line each where the second says more."""
        if not snippets:
            excerpt = Excerpt((row.problem or row.excerpt).replace("\n", " "))
        elif len(snippets) > 1 and tells_more(snippets[0], snippets[1]):
            metrics, end = QFontMetricsF(self._text_font), Qt.TextElideMode.ElideRight
            first, second = (showing_match(s, self._counter, width, 1) for s in snippets[:2])
            excerpt = below_each_other(
                first, second, lambda text: metrics.elidedText(text, end, width - _SPARE)
            )
        else:
            excerpt = showing_match(snippets[0], self._counter, width, _LINES)
        styles = [Style(match, self._match) for match in excerpt.matches]
        return lay_out(excerpt.text, self._text_font, width, _LINES, styles)


def _count(hit: Hit) -> str:
    return f"{hit.count:,} hit" + ("s" if hit.count > 1 else "")


def _marks(row: Summary, theme: Theme) -> tuple[tuple[str, QColor], ...]:
    """What happened to a document's file, in a word."""
    changed = (("changed", theme.accent),) if row.changed else ()
    return (*changed, *((("file gone", theme.warning),) if row.missing else ()))


def _about(row: Summary) -> tuple[str, ...]:
    """Publisher, date and kind, or the document's length where none is known; then its format."""
    if row.problem:
        return ("Needs a password" if row.needs_password else "Could not be read",)
    metadata = row.metadata
    known = (metadata.publisher or "", readable_date(metadata.published), metadata.kind)
    parts = tuple(part for part in known if part) or (
        f"{row.words:,} word" + ("" if row.words == 1 else "s"),
    )
    return (*parts, format_name(row.format)) if row.format else parts
