"""The pages of help."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontInfo, QTextCursor, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefreader.ui.commands import COMMANDS
from briefreader.ui.dialogs.help import HelpDialog, shortcuts_page


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_every_shortcut_stands_on_its_page() -> None:
    page = shortcuts_page()
    for command in COMMANDS:
        if command.keys:
            assert command.title.replace("&", "").rstrip("…") in page


@pytest.mark.parametrize("topic", ["help", "shortcuts"])
def test_a_page_of_help_opens_and_escape_closes_it(
    qtbot: QtBot, window: QWidget, topic: str
) -> None:
    dialog = HelpDialog.show_topic(window, topic)
    assert dialog.isVisible()
    assert len(dialog.page.toPlainText()) > 300
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    QTest.keyClick(dialog.page, Qt.Key.Key_Escape)
    assert closed == [0]


def test_headings_are_larger_than_the_text_and_tables_fill_the_page(window: QWidget) -> None:
    dialog = HelpDialog(window, "Page", "# Top\n\nText.\n\n| a | b |\n| --- | --- |\n| c | d |")
    page = dialog.page.document()
    sizes = []
    for line in ("Top", "Text."):
        form = page.find(line).charFormat()
        sizes.append(QFontInfo(form.font()).pixelSize())
    assert sizes[0] > sizes[1] > 0
    (table,) = (f for f in page.rootFrame().childFrames() if isinstance(f, QTextTable))
    assert table.format().toTableFormat().width().rawValue() == 100


def test_a_page_of_help_loads_nothing_and_follows_no_link(window: QWidget) -> None:
    dialog = HelpDialog(window, "Page", "[away](file:///etc/hostname) ![x](file:///etc/hostname)")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert dialog.page.loadResource(kind, QUrl("file:///etc/hostname")) is None
    assert not dialog.page.openLinks()
    before = dialog.page.toPlainText()
    dialog.page.moveCursor(QTextCursor.MoveOperation.Start)
    dialog.page.anchorClicked.emit(QUrl("file:///etc/hostname"))
    assert dialog.page.toPlainText() == before
