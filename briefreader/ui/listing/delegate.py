"""How one row of the document list is painted."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.document import Summary
from briefreader.domain.hit import Hit, Snippet
from briefreader.ui.dates import readable_date
from briefreader.ui.listing.model import Index, Role
from briefreader.ui.offsets import Utf16Offsets
from briefreader.ui.theme import Theme

MARGIN = 14
"""Pixels left and right of a row's text."""
PADDING = 10
"""Pixels above and below it."""
_GAP = 3
_LINES = 2
_CACHED = 400


class DocumentDelegate(QStyledItemDelegate):
    """Title, publisher and date, tags, and the first lines or the snippet of the hit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts: OrderedDict[tuple[object, ...], QTextLayout] = OrderedDict()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._title_font = theme.control_font(1.04)
        self._title_font.setWeight(self._title_font.Weight.DemiBold)
        self._small_font = theme.control_font(0.9)
        self._text_font = theme.control_font(0.96)
        self._title_height = QFontMetrics(self._title_font).height()
        self._small_height = QFontMetrics(self._small_font).height()
        self._text_height = round(QFontMetrics(self._text_font).height() * 1.08)
        self._layouts.clear()

    def row_height(self) -> int:
        """The height of every row, in pixels."""
        text = self._title_height + self._small_height + _LINES * self._text_height
        return text + 2 * _GAP + 2 * PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.SUMMARY)
        if not isinstance(row, Summary):
            return
        hit = index.data(Role.HIT)
        painter.save()
        self._paint_background(painter, option)
        area: QRect = option.rect.adjusted(MARGIN, PADDING, -MARGIN, -PADDING)
        area = self._paint_title(painter, area, row, hit if isinstance(hit, Hit) else None)
        area = self._paint_about(painter, area, row)
        self._paint_text(painter, area, row, hit if isinstance(hit, Hit) else None)
        painter.restore()

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, rect, state = self._theme, option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.hover)
        rule = QRect(rect.left() + MARGIN, rect.bottom(), rect.width() - 2 * MARGIN, 1)
        painter.fillRect(rule, theme.rule)

    def _paint_title(self, painter: QPainter, area: QRect, row: Summary, hit: Hit | None) -> QRect:
        theme, line = self._theme, QRect(area.left(), area.top(), area.width(), self._title_height)
        right = line.right()
        painter.setFont(self._small_font)
        if hit and hit.count:
            text = f"{hit.count:,} hit" + ("s" if hit.count > 1 else "")
            width = QFontMetrics(self._small_font).horizontalAdvance(text)
            painter.setPen(theme.muted)
            painter.drawText(
                QRect(right - width, line.top(), width + 1, line.height()),
                Qt.AlignmentFlag.AlignVCenter,
                text,
            )
            right -= width + 8
        if row.starred:
            painter.setPen(theme.warning)
            painter.setFont(self._title_font)
            star = QRect(right - self._title_height, line.top(), self._title_height, line.height())
            painter.drawText(star, Qt.AlignmentFlag.AlignCenter, "★")
            right -= self._title_height + 2
        left = line.left()
        if row.unread and not row.problem:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawEllipse(QPointF(left - 7, line.center().y() + 0.5), 3.2, 3.2)
        painter.setFont(self._title_font)
        painter.setPen(theme.error if row.problem else theme.body)
        room = right - left
        title = QFontMetrics(self._title_font).elidedText(
            row.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(
            QRect(left, line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, title
        )
        return area.adjusted(0, self._title_height + _GAP, 0, 0)

    def _paint_about(self, painter: QPainter, area: QRect, row: Summary) -> QRect:
        theme, metrics = self._theme, QFontMetrics(self._small_font)
        painter.setFont(self._small_font)
        right = area.right() + 1
        for tag in row.tags[:3]:
            width = min(metrics.horizontalAdvance(tag), 110) + 14
            if right - width < area.left() + area.width() * 0.45:
                break
            chip = QRectF(right - width, area.top() - 1, width, self._small_height + 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.rule)
            painter.setBrush(theme.raised)
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setPen(theme.body)
            label = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, int(width) - 12)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, label)
            right -= width + 5
        about = " · ".join(part for part in _about(row) if part)
        painter.setPen(theme.muted)
        room = int(right - area.left())
        painter.drawText(
            QRect(area.left(), area.top(), room, self._small_height),
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(about, Qt.TextElideMode.ElideRight, room),
        )
        return area.adjusted(0, self._small_height + _GAP, 0, 0)

    def _paint_text(self, painter: QPainter, area: QRect, row: Summary, hit: Hit | None) -> None:
        snippet = hit.snippets[0] if hit and hit.snippets else None
        text = row.problem or (snippet.text if snippet else row.excerpt)
        key = (row.id or row.path, area.width(), snippet.span if snippet else None, text, hit)
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._laid_out(text, area.width(), snippet)
            self._layouts[key] = layout
            if len(self._layouts) > _CACHED:
                self._layouts.popitem(last=False)
        painter.setPen(self._theme.muted)
        layout.draw(painter, QPointF(area.topLeft()))

    def _laid_out(self, text: str, width: int, snippet: Snippet | None) -> QTextLayout:
        """At most two lines of text, the last one cut with an ellipsis, its matches marked."""
        text = text.replace("\n", " ")
        layout = QTextLayout(text, self._text_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if snippet is not None:
            layout.setFormats(self._match_formats(text, snippet))
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._text_height))
        layout.endLayout()
        return layout

    def _match_formats(self, text: str, snippet: Snippet) -> list[QTextLayout.FormatRange]:
        utf16 = Utf16Offsets(text)
        formats = []
        for match in snippet.matches:
            piece = QTextLayout.FormatRange()
            start = utf16.to_position(match.start - snippet.span.start)
            piece.start = start
            piece.length = utf16.to_position(match.end - snippet.span.start) - start
            style = QTextCharFormat()
            style.setBackground(QColor(self._theme.hit))
            style.setForeground(QColor(self._theme.body))
            piece.format = style
            formats.append(piece)
        return formats


def _about(row: Summary) -> tuple[str | None, ...]:
    if row.problem:
        return ("Could not be read",)
    metadata = row.metadata
    return (metadata.publisher, readable_date(metadata.published), metadata.kind or None)
