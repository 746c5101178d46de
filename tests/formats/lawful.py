"""What every document promises."""

from briefreader.domain.document import Document

FORBIDDEN = ("\x00", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")


def assert_lawful(document: Document) -> None:
    """The promises of `Document`."""
    text, blocks = document.text, document.blocks
    assert text == "\n".join(text[block.start : block.end] for block in blocks)
    assert all(block.start < block.end for block in blocks)
    assert not any(mark in text for mark in FORBIDDEN)
    text.encode("utf-8")
    for block in blocks:
        assert document.block_text(block) == document.block_text(block).strip("\n")
    for run in document.runs:
        assert any(b.start <= run.start < run.end <= b.end for b in blocks)
        assert not text[run.start].isspace()
