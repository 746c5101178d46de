"""The caret of the text: what moves it besides Qt's own keys, and that it can always be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from briefreader.ui.reading.units import Unit

if TYPE_CHECKING:
    from briefreader.ui.reading.text_view import TextView

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_UNIT_KEYS = {
    Qt.Key.Key_Up: (Unit.PARAGRAPH, False),
    Qt.Key.Key_Down: (Unit.PARAGRAPH, True),
    Qt.Key.Key_PageUp: (Unit.SENTENCE, False),
    Qt.Key.Key_PageDown: (Unit.SENTENCE, True),
}
"""With Control: by what the caret moves, and whether forward."""

_CARET_KEYS = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)


class Caret:
    """Qt shows it while the text has the focus, and moves it by letter, word, line and page.

    Here are the sentence and the paragraph, with Shift selecting; text that is folded away is
    passed over, and a caret that was scrolled out of sight comes back at the first line in sight.
    """

    def __init__(self, view: TextView) -> None:
        self._view = view

    def set_size(self, text_size: int) -> None:
        """Make the caret as strong as the size of the text, in pixels, asks for.

        The width belongs to the document that is shown, so that each new one must be told.
        """
        self._view.setCursorWidth(max(2, round(text_size / 9)))

    # Keys

    def move_by_key(self, event: QKeyEvent) -> bool:
        """Move by a key of its own and say so; before one of Qt's, come into sight."""
        if event.key() not in _CARET_KEYS:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held & _CONTROL or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.come_into_sight()
        unit = _UNIT_KEYS.get(Qt.Key(event.key()))
        if unit is None or held not in (_CONTROL, _CONTROL | _SHIFT):
            return False
        self.come_into_sight()
        self.step(*unit, selecting=bool(held & _SHIFT))
        return True

    def moved_by_key(self, event: QKeyEvent, before: int) -> None:
        """After one of Qt's keys: not in folded text, and at either end all of the page's edge."""
        if event.key() in _CARET_KEYS:
            self.leave_folded_text(forward=self._view.textCursor().position() > before)
            self._show_edge()

    def step(self, unit: Unit, forward: bool, *, selecting: bool = False) -> None:
        """Go to the next sentence or paragraph, or to the start of this one or the one before."""
        view = self._view
        offset = view.units.step(view.caret_offset(), unit, forward=forward)
        cursor = view.textCursor()
        modes = QTextCursor.MoveMode
        mode = modes.KeepAnchor if selecting else modes.MoveAnchor
        cursor.setPosition(view.position(offset), mode)
        view.setTextCursor(cursor)
        self._show_edge()

    # Staying in sight

    def come_into_sight(self) -> None:
        """Put a caret that selects nothing and was scrolled away at the first line in sight."""
        view = self._view
        if not view.textCursor().hasSelection() and not view.is_in_sight(view.caret_offset()):
            view.place_caret(view.top_offset())
            self.leave_folded_text()

    def leave_folded_text(self, forward: bool = True) -> None:
        """Take a caret that stands in folded text on to the text beyond it, or else before it."""
        cursor = self._view.textCursor()
        if cursor.block().isVisible():
            return
        for onward in (forward, not forward):
            block = cursor.block()
            while block.isValid() and not block.isVisible():
                block = block.next() if onward else block.previous()
            if block.isValid():
                modes = QTextCursor.MoveMode
                mode = modes.KeepAnchor if cursor.hasSelection() else modes.MoveAnchor
                end = block.position() + block.length() - 1
                cursor.setPosition(block.position() if onward else end, mode)
                self._view.setTextCursor(cursor)
                return

    def _show_edge(self) -> None:
        """On the first line show what stands above the text, on the last what is below it."""
        view = self._view
        bar, offset = view.verticalScrollBar(), view.caret_offset()
        first = view.units.step(0, Unit.PARAGRAPH, forward=True) if not view.is_shown(0) else 0
        if view.top_of(offset) <= view.top_of(first):
            bar.setValue(0)
        elif view.units.step(offset, Unit.PARAGRAPH, forward=True) == offset:
            bar.setValue(bar.maximum())
