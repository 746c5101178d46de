"""The text with the user's work on it: selecting, highlighting, and the notes in the margin."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from briefreader.domain.annotation import Annotation, Colour, Placement
from briefreader.domain.document import BlockKind, Document, Span, Summary
from briefreader.ui.reading.adjusting import Adjuster
from briefreader.ui.reading.at_caret import AtCaret
from briefreader.ui.reading.context_menu import fold_menu, menu_of, text_menu
from briefreader.ui.reading.folding import Fold
from briefreader.ui.reading.geometry import blocks_between
from briefreader.ui.reading.margin import NARROWEST_CARD, Anchored, Margin
from briefreader.ui.reading.passages import Passages
from briefreader.ui.reading.placed import PlacedAnnotations
from briefreader.ui.reading.selecting import Selecting
from briefreader.ui.reading.selection_bar import SelectionBar
from briefreader.ui.reading.text_view import TextView
from briefreader.ui.theme import Theme
from briefreader.ui.tooltips import note_tooltip

_ROOM_FOR_CARDS = NARROWEST_CARD + 40
_NEAR = 500
_COLOUR_KEYS = {
    Qt.Key.Key_1: Colour.YELLOW,
    Qt.Key.Key_2: Colour.GREEN,
    Qt.Key.Key_3: Colour.BLUE,
    Qt.Key.Key_4: Colour.PINK,
    Qt.Key.Key_5: Colour.PURPLE,
}
_NO_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class AnnotatedView(TextView):
    """Turns what is done with mouse and keys into requests about spans and annotations."""

    highlight_requested = Signal(object, object)
    note_requested = Signal(object)
    tags_requested = Signal(object)
    annotation_activated = Signal(str)
    annotation_edit_requested = Signal(str)
    annotation_tags_requested = Signal(str)
    recolour_requested = Signal(str, object)
    delete_requested = Signal(str)
    citation_requested = Signal(object)
    fact_requested = Signal(object)
    belonging_requested = Signal(object)
    """Span: take the blocks there out of the article, or into it again."""
    anchor_requested = Signal(str, object)
    """Annotation id, Span: let the annotation be on this passage."""
    merge_requested = Signal(object)
    """Annotation ids: make one of them."""
    accept_requested = Signal(str)
    """Annotation id: it is placed right, however doubtful its place was."""
    compare_requested = Signal(str)
    """Annotation id: show its passage as it was and as it is."""
    attach_requested = Signal(str, object)
    """Annotation id, Span: the passage of an annotation that has lost its own."""
    hint = Signal(str)
    """What can be done now, or what is there: a line for the status bar; empty when over."""
    caret_at_changed = Signal(str)
    """Annotation id, or empty: the caret, or the selection, came to another annotation."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.placed_annotations = PlacedAnnotations(self.places, ())
        self.last_colour = Colour.YELLOW
        self.attaching = ""
        """Of several annotations without a place, the one to attach; empty leaves it to a menu."""
        self._pressed_at = QPoint()
        self.selecting = Selecting(self)
        self.passages = Passages(self)
        self.at_caret = AtCaret(self)
        self.at_caret.changed.connect(self.caret_at_changed)
        self.at_caret.hint.connect(self.hint)
        self.adjuster = Adjuster(self)
        self.adjuster.adjusted.connect(self.anchor_requested)
        self.adjuster.clicked.connect(self._handle_clicked)
        self.adjuster.hint.connect(self.hint)
        self.margin = Margin(theme, self.viewport())
        self.margin.activated.connect(self._activate)
        self.margin.edit_requested.connect(self.annotation_edit_requested)
        self.margin.delete_requested.connect(self.delete_requested)
        self.margin.menu_requested.connect(self._open_annotation_menu)
        self.margin.left.connect(self.setFocus)
        self.bar = SelectionBar(theme, self)
        self.bar.colour_chosen.connect(self.highlight)
        self.bar.note_chosen.connect(self.write_note)
        self.bar.tags_chosen.connect(self.write_tags)
        self.placed.connect(self._place_notes)
        self.selectionChanged.connect(self._selection_changed)
        self.cursorPositionChanged.connect(self.at_caret.moved)

    def show_document(self, document: Document, summary: Summary) -> None:
        self.bar.hide()
        self.attaching = ""
        self.at_caret.forget()
        self.placed_annotations = PlacedAnnotations(self.places, ())
        super().show_document(document, summary)
        self.adjuster.forget()
        self.set_placements(())

    def set_theme(self, theme: Theme) -> None:
        self.margin.set_theme(theme)
        self.bar.set_theme(theme)
        self.bar.hide()
        super().set_theme(theme)

    def set_placements(self, placements: tuple[Placement, ...]) -> None:
        """Show the notes of these annotations; their highlights are painted by `set_marks`."""
        self.placed_annotations = PlacedAnnotations(self.places, placements)
        noted = self.placed_annotations.noted()
        self.margin.set_order(noted)
        self.set_room_for_notes(_ROOM_FOR_CARDS if noted else 0)
        self._place_notes()
        held = self.adjuster.held
        if held and self.placed_annotations.get(held) is None:
            self.adjuster.forget()
        self.at_caret.tell()

    def _place_notes(self) -> None:
        left, width = self.right_of_column()
        height = self.viewport().height()
        self.margin.setGeometry(left, 0, width, height)
        scrolled = self.verticalScrollBar().value()
        anchored: list[Anchored] = []
        for block in blocks_between(self.document(), scrolled - _NEAR, scrolled + height):
            anchored.extend(self._anchored_in(block, scrolled))
        self.margin.show_cards(anchored)
        if self.bar.isVisible():
            self.bar.hide()

    def _anchored_in(self, block: QTextBlock, scrolled: int) -> Iterator[Anchored]:
        number = block.blockNumber()
        noted = self.placed_annotations.noted_in(number)
        top = block.layout().position().y() - scrolled
        for span, annotation in noted:
            start = self.position(span.start) - block.position()
            end = min(self.position(span.end) - block.position(), block.length() - 1)
            areas = self.rectangles.of(block, start, end)
            if areas:
                doubtful = self.placed_annotations.is_doubtful(annotation.id)
                yield Anchored(annotation, top + areas[0].top(), doubtful)

    # Requests

    def highlight(self, colour: Colour) -> None:
        """Ask for a highlight on the selection, or another colour for the annotation there."""
        span = self.selection()
        if span is not None:
            self.last_colour = colour
            self.highlight_requested.emit(span, colour)
            self.drop_selection()
        elif (annotation := self.annotation_at_caret()) is not None:
            self.recolour_requested.emit(annotation.id, colour)

    def write_note(self) -> None:
        """Ask for a note on the selection, or the note of the annotation there."""
        span = self.selection()
        if span is not None:
            self.note_requested.emit(span)
            self.bar.hide()
        elif (annotation := self.annotation_at_caret()) is not None:
            self.annotation_edit_requested.emit(annotation.id)

    def write_tags(self) -> None:
        """Ask for tags on the selection, or the tags of the annotation there."""
        span = self.selection()
        if span is not None:
            self.tags_requested.emit(span)
            self.bar.hide()
        elif (annotation := self.annotation_at_caret()) is not None:
            self.annotation_tags_requested.emit(annotation.id)

    def annotation_at_caret(self) -> Annotation | None:
        """The annotation that keys without a selection are about."""
        return self.at_caret.annotation()

    def annotation_under(self, point: QPoint) -> Annotation | None:
        """The annotation under a point of the viewport."""
        offset = self.offset_at(point)
        return None if offset is None else self.placed_annotations.at(offset)

    def drop_selection(self) -> None:
        """Select nothing; the caret stays where it is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.bar.hide()

    def _activate(self, annotation_id: str) -> None:
        span = self.placed_annotations.span_of(annotation_id)
        if span is not None:
            self.reveal(span.start)
        self.annotation_activated.emit(annotation_id)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.at_caret.use()
        if self.adjuster.press_key(event):
            event.accept()
            return
        if event.modifiers() in _NO_MODIFIERS and self._annotate_by_key(Qt.Key(event.key())):
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Cancel) and self.textCursor().hasSelection():
            self.drop_selection()
            event.accept()
            return
        super().keyPressEvent(event)

    def _annotate_by_key(self, key: Qt.Key) -> bool:
        if self.selection() is None and self.annotation_at_caret() is None:
            return False
        if key in _COLOUR_KEYS:
            self.highlight(_COLOUR_KEYS[key])
        elif key == Qt.Key.Key_H:
            self.highlight(self.last_colour)
        elif key == Qt.Key.Key_N:
            self.write_note()
        elif key == Qt.Key.Key_T:
            self.write_tags()
        elif self.selection() is None and key == Qt.Key.Key_Delete:
            self.delete_requested.emit(self._id_at_caret())
        elif self.selection() is None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.annotation_activated.emit(self._id_at_caret())
        else:
            return False
        return True

    def _id_at_caret(self) -> str:
        annotation = self.annotation_at_caret()
        return annotation.id if annotation else ""

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.bar.hide()
        self.at_caret.use()
        if self.selecting.press(event) or self.adjuster.press(event):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.selecting.press(event):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.selecting.drag(event) or self.adjuster.move(event):
            event.accept()
            return
        held = not event.buttons() and self.adjuster.is_held_at(event.position())
        if not held:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.adjuster.hover(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.adjuster.release(event):
            event.accept()
            return
        if not self.selecting.release():
            super().mouseReleaseEvent(event)
        self.caret.leave_folded_text()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.selection() is not None:
            self.show_bar()
            return
        point = event.position().toPoint()
        moved = (point - self._pressed_at).manhattanLength()
        annotation = self.annotation_under(point)
        if annotation is not None and moved < 4 and not self.anchorAt(point):
            self.annotation_activated.emit(annotation.id)

    def _handle_clicked(self, point: QPoint) -> None:
        """A press on a handle that moved nothing is a click on the text."""
        offset = self.offset_at(point, exact=False)
        if offset is not None:
            self.place_caret(offset)
        annotation = self.annotation_under(point)
        if annotation is not None:
            self.annotation_activated.emit(annotation.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.adjuster.paint(painter)
        painter.end()

    def show_bar(self) -> None:
        """Show the bar above the selection."""
        cursor = self.textCursor()
        start = self.cursorRect(cursor)
        cursor.setPosition(min(cursor.anchor(), cursor.position()))
        first = self.cursorRect(cursor)
        self.bar.show_at(
            (first.left() + start.left()) / 2, first.top(), max(first.bottom(), start.bottom())
        )

    def _selection_changed(self) -> None:
        if self.textCursor().hasSelection():
            self.at_caret.use()
        else:
            self.bar.hide()
        self.adjuster.selection_changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.adjuster.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.bar.hide()
        self.adjuster.refresh()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            annotation = self.annotation_under(event.pos())
            words = ""
            if annotation is not None:
                doubtful = self.placed_annotations.is_doubtful(annotation.id)
                words = note_tooltip(annotation, doubtful)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    # Menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().bottomLeft() if by_key else event.pos()
        place = self.viewport().mapToGlobal(point)
        under = self.annotation_at_caret() if by_key else self.annotation_under(point)
        self.bar.hide()
        offset = self.caret_offset() if by_key else self.offset_at(point, exact=False)
        self.menu_for(under, offset).popup(place)

    def menu_for(self, annotation: Annotation | None, offset: int | None = None) -> QMenu:
        """The menu for the selection, else for an annotation, else for the text at an offset."""
        return text_menu(self, annotation, offset)

    def is_own_text(self, span: Span) -> bool:
        """Whether a block that a span touches belongs to the article."""
        first, last = self.places.block_at(span.start), self.places.block_at(span.end)
        blocks = self.places.document.blocks[first : last + 1]
        touched = [b for b in blocks if b.start < span.end or b is blocks[0]]
        return any(block.kind is not BlockKind.BOILERPLATE for block in touched)

    def open_fold_menu(self, fold: Fold, place: QPoint) -> None:
        fold_menu(self, fold).popup(place)

    def copy_citation(self) -> None:
        """Ask for the selection to be copied with its source."""
        span = self.selection()
        if span is not None:
            self.citation_requested.emit(span)

    def _open_annotation_menu(self, annotation_id: str, place: QPoint) -> None:
        annotation = self.placed_annotations.get(annotation_id)
        if annotation is not None:
            menu_of(self, annotation).popup(place)
