"""Blocks of bounded length, so that a text of one endless line is laid out in steps."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefreader.domain.document import Block, Document, Run

LONGEST_BLOCK = 20_000
"""Code points; a longer block is shown in parts of at most this length."""

LONGEST_PART_WITHOUT_SPACE = 5_000
_LOOK_BACK = 2_000
_LONG_WORD = 2_000
_MOST_IN_LONG_WORDS = 20_000


def bounded(document: Document) -> Document:
    """The document with its endless blocks cut into parts; every offset stays what it was.

    A cut takes the place of one character: of white space where there is some near, so that
    nothing shown is lost; in thousands of characters without a space, of one of them.
    """
    if all(block.end - block.start <= LONGEST_BLOCK for block in document.blocks):
        return document
    blocks = tuple(part for block in document.blocks for part in _parts(document.text, block))
    text = "\n".join(document.text[block.start : block.end] for block in blocks)
    ends = [block.end for block in blocks]
    runs = tuple(part for run in document.runs for part in _pieces(run, ends))
    return replace(document, text=text, blocks=blocks, runs=runs)


def breaks_anywhere(text: str) -> bool:
    """Whether lines may break within words: Qt is too slow for a text full of endless words."""
    lengths = map(len, text.split())
    return sum(length for length in lengths if length > _LONG_WORD) > _MOST_IN_LONG_WORDS


def _parts(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > LONGEST_BLOCK:
        cut = _cut(text, start)
        yield replace(block, start=start, end=cut)
        start = cut + 1
    yield replace(block, start=start)


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
