"""Lines of text cut to their room."""

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.ui.text_layout import Style, lay_out, reads_from_right
from briefreader.ui.theme import Theme

SENTENCE = "The ministers of the two states met at the harbour to speak about the railway. "


@pytest.fixture
def font(qtbot: QtBot, theme: Theme) -> QFont:
    return theme.control_font()


def lines(layout: QTextLayout) -> list[str]:
    """The text of each line as it is drawn."""
    encoded = layout.text().encode("utf-16-le")
    found = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [
        encoded[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
        .decode("utf-16-le")
        .rstrip("\u2028")
        for line in found
    ]


def test_text_that_fits_is_left_as_it_is(font: QFont) -> None:
    assert lines(lay_out("A short line", font, 300, 2)) == ["A short line"]


def test_text_that_is_too_long_ends_in_an_ellipsis_on_its_last_line(font: QFont) -> None:
    shown = lines(lay_out(SENTENCE * 5, font, 200, 2))
    assert len(shown) == 2
    assert shown[-1].endswith("…")
    assert (SENTENCE * 5).startswith(shown[0])


def test_a_newline_breaks_the_line(font: QFont) -> None:
    assert lines(lay_out("one\ntwo\nthree", font, 300, 5)) == ["one", "two", "three"]


def test_an_ellipsis_says_that_more_lines_follow(font: QFont) -> None:
    assert lines(lay_out("one\ntwo\nthree", font, 300, 2)) == ["one", "two …"]


def test_characters_beyond_the_basic_plane_are_cut_whole(font: QFont) -> None:
    shown = lines(lay_out("😀 " * 200, font, 150, 2))
    assert len(shown) == 2
    assert shown[-1].endswith("…")
    assert set("".join(shown)) <= set("😀 …")


def test_an_ellipsis_has_no_style_of_the_words_it_stands_for(font: QFont) -> None:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    text = SENTENCE * 5
    layout = lay_out(text, font, 200, 1, [Style(Span(4, 13), bold), Style(Span(14, 300), bold)])
    shown = lines(layout)[0]
    assert shown.endswith("…")
    ends = [piece.start + piece.length for piece in layout.formats()]
    assert max(ends) <= len(shown.rstrip("… "))


def test_styles_are_counted_in_code_points(font: QFont) -> None:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    layout = lay_out("😀 met", font, 300, 1, [Style(Span(2, 5), bold)])
    (piece,) = layout.formats()
    assert (piece.start, piece.length) == (3, 3)


def test_hostile_text_is_laid_out_in_bounded_time(font: QFont) -> None:
    assert lay_out("x" * 5_000_000, font, 200, 3).lineCount() == 3


@pytest.mark.parametrize(
    ("text", "from_right"),
    [("שלום world", True), ("world שלום", False), ("مرحبا", True), ("12 😀", False), ("", False)],
)
def test_the_first_letter_says_from_which_side_text_is_read(text: str, from_right: bool) -> None:
    assert reads_from_right(text) is from_right
