"""The table of commands, and that each of its keys does what it says wherever it may be pressed."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar

from briefreader.ui.commands import COMMANDS, MENUS, TOOLBAR, TOOLBAR_END, Command
from tests.ui.user import User


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_every_command_has_keys_that_no_other_command_has() -> None:
    keys = Counter(
        QKeySequence(key).toString() for command in COMMANDS for key in set(command.keys)
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_keys_of_a_command_can_be_pressed(command: Command) -> None:
    for key in command.keys:
        sequence = QKeySequence(key)
        assert sequence.count() == 1
        assert sequence.toString(), key


@pytest.mark.parametrize("menu", MENUS)
def test_no_two_entries_of_a_menu_have_the_same_mnemonic(menu: str) -> None:
    titles = [command.title for command in COMMANDS if command.menu == menu]
    assert titles
    letters = Counter(title.partition("&")[2][:1].casefold() for title in titles)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_the_toolbar_names_commands_that_have_icons() -> None:
    icons = {command.id: command.icon for command in COMMANDS}
    assert [name for name in (*TOOLBAR, *TOOLBAR_END) if name and not icons[name]] == []


def test_every_command_stands_in_its_menu(user: User) -> None:
    for title in MENUS:
        menu = _menu(user, title)
        shown = [action for action in menu.actions() if not action.isSeparator()]
        expected = [command.id for command in COMMANDS if command.menu == title]
        assert shown == [user.window.actions_[name] for name in expected]


def test_the_keys_of_every_command_are_the_actions_keys(user: User) -> None:
    for command in COMMANDS:
        shortcuts = user.window.actions_[command.id].shortcuts()
        assert shortcuts == [QKeySequence(key) for key in command.keys]


def test_no_key_is_given_to_two_actions_of_the_window(user: User) -> None:
    keys = Counter(
        key.toString()
        for action in set(user.window.findChildren(QAction))
        for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_button_of_the_toolbar_tells_its_name_and_its_key(user: User) -> None:
    bar = user.window.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    tips = {action.toolTip() for action in bar.actions() if not action.isSeparator()}
    assert "Next Hit (F3)" in tips
    assert "Add Files (Ctrl+O)" in tips


def test_commands_wait_for_what_they_need(newcomer: User) -> None:
    newcomer.wait_for_document("Welcome to briefreader")
    actions = newcomer.window.actions_
    assert actions["note"].isEnabled()
    assert not actions["highlight"].isEnabled()
    assert not actions["next_hit"].isEnabled()
    assert not actions["export_document"].isEnabled()
    newcomer.select("briefreader")
    assert actions["highlight"].isEnabled()


def _menu(user: User, title: str) -> QMenu:
    menus = (action.menu() for action in user.window.menuBar().actions())
    found = next(menu for menu in menus if isinstance(menu, QMenu) and menu.title() == title)
    assert isinstance(found, QMenu)
    return found
