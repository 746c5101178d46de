"""The dialog in which several notes are given tags."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Annotation
from briefreader.ui.notebrowser.tags_dialog import TagsAnswer, TagsDialog
from briefreader.ui.theme import Theme


def test_tags_are_typed_and_marks_taken_away_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    notes = (
        Annotation("urn:uuid:1", "1", "", "", tags=("b", "a")),
        Annotation("urn:uuid:2", "1", "", "", tags=("a",)),
    )
    dialog = TagsDialog(None, theme, notes, ())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClicks(dialog.added, "new, other/one")
    shown = [dialog.given.item(row).text() for row in range(dialog.given.count())]
    assert shown == ["a   (2 of 2)", "b   (1 of 2)"]
    assert dialog.answer() == TagsAnswer(("new", "other/one"), ())
    dialog.given.setFocus()
    dialog.given.setCurrentRow(1)
    QTest.keyClick(dialog.given, Qt.Key.Key_Space)
    assert dialog.answer() == TagsAnswer(("new", "other/one"), ("b",))


def test_notes_without_tags_have_none_to_remove(qtbot: QtBot, theme: Theme) -> None:
    dialog = TagsDialog(None, theme, (Annotation("urn:uuid:1", "1", "", ""),), ())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.given.isVisible()
