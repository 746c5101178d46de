"""What the user changes of annotations is saved, and what came of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import BriefreaderError
from briefreader.ui.jobs import Jobs
from briefreader.ui.notes_watch import Placed
from briefreader.ui.opened import OpenDocument
from briefreader.ui.progress_line import ProgressLine

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.ui.tag_edits import Work

_AT_ONCE = 8
"""Up to how many annotations are saved at once while the window waits for the disk."""


class Window(Protocol):
    """What saving needs of the session."""

    opened: OpenDocument | None

    @property
    def library(self) -> Library: ...

    def row_changed(self, document_id: str) -> None: ...

    def rows_changed(self, *, searched: bool = False) -> None: ...


class NoteSaving(QObject):
    """Saves annotations, a few at once and many in a thread, and shows them as they lie on disk."""

    changed = Signal(str)  # document id, or empty: of several documents
    message = Signal(str)
    problem = Signal(str)

    def __init__(self, window: Window, jobs: Jobs) -> None:
        super().__init__()
        self._window = window
        self._jobs = jobs
        self._under_way = 0
        self._waiting: list[Callable[[], None]] = []

    @property
    def library(self) -> Library:
        return self._window.library

    @property
    def opened(self) -> OpenDocument | None:
        return self._window.opened

    def save(
        self,
        annotations: tuple[Annotation, ...],
        told: Callable[[str], None],
        based_on: tuple[Annotation, ...] = (),
    ) -> None:
        """Make changed annotations durable, at once where they are few, then show them.

        `based_on` are the versions that were changed: another one's changes are kept beside.
        `told` is called with an empty text, or with the reason why not all could be saved.
        """
        library = self.library

        def ended(reason: str) -> None:
            self._show({annotation.document_id for annotation in annotations})
            if reason:
                self.problem.emit(reason)
            told(reason)

        if len(annotations) > _AT_ONCE:
            self._run(partial(library.save_annotations, annotations, based_on=based_on), ended)
            return
        try:
            library.save_annotations(annotations, based_on=based_on)
        except BriefreaderError as error:
            ended(str(error))
        else:
            ended("")

    def write(self, what: str, work: Work, told: Callable[[str], None]) -> None:
        """Have work on annotations of any documents done in a thread, after other such work.

        `told` is called as by `save`; `what` names the work where it takes long.
        """
        line = ProgressLine(what, self.message.emit, self)

        def ended(reason: str) -> None:
            line.end()
            self._show(None)
            if reason:
                self.problem.emit(reason)
            told(reason)

        self._run(partial(work, line.last), ended)

    def when_done(self, then: Callable[[], None]) -> None:
        """Call `then` at once, or when all that is being saved in the background has been."""
        if self._under_way:
            self._waiting.append(then)
        else:
            then()

    def forget(self) -> None:
        """Wait for nothing any more: another library was opened."""
        self._under_way = 0
        self._waiting.clear()

    def _run(self, work: Callable[[], object], ended: Callable[[str], None]) -> None:
        """Do work in a thread, after other such work; `ended` is told why if it fails."""

        def go_on(reason: str) -> None:
            self._under_way = max(0, self._under_way - 1)
            ended(reason)
            while self._waiting and not self._under_way:
                self._waiting.pop(0)()

        self._under_way += 1
        self._jobs.run_in_turn("annotations", work, lambda _: go_on(""), go_on)

    def take_notes(self, document_ids: frozenset[str], placed: Placed | None) -> None:
        """Show what others changed in the notes of these documents."""
        opened = self._window.opened
        if opened is not None and opened.summary.id in document_ids:
            key = opened.summary.id
            present = self.library.annotations.of_document(key)
            if placed is None or placed.document_id != key or placed.annotations != present:
                placed = Placed(key, self.library.placements(key))
            summary = self.library.by_id().get(key, opened.summary)
            self._window.opened = replace(opened, placements=placed.placements, summary=summary)
        self.changed.emit("")
        self._window.rows_changed(searched=True)

    def show(self, document_id: str) -> None:
        """Show the annotations of one document, which changed on disk."""
        opened = self._window.opened
        if opened is not None and opened.summary.id == document_id:
            placements = self.library.placements(document_id)
            self._window.opened = replace(opened, placements=placements)
        self.changed.emit(document_id)
        self._window.row_changed(document_id)

    def _show(self, document_ids: set[str] | None) -> None:
        """Show what changed in the annotations of these documents; with None, of any."""
        if document_ids is not None and len(document_ids) == 1:
            self.show(*document_ids)
            return
        opened = self._window.opened
        if opened is not None and (document_ids is None or opened.summary.id in document_ids):
            key = opened.summary.id
            placements, summary = self.library.placements(key), self.library.summary(key)
            self._window.opened = replace(opened, placements=placements, summary=summary)
        self.changed.emit("")
        self._window.rows_changed()
