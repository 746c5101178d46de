"""What can be undone: one QUndoCommand for each change of the user's work.

Each writes to disk before the screen changes. A change that cannot be saved leaves everything as
it was: it marks itself obsolete, so that the stack drops it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.document import Span
from briefreader.domain.errors import BriefreaderError

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.ui.library_work import LibraryWork


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

    def worked_on(self, document_id: str) -> None: ...

    def row_changed(self, document_id: str) -> None: ...

    def document_reworked(self, document_id: str) -> None: ...

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
            self._session.worked_on(self._document_id)

    def undo(self) -> None:
        annotation = self.annotation
        if annotation is not None and self._attempt(
            lambda: self._session.library.delete_annotation(annotation.id)
        ):
            self._session.worked_on(self._document_id)

    def _create(self) -> None:
        self.annotation = self._session.library.annotate(
            self._document_id, self._span, note=self._note, tags=self._tags, colour=self._colour
        )

    def _restore(self) -> None:
        assert self.annotation is not None
        self._session.library.save_annotation(replace(self.annotation, deleted=False))


class ChangeAnnotation(_Edit):
    """A changed note, colour or set of tags."""

    def __init__(self, session: Desk, before: Annotation, after: Annotation, what: str) -> None:
        super().__init__(session, what)
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._save(self._after)

    def undo(self) -> None:
        self._save(self._before)

    def _save(self, annotation: Annotation) -> None:
        if self._attempt(lambda: self._session.library.save_annotation(annotation)):
            self._session.worked_on(annotation.document_id)


class DeleteAnnotation(_Edit):
    def __init__(self, session: Desk, annotation: Annotation) -> None:
        super().__init__(session, "deleting the annotation")
        self._annotation = annotation

    def redo(self) -> None:
        key = self._annotation.id
        if self._attempt(lambda: self._session.library.delete_annotation(key)):
            self._session.worked_on(self._annotation.document_id)

    def undo(self) -> None:
        annotation = replace(self._annotation, deleted=False)
        if self._attempt(lambda: self._session.library.save_annotation(annotation)):
            self._session.worked_on(annotation.document_id)


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


class CorrectMetadata(_Edit):
    """Fields of the metadata set by hand, or given back to what was found; all or none."""

    def __init__(
        self, session: Desk, document_id: str, changes: Mapping[str, Correction | None]
    ) -> None:
        super().__init__(session, "editing the details")
        self._document_id = document_id
        self._after = dict(changes)
        self._before: dict[str, Correction | None] = {}
        self.saved = False

    def redo(self) -> None:
        known = self._session.library.corrections(self._document_id)
        self._before = {
            field: Correction(known[field]) if field in known else None for field in self._after
        }
        self.saved = self._attempt(lambda: self._save(self._after))
        self._session.document_reworked(self._document_id)

    def undo(self) -> None:
        self._attempt(lambda: self._save(self._before))
        self._session.document_reworked(self._document_id)

    def _save(self, fields: Mapping[str, Correction | None]) -> None:
        """Save each field; where one cannot be, those before it go back."""
        done: list[str] = []
        try:
            for field, correction in fields.items():
                self._set(field, correction)
                done.append(field)
        except BriefreaderError:
            other = self._before if fields is self._after else self._after
            for field in done:
                self._set(field, other[field])
            raise

    def _set(self, field: str, correction: Correction | None) -> None:
        library = self._session.library
        if correction is None:
            library.uncorrect(self._document_id, field)
        else:
            library.correct(self._document_id, field, correction.value)


class MarkBoilerplate(_Edit):
    """Blocks that are no part of the article, or belong to it again."""

    def __init__(
        self, session: Desk, document_id: str, starts: tuple[int, ...], is_boilerplate: bool
    ) -> None:
        super().__init__(
            session, "taking out of the article" if is_boilerplate else "taking into the article"
        )
        self._document_id = document_id
        self._starts = starts
        self._is_boilerplate = is_boilerplate

    def redo(self) -> None:
        self._mark(self._is_boilerplate)

    def undo(self) -> None:
        self._mark(not self._is_boilerplate)

    def _mark(self, is_boilerplate: bool) -> None:
        def mark() -> None:
            for start in self._starts:
                self._session.library.mark_boilerplate(self._document_id, start, is_boilerplate)

        self._attempt(mark)
        self._session.document_reworked(self._document_id)


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
