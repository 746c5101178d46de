"""What the user asks of the library as a whole: stepping, removing, exporting, help."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from briefreader import __version__
from briefreader.ui import choosing
from briefreader.ui.dialogs.help import HelpDialog
from briefreader.ui.panes.library import LibraryPane
from briefreader.ui.session import Session
from briefreader.ui.settings import Settings


class LibraryDesk(QObject):
    """Turns commands about documents into calls of the session."""

    def __init__(self, session: Session, pane: LibraryPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._window = parent

    def open_library(self, paths: tuple[Path, ...], settings: Settings) -> None:
        """Open the library, then the document that was open last, or the welcome."""
        self._session.library_opened.connect(lambda: self._open_first(settings))
        self._session.work.open(paths)

    def _open_first(self, settings: Settings) -> None:
        library = self._session.library
        record = library.records.get(settings.document)
        if settings.library == str(library.places.library) and record and not record.removed:
            self._session.open_document(settings.document)
        elif self._session.work.shows_samples:
            from briefreader.library.samples import welcome_id

            self._session.open_document(welcome_id(library) or "")

    # --- stepping ----------------------------------------------------------------------------

    def step_document(self, step: int) -> None:
        """Open the next (1) or the previous (-1) document of the list."""
        key = self._pane.view.move_current(step)
        if key:
            self._session.open_document(key)

    def step_to_hits(self, step: int) -> None:
        """Open the next or previous document of a search, or say that there is none."""
        key = self._pane.view.move_current(step) if self._session.results.searched else ""
        if key:
            self._session.open_document(key)
        else:
            which = "last" if step > 0 else "first"
            self._session.message.emit(f"That was the {which} hit.")

    # --- documents ---------------------------------------------------------------------------

    def toggle_star(self) -> None:
        opened = self._session.opened
        if opened is not None:
            self._session.changes.set_starred(opened.summary.id, not opened.summary.starred)

    def mark_unread(self) -> None:
        opened = self._session.opened
        if opened is not None:
            self._session.set_read(opened.summary.id, opened.summary.unread)

    def remove_selected(self) -> None:
        """Take the selected documents, or the open one, out of the library."""
        keys = self._pane.view.selected_ids()
        opened = self._session.opened
        if not keys and opened is not None:
            keys = (opened.summary.id,)
        if keys:
            self._session.changes.remove(keys)
            count = f"{len(keys)} documents" if len(keys) > 1 else "the document"
            self._session.message.emit(f"Deleted {count}. Ctrl+Z brings it back.")

    # --- exporting ---------------------------------------------------------------------------

    def export_document(self) -> None:
        opened = self._session.opened
        if opened is not None:
            self._export(lambda folder: self._session.export_notes("", folder, opened.summary.id))

    def export_results(self) -> None:
        query = self._session.results.query
        self._export(lambda folder: self._session.export_notes(query, folder))

    def export_all(self) -> None:
        self._export(lambda folder: self._session.export_notes("", folder))

    def _export(self, work: Callable[[Path], None]) -> None:
        folder = choosing.export_folder(self._window)
        if folder:
            work(folder)

    # --- help --------------------------------------------------------------------------------

    def rebuild(self) -> None:
        self._session.work.rebuild()

    def show_help(self) -> None:
        HelpDialog.show_topic(self._window, "help")

    def show_shortcuts(self) -> None:
        HelpDialog.show_topic(self._window, "shortcuts")

    def show_about(self) -> None:
        QMessageBox.about(
            self._window,
            "About briefreader",
            f"<b>briefreader {__version__}</b><p>An offline reader for briefing documents."
            "<p>Nothing leaves this machine: no account, no server, no network."
            "<p>MIT licence.",
        )
