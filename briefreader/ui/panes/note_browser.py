"""All notes of the library in the place of the reader: found, grouped, edited in place."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.document import Summary
from briefreader.domain.tag import TagOffer
from briefreader.library.notebook.passages import Passage
from briefreader.library.notebook.wanted import NoteListing
from briefreader.ui.icons import colour_dot
from briefreader.ui.notebrowser.bar import NotesBar
from briefreader.ui.notebrowser.model import Placed
from briefreader.ui.notebrowser.preview import NotePreview
from briefreader.ui.notebrowser.several_bar import SeveralBar
from briefreader.ui.notebrowser.sheet import Sheet
from briefreader.ui.notebrowser.view import AllNotesView
from briefreader.ui.notelist.editor import AnnotationDraft, NoteEditor
from briefreader.ui.rows import MARGIN, Rule
from briefreader.ui.theme import Theme

_READING = "Reading the notes…"
_NO_NOTES = (
    "There are no notes yet. Select a passage in a document and press H to highlight it,"
    " or N to write a note."
)
_NONE_FOUND = "No note has what you are looking for. Esc in the box above shows all notes again."
_NONE_HERE = "There are no notes on the documents listed on the left."
_NONE_DOUBTFUL = "Every passage is where it belongs: there is nothing to look at."
_NONE_DELETED = "No notes have been deleted in the last 90 days."
_VIEW_MILLISECONDS = 60
_AT_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter


class NoteBrowserPane(QWidget):
    """Shows the rows it is given and says what the user asks for; it changes nothing itself."""

    wanted_changed = Signal()  # what the bar asks for is another
    left = Signal()  # back to the reader
    opened = Signal(object)  # Annotation: show it in its document
    saved = Signal(object, object, str)  # Annotation as it was, AnnotationDraft, what was edited
    tags_wanted = Signal()  # give those selected tags; the other requests are for them too
    colour_wanted = Signal(object)  # Colour
    delete_wanted = Signal()
    bring_back_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()
    passage_wanted = Signal(object)  # Annotation: its passage is to be shown
    rows_in_view = Signal()  # other rows came into sight, some time ago
    editing_ended = Signal()

    def __init__(self, theme: Theme, placed: Placed, parent: QWidget | None = None) -> None:
        """`placed` says where an annotation stands, as far as that is known."""
        super().__init__(parent)
        self._theme = theme
        self.tags_in_use: tuple[TagOffer, ...] = ()
        self.editor: NoteEditor | None = None
        self._edited: Annotation | None = None
        self.setAccessibleName("All notes of the library")
        self.bar = NotesBar()
        self.view = AllNotesView(theme, placed)
        self.preview = NotePreview(theme)
        self.preview.setVisible(False)
        self.several = SeveralBar(theme)
        self.empty = QLabel(_READING, wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(MARGIN, 20, MARGIN, 12)
        self._rules = (Rule(theme), Rule(theme))
        self._view_timer = QTimer(self, interval=_VIEW_MILLISECONDS, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([500, 260])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._rules[0])
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self._rules[1])
        layout.addWidget(self.several)
        self.setFocusProxy(self.view)
        self._show_emptiness(Sheet(NoteListing()), _READING)

    def _connect(self) -> None:
        bar, view, several = self.bar, self.view, self.several
        bar.changed.connect(self.wanted_changed)
        bar.left.connect(self._leave)
        bar.left_downwards.connect(lambda: view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        view.left.connect(self._leave)
        view.opened.connect(self._open)
        view.edit_wanted.connect(self._edit_wanted)
        view.preview_wanted.connect(self._turn_preview)
        view.filter_wanted.connect(self.focus_filter)
        view.menu_wanted.connect(lambda at: self.menu().popup(at))
        view.note_changed.connect(self._show_selected)
        view.laid_out.connect(self._place_editor)
        view.rows_in_view.connect(self._view_timer.start)
        self._view_timer.timeout.connect(self.rows_in_view)
        self.preview.left.connect(self._turn_preview)
        several.tags_wanted.connect(self.tags_wanted)
        several.export_wanted.connect(self.export_wanted)
        for source in (view, several):
            source.colour_wanted.connect(self._colour)
            source.delete_wanted.connect(lambda: self._unless_deleted(self.delete_wanted))
            source.bring_back_wanted.connect(lambda: self._if_deleted(self.bring_back_wanted))
            source.copy_wanted.connect(self.copy_wanted)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.view.set_theme(theme)
        self.preview.set_theme(theme)
        for rule in self._rules:
            rule.set_theme(theme)
        self.name_colours(dict(self.view.notes.colours))

    def name_colours(self, names: dict[Colour, str]) -> None:
        """Call the colours as the user does."""
        self.view.notes.colours = names
        self.several.name_colours(self._theme, names)
        self.view.viewport().update()

    def take_focus(self) -> None:
        """Take the keyboard's focus: the list, or the box where it is empty."""
        target = self.view if self.view.isVisibleTo(self) else self.bar.filter
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Put the cursor into the box for what is looked for."""
        self.bar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.filter.selectAll()

    def _leave(self) -> None:
        """Leave the passage shown below, else the notes."""
        if self.preview.isVisibleTo(self):
            self._turn_preview()
        else:
            self.left.emit()

    # --- rows --------------------------------------------------------------------------------

    @property
    def listing(self) -> NoteListing:
        return self.view.notes.sheet.listing

    @property
    def is_deleted(self) -> bool:
        """Whether deleted notes are shown."""
        return self.listing.wanted.deleted

    def show_sheet(self, sheet: Sheet) -> bool:
        """Show rows; not if the note that is being edited would not be among them."""
        if self._edited is not None and not sheet.rows_of(self._edited.id):
            return False
        waiting = self.empty.isVisibleTo(self) and self.empty.text() == _READING
        has_focus = self.view.hasFocus()
        before, now = self.listing.wanted, sheet.listing.wanted
        if (before.query, before.deleted) != (now.query, now.deleted):
            self.view.show_sheet(sheet, afresh=True)
        else:
            self.view.show_sheet(sheet)
            if (before.grouping, before.order) != (now.grouping, now.order):
                self.view.scrollTo(self.view.currentIndex(), _AT_CENTRE)
        if self.editor is not None:
            self._grow_for_editor()
        self.bar.show_listing(sheet.listing)
        self._show_emptiness(sheet, self._why_empty(sheet.listing))
        if has_focus and not len(sheet):
            self.bar.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        elif waiting and self.bar.filter.hasFocus() and not self.bar.filter.text():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_selected()
        return True

    def _show_emptiness(self, sheet: Sheet, words: str) -> None:
        self.empty.setText(words)
        self.empty.setVisible(not len(sheet))
        self.splitter.setVisible(len(sheet) > 0)

    def _why_empty(self, listing: NoteListing) -> str:
        choice = self.bar.choice()
        if listing.wanted.query.strip():
            return _NONE_FOUND
        if listing.wanted.deleted:
            return _NONE_DELETED
        if choice.only_doubtful:
            return _NONE_DOUBTFUL
        return _NONE_HERE if choice.only_results and listing.total else _NO_NOTES

    def _show_selected(self) -> None:
        count = self.view.selected_count() if len(self.view.notes.sheet) else 0
        self.several.show_selected(count, deleted=self.is_deleted)
        self._rules[1].setVisible(self.several.isVisibleTo(self))
        note = self.view.current_note()
        if self.preview.isVisibleTo(self) and note is not None:
            self.passage_wanted.emit(note)

    # --- the passage -------------------------------------------------------------------------

    def _turn_preview(self) -> None:
        """Show the passage of the current note below the list, or hide it."""
        note = self.view.current_note()
        show = not self.preview.isVisibleTo(self) and note is not None
        self.preview.setVisible(show)
        if show:
            self.passage_wanted.emit(note)
            self.view.scrollTo(self.view.currentIndex())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_passage(self, passage: Passage, summary: Summary | None) -> None:
        """Show a passage, if its note is still the current one."""
        note = self.view.current_note()
        if note is not None and note.id == passage.placement.annotation.id:
            self.preview.show_passage(passage, summary)

    # --- one note ----------------------------------------------------------------------------

    def _open(self, note: Annotation) -> None:
        """Go to a note's document; one that was deleted is not there."""
        if self.is_deleted:
            self._turn_preview()
        else:
            self.opened.emit(note)

    def _edit_wanted(self, focus: str) -> None:
        if self.is_deleted:
            return
        if focus == "tags" and len(self.view.selected_notes()) > 1:
            self.tags_wanted.emit()
        else:
            self.edit(focus)

    def edit(self, focus: str = "note") -> None:
        """Open an editor over the current note; `focus` is `note` or `tags`."""
        note = self.view.current_note()
        if note is None or self.editor is not None:
            return
        draft = AnnotationDraft(note.note, note.tags, note.colour)
        tags = tuple(offer.path for offer in self.tags_in_use)
        editor = NoteEditor(self._theme, draft, tags, focus, self.view.viewport())
        self._edited, self.editor = note, editor
        editor.saved.connect(lambda draft: self._end_editing(draft, focus))
        editor.cancelled.connect(lambda: self._end_editing(None, focus))
        editor.setAutoFillBackground(False)
        editor.resized.connect(self._grow_for_editor)
        self._grow_for_editor()
        editor.show()
        self.view.scrollTo(self.view.currentIndex())
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_editing(self, draft: AnnotationDraft | None, focus: str) -> None:
        editor, note = self.editor, self._edited
        if editor is None or note is None:
            return
        self.editor = self._edited = None
        editor.hide()
        editor.deleteLater()
        self.view.grow(-1, 0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if draft is not None:
            self.saved.emit(note, draft, focus)
        self.editing_ended.emit()

    def _grow_for_editor(self) -> None:
        """Make room for the editor where its note stands."""
        if self.editor is not None and self._edited is not None:
            row = self.view.row_of_note(self._edited.id)
            taken = self.view.visualRect(self.view.notes.index(row)).height()
            taken -= self.view.room_for_editor(row).height()
            self.view.grow(row, self.editor.sizeHint().height() + taken)

    def _place_editor(self) -> None:
        if self.editor is None or self._edited is None:
            return
        row = self.view.row_of_note(self._edited.id)
        self.editor.setGeometry(self.view.room_for_editor(row))

    def save_editor(self) -> None:
        """Save what is being written, if anything is, and close the editor."""
        if self.editor is not None:
            self.editor.save()

    # --- those selected ----------------------------------------------------------------------

    def _colour(self, colour: Colour) -> None:
        if not self.is_deleted and self.view.selected_notes():
            self.colour_wanted.emit(colour)

    def _unless_deleted(self, signal: object) -> None:
        if not self.is_deleted and self.view.selected_notes():
            signal.emit()  # type: ignore[attr-defined]

    def _if_deleted(self, signal: object) -> None:
        if self.is_deleted and self.view.selected_notes():
            signal.emit()  # type: ignore[attr-defined]

    def menu(self) -> QMenu:
        """What can be done with the notes selected, and with the groups."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        notes, view = self.view.selected_notes(), self.view
        if notes and self.is_deleted:
            menu.addAction("Bring Back\tR", self.bring_back_wanted.emit)
            menu.addAction("Copy as Markdown\tCtrl+C", self.copy_wanted.emit)
        elif notes:
            current = view.current_note()
            if current is not None:
                menu.addAction("Show in Document\tEnter", lambda: self.opened.emit(current))
                menu.addAction("Edit Note\tF2", lambda: self.edit("note"))
            menu.addAction("Tags…\tT", lambda: self._edit_wanted("tags"))
            colours = menu.addMenu("Colour")
            for number, colour in enumerate(Colour, start=1):
                name = view.notes.colours[colour]
                words = f"{name[:1].upper()}{name[1:]}\t{number}"
                action = colours.addAction(colour_dot(colour, self._theme), words)
                action.triggered.connect(lambda _=False, c=colour: self._colour(c))
            menu.addSeparator()
            menu.addAction("Copy as Markdown\tCtrl+C", self.copy_wanted.emit)
            menu.addAction("Export…", self.export_wanted.emit)
            menu.addSeparator()
            menu.addAction("Delete\tDel", self.delete_wanted.emit)
        menu.addSeparator()
        menu.addAction("Fold All Groups", lambda: view.fold_all(are_open=False))
        menu.addAction("Unfold All Groups", lambda: view.fold_all(are_open=True))
        return menu
