"""Blocks of bounded length, so that an endless line or a long table is laid out in steps.

Qt lays out and paints a block as a whole; one of many tabs takes time by the square of its length.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefreader.domain.document import Block, BlockKind, Document, Run

LONGEST_BLOCK = 20_000
"""Code points; a longer block is shown in parts of at most this length."""

LONGEST_OF_ROWS = 1_500
"""Code points of a block of rows; a longer one is shown in parts that end where a row does."""

OF_ROWS = frozenset({BlockKind.TABLE, BlockKind.CODE})
LONGEST_PART_WITHOUT_SPACE = 5_000
_LOOK_BACK = 2_000
_LONG_WORD = 2_000
_MOST_IN_LONG_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Part(Block):
    """A part of a block that is cut, but for the first one: it goes on where the last one ended."""


def goes_on(blocks: Sequence[Block], number: int) -> bool:
    """Whether the block after this one is a part of the same block."""
    return number + 1 < len(blocks) and isinstance(blocks[number + 1], Part)


def whole(blocks: Sequence[Block], number: int) -> tuple[int, int]:
    """The numbers of the first and the last part of what a block is a part of."""
    first = last = number
    while isinstance(blocks[first], Part):
        first -= 1
    while goes_on(blocks, last):
        last += 1
    return first, last


def bounded(document: Document) -> Document:
    """The document with its endless blocks cut into parts; every offset stays what it was.

    A cut takes the place of one character: of white space where there is some near, so that
    nothing shown is lost; in thousands of characters without a space, of one of them.
    """
    if all(block.end - block.start <= _longest(block) for block in document.blocks):
        return document
    blocks = tuple(part for block in document.blocks for part in _parts(document.text, block))
    text = "\n".join(document.text[block.start : block.end] for block in blocks)
    ends = [block.end for block in blocks]
    runs = tuple(part for run in document.runs for part in _pieces(run, ends))
    return replace(document, text=text, blocks=blocks, runs=runs)


def breaks_anywhere(text: str) -> bool:
    """Whether lines may break within words: Qt is too slow for a text full of endless words."""
    # A word of that length fills one of these stretches; most texts need not be cut into words.
    stretches = range(0, len(text), _LONG_WORD // 2)
    if not any(_is_one_word(text[start : start + _LONG_WORD // 2]) for start in stretches):
        return False
    lengths = map(len, text.split())
    return sum(length for length in lengths if length > _LONG_WORD) > _MOST_IN_LONG_WORDS


def _is_one_word(stretch: str) -> bool:
    return len(stretch) == _LONG_WORD // 2 and stretch.split(maxsplit=1) == [stretch]


def _longest(block: Block) -> int:
    return LONGEST_OF_ROWS if block.kind in OF_ROWS else LONGEST_BLOCK


def _parts(text: str, block: Block) -> Iterator[Block]:
    start, kind = block.start, Block
    while block.end - start > _longest(block):
        end = _row_end(text, start, block.end) if block.kind in OF_ROWS else _cut(text, start)
        if end == block.end:
            break
        yield kind(block.kind, start, end, block.level, block.label)
        start, kind = end + 1, Part
    yield kind(block.kind, start, block.end, block.level, block.label)


def _row_end(text: str, start: int, end: int) -> int:
    """The newline to cut rows at: the last one before the limit, else the next one, if any."""
    found = text.rfind("\n", start + 1, start + LONGEST_OF_ROWS)
    if found < 0:
        found = text.find("\n", start + LONGEST_OF_ROWS, min(end, start + LONGEST_BLOCK))
    if found < 0:
        found = end if end - start <= LONGEST_BLOCK else _cut(text, start)
    return found


def _cut(text: str, start: int) -> int:
    """The character to cut at: the last white space before the limit, or any."""
    limit = start + LONGEST_BLOCK
    for offset in range(limit - 1, limit - _LOOK_BACK, -1):
        if text[offset].isspace():
            return offset
    return start + LONGEST_PART_WITHOUT_SPACE


def _pieces(run: Run, ends: list[int]) -> Iterator[Run]:
    cuts = ends[bisect_left(ends, run.start) : bisect_left(ends, run.end)]
    for before, after in pairwise([run.start - 1, *cuts, run.end]):
        if after > before + 1:
            yield replace(run, start=before + 1, end=after)
