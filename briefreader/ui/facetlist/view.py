"""The view of the facets: its clicks, its keys and its menu."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QMenu, QWidget

from briefreader.ui.facetlist.delegate import FacetDelegate
from briefreader.ui.facetlist.model import FacetsModel
from briefreader.ui.facetlist.rows import NAMES, Heading, More, Row, Standing, Value
from briefreader.ui.row_list import show_in_place
from briefreader.ui.theme import Theme, set_surface

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_EXCLUDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class FacetsView(QListView):
    """Tells which value was chosen or excluded, and which group opened; changes nothing itself."""

    chosen = Signal(object, bool)  # Value; True to exclude it
    folded = Signal(object, bool)  # FacetKind; True to open it
    more_wanted = Signal(object, bool)  # FacetKind; False for fewer again
    left = Signal()  # Escape was pressed
    names_wanted = Signal(object)  # Value: look at the names that stand for it
    hiding_wanted = Signal(object)  # Value: take it for no name at all

    def __init__(self, theme: Theme, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetsModel(self)
        self._painter = FacetDelegate(theme, indent, self)
        self._pressed_with = Qt.KeyboardModifier.NoModifier
        self.setModel(self.facets)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Narrow the documents")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.clicked.connect(self._clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        set_surface(self, theme, theme.panel)
        self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; the current one stays current, and the place where it is."""
        show_in_place(self, self.facets, rows)

    def show_late(self, is_late: bool) -> None:
        """Paint the rows paler, or as they are."""
        if is_late != self._painter.is_late:
            self._painter.is_late = is_late
            self.viewport().update()

    def take_focus(self) -> None:
        """Take the keyboard's focus, with a row that is current."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.facets.index(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- mouse and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_with = event.modifiers()
        super().mousePressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index, exclude=bool(self._pressed_with & _EXCLUDING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if key in _CHOOSING:
            self._choose(index, exclude=bool(event.modifiers() & _EXCLUDING))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Right:
            self._fold(index, is_open=True)
        elif key == Qt.Key.Key_Left:
            self._fold(index, is_open=False)
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu_of_current()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex, *, exclude: bool) -> None:
        row = self.facets.row_at(index)
        if isinstance(row, Value):
            self.chosen.emit(row, exclude or row.standing is Standing.EXCLUDED)
        elif isinstance(row, Heading):
            self.folded.emit(row.kind, not row.is_open)
        elif isinstance(row, More):
            self.more_wanted.emit(row.kind, row.count > 0)

    def _fold(self, index: QModelIndex, *, is_open: bool) -> None:
        """Open the group at a heading, or close it; from a value, go to its heading."""
        row = self.facets.row_at(index)
        if isinstance(row, Heading):
            self.folded.emit(row.kind, is_open)
        elif row is not None and not is_open:
            self.setCurrentIndex(self.facets.index(self.facets.place_of(row.kind.value)))

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
        row = self.facets.row_at(index)
        if isinstance(row, Value):
            self.menu(row).popup(place)

    def menu(self, row: Value) -> QMenu:
        """What can be done with a value."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.standing is Standing.FREE:
            menu.addAction("Only These", lambda: self.chosen.emit(row, False))
            menu.addAction("Not These", lambda: self.chosen.emit(row, True))
        elif row.standing is Standing.CHOSEN:
            menu.addAction("All Again", lambda: self.chosen.emit(row, False))
            menu.addAction("Not These", lambda: self.chosen.emit(row, True))
        else:
            menu.addAction("These Again", lambda: self.chosen.emit(row, True))
        if row.kind in NAMES:
            menu.addSeparator()
            menu.addAction("Names…", lambda: self.names_wanted.emit(row))
            menu.addAction("Hide in All Documents", lambda: self.hiding_wanted.emit(row))
            menu.addSeparator()
        menu.addAction("Copy", lambda: QApplication.clipboard().setText(row.value.label))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
