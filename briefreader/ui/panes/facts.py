"""The key facts of the open document."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolTip,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.document import Span
from briefreader.ui.factlist.delegate import FactDelegate
from briefreader.ui.factlist.entries import Entry, Group, gather, sentence_around
from briefreader.ui.factlist.model import FactsModel, Role
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme, set_surface


class FactsPane(QWidget):
    """Grouped facts; a click lights all mentions, further clicks step through them."""

    mentions_chosen = Signal(object, int)
    """tuple[Span, ...], int: all mentions of the entry chosen, and which one is current."""
    search_requested = Signal(str)
    """A query for the library."""
    note_requested = Signal(object)
    """Span: write a note on this passage."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: tuple[Group, ...] = ()
        self._entry: Entry | None = None
        self._mention = 0
        self.filter_box = QLineEdit(placeholderText="Filter the facts", clearButtonEnabled=True)
        self.filter_box.setAccessibleName("Filter the facts")
        self.model = FactsModel(self)
        self.view = _FactsView(self)
        self._delegate = FactDelegate(theme, self.view)
        self.empty = QLabel(wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 14, 16, 14)
        self.place = QLabel()
        self.place.setObjectName("muted")
        self.back = QPushButton("‹")
        self.forth = QPushButton("›")
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_facts()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.back.setAccessibleName("Previous mention")
        self.forth.setAccessibleName("Next mention")
        for button in (self.back, self.forth):
            button.setFixedWidth(34)
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(16, 6, 12, 6)
        steps.addWidget(self.place, 1)
        steps.addWidget(self.back)
        steps.addWidget(self.forth)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 4)
        top.addWidget(self.filter_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._steps)
        self._steps.setVisible(False)

    def _connect(self) -> None:
        self._session.document_changed.connect(self._show_facts)
        self._session.facts_changed.connect(lambda _: self._show_facts())
        self.filter_box.textChanged.connect(lambda _: self._show_groups())
        self.view.chosen.connect(self._choose)
        self.view.menu_wanted.connect(self._show_menu)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forth.clicked.connect(lambda: self.step(1))

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        set_surface(self.view, theme, theme.panel)
        self.view.scheduleDelayedItemsLayout()

    # --- showing -----------------------------------------------------------------------------

    def _show_facts(self) -> None:
        opened, facts = self._session.opened, self._session.facts
        self._entry = None
        self._steps.setVisible(False)
        self._groups = gather(facts, opened.document.text) if opened and facts else ()
        self._show_groups()

    def _show_groups(self) -> None:
        wanted = self.filter_box.text().casefold()
        groups = self._groups
        if wanted:
            groups = tuple(
                Group(group.title, found)
                for group in groups
                if (found := tuple(e for e in group.entries if _matches(e, wanted)))
            )
        self.model.show_groups(groups)
        self.view.expandAll()
        self.view.setVisible(bool(groups))
        self.empty.setVisible(not groups)
        self.empty.setText(self._why_empty(wanted))

    def _why_empty(self, wanted: str) -> str:
        if self._session.opened is None:
            return "The key facts of an open document appear here."
        if self._session.facts is None:
            return "Looking for facts…"
        return "No fact matches this filter." if wanted else "No facts were found."

    # --- stepping ----------------------------------------------------------------------------

    def _choose(self, entry: Entry) -> None:
        """Light an entry's mentions; choosing the same entry again goes to the next one."""
        if entry == self._entry:
            self.step(1)
            return
        self._entry, self._mention = entry, 0
        self._announce()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) mention, from the last one to the first."""
        if self._entry is not None:
            self._mention = (self._mention + step) % len(self._entry.spans)
            self._announce()

    def _announce(self) -> None:
        assert self._entry is not None
        count = len(self._entry.spans)
        self._steps.setVisible(count > 1)
        self.place.setText(f"{self._mention + 1} of {count} mentions")
        self.mentions_chosen.emit(self._entry.spans, self._mention)

    # --- menu --------------------------------------------------------------------------------

    def _show_menu(self, entry: Entry, at: QPoint) -> None:
        self.menu(entry).popup(at)

    def menu(self, entry: Entry) -> QMenu:
        """What can be done with an entry."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = entry.searchable.strip("“”").replace('"', "")
        if words:
            menu.addAction(
                "Search the Library for This", lambda: self.search_requested.emit(f'"{words}"')
            )
        menu.addAction("Note on This Passage…", lambda: self.note_requested.emit(entry.spans[0]))
        menu.addAction("Copy", lambda: QApplication.clipboard().setText(entry.text or entry.label))
        return menu

    def preview(self, entry: Entry) -> str:
        """The sentence of an entry's first mention."""
        opened = self._session.opened
        first: Span = entry.spans[0]
        return sentence_around(opened.document.text, first) if opened else ""


def _matches(entry: Entry, wanted: str) -> bool:
    return any(wanted in part.casefold() for part in (entry.label, entry.aside, entry.text))


class _FactsView(QTreeView):
    """The list itself: clicks and keys become one signal."""

    chosen = Signal(object)  # Entry
    menu_wanted = Signal(object, QPoint)  # Entry, where

    def __init__(self, pane: FactsPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setAccessibleName("Key facts")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.clicked.connect(self._clicked)
        self._relayout = QTimer(self, interval=60, singleShot=True)
        self._relayout.timeout.connect(self.scheduleDelayedItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            entry = self.indexAt(event.pos()).data(Role.ITEM)
            text = self._pane.preview(entry) if isinstance(entry, Entry) else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        item = index.data(Role.ITEM)
        if isinstance(item, Group):
            self.setExpanded(index, not self.isExpanded(index))
        elif isinstance(item, Entry):
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.chosen.emit(item)

    def _want_menu(self, at: QPoint) -> None:
        item = self.indexAt(at).data(Role.ITEM)
        if isinstance(item, Entry):
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(at))
