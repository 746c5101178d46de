"""How the text stands in its view: the column, the title block, and what is folded away."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from briefreader.domain.document import Document, Summary
from briefreader.ui.reading.folding import (
    FOLD_INSET,
    Fold,
    FoldLine,
    fold_line_height,
    folds_of,
    hidden_blocks,
)
from briefreader.ui.reading.geometry import blocks_between
from briefreader.ui.reading.header import Header, leads, title_block
from briefreader.ui.reading.layout import block_style
from briefreader.ui.reading.styles import Styles

SIDE = 30
"""The least room on each side of the column, in pixels."""

_TOP = 2.2
_BOTTOM = 5.0
_GAP = 0.5
_FAR_BELOW = 3.0e7


class Arrangement:
    """Keeps blocks shown or hidden, leaves room for the title block and the fold lines, and
    places both as widgets on the viewport. `toggled` is called with a fold that was pressed.
    """

    def __init__(self, viewport: QWidget, styles: Styles, toggled: Callable[[Fold], None]) -> None:
        self._viewport = viewport
        self._styles = styles
        self._toggled = toggled
        self._document = Document("", ())
        self._text = QTextDocument()
        self.folds: tuple[Fold, ...] = ()
        self.opened: frozenset[Fold] = frozenset()
        self.menu_wanted: Callable[[Fold, QPoint], None] = lambda fold, place: None
        self.header = Header(viewport)
        self._lines: list[FoldLine] = []
        self._title: int | None = None
        self._title_in_text = False
        self._spaced: dict[int, float] = {}
        self._hidden: set[int] = set()
        self._anchors: dict[int, Fold] = {}
        self._fold_at_end: Fold | None = None
        self._fold_at_top = False
        self._header_height = 0
        self.left = 0.0
        self.column = 0.0

    def show(self, document: Document, summary: Summary, text: QTextDocument) -> None:
        """Take over another document, everything folded; its text has no layout yet."""
        self._document = document
        self.folds = folds_of(document)
        self.opened = frozenset()
        self._title = title_block(document, summary.title)
        self._title_in_text = self._title is not None and leads(document, self._title)
        self.header.show_summary(document, summary, with_title=not self._title_in_text)
        self.header.show()
        self.take_text(text, self._styles)

    def take_text(self, text: QTextDocument, styles: Styles) -> None:
        """Take over the same document set anew, in other styles; what was open stays open."""
        self._text = text
        self._styles = styles
        self._spaced = {}
        self._hidden = set()
        self.header.set_styles(styles)
        for line in self._lines:
            line.set_theme(styles.theme)
        self._hide_and_space()

    def set_open(self, opened: frozenset[Fold]) -> None:
        """Open these folds and close all others."""
        self.opened = opened
        cursor = QTextCursor(self._text)
        cursor.beginEditBlock()
        self._hide_and_space()
        cursor.endEditBlock()
        self.set_column(self.left, self.column, self._viewport.width())

    def fold_of(self, number: int) -> Fold | None:
        """The fold that a block lies in."""
        return next((fold for fold in self.folds if fold.first <= number <= fold.last), None)

    def set_column(self, left: float, column: float, width: int) -> None:
        """Put the text into a column of a viewport of this width."""
        self.left, self.column = left, column
        size = self._styles.size
        self.header.setFixedWidth(round(column))
        self._header_height = self.header.height_at(round(column))
        self.header.setFixedHeight(self._header_height)
        top = _TOP * size
        if not self._title_in_text:
            top += self._header_height
        elif self._title is not None:
            self._space_below_title(self._text.findBlockByNumber(self._title))
        if self._fold_at_top:
            top += self._fold_space()
        bottom = _BOTTOM * size + (self._fold_space() if self._fold_at_end else 0)
        frame = self._text.rootFrame()
        margins = frame.frameFormat()
        wanted = (round(left), max(0, round(width - left - column)), round(top), round(bottom))
        present = (
            margins.leftMargin(),
            margins.rightMargin(),
            margins.topMargin(),
            margins.bottomMargin(),
        )
        if wanted != present:
            margins.setLeftMargin(wanted[0])
            margins.setRightMargin(wanted[1])
            margins.setTopMargin(wanted[2])
            margins.setBottomMargin(wanted[3])
            frame.setFrameFormat(margins)

    def place(self, scrolled: int) -> None:
        """Move the title block and the fold lines to where the text has room for them."""
        height = self._viewport.height()
        tops: list[tuple[Fold, float]] = []
        last: QTextBlock | None = None
        header_top = _TOP * self._styles.size - scrolled
        if self._title_in_text:
            header_top = -self._header_height - 10.0
        for block in blocks_between(self._text, scrolled, scrolled + height):
            number = block.blockNumber()
            top = block.layout().position().y() - scrolled
            if number in self._anchors:
                above = fold_line_height(self._styles.theme) + self._room_below_line(number)
                tops.append((self._anchors[number], top - above))
            if self._title_in_text and number == self._title:
                below = block.layout().boundingRect().height() + self._title_gap()
                header_top = top + below
            last = block
        if self._fold_at_end is not None and last is not None and self._is_last(last):
            bottom = last.layout().position().y() + last.layout().boundingRect().height()
            tops.append((self._fold_at_end, bottom + self._gap() * 1.5 - scrolled))
        self.header.move(round(self.left), round(header_top))
        self._place_lines(tops)

    def _place_lines(self, tops: list[tuple[Fold, float]]) -> None:
        while len(self._lines) < len(tops):
            line = FoldLine(self._styles.theme, self._viewport)
            line.clicked.connect(lambda _=False, line=line: self._toggled(line.fold))
            line.menu_wanted.connect(lambda fold, place: self.menu_wanted(fold, place))
            self._lines.append(line)
        for line, (fold, top) in zip(self._lines, tops, strict=False):
            line.show_fold(fold, fold in self.opened)
            width = min(line.sizeHint().width(), round(self.column) + FOLD_INSET)
            line.setGeometry(
                round(self.left) - FOLD_INSET, round(top), width, fold_line_height(line.theme)
            )
            line.show()
        for line in self._lines[len(tops) :]:
            line.hide()

    def _gap(self) -> float:
        return _GAP * self._styles.size

    def _title_gap(self) -> float:
        return 0.55 * self._styles.size

    def _fold_space(self) -> float:
        return fold_line_height(self._styles.theme) + self._gap()

    def _is_last(self, block: QTextBlock) -> bool:
        following = block.next()
        while following.isValid() and not following.isVisible():
            following = following.next()
        return not following.isValid()

    def _space_below_title(self, block: QTextBlock) -> None:
        wanted = round(self._header_height + self._title_gap())
        style = block.blockFormat()
        if style.bottomMargin() != wanted:
            style.setBottomMargin(wanted)
            QTextCursor(block).setBlockFormat(style)

    def _hide_and_space(self) -> None:
        hidden = hidden_blocks(self.folds, self.opened)
        if self._title is not None and not self._title_in_text:
            hidden.add(self._title)
        for number in sorted(hidden ^ self._hidden):
            block = self._text.findBlockByNumber(number)
            block.setVisible(number not in hidden)
            if number in hidden:
                # Qt lays hidden blocks out no more, yet finds them by where they stood last when
                # it looks for the text nearest to a point: far below they are never the nearest.
                block.layout().setPosition(QPointF(0, _FAR_BELOW))
            self._text.markContentsDirty(block.position(), block.length())
        self._hidden = hidden
        self._find_anchors(hidden)
        spaced = {
            number: self._space_above(number, hidden)
            for number in self._anchors
            if number or not self._fold_at_top
        }
        for number in self._spaced.keys() | spaced.keys():
            if self._spaced.get(number) != spaced.get(number):
                self._set_top(number, spaced.get(number))
        self._spaced = spaced

    def _find_anchors(self, hidden: set[int]) -> None:
        self._anchors = {}
        self._fold_at_end = None
        count = len(self._document.blocks)
        for fold in self.folds:
            number = fold.first
            while number < count and number in hidden:
                number += 1
            if number < count:
                self._anchors[number] = fold
            else:
                self._fold_at_end = fold
        self._fold_at_top = 0 in self._anchors

    def _space_above(self, number: int, hidden: set[int]) -> float:
        above = 0.0
        previous = number - 1
        while previous >= 0 and previous in hidden:
            previous -= 1
        if previous >= 0:
            above = self._text.findBlockByNumber(previous).blockFormat().bottomMargin()
        line = fold_line_height(self._styles.theme)
        return max(above, self._gap()) + line + self._room_below_line(number)

    def _room_below_line(self, number: int) -> float:
        own = self._styles.block_format(block_style(self._document, number)).topMargin()
        return max(own, self._gap())

    def _set_top(self, number: int, space: float | None) -> None:
        block = self._text.findBlockByNumber(number)
        style = block.blockFormat()
        if space is None:
            space = self._styles.block_format(block_style(self._document, number)).topMargin()
        style.setTopMargin(round(space))
        QTextCursor(block).setBlockFormat(style)
