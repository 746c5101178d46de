"""What on a page is not the document: menus, notices, related items, repeats.

Nothing is cut out; pieces are marked as boilerplate. The rules go by the form of lines and by the
words that pages use for their furniture, in the languages that `furniture.toml` lists.
"""

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.furniture import is_furniture
from briefreader.formats.structure.link_lists import mark_link_lists
from briefreader.formats.structure.menus import mark_islands, mark_menus
from briefreader.formats.structure.notices import mark_notices
from briefreader.formats.structure.related import mark_related
from briefreader.formats.structure.repeats import mark_repeated_titles, mark_teasers
from briefreader.formats.structure.running_lines import mark_running_lines
from briefreader.formats.structure.wording import key


def mark_furniture(pieces: list[Piece]) -> list[Piece]:
    """Mark what is boilerplate by itself or by its neighbours, whatever the title is."""
    marked = [
        piece.to(BlockKind.BOILERPLATE) if piece.aside or is_furniture(piece) else piece
        for piece in pieces
    ]
    mark_menus(marked)
    mark_link_lists(marked)
    mark_notices(marked)
    return marked


def mark_repeats(pieces: list[Piece], title: str) -> list[Piece]:
    """Mark running lines, repeated titles and teasers, bread crumbs, related items."""
    marked = list(pieces)
    # A running head often is the title: it must be known which of the two a line is.
    mark_running_lines(marked)
    mark_repeated_titles(marked, key(title))
    mark_teasers(marked)
    mark_related(marked)
    mark_islands(marked)
    return marked
