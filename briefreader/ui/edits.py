"""What can be undone: one QUndoCommand for each change of the user's work.

Each writes to disk before the screen changes. A change that cannot be saved leaves everything as
it was: it marks itself obsolete, so that the stack drops it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtGui import QUndoCommand

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.document import Span

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.worker import Rework
    from briefreader.ui.library_work import LibraryWork
    from briefreader.ui.note_saving import NoteSaving


AT_ONCE = 8
"""Up to how many annotations are made at once while the window waits for the disk."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says a field of the metadata is; None says that the document has none."""

    value: str | tuple[str, ...] | None


class Desk(Protocol):
    """What an edit needs of the session: where to write, and whom to tell."""

    @property
    def library(self) -> Library: ...

    @property
    def work(self) -> LibraryWork: ...

    def attempt(self, work: Callable[[], object]) -> bool: ...

    @property
    def notes(self) -> NoteSaving: ...

    def row_changed(self, document_id: str) -> None: ...

    def tell_problem(self, reason: str) -> None: ...

    def rework(self, task: Rework, told: Callable[[str], None]) -> None: ...

    def rows_gone(self, document_ids: tuple[str, ...]) -> None: ...


class _Edit(QUndoCommand):
    """An edit that drops itself from the stack when it cannot be carried out."""

    def __init__(self, session: Desk, text: str) -> None:
        super().__init__(text)
        self._session = session

    def _attempt(self, work: Callable[[], object]) -> bool:
        done = self._session.attempt(work)
        if not done:
            self.setObsolete(True)
        return done


class CreateAnnotation(_Edit):
    """A new highlight or note; undone, it stays on disk as a tombstone that comes back."""

    def __init__(
        self,
        session: Desk,
        document_id: str,
        span: Span | None,
        note: str,
        tags: tuple[str, ...],
        colour: Colour,
    ) -> None:
        super().__init__(session, "note" if note else "tags" if tags else "highlight")
        self._document_id = document_id
        self._span = span
        self._note = note
        self._tags = tags
        self._colour = colour
        self.annotation: Annotation | None = None

    def redo(self) -> None:
        if self._attempt(self._create if self.annotation is None else self._restore):
            self._session.notes.show(self._document_id)

    def undo(self) -> None:
        annotation = self.annotation
        if annotation is not None and self._attempt(
            lambda: self._session.library.save_annotation(
                replace(annotation, deleted=True), based_on=annotation
            )
        ):
            self._session.notes.show(self._document_id)

    def _create(self) -> None:
        self.annotation = self._session.library.annotate(
            self._document_id, self._span, note=self._note, tags=self._tags, colour=self._colour
        )

    def _restore(self) -> None:
        assert self.annotation is not None
        self._session.library.save_annotation(
            self.annotation, based_on=replace(self.annotation, deleted=True)
        )


class CreateAnnotations(_Edit):
    """Several new highlights with notes as one step, in the background where they are many."""

    def __init__(
        self,
        session: Desk,
        document_id: str,
        passages: Sequence[tuple[Span, str]],
        colour: Colour,
        what: str,
    ) -> None:
        """`passages` are the spans to highlight, each with its note."""
        super().__init__(session, what)
        self._document_id = document_id
        self._passages = tuple(passages)
        self._colour = colour
        self._made: list[Annotation] = []

    def redo(self) -> None:
        if self._made:
            self._session.notes.when_done(lambda: self._save(deleted=False))
        elif len(self._passages) > AT_ONCE:
            self._session.notes.write("Making notes", lambda _: self._create(), self._answered)
        else:
            self._attempt(self._create)
            # What was saved before another could not be is there to be undone.
            self.setObsolete(not self._made)
            self._session.notes.show(self._document_id)

    def undo(self) -> None:
        self._session.notes.when_done(lambda: self._save(deleted=True))

    def _create(self) -> None:
        for span, note in self._passages:
            self._made.append(
                self._session.library.annotate(
                    self._document_id, span, note=note, colour=self._colour
                )
            )

    def _save(self, *, deleted: bool) -> None:
        before = tuple(replace(one, deleted=not deleted) for one in self._made)
        after = tuple(replace(one, deleted=deleted) for one in self._made)
        self._session.notes.save(after, self._answered, before)

    def _answered(self, reason: str) -> None:
        if reason and not self._made and shiboken6.isValid(self):
            self.setObsolete(True)


class ChangeAnnotation(_Edit):
    """A changed note, colour or set of tags."""

    def __init__(self, session: Desk, before: Annotation, after: Annotation, what: str) -> None:
        super().__init__(session, what)
        self._before = before
        self._after = after
        # Changed elsewhere while the user wrote: they have not seen what counts now.
        has_seen = before.modified == after.modified
        self._seen = before if has_seen else replace(before, deleted=not before.deleted)

    def redo(self) -> None:
        self._save(self._after, self._seen)
        self._seen = self._before

    def undo(self) -> None:
        self._save(self._before, self._after)

    def _save(self, annotation: Annotation, based_on: Annotation) -> None:
        if self._attempt(lambda: self._session.library.save_annotation(annotation, based_on)):
            self._session.notes.show(annotation.document_id)


