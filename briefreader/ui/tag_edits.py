"""What changes tags and can be undone: annotations and vocabulary in one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtGui import QUndoCommand

from briefreader.domain.report import Progress

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.tagging.changes import TagChange

Work = Callable[[Callable[[Progress], None]], object]
"""Work in a thread, which tells a listener how far it has come."""


class TagsDesk(Protocol):
    """What an edit of tags needs of the session."""

    @property
    def library(self) -> Library: ...

    def write_annotations(self, what: str, work: Work, told: Callable[[str], None]) -> None: ...


class ChangeTags(QUndoCommand):
    """A step on annotations and vocabulary, carried out in the background.

    Undoing and redoing it touches tags and colours only, on the annotations as they are then.
    Where some could not be saved the step stays, so that undoing it puts back the others.
    """

    def __init__(
        self,
        session: TagsDesk,
        change: TagChange,
        what: str,
        told: Callable[[str], None] | None = None,
    ) -> None:
        """`what` names the step in the menu; `told` is called once, as by `write_annotations`."""
        super().__init__(what)
        self._session = session
        self._change = change
        self._told = told

    def redo(self) -> None:
        self._carry_out(self._change)

    def undo(self) -> None:
        self._carry_out(self._change.reversed())

    def _carry_out(self, change: TagChange) -> None:
        work = partial(self._session.library.tagging.carry_out, change, self.text())
        told, self._told = self._told, None
        self._session.write_annotations(self.text(), work, partial(self._answered, told))

    def _answered(self, told: Callable[[str], None] | None, reason: str) -> None:
        alone = len(self._change.steps) + len(self._change.entries) == 1
        if reason and alone and shiboken6.isValid(self):
            self.setObsolete(True)
        if told is not None:
            told(reason)
