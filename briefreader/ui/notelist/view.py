"""The view of the notes: its clicks and keys become signals."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from briefreader.domain.annotation import Colour, Placement
from briefreader.ui.notelist.delegate import NoteDelegate
from briefreader.ui.notelist.model import NotesModel, Role
from briefreader.ui.theme import Theme, set_surface

_RELAYOUT_MILLISECONDS = 60
_BATCH = 100


class NotesView(QListView):
    """One card below the other."""

    chosen = Signal(object)  # Placement: go to its passage
    edit_wanted = Signal(object)  # Placement
    delete_wanted = Signal(object)  # Placement
    colour_wanted = Signal(object, object)  # Placement, Colour
    menu_wanted = Signal(object, QPoint)  # Placement, where

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NotesModel(self)
        self._painter = NoteDelegate(theme, self)
        self.setModel(self.notes)
        self.setItemDelegate(self._painter)
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
        self.doubleClicked.connect(lambda _: self._edit())
        self._relayout = QTimer(self, interval=_RELAYOUT_MILLISECONDS, singleShot=True)
        self._relayout.timeout.connect(self.scheduleDelayedItemsLayout)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        set_surface(self, theme, theme.panel)
        self.scheduleDelayedItemsLayout()

    def show_placements(self, placements: tuple[Placement, ...]) -> None:
        """Show a document's notes, keeping the place; after a deletion the neighbour is current."""
        current, row = self.current(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self.notes.show_placements(placements)
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

    def current(self) -> Placement | None:
        placement = self.currentIndex().data(Role.PLACEMENT)
        return placement if isinstance(placement, Placement) else None

    # --- mouse and keys ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current()
        number = key - Qt.Key.Key_1
        if current is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.chosen.emit(current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit(current)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(current)
        elif 0 <= number < len(Colour):
            self.colour_wanted.emit(current, tuple(Colour)[number])
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._want_menu_of_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._want_menu_of_current()
        else:
            self._want_menu(self.indexAt(event.pos()), event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout.start()

    def _clicked(self, index: QModelIndex) -> None:
        placement = index.data(Role.PLACEMENT)
        if isinstance(placement, Placement):
            self.chosen.emit(placement)

    def _edit(self) -> None:
        current = self.current()
        if current is not None:
            self.edit_wanted.emit(current)

    def _want_menu_of_current(self) -> None:
        index = self.currentIndex()
        corner = self.visualRect(index).bottomLeft() + QPoint(30, -6)
        self._want_menu(index, self.viewport().mapToGlobal(corner))

    def _want_menu(self, index: QModelIndex, at: QPoint) -> None:
        placement = index.data(Role.PLACEMENT)
        if isinstance(placement, Placement):
            self.menu_wanted.emit(placement, at)
