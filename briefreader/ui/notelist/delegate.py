"""How the card of a note is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.annotation import Placement, State
from briefreader.domain.document import RunStyle, Span
from briefreader.ui.line_count import LineCounter
from briefreader.ui.notelist.model import STATES, Role, quote_of
from briefreader.ui.notetext.lines import readable
from briefreader.ui.pages import page_sign
from briefreader.ui.rows import (
    MARGIN,
    Layouts,
    chip_height,
    chip_width,
    draw_line,
    paint_background,
    paint_chip,
    right_margin,
    row_width,
)
from briefreader.ui.text_layout import Style, lay_out, line_height
from briefreader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_BAR = 3
_AFTER_BAR = 10
_QUOTE_LINES = 2
_NOTE_LINES = 8
_STATE_LINES = 2
_NARROWEST = 60
_BOLD_IS_WIDER = 0.96
_BETWEEN_CHIPS = 5


@dataclass(frozen=True, slots=True)
class _Part:
    """Some lines of a card in one font."""

    text: str
    font: QFont
    lines: int
    colour: QColor
    styles: tuple[Style, ...] = ()


class NoteDelegate(QStyledItemDelegate):
    """A colour bar, the words, the note, the tags."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._quote_font = theme.reading_font(theme.control_size / theme.text_size)
        self._note_font = theme.control_font()
        self._small_font = theme.control_font(0.9)
        self._padding = round(theme.control_size * 0.75)
        self._gap = round(theme.control_size * 0.3)
        self._chip_height = chip_height(self._small_font)
        fonts = (self._quote_font, self._note_font, self._small_font)
        self._counters = {id(font): LineCounter(font) for font in fonts}
        self._line_heights = {id(font): line_height(font) for font in fonts}
        self._heights: dict[tuple[str, str, State, str, int], int] = {}
        self._formats = _formats(theme)
        self._layouts.clear()

    # --- measuring ---------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        placement = index.data(Role.PLACEMENT)
        if not isinstance(placement, Placement):
            return QSize(100, 40)
        annotation, width = placement.annotation, self._width()
        key = annotation.id, annotation.modified, placement.state, placement.page, width
        height = self._heights.get(key)
        if height is None:
            height = self._heights[key] = self._height(placement, width)
        return QSize(100, height)

    def _width(self) -> int:
        """The width of a card's text."""
        view = self.parent()
        taken = MARGIN + _BAR + _AFTER_BAR + right_margin(view)
        return max(_NARROWEST, row_width(view) - taken)

    def _height(self, placement: Placement, width: int) -> int:
        heights = [
            part.lines * self._line_heights[id(part.font)] for part in self._parts(placement, width)
        ]
        if placement.annotation.tags:
            heights.append(self._chip_height + self._gap // 2)
        return sum(heights) + self._gap * (len(heights) - 1) + 2 * self._padding + 1

    def _parts(self, placement: Placement, width: int) -> list[_Part]:
        """The quote, its page, the note and the state, as far as there are any."""
        theme, annotation = self._theme, placement.annotation
        note = readable(annotation.note)
        parts = []
        if annotation.anchor is not None or not note.text:
            colour = theme.muted if note.text else theme.body
            quote, font = quote_of(placement), self._quote_font
            if annotation.anchor is None:
                font, colour = self._note_font, theme.muted
            parts.append(self._part(quote, font, width, _QUOTE_LINES, colour))
        if placement.page:
            sign = page_sign(placement.page)
            parts.append(self._part(sign, self._small_font, width, 1, theme.muted))
        if note.text:
            styles = tuple(
                Style(Span(run.start, run.end), self._formats[run.style]) for run in note.runs
            )
            font = self._note_font
            parts.append(self._part(note.text, font, width, _NOTE_LINES, theme.body, styles))
        if placement.state in STATES:
            colour = theme.muted if placement.state is State.MOVED else theme.warning
            said = STATES[placement.state]
            parts.append(self._part(said, self._small_font, width, _STATE_LINES, colour))
        return parts

    def _part(
        self,
        text: str,
        font: QFont,
        width: int,
        most_lines: int,
        colour: QColor,
        styles: tuple[Style, ...] = (),
    ) -> _Part:
        room = width * _BOLD_IS_WIDER if styles else width
        lines = self._counters[id(font)].lines(text, room, most_lines)
        return _Part(text, font, lines, colour, styles)

    # --- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        placement = index.data(Role.PLACEMENT)
        if not isinstance(placement, Placement):
            return
        painter.save()
        rect, theme, right = QRect(option.rect), self._theme, right_margin(self.parent())
        paint_background(painter, rect, option, theme)
        rule = QRect(rect.left() + MARGIN, rect.bottom(), rect.width() - MARGIN - right, 1)
        painter.fillRect(rule, theme.rule)
        area = rect.adjusted(MARGIN, self._padding, -right, -self._padding - 1)
        bar = QRectF(area.left(), area.top() + 1, _BAR, area.height() - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.underline[placement.annotation.colour])
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        self._paint_words(painter, area.adjusted(_BAR + _AFTER_BAR, 0, 0, 0), placement)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, placement: Placement) -> None:
        top, width = area.top(), self._width()
        for number, part in enumerate(self._parts(placement, width)):
            painter.setPen(part.colour)
            self._layout(part, (placement, number, width)).draw(painter, QPointF(area.left(), top))
            top += part.lines * self._line_heights[id(part.font)] + self._gap
        if placement.annotation.tags:
            top += self._gap // 2
            self._paint_tags(painter, QRectF(area.left(), top, width, self._chip_height), placement)

    def _layout(self, part: _Part, key: tuple[Placement, int, int]) -> QTextLayout:
        return self._layouts.get(
            key, lambda: lay_out(part.text, part.font, key[2], part.lines, part.styles)
        )

    def _paint_tags(self, painter: QPainter, area: QRectF, placement: Placement) -> None:
        """The tags that fit on one line, and how many more there are."""
        theme, font, tags = self._theme, self._small_font, placement.annotation.tags
        for number, tag in enumerate(tags):
            rest = f"+{len(tags) - number}"
            after = len(tags) - number - 1
            kept = chip_width(rest, font) + _BETWEEN_CHIPS if after else 0
            room, width = area.width() - kept, chip_width(tag, font)
            if width > room and number:
                draw_line(painter, area, rest, font, theme.muted)
                return
            chip = QRectF(area.left(), area.top(), min(width, room), area.height())
            paint_chip(painter, chip, tag, font, theme)
            area.setLeft(chip.right() + _BETWEEN_CHIPS)


def _formats(theme: Theme) -> dict[RunStyle, QTextCharFormat]:
    strong, emphasis, code = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    emphasis.setFontItalic(True)
    code.setBackground(theme.code)
    return {RunStyle.STRONG: strong, RunStyle.EMPHASIS: emphasis, RunStyle.CODE: code}
