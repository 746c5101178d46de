"""What keeps the user's work safe: snapshots, conflicts, files that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from briefreader.domain.annotation import Annotation, Conflict
from briefreader.domain.concern import Concerns
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.report import Problem
from briefreader.domain.snapshot import Difference, Restored, Snapshot
from briefreader.ui.concern_sign import ConcernSign
from briefreader.ui.dates import readable_moment
from briefreader.ui.message_bar import MessageBar
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

if TYPE_CHECKING:
    from briefreader.ui.dialogs.conflicts import ConflictsDialog
    from briefreader.ui.dialogs.snapshots import SnapshotsDialog

START_MILLISECONDS = 3000
"""How long after a library was opened its snapshot is taken: the start comes first."""

FIRST_WORK_MILLISECONDS = 300_000
"""How long after the first change a snapshot is taken of a library that had nothing to keep."""

_HOUR_MILLISECONDS = 3_600_000
_SETTLE_MILLISECONDS = 500


class SafekeepingDesk(QObject):
    """Joins the session, the dialogs about earlier states and conflicts, and the sign of these."""

    note_requested = Signal(str)  # annotation id, of the open document

    def __init__(
        self,
        session: Session,
        bar: MessageBar,
        sign: ConcernSign,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._sign = sign
        self._theme = theme
        self._window = parent
        self._concerns = Concerns()
        self._conflicts: ConflictsDialog | None = None
        self._snapshots: SnapshotsDialog | None = None
        self._wanted_note: Annotation | None = None
        self._told_interrupted = ""
        self._is_kept = True
        """Whether this day has its snapshot; a library in which nothing was made yet has none."""
        self._first_work = QTimer(self, interval=FIRST_WORK_MILLISECONDS, singleShot=True)
        self._first_work.timeout.connect(self._take_snapshot)
        self._start = QTimer(self, interval=START_MILLISECONDS, singleShot=True)
        self._start.timeout.connect(self._take_snapshot)
        self._hourly = QTimer(self, interval=_HOUR_MILLISECONDS)
        self._hourly.timeout.connect(self._take_snapshot)
        self._settle = QTimer(self, interval=_SETTLE_MILLISECONDS, singleShot=True)
        self._settle.timeout.connect(self._look)
        session.library_opened.connect(self._library_opened)
        session.annotations_changed.connect(self._annotations_changed)
        session.document_changed.connect(self._document_changed)
        sign.clicked.connect(self.show_conflicts)
        bar.dismissed.connect(self._bar_dismissed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # --- the start, and every day ------------------------------------------------------------

    def _library_opened(self) -> None:
        self._show_concerns(Concerns())
        if self._session.work.shows_samples:
            return
        self._start.start()
        self._hourly.start()
        self._settle.start()
        library = self._session.library
        self._session.aside(
            "interrupted",
            lambda: library.snapshots.interrupted() or library.snapshots.cut_short(),
            self._tell_interrupted,
        )

    def _tell_interrupted(self, found: object) -> None:
        if isinstance(found, tuple) and found:
            self._told_interrupted = (
                f"A step was interrupted: {found[-1]}. It may have changed only some of the notes."
                " Do it once more, or bring back the state before it."
            )
            self._bar.show_offer(
                self._told_interrupted, "Earlier &States…", self.show_snapshots, is_problem=True
            )
        elif isinstance(found, Snapshot):
            self._told_interrupted = (
                f"Bringing back the state of {readable_moment(found.taken)} was interrupted."
                " Your work before it is kept in a snapshot."
            )
            self._bar.show_offer(
                self._told_interrupted,
                "Go &On…",
                lambda: self.show_snapshots(found),
                is_problem=True,
            )

    def _bar_dismissed(self) -> None:
        """Tell no more of what was interrupted once the user has closed the message about it."""
        if self._told_interrupted and self._bar.label.text() == self._told_interrupted:
            self._told_interrupted = ""
            library = self._session.library

            def forget() -> None:
                library.snapshots.forget_interrupted()
                library.snapshots.cut_short(forget=True)

            self._session.aside("interrupted", forget, lambda _: None)

    def _take_snapshot(self) -> None:
        """Have the snapshot of this day, unless there is one."""
        if not self._session.is_open or self._session.work.shows_samples:
            return
        from briefreader.library.safekeeping_tasks import TakeDaily

        def failed(reason: str) -> None:
            self._session.tell_problem(f"No snapshot could be taken. {reason}")

        self._session.work.run_beside(TakeDaily(), self._taken, failed)

    def _taken(self, daily: object) -> None:
        from briefreader.library.safekeeping_tasks import Daily
        from briefreader.library.snapshots import warning

        assert isinstance(daily, Daily)
        self._is_kept = daily.is_there
        if daily.snapshot is None:
            return
        told = warning(daily.snapshot)
        if told:
            self._bar.show_offer(told, "Earlier &States…", self.show_snapshots, is_problem=True)

    # --- earlier states ----------------------------------------------------------------------

    def show_snapshots(self, chosen: Snapshot | None = None) -> None:
        """Let the user bring back an earlier state of the library."""
        if not self._session.is_open:
            return
        library = self._session.library
        self._session.aside(
            "snapshots",
            lambda: library.snapshots.list(),
            lambda found: self._open_snapshots(found, chosen),
        )

    def _open_snapshots(self, snapshots: object, chosen: Snapshot | None) -> None:
        from briefreader.ui.dialogs.snapshots import SnapshotsDialog

        assert isinstance(snapshots, tuple)
        self._drop_snapshots()
        dialog = self._snapshots = SnapshotsDialog(self._window, self._theme, snapshots)
        dialog.difference_requested.connect(self._find_difference)
        dialog.restore_requested.connect(self._restore)
        dialog.finished.connect(self._drop_snapshots)
        if chosen is not None:
            dialog.choose(chosen)
        dialog.ask()
        # Nothing is to be changed while an earlier state is brought back.
        dialog.open()

    def _find_difference(self, snapshot: Snapshot, only_missing: bool) -> None:
        from briefreader.library.safekeeping_tasks import FindDifference

        def found(difference: object) -> None:
            assert isinstance(difference, Difference)
            if self._snapshots is not None:
                self._snapshots.show_difference(snapshot, only_missing, difference)

        self._session.work.run_beside(
            FindDifference(snapshot, only_missing), found, self._snapshots_failed
        )

    def _restore(self, snapshot: Snapshot, only_missing: bool) -> None:
        from briefreader.library.safekeeping_tasks import Restore

        if self._snapshots is not None:
            self._session.work.run_beside(
                Restore(snapshot, only_missing),
                self._take_up,
                self._restore_failed,
                self._snapshots.show_progress,
            )

    def _snapshots_failed(self, reason: str) -> None:
        if self._snapshots is not None:
            self._snapshots.show_problem(reason)
        else:
            self._session.tell_problem(reason)

    def _restore_failed(self, reason: str) -> None:
        """Some of it may have been brought back."""
        self._snapshots_failed(reason)
        self._take_up(None)

    def _take_up(self, restored: object) -> None:
        """Show what the worker brought back."""
        library = self._session.library

        def shown(_: object) -> None:
            self._session.library_changed()
            if isinstance(restored, Restored):
                self._tell_restored(restored)

        self._session.aside("restored", library.refresh, shown)

    def _tell_restored(self, restored: Restored) -> None:
        if self._snapshots is not None:
            self._snapshots.accept()
        if self._bar.label.text() == self._told_interrupted:
            self._bar.setVisible(False)
        self._session.message.emit(
            f"The state of {readable_moment(restored.snapshot.taken)} is back."
            " What was done before can no longer be undone step by step."
        )
        for refusal in restored.failed[:1]:
            self._session.tell_problem(f"{refusal.path}: {refusal.reason}")

    def _drop_snapshots(self) -> None:
        if self._snapshots is not None:
            self._snapshots.deleteLater()
            self._snapshots = None

    # --- conflicts and problems --------------------------------------------------------------

    def _annotations_changed(self, document_id: str) -> None:
        if self._session.work.shows_samples:
            return
        if not self._is_kept and not self._first_work.isActive():
            self._first_work.start()
        # Empty where several documents are concerned, as when another machine wrote.
        if not document_id:
            self._settle.start()

    def _look(self) -> None:
        """Look for conflicts and broken files; for misplaced notes where the dialog is open."""
        if not self._session.is_open or self._session.work.shows_samples:
            return
        from briefreader.library.safekeeping_tasks import FindConcerns

        with_places = self._conflicts is not None

        def found(concerns: object) -> None:
            assert isinstance(concerns, Concerns)
            self._show_concerns(concerns, is_complete=with_places)

        self._session.work.run_beside(FindConcerns(with_places), found, self._session.tell_problem)

    def _show_concerns(self, concerns: Concerns, *, is_complete: bool = False) -> None:
        self._concerns = concerns
        self._sign.show_concerns(concerns)
        if self._conflicts is not None:
            self._conflicts.show_concerns(concerns, is_complete=is_complete)

    def show_conflicts(self) -> None:
        """Show what waits for a word of the user's."""
        from briefreader.ui.dialogs.conflicts import ConflictsDialog

        if self._conflicts is not None:
            self._conflicts.activateWindow()
            return
        dialog = self._conflicts = ConflictsDialog(self._window, self._theme, self._title_of)
        dialog.resolve_requested.connect(self._resolve)
        dialog.folder_requested.connect(_show_folder)
        dialog.discard_requested.connect(self._discard)
        dialog.note_requested.connect(self._go_to_note)
        dialog.finished.connect(self._drop_conflicts)
        dialog.show_concerns(self._concerns, is_complete=False)
        dialog.show()
        self._look()

    def _title_of(self, document_id: str) -> str:
        row = self._session.library.by_id().get(document_id)
        return row.title if row is not None else f"the unknown document {document_id}"

    def _resolve(self, conflict: Conflict, take_other: bool) -> None:
        """Decide a conflict and show what is left of them."""
        library, document_id = self._session.library, conflict.kept.document_id

        def resolved(_: object) -> None:
            self._session.notes.show(document_id)
            left = tuple(one for one in self._concerns.conflicts if one != conflict)
            self._show_concerns(
                Concerns(left, self._concerns.files, self._concerns.uncertain), is_complete=True
            )
            if self._conflicts is not None:
                which = "The other version counts now." if take_other else "This version stays."
                self._conflicts.tell(f"{which} The version not chosen was removed.")
            self._settle.start()

        self._session.aside(
            f"resolve {conflict.path}",
            lambda: library.resolve_conflict(conflict, take_other),
            resolved,
        )

    def _discard(self, problem: Problem) -> None:
        """Remove a file that was set aside, once the user has said so twice."""
        box = QMessageBox(self._conflicts or self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Remove This File")
        box.setText(f"Remove “{Path(problem.path).name}” for good?")
        box.setInformativeText("What it holds could not be read, and will be gone.")
        remove = box.addButton("&Remove", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("&Keep", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.buttonClicked.connect(
            lambda button: self._discarded(problem) if button is remove else None
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def _discarded(self, problem: Problem) -> None:
        from briefreader.library.concerns import discard

        try:
            discard(self._session.library.places.library, problem)
        except BriefreaderError as error:
            self._session.tell_problem(str(error))
        self._look()

    # --- notes out of place ------------------------------------------------------------------

    def _go_to_note(self, annotation: Annotation) -> None:
        opened = self._session.opened
        if opened is not None and opened.summary.id == annotation.document_id:
            self.note_requested.emit(annotation.id)
        else:
            self._wanted_note = annotation
            self._session.open_document(annotation.document_id)

    def _document_changed(self) -> None:
        wanted, self._wanted_note = self._wanted_note, None
        opened = self._session.opened
        if wanted is None or opened is None or opened.summary.id != wanted.document_id:
            return
        # After the reader has laid out the document.
        QTimer.singleShot(0, lambda: self.note_requested.emit(wanted.id))

    def _drop_conflicts(self) -> None:
        if self._conflicts is not None:
            self._conflicts.deleteLater()
            self._conflicts = None


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
