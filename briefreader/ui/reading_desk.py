"""The reader and the session joined: what the user asks of the text, and what comes back."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.version import Comparison
from briefreader.ui import choosing
from briefreader.ui.dialogs.annotation import AnnotationDialog
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme
from briefreader.ui.writing.draft import AnnotationDraft

_OPENABLE = ("http", "https", "mailto")


class ReadingDesk(QObject):
    """Keeps the reader showing the session's document, and turns its requests into edits."""

    document_shown = Signal(str)  # document id, or empty
    edit_requested = Signal(str, str)  # annotation id, "note" or "tags"
    hits_ended = Signal(int)  # stepping went past the last (1) or the first (-1) hit

    def __init__(self, session: Session, reader: ReaderPane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._theme = theme
        self._window = parent
        self._shown = ""
        self._enter_at_hit = 0
        self._enter_at_passage = ("", 0)
        self.colour = Colour.YELLOW
        session.document_changed.connect(self._show_document)
        session.document_renewed.connect(self._renew_document)
        session.annotations_changed.connect(self._show_placements)
        session.matches_changed.connect(self._show_matches)
        reader.highlight_requested.connect(self.highlight)
        reader.note_requested.connect(self.write_note)
        reader.tags_requested.connect(self.write_tags)
        reader.annotation_edit_requested.connect(self.edit_note)
        reader.annotation_tags_requested.connect(self.edit_tags)
        reader.recolour_requested.connect(self.recolour)
        reader.delete_requested.connect(session.changes.delete_annotation)
        reader.anchor_requested.connect(self.move_passage)
        reader.merge_requested.connect(self.merge)
        reader.hint.connect(session.message)
        reader.link_activated.connect(self.open_link)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._reader.set_theme(theme)

    # --- showing -----------------------------------------------------------------------------

    def _show_document(self) -> None:
        opened = self._session.opened
        if opened is None:
            self._show_nothing()
            self._shown = ""
            self.document_shown.emit("")
            return
        self._shown = opened.summary.id
        self._reader.show_document(opened.document, opened.summary)
        self._reader.set_placements(opened.placements)
        enter_at, self._enter_at_hit = self._enter_at_hit, 0
        matches, document = opened.matches, opened.document
        current = len(matches) - 1 if enter_at < 0 else first_own_hit(matches, document)
        if self._enter_at_passage[0] == opened.summary.id:
            current = hit_at(opened.matches, self._enter_at_passage[1])
        self._enter_at_passage = ("", 0)
        self._reader.set_hits(opened.matches, current if opened.matches else -1)
        self.document_shown.emit(opened.summary.id)

    def _show_nothing(self) -> None:
        row = self._session.unreadable
        if row is None:
            self._reader.clear()
            return
        name = row.path.replace("\\", "/").rpartition("/")[2]
        self._reader.show_problem(
            name, row.problem, password=row.needs_password, retry=not row.needs_password
        )

    def _renew_document(self, comparison: Comparison | None) -> None:
        """Show the open document again after it changed; the place in the text stays."""
        opened = self._session.opened
        if opened is not None:
            self._reader.renew_document(opened.document, opened.summary, comparison)
            self._reader.set_placements(opened.placements)
            self._reader.set_hits(opened.matches)

    def _show_placements(self, document_id: str) -> None:
        """Show the annotations as they are now, unless others than those on screen changed."""
        opened = self._session.opened
        if opened is not None and document_id in ("", opened.summary.id):
            self._reader.set_placements(opened.placements)

    def _show_matches(self) -> None:
        if self._session.opened is not None:
            self._reader.set_hits(self._session.opened.matches)

    # --- hits --------------------------------------------------------------------------------

    def next_hit(self) -> None:
        """Go to the next hit, in the next document after the last one."""
        if not self._reader.next_hit():
            self.hits_ended.emit(1)

    def previous_hit(self) -> None:
        """Go to the hit before, in the document before, at its end, from the first one."""
        if not self._reader.previous_hit():
            self._enter_at_hit = -1
            self.hits_ended.emit(-1)

    def go_to_passage(self, document_id: str, offset: int) -> None:
        """Go to the hit at an offset of a document, which is opened if it is not."""
        opened = self._session.opened
        if opened is not None and opened.summary.id == document_id:
            self._reader.go_to_hit(hit_at(opened.matches, offset))
            return
        self._enter_at_passage = (document_id, offset)
        self._session.open_document(document_id)

    # --- annotating --------------------------------------------------------------------------

    def highlight(self, span: Span, colour: Colour | None = None) -> None:
        """Highlight a passage, in the last colour unless another is given."""
        self.colour = colour or self.colour
        self._annotate(span, AnnotationDraft("", (), self.colour))

    def highlight_selection(self) -> None:
        """Highlight the selection, or give the annotation at the caret the colour used last."""
        span, annotation = self._reader.selection(), self._reader.annotation_at_caret()
        if span:
            self.highlight(span)
        elif annotation is not None:
            self.recolour(annotation.id, self.colour)

    def write_note(self, span: Span | None) -> None:
        """Ask for a note on a passage, or with None on the whole document."""
        self._write(span, "note")

    def write_tags(self, span: Span | None) -> None:
        """Ask for tags on a passage, or with None on the whole document."""
        self._write(span, "tags")

    def make_notes(self, passages: Sequence[tuple[Span, str]]) -> None:
        """Highlight passages with these notes in the last colour, all in one step.

        What is there already is not made again.
        """
        opened = self._session.opened
        if opened is None:
            return
        known = {(one.span, one.annotation.note) for one in opened.placements}
        new = [passage for passage in dict.fromkeys(passages) if passage not in known]
        if not new:
            self._session.message.emit("These notes are there already.")
            return
        what = "making a note" if len(new) == 1 else f"making {len(new):,} notes"
        self._session.changes.annotate_all(new, self.colour, what)
        self._session.message.emit("Made a note." if len(new) == 1 else f"Made {len(new):,} notes.")

    def note_selection(self) -> None:
        """Ask for a note on the selection, on the annotation at the caret, or on the document."""
        span, annotation = self._reader.selection(), self._reader.annotation_at_caret()
        if span is None and annotation is not None:
            self.edit_note(annotation.id)
        else:
            self.write_note(span)

    def tag_selection(self) -> None:
        """Ask for tags on the selection, on the annotation at the caret, or on the document."""
        span, annotation = self._reader.selection(), self._reader.annotation_at_caret()
        if span is None and annotation is not None:
            self.edit_tags(annotation.id)
        else:
            self.write_tags(span)

    def _write(self, span: Span | None, focus: str) -> None:
        opened = self._session.opened
        if opened is None:
            return
        quote = opened.document.text[span.start : span.end] if span else opened.summary.title
        draft = self._ask(quote, AnnotationDraft("", (), self.colour), focus)
        if draft is None:
            return
        if span is None and not draft.note.strip() and not draft.tags:
            # A passage is marked without words too; a document would get a note of nothing.
            self._session.message.emit("Nothing was written: no note was added.")
            return
        self.colour = draft.colour
        self._annotate(span, draft)

    def _annotate(self, span: Span | None, draft: AnnotationDraft) -> None:
        """Annotate, and let go of the selection, which would lie over the new highlight."""
        opened = self._session.opened
        if span is not None and opened is not None:
            span = without_blanks(opened.document.text, span)
        made = self._session.changes.annotate(
            span, note=draft.note, tags=draft.tags, colour=draft.colour
        )
        if made is not None and span is not None:
            self._reader.clear_selection()

    def edit_note(self, annotation_id: str) -> None:
        """Edit a note beside the text that it is about."""
        self.edit_requested.emit(annotation_id, "note")

    def edit_tags(self, annotation_id: str) -> None:
        """Edit the tags of an annotation beside the text."""
        self.edit_requested.emit(annotation_id, "tags")

    def recolour(self, annotation_id: str, colour: Colour) -> None:
        placement = self._session.placement(annotation_id)
        if placement is not None:
            annotation = placement.annotation
            draft = AnnotationDraft(annotation.note, annotation.tags, colour)
            self._session.changes.change_annotation(_with(annotation, draft), "changing the colour")

    def delete_at_caret(self) -> None:
        """Delete the annotation at the caret."""
        annotation = self._reader.annotation_at_caret()
        if annotation is not None:
            self._session.changes.delete_annotation(annotation.id)

    # --- passages of annotations -------------------------------------------------------------

    def move_passage(self, annotation_id: str, span: Span) -> None:
        """Let an annotation be on another passage of the open document."""
        from briefreader.library.attaching import attached

        placement, opened = self._session.placement(annotation_id), self._session.opened
        if placement is None or opened is None:
            return
        before, text = placement.annotation, opened.document.text
        after = attached(before, text, without_blanks(text, span))
        what = _movement(placement.span, span)
        self._session.changes.change_annotations((before,), (after,), what)

    def merge(self, annotation_ids: tuple[str, ...]) -> None:
        """Make one annotation of several of the open document."""
        from briefreader.library.joining import joined

        opened = self._session.opened
        if opened is None:
            return
        placements = (self._session.placement(key) for key in annotation_ids)
        placed = [(one.span, one.annotation) for one in placements if one and one.span is not None]
        if len(placed) > 1:
            before, after = joined(placed, opened.document.text)
            what = f"merging {len(placed)} highlights"
            self._session.changes.change_annotations(before, after, what)

    def _ask(self, quote: str, draft: AnnotationDraft, focus: str) -> AnnotationDraft | None:
        tags = self._session.library.vocabulary.offers()
        return AnnotationDialog.ask(self._window, self._theme, quote, draft, tags, focus)

    # --- links -------------------------------------------------------------------------------

    def open_link(self, address: str) -> None:
        """Open a link in the browser if the user says so; other kinds of address are refused."""
        url = QUrl(address)
        if url.scheme().lower() not in _OPENABLE:
            self._session.problem.emit(f"This link cannot be opened from here: {address}")
        elif choosing.may_open_link(self._window, address):
            QDesktopServices.openUrl(url)


def first_own_hit(matches: tuple[Span, ...], document: Document) -> int:
    """The number of the first match in the document's own text, else 0.

    What was found in menus and notices is there to step back to.
    """
    blocks = document.blocks
    for number, match in enumerate(matches):
        block = bisect_right(blocks, match.start, key=lambda block: block.start) - 1
        if block < 0 or blocks[block].kind is not BlockKind.BOILERPLATE:
            return number
    return 0


def hit_at(matches: tuple[Span, ...], offset: int) -> int:
    """The number of the first match that ends behind an offset, else of the last one."""
    return min(bisect_right(matches, offset, key=lambda match: match.end), len(matches) - 1)


def _with(annotation: Annotation, draft: AnnotationDraft) -> Annotation:
    return replace(annotation, note=draft.note, tags=draft.tags, colour=draft.colour)


def _movement(before: Span | None, after: Span) -> str:
    """What the menu calls it when an annotation gets another passage."""
    if before is not None and after.start <= before.start and before.end <= after.end:
        return "extending the highlight"
    if before is not None and before.start <= after.start and after.end <= before.end:
        return "shrinking the highlight"
    return "changing the passage"


def without_blanks(text: str, span: Span) -> Span:
    """A span without the white space at its ends, where it has anything else."""
    passage = text[span.start : span.end]
    if not passage.strip():
        return span
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, span.end - (len(passage) - len(passage.rstrip())))
