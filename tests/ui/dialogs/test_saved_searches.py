"""The dialog of the saved searches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefreader.domain.hit import SavedSearch
from briefreader.ui.dialogs.saved_searches import SavedSearchesDialog

PORTS, TRAINS, GRAIN = (
    SavedSearch("Ports", "harbour OR quay"),
    SavedSearch("Trains", "railway"),
    SavedSearch("Grain", "grain -wheat"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> SavedSearchesDialog:
    shown = SavedSearchesDialog(None, (PORTS, TRAINS, GRAIN))
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.list.setFocus()
    return shown


def test_the_searches_are_listed_with_what_they_search(dialog: SavedSearchesDialog) -> None:
    assert [dialog.list.item(row).text() for row in range(3)] == ["Ports", "Trains", "Grain"]
    assert dialog.about.text() == "Searches for harbour OR quay"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.about.text() == "Searches for railway"


def test_enter_runs_the_current_search(dialog: SavedSearchesDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.search_requested) as asked:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked.args == ["railway"]


def test_a_search_is_named_anew_in_its_line(dialog: SavedSearchesDialog, qtbot: QtBot) -> None:
    dialog.rename_button.click()
    editor = dialog.list.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("  Harbours and quays ")
    with qtbot.waitSignal(dialog.rename_requested) as asked:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert asked.args == ["Ports", "Harbours and quays"]


@pytest.mark.parametrize("name", ["", "  ", "Trains", "Ports"])
def test_a_name_that_cannot_be_given_is_taken_back(dialog: SavedSearchesDialog, name: str) -> None:
    asked: list[str] = []
    dialog.rename_requested.connect(lambda old, _: asked.append(old))
    dialog.list.item(0).setText(name)
    assert asked == []
    assert dialog.list.item(0).text() == "Ports"
    assert ("Trains" in dialog.told.text()) == (name == "Trains")


def test_a_search_is_moved_and_stays_current(dialog: SavedSearchesDialog, qtbot: QtBot) -> None:
    assert not dialog.up_button.isEnabled()
    with qtbot.waitSignal(dialog.move_requested) as asked:
        dialog.down_button.click()
    assert asked.args == ["Ports", 1]
    dialog.show_searches((TRAINS, PORTS, GRAIN))
    assert dialog.current() == PORTS
    assert dialog.up_button.isEnabled()


def test_a_deleted_search_can_be_brought_back(dialog: SavedSearchesDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.remove_requested) as asked:
        dialog.delete_button.click()
    assert asked.args == ["Trains"]
    dialog.show_searches((PORTS, GRAIN))
    assert dialog.current() == GRAIN
    assert dialog.told.text() == "“Trains” is deleted."
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        dialog.undo_button.click()
    assert asked.args == [TRAINS, 1]
    dialog.show_searches((PORTS, TRAINS, GRAIN))
    assert dialog.undo_button.isHidden()


def test_the_delete_key_deletes_in_the_list(dialog: SavedSearchesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.remove_requested) as asked:
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert asked.args == ["Ports"]


def test_without_searches_it_says_how_they_come(dialog: SavedSearchesDialog) -> None:
    dialog.show_searches(())
    assert dialog.empty.isVisible()
    assert not dialog.search_button.isEnabled()
