"""Selecting by unit, with the key that grows the selection and with several clicks."""

import pytest

from briefreader.domain.document import BlockKind
from tests.ui.builders import document, paragraphs
from tests.ui.reading.panes import MakePane, Mouse, point_in, put_caret, selected

FIRST = "Mr. Ode met U.S. officials. They talked about No. 3."
REPORT = document(
    (BlockKind.HEADING, "The talks"),
    (BlockKind.PARAGRAPH, FIRST),
    (BlockKind.PARAGRAPH, "The 😀 bridge is old. It will fall."),
    (BlockKind.HEADING, "The end"),
    (BlockKind.PARAGRAPH, "Nobody came."),
    level=1,
)


def test_the_selection_grows_and_shrinks_by_unit(make_pane: MakePane) -> None:
    pane = make_pane(REPORT)
    put_caret(pane, REPORT, "talked", 2)
    section = REPORT.text[: REPORT.text.index("\nThe end")]
    steps = ["talked", "They talked about No. 3.", FIRST, section, REPORT.text]
    for words in steps:
        pane.select_more()
        assert selected(pane, REPORT) == words
    pane.select_more()
    assert selected(pane, REPORT) == REPORT.text
    for words in steps[-2::-1]:
        pane.select_less()
        assert selected(pane, REPORT) == words
    pane.select_less()
    assert selected(pane, REPORT) == ""
    assert pane.view.caret_offset() == REPORT.text.index("talked") + 2


def test_a_selection_made_otherwise_shrinks_to_the_units_in_it(make_pane: MakePane) -> None:
    pane = make_pane(REPORT)
    pane.select(REPORT.blocks[1].span)
    pane.select_less()
    assert selected(pane, REPORT) == "Mr. Ode met U.S. officials."
    pane.select_less()
    assert selected(pane, REPORT) == "Mr"
    pane.select_less()
    assert selected(pane, REPORT) == ""


def test_the_view_stays_when_the_selection_grows_beyond_it(make_pane: MakePane) -> None:
    shown = paragraphs(*(f"Paragraph {number} tells of the river. " * 9 for number in range(90)))
    pane = make_pane(shown)
    for _ in range(4):
        pane.select_more()
    assert selected(pane, shown) == shown.text
    assert pane.top_offset() == 0


@pytest.mark.parametrize(
    ("clicks", "words"),
    [(1, ""), (2, "talked"), (3, "They talked about No. 3."), (4, FIRST), (5, FIRST)],
)
def test_clicks_select_the_word_the_sentence_and_the_paragraph(
    make_pane: MakePane, clicks: int, words: str
) -> None:
    pane = make_pane(REPORT)
    Mouse(pane).click(point_in(pane, REPORT, "talked"), clicks)
    assert selected(pane, REPORT) == words
    assert pane.view.bar.isVisible() == bool(words)


def test_slow_clicks_are_clicks_of_their_own(make_pane: MakePane) -> None:
    pane = make_pane(REPORT)
    mouse = Mouse(pane)
    for _ in range(3):
        mouse.click(point_in(pane, REPORT, "talked"))
    assert selected(pane, REPORT) == ""


@pytest.mark.parametrize(
    ("clicks", "to", "words"),
    [
        (2, "dge", "talked about No. 3.\nThe 😀 bridge"),
        (3, "bridge", "They talked about No. 3.\nThe 😀 bridge is old."),
        (3, "officials", FIRST),
        (4, "bridge", f"{FIRST}\nThe 😀 bridge is old. It will fall."),
    ],
)
def test_dragging_after_several_clicks_extends_by_what_they_selected(
    make_pane: MakePane, clicks: int, to: str, words: str
) -> None:
    pane = make_pane(REPORT)
    mouse, start, end = Mouse(pane), *(point_in(pane, REPORT, one) for one in ("talked", to))
    for number in range(clicks):
        mouse.press(start, double=bool(number % 2))
        if number < clicks - 1:
            mouse.release(start)
    mouse.move(end)
    mouse.release(end)
    assert selected(pane, REPORT) == words
