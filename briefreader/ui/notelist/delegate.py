"""How the card of a note is measured and painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.annotation import Placement, State
from briefreader.ui.line_count import LineCounter
from briefreader.ui.notelist.model import STATES, NotesModel, Role, quote_of
from briefreader.ui.notelist.parts import (
    EditorRoom,
    Lines,
    NotePart,
    Part,
    hint_of,
    old_passage,
    paint_mark,
)
from briefreader.ui.notetext.documents import NoteDocuments
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
_Key = tuple[str, str, int, State, str, int, str, bool]

_BAR = 3
_AFTER_BAR = 10
_QUOTE_LINES = 2
_OLD_QUOTE_LINES = 6
_NOTE_LINES = 14
_STATE_LINES = 3
_NARROWEST = 60
_BETWEEN_CHIPS = 5
_MOST_HEIGHTS = 50_000


class NoteDelegate(QStyledItemDelegate):
    """A colour bar, the words, the note, what is to be known of its place, the tags.

    Rendering every note of a document would take seconds: a card's height is reckoned until it is
    measured, which the view has done with every card before it is painted.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.expanded: set[str] = set()
        """The annotations whose notes are shown whole."""
        self.editing = ("", 0)
        """The annotation on whose card an editor is open, and the editor's height."""
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._quote_font = theme.reading_font(theme.control_size / theme.text_size)
        self._note_font = theme.control_font()
        self._small_font = theme.control_font(0.9)
        self._heading_font = theme.control_font(0.95)
        self._heading_font.setWeight(QFont.Weight.DemiBold)
        self._padding = round(theme.control_size * 0.75)
        self._gap = round(theme.control_size * 0.3)
        self._chip_height = chip_height(self._small_font)
        fonts = (self._quote_font, self._note_font, self._small_font, self._heading_font)
        self._counters = {id(font): LineCounter(font) for font in fonts}
        self._line_heights = {id(font): line_height(font) for font in fonts}
        self._heights: dict[_Key, int] = {}
        self._row_heights: list[int] = []
        self._room = 0
        self._most_note = _NOTE_LINES * line_height(self._note_font)
        self._documents = NoteDocuments(theme)
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(theme.muted)
        self._layouts.clear()

    # --- measuring ---------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = self._row_heights or self._all_heights(index)
        return QSize(100, heights[index.row()] if index.row() < len(heights) else 40)

    def forget_rows(self) -> None:
        """The rows, or their width, are others now; what was measured of the same cards stays."""
        self._row_heights = []

    def _all_heights(self, index: Index) -> list[int]:
        """The heights of all rows, measured or reckoned; Qt asks for them one by one."""
        self._room = self._width()
        model = index.model()
        cards = model.cards() if isinstance(model, NotesModel) else ()
        self._row_heights = [
            self._heights.get(self._key(placement, heading)) or self._reckoned(placement, heading)
            for placement, heading in cards
        ]
        return self._row_heights

    def measure(self, index: Index) -> bool:
        """Measure a card; whether it is not as high as it was reckoned to be."""
        placement, heading = _card_of(index)
        heights = self._row_heights
        if placement is None or index.row() >= len(heights):
            return False
        key = self._key(placement, heading)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights.clear()
            height = self._heights[key] = self._height(self.parts(placement, heading), placement)
        before, heights[index.row()] = heights[index.row()], height
        return height != before

    def _key(self, placement: Placement, heading: str) -> _Key:
        annotation = placement.annotation
        room = self.editing[1] if self.editing[0] == annotation.id else 0
        return (
            annotation.id,
            annotation.modified,
            self._room * 10_000 + room,
            placement.state,
            placement.page,
            len(annotation.note) * 1000 + len(annotation.tags),
            heading,
            annotation.id in self.expanded,
        )

    def _width(self) -> int:
        """The width of a card's text."""
        view = self.parent()
        taken = MARGIN + _BAR + _AFTER_BAR + right_margin(view)
        return max(_NARROWEST, row_width(view) - taken)

    def _reckoned(self, placement: Placement, heading: str) -> int:
        """About how high a card is, found without laying anything out."""
        annotation = placement.annotation
        line = self._line_heights[id(self._note_font)]
        letters = max(10.0, self._room / (self._theme.control_size * 0.52))
        quote = len(annotation.anchor.exact) if annotation.anchor else 20
        lines = min(_QUOTE_LINES, 1 + quote // letters) if annotation.anchor else 1
        note = annotation.note
        if note:
            wanted = 1 + note.count("\n") + len(note) // letters
            lines += min(wanted, 300 if annotation.id in self.expanded else _NOTE_LINES)
        lines += bool(placement.page) + bool(annotation.tags) + bool(heading)
        lines += 3 * (placement.state in (State.CHECK, State.UNATTACHED))
        room = self.editing[1] if self.editing[0] == annotation.id else 0
        return round(lines * (line + self._gap / 2)) + 2 * self._padding + room

    def _height(self, parts: list[Part], placement: Placement) -> int:
        heights = [part.height for part in parts]
        if self._has_tags(placement):
            heights.append(self._chip_height + self._gap // 2)
        return sum(heights) + self._gap * (len(heights) - 1) + 2 * self._padding + 1

    # --- the parts ---------------------------------------------------------------------------

    def parts(self, placement: Placement, heading: str) -> list[Part]:
        """What a card shows, from above, without the tags."""
        annotation = placement.annotation
        is_edited = annotation.id == self.editing[0]
        parts: list[Part] = []
        if heading:
            parts.append(self._lines(heading, self._heading_font, 1))
        parts.append(self._quote(placement))
        if placement.page:
            parts.append(self._quiet_lines(page_sign(placement.page), 1))
        if is_edited:
            parts.append(EditorRoom(self.editing[1]))
        elif annotation.note.strip():
            parts += self._note(annotation.id, annotation.note)
        if placement.state is State.MOVED:
            parts.append(self._quiet_lines(STATES[placement.state], _STATE_LINES))
        elif placement.state in STATES:
            parts.append(self._marked_lines(STATES[placement.state]))
            parts.append(self._quiet_lines(hint_of(placement), _STATE_LINES))
        return [part for part in parts if part.height]

    def _quote(self, placement: Placement) -> Lines:
        anchor, theme = placement.annotation.anchor, self._theme
        if anchor is None:
            return self._quiet_lines(quote_of(placement), 1)
        if placement.state is State.UNATTACHED:
            text, around = old_passage(anchor)
            count = self._count(text, self._quote_font, _OLD_QUOTE_LINES)
            height = count * self._line_heights[id(self._quote_font)]
            return Lines(text, self._quote_font, count, height, theme.body, around)
        has_note = bool(placement.annotation.note.strip())
        quote = self._lines(quote_of(placement), self._quote_font, _QUOTE_LINES)
        colour = theme.muted if has_note else theme.body
        return Lines(quote.text, quote.font, quote.count, quote.height, colour)

    def _note(self, annotation_id: str, note: str) -> list[Part]:
        most = 0 if annotation_id in self.expanded else self._most_note
        rendered = self._documents.get(note, self._width(), most)
        parts: list[Part] = [NotePart(rendered)]
        if rendered.is_cut:
            parts.append(self._quiet_lines("… more: the Right key shows the whole note", 2))
        return parts

    def _count(self, text: str, font: QFont, most: int, taken: float = 0) -> int:
        return self._counters[id(font)].lines(text, self._width() - taken, most)

    def _lines(self, text: str, font: QFont, most: int) -> Lines:
        count = self._count(text, font, most)
        return Lines(text, font, count, count * self._line_heights[id(font)], self._theme.body)

    def _quiet_lines(self, text: str, most: int) -> Lines:
        lines = self._lines(text, self._small_font, most)
        return Lines(text, lines.font, lines.count, lines.height, self._theme.muted)

    def _marked_lines(self, text: str) -> Lines:
        font = self._small_font
        count = self._count(text, font, _STATE_LINES, self._mark_width())
        height = count * self._line_heights[id(font)]
        return Lines(text, font, count, height, self._theme.warning, marked=True)

    def _mark_width(self) -> float:
        return self._theme.control_size * 1.35

    def _has_tags(self, placement: Placement) -> bool:
        annotation = placement.annotation
        return bool(annotation.tags) and annotation.id != self.editing[0]

    # --- finding -----------------------------------------------------------------------------

    def editor_area(self, rect: QRect, index: Index) -> QRect:
        """Where in a card's rectangle its editor stands; empty where none is open on it."""
        for part, at in self._placed(rect, index):
            if isinstance(part, EditorRoom):
                return QRect(round(at.x()), round(at.y()), self._width(), part.height)
        return QRect()

    def link_at(self, rect: QRect, index: Index, point: QPointF) -> str:
        """The address of the link of a note under a point of the view; else empty."""
        for part, at in self._placed(rect, index):
            if isinstance(part, NotePart):
                address = part.note.link_at(point - at)
                if address:
                    return address
        return ""

    def links(self, placement: Placement) -> tuple[str, ...]:
        """The addresses of the links of a note that are shown, in their order."""
        return next(
            (part.note.links() for part in self.parts(placement, "") if isinstance(part, NotePart)),
            (),
        )

    def is_cut(self, placement: Placement) -> bool:
        """Whether only the start of a note is shown on its card."""
        parts = self.parts(placement, "")
        return any(isinstance(part, NotePart) and part.note.is_cut for part in parts)

    def _placed(self, rect: QRect, index: Index) -> list[tuple[Part, QPointF]]:
        """The parts of a card, each with its upper left corner."""
        placement = index.data(Role.PLACEMENT)
        if not isinstance(placement, Placement):
            return []
        at = QPointF(rect.left() + MARGIN + _BAR + _AFTER_BAR, rect.top() + self._padding)
        placed = []
        for part in self.parts(placement, index.data(Role.HEADING)):
            placed.append((part, QPointF(at)))
            at += QPointF(0, part.height + self._gap)
        return placed

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
        placed = self._placed(rect, index)
        below = QPointF(rect.left() + MARGIN + _BAR + _AFTER_BAR, rect.top() + self._padding)
        top = below.y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (part, at) in enumerate(placed):
            self._paint_part(painter, part, at, (placement, number, self._width()))
            below = QPointF(at.x(), at.y() + part.height + self._gap)
            if number == 0 and index.data(Role.HEADING):
                top = below.y()
        bar = QRectF(rect.left() + MARGIN, top + 1, _BAR, rect.bottom() - self._padding - top - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.underline[placement.annotation.colour])
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if self._has_tags(placement):
            tags_top = below.y() + self._gap // 2
            tags = QRectF(below.x(), tags_top, self._width(), self._chip_height)
            self._paint_tags(painter, tags, placement)
        painter.restore()

    def _paint_part(
        self, painter: QPainter, part: Part, at: QPointF, key: tuple[Placement, int, int]
    ) -> None:
        if isinstance(part, NotePart):
            part.note.paint(painter, at, self._theme)
            return
        if isinstance(part, EditorRoom):
            return
        taken = 0.0
        if part.marked:
            taken, side = self._mark_width(), self._theme.control_size * 0.95
            room = part.height / part.count - side
            paint_mark(painter, QRectF(at.x(), at.y() + room / 2, side, side), self._theme)
        styles = tuple(Style(span, self._quiet) for span in part.muted)
        layout = self._layouts.get(
            (*key, part.text, part.colour.rgb()),
            lambda: lay_out(part.text, part.font, key[2] - taken, part.count, styles),
        )
        painter.setPen(part.colour)
        layout.draw(painter, at + QPointF(taken, 0))

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


def _card_of(index: Index) -> tuple[Placement | None, str]:
    """What a row shows: its annotation, and what stands over it."""
    placement = index.data(Role.PLACEMENT)
    return placement if isinstance(placement, Placement) else None, str(index.data(Role.HEADING))
