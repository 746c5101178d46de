"""The text of a binary Word file by its pieces ([MS-DOC] 2.4.1)."""

import struct
from bisect import bisect_right
from dataclasses import dataclass

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.binary_word.file import WordFile, numbered

MOST_CHARACTERS = 20_000_000
"""Characters in one file at most."""

_PIECES = 33
_COMPRESSED = 0x4000_0000


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text: where it begins, and where and how it is stored in the main stream."""

    start: int
    text: str
    stored: int
    width: int


class PieceTable:
    """The text as its pieces; positions count 16-bit characters.

    Raises UnreadableDocument if there is no list of pieces, or if they are too many.
    """

    def __init__(self, file: WordFile) -> None:
        self.pieces: list[TextPiece] = []
        total = 0
        for start, end, data in numbered(_piece_list(file.structure(_PIECES)), 8):
            if end <= start:
                continue
            (stored,) = struct.unpack_from("<I", data, 2)
            width = 1 if stored & _COMPRESSED else 2
            stored = (stored & ~_COMPRESSED) // 2 if width == 1 else stored
            content = file.main[stored : stored + (end - start) * width]
            total += len(content)
            if total > 2 * MOST_CHARACTERS:
                raise UnreadableDocument("The file holds more text than any document needs.")
            self.pieces.append(TextPiece(start, _decoded(content, width), stored, width))
        if not self.pieces:
            raise UnreadableDocument("The file is damaged: it has no list of pieces of its text.")
        self._starts = [piece.start for piece in self.pieces]

    def stored_at(self, position: int) -> int:
        """Where in the main stream the character at a position is stored."""
        index = max(0, bisect_right(self._starts, position) - 1)
        piece = self.pieces[index]
        return piece.stored + (position - piece.start) * piece.width


def _decoded(content: bytes, width: int) -> str:
    """The characters, one for each position: surrogates stay apart here."""
    if width == 1:
        return content.decode("cp1252", errors="replace")
    even = len(content) // 2
    return "".join(map(chr, struct.unpack(f"<{even}H", content[: 2 * even])))


def _piece_list(clx: bytes) -> bytes:
    """The list of pieces, which stands after any number of lists of properties."""
    position = 0
    while position + 3 <= len(clx) and clx[position] == 1:
        (size,) = struct.unpack_from("<H", clx, position + 1)
        position += 3 + size
    if position + 5 > len(clx) or clx[position] != 2:
        return b""
    (size,) = struct.unpack_from("<I", clx, position + 1)
    return clx[position + 5 : position + 5 + size]
