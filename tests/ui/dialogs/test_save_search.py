"""The dialog that asks for the name of a search."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.ui.dialogs.save_search import SaveSearchDialog


def test_the_query_itself_is_the_first_name_and_is_overwritten_by_typing(qtbot: QtBot) -> None:
    dialog = SaveSearchDialog(None, "harbour -grain", ())
    qtbot.addWidget(dialog)
    assert dialog.name() == "harbour -grain"
    QTest.keyClicks(dialog.line, " Ports ")
    assert dialog.name() == "Ports"
    assert dialog.save.isEnabled()


def test_a_search_cannot_be_saved_without_a_name(qtbot: QtBot) -> None:
    dialog = SaveSearchDialog(None, "harbour", ())
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog.line, Qt.Key.Key_Delete)
    assert not dialog.save.isEnabled()


def test_a_name_in_use_is_told_before_it_is_replaced(qtbot: QtBot) -> None:
    dialog = SaveSearchDialog(None, "harbour", ("Ports",))
    qtbot.addWidget(dialog)
    assert dialog.problem.isHidden()
    QTest.keyClicks(dialog.line, "Ports")
    assert not dialog.problem.isHidden()
    assert dialog.save.text() == "&Replace"
    assert dialog.save.isEnabled()


def test_a_long_query_gives_a_name_of_bounded_length(qtbot: QtBot) -> None:
    dialog = SaveSearchDialog(None, "harbour " * 100, ())
    qtbot.addWidget(dialog)
    assert 0 < len(dialog.name()) <= 80
