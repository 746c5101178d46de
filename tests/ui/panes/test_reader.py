"""The reader as the user meets it: real widgets, without a screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefreader.domain.document import BlockKind, Document, Metadata, Run, RunStyle, Span
from briefreader.domain.version import Change, Comparison
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.theme import Theme
from tests.ui.builders import document, paragraphs, placement, span_of, summary
from tests.ui.reading.panes import (
    BRIEFING,
    METADATA,
    MakePane,
    colour_at,
    empty,
    fold_lines,
    make_pane,
    point_in,
    rgb,
)

__all__ = ["empty", "make_pane"]

OWN, OTHER = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
LONG = paragraphs(
    *(f"Paragraph {number} tells of the river and its banks. " * 6 for number in range(200))
)


def shown_text(pane: ReaderPane) -> str:
    """The text that is not folded away."""
    block, texts = pane.view.document().begin(), []
    while block.isValid():
        if block.isVisible():
            texts.append(block.text())
        block = block.next()
    return "\n".join(texts)


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
            pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, shown, "long")
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
    point = point_in(pane, LONG, "Paragraph 180 tells of")
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


def test_what_stands_beside_the_text_follows_its_size_at_the_top(make_pane: MakePane) -> None:
    pane = make_pane(BRIEFING)
    for _ in range(6):
        pane.zoom_in()
    view = pane.view
    assert view.margin.x() == view.right_of_column()[0]
    header = view._arrangement.header.geometry()
    pane.resize(pane.width(), pane.height() - 1)
    assert view._arrangement.header.geometry() == header
