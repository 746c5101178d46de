"""The facets below the list, as the user meets them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from briefreader.domain.hit import FacetKind
from briefreader.ui.facetlist.rows import Heading, Row, Standing, Value
from briefreader.ui.facetlist.view import FacetsView
from briefreader.ui.panes.facets import FacetsPane
from tests.ui.user import User

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


def pane(user: User) -> FacetsPane:
    return user.window.facets_pane


def view(user: User) -> FacetsView:
    return pane(user).view


def rows(user: User) -> tuple[Row, ...]:
    return view(user).facets.rows


def values(user: User) -> list[tuple[str, int, Standing]]:
    """The values shown: their names, counts, and what the query says of them."""
    return [
        (row.value.label, row.value.count, row.standing)
        for row in rows(user)
        if isinstance(row, Value)
    ]


def point_of(user: User, label: str) -> QPoint:
    for at, row in enumerate(rows(user)):
        if isinstance(row, Value) and row.value.label == label:
            index = view(user).facets.index(at)
            view(user).scrollTo(index)
            return view(user).visualRect(index).center()
    raise AssertionError(f"{label} is not shown")


def click(user: User, label: str, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    viewport = view(user).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifiers, point_of(user, label))


def wait_for_values(user: User, expected: list[tuple[str, int, Standing]]) -> None:
    user.wait_until(lambda: values(user) == expected)


FREE, CHOSEN, EXCLUDED = Standing.FREE, Standing.CHOSEN, Standing.EXCLUDED
ALL = [("Desk Note", 2, FREE), ("2021", 2, FREE)]


@pytest.fixture
def narrowing(user: User) -> User:
    """A user who sees the facets of two briefings, without those of their facts."""
    wait_for_values(user, ALL)
    return user


def test_before_the_first_facets_come_nothing_is_said(begin: Callable[[], User]) -> None:
    starting = begin()
    starting.window.show()
    assert not pane(starting).empty.isVisible()
    assert view(starting).isVisible()


def test_a_result_of_nothing_has_nothing_to_narrow(narrowing: User) -> None:
    narrowing.type_query("zebra")
    narrowing.wait_until(pane(narrowing).empty.isVisible)
    assert not view(narrowing).isVisible()


def test_with_an_empty_query_the_facets_are_those_of_the_library(narrowing: User) -> None:
    headings = {row.kind: row.count for row in rows(narrowing) if isinstance(row, Heading)}
    assert headings[FacetKind.PUBLISHER] == 1
    assert headings[FacetKind.YEAR] == 1


def test_the_counts_are_those_of_the_result(narrowing: User) -> None:
    narrowing.type_query("Norway")
    wait_for_values(narrowing, [("Desk Note", 1, FREE), ("2021", 1, FREE)])


def test_a_click_narrows_and_a_second_one_takes_that_back(narrowing: User) -> None:
    narrowing.type_query("Tallinn")
    click(narrowing, "2021")
    narrowing.wait_for_query("Tallinn date:2021")
    assert narrowing.window.library_pane.search_box.text() == "Tallinn date:2021"
    wait_for_values(narrowing, [("Desk Note", 2, FREE), ("2021", 2, CHOSEN)])
    click(narrowing, "2021")
    narrowing.wait_for_query("Tallinn")
    wait_for_values(narrowing, ALL)


@pytest.mark.parametrize("modifiers", [CONTROL, SHIFT])
def test_a_click_with_control_or_shift_excludes(
    narrowing: User, modifiers: Qt.KeyboardModifier
) -> None:
    click(narrowing, "Desk Note", modifiers)
    narrowing.wait_for_query('-publisher:"Desk Note"')
    wait_for_values(narrowing, [("Desk Note", 0, EXCLUDED)])
    click(narrowing, "Desk Note")
    narrowing.wait_for_query("")
    wait_for_values(narrowing, ALL)


def test_the_menu_offers_both(narrowing: User) -> None:
    row = next(row for row in rows(narrowing) if isinstance(row, Value))
    menu = view(narrowing).menu(row)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Only These", "Not These", "Copy"]
    menu.actions()[1].trigger()
    narrowing.wait_for_query('-publisher:"Desk Note"')
    menu.deleteLater()


def test_everything_can_be_done_by_keys(narrowing: User) -> None:
    narrowing.press(Qt.Key.Key_F, CONTROL | SHIFT)
    assert narrowing.window.focusWidget() is view(narrowing)
    spoken = view(narrowing).facets.data(view(narrowing).currentIndex())
    assert spoken == "Publishers, 1 value, open"
    narrowing.press(Qt.Key.Key_Left)
    wait_for_values(narrowing, [("2021", 2, FREE)])
    narrowing.press(Qt.Key.Key_Right)
    wait_for_values(narrowing, ALL)
    narrowing.press(Qt.Key.Key_Down)
    spoken = view(narrowing).facets.data(view(narrowing).currentIndex())
    assert spoken == "Publisher Desk Note, 2 documents"
    narrowing.press(Qt.Key.Key_Space)
    narrowing.wait_for_query('publisher:"Desk Note"')
    wait_for_values(narrowing, [("Desk Note", 2, CHOSEN), ("2021", 2, FREE)])
    assert narrowing.window.focusWidget() is view(narrowing)
    narrowing.press(Qt.Key.Key_Return)
    narrowing.wait_for_query("")
    narrowing.press(Qt.Key.Key_Return, CONTROL)
    narrowing.wait_for_query('-publisher:"Desk Note"')


def test_the_key_shows_the_facets_and_hides_them(narrowing: User) -> None:
    pane(narrowing).set_open(False)
    assert not view(narrowing).isVisible()
    assert pane(narrowing).height() == pane(narrowing).heading.height()
    narrowing.press(Qt.Key.Key_F, CONTROL | SHIFT)
    assert view(narrowing).isVisible()
    narrowing.press(Qt.Key.Key_F, CONTROL | SHIFT)
    assert not view(narrowing).isVisible()
    assert narrowing.window.focusWidget() is narrowing.window.library_pane.view


def test_escape_goes_back_to_the_search_box(narrowing: User) -> None:
    pane(narrowing).take_focus()
    narrowing.press(Qt.Key.Key_Escape)
    assert narrowing.window.library_pane.search_box.hasFocus()


def test_the_list_keeps_half_of_the_height(narrowing: User) -> None:
    column = narrowing.window.left_column
    column.setSizes([0, 10_000])
    assert pane(narrowing).height() <= column.height() / 2 + 1
    narrowing.window.resize(1000, 500)
    assert pane(narrowing).height() <= column.height() / 2 + 1


def test_a_new_tag_is_counted_at_once(narrowing: User) -> None:
    pane(narrowing).open("tag")
    narrowing.open("Harbour talks announced")
    narrowing.session.changes.annotate(narrowing.span_of("postponed twice"), tags=("delays",))
    wait_for_values(narrowing, [("delays", 1, FREE)])


def test_how_the_facets_stand_is_remembered(narrowing: User) -> None:
    pane(narrowing).open("tag person")
    pane(narrowing).set_open(False)
    settings = narrowing.window.left_column.remembered(narrowing.window.settings)
    assert (settings.facets, settings.facet_kinds) == (False, "tag person")
    pane(narrowing).set_open(True)
    pane(narrowing).open("")
    narrowing.window.left_column.restore(settings)
    assert not pane(narrowing).is_open
    assert pane(narrowing).open_kinds == "tag person"


def test_facets_that_are_hidden_are_not_counted(narrowing: User) -> None:
    pane(narrowing).set_open(False)
    narrowing.type_query("Norway")
    narrowing.wait_until_idle()
    assert values(narrowing) == ALL
    pane(narrowing).set_open(True)
    wait_for_values(narrowing, [("Desk Note", 1, FREE), ("2021", 1, FREE)])


def test_facets_of_another_result_are_shown_paler_until_the_new_ones_come(narrowing: User) -> None:
    viewport = view(narrowing).viewport()
    before = viewport.grab().toImage()
    view(narrowing).show_late(True)
    assert viewport.grab().toImage() != before
    view(narrowing).show_late(False)
    assert viewport.grab().toImage() == before
