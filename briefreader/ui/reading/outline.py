"""The outline of a document: its headings and questions."""

from dataclasses import dataclass

from briefreader.domain.document import BlockKind, Document


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading or a question: its text on one line, level from 1, offset in code points."""

    text: str
    level: int
    offset: int
    question: bool = False


def outline_of(document: Document) -> tuple[OutlineEntry, ...]:
    """The headings and questions in order; a question lies one level below the heading above it."""
    entries: list[OutlineEntry] = []
    level = 0
    for block in document.blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.QUESTION):
            continue
        question = block.kind is BlockKind.QUESTION
        if not question:
            level = max(block.level, 1)
        text = " ".join(document.block_text(block).split())
        entries.append(OutlineEntry(text, level + 1 if question else level, block.start, question))
    return tuple(entries)
