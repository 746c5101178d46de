"""The panel of key facts: real widgets on a session."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.ui.factlist.model import spoken
from briefreader.ui.panes.facts import FactsPane
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme
from tests.ui.builders import paragraphs
from tests.ui.inline import session_showing, show

LINES = (
    "President Ann Berg met Minister Kadri Saar in Tallinn on 5 March 2021. Berg <b>smiled</b>.",
    "“We expect little,” Berg said. “We never did,” she added.",
    "Saar left Tallinn.",
)
BRIEFING = paragraphs(*LINES)
OTHER = paragraphs("Nothing here but Riga.")


def fact(
    kind: FactKind, words: str, label: str | None, value: str | None = None, number: int = 0
) -> Fact:
    start = -1
    for _ in range(number + 1):
        start = BRIEFING.text.index(words, start + 1)
    detail = Detail(role="President") if words == "Ann Berg" else Detail()
    return Fact(kind, words, start, start + len(words), label, value, detail)


FACTS = (
    fact(FactKind.PERSON, "Ann Berg", "Ann Berg"),
    fact(FactKind.PERSON, "Berg", "Ann Berg", number=1),
    fact(FactKind.PERSON, "Berg", "Ann Berg", number=2),
    fact(FactKind.PERSON, "Kadri Saar", "Kadri Saar"),
    fact(FactKind.PLACE, "Tallinn", "Tallinn"),
    fact(FactKind.PLACE, "Tallinn", "Tallinn", number=1),
    fact(FactKind.DATE, "5 March 2021", None, "2021-03-05"),
    fact(FactKind.QUOTE, "We expect little,", "Ann Berg"),
    fact(FactKind.QUOTE, "We never did,", "Ann Berg"),
)
RIGA = Fact(FactKind.PLACE, "Riga", 17, 21, "Riga")


@pytest.fixture
def session(qtbot: QtBot, places: Places) -> Session:
    return session_showing(places, BRIEFING, FACTS)


@pytest.fixture
def pane(qtbot: QtBot, session: Session, theme: Theme) -> FactsPane:
    made = FactsPane(session, theme)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def index_of(pane: FactsPane, said: str) -> QModelIndex:
    """The row whose group or entry is said to begin so."""
    model = pane.view.facts
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        for index in (group, *(model.index(n, 0, group) for n in range(model.rowCount(group)))):
            if spoken(model.item(index)).startswith(said):
                return index
    raise AssertionError(said)


def click(
    pane: FactsPane, said: str, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    index = index_of(pane, said)
    pane.view.scrollTo(index)
    place = pane.view.visualRect(index).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, with_, place)


def lit(pane: FactsPane) -> list[tuple[list[str], int]]:
    """What is asked to be lit from now on, in words."""
    found: list[tuple[list[str], int]] = []

    def note(spans: tuple[Span, ...], current: int) -> None:
        found.append(([BRIEFING.text[span.start : span.end] for span in spans], current))

    pane.mentions_chosen.connect(note)
    return found


def titles(pane: FactsPane) -> list[str]:
    model = pane.view.facts
    return [spoken(model.item(model.index(row, 0))) for row in range(model.rowCount())]


def test_facts_are_grouped_with_the_number_in_each_group(pane: FactsPane) -> None:
    assert titles(pane) == ["People, 2", "Places, 1", "Timeline, 1", "Quotations, 2"]


def test_a_click_on_a_person_lights_the_mentions_and_further_clicks_step_through_them(
    pane: FactsPane,
) -> None:
    seen = lit(pane)
    mentions = ["Ann Berg", "Berg", "Berg"]
    for _ in range(4):
        click(pane, "Ann Berg, President")
    assert seen == [(mentions, 0), (mentions, 1), (mentions, 2), (mentions, 0)]
    assert pane.place.text() == "1 of 3 mentions"


def test_the_buttons_below_step_to_the_next_and_the_previous_mention(pane: FactsPane) -> None:
    assert not pane.back.isVisible()
    click(pane, "Ann Berg, President")
    assert pane.back.isVisible()
    seen = lit(pane)
    pane.back.click()
    pane.forth.click()
    assert [current for _, current in seen] == [2, 0]
    click(pane, "Kadri Saar")
    assert not pane.back.isVisible()


def test_facts_are_chosen_and_stepped_through_by_keyboard(pane: FactsPane) -> None:
    seen = lit(pane)
    pane.view.setFocus()
    pane.view.setCurrentIndex(index_of(pane, "People"))
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    QTest.keyClick(pane.view, Qt.Key.Key_Space)
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [current for _, current in seen] == [0, 1, 0]
    assert seen[0][0] == ["Ann Berg", "Berg", "Berg"]


def test_escape_gives_up_the_choice_and_lights_nothing(pane: FactsPane) -> None:
    click(pane, "Ann Berg, President")
    seen = lit(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert seen == [([], 0)]
    assert not pane.forth.isVisible()
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert len(seen) == 1
    click(pane, "Ann Berg, President")
    assert seen[-1][1] == 0


def test_the_filter_leads_to_the_list_and_escape_empties_it(pane: FactsPane) -> None:
    QTest.keyClicks(pane.filter_box, "saar")
    QTest.keyClick(pane.filter_box, Qt.Key.Key_Escape)
    assert pane.filter_box.text() == ""
    QTest.keyClicks(pane.filter_box, "saar")
    QTest.keyClick(pane.filter_box, Qt.Key.Key_Down)
    seen = lit(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert seen == [(["Kadri Saar"], 0)]


def test_a_group_is_folded_by_a_click_and_by_the_arrow_keys(pane: FactsPane) -> None:
    view, people = pane.view, index_of(pane, "People")
    assert view.isExpanded(people)
    click(pane, "People")
    assert not view.isExpanded(people)
    view.setFocus()
    view.setCurrentIndex(people)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.isExpanded(people)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(people)


def test_a_folded_group_stays_folded_from_document_to_document(
    pane: FactsPane, session: Session
) -> None:
    click(pane, "Places")
    show(session, OTHER, (RIGA,))
    assert titles(pane) == ["Places, 1"]
    assert not pane.view.isExpanded(index_of(pane, "Places"))
    show(session, BRIEFING, FACTS)
    assert not pane.view.isExpanded(index_of(pane, "Places"))
    assert pane.view.isExpanded(index_of(pane, "People"))


def test_a_filter_shows_what_matches_and_forgets_nothing_that_was_folded(pane: FactsPane) -> None:
    click(pane, "Places")
    pane.filter_box.setText("tall")
    assert titles(pane) == ["Places, 1", "Timeline, 1"]
    assert pane.view.isExpanded(index_of(pane, "Places"))
    pane.filter_box.setText("no such fact")
    assert pane.empty.text() == "No fact matches this filter."
    pane.filter_box.clear()
    assert not pane.view.isExpanded(index_of(pane, "Places"))
    assert len(titles(pane)) == 4


def test_a_group_folded_while_filtering_stays_so_until_the_filter_is_cleared(
    pane: FactsPane,
) -> None:
    pane.filter_box.setText("berg")
    click(pane, "People")
    pane.filter_box.setText("ber")
    assert not pane.view.isExpanded(index_of(pane, "People"))
    pane.filter_box.clear()
    assert pane.view.isExpanded(index_of(pane, "People"))


def test_the_heading_of_a_long_group_stays_in_sight_and_folds_it(
    pane: FactsPane, session: Session
) -> None:
    many = tuple(Fact(FactKind.PERSON, "Ann", 10, 13, f"Person {number}") for number in range(60))
    show(session, BRIEFING, (*many, *FACTS))
    bar = pane.view.verticalScrollBar()
    assert not pane.view.pinned.isVisible()
    bar.setValue(400)
    assert pane.view.pinned.isVisible()
    assert pane.view.pinned.title == "People"
    QTest.mouseClick(pane.view.pinned, Qt.MouseButton.LeftButton)
    assert not pane.view.isExpanded(index_of(pane, "People"))
    assert pane.view.visualRect(index_of(pane, "People")).top() >= 0


def thirty_places(pane: FactsPane, session: Session) -> None:
    """Show a document that names thirty places."""
    show(
        session, OTHER, tuple(Fact(FactKind.PLACE, "Riga", 17, 21, f"Riga {n}") for n in range(30))
    )


def rows_in(pane: FactsPane, title: str) -> int:
    return pane.view.facts.rowCount(index_of(pane, title))


def test_all_entries_of_a_long_group_are_shown_by_a_click_and_the_first_again(
    pane: FactsPane, session: Session
) -> None:
    thirty_places(pane, session)
    assert rows_in(pane, "Places") == 9
    click(pane, "Show all 30")
    assert rows_in(pane, "Places") == 31
    assert pane.view.isExpanded(index_of(pane, "Places"))
    assert spoken(pane.view.facts.item(pane.view.currentIndex())) == "Riga 8"
    click(pane, "Show fewer")
    assert rows_in(pane, "Places") == 9


def test_all_entries_of_a_long_group_are_shown_by_return(pane: FactsPane, session: Session) -> None:
    thirty_places(pane, session)
    pane.view.setFocus()
    pane.view.setCurrentIndex(index_of(pane, "Riga 7"))
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    seen = lit(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert spoken(pane.view.facts.item(pane.view.currentIndex())) == "Riga 9"
    assert len(seen) == 1


def test_a_group_shown_whole_stays_so_in_its_document_and_a_filter_looks_at_all(
    pane: FactsPane, session: Session
) -> None:
    thirty_places(pane, session)
    pane.filter_box.setText("riga 2")
    assert rows_in(pane, "Places") == 11
    pane.filter_box.clear()
    assert rows_in(pane, "Places") == 9
    click(pane, "Show all 30")
    pane.filter_box.setText("riga 29")
    pane.filter_box.clear()
    assert rows_in(pane, "Places") == 31


def test_facts_of_the_document_before_are_never_shown_for_another(
    pane: FactsPane, session: Session
) -> None:
    show(session, OTHER, None)
    assert titles(pane) == []
    assert pane.empty.text() == ""
    show(session, OTHER, (RIGA,))
    assert titles(pane) == ["Places, 1"]


def test_the_panel_says_that_facts_are_being_looked_for_when_that_takes_long(
    qtbot: QtBot, pane: FactsPane, session: Session
) -> None:
    show(session, OTHER, None)
    qtbot.waitUntil(lambda: pane.empty.text() == "Looking for facts…", timeout=3000)
    show(session, OTHER, ())
    assert pane.empty.text() == "No facts were found."
    show(session, None)
    assert pane.empty.text() == "The key facts of an open document appear here."


def test_facts_announced_twice_leave_the_chosen_one_and_the_place_alone(
    pane: FactsPane, session: Session
) -> None:
    click(pane, "Ann Berg, President")
    session.facts_changed.emit("0123456789abcdef")
    assert pane.forth.isVisible()
    assert pane.view.currentIndex() == index_of(pane, "Ann Berg, President")


def tooltip_over(pane: FactsPane, said: str) -> str:
    view, at = pane.view, pane.view.visualRect(index_of(pane, said)).center()
    wanted = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), wanted)
    text = QToolTip.text()
    QToolTip.hideText()
    return text


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_resting_on_a_fact_shows_its_sentence_as_plain_text(
    pane: FactsPane, session: Session
) -> None:
    sentence = "President Ann Berg met Minister Kadri Saar in Tallinn on 5 March 2021."
    assert tooltip_over(pane, "Ann Berg, President") == f"<qt>{sentence}</qt>"
    show(session, BRIEFING, (fact(FactKind.PLACE, "smiled", "Smile"),))
    assert tooltip_over(pane, "Smile") == "<qt>Berg &lt;b&gt;smiled&lt;/b&gt;.</qt>"


def menu_by(pane: FactsPane, ask: Callable[[], None]) -> list[str]:
    """The entries of the menu that something opens."""
    ask()
    menus = [menu for menu in pane.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    words = [action.text() for action in menus[0].actions() if not action.isSeparator()]
    menus[0].close()
    QApplication.processEvents()
    return words


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_fact_opens_by_mouse_and_by_keyboard(pane: FactsPane) -> None:
    view, index = pane.view, index_of(pane, "Kadri Saar")
    view.setFocus()
    view.setCurrentIndex(index)
    at = view.visualRect(index).center()
    wanted = ["Show Documents with This Person", "Make a Note of This", "Write a Note…"]
    reasons = QContextMenuEvent.Reason
    for reason in (reasons.Mouse, reasons.Keyboard):
        event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
        assert menu_by(pane, lambda e=event: view.contextMenuEvent(e))[:3] == wanted  # type: ignore[misc]
    shift = Qt.KeyboardModifier.ShiftModifier
    assert menu_by(pane, lambda: QTest.keyClick(view, Qt.Key.Key_F10, shift))[:3] == wanted


def chosen_in(menu: QMenu, title: str) -> None:
    """Choose an entry of a menu by its title, whatever key stands behind it."""
    next(a for a in menu.actions() if a.text().partition("\t")[0] == title).trigger()
    menu.close()
    QApplication.processEvents()


def test_the_menu_searches_the_library_for_a_fact_and_notes_its_passage(pane: FactsPane) -> None:
    queries: list[str] = []
    noted: list[Span] = []
    pane.search_requested.connect(queries.append)
    pane.note_requested.connect(noted.append)
    click(pane, "Ann Berg, President")
    click(pane, "Ann Berg, President")
    chosen_in(pane.menu(pane.picked()), "Show Documents with This Person")
    chosen_in(pane.menu(pane.picked()), "Write a Note…")
    assert queries == ['person:"Ann Berg"']
    assert [BRIEFING.text[span.start : span.end] for span in noted] == ["Berg"]
    assert [span.start for span in noted] == [FACTS[1].start]


def test_several_facts_are_selected_and_looked_for_together(pane: FactsPane) -> None:
    queries: list[str] = []
    pane.search_requested.connect(queries.append)
    seen = lit(pane)
    click(pane, "Ann Berg, President")
    click(pane, "Tallinn", with_=Qt.KeyboardModifier.ControlModifier)
    assert len(seen) == 1
    assert [one.entry.label for one in pane.picked()] == ["Ann Berg", "Tallinn"]
    chosen_in(pane.menu(pane.picked()), "Show Documents with All of These")
    assert queries == ['person:"Ann Berg" place:"Tallinn"']


def test_all_entries_of_a_group_are_selected_by_ctrl_a_and_shown(
    pane: FactsPane, session: Session
) -> None:
    thirty_places(pane, session)
    pane.view.setFocus()
    pane.view.setCurrentIndex(index_of(pane, "Riga 3"))
    QTest.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(pane.picked()) == 30
    assert spoken(pane.view.facts.item(pane.view.currentIndex())) == "Riga 3"
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    assert [one.entry.label for one in pane.picked()] == ["Riga 4"]


def test_the_menu_of_an_entry_outside_the_selection_is_for_that_entry_alone(
    pane: FactsPane,
) -> None:
    click(pane, "Ann Berg, President")
    asked: list[QPoint] = []
    pane.view.menu_wanted.disconnect()
    pane.view.menu_wanted.connect(asked.append)
    at = pane.view.visualRect(index_of(pane, "Tallinn")).center()
    pane.view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at))
    assert asked
    assert [one.entry.label for one in pane.picked()] == ["Tallinn"]


def test_quotations_in_a_row_name_their_common_speaker_once(pane: FactsPane) -> None:
    first, second = pane.view.facts.index_of(pane._groups[3].entries[0]), QModelIndex()
    second = first.siblingAtRow(1)
    heights = [pane.view.visualRect(index).height() for index in (first, second)]
    assert heights[1] < heights[0]


@pytest.mark.parametrize("width", [230, 300, 420])
def test_every_row_fits_the_width_of_the_panel_at_any_size(
    pane: FactsPane, dark_theme: Theme, width: int
) -> None:
    pane.set_theme(dark_theme)
    pane.resize(width, 700)
    QApplication.processEvents()
    shown: QRect = pane.view.visualRect(index_of(pane, "Quotations"))
    assert shown.width() == pane.view.viewport().width()
    assert pane.view.horizontalScrollBar().maximum() == 0
    assert not pane.grab(QRect(QPoint(0, 0), pane.size())).isNull()


def test_the_timeline_and_the_list_show_the_same_date_as_current(
    pane: FactsPane, session: Session
) -> None:
    left_on = fact(FactKind.DATE, "5 March 2021", None, "2021-03-05")
    before = fact(FactKind.DATE, "Tallinn", None, "2019")
    show(session, BRIEFING, (*FACTS[:6], left_on, before))
    assert pane.timeline.isVisible()
    seen = lit(pane)
    QTest.keyClick(pane.timeline, Qt.Key.Key_Left)
    assert seen == [(["5 March 2021"], 0)]
    assert pane.view.currentIndex() == index_of(pane, "5 March 2021")
    click(pane, "2019")
    assert pane.timeline.accessibleDescription().startswith("2019, date 1 of 2.")
    QTest.keyClick(pane.timeline, Qt.Key.Key_Escape)
    assert seen[-1] == ([], 0)
    assert pane.timeline.accessibleDescription().startswith("2 dates")


def test_a_document_without_dates_has_no_timeline(pane: FactsPane, session: Session) -> None:
    show(session, OTHER, (RIGA,))
    assert not pane.timeline.isVisible()


def test_the_panel_says_where_facts_are_only_partly_looked_for(
    pane: FactsPane, session: Session
) -> None:
    assert not pane.coverage.isVisible()
    sentence = "In Estonian only dates and figures are looked for."
    session.fact_coverage = sentence
    show(session, OTHER, (RIGA,))
    assert pane.coverage.isVisible()
    assert pane.coverage.text() == sentence
    show(session, BRIEFING, ())
    assert pane.coverage.isVisible()


def test_a_corrected_day_of_publication_moves_its_mark(pane: FactsPane, session: Session) -> None:
    dates = (fact(FactKind.DATE, "Tallinn", None, "2019"), FACTS[6])
    show(session, BRIEFING, dates)
    click(pane, "2019")
    assert session.opened is not None
    metadata = replace(session.opened.summary.metadata, published="2021-03-08")
    summary = replace(session.opened.summary, metadata=metadata)
    session.opened = replace(session.opened, summary=summary)
    session.facts_changed.emit(summary.id)
    assert pane.timeline.accessibleDescription().startswith("2019, date 1 of 2.")
    QTest.keyClick(pane.timeline, Qt.Key.Key_Escape)
    assert "Published 8 March 2021." in pane.timeline.accessibleDescription()


def test_facts_that_come_in_two_portions_leave_the_user_where_they_are(
    pane: FactsPane, session: Session
) -> None:
    show(session, BRIEFING, FACTS[3:])
    click(pane, "Kadri Saar")
    seen = lit(pane)
    session.facts = FACTS
    session.facts_changed.emit("0123456789abcdef")
    assert titles(pane)[0] == "People, 2"
    assert [one.entry.label for one in pane.picked()] == ["Kadri Saar"]
    assert seen == []
    session.facts = FACTS[:3]
    session.facts_changed.emit("0123456789abcdef")
    assert seen == [([], 0)]
    assert not pane.forth.isVisible()
