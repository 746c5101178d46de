"""Which short lines of a text without markup are headings."""

import re

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import find_date
from briefreader.formats.structure.wording import ends_sentence

_ACRONYM_AT_END = re.compile(r"\((?:[A-ZÀ-ÞА-Я][\w.&/-]{1,11}|(?:19|20)\d\d(?:[-–]\d{2,4})?)\)$")
_GOES_ON = re.compile(
    r"\b(?:that|which|who|the|a|an|of|and|or|to|in|on|by|for|with|as|from|at|is|are|was|were|be"
    r"|include|includes|including|such|if|when|dass|der|die|das|und|oder|zu|von|mit|für|que|et|ou"
    r"|de|la|le|les|des|y|o|el|los|las|e|il|che|di|и|или|что|в|на)$",
    re.IGNORECASE,
)


def mark_headings(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a text without markup, short lines between paragraphs marked as headings."""
    marked = list(pieces)
    begun = False
    for index, piece in enumerate(pieces[:-1]):
        if begun and _is_heading(pieces, index):
            marked[index] = piece.to(BlockKind.HEADING, level=2)
        begun = begun or (piece.is_own and piece.word_count >= 8 and ends_sentence(piece.text))
    return marked


def _is_heading(pieces: list[Piece], index: int) -> bool:
    piece, following = pieces[index], pieces[index + 1]
    text = piece.text
    if piece.kind is not BlockKind.PARAGRAPH or len(text) > 90 or piece.word_count > 12:
        return False
    if ends_sentence(text) or text[-1] in ",;:" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if text[-1] == ")" and not _ACRONYM_AT_END.search(text):
        return False
    if _GOES_ON.search(text):
        return False
    if not any(character.isalpha() for character in text) or find_date(text) is not None:
        return False
    if following.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}:
        return False
    short_before = pieces[index - 1].word_count <= 8 and not ends_sentence(pieces[index - 1].text)
    long_after = following.word_count >= 12 or ends_sentence(following.text)
    return long_after and not short_before
