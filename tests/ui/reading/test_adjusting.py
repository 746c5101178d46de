"""The passage of an annotation extended and shrunk, by its handles and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour
from briefreader.domain.document import BlockKind, Document
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.reading.handles import End
from briefreader.ui.theme import Theme
from tests.ui.builders import document, paragraphs, placement, span_of
from tests.ui.reading.panes import (
    CONTROL,
    SHIFT,
    MakePane,
    Mouse,
    point_in,
    press,
    put_caret,
    selected,
)

BRIDGE = paragraphs(
    "The council voted on Tuesday to build a bridge over the Ilm.",
    "“We have 😀 waited for it,” said Ode.",
)
ID = "urn:uuid:1"


@pytest.fixture
def pane(make_pane: MakePane) -> ReaderPane:
    pane = make_pane(BRIDGE)
    pane.set_placements((placement(BRIDGE, "voted on Tuesday", colour=Colour.BLUE),))
    return pane


def knob(pane: ReaderPane, end: End) -> QPoint:
    """Where the pointer holds the handle at an end."""
    return next(one.knob.toPoint() for one in pane.view.adjuster.handles() if one.end is end)


def hover(pane: ReaderPane, words: str) -> None:
    Mouse(pane).move(point_in(pane, BRIDGE, words))


def asked(qtbot: QtBot, pane: ReaderPane, shown: Document = BRIDGE) -> list[tuple[str, str]]:
    """What is asked for from now on: annotation id and the words it is to be on."""
    found: list[tuple[str, str]] = []
    pane.anchor_requested.connect(
        lambda key, span: found.append((key, shown.text[span.start : span.end]))
    )
    return found


# Handles


def test_the_annotation_under_the_pointer_has_handles(pane: ReaderPane) -> None:
    assert pane.view.adjuster.handles() == []
    hover(pane, "Tuesday")
    assert [handle.end for handle in pane.view.adjuster.handles()] == [End.START, End.END]
    hover(pane, "council")
    assert pane.view.adjuster.handles() == []


def test_the_annotation_at_the_caret_has_handles_while_the_text_has_the_focus(
    pane: ReaderPane, theme: Theme
) -> None:
    put_caret(pane, BRIDGE, "Tuesday", 2)
    assert pane.view.adjuster.target() == ID
    place = knob(pane, End.START)
    assert pane.view.viewport().grab().toImage().pixelColor(place) == theme.accent
    pane.view.clearFocus()
    assert pane.view.adjuster.target() == ""
    QApplication.processEvents()
    assert pane.view.viewport().grab().toImage().pixelColor(place) != theme.accent


def test_of_overlapping_annotations_the_one_turned_to_has_handles_though_the_pointer_rests_there(
    pane: ReaderPane,
) -> None:
    pane.set_placements(
        (
            placement(BRIDGE, "voted on Tuesday", colour=Colour.BLUE),
            placement(BRIDGE, "The council voted on Tuesday to build", 2),
        )
    )
    put_caret(pane, BRIDGE, "Tuesday", 2)
    hover(pane, "Tuesday")
    assert pane.view.adjuster.target() == ID
    pane.view.at_caret.turn()
    assert pane.view.adjuster.target() == "urn:uuid:2"
    hover(pane, "voted")
    assert pane.view.adjuster.target() == ID


def test_after_a_drag_keys_are_about_what_was_dragged(pane: ReaderPane, qtbot: QtBot) -> None:
    found = asked(qtbot, pane)
    put_caret(pane, BRIDGE, "waited", 2)
    hover(pane, "Tuesday")
    start = knob(pane, End.END)
    Mouse(pane).drag(start, QPoint(point_in(pane, BRIDGE, "on").x() + 6, start.y()))
    assert found == [(ID, "voted on")]
    annotation = pane.view.annotation_at_caret()
    assert annotation is not None
    assert annotation.id == ID


def test_the_pointer_shows_what_can_be_dragged(pane: ReaderPane) -> None:
    hover(pane, "Tuesday")
    viewport = pane.view.viewport()
    plain = viewport.cursor().shape()
    Mouse(pane).move(knob(pane, End.END) + QPoint(6, 4))
    assert viewport.cursor().shape() is Qt.CursorShape.SizeHorCursor
    hover(pane, "council")
    assert viewport.cursor().shape() is plain is not Qt.CursorShape.SizeHorCursor


@pytest.mark.parametrize(
    ("end", "to", "words"),
    [
        (End.END, "bridge", "voted on Tuesday to build a bridge"),
        (End.END, "on", "voted on"),
        (End.START, "council", "council voted on Tuesday"),
        (End.START, "Tues", "Tuesday"),
        (End.END, "waited", "voted on Tuesday to build a bridge over the Ilm.\n“We have 😀 waited"),
    ],
)
def test_dragging_an_end_moves_it_by_words(
    pane: ReaderPane, qtbot: QtBot, end: End, to: str, words: str
) -> None:
    found = asked(qtbot, pane)
    hover(pane, "Tuesday")
    start = knob(pane, end)
    handle = next(one for one in pane.view.adjuster.handles() if one.end is end)
    below = start - handle.line.center().toPoint()
    target = point_in(pane, BRIDGE, to) + below
    target += QPoint(6 if end is End.END else -6, 0)
    Mouse(pane).drag(start, target)
    assert found == [(ID, words)]


def test_with_control_held_an_end_moves_by_letters(pane: ReaderPane, qtbot: QtBot) -> None:
    found = asked(qtbot, pane)
    hover(pane, "Tuesday")
    start = knob(pane, End.END)
    cut = point_in(pane, BRIDGE, "Tues") + QPoint(1, 0)
    Mouse(pane).drag(start, QPoint(cut.x(), start.y()), CONTROL)
    assert found == [(ID, "voted on Tu")]


def test_what_the_drag_would_make_of_the_passage_is_painted(pane: ReaderPane, theme: Theme) -> None:
    hover(pane, "Tuesday")
    mouse, start = Mouse(pane), knob(pane, End.END)
    target = point_in(pane, BRIDGE, "bridge")
    beyond = point_in(pane, BRIDGE, " to build ") - QPoint(0, 9)

    def colour() -> object:
        QApplication.processEvents()
        return pane.view.viewport().grab().toImage().pixelColor(beyond)

    mouse.press(start)
    mouse.move(target + QPoint(6, 10))
    assert colour() == theme.highlight[Colour.BLUE]
    press(pane, Qt.Key.Key_Escape)
    assert colour() == theme.page


def test_escape_gives_up_a_drag(pane: ReaderPane, qtbot: QtBot) -> None:
    found = asked(qtbot, pane)
    hover(pane, "Tuesday")
    mouse, target = Mouse(pane), point_in(pane, BRIDGE, "bridge")
    mouse.press(knob(pane, End.END))
    mouse.move(target)
    press(pane, Qt.Key.Key_Escape)
    mouse.move(target + QPoint(20, 0))
    mouse.release(target)
    assert found == []
    assert pane.selection() is None


def test_a_passage_never_becomes_empty(pane: ReaderPane, qtbot: QtBot) -> None:
    found = asked(qtbot, pane)
    hover(pane, "Tuesday")
    Mouse(pane).drag(knob(pane, End.END), point_in(pane, BRIDGE, "The"))
    assert [words for _, words in found] in ([], ["voted"])
    assert pane.selection() is None


def test_a_click_on_a_handle_is_a_click_on_the_text(pane: ReaderPane, qtbot: QtBot) -> None:
    found = asked(qtbot, pane)
    hover(pane, "Tuesday")
    handle = pane.view.adjuster.handles()[0]
    with qtbot.waitSignal(pane.annotation_activated):
        Mouse(pane).click(handle.line.center().toPoint() + QPoint(4, 0))
    assert found == []
    assert pane.view.caret_offset() == span_of(BRIDGE, "voted").start


def test_the_text_scrolls_while_an_end_is_dragged_beyond_its_edge(
    make_pane: MakePane, qtbot: QtBot
) -> None:
    shown = paragraphs(*(f"Paragraph {number} tells of the river. " * 9 for number in range(60)))
    pane = make_pane(shown)
    pane.set_placements((placement(shown, "Paragraph 1 tells"),))
    found = asked(qtbot, pane, shown)
    mouse = Mouse(pane)
    mouse.move(point_in(pane, shown, "Paragraph 1 tells"))
    below = QPoint(400, pane.view.viewport().height() + 60)
    mouse.press(knob(pane, End.END))
    mouse.move(below)
    qtbot.waitUntil(lambda: pane.top_offset() > span_of(shown, "Paragraph 6 ").start)
    mouse.release(below)
    ((_, words),) = found
    assert words.startswith("Paragraph 1 tells")
    assert "Paragraph 6 " in words


def test_an_end_in_folded_text_has_no_handle(make_pane: MakePane) -> None:
    own, other = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
    shown = document((own, "The bridge is old."), (other, "Share this."), (own, "It will fall."))
    pane = make_pane(shown)
    pane.set_placements((placement(shown, "old.\nShare"),))
    put_caret(pane, shown, "old", 1)
    assert [handle.end for handle in pane.view.adjuster.handles()] == [End.START]


# Keys


def test_the_ends_are_moved_by_keys(pane: ReaderPane, qtbot: QtBot) -> None:
    found = asked(qtbot, pane)
    put_caret(pane, BRIDGE, "Tuesday", 2)
    with qtbot.waitSignal(pane.hint) as told:
        pane.adjust()
    assert "Enter" in told.args[0]
    assert selected(pane, BRIDGE) == "voted on Tuesday"
    press(pane, Qt.Key.Key_Right, SHIFT | CONTROL, 3)
    pane.adjust()
    press(pane, Qt.Key.Key_Left, SHIFT | CONTROL)
    assert found == []
    press(pane, Qt.Key.Key_Return)
    assert found == [(ID, "council voted on Tuesday to build ")]
    assert pane.selection() is None
    press(pane, Qt.Key.Key_Return)
    assert len(found) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Left])
def test_escape_and_a_key_without_shift_leave_the_passage_as_it_was(
    pane: ReaderPane, qtbot: QtBot, key: Qt.Key
) -> None:
    found = asked(qtbot, pane)
    put_caret(pane, BRIDGE, "Tuesday", 2)
    pane.adjust()
    press(pane, Qt.Key.Key_Right, SHIFT, 4)
    press(pane, key)
    assert pane.selection() is None
    assert pane.view.adjuster.by_key == ""
    press(pane, Qt.Key.Key_Return)
    assert found == []


def test_another_document_ends_the_adjusting(pane: ReaderPane, make_pane: MakePane) -> None:
    put_caret(pane, BRIDGE, "Tuesday", 2)
    pane.adjust()
    make_pane(paragraphs("Another one."))
    assert pane.view.adjuster.by_key == ""
    assert pane.view.adjuster.handles() == []


def test_an_annotation_that_is_gone_is_adjusted_no_more(pane: ReaderPane) -> None:
    put_caret(pane, BRIDGE, "Tuesday", 2)
    pane.adjust()
    pane.set_placements(())
    assert pane.view.adjuster.by_key == ""


# Extending to the selection, and making one of several


def test_an_annotation_is_extended_to_the_selection_beside_it(
    pane: ReaderPane, qtbot: QtBot
) -> None:
    found = asked(qtbot, pane)
    pane.select(span_of(BRIDGE, "to build a"))
    menu = pane.view.menu_for(None)
    entries = {action.text(): action for action in menu.actions()}
    entries["Extend “voted on Tuesday” to the selection"].trigger()
    assert found == [(ID, "voted on Tuesday to build a")]
    assert pane.selection() is None


def test_a_selection_that_an_annotation_holds_or_does_not_meet_extends_none(
    pane: ReaderPane,
) -> None:
    for words in ("on", "build a bridge"):
        pane.select(span_of(BRIDGE, words))
        assert pane.view.passages.extendable() is None


def test_the_annotations_that_the_selection_meets_are_merged(
    pane: ReaderPane, qtbot: QtBot
) -> None:
    pane.set_placements(
        (
            placement(BRIDGE, "council", 1),
            placement(BRIDGE, "Tuesday", 2),
            placement(BRIDGE, "waited", 3),
        )
    )
    pane.select(span_of(BRIDGE, "council voted on Tuesday"))
    with qtbot.waitSignal(pane.merge_requested) as told:
        pane.view.passages.merge()
    assert told.args == [("urn:uuid:1", "urn:uuid:2")]


def test_at_the_caret_overlapping_and_adjacent_annotations_are_merged(
    pane: ReaderPane, qtbot: QtBot
) -> None:
    pane.set_placements(
        (placement(BRIDGE, "voted on", 1), placement(BRIDGE, "Tuesday to", 2)),
    )
    put_caret(pane, BRIDGE, "voted", 1)
    with qtbot.waitSignal(pane.merge_requested) as told:
        pane.view.passages.merge()
    assert told.args == [("urn:uuid:1", "urn:uuid:2")]
    pane.set_placements((placement(BRIDGE, "voted on", 1),))
    assert pane.view.passages.mergeable() == []
