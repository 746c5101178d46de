"""All passages of a document that a search found, in a list over the window."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from briefreader.domain.document import Span
from briefreader.ui.listing.delegate import DocumentDelegate
from briefreader.ui.reading_desk import hit_at
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User, pixels_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def count_area(user: User, title: str) -> QRect:
    """Where the count of hits of a row is, in the list's viewport."""
    view = user.window.library_pane.view
    index = view.model().index(user.titles().index(title), 0)
    delegate = view.itemDelegate()
    hit = user.session.results.hits.get(user.rows()[index.row()].id)
    assert isinstance(delegate, DocumentDelegate)
    return delegate.count_area(view.visualRect(index), hit)


def shown(user: User) -> list[str]:
    """The passages that are listed."""
    popup = user.window.library_pane.passages
    user.wait_until(popup.isVisible)
    return [snippet.text for snippet in popup.passages()]


def current_hit(user: User) -> str:
    reader = user.window.reader
    span = reader._lit.hits[reader._lit.hit]
    return user.text()[span.start : span.end]


def test_a_click_on_the_count_lists_all_passages_in_their_order(user: User) -> None:
    user.type_query("harbour")
    area = count_area(user, HARBOUR_TITLE)
    view = user.window.library_pane.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    passages = shown(user)
    assert len(passages) >= 2
    popup = user.window.library_pane.passages
    starts = [snippet.span.start for snippet in popup.passages()]
    assert starts == sorted(starts)
    assert "hits in" in popup.about.text()
    assert HARBOUR_TITLE in popup.list.accessibleName()
    assert user.session.opened is None or user.session.opened.summary.title != HARBOUR_TITLE


def test_the_matches_of_a_passage_are_lit(user: User) -> None:
    user.type_query("harbour")
    user.press(Qt.Key.Key_Down)
    user.press(Qt.Key.Key_Right)
    shown(user)
    popup = user.window.library_pane.passages
    popup.list.setCurrentIndex(popup.list.model().index(0, 0))
    assert pixels_in(popup.list.viewport(), user.window._theme.hit) > 100


def test_a_passage_is_gone_to_by_keys_alone(user: User) -> None:
    user.type_query("harbour")
    user.press(Qt.Key.Key_Down)
    user.wait_for_document(HARBOUR_TITLE)
    user.press(Qt.Key.Key_Right)
    count = len(shown(user))
    popup = user.window.library_pane.passages
    for _ in range(count - 1):
        QTest.keyClick(popup.list, Qt.Key.Key_Down)
    wanted = popup.passages()[-1].matches[0]
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert not popup.isVisible()
    reader = user.window.reader
    user.wait_until(lambda: reader._lit.hits[reader._lit.hit] == wanted)


def test_a_passage_of_a_document_that_is_not_open_opens_it_there(user: User) -> None:
    user.open(RAILWAY_TITLE)
    user.type_query("harbour")
    area = count_area(user, HARBOUR_TITLE)
    view = user.window.library_pane.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    shown(user)
    popup = user.window.library_pane.passages
    wanted = popup.passages()[-1].matches[0]
    index = popup.list.model().index(len(popup.passages()) - 1, 0)
    where = popup.list.visualRect(index).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    user.wait_for_document(HARBOUR_TITLE)
    reader = user.window.reader
    user.wait_until(lambda: reader._lit.hits[reader._lit.hit] == wanted)
    assert current_hit(user).casefold() == "harbour"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Left])
def test_a_key_closes_the_passages_and_nothing_changes(user: User, key: Qt.Key) -> None:
    user.type_query("harbour")
    user.press(Qt.Key.Key_Down)
    user.wait_for_document(HARBOUR_TITLE)
    before = user.window.reader._lit.hit
    user.press(Qt.Key.Key_Right)
    shown(user)
    QTest.keyClick(user.window.library_pane.passages.list, key)
    assert not user.window.library_pane.passages.isVisible()
    assert user.window.reader._lit.hit == before
    assert user.window.library_pane.search_box.text() == "harbour"


def test_one_hit_has_no_more_passages_to_list(user: User) -> None:
    user.type_query("postponed")
    assert count_area(user, HARBOUR_TITLE).isEmpty()


def test_the_pointer_shows_that_a_count_can_be_clicked(user: User) -> None:
    user.type_query("harbour")
    view, area = user.window.library_pane.view, count_area(user, HARBOUR_TITLE)
    QTest.mouseMove(view.viewport(), area.center())
    user.wait_until(lambda: view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    QTest.mouseMove(view.viewport(), QPoint(40, area.bottom() + 20))
    user.wait_until(lambda: view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_without_a_search_there_are_no_passages(user: User) -> None:
    user.window.library_pane.show_passages()
    user.wait_until_idle()
    assert not user.window.library_pane.passages.isVisible()


def test_the_hit_of_a_passage_is_the_first_that_ends_behind_its_place() -> None:
    matches = (Span(3, 5), Span(8, 12), Span(20, 22))
    assert [hit_at(matches, offset) for offset in (0, 3, 5, 8, 12, 20, 99)] == [
        0,
        0,
        1,
        1,
        2,
        2,
        2,
    ]
    assert hit_at((), 3) == -1
