"""Finding in the open document, as the user does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from briefreader.ui.reading.find_bar import FindBar
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE, long_briefing
from tests.ui.user import User, pixels_in

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
F3 = Qt.Key.Key_F3

Write = Callable[[str, str], Path]


@pytest.fixture
def reading(user: User) -> User:
    """A user with a document open."""
    user.open(HARBOUR_TITLE)
    user.window.reader.setFocus()
    return user


def bar(user: User) -> FindBar:
    return user.window.find_desk.bar


def find(user: User, words: str, place: str) -> None:
    """Open the bar by its key, type, and wait until it says where the user is."""
    user.press(Qt.Key.Key_F, CONTROL)
    assert user.window.focusWidget() is bar(user).field
    QTest.keyClicks(bar(user).field, words)
    user.wait_until(lambda: bar(user).place.text() == place)


def current(user: User) -> str:
    """The words of the current find."""
    span = user.window.find_desk._current_span()
    return user.text()[span.start : span.end] if span else ""


def test_the_bar_finds_while_one_types_and_steps_by_its_keys(reading: User) -> None:
    find(reading, "minister", "1 of 3")
    places = [bar(reading).place.text()]
    for key, modifiers in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, SHIFT),
        (F3, SHIFT),
    ):
        reading.press(key, modifiers)
        places.append(bar(reading).place.text())
    assert places == ["1 of 3", "2 of 3", "3 of 3", "2 of 3", "1 of 3"]


def test_stepping_goes_on_at_the_other_end_and_says_so(reading: User) -> None:
    find(reading, "minister", "1 of 3")
    reading.press(F3, SHIFT)
    assert (bar(reading).place.text(), bar(reading).wrapped.text()) == ("3 of 3", "· from the end")
    reading.press(F3)
    assert (bar(reading).place.text(), bar(reading).wrapped.text()) == ("1 of 3", "· from the top")
    reading.press(F3)
    assert bar(reading).wrapped.text() == ""


def test_finds_are_framed_and_the_current_one_is_filled(reading: User) -> None:
    viewport, theme = reading.window.reader.view.viewport(), reading.window._theme
    links = pixels_in(viewport, theme.accent)
    find(reading, "minister", "1 of 3")
    assert pixels_in(viewport, theme.accent) > links + 100
    assert pixels_in(viewport, theme.selected) > 100
    reading.press(Qt.Key.Key_Escape)
    assert pixels_in(viewport, theme.accent) == links


def test_escape_gives_the_focus_to_the_text_with_the_find_selected(reading: User) -> None:
    find(reading, "postponed", "1 of 1")
    reading.press(Qt.Key.Key_Escape)
    view = reading.window.reader.view
    assert not bar(reading).isVisible()
    assert view.hasFocus()
    assert view.textCursor().selectedText() == "postponed"


def test_a_selected_word_is_what_is_wanted(reading: User) -> None:
    span = reading.select("Kadri Saar wants")
    reading.press(Qt.Key.Key_F, CONTROL)
    assert bar(reading).field.text() == "Kadri Saar wants"
    assert bar(reading).field.selectedText() == "Kadri Saar wants"
    reading.wait_until(lambda: bar(reading).place.text() == "1 of 1")
    assert reading.window.find_desk._current_span() == span


def test_what_was_wanted_last_is_kept_and_does_not_move_the_text(reading: User) -> None:
    find(reading, "Saar", "1 of 2")
    reading.press(Qt.Key.Key_Escape)
    reading.window.reader.clear_selection()
    reading.press(Qt.Key.Key_F, CONTROL)
    assert bar(reading).field.text() == "Saar"
    reading.wait_until(lambda: bar(reading).place.text() == "2 finds")
    reading.press(Qt.Key.Key_Return)
    assert bar(reading).place.text().endswith("of 2")


def test_the_choices_have_keys(reading: User) -> None:
    find(reading, "Minister", "1 of 3")
    reading.press(Qt.Key.Key_C, ALT)
    reading.wait_until(lambda: bar(reading).place.text() == "1 of 2")
    reading.press(Qt.Key.Key_W, ALT)
    reading.press(Qt.Key.Key_R, ALT)
    assert bar(reading).wanted().whole_words
    assert bar(reading).wanted().is_expression
    bar(reading).field.setText(r"[A-Z]\w+ Saar")
    reading.wait_until(lambda: current(reading) == "Kadri Saar")
    assert bar(reading).place.text() == "1 of 2"


def test_what_is_no_expression_is_said_in_the_bar(reading: User) -> None:
    bar(reading).expression.setChecked(True)
    reading.press(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(bar(reading).field, "(Saar")
    reading.wait_until(bar(reading).problem.isVisible)
    assert bar(reading).problem.text().startswith("Not a regular expression")
    assert bar(reading).place.text() == ""
    QTest.keyClicks(bar(reading).field, ")")
    reading.wait_until(lambda: bar(reading).place.text() == "1 of 2")
    assert not bar(reading).problem.isVisible()
    assert reading.problems == []


def test_what_stands_nowhere_is_not_found(reading: User) -> None:
    find(reading, "zebra", "Not found")
    assert not bar(reading).forth.isEnabled()
    reading.press(Qt.Key.Key_Return)
    assert bar(reading).place.text() == "Not found"


def test_finding_begins_where_the_cursor_is(reading: User) -> None:
    reading.window.reader.view.place_caret(reading.span_of("What was agreed").start)
    find(reading, "Saar", "2 of 2")


def test_another_document_is_looked_through_without_moving_in_it(reading: User) -> None:
    find(reading, "Tallinn", "1 of 1")
    reading.open(RAILWAY_TITLE)
    reading.wait_until(lambda: bar(reading).place.text() == "1 find")
    assert reading.window.find_desk.is_open
    reading.press(F3)
    assert bar(reading).place.text() == "1 of 1"


def test_without_the_bar_stepping_is_from_hit_to_hit(reading: User) -> None:
    reading.type_query("Saar")
    reading.wait_until(lambda: reading.window._hit_place.text() == "2 hits")
    find(reading, "minister", "1 of 3")
    reading.press(F3)
    assert bar(reading).place.text() == "2 of 3"
    assert reading.window._hit_place.text() == "2 hits"
    reading.press(Qt.Key.Key_Escape)
    reading.press(F3)
    assert reading.window._hit_place.text() == "Hit 1 of 2"


def test_a_find_far_below_is_brought_into_sight(user: User, write: Write) -> None:
    words = long_briefing().replace("Paragraph 90 tells", "Paragraph 90 grumbles")
    user.add(write("long.txt", words))
    user.wait_for_rows(3)
    user.open("A long briefing")
    find(user, "GRUMBLES", "1 of 4")
    view = user.window.reader.view
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.position(user.span_of("grumbles").start))
    assert view.viewport().rect().contains(view.cursorRect(cursor).center())


def test_there_is_nothing_to_find_without_a_document(user: User) -> None:
    user.session.close_document()
    assert not user.window.actions_["find"].isEnabled()
    user.window.find_desk.open()
    assert not user.window.find_desk.is_open


def test_a_document_that_is_closed_closes_the_bar(reading: User) -> None:
    find(reading, "Saar", "1 of 2")
    reading.session.close_document()
    assert not bar(reading).isVisible()
