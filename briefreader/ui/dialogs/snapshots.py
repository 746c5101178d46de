"""The dialog from which an earlier state of the library is brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.report import Progress
from briefreader.domain.snapshot import Difference, Snapshot
from briefreader.ui.dates import readable_moment
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_ABOUT = (
    "A snapshot of your notes, tags, saved searches and marks is kept once a day and before large"
    " changes. Documents are not part of it: those that you added since stay."
)
_NONE = "There is no snapshot yet. The first one is taken on the first day with a document."
_AFTERWARDS = (
    "Of the present state a snapshot is taken first, so that you can come back to it. Single steps"
    " made until now can no longer be undone afterwards."
)
_LOOKING = "Looking what would change…"
_HEADINGS = ("Taken", "Why", "Notes", "Documents")
_DETAIL_LINES = 7
_FILES = {
    "library.toml": "The list of watched folders becomes what it was",
    "searches.toml": "The saved searches become what they were",
    "facts.toml": "Corrections of names in all documents become what they were",
    "tags.toml": "Colours and descriptions of tags become what they were",
}


class SnapshotsDialog(QDialog):
    """The snapshots, and what the chosen one would change; it only asks, by signals."""

    difference_requested = Signal(object, bool)  # Snapshot, only what is missing
    restore_requested = Signal(object, bool)  # Snapshot, only what is missing

    def __init__(
        self, parent: QWidget | None, theme: Theme, snapshots: tuple[Snapshot, ...]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bring Back an Earlier State")
        self.resize(720, 600)
        self._snapshots = snapshots
        self._is_restoring = False
        self.about = QLabel(_ABOUT if snapshots else _NONE, wordWrap=True)
        self.about.setObjectName("muted")
        self.table = QTableWidget(len(snapshots), len(_HEADINGS))
        self.only_missing = QCheckBox("&Only bring back what is missing or was deleted")
        self.detail = QLabel(wordWrap=True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(_DETAIL_LINES * line_height(theme.control_font()))
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.afterwards = QLabel(_AFTERWARDS, wordWrap=True)
        self.afterwards.setObjectName("muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName("How far the bringing back has come")
        self.bar.hide()
        self.restore_button = QPushButton("&Bring Back")
        self.close_button = QPushButton("Close")
        self._fill()
        self._lay_out()
        self._connect()
        self.table.setVisible(bool(snapshots))
        for widget in (self.only_missing, self.detail, self.afterwards, self.restore_button):
            widget.setVisible(bool(snapshots))
        if snapshots:
            self.table.selectRow(0)
            self.table.setFocus()

    # --- making ------------------------------------------------------------------------------

    def _fill(self) -> None:
        table = self.table
        table.setAccessibleName("Snapshots, the newest first")
        table.setHorizontalHeaderLabels(list(_HEADINGS))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        for row, snapshot in enumerate(self._snapshots):
            for column, text in enumerate(_cells(snapshot)):
                item = QTableWidgetItem(text)
                item.setToolTip(text if column == 1 else "")
                if column > 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                table.setItem(row, column, item)
            taken, why, notes, documents = _cells(snapshot)
            told = f"{taken}, {why}, {notes} notes, {documents} documents"
            for column in range(len(_HEADINGS)):
                table.model().setData(
                    table.model().index(row, column), told, Qt.ItemDataRole.AccessibleTextRole
                )
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in range(len(_HEADINGS)):
            side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
            heading = table.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.restore_button)
        bottom.addWidget(self.close_button)
        for button in (self.restore_button, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.only_missing)
        layout.addWidget(self.detail)
        layout.addWidget(self.bar)
        layout.addWidget(self.afterwards)
        if not self._snapshots:
            layout.addStretch(1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self.ask)
        self.only_missing.toggled.connect(self.ask)
        self.table.itemActivated.connect(lambda _: self.restore_button.setFocus())
        self.restore_button.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)

    # --- choosing ----------------------------------------------------------------------------

    def chosen(self) -> Snapshot | None:
        """The snapshot on which the cursor is."""
        row = self.table.currentRow()
        return self._snapshots[row] if 0 <= row < len(self._snapshots) else None

    def choose(self, snapshot: Snapshot) -> None:
        """Put the cursor on a snapshot."""
        for row, known in enumerate(self._snapshots):
            if known.name == snapshot.name:
                self.table.selectRow(row)

    def ask(self) -> None:
        """Ask what the chosen snapshot would change."""
        snapshot = self.chosen()
        self.restore_button.setEnabled(False)
        if snapshot is not None and not self._is_restoring:
            self.detail.setText(_LOOKING)
            self.difference_requested.emit(snapshot, self.only_missing.isChecked())

    def show_difference(
        self, snapshot: Snapshot, only_missing: bool, difference: Difference
    ) -> None:
        """Say what would change, unless another snapshot has been chosen meanwhile."""
        if self.chosen() != snapshot or self.only_missing.isChecked() != only_missing:
            return
        if difference:
            lines = [f"• {line}" for line in in_words(difference)]
            self.detail.setText("\n".join(["What would change:", *lines]))
        elif only_missing:
            self.detail.setText("Nothing of this state is missing now.")
        else:
            self.detail.setText("Your work is as it was then: nothing would change.")
        self.restore_button.setEnabled(bool(difference))

    def show_problem(self, reason: str) -> None:
        """Say why something could not be done."""
        self._set_restoring(False)
        self.detail.setText(reason)
        self.restore_button.setEnabled(False)

    # --- bringing back -----------------------------------------------------------------------

    def _restore(self) -> None:
        snapshot = self.chosen()
        if snapshot is not None:
            self._set_restoring(True)
            self.detail.setText(f"Bringing back the state of {readable_moment(snapshot.taken)}…")
            self.restore_requested.emit(snapshot, self.only_missing.isChecked())

    def _set_restoring(self, is_restoring: bool) -> None:
        self._is_restoring = is_restoring
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_restoring)
        for widget in (self.table, self.only_missing, self.close_button):
            widget.setEnabled(not is_restoring)
        self.restore_button.setEnabled(False)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the bringing back has come."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def reject(self) -> None:
        # It goes on in the worker, but what came of it must be seen.
        if not self._is_restoring:
            super().reject()


def _cells(snapshot: Snapshot) -> tuple[str, str, str, str]:
    why = snapshot.reason[:1].upper() + snapshot.reason[1:] or "Daily"
    if snapshot.lost:
        why += f" · {snapshot.lost:,} notes fewer than before"
    return (
        readable_moment(snapshot.taken),
        why,
        f"{snapshot.annotations:,}",
        f"{snapshot.documents:,}",
    )


def in_words(difference: Difference) -> list[str]:
    """What changes, a sentence without its full stop for each kind."""
    said = [
        _said(difference.back, "note comes back", "notes come back"),
        _said(difference.changed, "note becomes what it was", "notes become what they were"),
        _said(difference.gone, "note made since is deleted", "notes made since are deleted"),
        _said(difference.documents_back, "document comes back", "documents come back"),
        _said(
            difference.documents_changed,
            "document gets back its star, read mark and corrections",
            "documents get back their stars, read marks and corrections",
        ),
        *(_FILES.get(name, f"{name} becomes what it was") for name in difference.files),
    ]
    return [line for line in said if line]


def _said(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}" if count else ""