class ChangeAnnotations(_Edit):
    """Several annotations changed in one step, in the background where they are many.

    `deleted` of an annotation takes it away or brings it back. Where some could not be saved the
    step stays, so that undoing it puts back the others.
    """

    def __init__(
        self,
        session: Desk,
        before: tuple[Annotation, ...],
        after: tuple[Annotation, ...],
        what: str,
    ) -> None:
        """`before` and `after` hold the same annotations in the same order."""
        super().__init__(session, what)
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._session.notes.save(self._after, self._answered, self._before)

    def undo(self) -> None:
        self._session.notes.save(self._before, self._answered, self._after)

    def _answered(self, reason: str) -> None:
        if reason and len(self._after) == 1 and shiboken6.isValid(self):
            self.setObsolete(True)


class DeleteAnnotation(_Edit):
    def __init__(self, session: Desk, annotation: Annotation) -> None:
        super().__init__(session, "deleting the annotation")
        self._annotation = annotation

    def redo(self) -> None:
        annotation = self._annotation
        deleted = replace(annotation, deleted=True)
        if self._attempt(lambda: self._session.library.save_annotation(deleted, annotation)):
            self._session.notes.show(annotation.document_id)

    def undo(self) -> None:
        annotation = self._annotation
        deleted = replace(annotation, deleted=True)
        if self._attempt(lambda: self._session.library.save_annotation(annotation, deleted)):
            self._session.notes.show(annotation.document_id)


class Star(_Edit):
    def __init__(self, session: Desk, document_id: str, starred: bool) -> None:
        super().__init__(session, "starring" if starred else "taking the star away")
        self._document_id = document_id
        self._starred = starred

    def redo(self) -> None:
        self._set(self._starred)

    def undo(self) -> None:
        self._set(not self._starred)

    def _set(self, starred: bool) -> None:
        if self._attempt(lambda: self._session.library.set_starred(self._document_id, starred)):
            self._session.row_changed(self._document_id)


class _Rework(_Edit):
    """An edit that the worker carries out, since the search index is written with it.

    Where it cannot be saved the edit becomes obsolete afterwards, and the reason is told.
    """

    def __init__(
        self, session: Desk, text: str, document_id: str, told: Callable[[str], None] | None
    ) -> None:
        """`told` is called once, with an empty text or the reason why it could not be saved."""
        super().__init__(session, text)
        self._document_id = document_id
        self._told = told

    def _ask_for(self, task: Rework) -> None:
        told, self._told = self._told, None
        self._session.rework(task, lambda reason: self._answered(reason, told))

    def _answered(self, reason: str, told: Callable[[str], None] | None) -> None:
        if reason and shiboken6.isValid(self):
            self.setObsolete(True)
        if told is not None:
            told(reason)
        elif reason:
            self._session.tell_problem(reason)


class CorrectMetadata(_Rework):
    """Fields of the metadata set by hand, or given back to what was found."""

    def __init__(
        self,
        session: Desk,
        document_id: str,
        before: Mapping[str, Correction | None],
        after: Mapping[str, Correction | None],
        told: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(session, "editing the details", document_id, told)
        self._before = dict(before)
        self._after = dict(after)

    def redo(self) -> None:
        self._set(self._after)

    def undo(self) -> None:
        self._set(self._before)

    def _set(self, fields: Mapping[str, Correction | None]) -> None:
        from briefreader.library.worker import Rework

        set_by_hand = tuple((name, c.value) for name, c in fields.items() if c is not None)
        found = tuple(name for name, correction in fields.items() if correction is None)
        self._ask_for(Rework(self._document_id, set_by_hand, found))


class MarkBoilerplate(_Rework):
    """Blocks that are no part of the article, or belong to it again."""

    def __init__(
        self, session: Desk, document_id: str, starts: tuple[int, ...], is_boilerplate: bool
    ) -> None:
        text = "taking out of the article" if is_boilerplate else "taking into the article"
        super().__init__(session, text, document_id, None)
        self._starts = starts
        self._is_boilerplate = is_boilerplate

    def redo(self) -> None:
        self._mark(self._is_boilerplate)

    def undo(self) -> None:
        self._mark(not self._is_boilerplate)

    def _mark(self, is_boilerplate: bool) -> None:
        from briefreader.library.worker import Rework

        marks = tuple((start, is_boilerplate) for start in self._starts)
        self._ask_for(Rework(self._document_id, marks=marks))


class RemoveDocuments(_Edit):
    """Documents taken out of the library; undone, they come back with their notes."""

    def __init__(self, session: Desk, document_ids: tuple[str, ...]) -> None:
        several = f"deleting {len(document_ids)} documents"
        super().__init__(session, several if len(document_ids) > 1 else "deleting the document")
        self._document_ids = document_ids

    def redo(self) -> None:
        if self._attempt(lambda: self._session.library.remove(self._document_ids)):
            self._session.rows_gone(self._document_ids)

    def undo(self) -> None:
        self._session.work.bring_back(self._document_ids)
