"""Running heads and feet that a parser did not know, told by those that it did."""

import re

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.wording import key

LONGEST_LINE = 160
SHORTEST_KEY = 8

_DIGITS = re.compile(r"\d+")
_FOOT = re.compile(
    r"(?:(?:https?://|www\.)\S+|[A-Z]{0,6}[-.]?\d[\w./-]{0,14}|[ivxlc]{1,7}|[-–—] ?\d{1,4} ?[-–—])"
    r"(?:\s*[|·•]\s*.{1,60})?",
)


def mark_running_lines(pieces: list[Piece]) -> None:
    """Mark short lines that repeat a page's marked head or foot but for its number.

    Lines beside a marked one that are only an address, a document's or a page's number go with it.
    Documents without pages are left as they are.
    """
    if not any(piece.pages for piece in pieces):
        return
    known = {
        name
        for piece in pieces
        if piece.aside and len(piece.text) <= LONGEST_LINE
        if len(name := _without_numbers(piece.text)) >= SHORTEST_KEY
    }
    for index, piece in enumerate(pieces):
        if piece.is_own and _may_be_line(piece) and known & _parts(piece.text):
            mark(pieces, [index])
    for step in (1, -1):
        order = range(1, len(pieces)) if step == 1 else range(len(pieces) - 2, -1, -1)
        for index in order:
            piece = pieces[index]
            beside = not pieces[index - step].is_own
            if beside and piece.is_own and _may_be_line(piece) and _FOOT.fullmatch(piece.text):
                mark(pieces, [index])


def _may_be_line(piece: Piece) -> bool:
    return len(piece.text) <= LONGEST_LINE and piece.kind in {
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
    }


def _without_numbers(text: str) -> str:
    return key(_DIGITS.sub("", text))


def _parts(text: str) -> set[str]:
    """A line without its numbers, and what stands before its first bar or dot."""
    return {_without_numbers(text), _without_numbers(re.split(r"\s[|·•]\s", text, maxsplit=1)[0])}
