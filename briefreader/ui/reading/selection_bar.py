"""The small bar above a selection: five colours, a note, tags."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from briefreader.domain.annotation import Colour
from briefreader.ui.theme import Theme


class _ColourButton(QAbstractButton):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.fill = QColor()
        self.edge = QColor()
        self._number = number
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def name(self, colour: str) -> None:
        """Say which colour this is, by the user's name of it."""
        self.setAccessibleName(f"Highlight in {colour}")
        self.setToolTip(f"Highlight in {colour} ({self._number})")

    def sizeHint(self) -> QSize:
        return QSize(28, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 9.5 if self.underMouse() else 8.0
        painter.setBrush(self.fill)
        painter.setPen(QPen(self.edge, 1.6))
        painter.drawEllipse(QRectF(self.rect()).center(), radius, radius)


class _WordButton(QAbstractButton):
    def __init__(self, word: str, tip: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(word)
        self.setAccessibleName(tip)
        self.setToolTip(f"{tip} ({word[0]})")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 18, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 4, 4)
        painter.setFont(self.font())
        painter.setPen(self.theme.body)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class SelectionBar(QFrame):
    """Floats above its parent's text; takes no focus, so that the selection stays."""

    colour_chosen = Signal(object)
    note_chosen = Signal()
    tags_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("What to do with the selected passage")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 3, 6, 3)
        box.setSpacing(0)
        self.colours: dict[Colour, _ColourButton] = {}
        for number, colour in enumerate(Colour, start=1):
            button = _ColourButton(number, self)
            button.clicked.connect(lambda _=False, colour=colour: self.colour_chosen.emit(colour))
            self.colours[colour] = button
            box.addWidget(button)
        box.addSpacing(4)
        self.note = _WordButton("Note", "Write a note on the selected passage", theme, self)
        self.note.clicked.connect(lambda: self.note_chosen.emit())
        self.tags = _WordButton("Tags", "Tag the selected passage", theme, self)
        self.tags.clicked.connect(lambda: self.tags_chosen.emit())
        box.addWidget(self.note)
        box.addWidget(self.tags)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for colour, button in self.colours.items():
            button.fill, button.edge = theme.highlight[colour], theme.underline[colour]
            button.name(theme.colour_name(colour))
        for word in (self.note, self.tags):
            word.theme = theme
            word.setFont(theme.control_font())
        self.update()

    def show_at(self, left: float, top: float, bottom: float) -> None:
        """Show the bar above a selection's first line, or below it where there is no room."""
        size = self.sizeHint()
        view = self.parentWidget()
        room = view.rect() if view is not None else self.rect()
        x = min(max(left - size.width() / 2, 6), max(6, room.width() - size.width() - 20))
        y = top - size.height() - 8
        if y < 4:
            y = min(bottom + 8, room.height() - size.height() - 4)
        self.setGeometry(round(x), round(y), size.width(), size.height())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.raised)
        painter.setPen(QPen(self._theme.field, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
