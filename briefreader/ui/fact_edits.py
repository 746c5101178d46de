"""Corrections of facts as steps that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand, QUndoStack

from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import NAMES, FactCorrection
from briefreader.ui.opened import OpenDocument

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.fact_corrections.making import Chosen, FactChange


class FactsDesk(Protocol):
    """What corrections of facts need of the session."""

    @property
    def library(self) -> Library: ...

    @property
    def opened(self) -> OpenDocument | None: ...

    @property
    def undo_stack(self) -> QUndoStack: ...

    def attempt(self, work: Callable[[], object]) -> bool: ...

    def facts_corrected(self, document_id: str) -> None: ...


class CorrectFacts(QUndoCommand):
    """What the user says of facts, in one document or with an empty id in all."""

    def __init__(self, session: FactsDesk, change: FactChange, what: str) -> None:
        super().__init__(what)
        self._session = session
        self._change = change

    def redo(self) -> None:
        self._carry_out(self._change)

    def undo(self) -> None:
        self._carry_out(self._change.undone)

    def _carry_out(self, change: FactChange) -> None:
        if self._session.attempt(lambda: self._session.library.fact_corrections.change(change)):
            self._session.facts_corrected(change.document_id)
        else:
            self.setObsolete(True)


class FactChanges:
    """Corrects facts of the open document, or names in all, each time as one step.

    `everywhere` counts for people, organisations and places only; without an open document nothing
    is done.
    """

    def __init__(self, session: FactsDesk) -> None:
        self._session = session

    def hide(self, chosen: Chosen, *, everywhere: bool = False) -> None:
        """Take facts out of what is shown and searched."""
        self._push(chosen, everywhere, f"hiding {_named(chosen)}", _Wanted(hides=True))

    def hide_all(self, chosen: Sequence[Chosen]) -> None:
        """Take several facts out of what is shown and searched, all in one step."""
        what = _named(chosen[0]) if len(chosen) == 1 else f"{len(chosen):,} facts"
        self._push_all(chosen, False, f"hiding {what}", _Wanted(hides=True))

    def change_kinds(self, chosen: Sequence[Chosen], kind: FactKind) -> None:
        """Say that several names are of another kind, all in one step."""
        what = chosen[0].name if len(chosen) == 1 else f"{len(chosen):,} names"
        self._push_all(chosen, False, f"changing what {what} is", _Wanted(kind=kind))

    def rename(self, chosen: Chosen, label: str, *, everywhere: bool = False) -> None:
        """Give facts another name: for a quotation its speaker, for a date nothing."""
        self._push(chosen, everywhere, f"renaming {_named(chosen)}", _Wanted(label=label))

    def change_kind(self, chosen: Chosen, kind: FactKind, *, everywhere: bool = False) -> None:
        """Say that names are of another kind."""
        self._push(chosen, everywhere, f"changing what {chosen.name} is", _Wanted(kind=kind))

    def merge(self, chosen: Sequence[Chosen], into: Chosen, *, everywhere: bool = False) -> None:
        """Let names stand for what another one stands for, all in one step."""
        wanted = _Wanted(kind=into.kind, label=into.name)
        self._push_all(chosen, everywhere, f"merging with {into.name}", wanted)

    def split_off(self, kind: FactKind, spans: Sequence[Span], label: str) -> None:
        """Give some mentions of a name a name of their own, in the open document."""
        from briefreader.library.fact_corrections.making import split_off

        opened = self._session.opened
        if opened is not None and spans:
            made = split_off(kind, spans, label, opened.document.text)
            self._carry_out(opened.summary.id, made, f"splitting off {label}")

    def add(self, kind: FactKind, span: Span, label: str = "") -> None:
        """Make a passage of the open document a fact."""
        from briefreader.library.fact_corrections.making import added

        opened = self._session.opened
        if opened is not None and span.end > span.start:
            made = added(kind, span, label, opened.document.text)
            self._carry_out(opened.summary.id, (made,), "adding a fact")

    def hide_names(self, kind: FactKind, names: Sequence[str]) -> None:
        """Take names out of what is shown and searched in all documents."""
        self._say_of(kind, [(name, _Wanted(hides=True)) for name in names], f"hiding “{names[0]}”")

    def arrange_names(
        self, kind: FactKind, label: str, kept: Sequence[str], parted: Sequence[str]
    ) -> None:
        """Call `kept` names by one label in all documents, and let each of `parted` be itself."""
        named = [*((name, label) for name in kept), *((name, name) for name in parted)]
        if named:
            what = f"renaming “{kept[0]}”" if kept else f"parting “{parted[0]}”"
            self._say_of(kind, [(name, _Wanted(label=new)) for name, new in named], what)

    def _say_of(self, kind: FactKind, names: Sequence[tuple[str, _Wanted]], what: str) -> None:
        """Say of names, as they stand in the texts, what they are, in place of what was said."""
        from briefreader.library.fact_corrections.applying import folded
        from briefreader.library.fact_corrections.making import Chosen, FactChange

        meant = {folded(name) for name, _ in names}
        said = self._session.library.fact_corrections.everywhere.all()
        before = tuple(one for one in said if one.kind is kind and folded(one.name) in meant)
        made: list[FactCorrection] = []
        for name, wanted in names:
            made += wanted.corrections(Chosen(kind, name, ()), (name,), "")
        change = FactChange("", tuple(made), before)
        self._session.undo_stack.push(CorrectFacts(self._session, change, what))

    def take_back(self, document_id: str, corrections: Sequence[FactCorrection]) -> None:
        """Undo corrections made at any time; with an empty id those that hold everywhere."""
        from briefreader.library.fact_corrections.making import FactChange

        change = FactChange(document_id, removed=tuple(corrections))
        what = "taking back a correction" if len(corrections) == 1 else "taking back corrections"
        self._session.undo_stack.push(CorrectFacts(self._session, change, what))

    def _push(self, chosen: Chosen, everywhere: bool, what: str, wanted: _Wanted) -> None:
        self._push_all((chosen,), everywhere, what, wanted)

    def _push_all(
        self, chosen: Sequence[Chosen], everywhere: bool, what: str, wanted: _Wanted
    ) -> None:
        made: list[FactCorrection] = []
        opened = self._session.opened
        if everywhere:
            for one in chosen:
                if one.kind in NAMES:
                    made += wanted.corrections(one, (one.name,), "")
        elif opened is not None:
            corrections = self._session.library.fact_corrections
            for one in chosen:
                names = corrections.names_at(opened.summary.id, one.kind, one.spans)
                made += wanted.corrections(one, names, opened.document.text)
        if made:
            document_id = "" if everywhere or opened is None else opened.summary.id
            self._carry_out(document_id, tuple(made), what)

    def _carry_out(self, document_id: str, made: tuple[FactCorrection, ...], what: str) -> None:
        from briefreader.library.fact_corrections.making import FactChange

        change = FactChange(document_id, added=made)
        self._session.undo_stack.push(CorrectFacts(self._session, change, what))


class _Wanted:
    """What chosen facts are to become."""

    def __init__(
        self, *, hides: bool = False, kind: FactKind | None = None, label: str | None = None
    ) -> None:
        self._hides = hides
        self._kind = kind
        self._label = label

    def corrections(
        self, chosen: Chosen, names: Sequence[str], text: str
    ) -> tuple[FactCorrection, ...]:
        from briefreader.library.fact_corrections.making import changed, hidden

        if self._hides:
            return hidden(chosen, names, text)
        return changed(chosen, names, text, kind=self._kind, label=self._label)


def _named(chosen: Chosen) -> str:
    name = " ".join(chosen.name.split())
    shortened = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    return f"“{shortened}”" if shortened else "a fact"


_LONGEST = 40
