"""A row of dots of which one is chosen: the colour of a highlight."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from briefreader.domain.annotation import Colour
from briefreader.ui.theme import Theme


class ColourRow(QWidget):
    """One dot for each colour; the arrow keys go from one to the next and choose it."""

    def __init__(self, theme: Theme, colour: Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.dots = tuple(_Dot(theme, each) for each in Colour)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for dot in self.dots:
            dot.toggled.connect(dot.take_tab)
            self._group.addButton(dot)
            row.addWidget(dot)
        self.dots[tuple(Colour).index(colour)].setChecked(True)

    def colour(self) -> Colour:
        """The colour chosen."""
        return next(dot.colour for dot in self.dots if dot.isChecked())


class _Dot(QAbstractButton):
    """A dot in a highlight's colours, with a ring when it is the one chosen."""

    def __init__(self, theme: Theme, colour: Colour) -> None:
        super().__init__()
        self.colour = colour
        self._theme = theme
        self.setCheckable(True)
        self.setToolTip(theme.colour_title(colour))
        self.setAccessibleName(f"Colour {theme.colour_name(colour)}")
        self.take_tab(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def take_tab(self, takes: bool) -> None:
        """Let the Tab key stop here: it goes to the dot chosen, not to the first one."""
        policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def sizeHint(self) -> QSize:
        side = round(self._theme.control_size * 2.3)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.focus, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(self.rect(), 6, 6)
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(theme.underline[self.colour], 1.5))
        painter.setBrush(theme.highlight[self.colour])
        radius = theme.control_size * 0.55
        painter.drawEllipse(centre, radius, radius)
        if self.isChecked():
            painter.setPen(QPen(theme.body, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 3, radius + 3)
