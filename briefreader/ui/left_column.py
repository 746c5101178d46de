"""The left column of the window: the list, and below it what it can be narrowed by."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefreader.ui.panes.facets import FacetsPane
from briefreader.ui.panes.library import LibraryPane
from briefreader.ui.panes.tags import TagsPane
from briefreader.ui.settings import Settings

_SHARE = 0.38
"""How much of the column's height the facets or the tags take at first."""

_MOST = 0.5
"""How much of it they may take."""

_LEAST_ROWS = 4
"""How many times the height of a heading they have at least while they are shown."""

_NO_LIMIT = 16_777_215
"""The greatest height that Qt knows."""


class LeftColumn(QSplitter):
    """The list, and below it the facets or the tags, of which one at a time is open.

    They have the height that the user chose, and no more than half of the column.
    """

    def __init__(self, library: LibraryPane, facets: FacetsPane, tags: TagsPane) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._library = library
        self._facets = facets
        self._tags = tags
        self._wanted = 0  # the height that the user gave the lower part; 0 for a share
        self._lower = QWidget()
        column = QVBoxLayout(self._lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(facets, 1)
        column.addWidget(tags, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(library)
        self.addWidget(self._lower)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(lambda *_: self._remember())
        facets.open_changed.connect(lambda is_open: self._opened(tags, is_open))
        tags.open_changed.connect(lambda is_open: self._opened(facets, is_open))

    def turn_to_facets(self) -> None:
        """Go to the facets; from there, hide them and go back to the documents."""
        self._turn_to(self._facets, has_focus=self._facets.view.hasFocus())

    def turn_to_tags(self) -> None:
        """Go to the tags; from there, hide them and go back to the documents."""
        self._turn_to(self._tags, has_focus=self._tags.has_focus)

    def _turn_to(self, pane: FacetsPane | TagsPane, *, has_focus: bool) -> None:
        if pane.is_open and has_focus:
            pane.set_open(False)
            self._library.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            pane.take_focus()

    def restore(self, settings: Settings) -> None:
        """Arrange the column as the settings say."""
        self._wanted = max(0, settings.facets_height)
        self._facets.open(settings.facet_kinds)
        self._tags.fold(settings.folded_tags)
        self._facets.set_open(settings.facets)
        self._tags.set_open(settings.tags and not settings.facets)
        self._arrange()

    def remembered(self, settings: Settings) -> Settings:
        """The settings with how the column stands now."""
        return replace(
            settings,
            facets=self._facets.is_open,
            facet_kinds=self._facets.open_kinds,
            facets_height=self._wanted,
            tags=self._tags.is_open,
            folded_tags=self._tags.folded_tags,
        )

    def _opened(self, other: FacetsPane | TagsPane, is_open: bool) -> None:
        """One of the two was opened or closed: both together would leave the list no room."""
        if is_open and other.is_open:
            other.set_open(False)
        self._arrange()

    @property
    def _is_open(self) -> bool:
        return self._facets.is_open or self._tags.is_open

    def _remember(self) -> None:
        if self._is_open:
            self._wanted = self._lower.height()

    def _arrange(self) -> None:
        heading = self._facets.heading.height()
        for pane in (self._facets, self._tags):
            pane.setMaximumHeight(_NO_LIMIT if pane.is_open else heading)
        least = most = height = 2 * heading
        if self._is_open:
            most = max(least, round(self.height() * _MOST))
            least = min((_LEAST_ROWS + 1) * heading, most)
            height = min(most, max(least, self._wanted or round(self.height() * _SHARE)))
        self._lower.setMinimumHeight(least)
        self._lower.setMaximumHeight(most)
        self.setSizes([self.height() - height, height])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
