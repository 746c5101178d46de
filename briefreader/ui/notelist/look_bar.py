"""A line over the notes that counts those whose place is not certain, and goes from one to next."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from briefreader.ui.notelist.parts import paint_mark
from briefreader.ui.rows import MARGIN
from briefreader.ui.theme import Theme


class LookBar(QFrame):
    """Hidden while every note is where it belongs."""

    step_wanted = Signal(int)
    """Go to the next (1) or the previous (-1) note that needs a look."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = _Mark(theme)
        self.label = QLabel(wordWrap=True)
        self.label.setObjectName("notice")
        self.previous = self._button("▲", "Previous note that needs a look (Shift+F8)", -1)
        self.next = self._button("▼", "Next note that needs a look (F8)", 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 6, MARGIN - 6, 6)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self.label, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        self.set_theme(theme)
        self.show_count(0)

    def _button(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        return button

    def set_theme(self, theme: Theme) -> None:
        self._mark.theme = theme
        self._mark.update()
        for button in (self.previous, self.next):
            button.setFont(theme.control_font(0.75))

    def show_count(self, count: int) -> None:
        """Say how many notes need a look."""
        self.label.setText(needing_look(count))
        self.setVisible(count > 0)


def needing_look(count: int) -> str:
    """How many notes need a look, in words."""
    return "1 note needs a look" if count == 1 else f"{count:,} notes need a look"


class _Mark(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self) -> QSize:
        side = round(self.theme.control_size * 1.1)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.sizeHint().width()
        top = (self.height() - side) / 2
        paint_mark(painter, QRectF(0, top, side, side), self.theme)
