"""Which blocks are to be taken out of the article, or into it again."""

from bisect import bisect_left, bisect_right

from briefreader.domain.document import BlockKind, Document, Span


def turned(document: Document, span: Span) -> tuple[tuple[int, ...], bool]:
    """Where the blocks begin that a span asks for, and whether they are to be boilerplate.

    Blocks that all are boilerplate come into the article; otherwise those that are not leave it.
    """
    blocks = document.blocks
    first = max(0, bisect_right(blocks, span.start, key=lambda block: block.start) - 1)
    last = bisect_left(blocks, max(span.end, span.start + 1), key=lambda block: block.start)
    touched = blocks[first:last]
    own = [block for block in touched if block.kind is not BlockKind.BOILERPLATE]
    return tuple(block.start for block in own or touched), bool(own)
