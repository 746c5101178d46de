"""The commands as Qt's actions: menus, toolbar and shortcuts made from the one table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from briefreader.ui.commands import COMMANDS, MENUS, TOOLBAR, TOOLBAR_END, Command, Need
from briefreader.ui.icons import icon
from briefreader.ui.theme import Theme


class Actions(QObject):
    """One QAction for each command, enabled by what is there."""

    def __init__(self, handlers: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        """`handlers` has a function for every command's id."""
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._action(command, handlers[command.id])

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def _action(self, command: Command, handler: Callable[[], object]) -> QAction:
        action = QAction(command.title, self)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        plain = command.title.replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.triggered.connect(lambda _checked=False: handler())
        return action

    def confine_to_list(self, view: QWidget) -> None:
        """Let the keys of the list's own commands work only while the list has the focus."""
        for command in COMMANDS:
            if command.list_only:
                action = self._actions[command.id]
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                view.addAction(action)

    def set_theme(self, theme: Theme) -> None:
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon, theme))

    def enable(self, present: frozenset[Need]) -> None:
        """Enable the commands whose need is present."""
        for command in COMMANDS:
            self._actions[command.id].setEnabled(
                command.need is Need.NOTHING or command.need in present
            )

    def fill_menus(self, window: QMainWindow) -> None:
        """Put every command into its menu."""
        bar = window.menuBar()
        self._menus = {title: bar.addMenu(title) for title in MENUS}
        for command in COMMANDS:
            menu = self._menus[command.menu]
            if command.starts_group and menu.actions():
                menu.addSeparator()
            menu.addAction(self._actions[command.id])

    def menu(self, title: str) -> QMenu:
        """The menu of a title, once the menus are filled."""
        return self._menus[title]

    def toolbar(self) -> QToolBar:
        """The toolbar, with its last commands at the right end."""
        bar = QToolBar("Toolbar")
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        for name in TOOLBAR:
            if name:
                bar.addAction(self._actions[name])
            else:
                bar.addSeparator()
        filler = QWidget()
        filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(filler)
        for name in TOOLBAR_END:
            bar.addAction(self._actions[name])
        return bar
