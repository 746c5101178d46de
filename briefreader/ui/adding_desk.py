"""What the user adds to the library, what became of it, passwords, and the folders watched."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from briefreader.domain.report import AddReport
from briefreader.ui import choosing
from briefreader.ui.dialogs.password import PasswordDialog
from briefreader.ui.dialogs.report import ReportDialog
from briefreader.ui.dialogs.watched import WatchedDialog
from briefreader.ui.listing.view import dropped_paths
from briefreader.ui.message_bar import MessageBar
from briefreader.ui.outcomes import FileOutcome, Outcome, locked_paths, merged, outcomes_of
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_NOT_A_FILE = "Only files and folders can be added."
_HOW_FOR_PAGES = (
    "Web addresses are not fetched: save the page in your browser (as .html or .mhtml) and add that"
    " file."
)
_HOW_FOR_TEXT = "To add a piece of text, save it as a .txt file and add that."
_HOW_FOR_REST = "Save what you dragged as a file and add that."


class AddingDesk(QObject):
    """Turns what is chosen or dropped into calls of the session, and tells what came of it."""

    def __init__(
        self, session: Session, messages: MessageBar, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._theme = theme
        self._window = parent
        self._dialog: ReportDialog | None = None
        self._watched: WatchedDialog | None = None
        self.outcomes: tuple[FileOutcome, ...] = ()
        session.added.connect(self.tell)
        session.work.followed.connect(self._tell_of_followed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # --- adding ------------------------------------------------------------------------------

    def add_files(self) -> None:
        paths = choosing.files_to_add(self._window)
        if paths:
            self._session.work.add(paths)

    def add_folder(self) -> None:
        path = choosing.folder_to_add(self._window, "Add a Folder")
        if path:
            self._session.work.add((path,))

    def watch_folder(self) -> None:
        path = choosing.folder_to_add(self._window, "Watch a Folder, Reading Its Files in Place")
        if path:
            self._session.work.add((path,), watch=True)

    def add_dropped(self, data: QMimeData) -> bool:
        """Add the files and folders of a drop; whether there were any. What is none is named."""
        paths = tuple(Path(name) for name in dropped_paths(data))
        if paths:
            self._session.work.add(paths)
        if data.hasUrls() and any(not url.isLocalFile() for url in data.urls()):
            self._session.problem.emit(f"{_NOT_A_FILE} {_HOW_FOR_PAGES}")
        elif not paths:
            how = _HOW_FOR_TEXT if data.hasText() else _HOW_FOR_REST
            self._session.problem.emit(f"{_NOT_A_FILE} {how}")
        return bool(paths)

    def try_again(self, path: str) -> None:
        """Read a file again that could not be read."""
        self._session.work.add((Path(path),))

    def watched_folders(self) -> None:
        """Show the folders that are read in place."""
        if not self._session.is_open:
            return
        if self._watched is None:
            self._watched = WatchedDialog(self._window, self._session.library.watched_folders())
            self._watched.watch_requested.connect(self.watch_folder)
            self._watched.unwatch_requested.connect(self._unwatch)
            self._watched.finished.connect(self._drop_watched)
        self._watched.show()
        self._watched.activateWindow()

    def _unwatch(self, folder: Path) -> None:
        self._session.attempt(lambda: self._session.work.unwatch(folder))
        self._show_watched()

    def _show_watched(self) -> None:
        if self._watched is not None and self._session.is_open:
            self._watched.show_folders(self._session.library.watched_folders())

    def _drop_watched(self) -> None:
        if self._watched is not None:
            self._watched.deleteLater()
            self._watched = None

    # --- what became of it -------------------------------------------------------------------

    def tell(self, report: AddReport) -> None:
        """Say in a line what became of the files of an import, and offer the whole report."""
        self.outcomes = outcomes_of(report)
        said = summary_of(report)
        self._session.message.emit(said)
        self._show_outcomes()
        self._show_watched()
        first = self.outcomes[0] if self.outcomes else None
        if first is not None and first.outcome in (Outcome.LOCKED, Outcome.FAILED, Outcome.SKIPPED):
            self._messages.show_offer(
                _told(first, report), "&Show…", self.show_report, is_problem=bool(report.failed)
            )
        elif len(self.outcomes) == 1 and first is not None and first.reason:
            self._messages.show_offer(
                f"“{first.name}” {first.outcome}. {first.reason}",
                "&Open",
                lambda: self._session.open_document(first.document_id),
                is_problem=False,
            )

    def _tell_of_followed(self, report: AddReport) -> None:
        """Tell of changes in the watched folders in the status line; faults are in the list."""
        if report.added or report.updated:
            self._session.message.emit(f"In the watched folders: {summary_of(report)}")

    def show_report(self) -> None:
        """Open the report on the files of the last import."""
        if self._dialog is None:
            dialog = self._dialog = ReportDialog(self._window, self._theme, self.outcomes)
            dialog.open_requested.connect(self._session.open_document)
            dialog.password_requested.connect(self.enter_password)
            dialog.finished.connect(self._drop_report)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _drop_report(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _show_outcomes(self) -> None:
        if self._dialog is not None:
            self._dialog.show_rows(self.outcomes)

    # --- passwords ---------------------------------------------------------------------------

    def enter_password(self, paths: tuple[str, ...], *, wrong: bool = False) -> None:
        """Ask for the password of the first of these files, and open it, or all, with it.

        The other files that need one, of these and of the last import, are offered to be opened
        with the same password. A wrong password is asked for again, until the user gives up.
        """
        if not paths:
            return
        others = tuple(
            path
            for path in dict.fromkeys((*paths[1:], *locked_paths(self.outcomes)))
            if path != paths[0]
        )
        parent = self._dialog or self._window
        answer = PasswordDialog.ask(
            parent,
            Path(paths[0]).name,
            len(others),
            wrong=wrong,
            for_all=len(paths) > 1,
        )
        if answer is None:
            return
        chosen = (paths[0], *others) if answer.for_all else paths[:1]
        self._session.work.add(
            tuple(Path(path) for path in chosen),
            password=answer.password,
            told=self._answered(chosen),
        )

    def _answered(self, chosen: tuple[str, ...]) -> Callable[[AddReport], None]:
        def told(report: AddReport) -> None:
            rows = outcomes_of(report)
            self.outcomes = merged(self.outcomes, rows)
            self._show_outcomes()
            still = locked_paths(rows)
            opened = [row for row in rows if row.document_id]
            if chosen[0] in still:
                self.enter_password(chosen, wrong=True)
                return
            self._session.message.emit(summary_of(report))
            if opened:
                self._session.open_document(opened[0].document_id)
            if still:
                self._messages.show_offer(
                    f"{len(still):,} of {len(chosen):,} files have another password.",
                    "&Show…",
                    self.show_report,
                    is_problem=True,
                )
            elif not opened and rows:
                self._session.problem.emit(f"Could not read “{rows[0].name}”: {rows[0].reason}")
            else:
                self._messages.hide()

        return told


def summary_of(report: AddReport) -> str:
    """What became of the files of an import, in a line."""
    parts = []
    for items, word in (
        (report.added, "added"),
        (report.updated, "updated"),
        (report.unchanged, "already there"),
    ):
        if items:
            parts.append(f"{len(items):,} {word}")
    if report.skipped:
        parts.append(f"{len(report.skipped):,} of other kinds passed over")
    if report.failed:
        parts.append(f"{len(report.failed):,} could not be read")
    if report.cancelled:
        parts.append("stopped")
    return ", ".join(parts).capitalize() or "Nothing to add"


def _told(first: FileOutcome, report: AddReport) -> str:
    """The first file that is no document, with its reason, and how many others there are."""
    of_its_kind = report.failed or report.skipped
    more = f" and {len(of_its_kind) - 1:,} more" if len(of_its_kind) > 1 else ""
    if first.outcome is Outcome.SKIPPED:
        return f"Passed over “{first.path}”{more}: {first.reason}"
    return f"Could not read “{first.path}”{more}: {first.reason}"
