"""The document list: its model, and what its keys do."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Metadata, Summary
from briefreader.domain.hit import Hit
from briefreader.ui.listing.model import DocumentListModel, spoken
from briefreader.ui.listing.view import DocumentListView
from briefreader.ui.results import Results
from briefreader.ui.theme import Theme
from tests.ui.builders import found

ROWS = tuple(
    Summary(str(n), Metadata(title=f"Title {n}"), "text", 10, f"/{n}.txt") for n in range(200)
)
BROKEN = Summary("", Metadata(), "", 0, "/broken.txt", problem="The file is empty.")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> DocumentListView:
    made = DocumentListView(theme)
    qtbot.addWidget(made)
    made.resize(330, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_results(Results("", found(*ROWS)))
    return made


def test_the_model_holds_its_rows(qtbot: QtBot) -> None:
    model = DocumentListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_results(Results("", found(*ROWS)))
    model.show_results(Results("", found(*(replace(row, starred=True) for row in ROWS))))
    model.show_results(Results("x", found(*ROWS[:3])))
    assert model.rowCount() == 3
    assert model.row_of("2") == 2
    assert model.row_of("7") == -1
    assert model.summary(-1) is None


def test_a_choice_by_the_user_is_announced_and_one_by_the_program_is_not(
    view: DocumentListView,
) -> None:
    chosen: list[str] = []
    view.document_chosen.connect(chosen.append)
    view.select_document("3")
    assert chosen == []
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen == ["4"]


def test_a_document_opened_before_the_rows_are_there_is_current_when_they_come(
    qtbot: QtBot, theme: Theme
) -> None:
    view = DocumentListView(theme)
    qtbot.addWidget(view)
    view.show()
    chosen: list[str] = []
    view.document_chosen.connect(chosen.append)
    view.show_results(Results("", found(*ROWS)), opened="70")
    assert view.current_id() == "70"
    assert view.selected_ids() == ("70",)
    assert "70" in view.ids_in_view()
    assert chosen == []


def test_a_document_that_a_search_left_out_is_current_again_after_it(
    view: DocumentListView,
) -> None:
    view.select_document("3")
    view.show_results(Results("x", found(ROWS[8], ROWS[9])), opened="3")
    assert view.current_id() == ""
    view.show_results(Results("", found(*ROWS)), opened="3")
    assert view.current_id() == "3"


def test_a_document_opened_elsewhere_is_brought_into_sight(view: DocumentListView) -> None:
    assert view.select_document("150")
    assert "150" in view.ids_in_view()
    assert not view.select_document("gone")


def test_the_up_key_on_the_first_row_leaves_the_list(view: DocumentListView) -> None:
    left: list[bool] = []
    view.left_upwards.connect(lambda: left.append(True))
    view.select_document("1")
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert left == []
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert left == [True]


def test_the_same_rows_stay_where_they_are_and_other_queries_begin_at_the_top(
    view: DocumentListView,
) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(1500)
    view.show_results(Results("", found(*(replace(row, unread=False) for row in ROWS))))
    assert bar.value() == 1500
    view.show_results(Results("title", found(*ROWS[1:])))
    assert bar.value() == 0


def test_stepping_ends_before_files_that_could_not_be_read(view: DocumentListView) -> None:
    view.show_results(Results("", found(ROWS[0], ROWS[1], BROKEN)))
    view.select_document("0")
    assert view.move_current(1) == "1"
    assert view.move_current(1) == ""
    assert view.move_current(-1) == "0"


def test_only_rows_in_sight_ask_for_their_details(view: DocumentListView) -> None:
    seen = view.ids_in_view()
    assert seen[0] == "0"
    assert 3 < len(seen) < 12
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.ids_in_view()[-1] == "199"


def test_a_screen_reader_says_what_a_row_shows() -> None:
    row = replace(ROWS[0], starred=True, tags=("a", "b"))
    row = replace(row, metadata=replace(row.metadata, publisher="Desk", published="2021-03-05"))
    said = "Title 0, Desk, 2021-03-05, Plain text, unread, starred, 2 hits, tags: a, b"
    assert spoken(row, Hit("0", 1.0, 2)) == said
    assert spoken(BROKEN, None) == "broken. Could not be read: The file is empty."
