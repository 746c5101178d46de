"""What can be asked about the passages of annotations: extend, merge, accept, attach again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefreader.domain.document import Span
from briefreader.ui.reading.menus import attaching_menu
from briefreader.ui.reading.placed import Placed

if TYPE_CHECKING:
    from briefreader.ui.reading.annotated_view import AnnotatedView


class Passages:
    """Finds what the selection and the caret are about, and asks for it by the view's signals."""

    def __init__(self, view: AnnotatedView) -> None:
        self._view = view

    def adjust(self) -> None:
        """Let the keys move the ends of the annotation at the caret; again: its other end."""
        adjuster = self._view.adjuster
        if adjuster.by_key:
            adjuster.turn_end()
        elif (annotation := self._view.annotation_at_caret()) is not None:
            adjuster.begin_by_key(annotation.id)

    # Extending and merging

    def touched(self) -> list[Placed]:
        """The annotations that the selection meets or lies beside."""
        span = self._view.selection()
        return [] if span is None else self._view.placed_annotations.touching(span)

    def extendable(self) -> Placed | None:
        """The annotation to extend to the selection: of several the one that shares most of it."""
        span = self._view.selection()
        beyond = [one for one in self.touched() if span is not None and not _holds(one[0], span)]
        return max(beyond, key=lambda one: _shared(one[0], span or one[0]), default=None)

    def extend(self) -> None:
        """Ask that the annotation beside the selection be extended to it."""
        placed, span = self.extendable(), self._view.selection()
        if placed is not None and span is not None:
            (start, end), annotation = placed
            self._view.adjuster.forget()
            whole = Span(min(start, span.start), max(end, span.end))
            self._view.anchor_requested.emit(annotation.id, whole)
            self._view.drop_selection()

    def mergeable(self) -> list[Placed]:
        """The annotations that can be made one: those that the selection meets, or those at the
        caret, or the one there with those that it meets; none, unless there are two.
        """
        placed = self._view.placed_annotations
        if self._view.selection() is not None:
            found = self.touched()
        else:
            here = self._view.at_caret.annotations()
            found = [(span, one) for one in here if (span := placed.span_of(one.id)) is not None]
            if len(found) == 1:
                found = placed.touching(found[0][0])
        return found if len(found) > 1 else []

    def merge(self) -> None:
        """Ask that annotations be made one."""
        found = self.mergeable()
        if found:
            self._view.adjuster.forget()
            self._view.merge_requested.emit(tuple(annotation.id for _, annotation in found))
            self._view.drop_selection()

    # Doubtful and lost places

    def doubtful(self) -> str:
        """The annotation at the caret, if its place is doubtful; else empty."""
        annotation = self._view.annotation_at_caret()
        placed = self._view.placed_annotations
        return annotation.id if annotation and placed.is_doubtful(annotation.id) else ""

    def accept(self) -> None:
        """Ask that the doubtful place at the caret be taken as right."""
        if self.doubtful():
            self._view.accept_requested.emit(self.doubtful())

    def compare(self) -> None:
        """Ask for the passage of the annotation at the caret as it was and as it is."""
        if self.doubtful():
            self._view.compare_requested.emit(self.doubtful())

    def attach(self) -> None:
        """Ask that an annotation without a place be attached to the selection.

        Of several the one that the view holds ready; else a menu asks which.
        """
        view = self._view
        lost = view.placed_annotations.unattached
        wanted = [one for one in lost if one.id == view.attaching] or list(lost)
        if view.selection() is None or not wanted:
            return
        if len(wanted) == 1:
            self.attach_to(wanted[0].id)
            return
        menu = attaching_menu(view, wanted, self.attach_to)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(view.cursorRect().bottomLeft()))

    def attach_to(self, annotation_id: str) -> None:
        """Ask that an annotation be attached to the selection."""
        span = self._view.selection()
        if span is not None:
            self._view.attach_requested.emit(annotation_id, span)
            self._view.drop_selection()


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
