"""The panel of facts and the session joined: what the user asks of facts."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from briefreader.ui.citing import source_line
from briefreader.ui.factlist.entries import Picked
from briefreader.ui.factlist.menu import Deed
from briefreader.ui.factlist.telling import copied, copied_with_source, note_of, passage_of
from briefreader.ui.panes.facts import FactsPane
from briefreader.ui.reading_desk import ReadingDesk
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_Facts = tuple[Picked, ...]


class FactsDesk(QObject):
    """Makes notes of facts and copies them."""

    def __init__(
        self,
        session: Session,
        pane: FactsPane,
        reading: ReadingDesk,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._theme = theme
        self._window = parent
        pane.deed_wanted.connect(self._do)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _do(self, deed: Deed, picked: _Facts) -> None:
        doing: dict[Deed, Callable[[_Facts], None]] = {
            Deed.MAKE_NOTE: self.make_notes,
            Deed.COPY: self.copy,
            Deed.COPY_WITH_SOURCE: self.copy_with_source,
        }
        if picked and deed in doing and self._session.opened is not None:
            doing[deed](picked)

    # --- notes and copies --------------------------------------------------------------------

    def make_notes(self, picked: _Facts) -> None:
        """Highlight each fact, or the sentence around it, with a note that says what it is."""
        opened = self._session.opened
        if opened is not None:
            text = opened.document.text
            self._reading.make_notes([(passage_of(p, text), note_of(p.entry)) for p in picked])

    def copy(self, picked: _Facts) -> None:
        """Copy what the facts are called."""
        QApplication.clipboard().setText(copied(picked))

    def copy_with_source(self, picked: _Facts) -> None:
        """Copy the facts with their sentences, and with the document and page of each."""
        opened = self._session.opened
        if opened is None:
            return
        pages = [opened.document.page_at(one.span.start) for one in picked]
        summary = opened.summary
        sources = [
            source_line(summary.title, summary.metadata, page.label if page else "")
            for page in pages
        ]
        QApplication.clipboard().setText(copied_with_source(picked, opened.document, sources))
        self._session.message.emit("Copied with its source.")
