"""The line over a part of the left column: a click shows or hides the part."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from briefreader.ui.listing.delegate import GUTTER
from briefreader.ui.rows import MARGIN, draw_line, paint_chevron
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme


class PaneHeading(QAbstractButton):
    """A title with the sign of folding at the right, and a number behind the title."""

    def __init__(self, theme: Theme, title: str, tip: str) -> None:
        super().__init__()
        self._count = ""
        self.setCheckable(True)
        self.setText(title)
        self.setToolTip(tip)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedHeight(line_height(theme.control_font()) + round(theme.control_size * 0.9))
        self.update()

    def show_count(self, count: int, words: str) -> None:
        """Show how much there is of what the title says; `words` say it to a screen reader."""
        self._count = f"{count:,}" if count else ""
        self.setAccessibleName(f"{self.text()}, {words}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.hover if self.underMouse() else theme.panel)
        painter.fillRect(0, 0, self.width(), 1, theme.rule)
        if self.hasFocus():
            painter.fillRect(0, 0, 3, self.height(), theme.accent)
        font = theme.control_font()
        size = font.pixelSize() * 0.72
        right = self.width() - MARGIN
        centre = QPointF(right - size / 2 - 1, self.height() / 2)
        paint_chevron(painter, centre, size, theme.muted, is_open=self.isChecked())
        line = QRectF(GUTTER, 0, centre.x() - size - GUTTER, self.height())
        used = draw_line(painter, line, self.text(), font, theme.body)
        line.setLeft(line.left() + used + theme.control_size * 0.6)
        if self._count:
            draw_line(painter, line, self._count, theme.control_font(0.92), theme.muted)
        painter.end()
