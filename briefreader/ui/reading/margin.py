"""Notes in the margin: a card beside each annotated passage, or a small sign where it is narrow."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from briefreader.domain.annotation import Annotation
from briefreader.ui.notetext.lines import readable
from briefreader.ui.theme import Theme
from briefreader.ui.tooltips import note_tooltip

NARROWEST_CARD = 130
WIDEST_CARD = 250
_SPACE = 18
_SIGN = 15
_BETWEEN = 5
CHECK = "check the passage"
_PADDING = 6


@dataclass(frozen=True, slots=True)
class Anchored:
    """An annotation and the y of its first line, from the top of the margin, in pixels.

    `doubtful` where the text changed, so that the user must look whether it is the passage.
    """

    annotation: Annotation
    top: float
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What fits on a card: the note on at most two lines, the tags on one, and their height."""

    lines: tuple[str, ...]
    tags: str
    height: float


_NO_WORDS = Words((), "", 0.0)


@dataclass(frozen=True, slots=True)
class Card:
    """A note as it is laid out; `words` are empty where there is only room for a sign."""

    annotation: Annotation
    area: QRectF
    words: Words
    doubtful: bool


class Margin(QWidget):
    """The room right of the column. The arrow keys go from note to note."""

    activated = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    menu_requested = Signal(str, object)
    """Annotation id, and the point on the screen."""
    left = Signal()
    """Escape was pressed: the text takes the focus back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font, self._small_font = theme.control_font(), theme.control_font(0.9)
        self._room = 0.0
        self._words: dict[str, Words] = {}
        self._cards: list[Card] = []
        self._order: list[Annotation] = []
        self._current = ""
        self._hovered = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font, self._small_font = theme.control_font(), theme.control_font(0.9)
        self._room = 0.0
        self.update()

    def set_order(self, annotations: list[Annotation]) -> None:
        """All annotations with a note or tags, in and out of sight, in the order of the text."""
        self._order = annotations
        self._words = {}
        if self._current not in (annotation.id for annotation in annotations):
            self._current = annotations[0].id if annotations else ""
        focus = Qt.FocusPolicy.StrongFocus if annotations else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self._say()

    def show_cards(self, anchored: list[Anchored]) -> None:
        """Lay out the notes near what is in sight, in order; a card never covers another."""
        self._cards = []
        bottom = float("-inf")
        for item in anchored:
            card = self._card(item, bottom)
            self._cards.append(card)
            bottom = card.area.bottom() + _BETWEEN
        self.update()

    def _card(self, item: Anchored, lowest: float) -> Card:
        annotation = item.annotation
        top = max(item.top, lowest)
        width = min(self.width() - _SPACE - 8, WIDEST_CARD)
        if width < NARROWEST_CARD:
            left = max(4.0, min(_SPACE - 4.0, self.width() - _SIGN - 5.0))
            return Card(
                annotation, QRectF(left, top + 2, _SIGN + 3, _SIGN + 4), _NO_WORDS, item.doubtful
            )
        words = self._words_of(item, width - 2 * _PADDING - 5)
        return Card(annotation, QRectF(_SPACE, top, width, words.height), words, item.doubtful)

    def _words_of(self, item: Anchored, room: float) -> Words:
        if room != self._room:
            self._room, self._words = room, {}
        words = self._words.get(item.annotation.id)
        if words is None:
            words = self._fit(item, room)
            self._words[item.annotation.id] = words
        return words

    def _fit(self, item: Anchored, room: float) -> Words:
        annotation = item.annotation
        note, small = QFontMetricsF(self._font), QFontMetricsF(self._small_font)
        lines = _two_lines(readable(annotation.note).text, note, room)
        below = (*([CHECK] if item.doubtful else ()), *annotation.tags)
        tags = small.elidedText(" · ".join(below), Qt.TextElideMode.ElideRight, room)
        height = len(lines) * note.height() + (small.height() + 1 if tags else 0) + _PADDING
        return Words(tuple(lines), tags, height)

    def cards(self) -> tuple[Card, ...]:
        """The notes near what is in sight, from above."""
        return tuple(self._cards)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self._cards:
            if card.area.bottom() < event.rect().top() or card.area.top() > event.rect().bottom():
                continue
            if card.words.height:
                self._paint_card(painter, card)
            else:
                self._paint_sign(painter, card)

    def _paint_card(self, painter: QPainter, card: Card) -> None:
        theme, area = self._theme, card.area
        focused = self.hasFocus() and card.annotation.id == self._current
        if focused or card.annotation.id == self._hovered:
            painter.setBrush(theme.hover)
            painter.setPen(QPen(theme.focus, 1.5) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.underline[card.annotation.colour])
        painter.drawRoundedRect(QRectF(area.left(), area.top(), 3, area.height()), 1.5, 1.5)
        painter.setFont(self._font)
        painter.setPen(theme.body)
        metrics = QFontMetricsF(painter.font())
        left = area.left() + 5 + _PADDING
        baseline = area.top() + _PADDING / 2 + metrics.ascent()
        for line in card.words.lines:
            painter.drawText(QPointF(left, baseline), line)
            baseline += metrics.height()
        if card.words.tags:
            painter.setFont(self._small_font)
            painter.setPen(theme.muted)
            painter.drawText(QPointF(left, baseline), card.words.tags)

    def _paint_sign(self, painter: QPainter, card: Card) -> None:
        theme, area = self._theme, card.area
        if self.hasFocus() and card.annotation.id == self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus, 1.5))
            painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = theme.underline[card.annotation.colour]
        painter.setBrush(colour.lighter(115) if self._hovered == card.annotation.id else colour)
        left, top = area.left() + 1, area.top() + 2
        bubble = QPainterPath()
        if card.annotation.note.strip():
            bubble.addRoundedRect(QRectF(left, top, _SIGN, 11), 3, 3)
            bubble.moveTo(left + 3, top + 10)
            bubble.lineTo(left + 3, top + 15)
            bubble.lineTo(left + 8, top + 10)
        else:
            bubble.moveTo(left, top)
            bubble.lineTo(left + 9, top)
            bubble.lineTo(left + _SIGN, top + 5.5)
            bubble.lineTo(left + 9, top + 11)
            bubble.lineTo(left, top + 11)
            bubble.closeSubpath()
        painter.drawPath(bubble.simplified())

    # Mouse

    def _at(self, point: QPointF) -> str:
        for card in self._cards:
            if card.area.adjusted(-3, -2, 3, 2).contains(point):
                return card.annotation.id
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if hovered else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = ""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pressed = self._at(event.position())
        if not pressed:
            event.ignore()
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pressed = self._at(event.position())
        if pressed:
            self.edit_requested.emit(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        pressed = self._current if by_key else self._at(QPointF(event.pos()))
        if pressed:
            self.menu_requested.emit(pressed, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            resting = self._at(QPointF(event.pos()))
            shown = [card for card in self._cards if card.annotation.id == resting]
            words = note_tooltip(shown[0].annotation, shown[0].doubtful) if shown else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.edit_requested.emit(self._current)
        elif key == Qt.Key.Key_Space and self._current:
            self.activated.emit(self._current)
        elif key == Qt.Key.Key_Delete and self._current:
            self.delete_requested.emit(self._current)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        in_sight = {card.annotation.id for card in self._cards if card.area.top() >= 0}
        if self._current not in in_sight:
            first = next((one.id for one in self._order if one.id in in_sight), self._current)
            self._current = first
            self._say()
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _step(self, by: int) -> None:
        ids = [annotation.id for annotation in self._order]
        if self._current in ids:
            number = min(max(ids.index(self._current) + by, 0), len(ids) - 1)
            self._go(ids[number])

    def _go(self, annotation_id: str) -> None:
        self._current = annotation_id
        self._say()
        self.update()
        self.activated.emit(annotation_id)

    def _say(self) -> None:
        for number, annotation in enumerate(self._order, start=1):
            if annotation.id == self._current:
                words = readable(annotation.note).text.strip() or ", ".join(annotation.tags)
                self.setAccessibleName(f"Note {number} of {len(self._order)}: {words}")
                return
        self.setAccessibleName("Notes in the margin")


def _two_lines(note: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """The note's first line of text on at most two lines of a card, elided."""
    first = next((line.strip() for line in note.splitlines() if line.strip()), "")
    more = " …" if first and first != note.strip() else ""
    first = first[:400] + more
    if not first:
        return []
    if metrics.horizontalAdvance(first) <= width:
        return [first]
    words = first.split(" ")
    line = words[0]
    used = 1
    while used < len(words) and metrics.horizontalAdvance(f"{line} {words[used]}") <= width:
        line += " " + words[used]
        used += 1
    rest = " ".join(words[used:])
    elide = Qt.TextElideMode.ElideRight
    if not rest:
        return [metrics.elidedText(line, elide, width)]
    return [metrics.elidedText(line, elide, width), metrics.elidedText(rest, elide, width)]
