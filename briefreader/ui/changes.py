"""The changes that a user makes to documents and annotations, each a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoStack

from briefreader.domain.annotation import Annotation, Colour, Placement
from briefreader.domain.document import Span
from briefreader.ui import edits, tag_edits
from briefreader.ui.edits import Correction, Desk
from briefreader.ui.fact_edits import FactChanges, FactsDesk
from briefreader.ui.opened import OpenDocument

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.tagging.changes import TagChange


class Workplace(Desk, tag_edits.TagsDesk, FactsDesk, Protocol):
    """What the changes need of the session besides: the open document, and the undo stack."""

    @property
    def opened(self) -> OpenDocument | None: ...

    @property
    def undo_stack(self) -> QUndoStack: ...

    def placement(self, annotation_id: str) -> Placement | None: ...


class Changes:
    """Makes changes in one window and puts each on its undo stack."""

    def __init__(self, session: Workplace) -> None:
        self._session = session
        self.facts = FactChanges(session)

    def annotate(
        self,
        span: Span | None,
        *,
        note: str = "",
        tags: tuple[str, ...] = (),
        colour: Colour = Colour.YELLOW,
    ) -> Annotation | None:
        """Annotate the open document, undoable; None, with a message, when it cannot be saved."""
        if self._session.opened is None:
            return None
        edit = edits.CreateAnnotation(
            self._session, self._session.opened.summary.id, span, note, tags, colour
        )
        self._session.undo_stack.push(edit)
        return edit.annotation

    def annotate_all(self, passages: Sequence[tuple[Span, str]], colour: Colour, what: str) -> None:
        """Highlight several passages of the open document, each with a note, as one step."""
        opened = self._session.opened
        if opened is not None and passages:
            key = opened.summary.id
            self._session.undo_stack.push(
                edits.CreateAnnotations(self._session, key, passages, colour, what)
            )

    def change_annotation(self, annotation: Annotation, what: str) -> None:
        """Save a changed note, colour or tags, undoable; `what` names the step in the menu."""
        before = self._session.placement(annotation.id)
        if before is not None and before.annotation != annotation:
            self._session.undo_stack.push(
                edits.ChangeAnnotation(self._session, before.annotation, annotation, what)
            )

    def change_annotations(
        self, before: tuple[Annotation, ...], after: tuple[Annotation, ...], what: str
    ) -> None:
        """Save several changed annotations of any documents as one step, undoable.

        `before` and `after` hold the same annotations in the same order; those that are equal are
        left alone. `what` names the step in the menu.
        """
        pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        if pairs:
            old, new = zip(*pairs, strict=True)
            self._session.undo_stack.push(edits.ChangeAnnotations(self._session, old, new, what))

    def change_tags(
        self,
        plan: Callable[[Library], TagChange],
        what: str,
        told: Callable[[str, TagChange | None], None] | None = None,
    ) -> None:
        """Carry out a step on tags in the background, as one that can be undone.

        `plan` says in a thread what is to change; `told` is called once, with an empty text or the
        reason why not all could be saved, and with the plan.
        """
        self._session.undo_stack.push(tag_edits.ChangeTags(self._session, plan, what, told))

    def delete_annotation(self, annotation_id: str) -> None:
        """Delete an annotation of the open document, undoable."""
        before = self._session.placement(annotation_id)
        if before is not None:
            self._session.undo_stack.push(edits.DeleteAnnotation(self._session, before.annotation))

    def set_starred(self, document_id: str, starred: bool) -> None:
        """Star a document or take the star away, undoable."""
        self._session.undo_stack.push(edits.Star(self._session, document_id, starred))

    def correct(
        self, changes: Mapping[str, Correction | None], told: Callable[[str], None]
    ) -> None:
        """Set fields of the open document's metadata by hand, undoable.

        A field with None goes back to what was found. `told` is called with an empty text once
        that is saved, or with the reason why it is not.
        """
        if self._session.opened is None:
            return
        key = self._session.opened.summary.id
        known = self._session.library.corrections.of(key)
        before = {name: Correction(known[name]) if name in known else None for name in changes}
        self._session.undo_stack.push(
            edits.CorrectMetadata(self._session, key, before, changes, told)
        )

    def mark_boilerplate(self, starts: tuple[int, ...], is_boilerplate: bool) -> None:
        """Say which blocks of the open document, by their offsets, are not its own, undoable."""
        if self._session.opened is not None and starts:
            key = self._session.opened.summary.id
            self._session.undo_stack.push(
                edits.MarkBoilerplate(self._session, key, starts, is_boilerplate)
            )

    def remove(self, document_ids: tuple[str, ...]) -> None:
        """Take documents out of the library, undoable."""
        self._session.undo_stack.push(edits.RemoveDocuments(self._session, document_ids))
