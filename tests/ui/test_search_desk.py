"""Saved searches in the window: saving, running, managing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefreader.domain.hit import SavedSearch
from briefreader.ui.dialogs.save_search import SaveSearchDialog
from briefreader.ui.dialogs.saved_searches import SavedSearchesDialog
from tests.ui.briefings import HARBOUR_TITLE
from tests.ui.user import User

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that a user gives, one after the other, in the dialog that asks for them."""
    names: list[str] = []

    def ask(parent: QWidget | None, query: str, in_use: tuple[str, ...]) -> str:
        dialog = SaveSearchDialog(parent, query, in_use)
        dialog.line.setText(names.pop(0))
        name = dialog.name() if dialog.save.isEnabled() else ""
        dialog.deleteLater()
        return name

    monkeypatch.setattr(SaveSearchDialog, "ask", ask)
    return names


def saved(user: User) -> tuple[SavedSearch, ...]:
    return user.session.library.searches.all()


def menu_names(user: User) -> list[str]:
    """What the menu of the button beside the box shows."""
    menu = user.window.library_pane.bar.saved.entries
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def dialog_of(user: User) -> SavedSearchesDialog:
    user.window.actions_["saved_searches"].trigger()
    found = user.window.findChild(SavedSearchesDialog)
    assert isinstance(found, SavedSearchesDialog)
    return found


def test_a_search_is_saved_by_its_key_and_run_from_the_menu(user: User, named: list[str]) -> None:
    named.append("Ports & quays")
    user.type_query("harbour")
    user.press(Qt.Key.Key_S, CONTROL)
    assert saved(user) == (SavedSearch("Ports & quays", "harbour"),)
    assert "Ports & quays" in user.messages[-1]
    assert menu_names(user)[0] == "Ports && quays"
    user.press(Qt.Key.Key_Escape)
    user.wait_for_query("")
    user.window.library_pane.bar.saved.entries.actions()[0].trigger()
    user.wait_for_query("harbour")
    assert user.window.library_pane.search_box.text() == "harbour"
    assert user.titles() == [HARBOUR_TITLE]


def test_saved_searches_stand_in_the_menu_search(user: User) -> None:
    user.session.library.searches.save("Ports", "harbour")
    menu = user.window.actions_.menu("&Search")
    for _ in range(2):
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()].count("Ports") == 1
    menu.actions()[-1].trigger()
    user.wait_for_query("harbour")


def test_without_a_query_there_is_nothing_to_save(user: User) -> None:
    assert not user.window.actions_["save_search"].isEnabled()
    assert menu_names(user)[0] == "No saved searches yet"


def test_a_search_is_not_saved_when_no_name_is_given(user: User, named: list[str]) -> None:
    named.append(" ")
    user.type_query("harbour")
    user.press(Qt.Key.Key_S, CONTROL)
    assert saved(user) == ()


def test_saved_searches_are_managed_in_a_dialog(user: User) -> None:
    store = user.session.library.searches
    for name in ("Ports", "Trains", "Grain"):
        store.save(name, name.casefold())
    dialog = dialog_of(user)
    dialog.list.setCurrentRow(2)
    dialog.up_button.click()
    dialog.up_button.click()
    assert [search.name for search in saved(user)] == ["Grain", "Ports", "Trains"]
    dialog.list.currentItem().setText("Cereals")
    assert saved(user)[0] == SavedSearch("Cereals", "grain")
    dialog.delete_button.click()
    assert [search.name for search in saved(user)] == ["Ports", "Trains"]
    dialog.undo_button.click()
    assert [search.name for search in saved(user)] == ["Cereals", "Ports", "Trains"]
    dialog.search_button.click()
    user.wait_for_query("grain")
    dialog.close()


def test_the_dialog_shows_a_search_that_is_saved_while_it_is_open(
    user: User, named: list[str]
) -> None:
    dialog = dialog_of(user)
    named.append("Ports")
    user.type_query("harbour")
    user.window.actions_["save_search"].trigger()
    assert dialog.list.count() == 1
    dialog.close()
