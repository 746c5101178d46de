"""The left pane: one search box over the list of documents."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from briefreader.domain.hit import Coverage, Reason, Suggestion
from briefreader.domain.query import Sort
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User, pixels_in

Write = Callable[[str, str], Path]


def painted(user: User, title: str, width: int = 420) -> str:
    """What a row of the list paints, as SVG."""
    view = user.window.library_pane.view
    index = view.model().index(user.titles().index(title), 0)
    delegate = view.itemDelegate()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, delegate.sizeHint(option, index).height())
    painter = QPainter(generator)
    delegate.paint(painter, option, index)
    painter.end()
    return bytes(content.data()).decode()


def painted_text(user: User, title: str, width: int = 420) -> str:
    """The words that a row of the list paints."""
    words = re.findall(r"<text[^>]*>([^<]*)</text>", painted(user, title, width))
    return " ".join(" ".join(words).split())


def test_the_list_shows_title_publisher_date_and_first_lines(user: User) -> None:
    shown = painted_text(user, HARBOUR_TITLE)
    assert HARBOUR_TITLE in shown
    assert "Desk Note · 5 March 2021" in shown
    assert "The foreign ministers of Estonia and Norway will meet" in shown


def test_the_list_shows_the_snippet_of_the_hit_with_the_hit_lit(user: User) -> None:
    hit = user.window._theme.hit.name()
    assert "postponed" not in painted_text(user, HARBOUR_TITLE)
    assert hit not in painted(user, HARBOUR_TITLE)
    user.type_query("postponed")
    shown = painted_text(user, HARBOUR_TITLE)
    assert "postponed twice" in shown
    assert "1 hit" in shown
    assert hit in painted(user, HARBOUR_TITLE)


def test_the_list_shows_tags(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(None, tags=("baltic", "ports/tallinn"))
    shown = painted_text(user, HARBOUR_TITLE)
    assert "baltic" in shown
    assert "ports/tallinn" in shown


def test_the_list_marks_what_is_unread_until_it_is_opened(user: User) -> None:
    unread = painted(user, RAILWAY_TITLE)
    assert unread.count("<circle") + unread.count("<ellipse") == 1
    user.open(RAILWAY_TITLE)
    user.wait_until(lambda: not user.rows()[user.titles().index(RAILWAY_TITLE)].unread)
    read = painted(user, RAILWAY_TITLE)
    assert read.count("<circle") + read.count("<ellipse") == 0


def test_the_list_shows_the_star(user: User) -> None:
    assert "★" not in painted_text(user, HARBOUR_TITLE)
    user.open(HARBOUR_TITLE)
    user.press(Qt.Key.Key_S)
    assert "★" in painted_text(user, HARBOUR_TITLE)


def test_a_file_that_could_not_be_read_stands_in_the_list_with_its_reason(
    user: User, write: Write
) -> None:
    user.add(write("empty.txt", ""), write("third.txt", "Third\n\nA briefing that can be read."))
    user.wait_for_rows(4)
    shown = painted_text(user, "empty")
    assert "Could not be read" in shown
    assert "empty" in shown
    assert user.window.messages.isVisible()
    assert "empty.txt" in user.window.messages.label.text()


def test_a_row_says_everything_to_a_screen_reader(user: User) -> None:
    user.open(RAILWAY_TITLE)
    user.session.changes.set_starred(user.session.opened.summary.id, True)  # type: ignore[union-attr]
    user.session.changes.annotate(None, tags=("trains",))
    user.type_query("river")
    view = user.window.library_pane.view
    words = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == (
        "Railway link delayed, Desk Note, 2021-04-09, Web page, starred, 1 hit, tags: trains"
    )


def test_the_list_is_searched_as_you_type(user: User) -> None:
    box = user.window.library_pane.search_box
    box.setFocus()
    seen: list[tuple[str, list[str]]] = []
    for letter in "rai":
        QTest.keyClicks(box, letter)
        user.wait_for_query(box.text())
        seen.append((box.text(), user.titles()))
    assert seen[-1] == ("rai", [RAILWAY_TITLE])
    assert user.window.library_pane.count.text() == "1 of 2 documents"


def test_only_the_newest_of_quickly_typed_queries_is_shown(user: User) -> None:
    shown: list[str] = []
    user.session.results_changed.connect(lambda: shown.append(user.session.results.query))
    user.type_query("engineers ground")
    user.wait_until(lambda: bool(shown) and shown[-1] == "engineers ground")
    assert user.titles() == [RAILWAY_TITLE]
    assert len(shown) <= len("engineers ground")


def test_a_search_without_hits_says_what_was_searched(user: User) -> None:
    user.type_query("zeppelin")
    pane = user.window.library_pane
    assert pane.empty.isVisible()
    assert not pane.view.isVisible()
    assert pane.empty.heading.text() == "Nothing found."
    assert "zeppelin" in pane.bar.chips.explained.text()
    user.press(Qt.Key.Key_Escape)
    user.type_query("zeppelin -grain")
    assert "“zeppelin” and not “grain”" in pane.empty.about.text()


def test_what_could_not_be_understood_in_a_query_is_told(user: User) -> None:
    user.type_query("nofield:talks")
    user.wait_until(user.window.library_pane.notice.isVisible)
    assert user.window.library_pane.notice.text()


def test_escape_empties_the_search_box_and_everything_is_shown(user: User) -> None:
    user.type_query("river")
    assert len(user.rows()) == 1
    user.press(Qt.Key.Key_Escape)
    user.wait_for_query("")
    assert user.window.library_pane.search_box.text() == ""
    assert len(user.rows()) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_search_box_a_key_opens_the_first_row(user: User, key: Qt.Key) -> None:
    user.type_query("engineers")
    user.press(key)
    user.wait_for_document(RAILWAY_TITLE)
    assert user.window.library_pane.view.hasFocus()


def test_the_up_key_on_the_first_row_goes_back_to_the_search_box(user: User) -> None:
    user.type_query("engineers")
    user.press(Qt.Key.Key_Down)
    user.press(Qt.Key.Key_Up)
    assert user.window.library_pane.search_box.hasFocus()


def test_the_arrow_keys_open_document_after_document(user: User) -> None:
    first, second = user.titles()
    user.open(first)
    user.window.library_pane.view.setFocus()
    user.press(Qt.Key.Key_Down)
    user.wait_for_document(second)
    user.press(Qt.Key.Key_Up)
    user.wait_for_document(first)


def test_the_list_is_sorted_as_the_user_chooses(user: User) -> None:
    sorting = user.window.library_pane.sorting
    sorting.setFocus()
    for wanted, order in (
        (Sort.TITLE, [HARBOUR_TITLE, RAILWAY_TITLE]),
        (Sort.DATE, [RAILWAY_TITLE, HARBOUR_TITLE]),
    ):
        while user.session.sort is not wanted:
            step = Qt.Key.Key_Down if user.session.sort is None else Qt.Key.Key_Up
            user.press(step)
        user.wait_until(lambda order=order: user.titles() == order)  # type: ignore[misc]


def test_the_current_document_stays_current_when_others_come(user: User, write: Write) -> None:
    user.open(HARBOUR_TITLE)
    key = user.window.library_pane.view.current_id()
    user.add(write("third.txt", "A third briefing\n\nMay 1, 2022\n\nIts text."))
    user.wait_for_rows(3)
    assert user.window.library_pane.view.current_id() == key
    assert user.session.opened is not None
    assert user.session.opened.summary.title == HARBOUR_TITLE


def test_the_rows_of_a_dark_theme_are_painted_dark(user: User) -> None:
    view = user.window.library_pane.view
    light = user.window._theme.panel
    assert pixels_in(view.viewport(), light) > 1000
    user.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dark = user.window._theme.panel
    assert dark != light
    assert pixels_in(user.window.library_pane.view.viewport(), dark) > 1000


def test_snippets_of_rows_that_come_into_view_are_asked_for(
    user: User, write: Write, tmp_path: Path
) -> None:
    for number in range(60):
        write(f"many/{number:02}.txt", f"Minutes {number:02}\n\nThe council met at the quay.")
    user.add(tmp_path / "sources" / "many")
    user.wait_for_rows(62)
    user.type_query("quay")
    user.wait_for_rows(60)
    last = user.rows()[-1].id
    assert last not in user.session.results.hits
    user.window.library_pane.view.scrollToBottom()
    user.wait_until(lambda: last in user.session.results.hits)
    assert "quay" in painted_text(user, user.rows()[-1].title)


def test_the_progress_of_adding_is_shown_and_can_be_stopped(
    user: User, write: Write, tmp_path: Path
) -> None:
    for number in range(200):
        write(f"many/{number:03}.txt", f"Minutes {number:03}\n\nThe council met at the quay.")
    bar = user.window.library_pane.work
    shown: list[tuple[str, int, int]] = []

    def follow(progress: object) -> None:
        if progress is not None:
            assert bar.isVisible()
            shown.append((bar.label.text(), bar.bar.value(), bar.bar.maximum()))
            if bar.bar.value():
                QTest.mouseClick(bar.stop, Qt.MouseButton.LeftButton)

    user.session.progress_changed.connect(follow)
    user.add(tmp_path / "sources" / "many")
    user.wait_until(lambda: not bar.isVisible())
    assert shown[:2] == [("Adding…", 0, 0), ("64 of 200", 64, 200)]
    assert bar.label.text() == "Stopping…"
    user.wait_for_rows(66)
    assert user.messages[-1] == "64 added, stopped"


def test_results_say_when_not_all_documents_could_be_searched(user: User) -> None:
    user.type_query("harbour")
    pane, session = user.window.library_pane, user.session
    assert not pane.partial.isVisible()
    for coverage, said in (
        (
            Coverage(indexed=9998, total=10_002, failed=2),
            "Searched 9,998 of 10,000 documents; 2 are still being read.",
        ),
        (Coverage(1, 2, 0), "Searched 1 of 2 documents; 1 is still being read."),
    ):
        session.results = replace(session.results, coverage=coverage)
        session.results_changed.emit()
        assert pane.partial.isVisible()
        assert pane.partial.text() == said
    session.results = replace(session.results, coverage=Coverage(2, 4, 2))
    session.results_changed.emit()
    assert not pane.partial.isVisible()


def test_another_spelling_is_offered_above_a_short_list_once_the_keys_rest(user: User) -> None:
    user.type_query("harbour")
    pane, session = user.window.library_pane, user.session
    offered = Suggestion(Reason.SPELLING, "river", "river", 40)
    session.results = replace(session.results, suggestions=(offered,))
    session.results_changed.emit()
    assert not pane.spelling.isVisible()
    user.wait_until(pane.spelling.isVisible)
    assert pane.view.isVisible()
    assert pane.spelling.buttons[0].said() == "Did you mean “river”? 40 documents"
    QTest.mouseClick(pane.spelling.buttons[0], Qt.MouseButton.LeftButton)
    user.wait_for_query("river")
    assert not pane.spelling.isVisible()


def test_two_passages_of_a_row_are_shown_where_each_has_another_word(user: User) -> None:
    user.type_query("agenda minutes")
    shown = painted_text(user, HARBOUR_TITLE)
    assert "agenda" in shown
    assert "minutes" in shown
