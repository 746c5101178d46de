"""A note's passage with the text around it, below the list of all notes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from briefreader.domain.annotation import State
from briefreader.domain.document import Summary
from briefreader.library.notebook.passages import Passage
from briefreader.ui.notelist.model import STATES
from briefreader.ui.notetext.rendering import note_html
from briefreader.ui.pages import page_sign
from briefreader.ui.rows import MARGIN
from briefreader.ui.theme import Theme, set_surface

_GAP = 8


class NotePreview(QTextBrowser):
    """Loads nothing and follows no link; Space and Escape leave it."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Passage, Summary | None] | None = None
        self.setAccessibleName("The passage in its document")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self.set_theme(theme)

    def loadResource(self, kind: int, name: object) -> object:
        return None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        set_surface(self, theme, theme.raised)
        if self._shown is not None:
            self.show_passage(*self._shown)

    def show_nothing(self, words: str = "") -> None:
        self._shown = None
        self.setPlainText(words)

    def show_passage(self, passage: Passage, summary: Summary | None) -> None:
        """Show a passage in its text, with its document above and the note below it."""
        self._shown = passage, summary
        theme, placement = self._theme, passage.placement
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        page = page_sign(placement.page) if placement.page else ""
        head = " · ".join(filter(None, (summary.title if summary else "", page)))
        self._insert(cursor, head, theme.control_font(0.95), theme.muted, bold=True)
        if placement.state in STATES:
            colour = theme.muted if placement.state is State.MOVED else theme.warning
            self._new_line(cursor)
            self._insert(cursor, STATES[placement.state], theme.control_font(0.92), colour)
        self._new_line(cursor)
        at = self._insert_text(cursor, passage)
        if placement.annotation.note.strip():
            self._new_line(cursor)
            self._insert(cursor, "", theme.control_font(), theme.body)
            cursor.insertHtml(note_html(placement.annotation.note))
        cursor.endEditBlock()
        self._bring_into_sight(at)

    def _insert_text(self, cursor: QTextCursor, passage: Passage) -> int:
        """Insert the text, the passage in its colour; gives where that begins."""
        theme = self._theme
        font = theme.reading_font(0.9)
        text, span = passage.text, passage.span
        before = text[: span.start] if span is not None else text
        self._insert(cursor, ("" if passage.begins else "… ") + before, font, theme.muted)
        at = cursor.position()
        if span is None:
            return 0
        lit = None
        if passage.placement.span is not None:
            lit = theme.highlight[passage.placement.annotation.colour]
        self._insert(cursor, text[span.start : span.end], font, theme.body, lit)
        rest = text[span.end :] + ("" if passage.ends else " …")
        self._insert(cursor, rest, font, theme.muted)
        return at

    def _insert(
        self,
        cursor: QTextCursor,
        text: str,
        font: QFont,
        colour: QColor,
        lit: QColor | None = None,
        *,
        bold: bool = False,
    ) -> None:
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(colour)
        if lit is not None:
            form.setBackground(lit)
        if bold:
            form.setFontWeight(QFont.Weight.DemiBold)
        cursor.setCharFormat(form)
        cursor.insertText(text, form)

    def _new_line(self, cursor: QTextCursor) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(_GAP)
        cursor.insertBlock(block)

    def _bring_into_sight(self, position: int) -> None:
        """Scroll so that the passage stands in the upper half."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.verticalScrollBar().setValue(0)
        top = self.cursorRect(cursor).top()
        room = self.viewport().height()
        if top > room * 2 // 3:
            self.verticalScrollBar().setValue(top - room // 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.left.emit()
        else:
            super().keyPressEvent(event)
