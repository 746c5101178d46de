"""How much of a document is read for facts, so that the time stays bounded on any text."""

from collections.abc import Iterator
from dataclasses import replace

from briefreader.domain.document import Block, BlockKind, Document

LONGEST_BLOCK = 80_000
"""Code points read of one block: some 13,000 words, longer than any paragraph that is prose."""

LONGEST_DOCUMENT = 2_000_000
"""Code points read of all blocks together: some 330,000 words, a book of a thousand pages."""

FIRST = 40_000
"""Code points read for the first facts of a document, which must be there within a moment."""


def beginning(document: Document) -> Document:
    """The document with the first of its blocks, as far as is read for the first facts."""
    return _within(document, FIRST, FIRST)


def within_reach(document: Document) -> Document:
    """The document with its blocks cut to what is read: the start of each, the first of them.

    Text and offsets stay as they are. A block is cut at a blank, if it has one near the limit.
    """
    return _within(document, LONGEST_BLOCK, LONGEST_DOCUMENT)


def _within(document: Document, longest: int, most: int) -> Document:
    lengths = [block.end - block.start for block in document.blocks]
    if max(lengths, default=0) <= longest and sum(lengths) <= most:
        return document
    return replace(document, blocks=tuple(_cut(document, longest, most)))


def _cut(document: Document, longest: int, most: int) -> Iterator[Block]:
    left = most
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            yield block
            continue
        limit = min(longest, left)
        if limit <= 0:
            return
        left -= min(limit, block.end - block.start)
        yield _shortened(document.text, block, limit)


def _shortened(text: str, block: Block, limit: int) -> Block:
    if block.end - block.start <= limit:
        return block
    hard_end = block.start + limit
    blank = text.rfind(" ", hard_end - min(limit - 1, 1000), hard_end)
    return replace(block, end=blank if blank > block.start else hard_end)
