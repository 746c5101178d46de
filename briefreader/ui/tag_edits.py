"""What changes tags and can be undone: annotations and vocabulary in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtGui import QUndoCommand

from briefreader.domain.colour import Colour
from briefreader.domain.report import Progress

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.tagging.changes import TagChange
    from briefreader.ui.note_saving import NoteSaving

Listener = Callable[[Progress], None]

Work = Callable[[Listener], object]
"""Work in a thread, which tells a listener how far it has come."""


class TagsDesk(Protocol):
    """What an edit of tags needs of the session."""

    @property
    def library(self) -> Library: ...

    @property
    def notes(self) -> NoteSaving: ...


class _Step:
    """A step as the thread that works holds it: planned on what is there when its turn comes."""

    def __init__(self, library: Library, plan: Callable[[Library], TagChange], what: str) -> None:
        self._library = library
        self._plan = plan
        self._what = what
        self.change: TagChange | None = None

    def forward(self, listener: Listener) -> None:
        if self.change is None:
            self.change = self._plan(self._library)
        self._library.tagging.carry_out(self.change, self._what, listener)

    def back(self, listener: Listener) -> None:
        if self.change is not None:
            self._library.tagging.carry_out(self.change.reversed(), self._what, listener)


class ChangeTags(QUndoCommand):
    """A step on annotations and vocabulary, carried out in the background.

    Undoing and redoing it touches tags and colours only, on the annotations as they are then.
    Where some could not be saved the step stays, so that undoing it puts back the others.
    """

    def __init__(
        self,
        session: TagsDesk,
        plan: Callable[[Library], TagChange],
        what: str,
        told: Callable[[str, TagChange | None], None] | None = None,
    ) -> None:
        """`plan` is called in a thread; `what` names the step in the menu.

        `told` is called once, with an empty text or the reason why not all could be saved, and
        with what was planned, if it came to that.
        """
        super().__init__(what)
        self._session = session
        self._step = _Step(session.library, plan, what)
        self._told = told

    def redo(self) -> None:
        self._session.notes.write(self.text(), self._step.forward, self._answered)

    def undo(self) -> None:
        self._session.notes.write(self.text(), self._step.back, self._answered)

    def _answered(self, reason: str) -> None:
        change = self._step.change
        changed = len(change.steps) + len(change.entries) if change is not None else 0
        if (not changed or (reason and changed == 1)) and shiboken6.isValid(self):
            self.setObsolete(True)
        told, self._told = self._told, None
        if told is not None:
            told(reason, change)


class NameColours(QUndoCommand):
    """Other names of the colours of highlights."""

    def __init__(
        self, session: TagsDesk, before: Mapping[Colour, str], after: Mapping[Colour, str]
    ) -> None:
        super().__init__("naming the colours")
        self._session = session
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._name(self._after)

    def undo(self) -> None:
        self._name(self._before)

    def _name(self, names: Mapping[Colour, str]) -> None:
        vocabulary = self._session.library.vocabulary
        self._session.notes.write(
            self.text(), lambda _: vocabulary.name_colours(names), self._answered
        )

    def _answered(self, reason: str) -> None:
        if reason and shiboken6.isValid(self):
            self.setObsolete(True)
