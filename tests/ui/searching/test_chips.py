"""The line under the search box with the parts of the query."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.domain.query import And, Not, Query, Term, Unit
from briefreader.ui.searching.chip import Chip
from briefreader.ui.searching.chips import ChipRow
from briefreader.ui.searching.parts import short_form
from briefreader.ui.theme import Theme

Show = Callable[..., ChipRow]


def query_of(text: str) -> Query:
    """A query whose parts are its words; those behind a minus are left out."""
    units = []
    start = 0
    for word in text.split(" "):
        term = Term(word.lstrip("-=*"), exact=word.startswith("="))
        node = Not(term) if word.startswith("-") else term
        said = f"not “{term.word}”" if word.startswith("-") else f"“{term.word}”"
        units.append(Unit(Span(start, start + len(word)), node, said))
        start += len(word) + 1
    explained = " and ".join(unit.explained for unit in units)
    return Query(text, And(tuple(unit.node for unit in units)), (), explained, None, tuple(units))


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Show:
    """Show a query in a line of some width, below a search box and above another widget."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    window.box = QLineEdit()  # type: ignore[attr-defined]
    row = ChipRow(theme)
    for widget in (window.box, row, QLineEdit()):  # type: ignore[attr-defined]
        column.addWidget(widget)

    def shown(text: str, width: int = 400, *, one_line: bool = False) -> ChipRow:
        window.resize(width, 200)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        row.show_query(query_of(text) if text else None, one_line=one_line)
        column.activate()
        return row

    return shown


def visible(row: ChipRow) -> list[Chip]:
    return [chip for chip in row.chips if chip.isVisible()]


def words(row: ChipRow) -> list[str]:
    return [chip.text() for chip in visible(row)]


def test_every_part_of_a_query_has_a_chip_with_what_it_asks(show: Show) -> None:
    row = show("harbour talks")
    assert words(row) == ["harbour", "talks"]
    assert [chip.toolTip() for chip in visible(row)] == ["“harbour”", "“talks”"]
    assert [chip.accessibleName() for chip in visible(row)] == ["“harbour”", "“talks”"]


def test_one_plain_word_has_no_chip_but_is_told(show: Show) -> None:
    row = show("harbour")
    assert words(row) == []
    assert row.explained.isVisible()
    assert row.explained.text() == "Searched for “harbour”"


@pytest.mark.parametrize("text", ["=harbour", "-harbour", "harb*"])
def test_one_part_that_is_more_than_a_word_has_a_chip(show: Show, text: str) -> None:
    row = show(text)
    assert len(words(row)) == 1
    assert not row.explained.isVisible()


def test_without_a_search_there_is_nothing(show: Show) -> None:
    show("harbour talks")
    assert not show("").isVisible()


def test_what_is_left_out_has_a_minus_and_another_frame(show: Show) -> None:
    row = show("talks -grain")
    assert words(row) == ["talks", "grain"]
    plain, negative = (chip.grab().toImage() for chip in visible(row))
    assert visible(row)[1].accessibleName() == "not “grain”"
    same = show("talks grain")
    assert visible(same)[1].grab().toImage() != negative
    assert visible(same)[1].width() < negative.width()
    assert visible(same)[0].grab().toImage() == plain


def test_a_part_is_shown_as_typed_on_one_line() -> None:
    text = 'NOT  "the \t grain" x'
    unit = Unit(Span(0, 18), Not(Term("grain")), "not “the grain”")
    assert short_form(text, unit) == '"the grain"'


def test_the_line_is_as_high_for_one_word_as_for_many_while_typing(show: Show) -> None:
    heights = {
        show(text, one_line=True).height()
        for text in ("h", "harbour", "harbour talks", "harbour talks " * 20 + "end")
    }
    assert len(heights) == 1


def test_what_has_no_room_on_one_line_while_typing_is_counted(show: Show) -> None:
    row = show("harbour talks between ministers about railways", 260, one_line=True)
    rest = 6 - len(visible(row))
    assert rest > 0
    assert row.more.isVisible()
    assert row.more.text() == f"+{rest}"
    assert row.more.geometry().right() <= row.width()


