"""Where the text stands in its view, in offsets: what is in sight, the selection, the caret."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefreader.domain.document import Document, Span
from briefreader.ui.reading.marks import Places
from briefreader.ui.reading.styles import Styles
from briefreader.ui.theme import Theme

_ABOVE = 8


class PlacedText(QTextBrowser):
    """A text in a column that speaks in code points; what it shows is another's business."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._styles = Styles(theme)
        self._column_left = 0.0
        self.text = ""
        self.places = Places(Document("", ()))

    @property
    def theme(self) -> Theme:
        return self._styles.theme

    def is_shown(self, number: int) -> bool:
        """Whether a block, by its number, is on the screen and not folded away."""
        return self.document().findBlockByNumber(number).isVisible()

    # Places

    def position(self, offset: int) -> int:
        return self.places.offsets.to_position(offset)

    def offset_at(self, point: QPoint, exact: bool = True) -> int | None:
        """The offset of the character under a point of the viewport; None beside the text."""
        accuracy = Qt.HitTestAccuracy.ExactHit if exact else Qt.HitTestAccuracy.FuzzyHit
        where = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(where, accuracy)
        return self.places.offsets.to_offset(position) if position >= 0 else None

    def top_of(self, offset: int) -> float:
        """The y of the line of an offset, in the document's coordinates."""
        position = self.position(offset)
        block = self.document().findBlock(position)
        while block.isValid() and not block.isVisible():
            block = block.next()
        if not block.isValid():
            block = self.document().lastBlock()
        area = self.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(max(0, position - block.position()))
        return area.top() + (line.y() if line.isValid() else 0.0)

    def top_offset(self) -> int:
        """The first offset in sight; 0 while the title block is."""
        if self.verticalScrollBar().value() <= self._styles.size:
            return 0
        return self.offset_at(QPoint(round(self._column_left) + 1, _ABOVE), False) or 0

    def end_of_top_line(self) -> int:
        """The last offset of the first line in sight: a page may begin within a line."""
        offset = self.top_offset()
        position = self.position(offset)
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(max(0, position - block.position()))
        if not line.isValid():
            return offset
        end = block.position() + line.textStart() + max(0, line.textLength() - 1)
        return self.places.offsets.to_offset(end)

    def offset_being_read(self) -> int:
        """Where the reader is: at the first line in sight, but at the end of the text, where the
        last lines cannot be scrolled to the top, at the caret if it is in sight, else at the end.
        """
        bar = self.verticalScrollBar()
        if not 0 < bar.maximum() == bar.value():
            return self.end_of_top_line()
        caret = self.caret_offset()
        return caret if self.is_in_sight(caret) else len(self.text)

    def is_in_sight(self, offset: int) -> bool:
        """Whether the line of an offset begins in the part of the text that is shown."""
        top = self.verticalScrollBar().value()
        return top <= self.top_of(offset) < top + self.viewport().height()

    def is_span_in_sight(self, span: Span) -> bool:
        """Whether something of a passage is in the part of the text that is shown."""
        if any(not self.is_shown(self.places.block_at(offset)) for offset in span):
            return False
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height() - 2 * self._styles.size
        return self.top_of(span.start) < bottom and self.top_of(max(span.start, span.end - 1)) > top

    def scroll_to(self, offset: int) -> None:
        """Bring the line of an offset to the top; 0 shows the title block."""
        if offset <= 0:
            self.verticalScrollBar().setValue(0)
            return
        self.go_to_height(self.top_of(offset) - _ABOVE)

    def go_to_height(self, value: float) -> None:
        """Scroll to a height of the document, in pixels."""
        # The scroll bar knows the height only of what is laid out so far.
        self.document().documentLayout().documentSize()
        self.verticalScrollBar().setValue(round(value))

    # Selection

    def selection(self) -> Span | None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self.places.offsets.span(cursor.selectionStart(), cursor.selectionEnd())

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def select(self, span: Span, *, from_end: bool = False) -> None:
        """Select a passage with the caret at its end, or at its start; the view stays in place."""
        anchor, caret = (span.end, span.start) if from_end else span
        value = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.position(anchor))
        cursor.setPosition(self.position(caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def place_caret(self, offset: int) -> None:
        """Put the caret before an offset, without selecting or scrolling."""
        value = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.position(min(offset, len(self.places.document.text))))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def caret_offset(self) -> int:
        return self.places.offsets.to_offset(self.textCursor().position())
