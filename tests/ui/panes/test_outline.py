"""The panel of headings and questions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.ui.panes.outline import OutlinePane
from briefreader.ui.reading.outline import OutlineEntry
from briefreader.ui.theme import Theme

ENTRIES = (
    OutlineEntry("First part", 2, 0),
    OutlineEntry("A section " * 12, 3, 100),
    OutlineEntry("What will it cost?", 4, 200, question=True),
    OutlineEntry("Second part", 2, 300),
)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> OutlinePane:
    made = OutlinePane(theme)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    made.show_outline(ENTRIES)
    qtbot.waitExposed(made)
    return made


def test_a_click_on_an_entry_goes_to_its_place(pane: OutlinePane) -> None:
    chosen: list[int] = []
    pane.offset_chosen.connect(chosen.append)
    place = pane.view.visualItemRect(pane.view.item(2)).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [200]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_an_entry_is_chosen_by_keyboard(pane: OutlinePane, key: Qt.Key) -> None:
    chosen: list[int] = []
    pane.offset_chosen.connect(chosen.append)
    pane.view.setCurrentRow(0)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, key)
    assert chosen == [100]


@pytest.mark.parametrize(("offset", "row"), [(0, 0), (99, 0), (100, 1), (250, 2), (9999, 3)])
def test_the_entry_of_the_part_being_read_is_marked(
    pane: OutlinePane, offset: int, row: int
) -> None:
    pane.set_place(offset)
    assert pane.view.currentRow() == row


def test_marking_a_place_asks_for_nothing(pane: OutlinePane) -> None:
    chosen: list[int] = []
    pane.offset_chosen.connect(chosen.append)
    pane.set_place(250)
    assert chosen == []


def test_an_entry_stays_marked_though_the_text_cannot_be_scrolled_to_it(
    pane: OutlinePane,
) -> None:
    place = pane.view.visualItemRect(pane.view.item(3)).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    pane.set_place(220)
    assert pane.view.currentRow() == 3
    pane.set_place(120)
    assert pane.view.currentRow() == 1


def test_long_entries_are_wrapped_and_never_wider_than_the_panel(
    pane: OutlinePane, dark_theme: Theme
) -> None:
    view = pane.view
    short, long = (view.visualItemRect(view.item(row)).height() for row in (0, 1))
    assert short * 2 < long < short * 4
    pane.set_theme(dark_theme)
    pane.resize(230, 500)
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == 0
    assert not pane.grab().isNull()


def test_a_document_without_headings_says_so(pane: OutlinePane) -> None:
    pane.show_outline(())
    assert pane.empty.isVisible()
    assert not pane.view.isVisible()
