"""The reader as the user meets it: real widgets, without a screen."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour, State
from briefreader.domain.document import BlockKind, Document, Metadata, Run, RunStyle, Span
from briefreader.domain.version import Change, Comparison
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.reading.folding import FoldLine
from briefreader.ui.theme import Theme
from tests.ui.builders import document, paragraphs, placement, span_of, summary

OWN, OTHER = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
METADATA = Metadata(
    title="A bridge over the Ilm",
    subtitle="What the council decided",
    authors=("Ann Ode",),
    publisher="Valley Gazette",
    published="2021-03-09",
    number="B 12",
    kind="report",
)
BRIEFING = document(
    (OTHER, "Skip to content"),
    (OTHER, "Home\nNews"),
    (BlockKind.TITLE, "A bridge over the Ilm"),
    (OWN, "The 😀 council voted on Tuesday to build a bridge over the Ilm."),
    (BlockKind.QUOTE, "We have waited for a bridge for forty years."),
    (BlockKind.QUESTION, "What will the bridge cost?"),
    (BlockKind.ANSWER, "Nobody knows what the bridge will cost."),
    (OTHER, "Related: the old bridge"),
    metadata=METADATA,
)
LONG = paragraphs(
    *(f"Paragraph {number} tells of the river and its banks. " * 6 for number in range(200))
)

MakePane = Callable[[Document], ReaderPane]


@pytest.fixture
def empty(qtbot: QtBot, theme: Theme) -> ReaderPane:
    pane = ReaderPane(theme)
    qtbot.addWidget(pane)
    pane.resize(1100, 700)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def make_pane(empty: ReaderPane) -> MakePane:
    def make(shown: Document) -> ReaderPane:
        empty.show_document(shown, summary(shown))
        empty.view.setFocus()
        QApplication.processEvents()
        return empty

    return make


def fold_lines(pane: ReaderPane) -> list[FoldLine]:
    return [line for line in pane.findChildren(FoldLine) if line.isVisible()]


def shown_text(pane: ReaderPane) -> str:
    """The text that is not folded away."""
    block, texts = pane.view.document().begin(), []
    while block.isValid():
        if block.isVisible():
            texts.append(block.text())
        block = block.next()
    return "\n".join(texts)


def middle_of(pane: ReaderPane, shown: Document, words: str) -> QPoint:
    """The point of the viewport in the middle of some words."""
    span = span_of(shown, words)
    cursor = QTextCursor(pane.view.document())
    cursor.setPosition(pane.view.position((span.start + span.end) // 2))
    return pane.view.cursorRect(cursor).center()


# The document


def test_the_title_block_names_what_is_known(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    header = pane.view.header
    words = [label.text() for label in header.findChildren(QLabel) if label.isVisible()]
    assert words == [
        "What the council decided",
        "Valley Gazette · 9 March 2021",
        "Ann Ode · B 12 · Report",
    ]


def test_the_title_that_the_text_has_is_not_shown_twice(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    assert shown_text(pane).count("A bridge over the Ilm") == 1
    labels = pane.view.header.findChildren(QLabel)
    assert "A bridge over the Ilm" not in [label.text() for label in labels]


def test_a_title_that_the_text_lacks_stands_above_it(make_pane: MakePane) -> None:
    shown = document((OWN, "Only this."), metadata=Metadata(title="A <b>bold</b> title"))
    pane = make_pane(shown)
    title = pane.view.header.findChildren(QLabel)[0]
    assert title.text() == "A <b>bold</b> title"
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert pane.view.header.geometry().bottom() < pane.view.top_of(0)


def test_a_title_below_other_text_is_shown_above_it_only(make_pane: MakePane) -> None:
    shown = document((OWN, "First."), (BlockKind.TITLE, "Title"), metadata=Metadata(title="Title"))
    pane = make_pane(shown)
    assert shown_text(pane) == "First."


def test_a_file_that_cannot_be_read_shows_the_reason(empty: ReaderPane) -> None:
    empty.show_problem("minutes.doc", "This is a program, not a document.")
    shown = [label.text() for label in empty.message.findChildren(QLabel) if label.isVisible()]
    assert shown == ["minutes.doc", "This is a program, not a document."]
    assert empty.selection() is None
    assert empty.outline() == ()


def test_a_document_of_which_only_the_title_is_known_is_shown(make_pane: MakePane) -> None:
    shown = document((BlockKind.TITLE, "Title"), (OWN, "Text."), metadata=Metadata(title="Title"))
    pane = make_pane(shown)
    assert shown_text(pane) == "Title\nText."
    assert pane.view.header.height() == 0


def test_an_empty_document_is_shown_calmly(make_pane: MakePane) -> None:
    pane = make_pane(Document("", ()))
    pane.set_placements(())
    pane.set_hits(())
    pane.light(())
    pane.scroll_to(3)
    assert pane.top_offset() == 0


def test_no_resource_is_ever_loaded(
    make_pane: MakePane, tmp_path_factory: pytest.TempPathFactory
) -> None:
    picture = tmp_path_factory.mktemp("pictures") / "dot.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture))
    shown = paragraphs(f'<img src="{picture}"> <link rel="stylesheet" href="style.css">')
    pane = make_pane(shown)
    kinds = QTextDocument.ResourceType
    for kind in (kinds.ImageResource, kinds.HtmlResource, kinds.StyleSheetResource):
        address = QUrl.fromLocalFile(str(picture))
        assert pane.view.loadResource(kind.value, address) is None
        assert pane.view.document().resource(kind.value, address) is None
    assert pane.view.toPlainText() == shown.text


def test_a_link_is_reported_and_not_opened(make_pane: MakePane, qtbot: QtBot) -> None:
    run = Run(RunStyle.LINK, 4, 14, "https://example.org/minutes")
    blocks = paragraphs("The long minutes are there.").blocks
    shown = Document("The long minutes are there.", blocks, runs=(run,))
    pane = make_pane(shown)
    with qtbot.waitSignal(pane.link_activated) as reported:
        QTest.mouseClick(
            pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, shown, "long")
        )
    assert reported.args == ["https://example.org/minutes"]
    assert pane.view.toPlainText() == shown.text


# Boilerplate


def test_boilerplate_is_folded_under_one_line_that_opens_it(
    make_pane: MakePane, qtbot: QtBot
) -> None:
    pane = make_pane(BRIEFING)
    first, _ = fold_lines(pane)
    assert first.text() == "Site menu and related items · 3 lines — show"
    assert "Home" not in shown_text(pane)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert "Home\u2028News" in shown_text(pane)
    assert "Related" not in shown_text(pane)
    assert fold_lines(pane)[0].text().endswith("hide")
    QTest.mouseClick(fold_lines(pane)[0], Qt.MouseButton.LeftButton)
    assert "Home" not in shown_text(pane)


def test_boilerplate_is_opened_by_the_keyboard(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    line = fold_lines(pane)[0]
    assert line.focusPolicy() & Qt.FocusPolicy.TabFocus
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert "Skip to content" in shown_text(pane)


def test_positions_stay_exact_when_boilerplate_opens(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    words = span_of(BRIEFING, "forty years")
    for opened in (frozenset(pane.view.folds), frozenset()):
        pane.view.set_folds_open(opened)
        pane.select(words)
        assert pane.view.textCursor().selectedText() == "forty years"
        assert pane.selection() == words


def test_a_hit_in_folded_boilerplate_opens_it(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.set_hits((span_of(BRIEFING, "News"),), 0)
    assert "News" in shown_text(pane)


def test_the_caret_passes_over_folded_text(make_pane: MakePane, qtbot: QtBot) -> None:
    shown = document((OWN, "Above."), (OTHER, "Menu"), (OWN, "Below."))
    pane = make_pane(shown)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    assert pane.view.textCursor().block().text() == "Below."
    QTest.keyClick(pane.view, Qt.Key.Key_Up)
    assert pane.view.textCursor().block().text() == "Above."


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
    words = middle_of(pane, BRIEFING, "Tuesday")
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
    menu = pane.view.menu_for(pane.view.annotation_under(middle_of(pane, BRIEFING, "Tuesday")))
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


def colour_at(pane: ReaderPane, point: QPoint) -> tuple[int, int, int]:
    return rgb(pane.view.viewport().grab().toImage().pixelColor(point))


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def test_a_highlight_is_painted_under_the_text(make_pane: MakePane, theme: Theme) -> None:
    pane = make_pane(BRIEFING)
    gap = middle_of(pane, BRIEFING, " voted on Tuesday to ")
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
    line = middle_of(pane, BRIEFING, "Tuesday").y()
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
            pos=middle_of(pane, BRIEFING, "Tuesday"),
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


# Hits and facts


def test_hits_are_stepped_through_to_the_end_and_back(make_pane: MakePane, qtbot: QtBot) -> None:
    pane = make_pane(BRIEFING)
    hits = (span_of(BRIEFING, "council"), span_of(BRIEFING, "forty"))
    with qtbot.waitSignal(pane.current_hit_changed) as told:
        pane.set_hits(hits)
    assert told.args == [-1, 2]
    assert pane.next_hit()
    with qtbot.waitSignal(pane.current_hit_changed) as told:
        assert pane.next_hit()
    assert told.args == [1, 2]
    assert not pane.next_hit()
    assert pane.previous_hit()
    assert not pane.previous_hit()


def in_sight(pane: ReaderPane, offset: int) -> bool:
    value = pane.view.verticalScrollBar().value()
    return value <= pane.view.top_of(offset) < value + pane.view.viewport().height()


def test_the_current_hit_is_brought_into_sight(make_pane: MakePane) -> None:
    pane = make_pane(LONG)
    hit = span_of(LONG, "Paragraph 150")
    pane.set_hits((span_of(LONG, "Paragraph 3"), hit))
    assert not in_sight(pane, hit.start)
    pane.go_to_hit(1)
    assert in_sight(pane, hit.start)


def test_the_mentions_of_a_fact_are_lit_and_the_current_one_is_in_sight(
    make_pane: MakePane, theme: Theme
) -> None:
    pane = make_pane(LONG)
    mention = span_of(LONG, "Paragraph 180 tells of")
    pane.light((span_of(LONG, "river"), mention), 1)
    assert in_sight(pane, mention.start)
    point = middle_of(pane, LONG, "Paragraph 180 tells of")
    left = QPoint(round(point.x()), point.y() - 11)
    assert colour_at(pane, left) == rgb(theme.fact)
    pane.clear_light()
    assert colour_at(pane, left) == rgb(theme.page)


# The place, the size and the theme


def test_the_place_survives_another_theme_and_another_size(
    make_pane: MakePane, dark_theme: Theme
) -> None:
    pane = make_pane(LONG)
    place = span_of(LONG, "Paragraph 90").start
    pane.scroll_to(place)
    assert pane.top_offset() == place
    pane.set_theme(dark_theme)
    assert pane.top_offset() == place
    pane.zoom_in()
    assert pane.top_offset() == place
    pane.resize(700, 500)
    QApplication.processEvents()
    assert pane.top_offset() == place


def test_what_was_selected_and_unfolded_survives_another_theme(
    make_pane: MakePane, dark_theme: Theme
) -> None:
    pane = make_pane(BRIEFING)
    pane.view.set_folds_open(frozenset(pane.view.folds[:1]))
    pane.select(span_of(BRIEFING, "Tuesday"))
    pane.set_theme(dark_theme)
    assert pane.selection() == span_of(BRIEFING, "Tuesday")
    assert "Home" in shown_text(pane)
    assert "Related" not in shown_text(pane)


def test_the_place_is_reported_when_the_text_comes_to_rest(
    make_pane: MakePane, qtbot: QtBot
) -> None:
    pane = make_pane(LONG)
    place = span_of(LONG, "Paragraph 20 ").start
    with qtbot.waitSignal(pane.scrolled, check_params_cb=lambda offset: offset == place):
        pane.scroll_to(place)


def test_the_wheel_with_control_changes_the_size_of_the_text(
    make_pane: MakePane, qtbot: QtBot
) -> None:
    pane = make_pane(BRIEFING)
    centre = QPointF(pane.view.viewport().rect().center())
    event = QWheelEvent(
        centre,
        QPointF(pane.view.viewport().mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(pane.text_size_changed) as told:
        QApplication.sendEvent(pane.view.viewport(), event)
    assert told.args == [19]
    pane.reset_zoom()
    assert pane.view.theme.text_size == 18


def test_the_text_size_stays_within_bounds(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    for _ in range(40):
        pane.zoom_out()
    assert pane.view.theme.text_size == 12


def test_everything_that_takes_the_focus_has_a_name(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.set_placements((placement(BRIEFING, "Tuesday", note="Which one?"),))
    for widget in (pane, pane.view, pane.view.margin, pane.view.bar, *fold_lines(pane)):
        assert widget.accessibleName()
    for button in (*pane.view.bar.colours.values(), pane.view.bar.note, pane.view.bar.tags):
        assert button.accessibleName()
        assert button.toolTip()


def test_a_click_between_paragraphs_stays_there_when_text_is_folded_below(
    make_pane: MakePane,
) -> None:
    pane = make_pane(BRIEFING)
    height = pane.view.viewport().height()
    left = pane.view.cursorRect().left()
    places = [pane.view.offset_at(QPoint(left, y), exact=False) or 0 for y in range(0, height, 3)]
    assert places == sorted(places)
    assert places[-1] <= span_of(BRIEFING, "Related").start


def test_a_noted_passage_is_lit_where_it_stands_after_a_change_of_theme(
    make_pane: MakePane, dark_theme: Theme
) -> None:
    filler = "The harbour council met and the ferry waited for the tide to turn again. " * 12
    shown = paragraphs(*[filler] * 12, filler + "The pier was closed on Monday.", *[filler] * 12)
    pane = make_pane(shown)
    span = span_of(shown, "pier was closed")
    pane.set_placements((placement(shown, "pier was closed", note="why?"),))
    pane.reveal(span.start)
    pane.grab()
    pane.set_theme(dark_theme)
    pane.grab()
    view = pane.view
    block = view.document().findBlock(view.position(span.start))
    start = view.position(span.start) - block.position()
    line = block.layout().lineForTextPosition(start)
    [area] = view.rectangles.of(block, start, start + len("pier was closed"))
    assert area.top() == line.y()
    assert area.right() <= line.naturalTextRect().right() + 1


# References, and a document that changes


def with_reference() -> Document:
    """A long text whose first paragraph refers to its last one."""
    start = LONG.blocks[-1].start
    run = Run(RunStyle.REFERENCE, 0, 9, f"#{start}")
    return Document(LONG.text, LONG.blocks, runs=(run,))


def test_a_reference_leads_to_its_place_and_back(make_pane: MakePane, qtbot: QtBot) -> None:
    shown = with_reference()
    pane = make_pane(shown)
    with qtbot.assertNotEmitted(pane.link_activated):
        pane.view.anchorClicked.emit(QUrl(shown.runs[0].target))
    assert pane.view.caret_offset() == shown.blocks[-1].start
    assert pane.top_offset() > 1000
    assert pane.can_go_back
    pane.go_back()
    assert pane.top_offset() == 0
    assert not pane.can_go_back
    pane.go_forward()
    assert pane.top_offset() > 1000


def test_a_reference_is_reached_and_followed_by_keyboard(make_pane: MakePane) -> None:
    shown = with_reference()
    pane = make_pane(shown)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert pane.view.caret_offset() == shown.blocks[-1].start


def test_another_document_has_no_way_back(make_pane: MakePane) -> None:
    pane = make_pane(with_reference())
    pane.jump_to(LONG.blocks[50].start)
    pane.show_document(BRIEFING, summary(BRIEFING))
    assert not pane.can_go_back


def test_a_document_that_changed_is_shown_at_the_same_place(make_pane: MakePane) -> None:
    pane = make_pane(LONG)
    place = LONG.blocks[100].start
    pane.scroll_to(place)
    assert pane.top_offset() == place
    added = "A new first paragraph."
    changed = paragraphs(added, *(LONG.block_text(block) for block in LONG.blocks))
    shift = len(added) + 1
    comparison = Comparison(LONG.text, changed.text, (Change(Span(0, 0), Span(0, shift)),))
    pane.renew_document(changed, summary(changed), comparison)
    assert pane.top_offset() == place + shift


def test_folds_that_were_open_stay_open_when_the_document_changes(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    pane.view.set_folds_open(frozenset(pane.view.folds[:1]))
    pane.renew_document(BRIEFING, summary(BRIEFING), None)
    assert pane.view.open_folds == frozenset(pane.view.folds[:1])


def test_a_whole_reason_is_shown_with_what_may_help(empty: ReaderPane, qtbot: QtBot) -> None:
    reason = "The file is protected by a password, and without it nothing of it can be read. " * 3
    empty.show_problem("secret.pdf", reason.strip(), password=True)
    QApplication.processEvents()
    for label in empty.message.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    with qtbot.waitSignal(empty.password_requested):
        empty.message.password.click()
    empty.clear()
    assert not empty.message.password.isVisible()


def test_the_title_block_is_there_in_a_text_full_of_folded_lines(
    empty: ReaderPane, qtbot: QtBot
) -> None:
    """As in a PDF file, whose pages each end and begin with a running line."""
    blocks: list[tuple[BlockKind, str]] = [(BlockKind.TITLE, "A bridge over the Ilm")]
    for number in range(120):
        blocks += [(OWN, f"Paragraph {number} tells of the bridge. " * 12)] * 2
        blocks += [(OTHER, f"Valley Gazette {number}"), (OTHER, "B 12")]
    shown = document(*blocks, metadata=METADATA)
    empty.show_document(shown, summary(shown))
    header = empty.view.header
    qtbot.waitUntil(lambda: 0 < header.y() < empty.height())
    assert fold_lines(empty) or empty.view.folds


def test_a_document_without_text_shows_why_in_place_of_an_empty_page(make_pane: MakePane) -> None:
    why = "This PDF has no text: its 3 pages are pictures."
    shown = replace(document(metadata=Metadata(title="scan")), warnings=(why,))
    header = make_pane(shown).view.header
    told = [label for label in header.findChildren(QLabel) if label.text() == why]
    assert [label.isVisible() for label in told] == [True]
    assert header.height() > told[0].geometry().bottom()
