from briefreader.domain.annotation import Colour
from briefreader.domain.document import Span
from briefreader.ui.reading.marks import (
    LANES,
    Layer,
    MarkIndex,
    Places,
    fact_marks,
    highlight_marks,
)
from tests.ui.builders import paragraphs, placement

TEXT = paragraphs("The 😀 council met on Monday.", "It agreed on nothing, and went home.")


def test_a_mark_over_two_paragraphs_is_split_at_their_border() -> None:
    index = MarkIndex(Places(TEXT), fact_marks((Span(20, 39),), -1))
    assert [(part.start, part.end) for part in index.in_block(0)] == [(21, 29)]
    assert [(part.start, part.end) for part in index.in_block(1)] == [(0, 10)]
    assert index.in_block(2) == []


def test_underlines_of_overlapping_highlights_lie_in_different_lanes() -> None:
    marks = highlight_marks(
        (
            placement(TEXT, "council met on Monday", 1),
            placement(TEXT, "met on Monday", 2, Colour.BLUE),
            placement(TEXT, "nothing", 3, Colour.PINK),
        )
    )
    assert {mark.colour: mark.lane for mark in marks} == {
        Colour.YELLOW: 0,
        Colour.BLUE: 1,
        Colour.PINK: 0,
    }


def test_more_overlaps_than_lanes_share_the_last_lane() -> None:
    marks = highlight_marks([placement(TEXT, "council", number) for number in range(1, LANES + 3)])
    assert sorted(mark.lane for mark in marks) == [0, 1, 2, 2, 2]


def test_a_short_highlight_lies_over_a_long_one() -> None:
    marks = highlight_marks((placement(TEXT, "met", 1), placement(TEXT, "council met on", 2)))
    assert [TEXT.text[slice(*mark.span)] for mark in marks] == ["council met on", "met"]


def test_facts_are_painted_over_highlights() -> None:
    marks = fact_marks((Span(0, 3),), -1) + highlight_marks((placement(TEXT, "The", 1),))
    layers = [part.mark.layer for part in MarkIndex(Places(TEXT), marks).in_block(0)]
    assert layers == [Layer.HIGHLIGHT, Layer.FACT]


def test_a_mark_beyond_the_text_is_left_out() -> None:
    index = MarkIndex(Places(TEXT), fact_marks((Span(5000, 5010),), -1))
    assert index.in_block(0) == index.in_block(1) == []
