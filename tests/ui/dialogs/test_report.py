"""The report on the files of an import."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.ui.dialogs.report import ReportDialog
from briefreader.ui.outcomes import FileOutcome, Outcome
from briefreader.ui.theme import Theme

ROWS = (
    FileOutcome("/in/secret.pdf", Outcome.LOCKED, "It is protected by a password."),
    FileOutcome("/in/other.pdf", Outcome.LOCKED, "It is protected by a password."),
    FileOutcome("/in/empty.txt", Outcome.FAILED, "The file is empty."),
    FileOutcome("/in/harbour.html", Outcome.ADDED, "", "1", "Harbour talks"),
)
DOWN, RETURN = Qt.Key.Key_Down, Qt.Key.Key_Return


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> ReportDialog:
    made = ReportDialog(None, theme, ROWS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(dialog: ReportDialog) -> list[str]:
    return [row.name for row in dialog.files.rows]


def test_the_counts_stand_on_top(dialog: ReportDialog) -> None:
    said = dialog.counts.text()
    assert said == "4 files: 1 added, 2 need a password, 1 could not be read."


def test_every_file_has_a_row_that_says_what_became_of_it(dialog: ReportDialog) -> None:
    cells = [
        [dialog.files.index(row, column).data() for column in range(3)]
        for row in range(dialog.files.rowCount())
    ]
    assert cells[2] == ["empty.txt", "Could not be read", "The file is empty."]
    assert cells[3] == ["harbour.html", "Added", "Harbour talks"]


def test_the_whole_reason_of_the_current_file_is_shown(dialog: ReportDialog) -> None:
    assert dialog.detail.text() == "/in/secret.pdf\nIt is protected by a password."
    QTest.keyClick(dialog.table, DOWN)
    QTest.keyClick(dialog.table, DOWN)
    assert dialog.detail.text() == "/in/empty.txt\nThe file is empty."


def test_files_are_filtered_by_outcome_and_by_words(dialog: ReportDialog) -> None:
    box = dialog.outcome_box
    assert [box.itemText(n) for n in range(box.count())] == [
        "All files (4)",
        "Needs a password (2)",
        "Could not be read (1)",
        "Added (1)",
    ]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert names(dialog) == ["secret.pdf", "other.pdf"]
    QTest.keyClicks(dialog.words_box, "oth")
    assert names(dialog) == ["other.pdf"]
    QTest.keyClicks(dialog.words_box, "x")
    assert names(dialog) == []
    assert dialog.detail.text() == "No file is like this."
    assert not dialog.password_button.isEnabled()


def test_enter_opens_a_document_and_asks_for_the_password_of_a_file(
    dialog: ReportDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.password_requested) as asked:
        QTest.keyClick(dialog.table, RETURN)
    assert asked.args == [("/in/secret.pdf",)]
    dialog.table.make_current(3)
    with qtbot.waitSignal(dialog.open_requested) as opened:
        QTest.keyClick(dialog.table, RETURN)
    assert opened.args == ["1"]


def test_a_double_click_opens_a_document(dialog: ReportDialog, qtbot: QtBot) -> None:
    at = dialog.table.visualRect(dialog.files.index(3, 0)).center()
    viewport, left = dialog.table.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=at)
    with qtbot.waitSignal(dialog.open_requested) as opened:
        QTest.mouseDClick(viewport, left, pos=at)
    assert opened.args == ["1"]


def test_a_password_is_asked_for_all_selected_files(dialog: ReportDialog, qtbot: QtBot) -> None:
    dialog.table.selectAll()
    with qtbot.waitSignal(dialog.password_requested) as asked:
        dialog.password_button.click()
    assert asked.args == [("/in/secret.pdf", "/in/other.pdf")]


def test_the_report_is_copied_as_text(dialog: ReportDialog) -> None:
    dialog.copy_button.click()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    assert lines[2] == "could not be read\t/in/empty.txt\tThe file is empty."
    dialog.table.make_current(2)
    QTest.keyClick(dialog.table, DOWN, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().split("\n")) == 2


def test_a_click_on_a_heading_sorts_the_files(dialog: ReportDialog) -> None:
    dialog.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(dialog) == ["empty.txt", "harbour.html", "other.pdf", "secret.pdf"]


def test_the_current_file_stays_current_when_the_outcomes_change(dialog: ReportDialog) -> None:
    dialog.table.make_current(2)
    dialog.show_rows((*ROWS[1:], FileOutcome("/in/secret.pdf", Outcome.ADDED, "", "2", "Secret")))
    current = dialog.current()
    assert current is not None
    assert current.name == "empty.txt"
    assert "1 needs a password" in dialog.counts.text()


def test_ten_thousand_files_are_shown_filtered_and_sorted_at_once(
    dialog: ReportDialog,
) -> None:
    rows = tuple(
        FileOutcome(f"/in/file {n}.txt", Outcome.FAILED if n % 9 else Outcome.ADDED, f"Reason {n}")
        for n in range(10_000)
    )
    started = time.perf_counter()
    dialog.show_rows(rows)
    QTest.keyClicks(dialog.words_box, "99")
    dialog.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    dialog.table.grab()
    # A guard against work for each row and each paint, which would take minutes.
    assert time.perf_counter() - started < 5
    assert all("99" in row.path for row in dialog.files.rows)
