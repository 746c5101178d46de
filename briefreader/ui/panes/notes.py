"""The notes of the open document."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from briefreader.domain.annotation import Colour, Placement
from briefreader.ui.citing import source_line
from briefreader.ui.icons import colour_dot
from briefreader.ui.notelist.view import NotesView
from briefreader.ui.rows import MARGIN, Rule
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_NO_NOTES = (
    "No notes yet.\n\n"
    "Select a passage and press H to highlight it, N to write a note, or T to tag it."
)
_NO_DOCUMENT = "The notes on an open document appear here."


class NotesPane(QWidget):
    """A card for each annotation; a click goes to its passage."""

    annotation_chosen = Signal(str)
    edit_requested = Signal(str)
    tags_requested = Signal(str)
    citation_requested = Signal(str)
    document_note_requested = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
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
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._rule)
        layout.addLayout(bottom)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, session = self.view, self._session
        session.document_changed.connect(self._show)
        session.annotations_changed.connect(lambda _: self._show())
        self.document_note.clicked.connect(self.document_note_requested)
        view.chosen.connect(lambda p: self.annotation_chosen.emit(p.annotation.id))
        view.edit_wanted.connect(lambda p: self.edit_requested.emit(p.annotation.id))
        view.delete_wanted.connect(lambda p: session.changes.delete_annotation(p.annotation.id))
        view.colour_wanted.connect(self._recolour)
        view.menu_wanted.connect(lambda p, at: self.menu(p).popup(at))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.view.set_theme(theme)
        self._rule.set_theme(theme)

    def select_annotation(self, annotation_id: str) -> None:
        """Show an annotation and make it current."""
        row = self.view.notes.row_of(annotation_id)
        if row >= 0:
            self.view.show_row(row)

    def _show(self) -> None:
        opened = self._session.opened
        self.view.show_placements(opened.placements if opened else ())
        some = self.view.notes.rowCount() > 0
        self.view.setVisible(some)
        self.empty.setVisible(not some)
        self.empty.setText(_NO_NOTES if opened else _NO_DOCUMENT)
        self.document_note.setEnabled(opened is not None)

    # --- one annotation ----------------------------------------------------------------------

    def menu(self, placement: Placement) -> QMenu:
        """What can be done with an annotation."""
        key = placement.annotation.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Edit Note…", lambda: self.edit_requested.emit(key))
        menu.addAction("Edit Tags…", lambda: self.tags_requested.emit(key))
        colours = menu.addMenu("Colour")
        for colour in Colour:
            action = colours.addAction(colour_dot(colour, self._theme), colour.value.capitalize())
            action.setCheckable(True)
            action.setChecked(colour is placement.annotation.colour)
            action.triggered.connect(
                lambda _=False, chosen=colour: self._recolour(placement, chosen)
            )
        menu.addSeparator()
        menu.addAction("Copy as Markdown", lambda: self._copy(placement))
        menu.addAction("Copy with Citation", lambda: self.citation_requested.emit(key))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._session.changes.delete_annotation(key))
        return menu

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
