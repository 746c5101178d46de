"""The dialog of earlier states: what it lists and says, before and while one is brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.report import Progress
from briefreader.domain.snapshot import Difference, Snapshot
from briefreader.ui.dialogs.snapshots import SnapshotsDialog, in_words
from briefreader.ui.theme import Theme


def snapshot(day: int, reason: str = "", fewer: int = 0) -> Snapshot:
    taken = f"2026-11-{day:02}T12:00:00.000Z"
    return Snapshot(
        name=taken,
        taken=taken,
        reason=reason,
        documents=310,
        annotations=1204,
        annotation_files=1300,
        files=1700,
        lost=fewer,
        state="",
    )


SNAPSHOTS = (snapshot(22, "before “Rename a tag”"), snapshot(21, fewer=600), snapshot(20))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> SnapshotsDialog:
    made = SnapshotsDialog(None, theme, SNAPSHOTS)
    qtbot.addWidget(made)
    return made


def cell(dialog: SnapshotsDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    assert item is not None
    return item.text()


def test_each_snapshot_says_why_it_was_taken_and_what_it_holds(dialog: SnapshotsDialog) -> None:
    assert [cell(dialog, row, 1) for row in range(3)] == [
        "Before “Rename a tag”",
        "Daily · 600 notes fewer than before",
        "Daily",
    ]
    assert (cell(dialog, 0, 2), cell(dialog, 0, 3)) == ("1,204", "310")
    said = dialog.table.model().index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Daily, 1,204 notes, 310 documents")


def test_it_asks_what_would_change_for_each_choice(qtbot: QtBot, dialog: SnapshotsDialog) -> None:
    with qtbot.waitSignal(dialog.difference_requested) as asked:
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert asked.args == [SNAPSHOTS[1], False]
    with qtbot.waitSignal(dialog.difference_requested) as asked:
        dialog.only_missing.click()
    assert asked.args == [SNAPSHOTS[1], True]
    assert not dialog.restore_button.isEnabled()


def test_an_answer_that_comes_late_is_not_shown(dialog: SnapshotsDialog) -> None:
    dialog.table.selectRow(1)
    dialog.show_difference(SNAPSHOTS[0], False, Difference(back=3))
    dialog.show_difference(SNAPSHOTS[1], True, Difference(back=3))
    assert dialog.detail.text() == "Looking what would change…"
    dialog.show_difference(SNAPSHOTS[1], False, Difference(back=3))
    assert dialog.detail.text() == "What would change:\n• 3 notes come back"
    assert dialog.restore_button.isEnabled()


def test_where_nothing_would_change_there_is_nothing_to_do(dialog: SnapshotsDialog) -> None:
    dialog.show_difference(SNAPSHOTS[0], False, Difference())
    assert dialog.detail.text() == "Your work is as it was then: nothing would change."
    assert not dialog.restore_button.isEnabled()


def test_while_one_is_brought_back_the_dialog_stays(qtbot: QtBot, dialog: SnapshotsDialog) -> None:
    dialog.show()
    dialog.show_difference(SNAPSHOTS[0], False, Difference(gone=1))
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        QTest.keyClick(dialog.restore_button, Qt.Key.Key_Space)
    assert asked.args == [SNAPSHOTS[0], False]
    dialog.show_progress(Progress(40, 100))
    assert (dialog.bar.value(), dialog.bar.maximum()) == (40, 100)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_problem("The disk is full.")
    assert dialog.detail.text() == "The disk is full."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_kind_of_change_is_put_into_words() -> None:
    assert in_words(Difference(1, 1, 1, 1, 1, ("tags.toml",))) == [
        "1 note comes back",
        "1 note becomes what it was",
        "1 note made since is deleted",
        "1 document comes back",
        "1 document gets back its star, read mark and corrections",
        "Colours and descriptions of tags become what they were",
    ]
    assert in_words(Difference(2, 1200, 2, 2, 2, ("dossiers/ports.toml", "searches.toml"))) == [
        "2 notes come back",
        "1,200 notes become what they were",
        "2 notes made since are deleted",
        "2 documents come back",
        "2 documents get back their stars, read marks and corrections",
        "dossiers/ports.toml becomes what it was",
        "The saved searches become what they were",
    ]
