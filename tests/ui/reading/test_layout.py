from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from briefreader.domain.document import Block, BlockKind, Document, Run, RunStyle
from briefreader.ui.offsets import Utf16Offsets
from briefreader.ui.reading.layout import block_style, build
from briefreader.ui.reading.styles import Styles
from briefreader.ui.theme import Theme
from tests.ui.builders import document, paragraphs

_characters = st.one_of(
    st.sampled_from("ab \n\té\u0301\U0001f600\U0001f469\u200d\U0001f680אب<&*\ufdd0\ufdd1\ufffc"),
    st.characters(codec="utf-8", exclude_characters="\x00\r\u2028\u2029"),
)
SHOWN_AS = str.maketrans({"\n": "\u2028", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})
_block = st.tuples(st.sampled_from(list(BlockKind)), st.text(_characters, min_size=1, max_size=20))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    made = document(*draw(st.lists(_block, min_size=1, max_size=6)))
    runs = []
    for block in made.blocks:
        start = draw(st.integers(block.start, block.end - 1))
        end = draw(st.integers(start + 1, block.end))
        runs.append(Run(draw(st.sampled_from(list(RunStyle))), start, end, "https://example.org/"))
    return Document(made.text, made.blocks, runs=tuple(runs))


def laid_out(shown: Document, theme: Theme) -> QTextDocument:
    text = build(shown, Styles(theme))
    text.setLayoutEnabled(True)
    return text


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_position_of_the_layout_is_the_utf16_offset_of_the_text(
    qapp: QApplication, theme: Theme, shown: Document
) -> None:
    text = laid_out(shown, theme)
    offsets = Utf16Offsets(shown.text)
    assert text.blockCount() == len(shown.blocks)
    cursor = QTextCursor(text)
    for number, block in enumerate(shown.blocks):
        found = text.findBlockByNumber(number)
        assert found.position() == offsets.to_position(block.start)
        cursor.setPosition(offsets.to_position(block.start))
        cursor.setPosition(offsets.to_position(block.end), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == shown.block_text(block).translate(SHOWN_AS)


def test_marks_of_html_in_the_text_show_as_they_are(qapp: QApplication, theme: Theme) -> None:
    shown = paragraphs("<script>alert(1)</script>", '<img src="file:///etc/passwd"> &amp;')
    assert laid_out(shown, theme).toPlainText() == shown.text


def test_a_line_break_inside_a_block_starts_no_block(qapp: QApplication, theme: Theme) -> None:
    shown = document((BlockKind.CODE, "one\ntwo"), (BlockKind.PARAGRAPH, "three"))
    text = laid_out(shown, theme)
    assert text.blockCount() == 2
    assert text.firstBlock().text() == "one\u2028two"


def test_runs_that_overlap_add_up(qapp: QApplication, theme: Theme) -> None:
    shown = Document(
        "strong both slanted",
        (Block(BlockKind.PARAGRAPH, 0, 19),),
        runs=(Run(RunStyle.STRONG, 0, 11), Run(RunStyle.EMPHASIS, 7, 19)),
    )
    text = laid_out(shown, theme)
    cursor = QTextCursor(text)
    styles = []
    for position in (3, 9, 15):
        cursor.setPosition(position)
        font = cursor.charFormat().font()
        styles.append((font.bold(), font.italic()))
    assert styles == [(True, False), (True, True), (False, True)]


def test_a_link_carries_its_address(qapp: QApplication, theme: Theme) -> None:
    shown = Document(
        "see there",
        (Block(BlockKind.PARAGRAPH, 0, 9),),
        runs=(Run(RunStyle.LINK, 4, 9, "https://example.org/"),),
    )
    text = laid_out(shown, theme)
    cursor = QTextCursor(text)
    cursor.setPosition(6)
    assert cursor.charFormat().anchorHref() == "https://example.org/"
    assert cursor.charFormat().fontUnderline()


def test_the_last_item_of_a_list_stands_apart_from_what_follows(
    qapp: QApplication, theme: Theme
) -> None:
    shown = document(
        (BlockKind.LIST_ITEM, "one"), (BlockKind.LIST_ITEM, "two"), (BlockKind.PARAGRAPH, "three")
    )
    styles = Styles(theme)
    first, last = (styles.block_format(block_style(shown, number)) for number in (0, 1))
    assert first.bottomMargin() < last.bottomMargin()


def test_a_column_of_a_table_is_as_wide_as_its_widest_cell(
    qapp: QApplication, theme: Theme
) -> None:
    shown = document((BlockKind.TABLE, "Year\tTurnover\n2018\t88"))
    assert block_style(shown, 0).tab == len("Turnover") + 2


def test_the_column_holds_about_seventy_characters(qapp: QApplication, theme: Theme) -> None:
    line = "the ministers met in the old town hall and agreed to meet again in May"
    width = QFontMetricsF(theme.reading_font()).horizontalAdvance(line)
    assert 0.9 < Styles(theme).column / (width * 70 / len(line)) < 1.1


def test_paragraphs_that_are_inserted_at_once_are_blocks_of_their_own(
    qapp: QApplication, theme: Theme
) -> None:
    paragraph, heading = BlockKind.PARAGRAPH, BlockKind.HEADING
    shown = document(
        (heading, "A"), (paragraph, "one 😀"), (paragraph, "two \ufdd0"), (heading, "B"), level=0
    )
    text = laid_out(shown, theme)
    styles = Styles(theme)
    offsets = Utf16Offsets(shown.text)
    for number, block in enumerate(shown.blocks):
        found = text.findBlockByNumber(number)
        assert found.position() == offsets.to_position(block.start)
        assert found.text() == shown.block_text(block).translate(SHOWN_AS)
        wanted = styles.block_format(block_style(shown, number))
        assert found.blockFormat().topMargin() == wanted.topMargin()
        assert found.blockFormat().bottomMargin() == wanted.bottomMargin()
        assert found.charFormat().font().family() == styles.font(block.kind).family()
