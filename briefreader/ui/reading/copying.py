"""What a copied passage looks like in another program."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from briefreader.domain.document import Block
from briefreader.ui.offsets import Utf16Offsets
from briefreader.ui.reading.bounded import goes_on


def plain_text(
    shown: QTextDocument,
    cursor: QTextCursor,
    offsets: Utf16Offsets,
    text: str,
    blocks: Sequence[Block] = (),
) -> str:
    """The selected part of a text: paragraphs apart by an empty line, folded blocks left out.

    Only a newline of the text starts a paragraph: where a long line is cut to be shown, it goes on,
    and so does a table of which `blocks` are parts.
    """
    selected_from, selected_to = cursor.selectionStart(), cursor.selectionEnd()
    pieces: list[str] = []
    block = shown.findBlock(selected_from)
    while block.isValid() and block.position() < selected_to:
        if block.isVisible():
            end = block.position() + block.length() - 1
            start = offsets.to_offset(max(selected_from, block.position()))
            stop = offsets.to_offset(min(selected_to, end))
            separator = text[stop : stop + 1] if stop == offsets.to_offset(end) else ""
            is_end = separator == "\n" and not goes_on(blocks, block.blockNumber())
            pieces.append(text[start:stop] + ("\n\n" if is_end else separator))
        block = block.next()
    return "".join(pieces).strip("\n")
