"""The view of the document list."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from briefreader.domain.document import Summary
from briefreader.ui.listing.delegate import DocumentDelegate
from briefreader.ui.listing.model import DocumentListModel, Role
from briefreader.ui.results import Results
from briefreader.ui.theme import Theme, set_surface


class DocumentListView(QTableView):
    """A one-column table with rows of one height: it shows 100,000 rows at once."""

    document_chosen = Signal(str)  # the current row changed by the user: its document id
    unreadable_chosen = Signal(object)  # Summary: the same for a file that could not be read
    entered_row = Signal()  # Enter was pressed on the current row, or it was clicked twice
    rows_in_view = Signal()  # other rows came into view, by scrolling or new results
    left_upwards = Signal()  # the Up key on the first row
    passages_wanted = Signal(QModelIndex)  # the count of a row's hits was clicked

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = DocumentListModel(self)
        self._painter = DocumentDelegate(theme, self)
        self._quiet = False
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Documents")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.rows_in_view.emit())
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda _: self.entered_row.emit())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        self.verticalHeader().setDefaultSectionSize(self._painter.row_height())
        set_surface(self, theme, theme.panel)
        self.viewport().update()

    def show_results(self, results: Results, opened: str = "") -> None:
        """Show rows, keeping the current document current where it is still among them.

        Where no row was current, that of the opened document is; the first rows that are shown
        are scrolled to it, others of another query begin at the top.
        """
        is_first, had_current = self._rows.rowCount() == 0, self.currentIndex().isValid()
        current, top = self.current_id(), self.verticalScrollBar().value()
        same_query = self._same_query(results)
        self._quiet = True
        self._rows.show_results(results)
        self._quiet = False
        # Left for later, it would have the rows painted twice.
        self.executeDelayedItemsLayout()
        if not had_current and opened:
            current = opened
        if current:
            self.select_document(current)
        if not same_query and not is_first:
            self.scrollToTop()
        elif same_query:
            self.verticalScrollBar().setValue(top)
        self.rows_in_view.emit()

    def _same_query(self, results: Results) -> bool:
        same = getattr(self, "_query", None) == results.query
        self._query = results.query
        return same

    def current_id(self) -> str:
        """The current row's document id, or empty."""
        row = self._rows.summary(self.currentIndex().row())
        return row.id if row else ""

    def current_row(self) -> Summary | None:
        """The current row."""
        return self._rows.summary(self.currentIndex().row())

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected documents, in the list's order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._rows.summary(row) for row in rows)
        return tuple(summary.id for summary in found if summary and summary.id)

    def ids_in_view(self) -> tuple[str, ...]:
        """The ids of the rows on the screen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = self._rows.rowCount() - 1 if last < 0 else last
        found = (self._rows.summary(row) for row in range(first, last + 1))
        return tuple(summary.id for summary in found if summary and summary.id)

    def row_on_screen(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a row is on the screen."""
        rect = self.visualRect(index)
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def select_document(self, document_id: str) -> bool:
        """Make a document current, in sight, without choosing it; whether it is among the rows."""
        row = self._rows.row_of(document_id)
        if row < 0:
            return False
        self._quiet = True
        index = self._rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        self._quiet = False
        return True

    def move_current(self, step: int) -> str:
        """Make the next (1) or previous (-1) document current; its id, or empty at the end."""
        row = self.currentIndex().row() + step
        while (summary := self._rows.summary(row)) is not None and not summary.id:
            row += step
        if summary is None or row < 0:
            return ""
        self.select_document(summary.id)
        self.scrollTo(self._rows.index(row, 0))
        return summary.id

    def choose_first(self) -> None:
        """Take the focus with a current row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._counted_at(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.passages_wanted.emit(index)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._counted_at(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _counted_at(self, point: QPoint) -> QModelIndex:
        """The row at whose count of hits a point is; an invalid one where it is elsewhere."""
        index = self.indexAt(point)
        hit = index.data(Role.HIT)
        area = self._painter.count_area(self.visualRect(index), hit)
        return index if area.contains(point) else QModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rows_in_view.emit()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        summary = current.data(Role.SUMMARY)
        if self._quiet or summary is None:
            return
        if summary.id:
            self.document_chosen.emit(summary.id)
        else:
            self.unreadable_chosen.emit(summary)


def dropped_paths(data: QMimeData) -> tuple[str, ...]:
    """The local files and folders of a drop."""
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())
