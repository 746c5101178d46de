"""The drawn timeline of a document."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.ui.factlist.entries import Entry, Group
from briefreader.ui.factlist.timeline import Timeline, marks_of
from briefreader.ui.theme import Scheme, Theme, load_theme
from tests.ui.user import pixels_in


def date(value: str | None, label: str, text: str = "", mentions: int = 1) -> Entry:
    fact = Fact(FactKind.DATE, label, 0, 4, None, value)
    spans = tuple(Span(n * 10, n * 10 + 4) for n in range(mentions))
    return Entry(FactKind.DATE, label, spans, text=text, facts=(fact,))


VICTORY = date("1945-05-08", "8 May 1945", "The war in Europe ended.")
CALL = date("2018-03-20", "20 March 2018", "They spoke <i>by telephone</i>.", 3)
SUMMIT = date("2018-07-16", "16 July 2018", "They met in Helsinki.", 2)
VISIT = date("2018-10", "October 2018", "A visit is planned.")
OPEN = date("XXXX-07-04", "4 July, year open")
DURATION = date("P3D", "3 days")
DATES = (CALL, SUMMIT, VICTORY, VISIT, OPEN, DURATION)


def show(timeline: Timeline, *dates: Entry, published: str | None = "2018-07-20") -> None:
    timeline.show_dates(marks_of((Group("Timeline", dates),)), published)


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> Timeline:
    made = Timeline(theme, lambda entry: entry.text)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    show(made, *DATES)
    qtbot.waitExposed(made)
    return made


def chosen(timeline: Timeline) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []
    timeline.chosen.connect(lambda entry, step: seen.append((entry.label, step)))
    # The pane answers so.
    timeline.chosen.connect(lambda entry, _: timeline.set_current(entry))
    return seen


def test_dates_with_a_place_in_time_are_drawn_in_their_order(timeline: Timeline) -> None:
    assert timeline.entries == (VICTORY, CALL, SUMMIT, VISIT)
    places = [timeline.place_of(entry).x() for entry in timeline.entries]
    assert places == sorted(places)


def test_a_document_with_less_than_two_dates_has_no_timeline(timeline: Timeline) -> None:
    show(timeline, SUMMIT, OPEN, DURATION)
    assert not timeline.isVisible()
    show(timeline, SUMMIT, CALL, published=None)
    assert timeline.isVisible()


def test_a_click_on_a_mark_chooses_its_date_and_one_elsewhere_nothing(timeline: Timeline) -> None:
    seen = chosen(timeline)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(timeline, left, pos=timeline.place_of(SUMMIT))
    QTest.mouseClick(timeline, left, pos=timeline.place_of(SUMMIT))
    between = (timeline.place_of(CALL).x() + timeline.place_of(SUMMIT).x()) // 2
    QTest.mouseClick(timeline, left, pos=QPoint(between, 10))
    assert seen == [("16 July 2018", 1), ("16 July 2018", 1)]


def test_dates_at_one_place_are_gone_through_by_clicks(timeline: Timeline) -> None:
    show(timeline, SUMMIT, date("2018-07-16/2018-07-16", "that Monday"), CALL, published=None)
    seen = chosen(timeline)
    for _ in range(3):
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.place_of(SUMMIT))
    assert {label for label, _ in seen} == {"16 July 2018", "that Monday"}


def test_arrow_keys_go_from_date_to_date(timeline: Timeline) -> None:
    seen = chosen(timeline)
    keys = Qt.Key
    for key in (keys.Key_Right, keys.Key_Right, keys.Key_Left, keys.Key_Left, keys.Key_End):
        QTest.keyClick(timeline, key)
    QTest.keyClick(timeline, keys.Key_Right)
    QTest.keyClick(timeline, keys.Key_Home)
    assert [label for label, _ in seen] == [
        "8 May 1945",
        "20 March 2018",
        "8 May 1945",
        "October 2018",
        "8 May 1945",
    ]


def test_return_goes_to_the_next_mention_and_shift_to_the_one_before(timeline: Timeline) -> None:
    seen = chosen(timeline)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert not seen
    timeline.set_current(CALL)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    QTest.keyClick(timeline, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert seen == [("20 March 2018", 1), ("20 March 2018", -1)]


def test_escape_gives_up_and_down_goes_on_to_the_list(qtbot: QtBot, timeline: Timeline) -> None:
    with qtbot.waitSignal(timeline.left):
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
    with qtbot.waitSignal(timeline.entered):
        QTest.keyClick(timeline, Qt.Key.Key_Down)


def test_resting_on_a_mark_tells_the_date_and_its_sentence_as_plain_text(
    timeline: Timeline,
) -> None:
    call = timeline.tooltip_at(QPointF(timeline.place_of(CALL)))
    assert call == (
        "<qt><b>20 March 2018</b><div>They spoke &lt;i&gt;by telephone&lt;/i&gt;.</div></qt>"
    )
    assert "Published 20 July 2018" in timeline.tooltip_at(QPointF(timeline.place_of(SUMMIT)))
    assert timeline.tooltip_at(QPointF(timeline.place_of(CALL).x() + 14, 10)) == ""


def test_a_screen_reader_is_told_what_is_there_and_which_date_is_current(
    timeline: Timeline,
) -> None:
    assert timeline.accessibleName() == "Timeline of the document"
    assert timeline.accessibleDescription() == (
        "4 dates, 8 May 1945 to October 2018. Published 20 July 2018."
        " The arrow keys go from date to date."
    )
    timeline.set_current(SUMMIT)
    assert timeline.accessibleDescription() == ("16 July 2018, date 3 of 4. They met in Helsinki.")


@pytest.mark.parametrize("scheme", list(Scheme))
def test_marks_the_publication_and_the_current_date_are_drawn_in_both_themes(
    timeline: Timeline, scheme: Scheme
) -> None:
    theme = load_theme(scheme)
    timeline.set_theme(theme)
    assert pixels_in(timeline, theme.accent) > 20
    assert pixels_in(timeline, theme.body) > 4
    assert pixels_in(timeline, theme.check) == 0
    timeline.set_current(SUMMIT)
    assert pixels_in(timeline, theme.check) > 10


def test_the_timeline_grows_with_the_text(timeline: Timeline) -> None:
    before = timeline.sizeHint().height()
    timeline.set_theme(load_theme(Scheme.LIGHT, control_size=22))
    assert timeline.sizeHint().height() > 1.4 * before


def test_five_thousand_dates_are_laid_out_and_drawn_without_a_pause(timeline: Timeline) -> None:
    many = tuple(
        date(f"{1700 + n // 12:04}-{n % 12 + 1:02}", f"Date {n}", "It rained.") for n in range(3900)
    )
    marks = marks_of((Group("Timeline", many),))
    begin = time.perf_counter()
    timeline.show_dates(marks, "2018-07-20")
    timeline.grab()
    print(f"{len(many):,} dates: {1000 * (time.perf_counter() - begin):.0f} ms")
    assert len(timeline.entries) == 3900
