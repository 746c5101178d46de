"""The line of tags and its completion."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour
from briefreader.ui.dialogs.annotation import AnnotationDialog
from briefreader.ui.theme import Theme
from briefreader.ui.writing.draft import AnnotationDraft
from briefreader.ui.writing.tags_edit import NewTags, TagsEdit

IN_USE = ("agenda", "people/putin", "people/trump", "sanctions")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> AnnotationDialog:
    draft = AnnotationDraft("", (), Colour.YELLOW)
    made = AnnotationDialog(None, theme, "words", draft, IN_USE, "tags")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    qtbot.waitUntil(made.tags_box.hasFocus)
    return made


@pytest.fixture
def box(dialog: AnnotationDialog) -> TagsEdit:
    return dialog.tags_box


def press(box: TagsEdit, key: Qt.Key) -> None:
    """Press a key where the user's keys go now."""
    QTest.keyClick(box.popup if box.popup.isVisible() else box, key)


def test_tags_complete_from_those_in_use(box: TagsEdit) -> None:
    QTest.keyClicks(box, "agenda, PU")
    assert box.offered() == ("people/putin",)
    assert box.popup.isVisible()
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)
    assert box.text() == "agenda, people/putin"
    assert box.tags() == ("agenda", "people/putin")


def test_completing_a_tag_does_not_close_the_dialog_and_a_second_enter_does(
    dialog: AnnotationDialog, box: TagsEdit
) -> None:
    QTest.keyClicks(box, "san")
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)
    assert not box.popup.isVisible()
    assert dialog.isVisible()
    press(box, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.draft().tags == ("sanctions",)


def test_escape_closes_the_offered_tags_before_the_dialog(
    dialog: AnnotationDialog, box: TagsEdit
) -> None:
    QTest.keyClicks(box, "peo")
    press(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert dialog.isVisible()
    press(box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_tag_offered_is_taken_by_a_click(box: TagsEdit) -> None:
    QTest.keyClicks(box, "people")
    place = box.popup.visualRect(box.popup.model().index(1, 0)).center()
    QTest.mouseClick(box.popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert box.tags() == ("people/trump",)


def test_a_tag_that_is_there_already_is_not_offered_again(box: TagsEdit) -> None:
    QTest.keyClicks(box, "people/putin, peo")
    assert box.offered() == ("people/trump",)


def test_a_new_tag_can_be_typed_though_others_are_offered(box: TagsEdit) -> None:
    QTest.keyClicks(box, "people")
    assert box.popup.isVisible()
    QTest.keyClicks(box, "/merkel, new")
    assert not box.popup.isVisible()
    assert box.tags() == ("people/merkel", "new")


def test_a_tag_is_completed_in_the_middle_of_others(box: TagsEdit) -> None:
    box.setText("agenda, tru, last")
    box.setCursorPosition(len("agenda, tru"))
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)
    assert box.tags() == ("agenda", "people/trump", "last")


def test_the_tab_key_takes_the_first_tag_offered(dialog: AnnotationDialog, box: TagsEdit) -> None:
    QTest.keyClicks(box, "agenda, tru")
    QTest.keyClick(box.popup, Qt.Key.Key_Tab)
    assert box.tags() == ("agenda", "people/trump")
    assert box.hasFocus()
    assert dialog.isVisible()


def test_a_comma_leaves_the_tag_as_it_is_typed(box: TagsEdit) -> None:
    QTest.keyClicks(box, "peop, san,")
    assert box.tags() == ("peop", "san")


def test_enter_without_a_choice_leaves_the_tag_as_it_is_typed(
    dialog: AnnotationDialog, box: TagsEdit
) -> None:
    QTest.keyClicks(box, "peop")
    assert box.popup.isVisible()
    press(box, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.draft().tags == ("peop",)


def test_a_tag_is_written_as_it_is_known(box: TagsEdit) -> None:
    box.setText("PEOPLE/Putin, News")
    assert box.tags() == ("people/putin", "News")


def test_tags_that_are_there_keep_their_writing(qtbot: QtBot, theme: Theme) -> None:
    box = TagsEdit(theme, ("Sanctions",), IN_USE)
    qtbot.addWidget(box)
    assert box.tags() == ("Sanctions",)
    box.set_tags(("Agenda", "x"))
    assert box.tags() == ("Agenda", "x")


def test_new_tags_are_marked(qtbot: QtBot, theme: Theme) -> None:
    box = TagsEdit(theme, ("agenda",), IN_USE)
    qtbot.addWidget(box)
    label = NewTags(box)
    qtbot.addWidget(label)
    assert label.text() == ""
    with qtbot.waitSignal(box.changed):
        box.setText("agenda, fresh")
    assert box.new_tags() == ("fresh",)
    assert label.text() == "New tag: fresh"


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        (" a , b b ,, a", ("a", "b b")),
        ("#news, /x/", ("news", "x")),
        ("C#, a//b / c", ("C#", "a/b/c")),
        (",,,", ()),
        ("Ärger, 😀", ("Ärger", "😀")),
    ],
)
def test_tags_are_taken_without_blanks_and_marks_each_once(
    box: TagsEdit, typed: str, tags: tuple[str, ...]
) -> None:
    box.setText(typed)
    assert box.tags() == tags
