"""What every document promises."""

from briefreader.domain.document import Document, RunStyle

FORBIDDEN = ("\x00", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")
ADDRESSES = ("http://", "https://", "mailto:")


def assert_lawful(document: Document) -> None:
    """The promises of `Document`."""
    text, blocks = document.text, document.blocks
    assert text == "\n".join(text[block.start : block.end] for block in blocks)
    assert all(block.start < block.end for block in blocks)
    assert not any(mark in text for mark in FORBIDDEN)
    text.encode("utf-8")
    for block in blocks:
        assert document.block_text(block) == document.block_text(block).strip("\n")
    _assert_lawful_runs(document)
    starts = [page.start for page in document.pages]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
    assert all(page.label for page in document.pages)


def _assert_lawful_runs(document: Document) -> None:
    """Runs lie inside one block; links are safe; references lead to places inside the text."""
    text, blocks = document.text, document.blocks
    for run in document.runs:
        assert any(b.start <= run.start < run.end <= b.end for b in blocks)
        assert not text[run.start].isspace()
        if run.style is RunStyle.LINK:
            assert run.target.casefold().startswith(ADDRESSES)
        elif run.style is RunStyle.REFERENCE:
            assert run.target[:1] == "#"
            assert 0 <= int(run.target[1:]) < len(text)
        else:
            assert run.target == ""
