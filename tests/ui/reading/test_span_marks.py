"""The marks of hits and finds, made for one block at a time."""

from briefreader.domain.document import Span
from briefreader.ui.reading.marks import Layer, MarkIndex, Places, fact_marks
from briefreader.ui.reading.span_marks import SpanMarks
from tests.ui.builders import paragraphs

TEXT = paragraphs("The 😀 council met.", "It agreed.", "The council went.")
PLACES = Places(TEXT)
NONE = MarkIndex(PLACES, ())
HITS, FINDS = (Layer.HIT, Layer.CURRENT_HIT), (Layer.FIND, Layer.CURRENT_FIND)


def parts(marks: MarkIndex, number: int) -> list[tuple[int, int, Layer]]:
    return [(part.start, part.end, part.mark.layer) for part in marks.in_block(number)]


def finds_of(words: str) -> tuple[Span, ...]:
    starts = [at for at in range(len(TEXT.text)) if TEXT.text.startswith(words, at)]
    return tuple(Span(at, at + len(words)) for at in starts)


def test_each_block_has_its_finds_over_what_lies_below() -> None:
    below = SpanMarks(PLACES, NONE, finds_of("met"), -1, HITS)
    marks = SpanMarks(PLACES, below, finds_of("council"), current=1, layers=FINDS)
    assert parts(marks, 0) == [(15, 18, Layer.HIT), (7, 14, Layer.FIND)]
    assert parts(marks, 1) == []
    assert parts(marks, 2) == [(4, 11, Layer.CURRENT_FIND)]


def test_a_find_over_several_blocks_is_in_each_of_them() -> None:
    start = TEXT.text.index("met")
    marks = SpanMarks(PLACES, NONE, (Span(start, len(TEXT.text)),), current=0, layers=FINDS)
    assert parts(marks, 0) == [(15, 19, Layer.CURRENT_FIND)]
    assert parts(marks, 1) == [(0, 10, Layer.CURRENT_FIND)]
    assert parts(marks, 2) == [(0, 17, Layer.CURRENT_FIND)]


def test_a_find_of_a_line_break_alone_marks_nothing() -> None:
    marks = SpanMarks(PLACES, NONE, finds_of("\n"), current=-1, layers=FINDS)
    assert [parts(marks, number) for number in range(3)] == [[], [], []]


def test_a_passage_beyond_the_text_is_left_out() -> None:
    marks = SpanMarks(PLACES, NONE, (Span(5000, 5010),), current=0, layers=HITS)
    assert [parts(marks, number) for number in range(3)] == [[], [], []]


def test_hits_lie_over_facts() -> None:
    below = MarkIndex(PLACES, fact_marks((Span(0, 3),), -1))
    marks = SpanMarks(PLACES, below, (Span(0, 3),), current=0, layers=HITS)
    assert parts(marks, 0) == [(0, 3, Layer.FACT), (0, 3, Layer.CURRENT_HIT)]
