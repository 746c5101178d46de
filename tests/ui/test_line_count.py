"""Lines counted without laying them out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from briefreader.ui.line_count import LineCounter
from briefreader.ui.text_layout import lay_out
from briefreader.ui.theme import Theme


@pytest.fixture
def counter(qtbot: QtBot, theme: Theme) -> LineCounter:
    return LineCounter(theme.control_font())


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("", 3, 1),
        ("short", 3, 1),
        ("one\ntwo", 3, 2),
        ("one\ntwo\nthree\nfour", 3, 3),
        ("word " * 500, 4, 4),
        ("x" * 5_000_000, 3, 3),
        ("\n" * 1_000_000, 2, 2),
    ],
)
def test_lines_are_counted_up_to_the_most_wanted(
    counter: LineCounter, text: str, most: int, lines: int
) -> None:
    assert counter.lines(text, 200, most) == lines


def test_a_narrower_room_takes_more_lines(counter: LineCounter) -> None:
    text = "The ministers met at the harbour to speak about the railway-bridge-tunnel project."
    counts = [counter.lines(text, width, 50) for width in (600, 300, 150, 75)]
    assert counts == sorted(counts)
    assert counts[-1] > 4


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.text(st.sampled_from("abcdefghmtw.-"), min_size=1, max_size=14), max_size=40),
    width=st.integers(80, 400),
)
def test_counting_lines_agrees_with_laying_them_out_to_one_line_in_eight(
    qapp: object, words: list[str], width: int
) -> None:
    font = QFont("Noto Sans")
    font.setPixelSize(13)
    text = " ".join(words)
    counted = LineCounter(font).lines(text, width, 50)
    laid_out = max(1, lay_out(text, font, width, 50).lineCount())
    assert abs(counted - laid_out) <= 1 + laid_out // 8
