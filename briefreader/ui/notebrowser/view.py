"""The view of all notes: its rows, its keys and what it keeps when the rows become others."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefreader.domain.annotation import Annotation, Colour
from briefreader.library.notebook.wanted import Grouping
from briefreader.ui.notebrowser.keeping import Kept, kept, rows_to_select
from briefreader.ui.notebrowser.model import HeadingRow, NoteRow, Placed
from briefreader.ui.notebrowser.reckoned_view import ReckonedView
from briefreader.ui.notebrowser.sheet import Sheet
from briefreader.ui.theme import Theme

_OWN_KEYS = {
    Qt.Key.Key_J: "down",
    Qt.Key.Key_K: "up",
    Qt.Key.Key_F2: "note",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_T: "tags",
    Qt.Key.Key_Space: "preview",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Left: "fold",
    Qt.Key.Key_Right: "unfold",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_R: "bring_back",
    Qt.Key.Key_Slash: "filter",
    Qt.Key.Key_Escape: "leave",
}
"""Keys without a modifier, whatever they do elsewhere in the window."""
_COLOUR_KEYS = {Qt.Key.Key_1 + number: colour for number, colour in enumerate(Colour)}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class AllNotesView(ReckonedView):
    """Tells what was asked for by keys and mouse; changes nothing itself."""

    opened = Signal(object)  # Annotation: show it in its document
    edit_wanted = Signal(str)  # "note" or "tags": of the current note, or of those selected
    preview_wanted = Signal()
    colour_wanted = Signal(object)  # Colour
    delete_wanted = Signal()
    bring_back_wanted = Signal()
    copy_wanted = Signal()
    filter_wanted = Signal()
    left = Signal()  # Escape was pressed
    menu_wanted = Signal(QPoint)
    folds_changed = Signal()
    note_changed = Signal()  # another note is current, or others are selected

    def __init__(self, theme: Theme, placed: Placed, parent: QWidget | None = None) -> None:
        """`placed` says where an annotation stands, as far as that is known."""
        super().__init__(theme, placed, parent)
        self.setAccessibleName("All notes")
        self.selectionModel().selectionChanged.connect(lambda *_: self.note_changed.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.note_changed.emit())
        self.doubleClicked.connect(self._double_clicked)

    # --- rows --------------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, *, afresh: bool = False) -> None:
        """Show rows; selection, current row and place stay, unless it is `afresh`."""
        before = Kept() if afresh else self._kept()
        self.notes.show_sheet(sheet)
        self._reckon()
        self._restore(before)
        self.rows_in_view.emit()
        self.note_changed.emit()

    def _kept(self) -> Kept:
        top = self.verticalScrollBar().value()
        first = self._row_at_height(top)
        current = self.currentIndex().row()
        offset = top - self._top(first) if first >= 0 else 0
        return kept(self.notes.sheet, self._selected_rows(), current, first, offset)

    def _restore(self, before: Kept) -> None:
        sheet = self.notes.sheet
        selection = QItemSelection()
        for first, last in rows_to_select(before, sheet):
            selection.append(QItemSelectionRange(self.notes.index(first), self.notes.index(last)))
        flags = QItemSelectionModel.SelectionFlag
        current = before.current_row(sheet)
        if current < 0 and len(sheet):
            current = 1 if sheet.note(0) is None and len(sheet) > 1 else 0
        if current >= 0:
            self.selectionModel().setCurrentIndex(self.notes.index(current), flags.NoUpdate)
            if selection.isEmpty() and sheet.note(current) is not None:
                index = self.notes.index(current)
                selection.append(QItemSelectionRange(index, index))
        self.selectionModel().select(selection, flags.ClearAndSelect)
        first = before.first_row(sheet)
        self.verticalScrollBar().setValue(self._top(first) + before.offset if first >= 0 else 0)

    def current_note(self) -> Annotation | None:
        """The annotation in the current row."""
        row = self.currentIndex().row()
        return self.notes.sheet.note(row) if 0 <= row < len(self.notes.sheet) else None

    def selected_notes(self) -> tuple[Annotation, ...]:
        """The annotations selected, in their order, each once; else the current one."""
        found = self.notes.sheet.notes(self._selected_rows())
        current = self.current_note()
        return found or ((current,) if current is not None else ())

    def selected_count(self) -> int:
        """How many notes are selected, or 1 for the current one."""
        sheet, count = self.notes.sheet, 0
        if sheet.listing.wanted.grouping is Grouping.TAG:
            return len(self.selected_notes())
        for part in self.selectionModel().selection():  # type: ignore[attr-defined]
            count += sheet.count_notes(part.top(), part.bottom())
        return count or int(self.current_note() is not None)

    def _selected_rows(self) -> list[int]:
        rows: list[int] = []
        for part in self.selectionModel().selection():  # type: ignore[attr-defined]
            rows += range(part.top(), part.bottom() + 1)
        return sorted(set(rows))

    def notes_in_view(self) -> tuple[Annotation, ...]:
        """The annotations on the screen."""
        return self.notes.sheet.notes(self._rows_in(self.viewport().rect()))

    def select_note(self, annotation_id: str) -> bool:
        """Make an annotation the current one, in sight; whether it is among the rows."""
        row = self.notes.sheet.row_of(annotation_id)
        if row >= 0:
            self.setCurrentIndex(self.notes.index(row))
        return row >= 0

    def row_of_note(self, annotation_id: str) -> int:
        """The row of an annotation, the current one of several; -1 where it is not shown."""
        current = self.current_note()
        if current is not None and current.id == annotation_id:
            return self.currentIndex().row()
        return self.notes.sheet.row_of(annotation_id)

    # --- folding -----------------------------------------------------------------------------

    def fold(self, row: int, *, is_open: bool) -> None:
        """Show the notes below the heading of a row, or fold them away."""
        sheet = self.notes.sheet
        key = sheet.group(row).key
        if (key not in sheet.folded) == is_open:
            return
        folded = sheet.folded - {key} if is_open else sheet.folded | {key}
        self._show_folded(sheet.with_folded(folded), key)

    def fold_all(self, *, are_open: bool) -> None:
        """Show the notes of all groups, or none."""
        sheet = self.notes.sheet
        key = sheet.group(max(0, self.currentIndex().row())).key if len(sheet) else ""
        keys = frozenset() if are_open else frozenset(g.key for g in sheet.listing.groups)
        self._show_folded(sheet.with_folded(keys), key)

    def _show_folded(self, sheet: Sheet, key: str) -> None:
        self.show_sheet(sheet)
        row = sheet.row_of_group(key)
        if self.currentIndex().row() < 0 or sheet.note(self.currentIndex().row()) is None:
            self.setCurrentIndex(self.notes.index(row))
        self.folds_changed.emit()

    # --- keys and mouse ----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The keys of commands of the whole window are the list's own here.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_own(event)
        ):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if modifiers in _PLAIN:
            return key in _OWN_KEYS or key in _COLOUR_KEYS
        return modifiers == Qt.KeyboardModifier.ControlModifier and key in (
            Qt.Key.Key_C,
            Qt.Key.Key_F,
            Qt.Key.Key_A,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if modifiers in _PLAIN and key in _COLOUR_KEYS:
            self.colour_wanted.emit(_COLOUR_KEYS[Qt.Key(key)])
        elif modifiers in _PLAIN and key in _OWN_KEYS:
            self._do(_OWN_KEYS[Qt.Key(key)])
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            self.copy_wanted.emit()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_F:
            self.filter_wanted.emit()
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_F10:
            self._ask_for_menu()
        else:
            QAbstractItemView.keyPressEvent(self, event)

    def _do(self, what: str) -> None:
        row = self.currentIndex().row()
        if what in ("down", "up"):
            self._step(1 if what == "down" else -1)
        elif what in ("note", "tags"):
            self.edit_wanted.emit(what)
        elif what == "enter":
            self._enter(row)
        elif what in ("fold", "unfold"):
            self._fold_or_go(row, is_open=what == "unfold")
        else:
            {
                "preview": self.preview_wanted,
                "delete": self.delete_wanted,
                "bring_back": self.bring_back_wanted,
                "filter": self.filter_wanted,
                "leave": self.left,
            }[what].emit()

    def _step(self, step: int) -> None:
        row = min(max(0, self.currentIndex().row() + step), len(self.notes.sheet) - 1)
        self.setCurrentIndex(self.notes.index(row))

    def _enter(self, row: int) -> None:
        shown = self.notes.row_at(row)
        if isinstance(shown, HeadingRow):
            self.fold(row, is_open=not shown.is_open)
        elif isinstance(shown, NoteRow):
            self.opened.emit(shown.annotation)

    def _fold_or_go(self, row: int, *, is_open: bool) -> None:
        """Fold or unfold at a heading; from a note, go to its heading."""
        sheet = self.notes.sheet
        if not 0 <= row < len(sheet):
            return
        if sheet.note(row) is None:
            self.fold(row, is_open=is_open)
        elif not is_open:
            self.setCurrentIndex(self.notes.index(row - sheet.place(row).note - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and row >= 0 and self.notes.sheet.note(row) is None:
            self._enter(row)
        else:
            QAbstractItemView.mousePressEvent(self, event)

    def _double_clicked(self, index: QModelIndex) -> None:
        note = self.notes.sheet.note(index.row())
        if note is not None:
            self.opened.emit(note)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        else:
            self.menu_wanted.emit(event.globalPos())

    def _ask_for_menu(self) -> None:
        corner = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(40, 0)
        inside = self.viewport().rect()
        corner.setY(min(max(inside.top(), corner.y()), inside.bottom()))
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))
