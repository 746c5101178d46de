"""Documents made of a few paragraphs, for tests of what is found in them."""

from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.domain.fact import Fact, FactKind


def document(*paragraphs: str | tuple[BlockKind, str], published: str | None = None) -> Document:
    """A document with one block per argument, a paragraph unless a kind stands before the text."""
    blocks: list[Block] = []
    texts: list[str] = []
    position = 0
    for paragraph in paragraphs:
        kind, text = (BlockKind.PARAGRAPH, paragraph) if isinstance(paragraph, str) else paragraph
        blocks.append(Block(kind, position, position + len(text)))
        texts.append(text)
        position += len(text) + 1
    return Document("\n".join(texts), tuple(blocks), Metadata(published=published))


def person(source: Document, name: str, label: str | None = None) -> tuple[Fact, ...]:
    """Every mention of a person by these words, as the names room would hand it on."""
    return names(source, FactKind.PERSON, name, label)


def names(
    source: Document, kind: FactKind, name: str, label: str | None = None
) -> tuple[Fact, ...]:
    facts = []
    start = source.text.find(name)
    while start >= 0:
        facts.append(Fact(kind, name, start, start + len(name), label=label or name))
        start = source.text.find(name, start + len(name))
    return tuple(facts)
