"""The search box in the window: its chips, what it offers, and the searches it remembers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from briefreader.ui.searching.bar import SearchBar
from briefreader.ui.searching.chip import Chip
from briefreader.ui.searching.history import history_path, read_history, remember
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User

ALT = Qt.KeyboardModifier.AltModifier


def bar(user: User) -> SearchBar:
    return user.window.library_pane.bar


def chips(user: User) -> list[Chip]:
    return [chip for chip in bar(user).chips.chips if chip.isVisible()]


def chip_words(user: User) -> list[str]:
    return [chip.text() for chip in chips(user)]


def search(user: User, query: str) -> None:
    """Type a query and press Enter, then come back to the box."""
    user.type_query(query)
    user.press(Qt.Key.Key_Return)
    user.wait_until_idle()
    user.window.library_pane.focus_search()


def kept(user: User) -> tuple[str, ...]:
    return read_history(history_path(user.session.library.places.state))


# --- chips -----------------------------------------------------------------------------------


def test_the_parts_of_a_query_stand_below_the_box_as_they_are_typed(user: User) -> None:
    user.type_query("ministers -riga title:harbour")
    assert chip_words(user) == ["ministers", "riga", "title:harbour"]
    assert "not" in chips(user)[1].accessibleName()


def test_a_click_on_the_cross_searches_without_that_part(user: User) -> None:
    user.type_query("ministers zeppelin")
    assert user.titles() == []
    chip = chips(user)[1]
    QTest.mouseClick(
        chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, chip.height() // 2)
    )
    user.wait_for_query("ministers")
    assert bar(user).box.text() == "ministers"
    assert HARBOUR_TITLE in user.titles()


def test_a_click_on_the_words_of_a_part_selects_them_in_the_box(user: User) -> None:
    bar(user).search_for("😀 ministers harbour")
    user.wait_until_idle()
    chip = chips(user)[chip_words(user).index("ministers")]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(14, chip.height() // 2))
    assert bar(user).box.hasFocus()
    assert bar(user).box.selectedText() == "ministers"


def test_parts_are_taken_out_by_keys_alone(user: User) -> None:
    user.type_query("ministers harbour tallinn")
    user.press(Qt.Key.Key_Tab)
    while user.window.focusWidget() not in chips(user):
        user.press(Qt.Key.Key_Tab)
    user.press(Qt.Key.Key_Right)
    user.press(Qt.Key.Key_Delete)
    user.wait_for_query("ministers tallinn")
    assert chips(user)[1].hasFocus()
    user.press(Qt.Key.Key_Backspace)
    user.wait_for_query("ministers")
    assert bar(user).box.hasFocus()


def test_escape_and_up_lead_from_the_chips_to_the_box_and_down_to_the_list(user: User) -> None:
    user.type_query("ministers tallinn")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
        bar(user).chips.take_focus()
        user.press(key)
        assert bar(user).box.hasFocus()
    bar(user).chips.take_focus()
    user.press(Qt.Key.Key_Down)
    assert user.window.library_pane.view.hasFocus()


def test_a_part_is_taken_out_of_what_the_box_holds_by_now(user: User) -> None:
    user.type_query("ministers tallinn")
    first = bar(user).chips.chips[0]
    QTest.keyClicks(bar(user).box, " agenda")
    first.click()
    user.wait_for_query("tallinn agenda")
    assert bar(user).box.text() == "tallinn agenda"


def test_a_part_that_the_box_no_longer_holds_takes_nothing_out(user: User) -> None:
    user.type_query("ministers tallinn")
    first = bar(user).chips.chips[0]
    bar(user).box.setText("grain")
    first.click()
    assert bar(user).box.text() == "grain"


def test_the_list_stays_where_it_is_while_a_query_is_typed(user: User) -> None:
    user.type_query("t")
    places = set()
    view = user.window.library_pane.view
    for letter in "allinn ministers harbour deepened the":
        QTest.keyClicks(bar(user).box, letter)
        user.wait_for_query(bar(user).box.text())
        if user.rows():
            places.add(view.mapTo(user.window, QPoint(0, 0)).y())
    assert len(places) == 1


# --- nothing found ---------------------------------------------------------------------------


def test_a_search_without_hits_offers_what_finds_something(user: User) -> None:
    user.type_query("ministers zeppelin")
    offered = user.window.library_pane.empty.suggestions
    said = [button.said() for button in offered.buttons if button.isVisible()]
    assert said == ["Without “zeppelin”: 1 document"]
    user.press(Qt.Key.Key_Down)
    assert offered.buttons[0].hasFocus()
    user.press(Qt.Key.Key_Up)
    assert bar(user).box.hasFocus()
    user.press(Qt.Key.Key_Down)
    user.press(Qt.Key.Key_Return)
    user.wait_for_query("ministers")
    assert bar(user).box.text() == "ministers"


def test_a_misspelt_word_is_one_click_from_the_right_one(user: User) -> None:
    search(user, "harbuor")
    offered = user.window.library_pane.empty.suggestions
    assert offered.buttons[0].said() == "Did you mean “harbour”? 1 document"
    QTest.mouseClick(offered.buttons[0], Qt.MouseButton.LeftButton)
    user.wait_for_query("harbour")
    assert user.titles() == [HARBOUR_TITLE]


# --- past searches ---------------------------------------------------------------------------


def test_alt_and_the_arrow_keys_step_through_past_searches(user: User) -> None:
    search(user, "harbour")
    search(user, "riga")
    user.type_query("something new")
    for key, shown in (
        (Qt.Key.Key_Up, "riga"),
        (Qt.Key.Key_Up, "harbour"),
        (Qt.Key.Key_Up, "harbour"),
        (Qt.Key.Key_Down, "riga"),
        (Qt.Key.Key_Down, "something new"),
        (Qt.Key.Key_Down, "something new"),
    ):
        user.press(key, ALT)
        assert bar(user).box.text() == shown
        user.wait_for_query(shown)


def test_the_up_key_steps_back_from_an_empty_box_and_down_returns(user: User) -> None:
    search(user, "harbour")
    user.press(Qt.Key.Key_Escape)
    user.press(Qt.Key.Key_Up)
    assert bar(user).box.text() == "harbour"
    user.press(Qt.Key.Key_Down)
    assert bar(user).box.text() == ""
    assert bar(user).box.hasFocus()
    user.press(Qt.Key.Key_Down)
    assert user.window.library_pane.view.hasFocus()


def test_the_up_key_leaves_alone_what_is_being_written(user: User) -> None:
    search(user, "harbour")
    user.type_query("ministers")
    user.press(Qt.Key.Key_Up)
    assert bar(user).box.text() == "ministers"


def test_a_query_is_remembered_when_one_of_its_results_is_opened(user: User) -> None:
    user.type_query("tallinn")
    user.open(RAILWAY_TITLE)
    user.wait_until_idle()
    assert kept(user) == ("tallinn",)


def test_a_query_that_rests_is_remembered_until_it_is_finished(user: User) -> None:
    user.type_query("harb")
    bar(user)._rest.timeout.emit()
    assert bar(user).past.steps.queries == ("harb",)
    QTest.keyClicks(bar(user).box, "our")
    user.wait_for_query("harbour")
    user.press(Qt.Key.Key_Return)
    user.wait_until_idle()
    assert kept(user) == ("harbour",)


def test_a_query_that_finds_nothing_is_not_remembered_by_resting(user: User) -> None:
    user.type_query("zeppelin")
    bar(user)._rest.timeout.emit()
    assert bar(user).past.steps.queries == ()


def test_past_searches_are_there_at_the_next_start(begin: Callable[[], User], user: User) -> None:
    search(user, "harbour")
    user.quit()
    again = begin()
    again.start()
    again.wait_until_idle()
    again.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    again.press(Qt.Key.Key_Up)
    again.wait_for_query("harbour")
    assert again.titles() == [HARBOUR_TITLE]


def test_the_search_history_can_be_cleared(user: User) -> None:
    search(user, "harbour")
    assert kept(user) == ("harbour",)
    user.window.actions_["clear_history"].trigger()
    user.wait_until_idle()
    assert kept(user) == ()
    user.press(Qt.Key.Key_Up, ALT)
    assert bar(user).box.text() == "harbour"


def test_nothing_is_remembered_when_the_user_does_not_want_that(user: User) -> None:
    action = user.window.actions_["remember_searches"]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    search(user, "harbour")
    assert kept(user) == ()
    assert not user.window.settings.past_searches


def test_what_another_window_searched_is_stepped_to_after_a_search_here(user: User) -> None:
    remember(history_path(user.session.library.places.state), "written elsewhere")
    search(user, "harbour")
    user.press(Qt.Key.Key_Up, ALT)
    assert bar(user).box.text() == "written elsewhere"


@pytest.mark.parametrize("query", ["  ", "\t"])
def test_blanks_are_no_query_to_remember(user: User, query: str) -> None:
    bar(user).search_for(query)
    user.wait_until_idle()
    assert kept(user) == ()
