"""Notices of rights, licences and opinions around a text, and what follows them."""

import re

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.furniture import OTHER_LETTERS, furniture
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.menus import is_body, is_note
from briefreader.formats.structure.wording import ends_sentence, key

TAIL = 12
"""Pieces at the end of a document among which notices are looked for."""
LONGEST_NOTICE = 300
"""Words in the longest paragraph that is taken for a notice."""
LEGAL_CUES = 3
"""Sorts of legal wording that make a paragraph a notice."""
BODY_PARAGRAPHS = 2
"""Long paragraphs without legal wording that are passed over while looking for notices."""
LONGEST_LEGAL_SECTION = 1200
"""Words under a heading like "Legal notice" that are marked with it."""

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CODE})
_CLOSING = re.compile(
    r"(?:(?:©|\(c\)|copyright\b).{0,60}(?:19|20)\d\d|all rights reserved"
    r"|you (?:are|have) receiv|(?:to )?unsubscribe"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti"
    r"|todos os direitos|все права|wszelkie prawa|alle rechten|版权|著作権)",
    re.IGNORECASE,
)


def mark_notices(pieces: list[Piece]) -> None:
    """Mark the notices of books, of legal sections, and of the last paragraphs."""
    _mark_book_licence(pieces)
    _mark_legal_sections(pieces)
    _mark_legal_paragraphs(pieces)
    _mark_after_closing(pieces)


def _mark_book_licence(pieces: list[Piece]) -> None:
    """Mark what stands before and after the lines between which an electronic book lies."""
    words = furniture()
    for index, piece in enumerate(pieces[:60]):
        if "***" in piece.text and words.book_starts.search(piece.text[-1500:].lower()):
            mark(pieces, range(index + 1))
            break
    for index in range(max(0, len(pieces) - 200), len(pieces)):
        text = pieces[index].text
        start = text[:300].lower()
        if ("***" in text or start[:3] == "end") and words.book_ends.search(start):
            mark(pieces, range(index, len(pieces)))
            break


def _mark_legal_sections(pieces: list[Piece]) -> None:
    """Mark a section like "Legal notice" or "Disclaimer" near either end of the document."""
    words = furniture()
    edge = max(8, len(pieces) // 6)
    for index, piece in enumerate(pieces):
        if edge <= index < len(pieces) - edge or len(piece.text) > 60:
            continue
        if piece.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            continue
        name = key(piece.text)
        is_sure = words.legal_headings.fullmatch(name) is not None
        if ends_sentence(piece.text) or not (is_sure or words.legal_subjects.fullmatch(name)):
            continue
        end = _end_of_section(pieces, index)
        inside = pieces[index + 1 : end]
        if end > index + 1 and (is_sure or any(_is_legal(item, 2) for item in inside)):
            mark(pieces, range(index, end))


def _end_of_section(pieces: list[Piece], start: int) -> int:
    """Where the prose under a heading ends; `start` itself where there is too much of it."""
    end = start + 1
    words = 0
    is_heading = pieces[start].kind is BlockKind.HEADING
    while end < len(pieces) and (not pieces[end].is_own or pieces[end].kind in _PROSE):
        piece = pieces[end]
        if piece.is_own and (is_note(piece.text) or (not is_heading and not _is_legal(piece, 1))):
            break
        words += piece.word_count
        if words > LONGEST_LEGAL_SECTION:
            return start
        end += 1
    return end


def _mark_legal_paragraphs(pieces: list[Piece]) -> None:
    """Mark notices among the last pieces; the body's last paragraphs end the search."""
    others = 0
    for index in range(len(pieces) - 1, max(0, len(pieces) - TAIL), -1):
        if _is_legal(pieces[index], LEGAL_CUES):
            mark(pieces, [index])
        elif is_body(pieces[index]):
            others += 1
            if others == BODY_PARAGRAPHS:
                return


def _is_legal(piece: Piece, sorts: int) -> bool:
    """Whether a paragraph holds so many sorts of legal wording, one in fifty words at least."""
    if not piece.is_own or piece.kind not in _PROSE or is_note(piece.text[:20]):
        return False
    count = piece.word_count
    if count > LONGEST_NOTICE:
        return False
    text = piece.text.casefold()
    words = furniture()
    is_latin = OTHER_LETTERS.search(text, 0, 400) is None
    found = 0
    groups = words.legal if is_latin else words.legal_in_other_letters
    for left, cues in zip(range(len(groups), 0, -1), groups, strict=True):
        if found + left < sorts:
            return False
        found += any(map(text.__contains__, cues))
    return found >= sorts and count <= 50 * found


def _mark_after_closing(pieces: list[Piece]) -> None:
    """Mark the short lines (an address, a telephone number) after the notice that closes a page."""
    start = len(pieces)
    while start and not is_body(pieces[start - 1]) and len(pieces) - start < 40:
        start -= 1
    for index in range(start, len(pieces)):
        if pieces[index].is_own or not _CLOSING.match(pieces[index].text):
            continue
        rest = [piece for piece in pieces[index + 1 :] if piece.is_own]
        if sum(piece.word_count for piece in rest) <= 120 and not any(map(_is_content, rest)):
            mark(pieces, range(index, len(pieces)))
        return


def _is_content(piece: Piece) -> bool:
    return (
        piece.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        or piece.word_count > 25
        or is_note(piece.text[:20])
    )
