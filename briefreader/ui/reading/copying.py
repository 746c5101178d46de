"""What a copied passage looks like in another program."""

from PySide6.QtGui import QTextCursor, QTextDocument

_LINE_SEPARATOR = "\u2028"


def plain_text(document: QTextDocument, cursor: QTextCursor) -> str:
    """The selected text: paragraphs apart by an empty line, folded blocks left out."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    pieces: list[str] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        if block.isVisible():
            first = max(start, block.position())
            last = min(end, block.position() + block.length() - 1)
            piece = QTextCursor(document)
            piece.setPosition(first)
            piece.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            pieces.append(piece.selectedText().replace(_LINE_SEPARATOR, "\n"))
        block = block.next()
    return "\n\n".join(piece for piece in pieces if piece)
