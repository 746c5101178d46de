"""The key facts of the open document."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.document import Document, Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.ui.factlist.asking import query_of_all
from briefreader.ui.factlist.entries import Entry, Group, Picked, gather
from briefreader.ui.factlist.menu import Deed, fill
from briefreader.ui.factlist.sentence import sentence_around
from briefreader.ui.factlist.timeline import Mark, Timeline, marks_of
from briefreader.ui.factlist.view import FactsView
from briefreader.ui.fields import search_field
from briefreader.ui.rows import MARGIN, Rule
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_AT_ONCE = 300
"""Up to how many facts are arranged at once; more of them in a thread."""

PATIENCE_MILLISECONDS = 400
"""How long the pane stays blank before it says that facts are being looked for."""


class FactsPane(QWidget):
    """Grouped facts; a click lights all mentions, further clicks step through them."""

    mentions_chosen = Signal(object, int)
    """tuple[Span, ...], int: all mentions of the entry chosen, and which one is current.

    No mentions when Escape gives up the choice.
    """
    search_requested = Signal(str)
    """A query for the library."""
    note_requested = Signal(object)
    """Span: write a note on this passage."""
    deed_wanted = Signal(object, object)
    """Deed, tuple[Picked, ...]: anything else that the user asks for of these facts."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: tuple[Group, ...] = ()
        self._folded: set[str] = set()
        self._folded_in_filter: set[str] = set()
        self._wanted: dict[str, int] = {}
        self._shown_of = ""
        self._published: str | None = None
        self._entry: Entry | None = None
        self._mention = 0
        self.filter_box = search_field("Filter the facts")
        self.timeline = Timeline(theme, self.preview)
        self.view = FactsView(theme, self.preview)
        self.empty = QLabel(wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(MARGIN, 12, MARGIN, 12)
        self.coverage = QLabel(wordWrap=True)
        self.coverage.setObjectName("muted")
        self.coverage.setTextFormat(Qt.TextFormat.PlainText)
        self.coverage.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self.place = QLabel()
        self.place.setObjectName("muted")
        self.back = QPushButton("‹")
        self.forth = QPushButton("›")
        self._patience = QTimer(self, interval=PATIENCE_MILLISECONDS, singleShot=True)
        self._rule = Rule(theme)
        self._lay_out()
        self._connect()
        self._show_facts()

    def _lay_out(self) -> None:
        for button, name in ((self.back, "Previous mention"), (self.forth, "Next mention")):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedWidth(34)
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(MARGIN, 6, MARGIN, 8)
        steps.setSpacing(6)
        steps.addWidget(self.place, 1)
        steps.addWidget(self.back)
        steps.addWidget(self.forth)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 12, MARGIN, 8)
        top.addWidget(self.filter_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.coverage)
        layout.addWidget(self.timeline)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._steps)
        self._show_steps(False)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._session.document_changed.connect(self._show_facts)
        self._session.facts_changed.connect(lambda _: self._show_facts())
        self._patience.timeout.connect(self._say_why_empty)
        self.filter_box.textChanged.connect(self._filter_changed)
        self.filter_box.returnPressed.connect(self._enter_list)
        self.filter_box.installEventFilter(self)
        self.view.left.connect(self._choose_nothing)
        self.view.chosen.connect(self._choose)
        self.timeline.chosen.connect(self._choose)
        self.timeline.left.connect(self._choose_nothing)
        self.timeline.entered.connect(self._enter_list)
        self.view.folded.connect(self._remember_folded)
        self.view.more_shown.connect(self._remember_shown)
        self.view.menu_wanted.connect(lambda at: self.menu(self.picked()).popup(at))
        self.view.deed_wanted.connect(lambda deed: self._do(deed, self.picked()))
        self.back.clicked.connect(lambda: self.step(-1))
        self.forth.clicked.connect(lambda: self.step(1))

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self.timeline.set_theme(theme)
        self._rule.set_theme(theme)

    # --- showing -----------------------------------------------------------------------------

    def _show_facts(self) -> None:
        opened, facts = self._session.opened, self._session.facts
        key = opened.summary.id if opened else ""
        if opened is None or not facts:
            self._take(key, (), ())
        elif len(facts) <= _AT_ONCE:
            self._take(key, *_arranged(facts, opened.document))
        else:
            self._arrange_in_background(key, facts, opened.document)

    def _arrange_in_background(self, key: str, facts: tuple[Fact, ...], document: Document) -> None:
        def done(result: object) -> None:
            if self._session.facts is facts:
                assert isinstance(result, tuple)
                self._take(key, *result)

        if key != self._shown_of:
            self._take(key, (), ())
        self._session.aside("facts panel", lambda: _arranged(facts, document), done)

    def _take(self, key: str, groups: tuple[Group, ...], marks: tuple[Mark, ...]) -> None:
        """Show the facts of a document; those of the same one anew where the user was."""
        opened = self._session.opened
        published = opened.summary.metadata.published if opened else None
        if groups and groups == self._groups:
            self._show_coverage()
            if published != self._published:
                self._published = published
                self.timeline.show_dates(marks, published)
                self.timeline.set_current(self._entry)
            return
        is_other = key != self._shown_of
        if is_other:
            self._wanted.clear()
        before, mention, place = self._entry, self._mention, self.view.place()
        self._shown_of = key
        self._groups, self._entry = groups, None
        self._published = published
        self.timeline.show_dates(marks, published)
        self._show_steps(False)
        at = self.view.verticalScrollBar().value()
        self._show_groups()
        if is_other:
            self.view.scrollToTop()
            return
        self.view.verticalScrollBar().setValue(at)
        self.view.go_back_to(place)
        if before is not None:
            self._light_again(before, mention)

    def _light_again(self, before: Entry, mention: int) -> None:
        """Keep the mentions lit of what was chosen before facts were corrected, if it is there."""
        same = (
            e for e in self.entries(before.kind) if (e.label, e.text) == (before.label, before.text)
        )
        self._entry = next(same, None)
        if self._entry is None:
            self.mentions_chosen.emit((), 0)
            return
        self._mention = min(mention, len(self._entry.spans) - 1)
        self.timeline.set_current(self._entry)
        if self._entry.spans == before.spans:
            # Lighting them again would take the reader back to the mention.
            self._show_place()
        else:
            self._announce()

    def _show_groups(self) -> None:
        wanted = self.filter_box.text().strip().casefold()
        groups = _filtered(self._groups, wanted) if wanted else self._groups
        folded = self._folded_in_filter if wanted else self._folded
        self.view.show_groups(groups, folded, None if wanted else self._wanted)
        if self._entry is not None:
            self.view.select_entry(self._entry)
        self.view.setVisible(bool(groups))
        self.filter_box.setEnabled(bool(self._groups))
        self._show_coverage()
        self.empty.setVisible(not groups)
        self.empty.setText("")
        if self._is_waiting:
            self._patience.start()
        else:
            self._say_why_empty()

    def _show_coverage(self) -> None:
        self.coverage.setText(self._session.fact_coverage)
        self.coverage.setVisible(bool(self.coverage.text()))

    @property
    def _is_waiting(self) -> bool:
        """Whether facts of the open document are still to come."""
        facts = self._session.facts
        return (
            self._session.opened is not None and (facts is None or bool(facts)) and not self._groups
        )

    def _say_why_empty(self) -> None:
        if self._session.opened is None:
            text = "The key facts of an open document appear here."
        elif self._is_waiting:
            text = "Looking for facts…"
        else:
            text = "No fact matches this filter." if self._groups else "No facts were found."
        self.empty.setText(text)

    def _filter_changed(self, text: str) -> None:
        if not text:
            self._folded_in_filter.clear()
        self._show_groups()

    def _remember_folded(self, title: str, folded: bool) -> None:
        """Keep what the user folded: until the filter is cleared, or from document to document."""
        kept = self._folded_in_filter if self.filter_box.text() else self._folded
        if folded:
            kept.add(title)
        else:
            kept.discard(title)

    def _remember_shown(self, title: str, count: int) -> None:
        """Keep for this document how many entries of a group the user wanted, 0 for the first."""
        if not self.filter_box.text().strip():
            self._wanted[title] = count

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter box, Down goes to the list and Escape shows everything again."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._enter_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter_box.text():
                self.filter_box.clear()
                return True
        return super().eventFilter(watched, event)

    def _enter_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.facts.index(0, 0))

    # --- stepping ----------------------------------------------------------------------------

    def _choose(self, entry: Entry, step: int = 1) -> None:
        """Light an entry's mentions; choosing the same entry again steps through them."""
        if entry == self._entry:
            self.step(step)
            return
        self._entry, self._mention = entry, 0
        self.view.select_entry(entry)
        self.timeline.set_current(entry)
        self._announce()

    def _choose_nothing(self) -> None:
        """Light no mentions any more."""
        if self._entry is not None:
            self._entry = None
            self._show_steps(False)
            self.view.clearSelection()
            self.timeline.set_current(None)
            self.mentions_chosen.emit((), 0)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) mention, from the last one to the first."""
        if self._entry is not None:
            self._mention = (self._mention + step) % len(self._entry.spans)
            self._announce()

    def _announce(self) -> None:
        assert self._entry is not None
        self._show_place()
        self.mentions_chosen.emit(self._entry.spans, self._mention)

    def _show_place(self) -> None:
        assert self._entry is not None
        count = len(self._entry.spans)
        self._show_steps(count > 1)
        self.place.setText(f"{self._mention + 1:,} of {count:,} mentions")

    def _show_steps(self, shown: bool) -> None:
        self._rule.setVisible(shown)
        self._steps.setVisible(shown)

    # --- menu and preview --------------------------------------------------------------------

    def entries(self, kind: FactKind) -> tuple[Entry, ...]:
        """All entries of a kind that the document has, in their order."""
        groups = (group for group in self._groups if group.entries[0].kind is kind)
        return tuple(entry for group in groups for entry in group.entries)

    def picked(self) -> tuple[Picked, ...]:
        """The entries selected; of the one whose mentions are lit the current mention is meant."""
        return tuple(
            Picked(entry, self._mention if entry == self._entry else 0)
            for entry in self.view.selected_entries()
        )

    def menu(self, picked: tuple[Picked, ...]) -> QMenu:
        """What can be done with entries."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu, picked, self._do)
        return menu

    def _do(self, deed: Deed, picked: tuple[Picked, ...]) -> None:
        if deed is Deed.SEARCH:
            self.search_requested.emit(query_of_all([one.entry for one in picked]))
        elif deed is Deed.WRITE_NOTE:
            self.note_requested.emit(picked[0].span)
        else:
            self.deed_wanted.emit(deed, picked)

    def preview(self, entry: Entry) -> str:
        """The sentence of an entry's first mention."""
        opened = self._session.opened
        first: Span = entry.spans[0]
        return sentence_around(opened.document.text, first) if opened else ""


def _arranged(
    facts: tuple[Fact, ...], document: Document
) -> tuple[tuple[Group, ...], tuple[Mark, ...]]:
    groups = gather(facts, document)
    return groups, marks_of(groups)


def _filtered(groups: tuple[Group, ...], wanted: str) -> tuple[Group, ...]:
    found = (
        Group(group.title, tuple(entry for entry in group.entries if _matches(entry, wanted)))
        for group in groups
    )
    return tuple(group for group in found if group.entries)


def _matches(entry: Entry, wanted: str) -> bool:
    return any(wanted in part.casefold() for part in (entry.label, entry.aside, entry.text))
