"""Other searches that are offered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.domain.hit import Reason, Suggestion
from briefreader.domain.query import Everything, Not, Query, Term, Unit
from briefreader.ui.searching.empty import EmptyPlace
from briefreader.ui.searching.suggestions import SuggestionList, offer

WITHOUT = Suggestion(Reason.WITHOUT, "harbour", "“grain”", 1200)
SPELLING = Suggestion(Reason.SPELLING, "harbour grain", "harbour", 1)


@pytest.fixture
def offered(qtbot: QtBot) -> SuggestionList:
    shown = SuggestionList()
    qtbot.addWidget(shown)
    shown.resize(400, 100)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.show_suggestions((SPELLING, WITHOUT))
    return shown


def test_an_offer_says_what_is_done_and_what_is_found() -> None:
    assert offer(WITHOUT) == "Without “grain”: 1,200 documents"
    assert offer(SPELLING) == "Did you mean “harbour”? 1 document"


def test_parts_that_are_left_out_are_called_as_they_are_typed() -> None:
    text = 'harbour -grain publisher:"Wire Desk"'
    units = (
        Unit(Span(0, 7), Term("harbour"), "“harbour”"),
        Unit(Span(8, 14), Not(Term("grain")), "not “grain”"),
        Unit(Span(15, 36), Everything(), "by the publisher “Wire Desk”"),
    )
    query = Query(text, Everything(), units=units)

    def said(*left_out: Unit) -> str:
        about = " and ".join(unit.explained for unit in left_out)
        return offer(Suggestion(Reason.WITHOUT, "", about, 2), query)

    assert said(units[0]) == "Without “harbour”: 2 documents"
    assert said(units[1]) == "Without −grain: 2 documents"
    assert said(*units[1:]) == 'Without −grain and publisher:"Wire Desk": 2 documents'
    unknown = Suggestion(Reason.WITHOUT, "", "“harbour” and more", 2)
    assert offer(unknown, query) == "Without “harbour” and more: 2 documents"


def test_a_click_chooses_a_suggestion(offered: SuggestionList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(offered.chosen) as chosen:
        QTest.mouseClick(offered.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["harbour"]


def test_arrow_keys_and_enter_choose_a_suggestion(offered: SuggestionList, qtbot: QtBot) -> None:
    assert offered.take_focus()
    QTest.keyClick(offered.buttons[0], Qt.Key.Key_Down)
    assert offered.buttons[1].hasFocus()
    with qtbot.waitSignal(offered.chosen) as chosen:
        QTest.keyClick(offered.buttons[1], Qt.Key.Key_Return)
    assert chosen.args == ["harbour"]
    QTest.keyClick(offered.buttons[1], Qt.Key.Key_Up)
    with qtbot.waitSignal(offered.left_upwards):
        QTest.keyClick(offered.buttons[0], Qt.Key.Key_Up)


def test_from_the_last_suggestion_the_down_key_leaves(
    offered: SuggestionList, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(offered.left_downwards):
        QTest.keyClick(offered.buttons[1], Qt.Key.Key_Down)


def test_fewer_suggestions_hide_the_other_buttons(offered: SuggestionList) -> None:
    offered.show_suggestions((WITHOUT,))
    assert [button.isVisible() for button in offered.buttons[:2]] == [True, False]
    offered.show_suggestions(())
    assert not offered.isVisible()
    assert not offered.take_focus()


def test_a_long_suggestion_takes_more_lines(offered: SuggestionList) -> None:
    offered.show_suggestions((SPELLING,))
    offered.adjustSize()
    offered.resize(400, offered.height())
    one_line = offered.buttons[0].height()
    long = Suggestion(Reason.WITHOUT, "harbour", "“" + "grain & " * 20 + "”", 3)
    offered.show_suggestions((long,))
    offered.adjustSize()
    offered.resize(400, offered.height())
    button = offered.buttons[0]
    assert button.width() <= offered.width()
    assert button.height() >= 2 * one_line - 10
    assert button.said() == offer(long)


def test_nothing_found_says_what_was_searched_and_offers_others(qtbot: QtBot) -> None:
    place = EmptyPlace(24, 14)
    qtbot.addWidget(place)
    place.show()
    place.show_nothing_found("“harbour” and “grain”", (SPELLING, WITHOUT))
    assert place.heading.text() == "Nothing found."
    assert place.about.text() == "Searched for “harbour” and “grain”"
    assert place.suggestions.isVisible()
    place.show_nothing_found("", ())
    assert not place.about.isVisible()
    place.show_no_documents()
    assert not place.suggestions.isVisible()
    assert "Ctrl+O" in place.about.text()
