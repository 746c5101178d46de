"""Extending and shrinking an annotated passage: by dragging a handle, or with the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from briefreader.domain.document import Span
from briefreader.ui.reading.handles import End, Handle, handles_of

if TYPE_CHECKING:
    from briefreader.ui.reading.annotated_view import AnnotatedView

HINT = (
    "Move the end with Shift and the arrow keys; X turns to the other end, Enter takes the passage "
    "over, Escape leaves it as it was."
)
_EXACT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_CLICK = 4
_FRAME = 30
"""Milliseconds between steps of scrolling while an end is dragged beyond the edge."""


@dataclass(slots=True)
class _Grip:
    """A handle that is being held: how far below the middle of its line, and where the end is."""

    annotation_id: str
    end: End
    before: Span
    span: Span
    pressed_at: QPointF
    below: float
    moved: bool = False


class Adjuster(QObject):
    """Shows handles on the annotation under the pointer, else at the caret, and moves its ends.

    What the user makes of the passage is painted while they do; it is announced when they are
    done, and nothing is when they give up.
    """

    adjusted = Signal(str, object)
    """Annotation id, Span: the passage it is to be on."""
    clicked = Signal(object)
    """QPoint: a handle was pressed and let go of without being moved."""
    hint = Signal(str)

    def __init__(self, view: AnnotatedView) -> None:
        super().__init__(view)
        self._view = view
        self._hovered = ""
        self._shown = ""
        self._grip: _Grip | None = None
        self._given_up = False
        self._by_key: tuple[str, Span] | None = None
        self._pointer = QPointF()
        self._exact = False
        self._pointer_shape = view.viewport().cursor().shape()
        self._scroll = QTimer(self, interval=_FRAME)
        self._scroll.timeout.connect(self._scroll_on)

    def forget(self) -> None:
        """Another document is shown, or the annotations are others now."""
        self._grip, self._by_key, self._hovered = None, None, ""
        self._scroll.stop()
        self._view.set_preview(None)

    # Which one

    @property
    def held(self) -> str:
        """The annotation whose passage is being adjusted, by mouse or keyboard, or empty."""
        return self._grip.annotation_id if self._grip is not None else self.by_key

    @property
    def by_key(self) -> str:
        """The annotation whose passage is being adjusted with the keyboard, or empty."""
        return self._by_key[0] if self._by_key else ""

    def target(self) -> str:
        """The annotation that has handles, or empty."""
        if self._grip is not None:
            return self._grip.annotation_id
        if self._by_key is not None:
            return self._by_key[0]
        view = self._view
        if self._hovered and view.placed_annotations.get(self._hovered) is not None:
            return self._hovered
        if not view.hasFocus() or view.selection() is not None:
            return ""
        annotation = view.annotation_at_caret()
        return annotation.id if annotation else ""

    def refresh(self) -> None:
        """Paint the handles where they are now, if another annotation has them."""
        shown = self.target()
        if shown != self._shown:
            self._shown = shown
            self._view.viewport().update()

    def handles(self) -> list[Handle]:
        """The handles in sight, if any."""
        target = self.target()
        span = self._view.placed_annotations.span_of(target) if target else None
        if self._grip is not None:
            span = self._grip.span
        elif self._by_key is not None:
            span = self._view.selection() or span
        return handles_of(self._view, span) if span is not None else []

    def paint(self, painter: QPainter) -> None:
        still = None
        if self._by_key is not None and (span := self._view.selection()) is not None:
            still = End.START if self._view.caret_offset() == span.end else End.END
        for handle in self.handles():
            handle.paint(painter, self._view.theme, hollow=handle.end is still)

    def _handle_at(self, point: QPointF) -> Handle | None:
        held = [handle for handle in self.handles() if handle.is_at(point)]
        # Of a short passage both may be near: the nearer knob counts.
        return min(held, key=lambda handle: (point - handle.knob).manhattanLength(), default=None)

    # Mouse

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of a handle, and say so."""
        self._given_up = False
        if self._by_key is not None:
            self._end_keys()
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() != Qt.MouseButton.LeftButton or not plain:
            return False
        self.hover(event.position())
        handle = self._handle_at(event.position())
        target = self.target()
        span = self._view.placed_annotations.span_of(target)
        if handle is None or span is None:
            return False
        below = event.position().y() - handle.line.center().y()
        self._grip = _Grip(target, handle.end, span, span, event.position(), below)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Pull the end that is held, and say so; else show the handles under the pointer."""
        if self._grip is None:
            if not event.buttons():
                self.hover(event.position())
            return self._given_up
        self._pointer = event.position()
        self._exact = bool(event.modifiers() & _EXACT)
        if not self._grip.moved:
            away = self._pointer - self._grip.pressed_at
            if away.manhattanLength() < _CLICK:
                return True
            self._grip.moved = True
        self._pull()
        height = self._view.viewport().height()
        if 0 <= self._pointer.y() < height:
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go: the passage is announced, or it was a click; and say so."""
        if self._given_up:
            self._given_up = False
            return True
        if self._grip is None:
            return False
        grip, self._grip = self._grip, None
        self._scroll.stop()
        if not grip.moved:
            self.clicked.emit(event.position().toPoint())
        elif grip.span != grip.before:
            self.adjusted.emit(grip.annotation_id, grip.span)
            # What is pressed next is about this annotation, as after its ends were moved by keys.
            span = self._view.placed_annotations.span_of(grip.annotation_id) or grip.span
            self._view.place_caret(span.start if grip.end is End.START else span.end)
            self._view.at_caret.choose(grip.annotation_id)
        self._view.set_preview(None)
        self.hover(event.position())
        return True

    def hover(self, point: QPointF | None) -> None:
        """The pointer rests at a point of the viewport, or left it."""
        viewport = self._view.viewport()
        held = point is not None and self._handle_at(point) is not None
        if not held:
            annotation = None if point is None else self._view.annotation_under(point.toPoint())
            self._hovered = annotation.id if annotation else ""
            held = point is not None and self._handle_at(point) is not None
        shape = Qt.CursorShape.SizeHorCursor
        if held and viewport.cursor().shape() is not shape:
            self._pointer_shape = viewport.cursor().shape()
            viewport.setCursor(shape)
        elif not held and viewport.cursor().shape() is shape:
            viewport.setCursor(self._pointer_shape)
        self.refresh()

    def leave_pointer(self) -> None:
        """Show the handles at the caret, whatever the pointer rests on, until it moves."""
        self._hovered = ""
        self.refresh()

    def is_held_at(self, point: QPointF) -> bool:
        """Whether a press there would take hold of a handle."""
        return self._handle_at(point) is not None

    def _pull(self) -> None:
        grip = self._grip
        if grip is None:
            return
        view = self._view
        y = min(max(self._pointer.y() - grip.below, 1.0), view.viewport().height() - 2.0)
        offset = view.offset_at(QPoint(round(self._pointer.x()), round(y)), exact=False)
        if offset is None:
            return
        if not self._exact:
            offset = view.units.snapped(offset, to_start=grip.end is End.START)
        start, end = grip.span
        span = Span(offset, end) if grip.end is End.START else Span(start, offset)
        if span.start < span.end and view.text[span.start : span.end].strip():
            grip.span = span
            view.set_preview((grip.annotation_id, span))

    def _scroll_on(self) -> None:
        """Scroll while the pointer is held beyond an edge, the faster the farther."""
        y, height = self._pointer.y(), self._view.viewport().height()
        beyond = y if y < 0 else max(0.0, y - height)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + round(beyond / 3) + (1 if beyond > 0 else -1))
        self._pull()

    # Keys

    def begin_by_key(self, annotation_id: str) -> None:
        """Select the passage of an annotation, so that its ends can be moved."""
        span = self._view.placed_annotations.span_of(annotation_id)
        if span is None:
            return
        self._view.select(span)
        self._by_key = annotation_id, span
        self._view.reveal(span.end - 1)
        self._view.bar.hide()
        self._follow_selection()
        self.hint.emit(HINT)

    def turn_end(self) -> None:
        """Let the keys move the other end of the passage."""
        span = self._view.selection()
        if span is not None and self._by_key is not None:
            at_end = self._view.caret_offset() == span.end
            self._view.select(span, from_end=at_end)
            self._view.reveal(span.start if at_end else span.end - 1)

    def press_key(self, event: QKeyEvent) -> bool:
        """Enter and Escape end what is under way, and say so."""
        key = event.key()
        if self._grip is not None:
            if key == Qt.Key.Key_Escape:
                self._grip, self._given_up = None, True
                self._scroll.stop()
                self._view.set_preview(None)
            return True
        if self._by_key is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (annotation_id, before), span = self._by_key, self._view.selection()
            self._end_keys()
            if span is not None and span != before:
                self.adjusted.emit(annotation_id, span)
            # Where it stands now, which may be without the blanks that were selected.
            span = self._view.placed_annotations.span_of(annotation_id) or span
            if span is not None:
                self._view.place_caret(span.end)
            return True
        if key == Qt.Key.Key_Escape:
            _, before = self._by_key
            self._end_keys()
            self._view.place_caret(before.end)
            return True
        return False

    def selection_changed(self) -> None:
        """The selection is another one: the passage being adjusted follows it, or is left."""
        if self._by_key is not None:
            self._follow_selection()
        self.refresh()

    def _follow_selection(self) -> None:
        span = self._view.selection()
        if self._by_key is None:
            return
        if span is None:
            self._end_keys()
        else:
            self._view.set_preview((self._by_key[0], span))

    def _end_keys(self) -> None:
        self._by_key = None
        self._view.set_preview(None)
        self.hint.emit("")
        self.refresh()
