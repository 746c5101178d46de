"""The panel of facts and the session joined: what the user asks of facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import BY_NAME, NAMES
from briefreader.ui.citing import source_line
from briefreader.ui.dialogs.fact_merging import FactMergingDialog
from briefreader.ui.dialogs.fact_name import FactNameDialog, Naming
from briefreader.ui.fact_edits import FactChanges
from briefreader.ui.factlist.entries import Picked
from briefreader.ui.factlist.menu import NEW_KINDS, RENAMED, Deed
from briefreader.ui.factlist.origin import origin_of
from briefreader.ui.factlist.telling import copied, copied_with_source, note_of, passage_of
from briefreader.ui.panes.facts import FactsPane
from briefreader.ui.reading_desk import ReadingDesk, without_blanks
from briefreader.ui.session import Session

if TYPE_CHECKING:
    from briefreader.library.fact_corrections.making import Chosen

_Facts = tuple[Picked, ...]


class FactsDesk(QObject):
    """Makes notes of facts, copies them, says where they come from, and corrects them."""

    def __init__(
        self,
        session: Session,
        pane: FactsPane,
        reading: ReadingDesk,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._window = parent
        self._pane = pane
        self._new_kinds = [FactKind.PERSON, FactKind.QUOTE]
        pane.deed_wanted.connect(self._do)

    def _do(self, deed: Deed, picked: _Facts) -> None:
        doing: dict[Deed, Callable[[_Facts], None]] = {
            Deed.MAKE_NOTE: self.make_notes,
            Deed.COPY: self.copy,
            Deed.COPY_WITH_SOURCE: self.copy_with_source,
            Deed.ORIGIN: self.show_origin,
            Deed.HIDE: self.hide,
            Deed.HIDE_EVERYWHERE: self.hide_everywhere,
            Deed.RENAME: self.rename,
            Deed.MERGE: self.merge,
            Deed.SPLIT_OFF: self.split_off,
        }
        if not picked or self._session.opened is None:
            return
        if deed in NEW_KINDS:
            self.change_kind(picked, NEW_KINDS[deed])
        else:
            doing[deed](picked)

    # --- notes and copies --------------------------------------------------------------------

    def make_notes(self, picked: _Facts) -> None:
        """Highlight each fact, or the sentence around it, with a note that says what it is."""
        opened = self._session.opened
        if opened is not None:
            text = opened.document.text
            self._reading.make_notes([(passage_of(p, text), note_of(p.entry)) for p in picked])

    def copy(self, picked: _Facts) -> None:
        """Copy what the facts are called."""
        QApplication.clipboard().setText(copied(picked))

    def copy_with_source(self, picked: _Facts) -> None:
        """Copy the facts with their sentences, and with the document and page of each."""
        opened = self._session.opened
        if opened is None:
            return
        pages = [opened.document.page_at(one.span.start) for one in picked]
        summary = opened.summary
        sources = [
            source_line(summary.title, summary.metadata, page.label if page else "")
            for page in pages
        ]
        QApplication.clipboard().setText(copied_with_source(picked, opened.document, sources))
        self._session.message.emit("Copied with its source.")

    # --- where a fact comes from -------------------------------------------------------------

    def show_origin(self, picked: _Facts) -> None:
        """Say what found a fact and how sure that is."""
        from briefreader.ui.dialogs.fact_origin import FactOriginDialog

        opened, one = self._session.opened, picked[0]
        if opened is None or not one.entry.facts:
            return
        answer = one.entry.facts[one.mention].detail.answer
        words = opened.document.text[answer.start : answer.end] if answer else ""
        title = one.entry.label if not one.entry.text or one.entry.label else one.entry.text
        lines = origin_of(one, " ".join(words.split()))
        FactOriginDialog.show_for(self._window, title, lines)

    # --- corrections -------------------------------------------------------------------------

    def hide(self, picked: _Facts) -> None:
        """Take facts out of what is shown of this document, and searched."""
        self._changes.hide_all(_chosen(picked))
        self._session.message.emit("Hidden. Undo brings it back.")

    def hide_everywhere(self, picked: _Facts) -> None:
        """Take a name for none, in all documents."""
        kind = picked[0].entry.kind
        self._with_names(picked[:1], lambda names: self._changes.hide_names(kind, names))

    def change_kind(self, picked: _Facts, kind: FactKind) -> None:
        """Say that names are of another kind."""
        self._changes.change_kinds(_chosen(picked), kind)

    def rename(self, picked: _Facts) -> None:
        """Ask for another name; for a quotation, for its speaker."""
        entry = picked[0].entry
        if entry.kind not in RENAMED:
            return
        is_quote = entry.kind is FactKind.QUOTE
        naming = Naming(
            title="Speaker of the Quotation" if is_quote else "Rename",
            question="&Speaker" if is_quote else "&Name",
            button="&Save" if is_quote else "&Rename",
            name="" if is_quote and entry.uncertain else entry.label,
            offers_everywhere=entry.kind in NAMES,
        )
        known = self._known(FactKind.PERSON if is_quote else entry.kind)
        wanted = FactNameDialog.ask(self._window, naming, known)
        if wanted is not None and wanted.everywhere:
            self._arrange_everywhere(picked[:1], wanted.name)
        elif wanted is not None:
            self._changes.rename(_chosen(picked)[0], wanted.name)

    def merge(self, picked: _Facts) -> None:
        """Ask which name stands for all; of one name, with which other it is merged."""
        entries = [one.entry for one in picked]
        if len(entries) > 1:
            question, offered = "Which name is to stand for all of these?", entries
        else:
            question = f"With which name is “{entries[0].label}” to be merged?"
            offered = [
                other
                for kind in sorted(NAMES, key=lambda kind: kind is not entries[0].kind)
                for other in self._pane.entries(kind)
                if other != entries[0]
            ]
        if not offered:
            self._session.message.emit("There is no other name to merge it with.")
            return
        found = FactMergingDialog.ask(self._window, question, offered)
        if found is not None:
            into, everywhere = found
            others = tuple(one for one in picked if one.entry != into)
            if everywhere and all(one.entry.kind is into.kind for one in others):
                self._arrange_everywhere(others, into.label)
            else:
                stands = _chosen((Picked(into),))[0]
                self._changes.merge(_chosen(others), stands, everywhere=everywhere)

    def _arrange_everywhere(self, picked: _Facts, label: str) -> None:
        """Let names of one kind be called by a label in all documents."""
        kind = picked[0].entry.kind
        self._with_names(picked, lambda names: self._changes.arrange_names(kind, label, names, ()))

    def _with_names(self, picked: _Facts, then: Callable[[list[str]], None]) -> None:
        """Look up the names that documents have for these, and go on with them."""
        library = self._session.library
        asked = [(one.entry.kind, one.entry.label) for one in picked]

        def work() -> list[str]:
            found = (library.names.standing_for(*one) or ((one[1], 0),) for one in asked)
            return list(dict.fromkeys(name for names in found for name, _ in names))

        def done(names: object) -> None:
            assert isinstance(names, list)
            then(names)

        self._session.aside("names of facts", work, done)

    def split_off(self, picked: _Facts) -> None:
        """Ask for the name of a mention that does not belong to the others."""
        one = picked[0]
        opened = self._session.opened
        if opened is None or one.entry.kind not in NAMES:
            return
        words = " ".join(opened.document.text[one.span.start : one.span.end].split())
        naming = Naming(
            title="Split Off This Mention",
            question="&Name of this mention",
            button="&Split Off",
            name=words,
            about=f"This mention is one of {len(one.entry.spans):,} of “{one.entry.label}”. The"
            " others stay together.",
            may_stay=words.casefold() != one.entry.label.casefold(),
        )
        wanted = FactNameDialog.ask(self._window, naming, self._known(one.entry.kind))
        if wanted is not None:
            self._changes.split_off(one.entry.kind, (one.span,), wanted.name)

    def add(self, span: Span | None) -> None:
        """Ask what a passage is, and make it a fact."""
        from briefreader.ui.dialogs.new_fact import NewFactDialog

        opened = self._session.opened
        if opened is None or span is None:
            return
        span = without_blanks(opened.document.text, span)
        passage = opened.document.text[span.start : span.end]
        is_long = len(passage.split()) > _WORDS_OF_NAMES
        known = {kind: self._known(kind) for kind in BY_NAME}
        made = NewFactDialog.ask(self._window, passage, self._new_kinds[is_long], known)
        if made is not None:
            self._new_kinds[is_long] = made.kind
            self._changes.add(made.kind, span, made.label)

    @property
    def _changes(self) -> FactChanges:
        return self._session.changes.facts

    def _known(self, kind: FactKind) -> list[str]:
        return [entry.label for entry in self._pane.entries(kind)]


_WORDS_OF_NAMES = 8
"""A passage of more words than this is no name, but something that is said."""


def _chosen(picked: _Facts) -> tuple[Chosen, ...]:
    """Facts as the library takes them to be corrected."""
    from briefreader.library.fact_corrections.making import Chosen

    return tuple(
        Chosen(one.entry.kind, one.entry.label or one.entry.text, one.entry.spans) for one in picked
    )
