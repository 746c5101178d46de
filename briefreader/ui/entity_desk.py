"""Joins the names that the facets list with the session: what stands for one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefreader.domain.fact import FactKind
from briefreader.domain.hit import Facet, FacetKind
from briefreader.ui.dates import readable_edtf
from briefreader.ui.facetlist.rows import NAMES, Value
from briefreader.ui.facetlist.view import FacetsView
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

if TYPE_CHECKING:
    from briefreader.library.roles import Role
    from briefreader.ui.dialogs.entities import EntitiesDialog
    from briefreader.ui.dialogs.entity import EntityChange

_MOST_OFFERED = 400
"""Names of others that the dialog offers while one types."""

_MOST_ROLES = 5

_MOST_LISTED = 1_000
"""Names that the list of all names shows at once."""


class EntityDesk(QObject):
    """Shows what stands for a name, and makes what the user says of it one undoable step."""

    narrowed = Signal(object, bool)  # Value of the list of all names; True to exclude it

    def __init__(self, session: Session, facets: FacetsView, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._theme = theme
        self._listing: EntitiesDialog | None = None
        self.follow(facets)
        session.results_changed.connect(self._list_again)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def follow(self, view: FacetsView) -> None:
        """Do what is asked of the names in a view."""
        view.names_wanted.connect(self.show_names)
        view.hiding_wanted.connect(self.hide)

    def show_all(self) -> None:
        """List all people, organisations or places that the documents name."""
        from briefreader.ui.dialogs.entities import EntitiesDialog

        self._listing = EntitiesDialog(self._window, self._theme, self._look_up_all)
        self.follow(self._listing.view)
        self._listing.narrowed.connect(self.narrowed)
        self._listing.exec()
        self._listing.deleteLater()
        self._listing = None

    def _look_up_all(self, kind: FacetKind, text: str) -> None:
        library = self._session.library

        def found(facet: object) -> None:
            assert isinstance(facet, Facet)
            if self._listing is not None:
                count = len(facet.values) + facet.more
                self._listing.show_found(kind, text, facet.values, count)

        self._session.aside("names", lambda: library.names.like(kind, text, _MOST_LISTED), found)

    def _list_again(self) -> None:
        if self._listing is not None:
            self._listing.ask_again()

    def show_names(self, row: Value) -> None:
        """Ask which names stand for a value, and what it is to be called."""
        kind, label = NAMES[row.kind], row.value.label

        def found(result: object) -> None:
            assert isinstance(result, tuple)
            names, known, roles = result
            self._ask(kind, label, names or ((label, row.value.count),), known, roles)

        self._session.aside("entity", self._looked_up(kind, label), found)

    def hide(self, row: Value) -> None:
        """Take a value for no name at all, wherever it stands."""
        kind, label = NAMES[row.kind], row.value.label

        def found(result: object) -> None:
            assert isinstance(result, tuple)
            names = result[0]
            self._session.changes.facts.hide_names(kind, [name for name, _ in names] or [label])

        self._session.aside("entity", self._looked_up(kind, label), found)

    def show_corrections(self) -> None:
        """List what the user said of facts, to take any of it back."""
        from briefreader.ui.dialogs.fact_corrections import FactCorrectionsDialog

        dialog = FactCorrectionsDialog(self._session, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _looked_up(self, kind: FactKind, label: str) -> Callable[[], object]:
        library = self._session.library
        return lambda: (
            library.names.standing_for(kind, label),
            library.names.frequent(kind, _MOST_OFFERED),
            _told(library.names.roles(label)) if kind is FactKind.PERSON else (),
        )

    def _ask(
        self,
        kind: FactKind,
        label: str,
        names: tuple[tuple[str, int], ...],
        known: tuple[str, ...],
        roles: tuple[str, ...],
    ) -> None:
        from briefreader.ui.dialogs.entity import EntityDialog

        change = EntityDialog.ask(self._listing or self._window, kind, label, names, known, roles)
        if change is not None:
            self._change(kind, label, change)

    def _change(self, kind: FactKind, label: str, change: EntityChange) -> None:
        facts = self._session.changes.facts
        new = change.label if change.label != label else ""
        facts.arrange_names(kind, new, change.kept if new else (), change.parted)


def _told(roles: Sequence[Role]) -> tuple[str, ...]:
    """Roles in words, each with the document that says so, the newest first."""
    shown = []
    for role in roles[:_MOST_ROLES]:
        day = role.document.metadata.published
        when = f", {readable_edtf(day)}" if day else ""
        shown.append(f"{role.role[:1].upper()}{role.role[1:]} ({role.document.title}{when})")
    return tuple(shown)
