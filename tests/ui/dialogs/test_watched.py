"""The folders that are watched."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.ui.dialogs.watched import WatchedDialog


def test_a_folder_that_is_not_there_at_present_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = WatchedDialog(None, (tmp_path, tmp_path / "away"))
    qtbot.addWidget(dialog)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert texts == [str(tmp_path), f"{tmp_path / 'away'} (not there at present)"]


def test_watching_the_current_folder_is_stopped_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = WatchedDialog(None, (tmp_path / "a", tmp_path / "b"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.unwatch_requested) as asked:
        QTest.keyClick(dialog.stop_button, Qt.Key.Key_Space)
    assert asked.args == [tmp_path / "b"]


def test_without_a_folder_there_is_nothing_to_stop(qtbot: QtBot) -> None:
    dialog = WatchedDialog(None, ())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.isVisible()
    assert not dialog.stop_button.isEnabled()
