"""The view of the tree of tags: its clicks, its keys, its menu, and dragging."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from briefreader.domain.annotation import Colour
from briefreader.domain.tag import is_within, parent_of
from briefreader.ui.row_list import show_in_place
from briefreader.ui.taglist.delegate import TagDelegate
from briefreader.ui.taglist.model import TAG_MIME, TagsModel
from briefreader.ui.taglist.rows import TagRow
from briefreader.ui.theme import Theme, set_surface

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_OWN_KEYS = frozenset(
    (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_0)
) | frozenset(Qt.Key(Qt.Key.Key_1 + number) for number in range(len(Colour)))
_EXCLUDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class TagsView(QListView):
    """Tells what is wanted of which tag; changes nothing itself."""

    chosen = Signal(object, bool)  # TagNode; True to exclude it
    folded = Signal(object, bool)  # TagNode; True to open it
    rename_wanted = Signal(object)  # TagNode, as in all that follow
    delete_wanted = Signal(object)
    merge_wanted = Signal(object)
    describe_wanted = Signal(object)
    colour_wanted = Signal(object, object)  # Colour, or None for none
    menu_wanted = Signal(object, QPoint)  # the place on the screen
    moved = Signal(str, str, QPoint)  # path of a tag, the tag it was dropped on or empty, place
    left = Signal()  # Escape was pressed
    left_upwards = Signal()  # Up on the first row

    def __init__(self, theme: Theme, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags = TagsModel(self)
        self._painter = TagDelegate(theme, indent, self)
        self._pressed_with = Qt.KeyboardModifier.NoModifier
        self._pressed_at = QPoint()
        self.setModel(self.tags)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Tags")
        self.setAccessibleDescription(
            "Enter narrows the documents to a tag, F2 renames it, M merges it into another one,"
            " D describes it, 1 to 5 colour it, Delete takes it off everything"
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        # A tag is dropped on another one, never between two: their order is the alphabet's.
        self.setDragDropOverwriteMode(True)
        self.setDropIndicatorShown(True)
        self.clicked.connect(self._clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        set_surface(self, theme, theme.panel)
        self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: tuple[TagRow, ...]) -> None:
        """Show these rows; the current one stays current, and the place where it is."""
        show_in_place(self, self.tags, rows)

    def take_focus(self) -> None:
        """Take the keyboard's focus, with a row that is current."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.tags.index(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def select(self, key: str) -> None:
        """Make the tag with a key current, if it is shown."""
        at = self.tags.place_of(key)
        if at >= 0:
            self.setCurrentIndex(self.tags.index(at))

    # --- mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_with = event.modifiers()
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.tags.row_at(index)
        if row is None:
            return
        if self._painter.fold_area(self.visualRect(index), row).contains(self._pressed_at):
            self.folded.emit(row.node, not row.is_open)
        else:
            self.chosen.emit(row.node, bool(self._pressed_with & _EXCLUDING))

    # --- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The keys that mean something here are not for the commands of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.tags.row_at(self.currentIndex())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif row is None or not self._did(event, row):
            super().keyPressEvent(event)

    def _did(self, event: QKeyEvent, row: TagRow) -> bool:
        """Do what a key says about a tag; whether it says anything."""
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        number = key - Qt.Key.Key_1
        wanted = {
            Qt.Key.Key_F2: self.rename_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
            Qt.Key.Key_M: self.merge_wanted,
            Qt.Key.Key_D: self.describe_wanted,
        }
        if key in _CHOOSING:
            self.chosen.emit(row.node, bool(modifiers & _EXCLUDING))
        elif key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu_of_current()
        elif not plain:
            return False
        elif key in wanted:
            wanted[Qt.Key(key)].emit(row.node)
        elif 0 <= number < len(Colour):
            self.colour_wanted.emit(row.node, tuple(Colour)[number])
        elif key == Qt.Key.Key_0:
            self.colour_wanted.emit(row.node, None)
        elif key == Qt.Key.Key_Right:
            self._unfold(row)
        elif key == Qt.Key.Key_Left:
            self._fold(row)
        else:
            return False
        return True

    def _unfold(self, row: TagRow) -> None:
        """Open a tag; from an open one go to the first below it."""
        if row.is_open:
            self.setCurrentIndex(self.tags.index(self.currentIndex().row() + 1))
        elif row.node.children:
            self.folded.emit(row.node, True)

    def _fold(self, row: TagRow) -> None:
        """Close a tag; from a closed one go to the one above it."""
        if row.is_open:
            self.folded.emit(row.node, False)
            return
        rows, at = self.tags.rows, self.currentIndex().row()
        above = next((n for n in range(at - 1, -1, -1) if rows[n].depth < row.depth), -1)
        if above >= 0:
            self.setCurrentIndex(self.tags.index(above))

    # --- menu --------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_of_current()
        else:
            self._open_menu(self.indexAt(event.pos()), event.globalPos())

    def _open_menu_of_current(self) -> None:
        index = self.currentIndex()
        corner = self.visualRect(index).bottomLeft() + QPoint(20, 0)
        self._open_menu(index, self.viewport().mapToGlobal(corner))

    def _open_menu(self, index: QModelIndex, place: QPoint) -> None:
        row = self.tags.row_at(index)
        if row is not None:
            self.menu_wanted.emit(row, place)

    # --- dragging ----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the tag that was pressed; Qt's own way drags what is selected, and nothing is."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        index = self.indexAt(self._pressed_at)
        way = event.position().toPoint() - self._pressed_at
        if index.isValid() and way.manhattanLength() >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(self.tags.mimeData([index]))
            drag.setPixmap(self.viewport().grab(self.visualRect(index)))
            drag.exec(Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if self._drop(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        drop = self._drop(event)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        if drop is None:
            event.ignore()
            return
        event.acceptProposedAction()
        source, target = drop
        place = self.viewport().mapToGlobal(event.position().toPoint())
        # What is asked then must not be asked while the drag goes on.
        QTimer.singleShot(0, self, lambda: self.moved.emit(source, target, place))

    def _drop(self, event: QDropEvent) -> tuple[str, str] | None:
        """The tag that is dragged and the one under it, empty for none; None where that is idle."""
        data = event.mimeData()
        if not data.hasFormat(TAG_MIME):
            return None
        source = bytes(data.data(TAG_MIME).data()).decode()
        row = self.tags.row_at(self.indexAt(event.position().toPoint()))
        target = row.node.path if row is not None else ""
        if not target:
            return (source, "") if parent_of(source) else None
        return None if is_within(target, source) else (source, target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
