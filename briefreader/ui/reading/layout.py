"""A document becomes a QTextDocument whose positions are the UTF-16 offsets of its text."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument

from briefreader.domain.document import Block, BlockKind, Document, Run, RunStyle
from briefreader.ui.reading.bounded import OF_ROWS, Part, goes_on, whole
from briefreader.ui.reading.styles import BlockStyle, Styles

_GROUPED = frozenset(
    {
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.QUESTION,
        BlockKind.CAPTION,
        BlockKind.BOILERPLATE,
    }
)
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.ANSWER})
_WIDEST_TAB = 28


class PlainDocument(QTextDocument):
    """A QTextDocument that loads nothing: Qt's own reads local files by itself."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for."""
        return None


def build(document: Document, styles: Styles, parent: QObject | None = None) -> QTextDocument:
    """The text, its layout still off: one QTextBlock for each block, no frames, tables or images.

    A newline inside a block becomes U+2028, so that every position is kept. Text is inserted as
    plain text: marks of HTML in it show as they are.
    """
    result = PlainDocument(parent)
    result.setUndoRedoEnabled(False)
    result.setDocumentMargin(0)
    result.setLayoutEnabled(False)
    cursor = QTextCursor(result)
    cursor.beginEditBlock()
    runs = _Runs(document.runs)
    for first, last in _stretches(document):
        block = document.blocks[first]
        style = styles.block_format(block_style(document, first))
        format_of_text = styles.character_format(block.kind, block.level)
        if first:
            cursor.insertBlock(style, format_of_text)
        else:
            cursor.setBlockFormat(style)
            cursor.setBlockCharFormat(format_of_text)
        if last > first:
            text = document.text[block.start : document.blocks[last].end]
            cursor.insertText(_without_frames(text), format_of_text)
            continue
        for start, end, run_styles, target in runs.pieces(block):
            piece = _without_frames(document.text[start:end]).replace("\n", "\u2028")
            cursor.insertText(
                piece, styles.character_format(block.kind, block.level, run_styles, target)
            )
    cursor.endEditBlock()
    return result


def _without_frames(text: str) -> str:
    """The text without two noncharacters, at which Qt would end a block: they mark its frames."""
    return text.replace("\ufdd0", "\ufffd").replace("\ufdd1", "\ufffd")


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    """The first and last number of blocks that are inserted at once, for all of them look alike.

    That is what makes hundreds of thousands of short paragraphs bearable.
    """
    blocks = document.blocks
    starts = [block.start for block in blocks]
    styled = {bisect_right(starts, run.start) - 1 for run in document.runs}

    def plain(number: int) -> bool:
        block = blocks[number]
        return (
            block.kind in _PLAIN
            and number not in styled
            and document.text.find("\n", block.start, block.end) < 0
        )

    first = 0
    while first < len(blocks):
        last = first
        if plain(first):
            kind = blocks[first].kind
            while last + 1 < len(blocks) and blocks[last + 1].kind is kind and plain(last + 1):
                last += 1
        yield first, last
        first = last + 1


def block_style(document: Document, number: int) -> BlockStyle:
    """What decides the format of a block, by its place among its neighbours."""
    block = document.blocks[number]
    first = last = True
    if block.kind in _GROUPED:
        first = number == 0 or document.blocks[number - 1].kind is not block.kind
        last = (
            number + 1 == len(document.blocks) or document.blocks[number + 1].kind is not block.kind
        )
    tab = 0
    if block.kind in OF_ROWS:
        first = not isinstance(block, Part)
        last = not goes_on(document.blocks, number)
    if block.kind is BlockKind.TABLE:
        head, tail = whole(document.blocks, number)
        tab = _tab_width(document.text, document.blocks[head].start, document.blocks[tail].end)
    return BlockStyle(block.kind, block.level, first, last, tab)


@lru_cache(maxsize=256)
def _tab_width(text: str, start: int, end: int) -> int:
    """The width of a table's columns in characters: that of its widest cell, within reason."""
    rows = text[start:end].split("\n")
    widest = max((len(cell) for row in rows for cell in row.split("\t")), default=0)
    return min(widest + 2, _WIDEST_TAB)


class _Runs:
    """Cuts blocks where the styles of the text in them change; asked for blocks in order."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self._runs = sorted(runs, key=lambda run: run.start)
        self._next = 0

    def pieces(self, block: Block) -> Iterator[tuple[int, int, frozenset[RunStyle], str]]:
        """Start, end, styles and link target of each piece of a block."""
        inside = self._inside(block)
        if not inside:
            yield block.start, block.end, frozenset(), ""
            return
        borders = {block.start, block.end}
        for run in inside:
            borders.update((max(run.start, block.start), min(run.end, block.end)))
        ordered = sorted(borders)
        active: list[Run] = []
        upcoming = 0
        for start, end in pairwise(ordered):
            while upcoming < len(inside) and inside[upcoming].start <= start:
                active.append(inside[upcoming])
                upcoming += 1
            active = [run for run in active if run.end > start]
            target = next((run.target for run in active if run.target), "")
            yield start, end, frozenset(run.style for run in active), target

    def _inside(self, block: Block) -> list[Run]:
        first = self._next
        while self._next < len(self._runs) and self._runs[self._next].start < block.end:
            self._next += 1
        return [run for run in self._runs[first : self._next] if run.end > block.start]
