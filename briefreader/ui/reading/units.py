"""The units of a text by which the caret moves and a selection grows: words to sections."""

import re
from bisect import bisect_right
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QTextBoundaryFinder

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.ui.offsets import Utf16Offsets
from briefreader.ui.reading.bounded import Part, whole

_NEAR = 120
"""How far around an offset the ends of a word are looked for, in code points."""

_RUN = re.compile(r"\S+")
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.QUESTION})


class Unit(IntEnum):
    """From the smallest; each holds whole ones of the one before."""

    WORD = 0
    SENTENCE = 1
    PARAGRAPH = 2
    SECTION = 3
    DOCUMENT = 4


class Units:
    """The units of one document; offsets are code points. No unit but the last two crosses blocks.

    `is_shown` says of a block's number whether its text is on the screen, not folded away.
    """

    def __init__(
        self, document: Document, is_shown: Callable[[int], bool] = lambda number: True
    ) -> None:
        self._document = document
        self._text = document.text
        self._blocks = document.blocks
        self._starts = [block.start for block in document.blocks]
        self._is_shown = is_shown
        self._sentences: tuple[int, list[Span]] = (-1, [])

    # Around a place

    def around(self, span: Span, unit: Unit) -> Span:
        """The least span of whole units that holds a span; an empty one is held by its unit."""
        if not self._blocks:
            return span
        if unit >= Unit.PARAGRAPH:
            first, last = self._blocks_around(span, unit)
            return Span(self._blocks[first].start, max(span.end, self._blocks[last].end))
        at = self._word_at if unit is Unit.WORD else self._sentence_at
        if span.start == span.end:
            return at(span.start)
        start, end = at(span.start), at(span.end)
        return Span(
            start.start if start.start < span.start < start.end else span.start,
            end.end if end.start < span.end < end.end else span.end,
        )

    def next_larger(self, span: Span) -> Span:
        """The span of the smallest units that is larger than a span; itself at the whole text."""
        for unit in Unit:
            around = self.around(span, unit)
            if around.start <= span.start and span.end <= around.end and around != span:
                return around
        return span

    def _blocks_around(self, span: Span, unit: Unit) -> tuple[int, int]:
        """The first and the last block of paragraphs, sections or the whole; not folded ones."""
        first = self._number_at(span.start)
        last = self._number_at(max(span.start, span.end - 1))
        if unit is Unit.PARAGRAPH:
            return whole(self._blocks, first)[0], whole(self._blocks, last)[1]
        if unit is Unit.SECTION:
            wide_first, wide_last = self._section(first)[0], self._section(last)[1]
        else:
            wide_first, wide_last = 0, len(self._blocks) - 1
        while wide_first < first and not self._is_shown(wide_first):
            wide_first += 1
        while wide_last > last and not self._is_shown(wide_last):
            wide_last -= 1
        return wide_first, wide_last

    def _number_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _word_at(self, offset: int) -> Span:
        """The word over an offset; beside words the next one of the block, else the last."""
        block = self._blocks[self._number_at(offset)]
        found = self._words(block, offset)
        over = [word for word in found if word.start <= offset < word.end]
        behind = [word for word in found if word.end == offset]
        after = [word for word in found if word.start > offset]
        return next(iter([*over, *behind, *after, *found[-1:]]), Span(offset, offset))

    def _words(self, block: Block, offset: int) -> list[Span]:
        start = max(block.start, offset - _NEAR)
        text = self._text[start : min(block.end, offset + _NEAR)]
        places = Utf16Offsets(text)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
        reasons = QTextBoundaryFinder.BoundaryReason
        words: list[Span] = []
        begun = 0 if finder.boundaryReasons() & reasons.StartOfItem else -1
        while (position := finder.toNextBoundary()) >= 0:
            why = finder.boundaryReasons()
            if begun >= 0 and why & reasons.EndOfItem:
                found = places.span(begun, position)
                words.append(Span(start + found.start, start + found.end))
                begun = -1
            if why & reasons.StartOfItem:
                begun = position
        return words

    def _sentence_at(self, offset: int) -> Span:
        """The sentence over an offset; between two of them the one before."""
        number = self._number_at(offset)
        found = self.sentences_of(number)
        at = bisect_right(found, offset, key=lambda sentence: sentence.start) - 1
        return found[max(0, at)] if found else self._blocks[number].span

    def sentences_of(self, number: int) -> list[Span]:
        """The sentences of a block."""
        if self._sentences[0] != number:
            # Not before the first paint: the library brings much with it.
            from briefreader.library.sentences import sentences

            self._sentences = (number, sentences(self._text, self._blocks[number].span))
        return self._sentences[1]

    def _section(self, number: int) -> tuple[int, int]:
        """From the heading or question above a block to the last block before one of its rank."""
        first = number
        while first > 0 and self._blocks[first].kind not in _HEADS:
            first -= 1
        last = first + 1
        while last < len(self._blocks) and not self._ends_section(first, last):
            last += 1
        return first, last - 1

    def _ends_section(self, first: int, number: int) -> bool:
        head, block = self._blocks[first], self._blocks[number]
        if block.kind not in _HEADS:
            return False
        return _rank(block) <= _rank(head) or head.kind not in _HEADS

    # Moving

    def snapped(self, offset: int, *, to_start: bool) -> int:
        """The nearest place where a word starts, or where one ends with or without its stops."""
        if not self._blocks:
            return offset
        block = self._blocks[self._number_at(offset)]
        side = 0 if to_start else 1
        places = {word[side] for word in (*self._words(block, offset), *self._runs(block, offset))}
        return min(sorted(places), key=lambda place: abs(place - offset), default=offset)

    def _runs(self, block: Block, offset: int) -> list[Span]:
        """What stands between blanks near an offset: words with their quotation marks and stops."""
        start = max(block.start, offset - _NEAR)
        text = self._text[start : min(block.end, offset + _NEAR)]
        return [Span(start + run.start(), start + run.end()) for run in _RUN.finditer(text)]

    def step(self, offset: int, unit: Unit, *, forward: bool) -> int:
        """The next start of a sentence or a paragraph in the text that is shown, or the one before.

        Beyond the last one it is the end of the text, before the first its start.
        """
        if not self._blocks:
            return offset
        return self._forward(offset, unit) if forward else self._back(offset, unit)

    def _forward(self, offset: int, unit: Unit) -> int:
        last = offset
        for number in range(self._number_at(offset), len(self._blocks)):
            if self._is_shown(number):
                for start in self._unit_starts(number, unit):
                    if start > offset:
                        return start
                last = self._blocks[number].end
        return max(offset, last)

    def _back(self, offset: int, unit: Unit) -> int:
        for number in range(self._number_at(offset), -1, -1):
            if self._is_shown(number):
                for start in reversed(self._unit_starts(number, unit)):
                    if start < offset:
                        return start
        return offset

    def _unit_starts(self, number: int, unit: Unit) -> list[int]:
        if unit is Unit.SENTENCE:
            return [sentence.start for sentence in self.sentences_of(number)]
        return [] if isinstance(self._blocks[number], Part) else [self._blocks[number].start]


def _rank(block: Block) -> int:
    """The lower, the larger the section that a block opens; questions lie below all headings."""
    if block.kind is BlockKind.TITLE:
        return 0
    return max(block.level, 1) if block.kind is BlockKind.HEADING else 7
