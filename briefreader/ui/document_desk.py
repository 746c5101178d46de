"""What the user asks of the open document as a whole: details, what belongs to it, its versions."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefreader.domain.document import Span
from briefreader.domain.version import Comparison
from briefreader.ui.citing import source_line, with_source
from briefreader.ui.dates import readable_moment
from briefreader.ui.dialogs.changes import ChangesDialog
from briefreader.ui.dialogs.details import DetailsDialog
from briefreader.ui.dialogs.go_to_page import GoToPageDialog
from briefreader.ui.formats import format_name
from briefreader.ui.message_bar import MessageBar
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme


class DocumentDesk(QObject):
    """Joins the session, the reader and the bar above it that tells of the document's file."""

    note_requested = Signal(str)  # annotation id

    def __init__(
        self, session: Session, reader: ReaderPane, bar: MessageBar, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._bar = bar
        self._theme = theme
        self._window = parent
        self._changes: ChangesDialog | None = None
        self._dismissed = ""
        session.document_changed.connect(self._document_changed)
        session.document_renewed.connect(lambda _: self._show_bar())
        session.results_changed.connect(self._show_bar)
        bar.dismissed.connect(self._dismiss)
        reader.boilerplate_requested.connect(session.changes.mark_boilerplate)
        reader.citation_requested.connect(self._copy_citation)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # --- details -----------------------------------------------------------------------------

    def edit_details(self) -> None:
        """Let the user correct what is known about the open document."""
        opened = self._session.opened
        if opened is None:
            return
        key = opened.summary.id
        found = self._session.library.catalogue.found(key)
        pages = len(opened.document.pages)
        about = [format_name(opened.document.format)]
        about += [f"{pages:,} pages" if pages > 1 else "1 page"] if pages else []
        about += [f"{opened.summary.words:,} words", opened.summary.path]
        DetailsDialog.ask(
            self._window,
            self._theme,
            opened.summary.metadata,
            found.metadata if found is not None else opened.summary.metadata,
            self._session.library.corrections.of(key),
            " · ".join(about),
            self._session.changes.correct,
        )

    # --- what belongs to the article, citing, pages ------------------------------------------

    def turn_belonging(self) -> None:
        """Take the selected blocks, or the one with the caret, out of the article or into it."""
        self._reader.turn_belonging()

    def copy_citation(self) -> None:
        """Copy the selected passage with its source, or the source alone."""
        self._copy_citation(self._reader.selection())

    def copy_citation_of(self, annotation_id: str) -> None:
        """Copy an annotated passage with its source."""
        placement = self._session.placement(annotation_id)
        if placement is not None:
            self._copy_citation(placement.span)

    def _copy_citation(self, span: Span | None) -> None:
        opened = self._session.opened
        if opened is None:
            return
        page = opened.document.page_at(span.start) if span else None
        summary = opened.summary
        source = source_line(summary.title, summary.metadata, page.label if page else "")
        quote = opened.document.text[span.start : span.end] if span else ""
        QApplication.clipboard().setText(with_source(quote, source) if span else source)
        self._session.message.emit("Copied with its source." if span else "Copied the source.")

    def go_to_page(self) -> None:
        """Ask for a page and go to it."""
        opened = self._session.opened
        if opened is not None and opened.document.pages:
            offset = GoToPageDialog.ask(self._window, opened.document)
            if offset is not None:
                self._reader.jump_to_top(offset)

    # --- the file and its versions -----------------------------------------------------------

    def _document_changed(self) -> None:
        self._dismissed = ""
        self._show_bar()

    def _show_bar(self) -> None:
        """Say above the text that the file changed or that it is gone."""
        opened = self._session.opened
        summary = opened.summary if opened else None
        if summary is None or not (summary.changed or summary.missing):
            self._bar.hide()
        elif summary.changed:
            moment = readable_moment(summary.changed)
            self._bar.show_offer(
                f"The file changed on {moment}.",
                "Show &What Changed",
                self.show_changes,
                is_problem=False,
            )
        elif self._dismissed != summary.id:
            self._bar.show_plain(
                f"The file is no longer at {summary.path}. Its text and your notes stay here."
            )

    def _dismiss(self) -> None:
        opened = self._session.opened
        if opened is None:
            return
        self._dismissed = opened.summary.id
        if opened.summary.changed:
            self._session.saw_change(opened.summary.id)

    def show_changes(self) -> None:
        """Show what changed in the open document since an earlier version."""
        opened = self._session.opened
        if opened is None:
            return
        key = opened.summary.id
        versions = self._session.library.history.of(key)
        if not versions:
            self._session.message.emit("The text of this document has not changed.")
            return
        self._drop_changes()
        dialog = self._changes = ChangesDialog(
            self._window, self._theme, opened.summary.title, versions, opened.placements
        )
        dialog.version_requested.connect(lambda text_id: self._compare(key, text_id))
        dialog.note_requested.connect(self.note_requested)
        dialog.finished.connect(self._drop_changes)
        dialog.show()
        self._compare(key, dialog.version())
        if opened.summary.changed:
            self._session.saw_change(key)

    def _compare(self, document_id: str, text_id: str) -> None:
        def done(comparison: Comparison) -> None:
            if self._changes is not None and self._changes.version() == text_id:
                self._changes.show_comparison(comparison)

        self._session.compare(document_id, text_id, done)

    def _drop_changes(self) -> None:
        if self._changes is not None:
            self._changes.deleteLater()
            self._changes = None
