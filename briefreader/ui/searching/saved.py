"""The button beside the search box that has the saved searches."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefreader.domain.hit import SavedSearch
from briefreader.ui.icons import icon
from briefreader.ui.theme import Theme

_LONGEST = 48
"""Code points of a name that a menu shows."""


class SavedSearchesButton(QToolButton):
    """Opens a menu of the saved searches, with what can be done about them below."""

    chosen = Signal(str)  # the query of a saved search

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source: Callable[[], tuple[SavedSearch, ...]] = tuple
        self._commands: tuple[QAction, ...] = ()
        self.setObjectName("saved")
        self.setAccessibleName("Saved searches")
        self.setToolTip("Saved searches")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(18, 18))
        self.entries = QMenu(self)
        self.entries.setAccessibleName("Saved searches")
        self.entries.aboutToShow.connect(self._fill)
        self.setMenu(self.entries)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon("bookmark", theme))

    def set_commands(self, *commands: QAction) -> None:
        """The window's commands that stand below the saved searches."""
        self._commands = commands

    def _fill(self) -> None:
        self.entries.clear()
        add_saved(self.entries, self.source(), self.chosen.emit)
        if self.entries.isEmpty():
            self.entries.addAction("No saved searches yet").setEnabled(False)
        self.entries.addSeparator()
        self.entries.addActions(self._commands)


def add_saved(
    menu: QMenu, saved: tuple[SavedSearch, ...], chosen: Callable[[str], object]
) -> list[QAction]:
    """Add saved searches to a menu; choosing one calls `chosen` with its query."""
    actions = []
    for search in saved:
        name = search.name if len(search.name) <= _LONGEST else search.name[:_LONGEST] + "…"
        action = menu.addAction(name.replace("&", "&&"))
        action.setToolTip(search.query)
        action.setStatusTip(search.query)
        action.triggered.connect(lambda _=False, query=search.query: chosen(query))
        actions.append(action)
    return actions
