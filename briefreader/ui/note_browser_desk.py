"""All notes and the session joined: what is listed, and what the user does with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefreader.domain.annotation import Annotation, Colour, Placement
from briefreader.ui import choosing
from briefreader.ui.commands import Need
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

if TYPE_CHECKING:
    from briefreader.library.notebook.wanted import Wanted
    from briefreader.ui.notebrowser.changing import Step
    from briefreader.ui.notebrowser.sheet import Sheet
    from briefreader.ui.panes.note_browser import NoteBrowserPane
    from briefreader.ui.writing.draft import AnnotationDraft

_ALLOWED = frozenset({Need.LIBRARY, Need.SEARCH, Need.REPORT})
"""What commands may need while the reader is hidden: none works on the document in it."""
_REFRESH_MILLISECONDS = 30
_LATER_MILLISECONDS = 300
_PREPARATION_MILLISECONDS = 500
"""So long after a library was opened the list's parts are loaded ahead."""
_LOOKED_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class _Listed:
    """What was read in the background: the rows, and what they are shown with."""

    sheet: Sheet
    colours: dict[Colour, str]


@dataclass(frozen=True, slots=True)
class _Looked:
    """The documents still to be looked at, and how many notes need a look: -1 while not known."""

    waiting: tuple[str, ...]
    doubtful: int


