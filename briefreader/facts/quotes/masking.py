"""The text that speakers are looked for in: what is quoted blotted out, and its running parts."""

import re
from collections.abc import Sequence

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.quotes.speakers import BLOT

_FLOWING = (BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.QUOTE, BlockKind.LIST_ITEM)
_LINK_TARGET = re.compile(r"\]\([^()\s]{0,300}\)|\[(?=[^\[\]\n]{1,200}\]\()")
"""Markdown's links, where a plain text is full of them: only the words linked are read."""

_MARKS = '“„«‟"‘「『‹'


def mask(document: Document, marked: Sequence[Marked]) -> str:
    """The text with the words in marks blotted out, offsets and a closing stop kept.

    Boilerplate, such as the foot of a page in the midst of a sentence, is blank.
    """
    text = document.text
    pieces: list[str] = []
    position = 0
    for each in marked:
        pieces.append(text[position : each.start])
        inside = each.end - each.start
        last = text[each.end - 1]
        keeps = last in ".,;:!?…—"
        pieces.append(BLOT * (inside - keeps) + (last if keeps else ""))
        position = each.end
    pieces.append(text[position:])
    masked = _LINK_TARGET.sub(lambda target: " " * len(target.group()), "".join(pieces))
    return _without_boilerplate(document, masked)


def _without_boilerplate(document: Document, masked: str) -> str:
    pieces: list[str] = []
    position = 0
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            pieces += (masked[position : block.start], " " * (block.end - block.start))
            position = block.end
    return "".join((*pieces, masked[position:]))


def units(document: Document, masked: str) -> list[Span]:
    """Blocks, and blocks together where a sentence goes on from one to the next.

    So does one that ends with a colon before quoted words.
    """
    found: list[Span] = []
    previous: Block | None = None
    for block in document.body():
        if previous is not None and _goes_on(masked, previous, block):
            found[-1] = Span(found[-1].start, block.end)
        else:
            found.append(block.span)
        previous = block
    return found


def _goes_on(masked: str, previous: Block, block: Block) -> bool:
    if previous.kind not in _FLOWING or block.kind not in _FLOWING:
        return False
    if masked[previous.end : block.start].strip():
        return False
    last = masked[previous.start : previous.end].rstrip()[-1:]
    if last == ":":
        return masked[block.start] in _MARKS
    return masked[block.start].islower() and last not in '.!?;”"'
