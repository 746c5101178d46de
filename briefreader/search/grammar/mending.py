"""The tokens of a query made to fit, so that the grammar takes every stream of them.

What is missing is put there, what is too much is left out, and operators that have nothing to join
become words; each with a notice. While the user types, the end of the query may lack something
without anything being said: it is not there yet.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefreader.search.grammar.cutting import DASHES, MOST_PIECES, Kind, Piece
from briefreader.search.grammar.fields import takes_signs
from briefreader.search.grammar.notices import Notices, shortened
from briefreader.search.words import WORD

DEEPEST = 40
"""Brackets within brackets that are understood."""

_OPERATORS = (Kind.AND, Kind.OR, Kind.NEAR)
_OPERANDS = (Kind.WORD, Kind.QUOTED)
_ENDS = (*_OPERANDS, Kind.CLOSE)
"""What may stand before an operator."""

_VALUES = (*_OPERANDS, Kind.OPEN)
_BEGINNINGS = (*_VALUES, Kind.FIELD, Kind.UNKNOWN)
"""What may stand after an operator, apart from NOT."""


def mend(pieces: Sequence[Piece], typing: bool, notices: Notices) -> list[Piece]:
    """A stream of tokens that the grammar takes, as near as can be to the one given."""
    within = list(pieces[:MOST_PIECES])
    if len(within) < len(pieces):
        notices.add(f"Only the first {MOST_PIECES} words and signs were read.")
    unsaid = typing or len(within) < len(pieces)
    if unsaid:
        within = without_unfinished_end(within)
    in_pairs = _brackets(within, unsaid, notices)
    return _operators(_without_blanks(in_pairs, notices), notices)


def _is_blank(piece: Piece, before: Piece | None) -> bool:
    """Whether a word or a phrase has neither letters nor digits, where it needs some."""
    if piece.kind not in _OPERANDS or WORD.search(piece.text):
        return False
    is_value = before is not None and before.kind is Kind.FIELD and takes_signs(before.text)
    return not (is_value and piece.text.strip())


def without_unfinished_end(pieces: Sequence[Piece]) -> list[Piece]:
    """The tokens without those at the end that wait for something to follow."""
    kept = list(pieces)
    while kept:
        last, before = kept[-1], kept[-2] if len(kept) > 1 else None
        if last.kind in _OPERATORS:
            if before is None or before.kind is Kind.OPEN:
                kept[-1] = replace(last, kind=Kind.WORD)
                break
        elif last.kind is Kind.UNKNOWN:
            kept[-1] = replace(last, kind=Kind.WORD)
            break
        elif last.kind not in (Kind.NOT, Kind.OPEN, Kind.FIELD) and not _is_blank(last, before):
            break
        kept.pop()
    return kept


def _brackets(pieces: Sequence[Piece], typing: bool, notices: Notices) -> list[Piece]:
    """The tokens with brackets in pairs, none deeper than is understood."""
    kept: list[Piece] = []
    opened: list[bool] = []
    depth = 0
    for piece in pieces:
        if piece.kind is Kind.OPEN:
            opened.append(depth < DEEPEST)
            if depth >= DEEPEST:
                notices.add(f"Brackets more than {DEEPEST} deep were left out.")
                continue
            depth += 1
        elif piece.kind is Kind.CLOSE:
            if not opened:
                notices.add("A closing bracket has no opening one; it was left out.")
                continue
            if not opened.pop():
                continue
            depth -= 1
        elif piece.kind is Kind.QUOTED and not piece.closed and not typing:
            notices.add("A quotation mark is not closed; the end of the query closes it.")
        kept.append(piece)
    if opened and not typing:
        notices.add("An opening bracket is not closed; the end of the query closes it.")
    end = kept[-1].end if kept else 0
    return [*kept, *[Piece(Kind.CLOSE, end, end)] * depth]


def _without_blanks(pieces: Sequence[Piece], notices: Notices) -> list[Piece]:
    """The tokens without words that have no letters, and brackets with nothing in them.

    A "not" or a field before such a one goes with it: it is not about what comes next.
    """
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.CLOSE and kept[-1].kind is Kind.OPEN:
            kept.pop()
        elif _is_blank(piece, kept[-1] if kept else None):
            _note_blank(piece, notices)
        else:
            kept.append(piece)
            continue
        while kept and kept[-1].kind in (Kind.NOT, Kind.FIELD):
            kept.pop()
    return kept


def _note_blank(piece: Piece, notices: Notices) -> None:
    shown = shortened(piece.text, 20)
    if shown and shown[0] in DASHES:
        notices.add(f"“{shown[:10]}” has nothing after it to leave out.")
    elif shown:
        notices.add(f"“{shown}” has no letters or digits; it was left out.")


def _operators(pieces: Sequence[Piece], notices: Notices) -> list[Piece]:
    """The tokens, with operators and fields that lack something turned into words.

    From the end to the beginning, since what a token may be depends on what follows it; whether
    something stands before an operator is asked last.
    """
    mended: list[Piece] = []
    for piece in reversed(pieces):
        following = mended[-1] if mended else None
        match piece.kind:
            case Kind.AND | Kind.OR | Kind.NEAR | Kind.NOT if not _begins(following):
                piece = _as_word(piece, notices)
            case Kind.FIELD if not _is_value_next(mended):
                notices.add(f"“{piece.text}:” has no value; it was read as a word.")
                if _begins(following):
                    # They belong together: without the second, the first would have a value.
                    mended.append(Piece(Kind.AND, piece.end, piece.end, reread=True))
                piece = replace(piece, kind=Kind.WORD, reread=True)
            case Kind.UNKNOWN:
                notices.add(f"“{piece.text}:” is no field; it was searched as plain text.")
                if not _is_value_next(mended) or mended[-1].start != piece.end:
                    piece = replace(piece, kind=Kind.WORD)
        mended.append(piece)
    kept: list[Piece] = []
    for piece in reversed(mended):
        if piece.kind in _OPERATORS and not (kept and kept[-1].kind in _ENDS):
            piece = _as_word(piece, notices)
        if piece.kind is Kind.AND and kept[-1].reread:
            piece = replace(piece, reread=True)
        kept.append(piece)
    return kept


def _begins(piece: Piece | None) -> bool:
    return piece is not None and (piece.kind in _BEGINNINGS or piece.kind is Kind.NOT)


def _is_value_next(following: Sequence[Piece]) -> bool:
    """Whether a value begins at the end of a stream that stands in reverse, after NOT or not."""
    place = len(following) - 1
    while place >= 0 and following[place].kind is Kind.NOT:
        place -= 1
    return place >= 0 and following[place].kind in _VALUES


def _as_word(piece: Piece, notices: Notices) -> Piece:
    notices.add(f"{piece.text[:10]} has nothing to join here; it was read as a word.")
    return replace(piece, kind=Kind.WORD, reread=True)
