"""How a row of all notes is painted: a heading, or a passage with its note, tags and place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.annotation import State
from briefreader.domain.document import RunStyle, Span
from briefreader.ui.notebrowser.model import HeadingRow, NoteRow, Role
from briefreader.ui.notebrowser.sheet import HEADING, MOST, STEP, lengths
from briefreader.ui.notebrowser.wording import quote_of, titled, when
from briefreader.ui.notelist.model import STATES
from briefreader.ui.notetext.lines import readable
from briefreader.ui.pages import page_sign
from briefreader.ui.rows import (
    MARGIN,
    Layouts,
    chip_height,
    chip_width,
    draw_line,
    paint_background,
    paint_chevron,
    paint_chip,
    right_margin,
    row_width,
)
from briefreader.ui.text_layout import Style, lay_out, line_height
from briefreader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_BAR = 4
_AFTER_BAR = 11
_LINES = 2
_BETWEEN = 6
_CHEVRON = 9.0
_INDENT = 20
_CODES = (MOST + 1) * STEP
_FILLED = 0.9
"""The part of a line that words fill before one is broken off, on the average."""
_TAGS_SHARE = 0.5
_NARROWEST = 80
_LEAST_TITLE = 60
"""Pixels below which a title gives no more way to what stands behind it."""
_SAMPLE = "The minister said on Tuesday that the talks about the harbour would go on."


class AllNotesDelegate(QStyledItemDelegate):
    """Rows of heights that follow from how long their texts are, without laying them out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.edited_row = -1
        """The row over which an editor stands: of its note only the passage is painted."""
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._quote_font = theme.reading_font(theme.control_size * 1.06 / theme.text_size)
        self._note_font = theme.control_font()
        self._small_font = theme.control_font(0.92)
        self._heading_font = theme.control_font(1.04)
        self._heading_font.setWeight(QFont.Weight.DemiBold)
        self._padding = round(theme.control_size * 0.75)
        self._gap = round(theme.control_size * 0.3)
        self._quote_line = line_height(self._quote_font)
        self._note_line = line_height(self._note_font)
        self._last_line = max(line_height(self._small_font), chip_height(self._small_font))
        fonts = (self._quote_font, self._note_font)
        self._character = [
            QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) for font in fonts
        ]
        self.heading_height = line_height(self._heading_font) + 2 * self._padding - 3
        self._formats = _formats(theme)
        self._layouts.clear()

    # --- measuring ---------------------------------------------------------------------------

    def _width(self) -> int:
        view = self.parent()
        taken = MARGIN + _INDENT + _BAR + _AFTER_BAR + right_margin(view)
        return max(_NARROWEST, row_width(view) - taken)

    def heights(self) -> list[int]:
        """The heights of rows by their codes, in pixels, for the present width."""
        width = self._width()
        return [self._height(code, width) for code in range(_CODES)]

    def _height(self, code: int, width: int) -> int:
        if code == HEADING:
            return self.heading_height
        quote, note = self._lines(code, width)
        heights = [quote * self._quote_line, note * self._note_line, self._last_line]
        some = [height for height in heights if height]
        return sum(some) + self._gap * (len(some) - 1) + 2 * self._padding + 1

    def _lines(self, code: int, width: int) -> tuple[int, int]:
        """The lines that passage and note are given."""
        lines = []
        for steps, character in zip(lengths(code), self._character, strict=True):
            fits = steps < MOST and steps * STEP * character <= width * _FILLED
            lines.append(0 if not steps else 1 if fits else _LINES)
        return lines[0], lines[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Role.ROW)
        code = row.code if isinstance(row, NoteRow) else HEADING
        return QSize(200, self._height(code, self._width()))

    def left_of_words(self) -> int:
        """Pixels left of a row's words."""
        return MARGIN + _INDENT + _BAR + _AFTER_BAR

    def above_editor(self, code: int) -> int:
        """The height of what is painted of a row above an editor, in pixels."""
        quote, _ = self._lines(code, self._width())
        return self._padding + (quote * self._quote_line + self._gap if quote else 0)

    # --- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        painter.save()
        if isinstance(row, HeadingRow):
            self.paint_heading(painter, option, row)
        elif isinstance(row, NoteRow):
            self._paint_note(painter, option, row, is_edited=index.row() == self.edited_row)
        painter.restore()

    def paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, row: HeadingRow
    ) -> None:
        """The name of a group, what is known about it, and how many notes it has."""
        theme, rect = self._theme, QRect(option.rect)
        painter.fillRect(rect, theme.panel)
        paint_background(painter, rect, option, theme)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.rule)
        line = QRectF(rect.adjusted(MARGIN, 0, -right_margin(self.parent()), 0))
        centre = QPointF(line.left() + _CHEVRON / 2, line.center().y() + 0.5)
        paint_chevron(painter, centre, _CHEVRON, theme.muted, is_open=row.is_open)
        line.setLeft(line.left() + _INDENT)
        count = f"{len(row.group.notes):,}"
        used = draw_line(painter, line, count, self._small_font, theme.muted, right=True)
        line.setRight(line.right() - used - 2 * _BETWEEN)
        if row.colour is not None:
            line.setLeft(self._paint_dot(painter, line, row) + _BETWEEN)
        metrics = QFontMetricsF(self._small_font)
        room = min(metrics.horizontalAdvance(row.about), line.width() * 0.4) if row.about else 0
        name = line.adjusted(0, 0, -room - 2 * _BETWEEN if room else 0, 0)
        taken = draw_line(painter, name, row.name, self._heading_font, theme.body)
        if room:
            rest = line.adjusted(min(taken, name.width()) + 2 * _BETWEEN, 0, 0, 0)
            draw_line(painter, rest, row.about, self._small_font, theme.muted)

    def _paint_dot(self, painter: QPainter, line: QRectF, row: HeadingRow) -> float:
        """A dot in the colour of a group; gives where it ends."""
        assert row.colour is not None
        radius = self._theme.control_size * 0.4
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.underline[row.colour])
        painter.setBrush(self._theme.highlight[row.colour])
        painter.drawEllipse(QPointF(line.left() + radius, line.center().y()), radius, radius)
        return line.left() + 2 * radius

    def _paint_note(
        self, painter: QPainter, option: QStyleOptionViewItem, row: NoteRow, *, is_edited: bool
    ) -> None:
        theme, right = self._theme, right_margin(self.parent())
        rect = QRect(option.rect)
        if not is_edited:
            paint_background(painter, rect, option, theme)
        left = MARGIN + _INDENT
        if is_edited or not option.state & QStyle.StateFlag.State_Selected:
            rule = QRect(rect.left() + left, rect.bottom(), rect.width() - left - right, 1)
            painter.fillRect(rule, theme.rule)
        area = rect.adjusted(left, self._padding, -right, -self._padding - 1)
        bar = QRectF(area.left(), area.top() + 1, _BAR, area.height() - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.underline[row.annotation.colour])
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        words = QRectF(area.adjusted(_BAR + _AFTER_BAR, 0, 0, 0))
        top = self._paint_quote(painter, words, row)
        if not is_edited:
            self._paint_rest(painter, words, row, top)

    def _paint_quote(self, painter: QPainter, area: QRectF, row: NoteRow) -> float:
        """Paint the passage; gives where it ends."""
        annotation, width, top = row.annotation, self._width(), area.top()
        quote_lines, _ = self._lines(row.code, width)
        if quote_lines:
            text = quote_of(annotation)
            colour = self._theme.body if annotation.anchor else self._theme.muted
            font = self._quote_font if annotation.anchor else self._note_font
            self._draw(painter, area.left(), top, text, font, colour, quote_lines, width)
            top += quote_lines * self._quote_line + self._gap
        return top

    def _paint_rest(self, painter: QPainter, area: QRectF, row: NoteRow, top: float) -> None:
        """Paint the note, and below it its document, its tags and its state."""
        annotation, width = row.annotation, self._width()
        _, note_lines = self._lines(row.code, width)
        if note_lines:
            note = readable(annotation.note)
            styles = tuple(
                Style(Span(run.start, run.end), self._formats[run.style]) for run in note.runs
            )
            colour, font = self._theme.body, self._note_font
            lines = note_lines
            self._draw(painter, area.left(), top, note.text, font, colour, lines, width, styles)
            top += note_lines * self._note_line + self._gap
        self._paint_last(painter, QRectF(area.left(), top, width, self._last_line), row)

    def _draw(
        self,
        painter: QPainter,
        left: float,
        top: float,
        text: str,
        font: QFont,
        colour: QColor,
        lines: int,
        width: int,
        styles: tuple[Style, ...] = (),
    ) -> None:
        key = text, id(font), lines, width
        layout = self._layouts.get(key, lambda: lay_out(text, font, width, lines, styles))
        painter.setPen(colour)
        layout.draw(painter, QPointF(left, top))

    def _paint_last(self, painter: QPainter, line: QRectF, row: NoteRow) -> None:
        """The state, then what document and when, and the tags at the right end."""
        theme, font = self._theme, self._small_font
        line = self._paint_tags(painter, line, row.annotation.tags)
        placement = row.placement
        if placement is not None and placement.state in STATES:
            colour = theme.muted if placement.state is State.MOVED else theme.warning
            said = STATES[placement.state]
            taken = draw_line(painter, line, said, font, colour)
            line.setLeft(line.left() + taken + 2 * _BETWEEN)
        page = page_sign(placement.page) if placement is not None and placement.page else ""
        text = when(row.annotation, page)
        if row.with_title:
            text = self._with_title(titled(row.summary), text, line.width())
        if line.width() > 0:
            draw_line(painter, line, text, font, theme.muted)

    def _with_title(self, title: str, rest: str, room: float) -> str:
        """A title before the rest of a line, cut so that the rest is whole where it can be."""
        metrics = QFontMetricsF(self._small_font)
        left = room - metrics.horizontalAdvance(f" · {rest}")
        if left < _LEAST_TITLE or not title:
            return title or rest
        return f"{metrics.elidedText(title, Qt.TextElideMode.ElideRight, left)} · {rest}"

    def _paint_tags(self, painter: QPainter, line: QRectF, tags: tuple[str, ...]) -> QRectF:
        """Paint tags at the right end of a line, and how many more there are; gives the rest."""
        font, line = self._small_font, QRectF(line)
        room, widths, rest = line.width() * _TAGS_SHARE, list[float](), ""
        for number, tag in enumerate(tags):
            more = f"+{len(tags) - number}"
            kept = QFontMetricsF(font).horizontalAdvance(more) + _BETWEEN
            left = room - (kept if number < len(tags) - 1 else 0)
            width = chip_width(tag, font)
            if width > left and number:
                rest = more
                break
            widths.append(min(width, left))
            room -= widths[-1] + _BETWEEN
        if rest:
            used = draw_line(painter, line, rest, font, self._theme.muted, right=True)
            line.setRight(line.right() - used - _BETWEEN)
        # From the right end backwards, so that they read in their order.
        for tag, width in reversed(list(zip(tags, widths, strict=False))):
            chip = QRectF(line.right() - width, line.top(), width, chip_height(font))
            paint_chip(painter, chip, tag, font, self._theme)
            line.setRight(chip.left() - _BETWEEN)
        return line


def _formats(theme: Theme) -> dict[RunStyle, QTextCharFormat]:
    strong, emphasis, code = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    emphasis.setFontItalic(True)
    code.setBackground(theme.code)
    return {RunStyle.STRONG: strong, RunStyle.EMPHASIS: emphasis, RunStyle.CODE: code}
