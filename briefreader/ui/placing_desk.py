"""What becomes of notes whose place is not certain: accepted, attached again, kept, compared.

Joins the session, the reader and the panel of notes. Where a note is placed comes from the library
each time the text is read; what it says of its passage on disk changes here only, each time by the
user's word and as a step that can be undone.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from briefreader.domain.annotation import CONTEXT, Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.ui.dialogs.before_after import BeforeAfterDialog
from briefreader.ui.message_bar import MessageBar
from briefreader.ui.notelist.look_bar import needing_look
from briefreader.ui.notelist.model import NEEDS_LOOK
from briefreader.ui.panes.notes import NotesPane
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_AROUND = 240
"""Code points of text that are shown on each side of a passage, where the old text is kept."""
_SELECT_FIRST = "Select the passage in the text first, then attach the note to it."


class PlacingDesk(QObject):
    """Answers what the reader, the panel and the dialog ask about where a note belongs."""

    note_requested = Signal(str)
    """Annotation id: it is to be shown in the panel, and its passage in the text."""

    def __init__(
        self,
        session: Session,
        reader: ReaderPane,
        notes: NotesPane,
        bar: MessageBar,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._notes = notes
        self._bar = bar
        self._theme = theme
        self._window = parent
        self._dialog: BeforeAfterDialog | None = None
        self._told = ("", 0)
        session.document_changed.connect(self._document_changed)
        session.annotations_changed.connect(lambda _: self._annotations_changed())
        bar.dismissed.connect(self._dismiss)
        for asking in (reader, notes):
            asking.accept_requested.connect(self.accept)
            asking.compare_requested.connect(self.compare)
        reader.attach_requested.connect(self.attach)
        notes.attach_requested.connect(self.attach_to_selection)
        notes.keep_requested.connect(self.keep)
        notes.view.selectionModel().currentChanged.connect(lambda *_: self._offer_to_attach())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # --- what the user decides ---------------------------------------------------------------

    def accept(self, annotation_id: str) -> None:
        """Take the place where a note is shown for its own."""
        placement, text = self._placed(annotation_id)
        if placement is None or placement.span is None:
            return
        from briefreader.library.attaching import accepted

        if placement.state is State.EXACT:
            self._session.message.emit("The note is where it was: there is nothing to accept.")
            return
        after = accepted(placement, text)
        self._change(placement.annotation, after, "accepting the place of a note")

    def attach(self, annotation_id: str, span: Span) -> None:
        """Attach a note to another passage of the open document."""
        placement, text = self._placed(annotation_id)
        if placement is None or not text[span.start : span.end].strip():
            return
        from briefreader.library.attaching import attached

        after = attached(placement.annotation, text, span)
        self._change(placement.annotation, after, "attaching a note")
        self._reader.clear_selection()
        self.note_requested.emit(annotation_id)

    def attach_to_selection(self, annotation_id: str) -> None:
        """Attach a note to what is selected in the text; without a selection, say what to do."""
        span = self._reader.selection()
        if span is None:
            self._session.message.emit(_SELECT_FIRST)
            return
        self.attach(annotation_id, span)

    def keep(self, annotation_id: str) -> None:
        """Keep a note whose passage is gone as one on the whole document, with its old quote."""
        placement, _ = self._placed(annotation_id)
        if placement is None or placement.state not in NEEDS_LOOK:
            return
        from briefreader.library.attaching import as_document_note

        after = as_document_note(placement.annotation)
        self._change(placement.annotation, after, "keeping a note on the document")

    def _change(self, before: Annotation, after: Annotation, what: str) -> None:
        next_one = self._next_after(before.id) if self._dialog is not None else ""
        self._session.changes.change_annotations((before,), (after,), what)
        if self._dialog is not None and self._dialog.shown == before.id:
            if next_one:
                self.compare(next_one)
            else:
                self._drop_dialog()

    def _placed(self, annotation_id: str) -> tuple[Placement | None, str]:
        opened = self._session.opened
        text = opened.document.text if opened is not None else ""
        return self._session.placement(annotation_id), text

    def _offer_to_attach(self) -> None:
        """Attach from the text, by its key, the note that is current in the panel."""
        current = self._notes.view.current()
        gone = current is not None and current.state is State.UNATTACHED
        self._reader.view.attaching = current.annotation.id if current and gone else ""

    # --- before and after --------------------------------------------------------------------

    def compare(self, annotation_id: str) -> None:
        """Show a note's passage as it was and as it is, with as much around it as is kept."""
        placement, text = self._placed(annotation_id)
        if placement is None or placement.annotation.anchor is None:
            return
        library = self._session.library

        def work() -> object:
            from briefreader.library.attaching import compared

            wide = _widened(placement.annotation, library.history.texts(placement.annotation))
            around = CONTEXT if wide is placement.annotation else _AROUND
            return compared(wide, text, placement, around)

        def done(places: object) -> None:
            from briefreader.library.attaching import Places

            if isinstance(places, Places) and self._session.placement(annotation_id) == placement:
                self._show_places(placement, places)

        self._session.aside("before and after", work, done)

    def _show_places(self, placement: Placement, places: object) -> None:
        from briefreader.library.attaching import Places

        assert isinstance(places, Places)
        dialog = self._dialog
        if dialog is None:
            dialog = self._dialog = BeforeAfterDialog(self._window, self._theme)
            dialog.accept_requested.connect(self.accept)
            dialog.attach_requested.connect(self.attach_to_selection)
            dialog.keep_requested.connect(self.keep)
            dialog.step_requested.connect(self.step)
            dialog.finished.connect(self._drop_dialog)
        others = [key for key in self._doubtful() if key != placement.annotation.id]
        dialog.show_places(placement, places, len(others))
        dialog.show()
        if placement.span is not None:
            self._reader.reveal(placement.span.start)

    def _drop_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()

    # --- going from one to the next ----------------------------------------------------------

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) note that needs a look.

        The caret goes to its passage, and the keys to its card, which names those that settle it:
        in the text, B would take a block out of the article.
        """
        if not self._doubtful():
            self._session.message.emit("No note needs a look.")
            return
        self._notes.step_to_look(step)
        current = self._notes.view.current()
        if current is not None:
            if current.span is not None:
                self._reader.jump_to(current.span.start)
                self._reader.view.at_caret.choose(current.annotation.id)
            self.note_requested.emit(current.annotation.id)
            if self._dialog is not None:
                self.compare(current.annotation.id)
            else:
                self._notes.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _doubtful(self) -> list[str]:
        opened = self._session.opened
        placements = opened.placements if opened is not None else ()
        return [one.annotation.id for one in placements if one.state in NEEDS_LOOK]

    def _next_after(self, annotation_id: str) -> str:
        """The note to be looked at after one that is settled now; empty where there is none."""
        notes = self._notes.view.notes
        row = notes.next_to_look_at(notes.row_of(annotation_id), 1)
        placement = notes.placement(row)
        key = placement.annotation.id if placement is not None else ""
        return key if key != annotation_id else ""

    # --- telling -----------------------------------------------------------------------------

    def _document_changed(self) -> None:
        self._drop_dialog()
        self._told = ("", 0)
        self._tell()

    def _annotations_changed(self) -> None:
        if self._dialog is not None and self._session.placement(self._dialog.shown) is None:
            self._drop_dialog()
        self._tell()

    def _tell(self) -> None:
        """Say above the text how many notes need a look, until the user has seen it."""
        opened = self._session.opened
        count = len(self._doubtful())
        if opened is None or not count:
            self._bar.hide()
            return
        key, seen = self._told
        if key == opened.summary.id and count <= seen:
            self._bar.hide()
            return
        self._bar.show_offer(
            f"The text has changed: {needing_look(count)}.",
            "&Look" if count == 1 else "&Look at the First",
            self._look_at_first,
            is_problem=False,
        )

    def _look_at_first(self) -> None:
        self._dismiss()
        self._bar.hide()
        self._notes.view.setCurrentIndex(self._notes.view.notes.index(-1))
        self.step(1)

    def _dismiss(self) -> None:
        """What is counted now was told; more than that will be told again."""
        opened = self._session.opened
        self._told = (opened.summary.id if opened is not None else "", len(self._doubtful()))


def _widened(annotation: Annotation, texts: tuple[str, ...]) -> Annotation:
    """The annotation with more context, from the old text in which its passage stands exactly."""
    anchor = annotation.anchor
    if anchor is None:
        return annotation
    span = Span(anchor.start, anchor.end)
    for text in texts:
        if Anchor.of(text, span) == anchor:
            wide = replace(
                anchor,
                prefix=text[max(0, anchor.start - _AROUND) : anchor.start],
                suffix=text[anchor.end : anchor.end + _AROUND],
            )
            return replace(annotation, anchor=wide)
    return annotation
