"""The facets below the list: by what the present result can be narrowed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefreader.domain.hit import Facet, FacetKind
from briefreader.ui.facetlist.rows import Value, chosen_query, rows_of
from briefreader.ui.facetlist.view import FacetsView
from briefreader.ui.listing.delegate import GUTTER
from briefreader.ui.pane_heading import PaneHeading
from briefreader.ui.results import FoundRows
from briefreader.ui.rows import MARGIN
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_CALM_MILLISECONDS = 150
"""How long a result must have been shown before its facets are counted: not while one types."""

_LATE_MILLISECONDS = 400
"""How long the facets of the result before may be shown as if they were this one's."""


class FacetsPane(QWidget):
    """Asks for the facets of each result once it is shown, and turns clicks into queries."""

    query_wanted = Signal(str)
    open_changed = Signal(bool)
    left = Signal()  # Escape was pressed
    facets_changed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facets: tuple[Facet, ...] | None = None
        self._of: FoundRows | None = None
        self._open_kinds = frozenset({FacetKind.PUBLISHER, FacetKind.YEAR})
        self._full_kinds: frozenset[FacetKind] = frozenset()
        self.heading = PaneHeading(
            theme, "Narrow down", "Show or hide by what these documents can be narrowed"
        )
        self.view = FacetsView(theme, GUTTER)
        self.empty = QLabel("Nothing to narrow these documents by.", wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(GUTTER, 2, MARGIN, 8)
        self._calm = QTimer(self, interval=_CALM_MILLISECONDS, singleShot=True)
        self._late = QTimer(self, interval=_LATE_MILLISECONDS, singleShot=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        self._connect()
        self.set_open(True)

    def _connect(self) -> None:
        self.heading.toggled.connect(self._toggled)
        self.view.chosen.connect(self.choose)
        self.view.folded.connect(self._fold)
        self.view.more_wanted.connect(self._show_more)
        self.view.left.connect(self.left)
        self._calm.timeout.connect(self._ask)
        self._late.timeout.connect(lambda: self.view.show_late(True))
        self._session.results_changed.connect(self._results_changed)
        self._session.annotations_changed.connect(lambda _: self._ask_again())

    def set_theme(self, theme: Theme) -> None:
        self.heading.set_theme(theme)
        self.view.set_theme(theme)

    # --- opening and closing -----------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether more than the heading is shown."""
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the facets, or their heading only."""
        self.heading.setChecked(is_open)
        self._show_rows()

    def _toggled(self, is_open: bool) -> None:
        self._show_rows()
        if is_open:
            self._ask_again()
        self.open_changed.emit(is_open)

    def take_focus(self) -> None:
        """Show the facets and take the keyboard's focus."""
        self.set_open(True)
        self.view.take_focus()

    @property
    def open_kinds(self) -> str:
        """The kinds whose values are shown, as text for the settings."""
        return " ".join(kind for kind in FacetKind if kind in self._open_kinds)

    def open(self, kinds: str) -> None:
        """Show the values of these kinds only; names that are none are passed over."""
        names = kinds.split()
        self._open_kinds = frozenset(kind for kind in FacetKind if kind.value in names)
        self._show_rows()

    # --- the facets of the result ------------------------------------------------------------

    def _results_changed(self) -> None:
        if self._session.results.rows is self._of:
            return
        self._of = self._session.results.rows
        self._ask_again()
        # What the query chooses shows at once, the counts follow.
        self._show_rows()

    def _ask_again(self) -> None:
        if not self._session.is_open or not self.is_open:
            return
        self._calm.start()
        if not self._late.isActive():
            self._late.start()

    def _ask(self) -> None:
        if not self._session.is_open:
            return
        library, rows = self._session.library, self._session.results.rows

        def done(facets: object) -> None:
            assert isinstance(facets, tuple)
            if rows is self._session.results.rows:
                self._late.stop()
                self.view.show_late(False)
                self._facets = facets
                self._show_rows()
                self.facets_changed.emit()

        # All ids are taken at once, in the thread: each of its own would take ten times as long.
        self._session.aside("facets", lambda: library.facets(tuple(rows.document_ids)), done)

    def _show_rows(self) -> None:
        parsed = self._session.results.parsed
        rows = rows_of(self._facets or (), parsed, self._open_kinds, self._full_kinds)
        is_empty = not rows and self._facets is not None
        self.view.show_rows(rows)
        self.view.setVisible(self.is_open and not is_empty)
        self.empty.setVisible(self.is_open and is_empty)

    # --- what the user chooses ---------------------------------------------------------------

    def choose(self, row: Value, exclude: bool) -> None:
        """Narrow the result to a value, or to what has it not; or take that back."""
        results = self._session.results
        self.query_wanted.emit(chosen_query(row, results.query, results.parsed, exclude=exclude))

    def _fold(self, kind: FacetKind, is_open: bool) -> None:
        self._open_kinds = self._open_kinds | {kind} if is_open else self._open_kinds - {kind}
        self._show_rows()

    def _show_more(self, kind: FacetKind, is_full: bool) -> None:
        self._full_kinds = self._full_kinds | {kind} if is_full else self._full_kinds - {kind}
        self._show_rows()
