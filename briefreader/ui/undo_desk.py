"""Undo and redo where the user can see it: in the text, or a word on what changed elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefreader.domain.annotation import Annotation
from briefreader.domain.document import Span
from briefreader.domain.errors import BriefreaderError
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.session import Session


class UndoDesk(QObject):
    """Brings the passage of a step into sight; says so where a step is about another document."""

    def __init__(self, session: Session, reader: ReaderPane, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._touched: list[str] | None = None
        session.annotations_changed.connect(self._note)

    def undo(self) -> None:
        """Take back the last step, after those that are still being saved."""
        stack = self._session.undo_stack
        self._session.notes.when_done(lambda: self._step(stack.undo, "Undone", stack.undoText()))

    def redo(self) -> None:
        """Do the step again that was taken back last, after those that are still being saved."""
        stack = self._session.undo_stack
        self._session.notes.when_done(
            lambda: self._step(stack.redo, "Done again", stack.redoText())
        )

    def _step(self, step: Callable[[], object], done: str, name: str) -> None:
        before = self._placed()
        self._touched = []
        step()
        touched, self._touched = self._touched, None
        opened = self._session.opened
        if touched and (opened is None or opened.summary.id not in touched):
            self._session.message.emit(f"{done} in {self._documents(touched)}: {name}")
            return
        after = self._placed()
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        if changed:
            self._reader.reveal_passage(min((after.get(key) or before[key])[1] for key in changed))

    def _note(self, document_id: str) -> None:
        if self._touched is not None:
            self._touched.append(document_id)

    def _placed(self) -> dict[str, tuple[Annotation, Span]]:
        opened = self._session.opened
        placements = opened.placements if opened else ()
        return {
            one.annotation.id: (one.annotation, one.span)
            for one in placements
            if one.span is not None
        }

    def _documents(self, document_ids: list[str]) -> str:
        """The title of the one document, or that they are several."""
        (first, *others) = dict.fromkeys(document_ids)
        if others or not first:
            return "several documents"
        try:
            return f"“{self._session.library.summary(first).title}”"
        except BriefreaderError:
            return "a document that is not in the library"