class NoteBrowserDesk(QObject):
    """Opens the list of all notes in the place of the reader and keeps it up to date.

    Its parts are made when it is first opened.
    """

    opened_or_closed = Signal()
    annotation_chosen = Signal(str)  # annotation id: its document is open, show its passage

    def __init__(self, session: Session, reader: ReaderPane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._theme = theme
        self._window = parent
        self._awaited: Annotation | None = None
        self._waiting: tuple[str, ...] | None = None
        self._rows_seen: object = None
        self._is_stale = True
        self.pane: NoteBrowserPane | None = None
        self.place = QWidget()
        self.place.setVisible(False)
        layout = QVBoxLayout(self.place)
        layout.setContentsMargins(0, 0, 0, 0)
        self._refresh_timer = QTimer(self, interval=_REFRESH_MILLISECONDS, singleShot=True)
        self._refresh_timer.timeout.connect(self.refresh)
        self._later_timer = QTimer(self, interval=_LATER_MILLISECONDS, singleShot=True)
        self._later_timer.timeout.connect(self._do_later)
        self._preparation_timer = QTimer(self, interval=_PREPARATION_MILLISECONDS, singleShot=True)
        self._preparation_timer.timeout.connect(self._prepare)
        session.annotations_changed.connect(lambda _: self._changed())
        session.results_changed.connect(self._results_changed)
        session.document_changed.connect(self._document_changed)
        session.library_opened.connect(self._library_opened)

    # --- opening and leaving -----------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self.place.isVisibleTo(self._window)

    def turn(self) -> None:
        """Show all notes in the place of the reader, or the reader again."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show all notes as they were left."""
        if not self._session.is_open:
            return
        pane = self._made_pane()
        if not self.is_open:
            self._reader.setVisible(False)
            self.place.setVisible(True)
            self.opened_or_closed.emit()
        pane.take_focus()
        if self._is_stale:
            self.refresh()
        else:
            self._later_timer.start()

    def close(self) -> None:
        """Show the reader again."""
        if self.is_open:
            self._hide()
            self._reader.take_focus()

    def _hide(self) -> None:
        self.save_editor()
        self.place.setVisible(False)
        self._reader.setVisible(True)
        self.opened_or_closed.emit()

    def save_editor(self) -> None:
        """Save the note that is being written, if one is."""
        if self.pane is not None:
            self.pane.save_editor()

    def take_focus(self) -> None:
        """Give all notes the keyboard's focus, where they are shown, else the reader."""
        if self.is_open and self.pane is not None:
            self.pane.take_focus()
        else:
            self._reader.take_focus()

    def allowed(self, needs: frozenset[Need]) -> frozenset[Need]:
        """The needs that are met: nothing is done to a document that is hidden."""
        return needs & _ALLOWED if self.is_open else needs

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.pane is not None:
            self.pane.set_theme(theme)

    def _made_pane(self) -> NoteBrowserPane:
        if self.pane is None:
            from briefreader.ui.panes.note_browser import NoteBrowserPane

            pane = self.pane = NoteBrowserPane(self._theme, self._placement)
            layout = self.place.layout()
            assert layout is not None
            layout.addWidget(pane)
            pane.wanted_changed.connect(self.refresh)
            pane.left.connect(self.close)
            pane.opened.connect(self.show_in_document)
            pane.saved.connect(self._save)
            pane.tags_wanted.connect(self._tag)
            pane.colour_wanted.connect(self._recolour)
            pane.delete_wanted.connect(self._delete)
            pane.bring_back_wanted.connect(self._bring_back)
            pane.copy_wanted.connect(self._copy)
            pane.export_wanted.connect(self._export)
            pane.passage_wanted.connect(self._show_passage)
            pane.rows_in_view.connect(self._look_at_rows)
            pane.editing_ended.connect(self._changed_if_stale)
        return self.pane

    def _placement(self, annotation: Annotation) -> Placement | None:
        return self._session.library.notebook.placement(annotation)

    # --- the list ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """List what the bar asks for, in the background; while notes are read, the first ones."""
        pane, session = self.pane, self._session
        if pane is None or not session.is_open:
            return
        library, choice = session.library, pane.bar.choice()
        is_plain = not (choice.only_results or choice.only_doubtful)
        if is_plain and not len(pane.view.notes.sheet) and not library.annotations.is_complete:
            self._refresh_timer.stop()
            session.aside(
                "first notes",
                lambda: library.notebook.beginning(choice.wanted),
                self._take_beginning,
            )
        else:
            self._list_all()

    def _take_beginning(self, listing: object) -> None:
        """Show the first notes, and list all of them."""
        from briefreader.library.notebook.wanted import NoteListing
        from briefreader.ui.notebrowser.sheet import Sheet

        if self.pane is not None and isinstance(listing, NoteListing) and listing.groups:
            self.pane.show_sheet(Sheet(listing))
        self._list_all()

    def _list_all(self) -> None:
        pane, session = self.pane, self._session
        if pane is None or not session.is_open:
            return
        from briefreader.ui.notebrowser.sheet import Sheet

        self._refresh_timer.stop()
        self._is_stale = False
        library, choice = session.library, pane.bar.choice()
        rows = session.results.rows
        self._rows_seen = rows
        folded = pane.view.notes.sheet.folded if self._keeps_folds(choice.wanted) else frozenset()

        def work() -> _Listed:
            wanted = choice.wanted
            if choice.only_results:
                wanted = replace(wanted, documents=frozenset(rows.document_ids))
            if choice.only_doubtful:
                wanted = replace(wanted, annotations=library.notebook.doubtful())
            sheet = Sheet(library.notebook.browse(wanted), folded)
            return _Listed(sheet, dict(library.vocabulary.colour_names()))

        session.aside("all notes", work, self._take)

    def _keeps_folds(self, wanted: Wanted) -> bool:
        return self.pane is not None and self.pane.listing.wanted.grouping is wanted.grouping

    def _take(self, result: object) -> None:
        pane = self.pane
        if pane is None:
            return
        assert isinstance(result, _Listed)
        if result.colours != pane.view.notes.colours:
            pane.name_colours(result.colours)
        if not pane.show_sheet(result.sheet):
            self._is_stale = True
        self._waiting = None
        self._later_timer.start()

    def _do_later(self) -> None:
        """Read what the rows can be painted without."""
        if self.is_open and self._session.is_open:
            vocabulary = self._session.library.vocabulary
            self._session.aside("tags of all notes", vocabulary.offers, self._take_tags)
            self._look_on()

    def _take_tags(self, offers: object) -> None:
        if self.pane is not None:
            assert isinstance(offers, tuple)
            self.pane.tags_in_use = offers

    def _changed(self) -> None:
        self._is_stale = True
        if self.is_open:
            self._refresh_timer.start()

    def _changed_if_stale(self) -> None:
        if self._is_stale:
            self._changed()

    def _results_changed(self) -> None:
        """Follow the list on the left where it narrows the notes, and the coming of documents."""
        pane, results = self.pane, self._session.results
        if pane is None or results.rows is self._rows_seen:
            return
        self._rows_seen = results.rows
        if pane.bar.choice().only_results or results.library_size != len(pane.listing.documents):
            self._changed()

    def _document_changed(self) -> None:
        """A document was opened: the reader is wanted."""
        if self.is_open and self._session.opened is not None:
            self._hide()
        awaited, opened = self._awaited, self._session.opened
        if awaited is not None and opened is not None:
            self._awaited = None
            if awaited.document_id == opened.summary.id:
                # After the window has taken the reader to the place where it was left.
                QTimer.singleShot(0, self, lambda: self._go_to(awaited))

    def _go_to(self, annotation: Annotation) -> None:
        self._reader.take_focus()
        self.annotation_chosen.emit(annotation.id)

    def _library_opened(self) -> None:
        self._is_stale, self._waiting = True, None
        if self.is_open:
            self.refresh()
        else:
            self._preparation_timer.start()

    def _prepare(self) -> None:
        """Load in a thread what the list is made of; `NotesWatch` reads the notes ahead."""
        if self.pane is not None or not self._session.is_open:
            return

        def work() -> None:
            import briefreader.ui.panes.note_browser  # noqa: F401

        self._session.aside("parts of all notes", work, lambda _: None)

    # --- where notes stand -------------------------------------------------------------------

    def _look_at_rows(self) -> None:
        """Find out where the notes on the screen stand."""
        pane, session = self.pane, self._session
        if pane is None or pane.is_deleted or not session.is_open:
            return
        notes, notebook = pane.view.notes_in_view(), session.library.notebook
        if all(notebook.placement(note) is not None for note in notes):
            return

        def looked(_: object) -> None:
            pane.view.viewport().update()

        session.aside("places of notes", lambda: notebook.look_at(notes), looked)

    def _look_on(self) -> None:
        """Find out, some documents at a time, which notes the user must look at."""
        session, waiting = self._session, self._waiting
        if not session.is_open or not self.is_open:
            return
        notebook = session.library.notebook

        def work() -> _Looked:
            left = notebook.waiting() if waiting is None else waiting
            notebook.look_at_documents(left[:_LOOKED_AT_ONCE])
            rest = left[_LOOKED_AT_ONCE:]
            return _Looked(rest, -1 if rest else len(notebook.doubtful()))

        session.aside("all places of notes", work, self._looked_on)

    def _looked_on(self, result: object) -> None:
        assert isinstance(result, _Looked)
        self._waiting = result.waiting
        if self.pane is None:
            return
        if result.doubtful >= 0:
            self.pane.bar.show_doubtful(result.doubtful)
            self.pane.view.viewport().update()
        else:
            self._look_on()

    def _show_passage(self, annotation: Annotation) -> None:
        pane, library = self.pane, self._session.library
        assert pane is not None
        summary = pane.listing.documents.get(annotation.document_id)
        self._session.aside(
            "passage of a note",
            lambda: library.notebook.passage(annotation),
            lambda passage: pane.show_passage(passage, summary),  # type: ignore[arg-type]
        )

    def show_in_document(self, annotation: Annotation) -> None:
        """Show a note's passage in the reader."""
        opened = self._session.opened
        self._session.message.emit("Ctrl+Shift+N brings all notes back.")
        if opened is not None and opened.summary.id == annotation.document_id:
            self._hide()
            self._go_to(annotation)
            return
        self._awaited = annotation
        self._session.open_document(annotation.document_id)

    # --- changing ----------------------------------------------------------------------------

    def _selected(self) -> tuple[Annotation, ...]:
        return self.pane.view.selected_notes() if self.pane is not None else ()

    def _save(self, note: Annotation, draft: AnnotationDraft, focus: str) -> None:
        from briefreader.ui.notebrowser.changing import edited

        self._make(edited(note, draft, focus))

    def _tag(self) -> None:
        from briefreader.ui.notebrowser.changing import tagged
        from briefreader.ui.notebrowser.tags_dialog import TagsDialog

        notes = self._selected()
        if notes and self.pane is not None:
            offers = self.pane.tags_in_use
            answer = TagsDialog.ask(self._window, self._theme, notes, offers)
            if answer is not None:
                self._make(tagged(notes, answer.added, answer.removed))

    def _recolour(self, colour: Colour) -> None:
        from briefreader.ui.notebrowser.changing import recoloured

        self._make(recoloured(self._selected(), colour))

    def _delete(self) -> None:
        from briefreader.ui.notebrowser.changing import deleted
        from briefreader.ui.notebrowser.wording import several

        notes = self._selected()
        self._make(deleted(notes))
        back = "them" if len(notes) > 1 else "it"
        self._session.message.emit(f"Deleted {several(len(notes))}. Ctrl+Z brings {back} back.")

    def _bring_back(self) -> None:
        from briefreader.ui.notebrowser.changing import brought_back

        self._make(brought_back(self._selected()))

    def _make(self, step: Step) -> None:
        """Carry out a step as one that can be undone, after a snapshot where it is large."""
        if not step.before:
            return
        session = self._session

        def change(_: object = None) -> None:
            session.changes.change_annotations(step.before, step.after, step.what)

        if step.is_large:
            library = session.library
            session.aside("snapshot", lambda: library.snapshots.before_bulk(step.what), change)
        else:
            change()

    # --- leaving the library -----------------------------------------------------------------

    def _copy(self) -> None:
        from briefreader.ui.notebrowser.copying import as_markdown
        from briefreader.ui.notebrowser.wording import several

        notes, library = self._selected(), self._session.library
        if not notes:
            return

        def copied(text: object) -> None:
            QApplication.clipboard().setText(str(text))
            self._session.message.emit(f"Copied {several(len(notes))} as Markdown.")

        self._session.aside(
            "copying notes",
            lambda: as_markdown(library.notebook.as_document_notes(notes), notes),
            copied,
        )

    def _export(self) -> None:
        notes, library = self._selected(), self._session.library
        folder = choosing.export_folder(self._window) if notes else None
        if folder is None:
            return

        def work() -> str:
            report = library.export(library.notebook.as_document_notes(notes), folder)
            return f"Notes exported to {folder}: {report.notes:,}."

        self._session.aside("export", work, lambda text: self._session.message.emit(str(text)))
