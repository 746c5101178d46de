"""The notes of the open document."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from briefreader.domain.annotation import Annotation, Colour, Placement, State
from briefreader.ui.citing import source_line
from briefreader.ui.icons import colour_dot
from briefreader.ui.notelist.editor import AnnotationDraft, NoteEditor
from briefreader.ui.notelist.look_bar import LookBar
from briefreader.ui.notelist.model import NEEDS_LOOK
from briefreader.ui.notelist.view import NotesView
from briefreader.ui.notetext.rendering import prepare
from briefreader.ui.rows import MARGIN, Rule
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_NO_NOTES = (
    "No notes yet.\n\n"
    "Select a passage and press H to highlight it, N to write a note, or T to tag it."
)
_NO_DOCUMENT = "The notes on an open document appear here."
_KEPT_ELSEWHERE = (
    "The note was deleted while you were editing it; what you wrote is kept as a note on the "
    "document."
)
_BOTH_KEPT = (
    "The note was changed elsewhere while you were editing it. Both versions are kept; see the "
    "conflicts."
)
_COPIED = "The note could not be saved; its text is on the clipboard."
_MOST_LINKS = 9


class NotesPane(QWidget):
    """A card for each annotation; a click goes to its passage, Enter edits it on its card."""

    annotation_chosen = Signal(str)
    citation_requested = Signal(str)
    document_note_requested = Signal()
    accept_requested = Signal(str)
    compare_requested = Signal(str)
    attach_requested = Signal(str)
    keep_requested = Signal(str)
    link_activated = Signal(str)
    """The address of a link in a note; nothing is opened."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._came_from: QWidget | None = None
        self.look_bar = LookBar(theme)
        self.view = NotesView(theme)
        self.empty = QLabel(wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(MARGIN, 16, MARGIN, 12)
        self.document_note = QPushButton("Note on the Document…")
        self._rule = Rule(theme)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        bottom = QVBoxLayout()
        bottom.setContentsMargins(MARGIN, 8, MARGIN, 10)
        bottom.addWidget(self.document_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.look_bar)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._rule)
        layout.addLayout(bottom)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, session = self.view, self._session
        session.document_changed.connect(self._document_changed)
        session.annotations_changed.connect(lambda _: self._show())
        session.library_opened.connect(
            lambda: session.aside("note rendering", prepare, lambda _: None)
        )
        self.document_note.clicked.connect(self.document_note_requested)
        self.look_bar.step_wanted.connect(self.step_to_look)
        view.edit_wanted.connect(lambda p, focus: self.edit(p.annotation.id, focus))
        view.delete_wanted.connect(lambda p: session.changes.delete_annotation(p.annotation.id))
        view.colour_wanted.connect(self._recolour)
        view.menu_wanted.connect(lambda p, at: self.menu(p).popup(at))
        view.link_wanted.connect(self.link_activated)
        for wanted, requested in (
            (view.chosen, self.annotation_chosen),
            (view.accept_wanted, self.accept_requested),
            (view.compare_wanted, self.compare_requested),
            (view.attach_wanted, self.attach_requested),
            (view.keep_wanted, self.keep_requested),
        ):
            wanted.connect(lambda p, told=requested: told.emit(p.annotation.id))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.view.set_theme(theme)
        self.look_bar.set_theme(theme)
        self._rule.set_theme(theme)

    def select_annotation(self, annotation_id: str) -> None:
        """Show an annotation and make it current."""
        row = self.view.notes.row_of(annotation_id)
        if row >= 0:
            self.view.show_row(row)

    def step_to_look(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) note that needs a look, and to its passage."""
        row = self.view.notes.next_to_look_at(self.view.currentIndex().row(), step)
        placement = self.view.notes.placement(row)
        if placement is not None:
            self.view.show_row(row)
            self.annotation_chosen.emit(placement.annotation.id)

    def _document_changed(self) -> None:
        self.finish_editing()
        self._show()

    def _show(self) -> None:
        opened = self._session.opened
        placements = opened.placements if opened else ()
        self.view.show_placements(placements)
        some = self.view.notes.rowCount() > 0
        self.view.setVisible(some)
        self.empty.setVisible(not some)
        self.empty.setText(_NO_NOTES if opened else _NO_DOCUMENT)
        self.document_note.setEnabled(opened is not None)
        self.look_bar.show_count(sum(place.state in NEEDS_LOOK for place in placements))
        if self.view.edited and self.view.notes.row_of(self.view.edited) < 0:
            self.finish_editing()

    # --- editing in place --------------------------------------------------------------------

    def edit(self, annotation_id: str, focus: str = "note") -> None:
        """Edit an annotation of the open document on its card; `focus` is `note` or `tags`."""
        placement = self._session.placement(annotation_id)
        if placement is None or self.view.notes.row_of(annotation_id) < 0:
            return
        if self.view.edited == annotation_id and self.view.editor is not None:
            self.view.editor.setFocus()
            return
        self.finish_editing()
        came_from = QApplication.focusWidget()
        outside = came_from is not None and not self.isAncestorOf(came_from)
        self._came_from = came_from if outside else None
        self._open_editor(placement.annotation, focus)

    def _open_editor(
        self, annotation: Annotation, focus: str, written: AnnotationDraft | None = None
    ) -> None:
        draft = AnnotationDraft(annotation.note, annotation.tags, annotation.colour)
        offers = self._session.library.vocabulary.offers() if self._session.is_open else ()
        editor = NoteEditor(self._theme, draft, offers, focus, written=written)
        editor.saved.connect(lambda draft: self._save(annotation, draft))
        editor.cancelled.connect(self._stop_editing)
        self.view.open_editor(editor, annotation.id)

    def finish_editing(self) -> None:
        """Save what is being written, if anything is, and close the editor."""
        if self.view.editor is not None:
            self.view.editor.save()

    def _stop_editing(self) -> None:
        """Close the editor, and give the focus back to where it came from."""
        came_from, self._came_from = self._came_from, None
        editor = self.view.editor
        had_focus = editor is not None and editor.isAncestorOf(QApplication.focusWidget() or self)
        self.view.close_editor()
        if had_focus and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, before: Annotation, draft: AnnotationDraft) -> None:
        """Save what the user changed; what else became of the annotation meanwhile stays."""
        self._stop_editing()
        placement = self._session.placement(before.id)
        opened = self._session.opened
        here = opened is not None and opened.summary.id == before.document_id
        if placement is None and here:
            self._session.changes.annotate(
                None, note=draft.note, tags=draft.tags, colour=draft.colour
            )
            self._session.message.emit(_KEPT_ELSEWHERE)
            return
        now = placement.annotation if placement is not None else before
        if draft.note != before.note.strip() and now.note not in (before.note, draft.note):
            now = before  # The store keeps beside what another wrote and this would replace.
        kept_beside = self._session.library.annotations.conflicts((before.document_id,))
        after = replace(
            now,
            note=draft.note if draft.note != before.note.strip() else now.note,
            tags=draft.tags if draft.tags != before.tags else now.tags,
            colour=draft.colour if draft.colour is not before.colour else now.colour,
        )
        self._session.changes.change_annotations((now,), (after,), _step_name(before, draft))
        if not self._is_saved(after):
            self._rescue(now, draft, here=here)
        elif self._session.library.annotations.conflicts((before.document_id,)) != kept_beside:
            self._session.message.emit(_BOTH_KEPT)

    def _is_saved(self, annotation: Annotation) -> bool:
        kept = self._session.library.annotations.get(annotation.id)
        return kept is not None and (kept.note, kept.tags, kept.colour) == (
            annotation.note,
            annotation.tags,
            annotation.colour,
        )

    def _rescue(self, annotation: Annotation, draft: AnnotationDraft, *, here: bool) -> None:
        """Give back what could not be saved: in the editor, or where that is gone, to paste."""
        if here:
            self._open_editor(annotation, "note", draft)
        else:
            QApplication.clipboard().setText(draft.note)
            self._session.message.emit(_COPIED)

    # --- one annotation ----------------------------------------------------------------------

    def menu(self, placement: Placement) -> QMenu:
        """What can be done with an annotation."""
        key = placement.annotation.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_placing(menu, placement)
        menu.addAction("Edit Note", lambda: self.edit(key, "note"))
        menu.addAction("Edit Tags", lambda: self.edit(key, "tags"))
        colours = menu.addMenu("Colour")
        for colour in Colour:
            action = colours.addAction(
                colour_dot(colour, self._theme), self._theme.colour_entry(colour)
            )
            action.setCheckable(True)
            action.setChecked(colour is placement.annotation.colour)
            action.triggered.connect(
                lambda _=False, chosen=colour: self._recolour(placement, chosen)
            )
        self._add_links(menu, placement)
        menu.addSeparator()
        menu.addAction("Copy as Markdown", lambda: self._copy(placement))
        menu.addAction("Copy with Citation", lambda: self.citation_requested.emit(key))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._session.changes.delete_annotation(key))
        return menu

    def _add_placing(self, menu: QMenu, placement: Placement) -> None:
        """What settles where a note belongs, where that is not certain."""
        key, state = placement.annotation.id, placement.state
        if state in (State.CHECK, State.MOVED):
            menu.addAction("Accept Its Place", lambda: self.accept_requested.emit(key))
        if state is not State.EXACT:
            menu.addAction("Before and After…", lambda: self.compare_requested.emit(key))
        if state in NEEDS_LOOK:
            menu.addAction("Attach to Selection", lambda: self.attach_requested.emit(key))
            menu.addAction("Keep as Document Note", lambda: self.keep_requested.emit(key))
        if menu.actions():
            menu.addSeparator()

    def _add_links(self, menu: QMenu, placement: Placement) -> None:
        for address in self.view.cards.links(placement)[:_MOST_LINKS]:
            shown = address if len(address) <= 50 else address[:49] + "…"
            shown = shown.replace("&", "&&")
            menu.addAction(f"Open {shown}", partial(self.link_activated.emit, address))

    def _recolour(self, placement: Placement, colour: Colour) -> None:
        changed = replace(placement.annotation, colour=colour)
        self._session.changes.change_annotation(changed, "changing the colour")

    def _copy(self, placement: Placement) -> None:
        """Copy the passage as a Markdown quotation with its source, and the note below it."""
        annotation, opened = placement.annotation, self._session.opened
        anchor = annotation.anchor
        quoted = (
            [f"> {line}" for line in anchor.exact.splitlines() if line.strip()] if anchor else []
        )
        if quoted and opened is not None:
            summary = opened.summary
            source = source_line(summary.title, summary.metadata, placement.page)
            quoted += [">", f"> — {source}"]
        parts = ["\n".join(quoted), annotation.note.strip()]
        QApplication.clipboard().setText("\n\n".join(part for part in parts if part))


def _step_name(before: Annotation, draft: AnnotationDraft) -> str:
    """What an edit is called in the menu."""
    if draft.note != before.note.strip():
        return "changing the note"
    return "changing the tags" if draft.tags != before.tags else "changing the colour"
