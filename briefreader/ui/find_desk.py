"""Finding in the open document: the bar, the text and the work in the background joined."""

from bisect import bisect_left

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefreader.domain.document import Span
from briefreader.search.passages.finding import Finder, Finds, Wanted
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.reading.find_bar import FindBar
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

LONGEST_SELECTION = 200
"""Code points of a selected passage that is taken for what the user wants to find."""


class FindDesk(QObject):
    """Opens and closes the bar, has the text looked through, and steps from find to find."""

    opened_or_closed = Signal()

    def __init__(self, session: Session, reader: ReaderPane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self.bar = FindBar(theme)
        self.bar.hide()
        self._finder: Finder | None = None
        self._wanted: Wanted | None = None
        self._found: Wanted | None = None
        self._finds = Finds()
        self._current = -1
        self._from = 0
        self.bar.wanted_changed.connect(self._typed)
        self.bar.step_wanted.connect(self.step)
        self.bar.closed.connect(self.close)
        session.document_changed.connect(self._take_document)
        session.document_renewed.connect(lambda _: self._take_document())

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether the bar is shown, so that stepping is from find to find."""
        return not self.bar.isHidden()

    # --- opening and closing -----------------------------------------------------------------

    def open(self) -> None:
        """Show the bar, with what is selected if that is a few words, else what was there last."""
        if self._session.opened is None:
            return
        selected = self._reader.selection()
        self._from = selected.start if selected else self._place()
        was_open = self.is_open
        words = self._words_of(selected)
        self.bar.blockSignals(True)
        if words:
            self.bar.expression.setChecked(False)
            self.bar.field.setText(words)
        self.bar.blockSignals(False)
        self.bar.open()
        if not was_open:
            self._finder = None
            self.opened_or_closed.emit()
        if words or not was_open:
            self._look(go=bool(words))

    def _place(self) -> int:
        """Where the user is: at the cursor while it is in sight, else at the top of what is."""
        view = self._reader.view
        caret = view.caret_offset()
        return caret if view.is_in_sight(caret) else view.top_offset()

    def _words_of(self, selected: Span | None) -> str:
        opened = self._session.opened
        if selected is None or opened is None or selected.end - selected.start > LONGEST_SELECTION:
            return ""
        words = opened.document.text[selected.start : selected.end]
        return "" if "\n" in words else words.strip()

    def close(self) -> None:
        """Hide the bar and give the focus to the text, the current find selected."""
        self.bar.hide()
        current = self._current_span()
        self._forget()
        self._finder = None
        if current is not None:
            self._reader.select(current)
        self._reader.take_focus()
        self.opened_or_closed.emit()

    def _take_document(self) -> None:
        """Another document is open, or the same one with another text: look through that."""
        self._finder = None
        self._forget()
        if self._session.opened is None:
            if self.is_open:
                self.bar.hide()
                self.opened_or_closed.emit()
        elif self.is_open:
            self._from = 0
            self._look(go=False)

    def _forget(self) -> None:
        self._found, self._finds, self._current = None, Finds(), -1
        self._reader.view.set_finds(())

    # --- finding -----------------------------------------------------------------------------

    def _typed(self) -> None:
        self._look(go=True)

    def _look(self, *, go: bool) -> None:
        """Look for what is wanted; with `go`, the next find becomes the current one."""
        opened = self._session.opened
        if opened is None or not self.is_open:
            return
        if self._finder is None:
            self._finder = Finder(opened.document.text)
        finder, wanted = self._finder, self.bar.wanted()

        def done(finds: object) -> None:
            assert isinstance(finds, Finds)
            if finder is self._finder and wanted == self.bar.wanted():
                self._take(wanted, finds, go=go)

        def is_wanted() -> bool:
            return finder is self._finder and self._wanted is wanted

        self._wanted = wanted
        self._session.aside("find", lambda: finder.find(wanted, is_wanted), done)

    def _take(self, wanted: Wanted, finds: Finds, *, go: bool) -> None:
        self._found, self._finds, self._current = wanted, finds, -1
        self.bar.show_problem(finds.problem)
        if not wanted.text or (finds.problem and not finds.spans):
            self.bar.show_nothing()
        else:
            self.bar.show_place(-1, len(finds.spans), is_cut=finds.is_cut)
        if go and finds.spans:
            self.step(1)
        else:
            self._reader.view.set_finds(finds.spans)

    # --- stepping ----------------------------------------------------------------------------

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) find, from the last one to the first."""
        count = len(self._finds.spans)
        if not count or self._found != self.bar.wanted():
            return  # What was typed last is still being looked for, and will be gone to.
        if self._current >= 0:
            wanted = self._current + step
        else:
            following = bisect_left(self._finds.spans, self._from, key=lambda span: span.start)
            wanted = following if step > 0 else following - 1
        self._current = wanted % count
        span = self._finds.spans[self._current]
        self._from = span.start
        self.bar.show_place(self._current, count, is_cut=self._finds.is_cut)
        if wanted != self._current:
            self.bar.show_wrapped(step)
        self._reader.view.set_finds(self._finds.spans, self._current)
        self._reader.reveal(span.start)

    def _current_span(self) -> Span | None:
        return self._finds.spans[self._current] if self._current >= 0 else None
