"""Pieces find their places: captions, boilerplate, title, questions, headings, metadata.

The order matters: what is no part of the document must be known before its first line is taken for
the title, and the title before its repeats are.
"""

from briefreader.domain.document import Metadata
from briefreader.formats.boilerplate import mark_furniture, mark_repeats
from briefreader.formats.captions import mark_captions
from briefreader.formats.interviews import mark_interview
from briefreader.formats.metadata import describe
from briefreader.formats.pieces import Parsed, Piece, divided
from briefreader.formats.titles import find_title, mark_headings, mark_title


def arranged(parsed: Parsed) -> tuple[list[Piece], Metadata]:
    """The pieces with the kinds that they have in the document, and its metadata."""
    pieces = [part for piece in parsed.pieces for part in divided(piece)]
    pieces = mark_furniture(mark_captions(pieces))
    title = find_title(pieces, parsed.claims)
    if title is not None:
        pieces = mark_title(pieces, title.value)
    pieces = mark_repeats(pieces, title.value if title is not None else "")
    if not parsed.has_markup:
        pieces = mark_headings(pieces)
    pieces = mark_interview(pieces)
    return pieces, describe(pieces, parsed.claims, title)