def test_a_finished_query_has_two_lines_at_most(show: Show) -> None:
    text = "harbour talks between ministers about railways and bridges over rivers in winter"
    one = show("harbour", 260).height()
    row = show(text, 260)
    assert one < row.height() < 3 * one
    assert row.more.isVisible()
    assert len({chip.y() for chip in visible(row)}) == 2


def test_chips_on_two_lines_stay_there_when_the_same_query_comes_again(show: Show) -> None:
    text = "harbour talks between ministers about railways"
    height = show(text, 260).height()
    assert show(text, 260, one_line=True).height() == height


def test_no_chip_is_wider_than_the_line(show: Show) -> None:
    row = show("x" * 300 + " " + "y" * 300, 240)
    assert all(chip.geometry().right() <= row.width() for chip in (*visible(row), row.more))


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
    ],
)
def test_a_key_takes_a_part_out(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    row = show("harbour talks")
    chip = visible(row)[1]
    chip.setFocus()
    with qtbot.waitSignal(row.unit_removed) as taken:
        QTest.keyClick(chip, key)
    assert taken.args is not None
    assert taken.args[0].explained == "“talks”"


def test_the_cross_takes_a_part_out_and_its_words_do_not(show: Show, qtbot: QtBot) -> None:
    row = show("harbour talks")
    chip = visible(row)[0]
    removed: list[Unit] = []
    chosen: list[Unit] = []
    row.unit_removed.connect(removed.append)
    row.unit_chosen.connect(chosen.append)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(chip, left, pos=QPoint(14, chip.height() // 2))
    assert (len(removed), len(chosen)) == (0, 1)
    QTest.mouseClick(chip, left, pos=QPoint(chip.width() - 10, chip.height() // 2))
    assert (len(removed), len(chosen)) == (1, 1)
    QTest.mousePress(chip, left, pos=QPoint(chip.width() - 10, chip.height() // 2))
    QTest.mouseRelease(chip, left, pos=QPoint(chip.width() - 10, chip.height() + 40))
    assert (len(removed), len(chosen)) == (1, 1)


def test_the_line_is_one_stop_of_the_tab_key_and_arrow_keys_go_on(show: Show) -> None:
    row = show("harbour talks between", 600)
    box = row.window().box  # type: ignore[attr-defined]
    box.setFocus()
    first, second, third = visible(row)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert not any(chip.hasFocus() for chip in (first, second, third))
    row.take_focus()
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert first.hasFocus()


def test_many_chips_are_reached_in_their_order(show: Show) -> None:
    text = " ".join(f"w{number}" for number in range(14))
    row = show(text, 2000)
    row.take_focus()
    for number in range(13):
        QTest.keyClick(visible(row)[number], Qt.Key.Key_Right)
    assert visible(row)[13].hasFocus()


def test_when_a_part_is_gone_the_next_one_has_the_focus(show: Show) -> None:
    row = show("harbour talks between")
    visible(row)[1].setFocus()
    show("harbour between")
    assert visible(row)[1].hasFocus()
    assert words(row)[1] == "between"


def test_when_no_part_is_left_the_focus_goes_to_the_box(show: Show, qtbot: QtBot) -> None:
    row = show("harbour talks")
    visible(row)[0].setFocus()
    with qtbot.waitSignal(row.left_upwards):
        show("talks")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_has_no_room_is_listed_and_can_be_taken_out(show: Show, qtbot: QtBot) -> None:
    row = show("harbour talks between ministers about railways", 260, one_line=True)
    hidden = 6 - len(visible(row))
    QTest.mouseClick(row.more, Qt.MouseButton.LeftButton)
    menu = next(menu for menu in row.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()][-1] == "Take out “railways”"
    assert len(menu.actions()) == hidden
    with qtbot.waitSignal(row.unit_removed) as taken:
        menu.actions()[-1].trigger()
    menu.close()
    assert taken.args is not None
    assert taken.args[0].explained == "“railways”"


def test_the_colours_of_a_dark_theme_are_taken(show: Show, dark_theme: Theme) -> None:
    row = show("harbour talks")
    light = visible(row)[0].grab().toImage()
    row.set_theme(dark_theme)
    assert visible(row)[0].grab().toImage() != light
