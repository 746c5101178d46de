"""The marks of finds, made for one block at a time."""

from briefreader.domain.document import Span
from briefreader.ui.reading.find_marks import FindMarks
from briefreader.ui.reading.marks import Layer, MarkIndex, Places, hit_marks
from tests.ui.builders import paragraphs

TEXT = paragraphs("The 😀 council met.", "It agreed.", "The council went.")
PLACES = Places(TEXT)


def parts(marks: MarkIndex, number: int) -> list[tuple[int, int, Layer]]:
    return [(part.start, part.end, part.mark.layer) for part in marks.in_block(number)]


def finds_of(words: str) -> tuple[Span, ...]:
    starts = [at for at in range(len(TEXT.text)) if TEXT.text.startswith(words, at)]
    return tuple(Span(at, at + len(words)) for at in starts)


def test_each_block_has_its_finds_over_what_lies_below() -> None:
    below = MarkIndex(PLACES, hit_marks(finds_of("met")))
    marks = FindMarks(PLACES, below, finds_of("council"), current=1)
    assert parts(marks, 0) == [(15, 18, Layer.HIT), (7, 14, Layer.FIND)]
    assert parts(marks, 1) == []
    assert parts(marks, 2) == [(4, 11, Layer.CURRENT_FIND)]


def test_a_find_over_several_blocks_is_in_each_of_them() -> None:
    start = TEXT.text.index("met")
    marks = FindMarks(PLACES, MarkIndex(PLACES, ()), (Span(start, len(TEXT.text)),), current=0)
    assert parts(marks, 0) == [(15, 19, Layer.CURRENT_FIND)]
    assert parts(marks, 1) == [(0, 10, Layer.CURRENT_FIND)]
    assert parts(marks, 2) == [(0, 17, Layer.CURRENT_FIND)]


def test_a_find_of_a_line_break_alone_marks_nothing() -> None:
    marks = FindMarks(PLACES, MarkIndex(PLACES, ()), finds_of("\n"), current=-1)
    assert [parts(marks, number) for number in range(3)] == [[], [], []]
