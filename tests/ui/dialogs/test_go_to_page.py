"""Going to a page by its label or number."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Page
from briefreader.ui.dialogs.go_to_page import GoToPageDialog
from tests.ui.builders import paragraphs

SHOWN = replace(paragraphs("One", "Two"), pages=(Page(0, "i"), Page(4, "ii")))


def test_a_page_that_is_not_there_is_named_and_asked_for_again(qtbot: QtBot) -> None:
    dialog = GoToPageDialog(None, SHOWN)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClicks(dialog.line, "7")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.text() == "There is no page “7”. The document has 2 pages."
    QTest.keyClicks(dialog.line, "ii")
    assert not dialog.problem.isVisible()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
