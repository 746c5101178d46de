"""Pieces find their places: captions, boilerplate, title, questions, headings, metadata.

The order matters: what is no part of the document must be known before its first line is taken for
the title, and the title before its repeats are.
"""

from briefreader.domain.document import BlockKind, Metadata
from briefreader.formats.building.pieces import Parsed, Piece, divided
from briefreader.formats.metadata.describing import describe
from briefreader.formats.structure.boilerplate import mark_furniture, mark_repeats
from briefreader.formats.structure.captions import mark_captions
from briefreader.formats.structure.headings import mark_headings
from briefreader.formats.structure.interviews import mark_interview
from briefreader.formats.structure.titles import find_title, mark_title

MOST_PIECES = 20_000
"""Pieces from which only the first and the last few thousand are looked at."""


def arranged(parsed: Parsed) -> tuple[list[Piece], Metadata]:
    """The pieces with the kinds that they have in the document, and its metadata."""
    pieces = [part for piece in parsed.pieces for part in divided(piece)]
    if len(pieces) <= MOST_PIECES:
        return _arranged(pieces, parsed)
    edge = MOST_PIECES // 4
    ends, metadata = _arranged(pieces[:edge] + pieces[-edge:], parsed)
    middle = [p.to(BlockKind.BOILERPLATE) if p.aside else p for p in pieces[edge:-edge]]
    return [*ends[:edge], *middle, *ends[edge:]], metadata


def _arranged(pieces: list[Piece], parsed: Parsed) -> tuple[list[Piece], Metadata]:
    pieces = mark_furniture(mark_captions(pieces))
    title = find_title(pieces, parsed.claims)
    if title is not None:
        pieces = mark_title(pieces, title.value)
    pieces = mark_repeats(pieces, title.value if title is not None else "")
    headings = sum(piece.kind is BlockKind.HEADING for piece in pieces)
    if not parsed.has_markup or (parsed.headings_optional and 15 * headings < len(pieces)):
        pieces = mark_headings(pieces)
    pieces = mark_interview(pieces)
    return pieces, describe(pieces, parsed.claims, title)
