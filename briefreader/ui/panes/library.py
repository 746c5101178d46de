"""The left pane: one search box over the document list."""

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.query import Sort
from briefreader.domain.report import Progress
from briefreader.ui.fields import search_field
from briefreader.ui.listing.delegate import GUTTER
from briefreader.ui.listing.view import DocumentListView
from briefreader.ui.rows import MARGIN
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_SORTS: tuple[tuple[str, Sort], ...] = (
    ("Best match", Sort.RELEVANCE),
    ("Newest first", Sort.DATE),
    ("By title", Sort.TITLE),
)
_UNRANKED = 1
"""Where the sorts begin that make sense without a query."""


class LibraryPane(QWidget):
    """Search as you type, the rows found, and what is being added."""

    document_chosen = Signal(str)
    unreadable_chosen = Signal(object)  # Summary of a file that could not be read
    password_wanted = Signal()  # for the file whose row is current

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search_box = search_field("Search all documents")
        self.search_box.setObjectName("search")
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.sorting = QComboBox()
        self.sorting.setAccessibleName("Sort the documents")
        self.sorting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.notice = QLabel(wordWrap=True)
        self.notice.setVisible(False)
        self.notice.setObjectName("notice")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.view = DocumentListView(theme)
        self.empty = QLabel(wordWrap=True)
        self.empty.setVisible(False)
        self.empty.setObjectName("muted")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.work = _WorkBar()
        self._details_timer = QTimer(self, interval=60, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._offer_sorts(searched=False)
        line = QHBoxLayout()
        line.setContentsMargins(GUTTER - MARGIN, 0, 0, 0)
        line.addWidget(self.count, 1)
        line.addWidget(self.sorting)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 12, MARGIN, 6)
        top.setSpacing(6)
        top.addWidget(self.search_box)
        top.addLayout(line)
        top.addWidget(self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.work)
        self.notice.setContentsMargins(GUTTER - MARGIN, 0, 0, 4)
        self.empty.setContentsMargins(GUTTER, 10, MARGIN, 10)

    def _connect(self) -> None:
        self.search_box.textEdited.connect(self._typed)
        self.search_box.textChanged.connect(self._cleared)
        self.search_box.returnPressed.connect(self._entered)
        self.search_box.installEventFilter(self)
        self.sorting.activated.connect(
            lambda at: self._session.set_sort(Sort(self.sorting.itemData(at)))
        )
        self.view.document_chosen.connect(self.document_chosen)
        self.view.unreadable_chosen.connect(self.unreadable_chosen)
        self.view.entered_row.connect(self._enter)
        self.view.left_upwards.connect(self.focus_search)
        self.view.rows_in_view.connect(self._details_timer.start)
        self._details_timer.timeout.connect(
            lambda: self._session.want_details(self.view.ids_in_view())
        )
        self.work.cancelled.connect(self._session.work.cancel)
        self._session.results_changed.connect(self._show_results)
        self._session.progress_changed.connect(self.work.show_progress)

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text selected."""
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def search_for(self, query: str) -> None:
        """Put a query into the box and run it."""
        self.search_box.setText(query)
        self._session.search(query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.choose_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_box.text():
                self.search_box.clear()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Ask for the password of a current file that needs one."""
        row = self.view.current_row()
        if row is not None and row.needs_password:
            self.unreadable_chosen.emit(row)
            self.password_wanted.emit()

    def _typed(self, text: str) -> None:
        self._session.search(text, typing=True)

    def _cleared(self, text: str) -> None:
        if not text:
            self._session.search("")

    def _entered(self) -> None:
        self._session.search(self.search_box.text())
        self.view.choose_first()

    def _offer_sorts(self, *, searched: bool) -> None:
        """Offer the sorts that make sense, with the present one chosen."""
        offered = _SORTS if searched else _SORTS[_UNRANKED:]
        if self.sorting.count() != len(offered):
            self.sorting.clear()
            for name, sort in offered:
                self.sorting.addItem(name, sort)
        self.sorting.setCurrentIndex(max(0, self.sorting.findData(self._session.sort)))

    def _show_results(self) -> None:
        results = self._session.results
        self._offer_sorts(searched=results.searched)
        self.view.show_results(results)
        size, found = results.library_size, len(results.rows)
        if results.searched:
            self.count.setText(f"{found:,} of {size:,} documents")
        else:
            samples = "sample " if self._session.work.shows_samples else ""
            self.count.setText(f"{size:,} {samples}document" + ("" if size == 1 else "s"))
        explained = results.explained if results.searched else ""
        self.count.setToolTip(f"<qt>{escape(explained)}</qt>" if explained else "")
        self.notice.setText("\n".join(results.notices))
        self.notice.setVisible(bool(results.notices))
        self.empty.setVisible(not found)
        self.view.setVisible(bool(found))
        self.empty.setText(_why_empty(results.searched, results.explained))


def _why_empty(searched: bool, explained: str) -> str:
    if searched:
        return f"Nothing found.\n\nSearched for: {explained}\n\nEsc shows all documents again."
    return "No documents yet.\n\nDrag files or folders onto the window, or press Ctrl+O."


class _WorkBar(QWidget):
    """How far the work in the background has come, with a button that stops it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVisible(False)
        self.label = QLabel("Adding…")
        self.label.setObjectName("muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName("Progress")
        self.stop = QPushButton("Stop")
        self.stop.setAccessibleName("Stop adding")
        self.stop.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GUTTER, 6, MARGIN, 6)
        layout.addWidget(self.label)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the work is, or hide when there is none."""
        self.setVisible(progress is not None)
        if progress is None:
            self.stop.setEnabled(True)
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if not self.stop.isEnabled():
            return
        if progress.total:
            self.label.setText(f"{progress.done:,} of {progress.total:,}")
        else:
            self.label.setText("Adding…")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.label.setText("Stopping…")
        self.cancelled.emit()
