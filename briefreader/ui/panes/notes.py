"""The notes of the open document."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.annotation import Annotation, Colour, Placement
from briefreader.ui.notelist.delegate import NoteDelegate
from briefreader.ui.notelist.model import NotesModel, Role, quote_of
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme, set_surface

_EMPTY = (
    "No notes yet.\n\n"
    "Select a passage and press H to highlight it, N to write a note, or T to tag it."
)


class NotesPane(QWidget):
    """A card for each annotation; a click goes to its passage."""

    annotation_chosen = Signal(str)
    edit_requested = Signal(str)
    tags_requested = Signal(str)
    document_note_requested = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document_id = ""
        self.model = NotesModel(self)
        self.view = _NotesView(self)
        self.view.setModel(self.model)
        self._delegate = NoteDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.empty = QLabel(_EMPTY, wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 14, 16, 14)
        self.document_note = QPushButton("Note on the Document…")
        self.document_note.clicked.connect(self.document_note_requested)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(12, 8, 12, 10)
        bottom.addWidget(self.document_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addLayout(bottom)
        session.document_changed.connect(self._show)
        session.annotations_changed.connect(lambda _: self._show())
        self.view.chosen.connect(lambda p: self.annotation_chosen.emit(p.annotation.id))
        self.view.key_pressed.connect(self._key_pressed)
        self.view.menu_wanted.connect(lambda p, at: self.menu(p).popup(at))
        self.view.doubleClicked.connect(self._edit)
        self.setFocusProxy(self.view)
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        set_surface(self.view, theme, theme.panel)
        self.view.scheduleDelayedItemsLayout()

    def select_annotation(self, annotation_id: str) -> None:
        """Show an annotation and make it current."""
        row = self.model.row_of(annotation_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
            self.view.scrollTo(self.model.index(row))

    def _show(self) -> None:
        opened = self._session.opened
        current = self.view.current()
        self.model.show_placements(opened.placements if opened else ())
        if current is not None:
            self.select_annotation(current.annotation.id)
        some = self.model.rowCount() > 0
        self.view.setVisible(some)
        self.empty.setVisible(not some)
        self.document_note.setEnabled(opened is not None)

    # --- one annotation ----------------------------------------------------------------------

    def menu(self, placement: Placement) -> QMenu:
        """What can be done with an annotation."""
        annotation = placement.annotation
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Edit Note…", lambda: self.edit_requested.emit(annotation.id))
        menu.addAction("Edit Tags…", lambda: self.tags_requested.emit(annotation.id))
        colours = menu.addMenu("Colour")
        for colour in Colour:
            action = colours.addAction(colour.value.capitalize())
            action.setCheckable(True)
            action.setChecked(colour is annotation.colour)
            action.triggered.connect(
                lambda _=False, chosen=colour: self._recolour(annotation, chosen)
            )
        menu.addSeparator()
        menu.addAction("Copy as Markdown", lambda: _copy(placement))
        menu.addAction("Delete", lambda: self._session.delete_annotation(annotation.id))
        return menu

    def _recolour(self, annotation: Annotation, colour: Colour) -> None:
        changed = replace(annotation, colour=colour)
        self._session.change_annotation(changed, "changing the colour")

    def _edit(self, index: QModelIndex) -> None:
        placement = index.data(Role.PLACEMENT)
        if isinstance(placement, Placement):
            self.edit_requested.emit(placement.annotation.id)

    def _key_pressed(self, key: int, placement: Placement) -> None:
        annotation = placement.annotation
        number = key - Qt.Key.Key_1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit(annotation.id)
        elif key == Qt.Key.Key_Delete:
            self._session.delete_annotation(annotation.id)
        elif 0 <= number < len(Colour):
            self._recolour(annotation, tuple(Colour)[number])


def _copy(placement: Placement) -> None:
    annotation = placement.annotation
    parts = [f"> {quote_of(placement)}"] if annotation.anchor else []
    parts += [annotation.note] if annotation.note else []
    QApplication.clipboard().setText("\n\n".join(parts))


_KEYS = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_F2,
    Qt.Key.Key_Delete,
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
}


class _NotesView(QListView):
    """The list itself: clicks and keys become signals."""

    chosen = Signal(object)  # Placement
    key_pressed = Signal(int, object)  # Qt.Key, Placement
    menu_wanted = Signal(object, QPoint)  # Placement, where

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Notes of this document")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.clicked.connect(self._choose)
        self._relayout = QTimer(self, interval=60, singleShot=True)
        self._relayout.timeout.connect(self.scheduleDelayedItemsLayout)

    def current(self) -> Placement | None:
        placement = self.currentIndex().data(Role.PLACEMENT)
        return placement if isinstance(placement, Placement) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.chosen.emit(current)
        elif event.key() in _KEYS and current is not None:
            self.key_pressed.emit(event.key(), current)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout.start()

    def _choose(self, index: QModelIndex) -> None:
        placement = index.data(Role.PLACEMENT)
        if isinstance(placement, Placement):
            self.chosen.emit(placement)

    def _want_menu(self, at: QPoint) -> None:
        placement = self.indexAt(at).data(Role.PLACEMENT)
        if isinstance(placement, Placement):
            self.menu_wanted.emit(placement, self.viewport().mapToGlobal(at))
