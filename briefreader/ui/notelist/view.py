"""The view of the notes: its clicks and keys become signals, and a note is edited on its card."""

from time import perf_counter

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QListView, QToolTip, QWidget

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.ui.notelist.delegate import NoteDelegate
from briefreader.ui.notelist.editor import NoteEditor
from briefreader.ui.notelist.model import NotesModel, Role
from briefreader.ui.theme import Theme, set_surface

_RELAYOUT_MILLISECONDS = 60
_BATCH = 1500
_SLICE_SECONDS = 0.006
"""How long cards out of sight are measured at a time."""
_MOST_PASSES = 4
_NEAR = 40
"""So many cards on each side of those in sight are measured before they are needed."""
_LEAST_HEIGHT = 24
"""No card is lower, in pixels."""
_KEYS = frozenset(
    {Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_Delete}
)
"""Keys that mean the current card here, whatever they mean elsewhere in the window."""


class NotesView(QListView):
    """One card below the other."""

    chosen = Signal(object)  # Placement: go to its passage
    edit_wanted = Signal(object, str)  # Placement, "note" or "tags"
    delete_wanted = Signal(object)  # Placement
    colour_wanted = Signal(object, object)  # Placement, Colour
    menu_wanted = Signal(object, QPoint)  # Placement, where
    accept_wanted = Signal(object)  # Placement: its place is right
    compare_wanted = Signal(object)  # Placement: show before and after
    attach_wanted = Signal(object)  # Placement: attach it to what is selected in the text
    keep_wanted = Signal(object)  # Placement: keep it as a note on the document
    link_wanted = Signal(str)  # the address of a link in a note

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NotesModel(self)
        self.cards = NoteDelegate(theme, self)
        self.editor: NoteEditor | None = None
        self._measured = 0
        self._misplaced = False
        self._followed = ""
        self.setModel(self.notes)
        self.setItemDelegate(self.cards)
        self.setAccessibleName("Notes of this document")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Thousands of notes would hold up the window: they are laid out some at a time.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _: self._want_edit("note"))
        self._relayout = QTimer(self, interval=_RELAYOUT_MILLISECONDS, singleShot=True)
        self._relayout.timeout.connect(self._resized)
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._measure_some)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.notes.colour_names = theme.colour_names
        self.cards.set_theme(theme)
        set_surface(self, theme, theme.panel)
        self.scheduleDelayedItemsLayout()
        self._measure_near()

    def show_placements(self, placements: tuple[Placement, ...]) -> None:
        """Show a document's notes, keeping the place; after a deletion the neighbour is current."""
        current, row = self.current(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self.cards.forget_rows()
        self.notes.show_placements(placements)
        self._measure_near()
        if current is None:
            return
        kept = self.notes.row_of(current.annotation.id)
        row = kept if kept >= 0 else min(row, self.notes.rowCount() - 1)
        self.show_row(row)
        self.verticalScrollBar().setValue(top)

    def show_row(self, row: int) -> None:
        """Make a note current and bring it into sight."""
        index = self.notes.index(row)
        self.executeDelayedItemsLayout()
        if not self.visualRect(index).isValid():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._settle()
        self.scrollTo(index)

    def current(self) -> Placement | None:
        placement = self.currentIndex().data(Role.PLACEMENT)
        return placement if isinstance(placement, Placement) else None

    def set_expanded(self, annotation_id: str, whole: bool) -> None:
        """Show a note whole, or only its first lines."""
        if whole:
            self.cards.expanded.add(annotation_id)
        else:
            self.cards.expanded.discard(annotation_id)
        self.cards.forget_rows()
        self._lay_out_anew()
        self._settle()
        self.viewport().update()

    # --- measuring the cards -----------------------------------------------------------------

    def _rows_in_sight(self) -> tuple[int, int]:
        """The first row in sight, and the one after the last."""
        first = max(self.indexAt(QPoint(1, 0)).row(), 0)
        last = self.indexAt(QPoint(1, self.viewport().height() - 1)).row()
        return first, (last if last >= 0 else self.notes.rowCount() - 1) + 1

    def _settle(self) -> None:
        """Measure the cards in sight; where one is not as high as it was reckoned, lay out anew."""
        for _ in range(_MOST_PASSES):
            first, end = self._rows_in_sight()
            end = min(end, first + self.viewport().height() // _LEAST_HEIGHT + 2)
            wrong = [self.cards.measure(self.notes.index(row)) for row in range(first, end)]
            if not any(wrong) and not self._misplaced:
                break
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """Lay out all cards; the one at the top stays where it is."""
        self._misplaced = False
        top = self.indexAt(QPoint(1, 0))
        before = self.visualRect(top).top()
        self.doItemsLayout()
        if top.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(top).top() - before)

    def _measure_near(self) -> None:
        """Measure the cards near those in sight too, while nothing else is to be done."""
        self._measured = 0
        if not self._measuring.isActive():
            self._measuring.start()

    def _measure_some(self) -> None:
        if not self.isVisible() or self._relayout.isActive():
            self._measuring.stop()
            return
        first, end = self._rows_in_sight()
        near = [*range(end, min(end + _NEAR, self.notes.rowCount()))]
        near += range(first - 1, max(-1, first - _NEAR), -1)
        stop = perf_counter() + _SLICE_SECONDS
        while self._measured < len(near) and perf_counter() < stop:
            self._misplaced |= self.cards.measure(self.notes.index(near[self._measured]))
            self._measured += 1
        if self._measured >= len(near):
            self._measuring.stop()
            if self._misplaced:
                self._lay_out_anew()
                self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        super().scrollContentsBy(dx, dy)
        self._measure_near()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        self._place_editor()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.cards.forget_rows()
        super().resizeEvent(event)
        self._relayout.start()

    def _resized(self) -> None:
        self._lay_out_anew()
        self._measure_near()

    # --- editing on the card -----------------------------------------------------------------

    def open_editor(self, editor: NoteEditor, annotation_id: str) -> None:
        """Show an editor on the card of an annotation, in place of its note and tags."""
        self.close_editor()
        self.editor = editor
        editor.setParent(self.viewport())
        self.cards.editing = (annotation_id, 1)
        editor.resized.connect(self._fit_editor)
        self._fit_editor()
        self.show_row(self.notes.row_of(annotation_id))
        self._place_editor()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Take the editor away; what stands in it is not looked at."""
        if self.editor is None:
            return
        had_focus = self.editor.isAncestorOf(QApplication.focusWidget() or self)
        editor, self.editor = self.editor, None
        editor.hide()
        editor.deleteLater()
        self.cards.editing = ("", 0)
        self.cards.forget_rows()
        self._lay_out_anew()
        self.viewport().update()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def edited(self) -> str:
        """The annotation on whose card an editor is open; else empty."""
        return self.cards.editing[0]

    def _fit_editor(self) -> None:
        """Give the editor's card the height that the editor needs."""
        if self.editor is None:
            return
        height = self.editor.sizeHint().height()
        self.cards.editing = (self.cards.editing[0], height)
        self.cards.forget_rows()
        self._lay_out_anew()
        self._settle()
        self._place_editor()
        self.viewport().update()

    def _place_editor(self) -> None:
        if self.editor is None:
            return
        index = self.notes.index(max(0, self.notes.row_of(self.edited)))
        area = self.cards.editor_area(self.visualRect(index), index)
        if area.isValid() and area != self.editor.geometry():
            self.editor.setGeometry(area)

    # --- mouse -------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        link = self.link_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._followed = self.link_at(event.position()) if is_left else ""
        super().mouseReleaseEvent(event)
        link, self._followed = self._followed, ""
        if link:
            self.link_wanted.emit(link)

    def link_at(self, point: QPointF) -> str:
        """The address of the link under a point of the viewport; else empty."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return ""
        return self.cards.link_at(self.visualRect(index), index, point)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.link_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        placement = index.data(Role.PLACEMENT)
        if isinstance(placement, Placement) and not self._followed:
            self.chosen.emit(placement)

    # --- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and self.current() is not None
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current()
        number = key - Qt.Key.Key_1
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if current is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.chosen.emit(current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_N):
            self.edit_wanted.emit(current, "note")
        elif key == Qt.Key.Key_T:
            self.edit_wanted.emit(current, "tags")
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(current)
        elif 0 <= number < len(Colour):
            self.colour_wanted.emit(current, tuple(Colour)[number])
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.set_expanded(current.annotation.id, key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_F10 and shift:
            self._want_menu_of_current()
        elif not self._settle_place_by_key(current, Qt.Key(key), shift):
            super().keyPressEvent(event)

    def _settle_place_by_key(self, current: Placement, key: Qt.Key, shift: bool) -> bool:
        """The keys that settle where a note belongs; whether it was one of them."""
        if key == Qt.Key.Key_A and shift:
            self.attach_wanted.emit(current)
        elif key == Qt.Key.Key_A:
            self.accept_wanted.emit(current)
        elif key == Qt.Key.Key_B:
            self.compare_wanted.emit(current)
        elif key == Qt.Key.Key_D and current.state in (State.CHECK, State.UNATTACHED):
            self.keep_wanted.emit(current)
        else:
            return key == Qt.Key.Key_D
        return True

    # --- menu --------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._want_menu_of_current()
        else:
            self._want_menu(self.indexAt(event.pos()), event.globalPos())

    def _want_edit(self, focus: str) -> None:
        current = self.current()
        if current is not None:
            self.edit_wanted.emit(current, focus)

    def _want_menu_of_current(self) -> None:
        index = self.currentIndex()
        corner = self.visualRect(index).bottomLeft() + QPoint(30, -6)
        self._want_menu(index, self.viewport().mapToGlobal(corner))

    def _want_menu(self, index: QModelIndex, at: QPoint) -> None:
        placement = index.data(Role.PLACEMENT)
        if isinstance(placement, Placement):
            self.menu_wanted.emit(placement, at)
