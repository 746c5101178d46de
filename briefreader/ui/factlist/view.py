"""The view of the facts: its clicks and keys, and the heading that stays in sight."""

from collections.abc import Callable, Collection, Mapping
from html import escape
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QToolTip, QTreeView, QWidget

from briefreader.ui.factlist.delegate import FactDelegate
from briefreader.ui.factlist.entries import Entry, Group, More
from briefreader.ui.factlist.menu import deed_of
from briefreader.ui.factlist.model import FactsModel, Role
from briefreader.ui.theme import Theme, set_surface

_RELAYOUT_MILLISECONDS = 60


class Place(NamedTuple):
    """A place in the list: a group's title, a row in the group, and the entry that stood there."""

    title: str
    row: int
    entry: Entry | None


class FactsView(QTreeView):
    """Groups that fold, entries that are chosen."""

    chosen = Signal(object, int)  # Entry; 1 to go on to its next mention, -1 to the previous one
    menu_wanted = Signal(QPoint)  # a menu for the entries selected, and where
    deed_wanted = Signal(object)  # Deed: what a key asks for of the entries selected
    left = Signal()  # Escape was pressed
    folded = Signal(str, bool)  # the title of a group that the user folded or, with False, opened
    more_shown = Signal(str, int)  # a group's title, and how many entries the user wants; 0: few

    def __init__(
        self, theme: Theme, preview: Callable[[Entry], str], parent: QWidget | None = None
    ) -> None:
        """`preview` gives the text to show where the pointer rests on an entry."""
        super().__init__(parent)
        self._preview = preview
        self.facts = FactsModel(self)
        self._painter = FactDelegate(theme, self)
        self.setModel(self.facts)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Key facts")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pressed_with = Qt.KeyboardModifier.NoModifier
        self.pinned = _PinnedHeading(self, self._painter)
        self.clicked.connect(self._clicked)
        self.collapsed.connect(lambda index: self._fold(index, True))
        self.expanded.connect(lambda index: self._fold(index, False))
        self.verticalScrollBar().valueChanged.connect(self.pinned.follow)
        self.verticalScrollBar().rangeChanged.connect(self.pinned.follow)
        self._relayout = QTimer(self, interval=_RELAYOUT_MILLISECONDS, singleShot=True)
        self._relayout.timeout.connect(self.scheduleDelayedItemsLayout)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        self.pinned.set_theme(theme)
        set_surface(self, theme, theme.panel)
        self.scheduleDelayedItemsLayout()

    def show_groups(
        self,
        groups: tuple[Group, ...],
        folded: Collection[str],
        shown: Mapping[str, int] | None = None,
    ) -> None:
        """Show groups; those whose titles are in `folded` show their headings only.

        Of long groups the first entries are shown, or by their titles as many as `shown` says;
        many of each with None.
        """
        self.facts.show_groups(groups, shown)
        self.blockSignals(True)
        for row, group in enumerate(groups):
            if group.title not in folded:
                self.setExpanded(self.facts.index(row, 0), True)
        self.blockSignals(False)
        self.pinned.follow()

    def select_entry(self, entry: Entry) -> None:
        """Make an entry current where it is shown, without choosing it."""
        index = self.facts.index_of(entry)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
        else:
            self.clearSelection()

    def place(self) -> Place:
        """Where the user is in the list, so that they can go back to it."""
        index = self.currentIndex()
        entry, group = index.data(Role.ITEM), index.parent().data(Role.ITEM)
        title = group.title if isinstance(group, Group) else ""
        return Place(title, index.row(), entry if isinstance(entry, Entry) else None)

    def go_back_to(self, place: Place) -> None:
        """Make the same entry current again, or the one that stands in its row now."""
        if place.entry is None:
            return
        named = self.facts.index_named(place.entry)
        index = named if named.isValid() else self.facts.index_in(place.title, place.row)
        if isinstance(index.data(Role.ITEM), Entry):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)

    def selected_entries(self) -> tuple[Entry, ...]:
        """The entries selected, in their order; else the current one, if it is one."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        indexes.sort(key=lambda index: (index.parent().row(), index.row()))
        items = (index.data(Role.ITEM) for index in indexes)
        return tuple(item for item in items if isinstance(item, Entry))

    def select_group(self) -> None:
        """Select all entries of the current group, and show all of them."""
        index = self.currentIndex()
        group = index.parent() if index.parent().isValid() else index
        if not group.isValid():
            return
        self.setExpanded(group, True)
        last = self.facts.index(self.facts.rowCount(group) - 1, 0, group)
        more = last.data(Role.ITEM)
        if isinstance(more, More) and more.then:
            row = index.row() if index != group else 0
            entry = self.facts.index(row, 0, group).data(Role.ITEM)
            self.facts.set_shown(group.row(), more.count)
            self.more_shown.emit(more.title, more.count)
            index = self.facts.index_of(entry) if isinstance(entry, Entry) else index
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        count = self.facts.rowCount(group)
        first, last = (self.facts.index(row, 0, group) for row in (0, count - 1))
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)

    def toggle(self, index: QModelIndex) -> None:
        """Fold a group, or open it."""
        self.setExpanded(index, not self.isExpanded(index))

    def group_at_top(self) -> QModelIndex:
        """The group of which the topmost row in sight is an entry; invalid where there is none."""
        return self.indexAt(QPoint(1, 0)).parent()

    # --- mouse and keys ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (deed := deed_of(event)) is not None:
            if self.selected_entries():
                self.deed_wanted.emit(deed)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_group()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not control:
            self._choose(self.currentIndex(), -1 if shift else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F10 and shift:
            self._want_menu_of_current()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_with = event.modifiers()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._want_menu_of_current()
        else:
            self._want_menu(self.indexAt(event.pos()), event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            entry = index.data(Role.ITEM)
            text = self._preview(entry) if isinstance(entry, Entry) else ""
            shown = f"<qt>{escape(text)}</qt>" if text else ""
            QToolTip.showText(event.globalPos(), shown, self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout.start()
        self.pinned.follow()

    def _clicked(self, index: QModelIndex) -> None:
        """Choose what was clicked, unless the click only adds to what is selected."""
        adding = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not self._pressed_with & adding:
            self._choose(index, 1)

    def _choose(self, index: QModelIndex, step: int) -> None:
        item = index.data(Role.ITEM)
        if isinstance(item, Group):
            self.toggle(index)
        elif isinstance(item, Entry):
            self.chosen.emit(item, step)
        elif isinstance(item, More):
            self._show_more(index, item)

    def _show_more(self, index: QModelIndex, more: More) -> None:
        """Show more entries of a group, or the first only; the current row stays where it was."""
        group, row = index.parent(), index.row()
        at = self.visualRect(index).top()
        self.facts.set_shown(group.row(), more.then)
        last = self.facts.rowCount(group) - 1
        current = self.facts.index(min(row, last), 0, group)
        self.selectionModel().setCurrentIndex(
            current, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(current).top() - max(0, at))
        self.more_shown.emit(more.title, more.then)

    def _want_menu_of_current(self) -> None:
        index = self.currentIndex()
        corner = self.visualRect(index).bottomLeft() + QPoint(20, 0)
        self._want_menu(index, self.viewport().mapToGlobal(corner))

    def _want_menu(self, index: QModelIndex, at: QPoint) -> None:
        if not isinstance(index.data(Role.ITEM), Entry):
            return
        if not self.selectionModel().isSelected(index):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
        self.menu_wanted.emit(at)

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        group = index.data(Role.ITEM)
        if isinstance(group, Group):
            self.folded.emit(group.title, folded)
        self.pinned.follow()


class _PinnedHeading(QWidget):
    """The heading of the group whose entries are in sight, while its own row is above them."""

    def __init__(self, view: FactsView, delegate: FactDelegate) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._delegate = delegate
        self._group = QModelIndex()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.follow()

    @property
    def title(self) -> str:
        """The title of the heading shown, or empty."""
        group = self._group.data(Role.ITEM)
        return group.title if isinstance(group, Group) else ""

    def follow(self) -> None:
        """Show the heading of the group at the top, moved up by the next group's heading."""
        self._group = self._view.group_at_top()
        self.setVisible(self._group.isValid())
        if not self._group.isValid():
            return
        height = self._delegate.heading_height(first=True)
        below = self._group.sibling(self._group.row() + 1, 0)
        next_top = self._view.visualRect(below).top() if below.isValid() else height
        up = min(0, next_top - height) if next_top > 0 else 0
        self.setGeometry(0, up, self._view.viewport().width(), height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        group = self._group.data(Role.ITEM)
        if not isinstance(group, Group):
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.panel)
        rule = self.rect().bottom()
        painter.fillRect(0, rule, self.width(), 1, self._theme.rule)
        is_open = self._view.isExpanded(self._group)
        self._delegate.paint_heading(painter, self.rect(), group, is_open=is_open)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold the group, so that the next one comes into reach."""
        if event.button() == Qt.MouseButton.LeftButton:
            group = self._group
            self._view.toggle(group)
            self._view.scrollTo(group, QTreeView.ScrollHint.PositionAtTop)
            self.follow()
