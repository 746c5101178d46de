"""Small builders for tests of names."""

from briefreader.domain.document import Block, BlockKind, Document
from briefreader.domain.fact import Fact
from briefreader.facts.names.find import find_names


def document_of(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document of one block a line."""
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block(kind, position, position + len(line)))
        position += len(line) + 1
    return Document("\n".join(lines), tuple(blocks))


def names_in(*lines: str) -> list[tuple[str, str]]:
    """The text and kind of each name in a document of these lines."""
    return [(fact.text, fact.kind.value) for fact in find_names(document_of(*lines))]


def facts_in(*lines: str) -> tuple[Fact, ...]:
    return find_names(document_of(*lines))


def labels_in(*lines: str) -> list[str | None]:
    """The merged name of each mention in a document of these lines."""
    return [fact.label for fact in facts_in(*lines)]
