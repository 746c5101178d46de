"""The search box with what belongs to it: the saved searches and the parts of the query."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefreader.domain.query import Unit
from briefreader.ui.fields import search_field
from briefreader.ui.offsets import Utf16Offsets
from briefreader.ui.results import Results
from briefreader.ui.searching.chips import ChipRow
from briefreader.ui.searching.past import PastSearches
from briefreader.ui.searching.saved import SavedSearchesButton
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

REST_MILLISECONDS = 3000
"""After so long without a key a query that finds something is remembered."""
_GAP = 4
_BRIEF = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the focus may go that comes back to where the user was writing."""


class SearchBar(QWidget):
    """What is typed here is searched at once; chips show how it was understood."""

    left_downwards = Signal()
    entered = Signal()  # Enter: the query stands, the list comes next

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results = Results()
        self._typing = False
        self.past = PastSearches(session, self)
        self.box = search_field("Search all documents")
        self.box.setObjectName("search")
        self.saved = SavedSearchesButton(theme)
        self.chips = ChipRow(theme)
        self._rest = QTimer(self, interval=REST_MILLISECONDS, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self.box, 1)
        line.addWidget(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * _GAP)
        column.addLayout(line)
        column.addWidget(self.chips)

    def _connect(self) -> None:
        self.box.textEdited.connect(self._typed)
        self.box.textChanged.connect(self._cleared)
        self.box.returnPressed.connect(self._enter)
        self.box.installEventFilter(self)
        self.chips.unit_removed.connect(self._take_out)
        self.chips.unit_chosen.connect(self._select)
        self.chips.left_upwards.connect(self.take_focus)
        self.chips.left_downwards.connect(self.left_downwards)
        self.saved.chosen.connect(self.search_for)
        self._rest.timeout.connect(self._rested)

    def set_theme(self, theme: Theme) -> None:
        self.saved.set_theme(theme)
        self.chips.set_theme(theme)

    @property
    def is_typing(self) -> bool:
        """Whether the query came by keys, of which more may follow."""
        return self._typing

    # --- searching ---------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the cursor into the box, its text selected."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def search_for(self, query: str) -> None:
        """Put a query into the box, run it and remember it."""
        self.past.steps.stop()
        self._put(query)
        self.past.remember(query)

    def remember(self) -> None:
        """Remember the query whose results are shown: one of them is wanted."""
        if self._results.searched:
            self.past.remember(self._results.query)

    def show_results(self, results: Results) -> None:
        """Show how the query of the results was understood."""
        if results.query != self._results.query:
            self._rest.start()
        self._results = results
        query = results.parsed if results.searched else None
        self.chips.show_query(query, one_line=self._typing)

    def _put(self, query: str) -> None:
        self._typing = False
        self.box.setText(query)
        self._session.search(query)

    def _typed(self, text: str) -> None:
        self.past.steps.stop()
        self._typing = True
        self._session.search(text, typing=True)

    def _cleared(self, text: str) -> None:
        if not text:
            self._typing = False
            self._session.search("")

    def _enter(self) -> None:
        self._typing = False
        query = self.box.text()
        self._session.search(query)
        self.past.remember(query)
        self.entered.emit()

    def _rested(self) -> None:
        results = self._results
        stepping = self.past.steps.is_under_way
        if results.searched and results.rows and results.query == self.box.text() and not stepping:
            self.past.remember(results.query, finished=False)

    # --- parts of the query ------------------------------------------------------------------

    def _now(self, unit: Unit) -> bool:
        """Whether a part of the query shown still stands in the box, which may be ahead."""
        parsed, text, (start, end) = self._results.parsed, self.box.text(), unit.span
        return parsed is not None and text[start:end] == parsed.text[start:end]

    def _take_out(self, unit: Unit) -> None:
        parsed = self._results.parsed
        if parsed is not None and self._now(unit):
            self.past.steps.stop()
            self._put(replace(parsed, text=self.box.text()).without(unit))

    def _select(self, unit: Unit) -> None:
        if self._now(unit):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            places = Utf16Offsets(self.box.text())
            start, end = (places.to_position(offset) for offset in unit.span)
            self.box.setSelection(start, end - start)

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_step(event):
                # The window has these keys too; in the box they step through past searches.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _BRIEF:
            # What does not fit is then cut at its end, not at its beginning.
            self.box.setCursorPosition(0)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Do what a key is for in the box; False where the box itself knows."""
        keys, steps = Qt.Key, self.past.steps
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() == keys.Key_Up and (_is_step(event) or plain):
            if not plain or steps.may_begin(self.box.text()):
                self._show_past(steps.older(self.box.text()))
            return True
        if event.key() == keys.Key_Down and (_is_step(event) or plain):
            if steps.is_under_way:
                self._show_past(steps.newer())
            elif plain:
                self.left_downwards.emit()
            return True
        if event.key() == keys.Key_Escape and self.box.text():
            steps.stop()
            self.box.clear()
            return True
        return False

    def _show_past(self, query: str | None) -> None:
        if query is not None:
            self._put(query)


def _is_step(event: QKeyEvent) -> bool:
    """Whether a key is Alt with Up or Down."""
    alt = Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
