"""The user's work on the text as they meet it: selecting, highlighting, notes in the margin."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.domain.document import BlockKind, Document, Run, RunStyle, Span
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.reading.units import Unit
from briefreader.ui.theme import Theme
from tests.ui.builders import document, paragraphs, placement, span_of
from tests.ui.reading.panes import (
    BRIEFING,
    MakePane,
    Mouse,
    colour_at,
    fold_lines,
    point_in,
    put_caret,
    rgb,
)
from tests.ui.user import pixels_in

OWN, OTHER = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE


# Selecting and annotating


@pytest.mark.parametrize(
    ("key", "colour"),
    [(Qt.Key.Key_H, Colour.YELLOW), (Qt.Key.Key_1, Colour.YELLOW), (Qt.Key.Key_5, Colour.PURPLE)],
)
def test_a_selection_is_highlighted_with_a_key(
    make_pane: MakePane, qtbot: QtBot, key: Qt.Key, colour: Colour
) -> None:
    pane = make_pane(BRIEFING)
    pane.select(span_of(BRIEFING, "council voted"))
    with qtbot.waitSignal(pane.highlight_requested) as asked:
        QTest.keyClick(pane.view, key)
    assert asked.args == [span_of(BRIEFING, "council voted"), colour]
    assert pane.selection() is None


def test_the_highlight_key_takes_the_colour_used_last(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.select(span_of(BRIEFING, "council"))
    QTest.keyClick(pane.view, Qt.Key.Key_3)
    pane.select(span_of(BRIEFING, "Tuesday"))
    with qtbot.waitSignal(pane.highlight_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_H)
    assert asked.args[1] is Colour.BLUE


def test_a_selection_is_noted_and_tagged_with_a_key(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    words = span_of(BRIEFING, "forty years")
    pane.select(words)
    with qtbot.waitSignal(pane.note_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_N)
    assert asked.args == [words]
    with qtbot.waitSignal(pane.tags_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_T)
    assert asked.args == [words]


def test_words_are_selected_by_the_keyboard_alone(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(paragraphs("Ships came home."))
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(pane.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.cursorWidth() > 0
    QTest.keyClick(pane.view, Qt.Key.Key_Right, held)
    QTest.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selection() == Span(0, 7)


def test_a_selection_with_the_mouse_brings_up_the_bar(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    words = point_in(pane, BRIEFING, "Tuesday")
    QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=words)
    QTest.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=words)
    bar = pane.view.bar
    assert bar.isVisible()
    assert bar.geometry().bottom() < words.y()
    with qtbot.waitSignal(pane.highlight_requested) as asked:
        QTest.mouseClick(bar.colours[Colour.GREEN], Qt.MouseButton.LeftButton)
    assert asked.args == [span_of(BRIEFING, "Tuesday"), Colour.GREEN]
    assert not bar.isVisible()


def test_the_bar_asks_for_a_note_and_for_tags(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.select(span_of(BRIEFING, "Tuesday"))
    for button, signal in (
        (pane.view.bar.note, pane.note_requested),
        (pane.view.bar.tags, pane.tags_requested),
    ):
        pane.view.show_bar()
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_menu_of_a_selection_offers_all_that_the_bar_does(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.select(span_of(BRIEFING, "Tuesday"))
    entries = [action.text() for action in pane.view.menu_for(None).actions() if action.text()]
    assert entries[:8] == [
        "Highlight in yellow",
        "Highlight in green",
        "Highlight in blue",
        "Highlight in pink",
        "Highlight in purple",
        "Write a note…",
        "Add tags…",
        "Copy",
    ]


def test_the_menu_of_a_highlight_changes_and_deletes_it(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday"),))
    menu = pane.view.menu_for(pane.view.annotation_under(point_in(pane, BRIEFING, "Tuesday")))
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Change to yellow"].isEnabled()
    for entry, signal, expected in (
        ("Change to pink", pane.recolour_requested, ["urn:uuid:1", Colour.PINK]),
        ("Write a note…", pane.annotation_edit_requested, ["urn:uuid:1"]),
        ("Edit tags…", pane.annotation_tags_requested, ["urn:uuid:1"]),
        ("Delete highlight", pane.delete_requested, ["urn:uuid:1"]),
    ):
        with qtbot.waitSignal(signal) as asked:
            actions[entry].trigger()
        assert asked.args == expected


def test_the_keys_change_the_highlight_at_the_caret(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday"),))
    cursor = pane.view.textCursor()
    cursor.setPosition(pane.view.position(span_of(BRIEFING, "Tuesday").start + 2))
    pane.view.setTextCursor(cursor)
    for key, signal in (
        (Qt.Key.Key_2, pane.recolour_requested),
        (Qt.Key.Key_N, pane.annotation_edit_requested),
        (Qt.Key.Key_T, pane.annotation_tags_requested),
        (Qt.Key.Key_Return, pane.annotation_activated),
        (Qt.Key.Key_Delete, pane.delete_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(pane.view, key)


def test_a_copied_passage_has_an_empty_line_between_paragraphs(make_pane: MakePane) -> None:
    shown = document((OWN, "One 😀."), (OTHER, "Menu"), (BlockKind.CODE, "a\nb"), (OWN, "Two."))
    pane = make_pane(shown)
    pane.view.selectAll()
    assert pane.view.createMimeDataFromSelection().text() == "One 😀.\n\na\nb\n\nTwo."


def test_a_copied_passage_of_an_endless_line_is_what_the_text_has(make_pane: MakePane) -> None:
    shown = paragraphs("river bank " * 4_000 + "end", "x" * 30_000)
    pane = make_pane(shown)
    pane.view.selectAll()
    assert pane.view.createMimeDataFromSelection().text() == shown.text.replace("\n", "\n\n")


# Highlights and notes


def test_a_highlight_is_painted_under_the_text(make_pane: MakePane, theme: Theme) -> None:
    pane = make_pane(BRIEFING)
    gap = point_in(pane, BRIEFING, " voted on Tuesday to ")
    above = QPoint(gap.x(), gap.y() - 11)
    assert colour_at(pane, above) == rgb(theme.page)
    pane.set_placements((placement(BRIEFING, "voted on Tuesday to", colour=Colour.BLUE),))
    assert colour_at(pane, above) == rgb(theme.highlight[Colour.BLUE])


def test_notes_show_in_the_margin_and_a_click_reports_them(
    make_pane: MakePane, qtbot: QtBot
) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements(
        (placement(BRIEFING, "Tuesday", note="Which one?\nMore.", tags=("dates",)),)
    )
    (card,) = pane.view.margin.cards()
    assert card.words.lines == ("Which one? …",)
    assert card.words.tags == "dates"
    line = point_in(pane, BRIEFING, "Tuesday").y()
    assert abs(card.area.top() - line) < 20
    with qtbot.waitSignal(pane.annotation_activated) as reported:
        QTest.mouseClick(
            pane.view.margin, Qt.MouseButton.LeftButton, pos=card.area.center().toPoint()
        )
    assert reported.args == ["urn:uuid:1"]


def test_a_passage_to_check_says_so_in_the_margin(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday", tags=("a",), state=State.CHECK),))
    (card,) = pane.view.margin.cards()
    assert card.words.tags == "check the passage · a"


def test_a_copied_table_has_all_its_rows_below_each_other(make_pane: MakePane) -> None:
    rows = "\n".join(f"Harbour {number}\t{number}" for number in range(400))
    shown = document(
        (BlockKind.PARAGRAPH, "One."), (BlockKind.TABLE, rows), (BlockKind.PARAGRAPH, "Two.")
    )
    pane = make_pane(shown)
    assert pane.view.document().blockCount() > 4
    pane.view.selectAll()
    assert pane.view.createMimeDataFromSelection().text() == f"One.\n\n{rows}\n\nTwo."


def test_a_long_table_is_selected_as_one_and_stands_on_one_surface(
    make_pane: MakePane, theme: Theme
) -> None:
    rows = "\n".join("pier\t1" for _ in range(400))
    shown = document((BlockKind.TABLE, rows), (BlockKind.PARAGRAPH, "Two."))
    pane = make_pane(shown)
    view = pane.view
    assert view.units.around(Span(5, 5), Unit.PARAGRAPH) == Span(0, len(rows))
    first = view.document().firstBlock()
    seam = first.next().layout().position().y()
    lines = [first.layout().lineAt(number) for number in range(first.layout().lineCount())]
    heights = {round(below.y() - above.y()) for above, below in pairwise(lines)}
    last = first.layout().position().y() + lines[-1].y()
    assert heights == {round(seam + first.next().layout().lineAt(0).y() - last)}
    view.verticalScrollBar().setValue(round(seam) - 200)
    image = view.viewport().grab().toImage()
    left, _ = view.right_of_column()
    column = {image.pixelColor(left - 4, y).name() for y in range(120, 280)}
    assert column == {theme.code.name()}


def test_tab_leaves_the_margin_at_once(make_pane: MakePane) -> None:
    run = Run(RunStyle.LINK, 4, 14, "https://example.org/minutes")
    plain = document((OWN, "The long minutes are there."), (OTHER, "Menu"))
    shown = Document(plain.text, plain.blocks, runs=(run,))
    pane = make_pane(shown)
    pane.set_placements((placement(shown, "minutes", note="Where?"),))
    pane.view.margin.setFocus()
    QTest.keyClick(pane.view.margin, Qt.Key.Key_Tab)
    assert fold_lines(pane)[0].hasFocus()


def test_a_double_click_on_a_note_asks_to_edit_it(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday", note="Which one?"),))
    (card,) = pane.view.margin.cards()
    with qtbot.waitSignal(pane.annotation_edit_requested):
        QTest.mouseDClick(
            pane.view.margin, Qt.MouseButton.LeftButton, pos=card.area.center().toPoint()
        )


def test_the_notes_are_walked_through_by_the_keyboard(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements(
        (
            placement(BRIEFING, "forty years", 2, note="Since when?"),
            placement(BRIEFING, "Tuesday", 1, note="Which one?"),
            placement(BRIEFING, "council", 3),
        )
    )
    margin = pane.view.margin
    margin.setFocus()
    assert margin.accessibleName() == "Note 1 of 2: Which one?"
    with qtbot.waitSignal(pane.annotation_activated) as reported:
        QTest.keyClick(margin, Qt.Key.Key_Down)
    assert reported.args == ["urn:uuid:2"]
    assert margin.accessibleName() == "Note 2 of 2: Since when?"
    with qtbot.waitSignal(pane.annotation_edit_requested) as reported:
        QTest.keyClick(margin, Qt.Key.Key_Return)
    assert reported.args == ["urn:uuid:2"]
    QTest.keyClick(margin, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()


def test_a_narrow_margin_shows_a_sign_for_a_note(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday", note="Which one?"),))
    pane.resize(500, 600)
    QApplication.processEvents()
    (card,) = pane.view.margin.cards()
    assert card.words.lines == ()
    assert pane.view.margin.rect().contains(card.area.toRect())


def test_notes_on_one_line_do_not_cover_one_another(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements(
        tuple(placement(BRIEFING, "Tuesday", number, note="Which?") for number in range(1, 5))
    )
    areas = [card.area for card in pane.view.margin.cards()]
    assert all(one.bottom() < other.top() for one, other in pairwise(areas))


def test_a_click_on_a_highlight_reports_it(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements(
        (placement(BRIEFING, "voted on Tuesday to build", 1), placement(BRIEFING, "Tuesday", 2))
    )
    with qtbot.waitSignal(pane.annotation_activated) as reported:
        QTest.mouseClick(
            pane.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=point_in(pane, BRIEFING, "Tuesday"),
        )
    assert reported.args == ["urn:uuid:2"]


def test_weak_text_that_is_marked_takes_the_colour_of_the_body(
    make_pane: MakePane, theme: Theme
) -> None:
    shown = document((BlockKind.CAPTION, "The old bridge in winter"), (OWN, "It fell."))
    pane = make_pane(shown)
    pane.set_hits((span_of(shown, "bridge"), span_of(shown, "fell")))
    (strengthened,) = pane.view.extraSelections()
    assert strengthened.cursor.selectedText() == "bridge"
    assert strengthened.format.foreground().color() == theme.body


# Several at one place, doubtful places and lost ones


def overlapping(pane: ReaderPane) -> None:
    pane.set_placements(
        (
            placement(BRIEFING, "voted on Tuesday to build", 1),
            placement(BRIEFING, "Tuesday", 2, Colour.PINK),
        )
    )


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_another_annotation_at_the_caret_is_turned_to(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    overlapping(pane)
    put_caret(pane, BRIEFING, "Tuesday", 2)
    at_caret = pane.view.at_caret
    with qtbot.waitSignal(pane.hint) as told:
        at_caret.turn()
    assert told.args == ["Highlight 2 of 2 here: “voted on Tuesday to build”"]
    with qtbot.waitSignal(pane.recolour_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_3)
    assert asked.args[0] == "urn:uuid:1"
    at_caret.turn()
    put_caret(pane, BRIEFING, "voted", 2)
    with qtbot.waitSignal(pane.hint) as told:
        at_caret.turn()
    assert told.args == ["There is only one highlight here."]


def test_the_menu_offers_what_lies_below_and_to_merge(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    overlapping(pane)
    inside = span_of(BRIEFING, "Tuesday").start + 1
    menu = pane.view.menu_for(pane.view.placed_annotations.at(inside), inside)
    below = entries(menu)["Also here: “voted on Tuesday to build”"].menu()
    assert isinstance(below, QMenu)
    with qtbot.waitSignal(pane.delete_requested) as asked:
        entries(below)["Delete highlight"].trigger()
    assert asked.args == ["urn:uuid:1"]
    with qtbot.waitSignal(pane.merge_requested) as asked:
        entries(menu)["Merge 2 highlights"].trigger()
    assert set(asked.args[0]) == {"urn:uuid:1", "urn:uuid:2"}


def test_a_doubtful_place_is_marked_and_can_be_accepted(
    make_pane: MakePane, qtbot: QtBot, theme: Theme
) -> None:
    pane = make_pane(BRIEFING)
    assert pixels_in(pane.view.viewport(), theme.check) == 0
    doubtful = placement(BRIEFING, "Tuesday", state=State.CHECK)
    pane.set_placements((doubtful,))
    assert pixels_in(pane.view.viewport(), theme.check) > 40
    menu = entries(pane.view.menu_for(doubtful.annotation))
    for entry, signal in (
        ("Accept this place", pane.accept_requested),
        ("Before and after…", pane.compare_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            menu[entry].trigger()
        assert asked.args == ["urn:uuid:1"]
    put_caret(pane, BRIEFING, "Tuesday", 2)
    with qtbot.waitSignal(pane.accept_requested):
        pane.view.passages.accept()
    pane.set_placements((placement(BRIEFING, "Tuesday"),))
    assert pane.view.passages.doubtful() == ""
    assert "Accept this place" not in entries(pane.view.menu_for(doubtful.annotation))


def test_a_lost_annotation_is_attached_to_the_selection(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    lost = [
        Placement(placement(BRIEFING, words, number).annotation, State.UNATTACHED, None)
        for number, words in enumerate(("council", "Tuesday"), start=1)
    ]
    pane.set_placements((lost[0],))
    words = span_of(BRIEFING, "forty years")
    pane.select(words)
    with qtbot.waitSignal(pane.attach_requested) as asked:
        entries(pane.view.menu_for(None))["Attach “council” again here"].trigger()
    assert asked.args == ["urn:uuid:1", words]
    pane.set_placements(tuple(lost))
    pane.select(words)
    menu = entries(pane.view.menu_for(None))["Attach again here"].menu()
    assert isinstance(menu, QMenu)
    assert list(entries(menu)) == ["“council”", "“Tuesday”"]
    pane.view.attaching = "urn:uuid:2"
    with qtbot.waitSignal(pane.attach_requested) as asked:
        pane.view.passages.attach()
    assert asked.args == ["urn:uuid:2", words]


def test_a_drag_goes_on_when_the_annotations_change_meanwhile(
    make_pane: MakePane, qtbot: QtBot
) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday", 1),))
    mouse = Mouse(pane)
    mouse.move(point_in(pane, BRIEFING, "Tuesday"))
    knob = pane.view.adjuster.handles()[1].knob.toPoint()
    mouse.press(knob)
    mouse.move(knob + QPoint(30, 0))
    pane.set_placements((placement(BRIEFING, "council", 3),))
    assert pane.view.adjuster.held == ""
    mouse.release(knob)
    pane.set_placements((placement(BRIEFING, "Tuesday", 1), placement(BRIEFING, "council", 3)))
    mouse.move(point_in(pane, BRIEFING, "Tuesday"))
    knob = pane.view.adjuster.handles()[1].knob.toPoint()
    mouse.press(knob)
    mouse.move(knob + QPoint(30, 0))
    pane.set_placements((placement(BRIEFING, "Tuesday", 1),))
    with qtbot.waitSignal(pane.anchor_requested):
        mouse.release(knob + QPoint(30, 0))
