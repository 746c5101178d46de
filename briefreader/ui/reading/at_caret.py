"""The annotation at the caret: of several that lie over one another, the one turned to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefreader.domain.annotation import Annotation
from briefreader.ui.reading.menus import short_quote

if TYPE_CHECKING:
    from briefreader.ui.reading.annotated_view import AnnotatedView


class AtCaret(QObject):
    """What keys without a selection are about.

    There is none as long as the user has not put the caret anywhere in the document: before that
    it stands at the start, and keys are about the document as a whole.
    """

    changed = Signal(str)
    """Annotation id, or empty."""
    hint = Signal(str)

    def __init__(self, view: AnnotatedView) -> None:
        super().__init__(view)
        self._view = view
        self._used = False
        self._chosen = ""
        self._told = ""

    def forget(self) -> None:
        """Another document is shown."""
        self._used, self._chosen = False, ""

    def use(self) -> None:
        """The user put the caret where it is."""
        if not self._used:
            self._used = True
            self.tell()

    def annotations(self) -> list[Annotation]:
        """The annotations there as they lie, from the top."""
        view = self._view
        return view.placed_annotations.all_at(view.caret_offset()) if self._used else []

    def annotation(self) -> Annotation | None:
        """The one being adjusted with keys, else the one turned to, else the topmost."""
        adjusted = self._view.adjuster.by_key
        if adjusted:
            return self._view.placed_annotations.get(adjusted)
        here = self.annotations()
        chosen = [annotation for annotation in here if annotation.id == self._chosen]
        return next(iter([*chosen, *here]), None)

    def choose(self, annotation_id: str) -> None:
        """Turn to one of the annotations there."""
        self._chosen = annotation_id
        self.moved()

    def turn(self) -> None:
        """Turn to the next of the annotations that lie over one another."""
        here, present = self.annotations(), self.annotation()
        if present not in here or self._view.adjuster.by_key:
            return
        number = (here.index(present) + 1) % len(here)
        self._chosen = here[number].id
        quote = short_quote(here[number])
        self.hint.emit(
            f"Highlight {number + 1} of {len(here)} here: {quote}"
            if len(here) > 1
            else "There is only one highlight here."
        )
        self.tell()

    def moved(self) -> None:
        """The caret is elsewhere."""
        if self._chosen and self._chosen not in (one.id for one in self.annotations()):
            self._chosen = ""
        self.tell()

    def tell(self) -> None:
        """Announce the annotation if it is another one, and let it have the handles."""
        annotation = self.annotation()
        here = annotation.id if annotation else ""
        if here != self._told:
            self._told = here
            self.changed.emit(here)
            if here:
                self._view.adjuster.leave_pointer()
        self._view.adjuster.refresh()
