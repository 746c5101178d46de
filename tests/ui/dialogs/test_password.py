"""The dialog that asks for a password."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from briefreader.ui.dialogs.password import PasswordAnswer, PasswordDialog

MODES = QLineEdit.EchoMode


def make(qtbot: QtBot, others: int = 0, *, wrong: bool = False) -> PasswordDialog:
    dialog = PasswordDialog(None, "secret.pdf", others, wrong=wrong, for_all=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_what_is_typed_is_masked_until_the_user_wants_to_see_it(qtbot: QtBot) -> None:
    dialog = make(qtbot)
    assert dialog.line.echoMode() is MODES.Password
    dialog.shown.click()
    assert dialog.line.echoMode() is MODES.Normal


def test_enter_gives_the_password_and_needs_one(qtbot: QtBot) -> None:
    dialog = make(qtbot)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.line, "open sesame")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.answer() == PasswordAnswer("open sesame", False)


def test_a_wrong_password_says_so(qtbot: QtBot) -> None:
    assert not make(qtbot).problem.isVisible()
    assert make(qtbot, wrong=True).problem.isVisible()


@pytest.mark.parametrize(
    ("others", "said"),
    [(1, "1 other file that needs"), (3, "3 other files that need")],
)
def test_the_password_is_offered_for_the_other_files(qtbot: QtBot, others: int, said: str) -> None:
    dialog = make(qtbot, others)
    assert dialog.for_all.isVisible()
    assert said in dialog.for_all.text()
    dialog.line.setText("x")
    dialog.for_all.click()
    assert dialog.answer() == PasswordAnswer("x", True)


def test_one_file_alone_has_no_others(qtbot: QtBot) -> None:
    assert not make(qtbot).for_all.isVisible()


def test_the_password_does_not_stand_in_what_is_written_about_the_answer() -> None:
    assert "sesame" not in repr(PasswordAnswer("sesame"))
