"""The page that shows how a text changed, with a sign and a colour for each passage."""

from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from briefreader.domain.document import Span
from briefreader.domain.version import Comparison
from briefreader.ui.comparing import Part, Piece, pieces_of
from briefreader.ui.theme import Theme, set_surface

_SIGNS = {Part.DELETED: "−", Part.INSERTED: "+"}
_NARROW_SPACE = "\u202f"
_LEADING = 140.0
_BAR_LEFT, _BAR = 6, 4
"""Where the bar beside the current change stands, and its width, in pixels."""
_NO_CHANGE = "The words of the two versions are the same."


class ChangesPage(QTextBrowser):
    """Insertions are underlined after a plus sign, deletions struck through after a minus sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: list[Span] = []
        self._current = -1
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What changed")
        self.setFont(theme.reading_font(0.9))
        self.document().setDocumentMargin(20)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_surface(self, theme, theme.page)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for."""
        return None

    @property
    def count(self) -> int:
        """How many changes are shown."""
        return len(self._spans)

    @property
    def current(self) -> int:
        """The number of the change at hand, from 0, or -1."""
        return self._current

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how one text became the other, from the first change on."""
        self._current, self._spans = -1, []
        self.clear()
        pieces = pieces_of(comparison)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        lines = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        lines.setLineHeight(_LEADING, height)
        lines.setBottomMargin(self._theme.text_size * 0.5)
        cursor.setBlockFormat(lines)
        spans: dict[int, Span] = {}
        for piece in pieces:
            self._insert(cursor, piece, spans)
        if not pieces:
            cursor.insertText(_NO_CHANGE, self._format(Part.SAME))
        cursor.endEditBlock()
        self._spans = [spans[number] for number in sorted(spans)]
        self.go_to(0)

    def _insert(self, cursor: QTextCursor, piece: Piece, spans: dict[int, Span]) -> None:
        start = cursor.position()
        form = self._format(piece.part)
        if piece.part is Part.SKIPPED:
            if not cursor.atBlockStart():
                cursor.insertBlock()
            cursor.insertText(f"… {piece.text} …", form)
            cursor.insertBlock()
            return
        sign = _SIGNS.get(piece.part)
        text = piece.text
        if sign:
            bold = QTextCharFormat(form)
            bold.setFontWeight(700)
            bold.setFontStrikeOut(False)
            bold.setFontUnderline(False)
            cursor.insertText(sign + _NARROW_SPACE, bold)
            # A paragraph that begins or ends here would not be seen otherwise.
            text = text.replace("\n", "¶\n")
        cursor.insertText(text, form)
        if sign and not text.endswith((" ", "\n")):
            cursor.insertText(_NARROW_SPACE, self._format(Part.SAME))
        if piece.change >= 0:
            before = spans.get(piece.change, Span(start, start))
            spans[piece.change] = Span(before.start, cursor.position())

    def _format(self, part: Part) -> QTextCharFormat:
        theme, form = self._theme, QTextCharFormat()
        form.setFont(theme.reading_font(0.9))
        form.setForeground(theme.body)
        if part is Part.INSERTED:
            form.setBackground(theme.inserted)
            form.setFontUnderline(True)
        elif part is Part.DELETED:
            form.setBackground(theme.deleted)
            form.setFontStrikeOut(True)
        elif part is Part.SKIPPED:
            form.setFont(theme.control_font())
            form.setForeground(theme.muted)
        return form

    def go_to(self, number: int) -> bool:
        """Make a change the current one and bring it into sight; whether there is such a one."""
        if not 0 <= number < len(self._spans):
            return False
        self._current = number
        span = self._spans[number]
        at = QTextCursor(self.document())
        at.setPosition(span.start)
        self.setTextCursor(at)
        area = self.cursorRect(at)
        bar = self.verticalScrollBar()
        if not 40 < area.top() < self.viewport().height() - 120:
            bar.setValue(bar.value() + area.top() - self.viewport().height() // 3)
        self.viewport().update()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._current < 0:
            return
        span = self._spans[self._current]
        lines = [self._line_at(place) for place in span]
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        top, bottom = lines[0].top(), lines[1].bottom()
        painter.drawRoundedRect(_BAR_LEFT, top, _BAR, max(bottom - top, 1), _BAR / 2, _BAR / 2)

    def _line_at(self, place: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        return self.cursorRect(cursor)
