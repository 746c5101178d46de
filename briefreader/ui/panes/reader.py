"""The reader: one document with its title block, highlights, hits and notes."""

from dataclasses import replace

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from briefreader.domain.annotation import Annotation, Placement
from briefreader.domain.document import Document, Span, Summary
from briefreader.domain.version import Comparison
from briefreader.ui.moving import moved
from briefreader.ui.pages import page_line
from briefreader.ui.reading.annotated_view import AnnotatedView
from briefreader.ui.reading.belonging import turned
from briefreader.ui.reading.history import History
from briefreader.ui.reading.lit import Lit
from briefreader.ui.reading.marks import highlight_marks
from briefreader.ui.reading.message import Message
from briefreader.ui.reading.outline import OutlineEntry, outline_of
from briefreader.ui.theme import Theme

DEFAULT_TEXT_SIZE = 18
SMALLEST_TEXT, LARGEST_TEXT = 12, 36


class ReaderPane(QWidget):
    """Shows what it is given and says what the user asked for; offsets are code points.

    It changes nothing itself: a request to highlight, note, recolour or delete is a signal, and
    what follows from it comes back through `set_placements`.
    """

    highlight_requested = Signal(object, object)
    """Span, Colour: highlight the selected passage."""
    note_requested = Signal(object)
    """Span: write a note on the selected passage."""
    tags_requested = Signal(object)
    """Span: tag the selected passage."""
    annotation_activated = Signal(str)
    """Annotation id: it was clicked in the text or in the margin."""
    annotation_edit_requested = Signal(str)
    """Annotation id: edit its note."""
    annotation_tags_requested = Signal(str)
    """Annotation id: edit its tags."""
    recolour_requested = Signal(str, object)
    """Annotation id, Colour."""
    delete_requested = Signal(str)
    """Annotation id."""
    anchor_requested = Signal(str, object)
    """Annotation id, Span: let the annotation be on this passage."""
    merge_requested = Signal(object)
    """Annotation ids: make one of them."""
    accept_requested = Signal(str)
    """Annotation id: its doubtful place is right."""
    compare_requested = Signal(str)
    """Annotation id: show its passage as it was and as it is."""
    attach_requested = Signal(str, object)
    """Annotation id, Span: attach an annotation that has lost its passage to this one."""
    hint = Signal(str)
    """What can be done now, for the status bar; empty when that is over."""
    caret_at_changed = Signal(str)
    """Annotation id, or empty: the caret came to another annotation."""
    link_activated = Signal(str)
    """The address of a link that was clicked; nothing is opened."""
    boilerplate_requested = Signal(object, bool)
    """Offsets of blocks, and whether they are to be boilerplate."""
    citation_requested = Signal(object)
    """Span: copy the selected passage with its source."""
    fact_requested = Signal(object)
    """Span: make this passage a fact."""
    password_requested = Signal()
    """A password is to be asked for, for the file whose problem is shown."""
    retry_requested = Signal()
    """The file whose problem is shown is to be read again."""
    history_changed = Signal()
    """The user jumped, or went back or forward."""
    current_hit_changed = Signal(int, int)
    """The number of the current hit, from 0, or -1; and how many there are."""
    scrolled = Signal(int)
    """The first offset in sight, some time after the text came to rest."""
    text_size_changed = Signal(int)
    """The size of the text in pixels, after the user changed it here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._placements: tuple[Placement, ...] = ()
        self._history = History()
        self.setAccessibleName("Reader")
        self.message = Message(theme, self)
        self.view = AnnotatedView(theme, self)
        self._lit = Lit(self.view)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.message)
        self._pages.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.anchorClicked.connect(self._follow)
        self.view.scrolled.connect(self.scrolled)
        self.view.zoomed.connect(self._zoom)
        for mine, its in (
            (self.highlight_requested, self.view.highlight_requested),
            (self.note_requested, self.view.note_requested),
            (self.tags_requested, self.view.tags_requested),
            (self.annotation_activated, self.view.annotation_activated),
            (self.annotation_edit_requested, self.view.annotation_edit_requested),
            (self.annotation_tags_requested, self.view.annotation_tags_requested),
            (self.recolour_requested, self.view.recolour_requested),
            (self.delete_requested, self.view.delete_requested),
            (self.anchor_requested, self.view.anchor_requested),
            (self.merge_requested, self.view.merge_requested),
            (self.accept_requested, self.view.accept_requested),
            (self.compare_requested, self.view.compare_requested),
            (self.attach_requested, self.view.attach_requested),
            (self.hint, self.view.hint),
            (self.caret_at_changed, self.view.caret_at_changed),
            (self.citation_requested, self.view.citation_requested),
            (self.fact_requested, self.view.fact_requested),
            (self.password_requested, self.message.password_requested),
            (self.retry_requested, self.message.retry_requested),
        ):
            its.connect(mine)
        self.view.belonging_requested.connect(self.turn_belonging)
        self.clear()

    # Documents

    def show_document(self, document: Document, summary: Summary) -> None:
        """Show a document from its top, without annotations, hits or lit passages."""
        self._forget()
        self._document = document
        self.view.show_document(document, summary)
        self._pages.setCurrentWidget(self.view)

    def renew_document(
        self, document: Document, summary: Summary, comparison: Comparison | None
    ) -> None:
        """Show the document again after it changed, at the same place of the text."""
        view = self.view
        top, caret = view.top_offset(), view.caret_offset()
        opened = view.offsets_in_open_folds()
        self._document = document
        view.show_document(document, summary)
        view.open_folds_at([moved(start, comparison) for start in opened])
        view.place_caret(moved(caret, comparison))
        view.scroll_to(moved(top, comparison))
        self._history.clear()
        self.history_changed.emit()

    def show_problem(
        self, title: str, reason: str, *, password: bool = False, retry: bool = False
    ) -> None:
        """Say why a file cannot be shown, and offer what may help."""
        self._forget()
        self.message.show_text(title, reason, password=password, retry=retry)
        had_focus = self.view.hasFocus()
        self._pages.setCurrentWidget(self.message)
        if had_focus:
            # The text goes out of sight: nothing would have the focus, not even for the menus.
            self.take_focus()

    def clear(self) -> None:
        """Show that no document is open."""
        self.show_problem("No document open", "Choose a document in the list to read it here.")

    def _forget(self) -> None:
        self._document = None
        self._placements = ()
        self._lit.clear()
        self._history.clear()
        self.history_changed.emit()

    def outline(self) -> tuple[OutlineEntry, ...]:
        """The headings and questions of the document shown."""
        return outline_of(self._document) if self._document else ()

    # Marks

    def set_placements(self, placements: tuple[Placement, ...]) -> None:
        """Paint these annotations, and show their notes beside the text."""
        if self._document is None:
            return
        self._placements = placements
        self.view.set_placements(placements)
        self._paint_marks()

    def set_hits(self, hits: tuple[Span, ...], current: int = -1) -> None:
        """Light the hits of a search; with `current` 0 or more, that one is brought into sight."""
        self._lit.set_hits(hits)
        if not self._tell_hit(self._lit.go_to(current)):
            self.current_hit_changed.emit(-1, len(hits))

    def go_to_hit(self, index: int) -> None:
        """Make a hit the current one and bring it into sight; out of range is passed over."""
        self._tell_hit(self._lit.go_to(index))

    def next_hit(self) -> bool:
        """Go to the next hit; False, and nothing happens, at the last one."""
        return self._tell_hit(self._lit.step(1))

    def previous_hit(self) -> bool:
        """Go to the hit before; False, and nothing happens, at the first one."""
        return self._tell_hit(self._lit.step(-1))

    def _tell_hit(self, went: bool) -> bool:
        if went:
            self.current_hit_changed.emit(self._lit.hit, len(self._lit.hits))
        return went

    def light(self, spans: tuple[Span, ...], current: int = 0) -> None:
        """Light the mentions of a fact, and bring the current one into sight."""
        self._lit.set_mentions(spans, current)
        self._paint_marks()
        if 0 <= current < len(spans):
            self.view.reveal(spans[current].start)

    def clear_light(self) -> None:
        """Light no mentions any more."""
        self.light(())

    def _paint_marks(self) -> None:
        if self._document is not None:
            self.view.set_marks(highlight_marks(self._placements) + self._lit.mention_marks())

    # Places

    def take_focus(self) -> None:
        """Take the keyboard's focus: the text, or what may help where there is none."""
        showing = self._pages.currentWidget() is self.view
        target = self if showing else self.message.helpful_button() or self.message
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def scroll_to(self, offset: int) -> None:
        """Bring an offset to the top of the pane."""
        self.view.scroll_to(offset)

    def reveal(self, offset: int) -> None:
        """Bring an offset into sight, opening what is folded over it."""
        self.view.reveal(offset)

    def jump_to(self, offset: int) -> None:
        """Bring an offset into sight from which `go_back` returns, with the caret on it."""
        self._history.jumped_from(self.view.top_offset())
        self.view.unfold(offset)
        self.view.place_caret(offset)
        self.view.at_caret.use()
        self.view.reveal(offset)
        self.history_changed.emit()

    def jump_to_top(self, offset: int) -> None:
        """Bring an offset to the top of the pane, from which `go_back` returns."""
        self._history.jumped_from(self.view.top_offset())
        self.view.unfold(offset)
        self.view.place_caret(offset)
        self.view.scroll_to(offset)
        self.history_changed.emit()

    def go_back(self) -> None:
        """Go to where the last jump began."""
        self._go(self._history.back(self.view.top_offset()))

    def go_forward(self) -> None:
        """Go to where `go_back` came from."""
        self._go(self._history.forward(self.view.top_offset()))

    def _go(self, offset: int | None) -> None:
        if offset is not None:
            self.view.scroll_to(offset)
            self.view.place_caret(offset)
            self.history_changed.emit()

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    def page_line(self) -> str:
        """The page at the top of the pane among all; empty where the source has none."""
        return page_line(self._document, self.view.offset_being_read()) if self._document else ""

    def top_offset(self) -> int:
        """The first offset in sight."""
        return self.view.top_offset()

    def select(self, span: Span) -> None:
        """Select a passage and bring it into sight."""
        self.view.select(span)
        self.view.reveal(span.start)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays where it is."""
        self.view.clear_selection()

    def selection(self) -> Span | None:
        """The selected passage."""
        return self.view.selection() if self._document else None

    def select_more(self) -> None:
        """Let the selection grow to the next larger unit: word, sentence, paragraph, section."""
        self.take_focus()
        self.view.at_caret.use()
        self.view.selecting.grow()

    def select_less(self) -> None:
        """Let the selection shrink again."""
        self.take_focus()
        self.view.selecting.shrink()

    def adjust(self) -> None:
        """Let the keys move the ends of the annotation at the caret; again: its other end."""
        self.take_focus()
        self.view.passages.adjust()

    def annotation_at_caret(self) -> Annotation | None:
        """The annotation that the caret is in; of several the one on top, or turned to."""
        return self.view.annotation_at_caret() if self._document else None

    def reveal_passage(self, span: Span) -> None:
        """Bring a passage into sight if nothing of it can be seen."""
        if self._document is not None and not self.view.is_span_in_sight(span):
            self.view.reveal(span.start)

    # What belongs to the article

    def turn_belonging(self, span: Span | None = None) -> None:
        """Ask that the blocks of a span be taken out of the article, or into it again.

        Without a span, the selection counts, else the block with the caret. Blocks that all are
        boilerplate come into the article; otherwise those that are not leave it.
        """
        if self._document is not None:
            caret = self.view.caret_offset()
            span = span or self.selection() or Span(caret, caret)
            self.boilerplate_requested.emit(*turned(self._document, span))

    # Look

    def set_theme(self, theme: Theme) -> None:
        """Take over another theme; the place and the selection stay."""
        self._theme = theme
        self.message.set_theme(theme)
        self.view.set_theme(theme)

    def zoom_in(self) -> None:
        self._zoom(1)

    def zoom_out(self) -> None:
        self._zoom(-1)

    def reset_zoom(self) -> None:
        self._set_text_size(DEFAULT_TEXT_SIZE)

    def _zoom(self, steps: int) -> None:
        self._set_text_size(self._theme.text_size + steps)

    def _set_text_size(self, pixels: int) -> None:
        pixels = min(max(pixels, SMALLEST_TEXT), LARGEST_TEXT)
        if pixels != self._theme.text_size:
            self.set_theme(replace(self._theme, text_size=pixels))
            self.text_size_changed.emit(pixels)

    def _follow(self, address: QUrl) -> None:
        """Go to another place of the document, or say which address was chosen."""
        place = address.fragment()
        if not address.scheme() and not address.path() and place.isdecimal():
            self.jump_to(int(place))
        else:
            self.link_activated.emit(address.toString())


__all__ = ["DEFAULT_TEXT_SIZE", "OutlineEntry", "ReaderPane"]
