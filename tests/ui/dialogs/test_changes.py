"""What changed in a document."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import State
from briefreader.domain.document import Span
from briefreader.domain.version import Change, Comparison, OldVersion
from briefreader.ui.dialogs.changes import ChangesDialog
from briefreader.ui.theme import Theme
from tests.ui.builders import paragraphs, placement
from tests.ui.user import pixels_in

TEXT = paragraphs("The council built a long bridge.", "It cost nothing.")
COMPARISON = Comparison(
    "The council built a bridge.\nIt cost nothing at all.",
    TEXT.text,
    (Change(Span(20, 20), Span(20, 25)), Change(Span(43, 50), Span(48, 48))),
)
VERSIONS = (OldVersion("b" * 16, "2026-11-22T14:02:00.000Z"), OldVersion("a" * 16, ""))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> ChangesDialog:
    placements = (
        placement(TEXT, "council", 1),
        placement(TEXT, "long", 2, note="How long?", state=State.CHECK),
        placement(TEXT, "nothing", 3, state=State.MOVED),
    )
    made = ChangesDialog(None, theme, "A bridge", VERSIONS, placements)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.show_comparison(COMPARISON)
    return made


def test_what_was_put_in_and_taken_out_is_shown_with_signs(dialog: ChangesDialog) -> None:
    shown = " ".join(dialog.page.toPlainText().split())
    assert "a + long bridge" in shown
    assert "− at all" in shown


def test_changes_differ_by_line_and_colour_and_not_by_colour_alone(dialog: ChangesDialog) -> None:
    formats = {}
    for word in ("long", "all"):
        cursor = dialog.page.document().find(word)
        assert isinstance(cursor, QTextCursor)
        formats[word] = cursor.charFormat()
    assert formats["long"].fontUnderline()
    assert not formats["long"].fontStrikeOut()
    assert formats["all"].fontStrikeOut()
    assert formats["long"].background().color() != formats["all"].background().color()


def test_keys_step_from_change_to_change(dialog: ChangesDialog) -> None:
    assert dialog.place.text() == "Change 1 of 2"
    assert not dialog.previous.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_F3)
    assert dialog.place.text() == "Change 2 of 2"
    assert not dialog.next.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_F3)
    assert dialog.place.text() == "Change 2 of 2"
    QTest.keyClick(dialog, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.place.text() == "Change 1 of 2"


def test_a_bar_stands_beside_the_change_at_hand(dialog: ChangesDialog, theme: Theme) -> None:
    assert pixels_in(dialog.page.viewport(), theme.accent) > 20


def test_the_versions_are_offered_newest_first(dialog: ChangesDialog, qtbot: QtBot) -> None:
    chooser = dialog.chooser
    assert "2026" in chooser.itemText(0)
    assert chooser.itemText(1) == "The version until an unknown time"
    assert dialog.version() == "b" * 16
    chooser.setFocus()
    with qtbot.waitSignal(dialog.version_requested) as asked:
        QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert asked.args == ["a" * 16]


def test_the_notes_that_it_concerns_are_listed_with_those_to_check_first(
    dialog: ChangesDialog, qtbot: QtBot
) -> None:
    notes = [dialog.notes.item(row).text() for row in range(dialog.notes.count())]
    assert notes == ["Please check: “long”", "Moved with its passage: “nothing”"]
    dialog.notes.setFocus()
    with qtbot.waitSignal(dialog.note_requested) as asked:
        QTest.keyClick(dialog.notes, Qt.Key.Key_Return)
    assert asked.args == ["urn:uuid:2"]


def test_two_versions_with_the_same_words_say_so(dialog: ChangesDialog) -> None:
    dialog.show_comparison(Comparison("a", "a", ()))
    assert dialog.place.text() == "No change"
    assert dialog.page.toPlainText() == "The words of the two versions are the same."
