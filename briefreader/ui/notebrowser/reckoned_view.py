"""A view whose rows have heights that are reckoned: only those in sight cost anything."""
# ruff: noqa: N802 - the names are Qt's

from bisect import bisect_right

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from briefreader.ui.notebrowser.delegate import AllNotesDelegate
from briefreader.ui.notebrowser.model import AllNotesModel, Placed
from briefreader.ui.rows import right_margin
from briefreader.ui.theme import Theme, set_surface

Index = QModelIndex | QPersistentModelIndex
_STEP = 40


class ReckonedView(QListView):
    """Headings and notes below each other; the heading of what is in sight stays in sight.

    What a list view lays out itself is passed by: it would measure every row. One row at a time may
    have another height, for an editor.
    """

    rows_in_view = Signal()  # others came into sight
    laid_out = Signal()  # rows stand elsewhere on the screen

    def __init__(self, theme: Theme, placed: Placed, parent: QWidget | None = None) -> None:
        """`placed` says where an annotation stands, as far as that is known."""
        super().__init__(parent)
        self.notes = AllNotesModel(placed, self)
        self._painter = AllNotesDelegate(theme, self)
        self._tops: list[int] = [0]
        self._grown, self._growth = -1, 0
        self.setModel(self.notes)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.rows_in_view.emit())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        set_surface(self, theme, theme.page)
        self._reckon()

    # --- where rows stand --------------------------------------------------------------------

    def grow(self, row: int, height: int) -> None:
        """Give a row this height in pixels; with a row of -1 none has a height of its own."""
        self._grown = self._painter.edited_row = row
        self._growth = height - (self._tops[row + 1] - self._tops[row]) if row >= 0 else 0
        self.updateGeometries()
        self.viewport().update()
        self.laid_out.emit()

    def room_for_editor(self, row: int) -> QRect:
        """Where an editor stands in a row, below the passage; its height is that of the row."""
        above = self._painter.above_editor(self.notes.sheet.code(row))
        place = self.visualRect(self.notes.index(row))
        return place.adjusted(self._painter.left_of_words(), above, -right_margin(self), -2)

    def _reckon(self) -> None:
        """Reckon where each row stands."""
        self._tops = self.notes.sheet.tops(self._painter.heights())
        self._grown, self._growth = -1, 0
        self._painter.edited_row = -1
        self.updateGeometries()
        self.viewport().update()
        self.laid_out.emit()

    def _top(self, row: int) -> int:
        """Where a row begins, in pixels from the top of the first one."""
        return self._tops[row] + (self._growth if row > self._grown >= 0 else 0)

    def _height(self) -> int:
        return self._tops[-1] + (self._growth if self._grown >= 0 else 0)

    def _row_at_height(self, height: int) -> int:
        """The row at a height from the top of the first one; -1 where there is none."""
        if not 0 <= height < self._height():
            return -1
        if self._grown >= 0 and height >= self._tops[self._grown]:
            below = height - self._growth
            if below < self._tops[self._grown + 1]:
                return self._grown
            height = below
        return bisect_right(self._tops, height) - 1

    def _rows_in(self, area: QRect) -> range:
        """The rows that touch an area of the viewport."""
        top = self.verticalScrollBar().value()
        first = self._row_at_height(max(0, area.top() + top))
        if first < 0:
            return range(0)
        last = self._row_at_height(area.bottom() + top)
        return range(first, (last if last >= 0 else len(self.notes.sheet) - 1) + 1)

    def _heading_above(self) -> tuple[int, int]:
        """The heading that has been scrolled out above, and where it is painted; -1 for none."""
        top = self.verticalScrollBar().value()
        row = self._row_at_height(top)
        sheet = self.notes.sheet
        if row < 0 or (sheet.note(row) is None and self._top(row) == top):
            return -1, 0
        place = sheet.place(row)
        heading = row - place.note - 1
        following = heading + len(sheet.listing.groups[place.group].notes) + 1
        if sheet.listing.groups[place.group].key in sheet.folded:
            following = heading + 1
        height = self._painter.heading_height
        room = self._top(following) - top if following < len(sheet) else height
        return heading, min(0, room - height)

    # --- what Qt asks ------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not index.isValid() or row >= len(self._tops) - 1:
            return QRect()
        top = self._top(row) - self.verticalScrollBar().value()
        growth = self._growth if row == self._grown else 0
        height = self._tops[row + 1] - self._tops[row] + growth
        return QRect(0, top, self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        heading, place = self._heading_above()
        if heading >= 0 and point.y() < place + self._painter.heading_height:
            return self.notes.index(heading)
        row = self._row_at_height(point.y() + self.verticalScrollBar().value())
        return self.notes.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if not rect.isValid():
            return
        above = 0 if self.notes.sheet.note(index.row()) is None else self._painter.heading_height
        hints, room = QAbstractItemView.ScrollHint, self.viewport().height()
        if hint == hints.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < above or hint == hints.PositionAtTop or rect.height() > room - above:
            bar.setValue(bar.value() + rect.top() - above)
        elif rect.bottom() >= room:
            bar.setValue(bar.value() + rect.bottom() + 1 - room)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count, row = len(self.notes.sheet), self.currentIndex().row()
        if not count:
            return QModelIndex()
        actions = QAbstractItemView.CursorAction
        if action in (actions.MoveHome, actions.MoveEnd):
            return self.notes.index(0 if action == actions.MoveHome else count - 1)
        if action in (actions.MovePageUp, actions.MovePageDown):
            page = self.viewport().height() - self._painter.heading_height
            step = page if action == actions.MovePageDown else -page
            height = min(max(0, self._top(max(0, row)) + step), self._height() - 1)
            return self.notes.index(self._row_at_height(height))
        step = {
            actions.MoveUp: -1,
            actions.MovePrevious: -1,
            actions.MoveDown: 1,
            actions.MoveNext: 1,
        }.get(action, 0)
        return self.notes.index(min(max(0, row + step), count - 1))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rows, selection = self._rows_in(rect.normalized()), QItemSelection()
        if rows:
            first, last = self.notes.index(rows[0]), self.notes.index(rows[-1])
            selection.append(QItemSelectionRange(first, last))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        # Painting all that is in sight is quicker than to go through what is selected.
        return QRegion(self.viewport().rect())

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)
        self._reckon()

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setRange(0, max(0, self._height() - room))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        viewport = self.viewport()
        # What is painted is moved; only the heading that stays in sight is painted again.
        viewport.scroll(0, dy)
        viewport.update(0, 0, viewport.width(), max(0, dy) + self._painter.heading_height)
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() == event.oldSize().width():
            place = self.visualRect(self.currentIndex())
            self.updateGeometries()
            if place.top() < event.oldSize().height() and place.bottom() >= event.size().height():
                self.scrollTo(self.currentIndex())  # A bar below took its room.
        else:
            first = self._row_at_height(self.verticalScrollBar().value())
            grown, height = self._grown, 0
            if grown >= 0:
                height = self._growth + self._tops[grown + 1] - self._tops[grown]
            self._reckon()
            if grown >= 0:
                self.grow(grown, height)
            if first > 0:
                self.verticalScrollBar().setValue(self._top(first))
        self.rows_in_view.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        pointed = self.viewport().mapFromGlobal(self.cursor().pos())
        over = self.indexAt(pointed).row() if self.viewport().underMouse() else -1
        # After scrolling, a strip above and one below: what is between is left as it is.
        rects = event.region()
        rows = {row for rect in rects for row in self._rows_in(rect)}  # type: ignore[attr-defined]
        for row in sorted(rows):
            index = self.notes.index(row)
            self._paint_row(painter, option, index, self.visualRect(index), over)
        heading, top = self._heading_above()
        if heading >= 0:
            place = QRect(0, top, self.viewport().width(), self._painter.heading_height)
            self._paint_row(painter, option, self.notes.index(heading), place, over)

    def _paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
        place: QRect,
        over: int,
    ) -> None:
        flags = QStyle.StateFlag
        state = flags.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= flags.State_Selected
        if index.row() == self.currentIndex().row() and self.hasFocus():
            state |= flags.State_HasFocus
        if index.row() == over:
            state |= flags.State_MouseOver
        option.rect, option.state = place, state
        self._painter.paint(painter, option, index)

    # --- the pointer ---------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        QAbstractItemView.mouseMoveEvent(self, event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        QAbstractItemView.mouseReleaseEvent(self, event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)
