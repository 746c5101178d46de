"""The left column of the window: the list, and below it what it can be narrowed by."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from briefreader.ui.panes.facets import FacetsPane
from briefreader.ui.panes.library import LibraryPane
from briefreader.ui.settings import Settings

_SHARE = 0.38
"""How much of the column's height the facets take at first."""

_MOST = 0.5
"""How much of it they may take."""

_LEAST_ROWS = 4
"""How many times the height of their heading they have at least while they are shown."""


class LeftColumn(QSplitter):
    """Gives the facets the height that the user chose, and no more than half of the column."""

    def __init__(self, library: LibraryPane, facets: FacetsPane) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._library = library
        self._facets = facets
        self._wanted = 0  # the height that the user gave the facets; 0 for a share of the column
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(library)
        self.addWidget(facets)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(lambda *_: self._remember())
        facets.open_changed.connect(lambda _: self._arrange())

    def turn_to_facets(self) -> None:
        """Go to the facets; from there, hide them and go back to the documents."""
        if self._facets.is_open and self._facets.view.hasFocus():
            self._facets.set_open(False)
            self._library.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._facets.take_focus()

    def restore(self, settings: Settings) -> None:
        """Arrange the column as the settings say."""
        self._wanted = max(0, settings.facets_height)
        self._facets.open(settings.facet_kinds)
        self._facets.set_open(settings.facets)
        self._arrange()

    def remembered(self, settings: Settings) -> Settings:
        """The settings with how the column stands now."""
        return replace(
            settings,
            facets=self._facets.is_open,
            facet_kinds=self._facets.open_kinds,
            facets_height=self._wanted,
        )

    def _remember(self) -> None:
        if self._facets.is_open:
            self._wanted = self._facets.height()

    def _arrange(self) -> None:
        least = most = height = self._facets.heading.height()
        if self._facets.is_open:
            most = max(least, round(self.height() * _MOST))
            least = min(_LEAST_ROWS * least, most)
            height = min(most, max(least, self._wanted or round(self.height() * _SHARE)))
        self._facets.setMinimumHeight(least)
        self._facets.setMaximumHeight(most)
        self.setSizes([self.height() - height, height])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
