"""Other searches to offer, each one click away, and what stands in place of an empty list."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.hit import Reason, Suggestion
from briefreader.domain.query import Not, Query
from briefreader.ui.searching.parts import is_plain, short_form

_GAP = 4
_GRID = 4
_AT_FIRST = 6
_SIDE = 10
_ABOVE = 5
"""Pixels above and below a button's text."""
_HIGHEST = 1000
_WRAPPED = (
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
).value


def offer(suggestion: Suggestion, query: Query | None = None) -> str:
    """What choosing a suggestion does, and how many documents it finds, in words.

    Parts of `query` that are left out are called as they are typed.
    """
    documents = "1 document" if suggestion.total == 1 else f"{suggestion.total:,} documents"
    if suggestion.reason is Reason.SPELLING:
        return f"Did you mean “{suggestion.about}”? {documents}"
    return f"Without {_typed(suggestion.about, query)}: {documents}"


def _typed(about: str, query: Query | None) -> str:
    """The parts that are named by what they ask, as they are typed; else the same words."""
    typed: list[str] = []
    rest = about
    for unit in query.units if query is not None else ():
        if query is not None and rest.startswith(unit.explained):
            rest = rest[len(unit.explained) :].removeprefix(" and ")
            words = short_form(query.text, unit)
            words = f"“{words}”" if is_plain(query.text, unit) else words
            typed.append(f"−{words}" if isinstance(unit.node, Not) else words)
    return " and ".join(typed) if typed and not rest else about


class SuggestionButton(QPushButton):
    """A suggestion, on more lines where there is little room."""

    stepped = Signal(int)  # to the next suggestion (1), or the one before (-1)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion")
        self.setAccessibleName("Another search")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        # As the name only: the style would write a text on one line.
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def said(self) -> str:
        """The whole text."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.said()) + 2 * _SIDE + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * _SIDE), _HIGHEST)
        height = self.fontMetrics().boundingRect(room, _WRAPPED, self.said()).height()
        return -(-(height + 2 * _ABOVE) // _GRID) * _GRID

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setPen(option.palette.buttonText().color())
        painter.drawText(room, _WRAPPED, self.said())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)


class SuggestionList(QWidget):
    """Suggestions below each other; from the first one the Up key leaves, from the last Down."""

    chosen = Signal(str)  # the query to search for
    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions: tuple[Suggestion, ...] = ()
        self.buttons: list[SuggestionButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self.setAccessibleName("Other searches")
        # Made at once, they come in their place in the order of the Tab key.
        self._button(_AT_FIRST - 1)
        self.setVisible(False)

    def show_suggestions(
        self, suggestions: tuple[Suggestion, ...], query: Query | None = None
    ) -> None:
        """Show these in their order, for a query; hidden where there are none."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        self._suggestions = suggestions
        for number, suggestion in enumerate(suggestions):
            self._button(number).say(offer(suggestion, query))
        if had_focus and not self.take_focus():
            self.left_upwards.emit()
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(suggestions))
        self.setVisible(bool(suggestions))

    def take_focus(self) -> bool:
        """Put the focus on the first suggestion; False where there is none."""
        if self._suggestions:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self._suggestions)

    def _button(self, number: int) -> SuggestionButton:
        while len(self.buttons) <= number:
            button = SuggestionButton(self)
            at = len(self.buttons)
            button.clicked.connect(lambda _=False, at=at: self._choose(at))
            button.stepped.connect(lambda step, at=at: self._step(at + step))
            self._column.addWidget(button)
            self.buttons.append(button)
        return self.buttons[number]

    def _choose(self, number: int) -> None:
        if number < len(self._suggestions):
            self.chosen.emit(self._suggestions[number].query)

    def _step(self, number: int) -> None:
        if number < 0:
            self.left_upwards.emit()
        elif number < len(self._suggestions):
            self.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left_downwards.emit()
