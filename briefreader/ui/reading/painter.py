"""What lies under the text: surfaces, bars and bullets of blocks, then highlights and hits."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from briefreader.domain.document import Block, BlockKind
from briefreader.ui.reading.bounded import Part, goes_on
from briefreader.ui.reading.geometry import Rectangles, range_between
from briefreader.ui.reading.marks import BlockMark, Layer, MarkIndex, Places
from briefreader.ui.reading.styles import Styles, faded
from briefreader.ui.theme import Scheme

_SIDE = 1.5
_LANE = 3.0
_JOINED = 12
"""Pixels, more than a corner is round."""


class BlockPainter:
    """Paints what belongs to one block, in the document's coordinates.

    `top` and `bottom` bound what is repainted, `column_left` is where the column starts.
    """

    def __init__(
        self,
        styles: Styles,
        places: Places,
        rectangles: Rectangles,
        column_left: float,
        top: float,
        bottom: float,
    ) -> None:
        self._rectangles = rectangles
        self._top, self._bottom = top, bottom
        self._styles = styles
        self._theme = styles.theme
        self._places = places
        self._left = column_left

    def paint(self, painter: QPainter, text_block: QTextBlock, marks: MarkIndex) -> None:
        number = text_block.blockNumber()
        blocks = self._places.document.blocks
        if number >= len(blocks) or not text_block.layout().lineCount():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        self._decorate(painter, text_block, blocks[number], number)
        origin = text_block.layout().position()
        painter.translate(origin)
        self._code_runs(painter, text_block)
        start, end = range_between(text_block, self._top, self._bottom)
        parts = [part for part in marks.in_block(number) if part.start < end and start < part.end]
        for part in parts:
            self._fill(painter, text_block, part)
        for part in parts:
            self._underline(painter, text_block, part)
        for part in parts:
            if part.mark.doubtful:
                self._doubt(painter, text_block, part)
        painter.translate(-origin)

    def _decorate(
        self, painter: QPainter, text_block: QTextBlock, block: Block, number: int
    ) -> None:
        kind = block.kind
        if kind is BlockKind.LIST_ITEM:
            self._bullet(painter, text_block, block)
        elif kind is BlockKind.QUOTE:
            self._bar(painter, text_block, number)
        elif kind is BlockKind.QUESTION:
            self._letter(painter, text_block, "Q", self._theme.accent)
        elif kind is BlockKind.ANSWER and self._first_answer(number):
            self._letter(painter, text_block, "A", self._theme.muted)
        elif kind in (BlockKind.TABLE, BlockKind.CODE):
            self._surface(painter, text_block, number)

    def _first_answer(self, number: int) -> bool:
        blocks = self._places.document.blocks
        return number == 0 or blocks[number - 1].kind is not BlockKind.ANSWER

    def _baseline(self, text_block: QTextBlock) -> float:
        line = text_block.layout().lineAt(0)
        return text_block.layout().position().y() + line.y() + line.ascent()

    def _bullet(self, painter: QPainter, text_block: QTextBlock, block: Block) -> None:
        size = self._styles.size
        left = text_block.layout().position().x() + text_block.layout().lineAt(0).x()
        baseline = self._baseline(text_block)
        if block.label:
            font = self._theme.reading_font()
            painter.setFont(font)
            painter.setPen(self._theme.muted)
            width = size * 4
            where = QRectF(left - width - size * 0.42, baseline - size * 2, width, size * 2)
            painter.drawText(
                where.adjusted(0, 0, 0, painter.fontMetrics().descent()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
                block.label,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            return
        centre = QPointF(left - size * 0.72, baseline - size * 0.3)
        radius = size * 0.13
        if block.level % 2 == 0 and block.level:
            painter.setPen(QPen(self._theme.muted, 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            return
        painter.setBrush(self._theme.muted)
        painter.drawEllipse(centre, radius, radius)

    def _bar(self, painter: QPainter, text_block: QTextBlock, number: int) -> None:
        layout = text_block.layout()
        top = layout.position().y()
        bottom = top + layout.boundingRect().height()
        following = text_block.next()
        blocks = self._places.document.blocks
        if number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.QUOTE:
            bottom = max(bottom, following.layout().position().y())
        left = layout.position().x() + layout.lineAt(0).x() - self._styles.size * 1.25
        painter.setBrush(self._theme.quote)
        painter.drawRoundedRect(QRectF(left, top + 2, 3, bottom - top - 4), 1.5, 1.5)

    def _letter(
        self, painter: QPainter, text_block: QTextBlock, letter: str, colour: QColor
    ) -> None:
        size = self._styles.size
        painter.setFont(self._theme.heading_font(0.76))
        painter.setPen(colour)
        baseline = self._baseline(text_block)
        where = QRectF(self._left - size * 1.45, baseline - size * 2, size, size * 2)
        painter.drawText(
            where.adjusted(0, 0, 0, painter.fontMetrics().descent()),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
            letter,
        )
        painter.setPen(Qt.PenStyle.NoPen)

    def _surface(self, painter: QPainter, text_block: QTextBlock, number: int) -> None:
        """What a table or code stands on; that of a part ends where the next one's begins."""
        blocks = self._places.document.blocks
        layout, size = text_block.layout(), self._styles.size
        above = 0.0 if isinstance(blocks[number], Part) else size * 0.6
        below = 0.0 if goes_on(blocks, number) else size * 0.4
        top = layout.position().y()
        bottom = top + layout.boundingRect().height()
        if goes_on(blocks, number):
            bottom = max(bottom, text_block.next().layout().position().y())
        area = QRectF(self._left, top - above, self._styles.column, bottom - top + above + below)
        painter.save()
        painter.setBrush(self._theme.code)
        # The corners at which a part meets another lie outside; one pixel more leaves no seam.
        painter.setClipRect(
            area.adjusted(-1, 0, 1, 0 if below else 1), Qt.ClipOperation.IntersectClip
        )
        painter.drawRoundedRect(
            area.adjusted(0, 0 if above else -_JOINED, 0, 0 if below else _JOINED), 6, 6
        )
        painter.restore()

    def _code_runs(self, painter: QPainter, text_block: QTextBlock) -> None:
        for part in self._places.code_runs(text_block.blockNumber()):
            painter.setBrush(self._theme.code)
            for area in self._rectangles.of(text_block, *part):
                painter.drawRoundedRect(area.adjusted(-2.5, 0, 2.5, 0), 3, 3)

    def _fill(self, painter: QPainter, text_block: QTextBlock, part: BlockMark) -> None:
        theme, mark = self._theme, part.mark
        reach = 1.0
        if mark.colour is not None:
            colour = theme.highlight[mark.colour]
        elif mark.layer in (Layer.FACT, Layer.CURRENT_FACT):
            colour = theme.fact
        elif mark.layer in (Layer.FIND, Layer.CURRENT_FIND):
            colour = theme.selected
        else:
            colour = theme.current if mark.layer is Layer.CURRENT_HIT else theme.hit
        # A find is a frame: what it lies on shows through, a highlight or a hit.
        painter.setBrush(Qt.BrushStyle.NoBrush if mark.layer is Layer.FIND else colour)
        painter.setPen(self._outline(mark.layer, colour))
        for area in self._rectangles.of(text_block, part.start, part.end):
            painter.drawRoundedRect(area.adjusted(-_SIDE, -reach, _SIDE, reach), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)

    def _outline(self, layer: Layer, colour: QColor) -> QPen:
        """A strong line round what is current, a thin one round a hit, also on a highlight."""
        if layer in (Layer.FIND, Layer.CURRENT_FIND):
            return QPen(self._theme.accent, 2.0 if layer is Layer.CURRENT_FIND else 1.0)
        current = layer in (Layer.CURRENT_FACT, Layer.CURRENT_HIT)
        if not current and layer is not Layer.HIT:
            return QPen(Qt.PenStyle.NoPen)
        if self._theme.scheme is Scheme.LIGHT:
            return QPen(colour.darker(165 if current else 118), 1.5 if current else 0.8)
        share = 0.45 if current else 0.25
        return QPen(faded(colour, self._theme.body, share), 1.5 if current else 0.8)

    def _underline(self, painter: QPainter, text_block: QTextBlock, part: BlockMark) -> None:
        if part.mark.colour is None or part.mark.doubtful:
            return
        painter.setBrush(self._theme.underline[part.mark.colour])
        for area in self._rectangles.of(text_block, part.start, part.end):
            top = area.bottom() - 1.0 + part.mark.lane * _LANE
            painter.drawRect(QRectF(area.left() - _SIDE, top, area.width() + 2 * _SIDE, 2.0))

    def _doubt(self, painter: QPainter, text_block: QTextBlock, part: BlockMark) -> None:
        """Broken lines above and below a passage to look at, and a bar beside its lines."""
        areas = self._rectangles.of(text_block, part.start, part.end)
        if not areas:
            return
        size = self._styles.size
        width = max(1.6, size * 0.1)
        pen = QPen(self._theme.check, width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for area in areas:
            left, right = area.left() - _SIDE, area.right() + _SIDE
            painter.drawLine(QLineF(left, area.top() - 0.5, right, area.top() - 0.5))
            below = area.bottom() + part.mark.lane * _LANE
            painter.drawLine(QLineF(left, below, right, below))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.check)
        left = self._left - text_block.layout().position().x() - max(7.0, size * 0.42)
        top, bottom = areas[0].top(), areas[-1].bottom()
        width = max(3.0, size * 0.19)
        painter.drawRoundedRect(QRectF(left, top, width, bottom - top), width / 2, width / 2)
