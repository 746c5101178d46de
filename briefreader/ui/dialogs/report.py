"""The dialog that says what became of each file of an import."""

from collections import Counter

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.dialogs.report_table import Column, ReportModel
from briefreader.ui.fields import search_field
from briefreader.ui.outcomes import FileOutcome, Outcome, as_text, counted, locked_paths
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme, set_surface

_DETAIL_LINES = 3


class ReportDialog(QDialog):
    """A table of files, filtered by what became of them and by words; it may stay open."""

    open_requested = Signal(str)  # document id
    password_requested = Signal(object)  # tuple of paths

    def __init__(self, parent: QWidget | None, theme: Theme, rows: tuple[FileOutcome, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("What Became of the Files")
        self.resize(860, 560)
        self._all: tuple[FileOutcome, ...] = ()
        self.counts = QLabel(wordWrap=True)
        self.outcome_box = QComboBox()
        self.outcome_box.setObjectName("field")
        self.outcome_box.setAccessibleName("Show only")
        self.outcome_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.words_box = search_field("Filter by words")
        self.table = _Table(theme)
        self.files = ReportModel(self.table)
        self.table.take_model(self.files)
        self.detail = QLabel(wordWrap=True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(_DETAIL_LINES * line_height(theme.control_font()))
        self.open_button = QPushButton("&Open Document")
        self.password_button = QPushButton("Enter &Password…")
        self.copy_button = QPushButton("&Copy as Text")
        self.close_button = QPushButton("Close")
        self._lay_out()
        self._connect()
        self.show_rows(rows)
        self.table.setFocus()
        if not rows:
            self.detail.setText("")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.words_box, 1)
        top.addWidget(self.outcome_box)
        bottom = QHBoxLayout()
        for button in (self.open_button, self.password_button, self.copy_button):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        self.close_button.setAutoDefault(False)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.counts)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.words_box.textChanged.connect(lambda _: self._filter())
        self.outcome_box.activated.connect(lambda _: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_current())
        self.table.entered_row.connect(self._enter)
        self.table.copy_wanted.connect(self.copy)
        self.table.doubleClicked.connect(lambda _: self._enter())
        self.open_button.clicked.connect(self._open)
        self.password_button.clicked.connect(self._ask_for_password)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.reject)

    def show_rows(self, rows: tuple[FileOutcome, ...]) -> None:
        """Show these files; the filter and the current file stay where they can."""
        self._all = rows
        chosen = self.outcome_box.currentData()
        counts = Counter(row.outcome for row in rows)
        self.outcome_box.clear()
        self.outcome_box.addItem(f"All files ({len(rows):,})", None)
        for outcome in Outcome:
            if counts[outcome]:
                name = f"{outcome[:1].upper()}{outcome[1:]} ({counts[outcome]:,})"
                self.outcome_box.addItem(name, outcome)
        self.outcome_box.setCurrentIndex(max(0, self.outcome_box.findData(chosen)))
        files = "1 file" if len(rows) == 1 else f"{len(rows):,} files"
        self.counts.setText(f"{files}: {counted(rows)}." if rows else "No files.")
        current = self.current()
        self.files.show_rows(rows)
        self._filter(current.path if current else "")

    def _filter(self, path: str = "") -> None:
        path = path or (current.path if (current := self.current()) else "")
        # Qt gives an enumeration's member back as the plain text that it is.
        chosen = self.outcome_box.currentData()
        self.files.filter(Outcome(chosen) if chosen else None, self.words_box.text())
        rows = enumerate(self.files.rows)
        self.table.make_current(next((n for n, row in rows if row.path == path), 0))
        self._show_current()

    # --- the current file --------------------------------------------------------------------

    def current(self) -> FileOutcome | None:
        """The file whose row is current."""
        number = self.table.currentIndex().row()
        return self.files.rows[number] if 0 <= number < len(self.files.rows) else None

    def selected(self) -> tuple[FileOutcome, ...]:
        """The files whose rows are selected, in the order shown."""
        chosen = self.table.selectionModel().selectedRows()
        return tuple(self.files.rows[number] for number in sorted(index.row() for index in chosen))

    def _show_current(self) -> None:
        current = self.current()
        self.open_button.setEnabled(bool(current and current.document_id))
        self.password_button.setEnabled(bool(locked_paths(self.selected())))
        if current is None:
            self.detail.setText("No file is like this.")
            return
        said = current.reason or current.title or "Nothing more is known about it."
        self.detail.setText(f"{current.path}\n{said}")

    def _enter(self) -> None:
        """Open the current document, or ask for the password of the current file."""
        current = self.current()
        if current is None:
            return
        if current.document_id:
            self._open()
        elif current.outcome is Outcome.LOCKED:
            self.password_requested.emit((current.path,))

    def _open(self) -> None:
        current = self.current()
        if current is not None and current.document_id:
            self.open_requested.emit(current.document_id)

    def _ask_for_password(self) -> None:
        paths = locked_paths(self.selected())
        if paths:
            self.password_requested.emit(paths)

    def copy(self) -> None:
        """Copy the selected rows as text; with one or none selected, all that are shown."""
        chosen = self.selected()
        rows = chosen if len(chosen) > 1 else self.files.rows
        QApplication.clipboard().setText(as_text(rows))


class _Table(QTableView):
    """Rows of one height, however many there are."""

    entered_row = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Files")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(line_height(theme.control_font()) + 10)
        set_surface(self, theme, theme.page)

    def take_model(self, model: ReportModel) -> None:
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.resizeSection(Column.FILE, 280)
        header.resizeSection(Column.OUTCOME, 160)

    def make_current(self, number: int) -> None:
        index = self.model().index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)
