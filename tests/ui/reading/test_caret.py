"""The caret of the reader, moved by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from briefreader.domain.document import BlockKind, Metadata
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.theme import Theme
from tests.ui.builders import document, paragraphs, span_of
from tests.ui.reading.panes import CONTROL, NONE, SHIFT, MakePane, press, put_caret, selected

OWN, OTHER = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
REPORT = document(
    (OTHER, "Skip to content. Menu."),
    (OWN, "Mr. Ode met U.S. officials. They talked about No. 3. Nobody was content."),
    (OTHER, "Share this. Print this."),
    (OWN, "The 😀 bridge is old. It will fall."),
    (OTHER, "Related."),
)
LONG = paragraphs(
    *(f"Paragraph {number} tells of the river. It has banks. " * 4 for number in range(100))
)


def following(pane: ReaderPane, letters: int = 4) -> str:
    offset = pane.view.caret_offset()
    return pane.view.text[offset : offset + letters]


def test_the_caret_shows_while_the_text_has_the_focus(make_pane: MakePane, theme: Theme) -> None:
    pane = make_pane(paragraphs("Ships came home."))
    press(pane, Qt.Key.Key_End)
    middle = pane.view.cursorRect().center()

    def colours() -> set[str]:
        QApplication.processEvents()
        image = pane.view.viewport().grab().toImage()
        return {image.pixelColor(middle.x() + x, middle.y()).name() for x in range(-2, 3)}

    assert len(colours()) == 2
    other = QLineEdit(pane)
    other.show()
    other.setFocus()
    assert colours() == {theme.page.name()}


def test_the_caret_is_as_strong_as_the_text_is_large(make_pane: MakePane) -> None:
    pane = make_pane(paragraphs("Ships came home."))
    assert pane.view.cursorWidth() == 2
    for _ in range(18):
        pane.zoom_in()
    assert pane.view.cursorWidth() == 4


@pytest.mark.parametrize(("held", "words"), [(NONE, ""), (SHIFT, "Mr. Ode met U.S. officials. ")])
def test_the_caret_goes_by_sentences(
    make_pane: MakePane, held: Qt.KeyboardModifier, words: str
) -> None:
    pane = make_pane(REPORT)
    press(pane, Qt.Key.Key_Home, CONTROL)
    press(pane, Qt.Key.Key_PageDown, CONTROL | held)
    assert following(pane) == "They"
    assert selected(pane, REPORT) == words
    press(pane, Qt.Key.Key_PageDown, CONTROL)
    assert following(pane) == "Nobo"
    press(pane, Qt.Key.Key_PageDown, CONTROL)
    assert following(pane) == "The "
    press(pane, Qt.Key.Key_PageUp, CONTROL, 2)
    assert following(pane) == "They"


def test_the_caret_goes_by_paragraphs_over_what_is_folded(make_pane: MakePane) -> None:
    pane = make_pane(REPORT)
    put_caret(pane, REPORT, "officials")
    press(pane, Qt.Key.Key_Down, CONTROL)
    assert following(pane) == "The "
    press(pane, Qt.Key.Key_Up, CONTROL)
    assert following(pane) == "Mr. "
    press(pane, Qt.Key.Key_Down, CONTROL | SHIFT, 2)
    assert selected(pane, REPORT).endswith("It will fall.")


def test_the_caret_is_never_in_folded_text(make_pane: MakePane) -> None:
    pane = make_pane(REPORT)
    assert following(pane, 3) == "Mr."
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        for held in (CONTROL, CONTROL | SHIFT):
            press(pane, key, held)
            assert pane.view.textCursor().block().isVisible()
    press(pane, Qt.Key.Key_End, CONTROL)
    assert pane.view.caret_offset() == span_of(REPORT, "It will fall.").end


def test_by_word_by_line_and_by_page_the_caret_selects_with_shift(make_pane: MakePane) -> None:
    pane = make_pane(LONG)
    press(pane, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert selected(pane, LONG) == "Paragraph "
    press(pane, Qt.Key.Key_End, SHIFT)
    assert selected(pane, LONG).startswith("Paragraph 0 tells of the river.")
    press(pane, Qt.Key.Key_PageDown, SHIFT)
    span = pane.selection()
    assert span is not None
    assert span.end - span.start > 1000
    assert pane.view.is_in_sight(pane.view.caret_offset())


def test_the_view_follows_the_caret(make_pane: MakePane) -> None:
    pane = make_pane(LONG)
    press(pane, Qt.Key.Key_Down, CONTROL, 60)
    assert pane.view.is_in_sight(pane.view.caret_offset())
    assert pane.top_offset() > 0


def test_a_caret_that_was_scrolled_away_comes_in_at_the_first_line_in_sight(
    make_pane: MakePane,
) -> None:
    pane = make_pane(LONG)
    place = LONG.blocks[50].start
    pane.scroll_to(place)
    press(pane, Qt.Key.Key_Right)
    assert pane.view.caret_offset() == place + 1
    assert pane.top_offset() == place


def test_a_selection_that_was_scrolled_away_is_extended_from_where_it_is(
    make_pane: MakePane,
) -> None:
    pane = make_pane(LONG)
    press(pane, Qt.Key.Key_Right, SHIFT, 3)
    pane.scroll_to(LONG.blocks[50].start)
    press(pane, Qt.Key.Key_Right, SHIFT)
    assert selected(pane, LONG) == "Para"


def test_at_the_first_line_all_that_stands_above_it_is_in_sight(make_pane: MakePane) -> None:
    shown = document(
        *((OWN, LONG.block_text(block)) for block in LONG.blocks),
        metadata=Metadata(title="The river", publisher="Valley Gazette"),
    )
    pane = make_pane(shown)
    press(pane, Qt.Key.Key_End, CONTROL)
    bar = pane.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    press(pane, Qt.Key.Key_Home, CONTROL)
    assert bar.value() == 0
