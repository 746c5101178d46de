"""The dialog of notes and tags, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour
from briefreader.ui.dialogs.annotation import AnnotationDialog
from briefreader.ui.theme import Theme
from briefreader.ui.writing.draft import AnnotationDraft

IN_USE = ("agenda", "people/putin", "people/trump", "sanctions")
EMPTY = AnnotationDraft("", (), Colour.GREEN)
CONTROL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., AnnotationDialog]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    def making(
        draft: AnnotationDraft = EMPTY, quote: str = "a short agenda", focus: str = "note"
    ) -> AnnotationDialog:
        dialog = AnnotationDialog(None, theme, quote, draft, IN_USE, focus)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitExposed(dialog)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return dialog

    return making


def test_a_note_is_written_and_saved_by_control_and_enter(make: Make) -> None:
    dialog = make()
    assert dialog.note_box.hasFocus()
    QTest.keyClicks(dialog.note_box, "Denied twice.")
    QTest.keyClick(dialog.note_box, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.note_box, "By both.")
    assert dialog.isVisible()
    QTest.keyClick(dialog.note_box, Qt.Key.Key_Return, CONTROL)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.draft() == AnnotationDraft("Denied twice.\nBy both.", (), Colour.GREEN)


def test_escape_closes_the_dialog_without_a_question(make: Make) -> None:
    dialog = make()
    QTest.keyClicks(dialog.note_box, "Half a thought")
    QTest.keyClick(dialog.note_box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_tab_leaves_the_note_for_the_tags_and_goes_on_to_the_colour(make: Make) -> None:
    dialog = make()
    QTest.keyClick(dialog.note_box, Qt.Key.Key_Tab)
    assert dialog.tags_box.hasFocus()
    QTest.keyClick(dialog.tags_box, Qt.Key.Key_Tab)
    assert dialog.colours.dots[1].hasFocus()


def test_what_is_there_already_is_shown_to_be_changed(make: Make) -> None:
    draft = AnnotationDraft("First", ("agenda", "new"), Colour.PINK)
    dialog = make(draft, focus="tags")
    assert dialog.tags_box.hasFocus()
    assert dialog.tags_box.text() == "agenda, new"
    assert dialog.draft() == draft
    dialog.note_box.setFocus()
    QTest.keyClicks(dialog.note_box, " and second")
    assert dialog.draft().note == "First and second"


def test_the_colour_is_chosen_by_a_click_and_by_the_arrow_keys(make: Make) -> None:
    dialog = make()
    dots = dialog.colours.dots
    QTest.mouseClick(dots[3], Qt.MouseButton.LeftButton)
    assert dialog.draft().colour is Colour.PINK
    dots[3].setFocus()
    QTest.keyClick(dots[3], Qt.Key.Key_Right)
    assert dialog.draft().colour is Colour.PURPLE
    assert dots[4].hasFocus()
    QTest.keyClick(dots[4], Qt.Key.Key_Left)
    assert dialog.draft().colour is Colour.PINK
    assert sum(dot.isChecked() for dot in dots) == 1


def test_the_chosen_colour_and_the_focus_can_be_seen(make: Make) -> None:
    dialog = make()
    first, chosen = dialog.colours.dots[0], dialog.colours.dots[1]
    unchosen = first.grab().toImage()
    first.setChecked(True)
    ringed = first.grab().toImage()
    assert ringed != unchosen
    first.setFocus()
    assert first.grab().toImage() != ringed
    assert not chosen.isChecked()


def test_a_passage_is_shown_as_plain_text_and_cut_where_it_is_long(make: Make) -> None:
    dialog = make(quote="<b>met</b>\nand left " + "again " * 200)
    (passage,) = (label for label in dialog.findChildren(QLabel) if label.text().startswith("“"))
    assert passage.text().startswith("“<b>met</b> and left again")
    assert passage.text().endswith(" …”")
    assert passage.textFormat() == Qt.TextFormat.PlainText
    assert len(passage.text()) < 300


def test_the_dialog_is_as_high_as_its_letters_need_in_both_themes(
    qtbot: QtBot, theme: Theme, dark_theme: Theme
) -> None:
    heights = []
    for look in (theme, dark_theme):
        dialog = AnnotationDialog(None, look, "words", EMPTY, IN_USE)
        qtbot.addWidget(dialog)
        heights.append(dialog.minimumSizeHint().height())
    assert heights[0] == heights[1]
