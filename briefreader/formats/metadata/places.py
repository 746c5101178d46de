"""Where a document tells of itself: the short lines before its body, its opening, its end."""

from dataclasses import dataclass

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.names import folded
from briefreader.formats.structure.wording import ends_sentence, key

HEAD_LINES = 30
"""Lines of a document's head at most."""
EDGE_PIECES = 60
"""Pieces at the beginning and at the end that are looked at."""
LONGEST_LINE = 700
"""Code points of the longest piece at the end that is taken for a line, not for prose."""
_LONG = 40
_RIGHTS = ("©", "(c) ", "(C) ", "opyright", "OPYRIGHT", "repared by", "ublished by")
_NOTICES = (*_RIGHTS, "views ", "opinions ", "statements ", "conclusions ")
_SECTIONS = frozenset(
    {"contents", "table of contents", "introduction", "summary", "executive summary", "abstract"}
    | {"background", "overview", "key points", "key findings", "highlights", "inhalt", "einleitung"}
    | {"inhaltsverzeichnis", "zusammenfassung", "sommaire", "résumé", "introducción", "resumen"}
    | {"índice", "sommario", "introduzione", "resumo", "inhoud", "inleiding", "содержание"}
    | {"введение"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside the body: its words, and the kind of the piece that it is of.

    `after_section` says that it stands below a heading that is not the title's own.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    after_section: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The places of a document that tell of it.

    `before` holds the short lines before the body, `opening` its first two long paragraphs, `tail`
    the last short lines, `furniture` short lines that are no part of the document (running heads,
    what was put before an e-book), `notices` what is said of rights and of who made it, and
    `closing` the last line where it stands alone below a paragraph. `is_paged` says that the
    source has pages.
    """

    before: tuple[Line, ...]
    opening: tuple[str, ...]
    tail: tuple[Line, ...]
    furniture: tuple[Line, ...]
    notices: tuple[str, ...]
    closing: tuple[Line, ...] = ()
    is_paged: bool = False


def head_of(pieces: list[Piece]) -> Head:
    """The lines before and after a document's body, and its first two long paragraphs."""
    before, opening = _beginning(pieces)
    ends = pieces[-EDGE_PIECES:]
    paged = any(piece.pages for piece in ends)
    tail = [
        line
        for piece in ends
        if (piece.is_own or paged) and piece.kind is not BlockKind.CAPTION
        for line in _short_lines(piece)
    ]
    edges = pieces[:EDGE_PIECES] + pieces[max(EDGE_PIECES, len(pieces) - EDGE_PIECES) :]
    furniture = [line for piece in edges if not piece.is_own for line in _short_lines(piece, 160)]
    notices = [piece.text[:1000] for piece in edges if _is_notice(piece)]
    return Head(
        tuple(before),
        tuple(opening),
        tuple(tail),
        tuple(dict.fromkeys(furniture)),
        tuple(dict.fromkeys(notices)),
        _closing_line(pieces),
        paged,
    )


def _closing_line(pieces: list[Piece]) -> tuple[Line, ...]:
    """The last line, if it is short and stands below a paragraph of the text."""
    own = [piece for piece in pieces[-12:] if piece.is_own]
    if len(own) < 3 or len(own[-1].text) > 60 or own[-1].kind is not BlockKind.PARAGRAPH:
        return ()
    above = own[-2]
    is_prose = above.word_count >= 12 and ends_sentence(above.text)
    return (Line(folded(own[-1].text)),) if is_prose else ()


def _short_lines(piece: Piece, longest: int = LONGEST_LINE) -> list[Line]:
    """The lines of a piece that is no prose."""
    text = piece.text[:3000]
    if len(text) <= longest:
        lines = text.split("\n")
    elif "\n" in text or "\t" in text:
        lines = [line for line in text.split("\n")[:40] if len(line) <= longest]
    else:
        return []
    return [Line(_plain(t) if len(t) < 300 else t, piece.kind) for t in lines]


def _plain(line: str) -> str:
    """A line with plain spaces; the cells of a table stay apart."""
    return "\t".join(map(folded, line.split("\t"))) if "\t" in line else folded(line)


def _is_notice(piece: Piece) -> bool:
    start = piece.text[:1000]
    return len(piece.text) < 3000 and any(map(start.__contains__, _NOTICES))


def _beginning(pieces: list[Piece]) -> tuple[list[Line], list[str]]:
    before: list[Line] = []
    opening: list[str] = []
    title_seen = under_title = after_section = False
    sentences = 0
    for index, piece in enumerate(pieces[:200]):
        if piece.kind in {BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.QUOTE}:
            continue
        if piece.kind in {BlockKind.QUESTION, BlockKind.ANSWER}:
            break
        if piece.kind is BlockKind.CODE and index > 2:
            break
        if piece.kind is BlockKind.TITLE:
            title_seen = under_title = True
            after_section = False
        elif piece.kind is BlockKind.HEADING:
            is_section = key(piece.text) in _SECTIONS
            after_section = after_section or is_section or (title_seen and not under_title)
        else:
            under_title = False
            # Below two paragraphs of prose, however short, the body has begun.
            after_section = after_section or sentences >= 2
            sentences += piece.word_count >= 15 and ends_sentence(piece.text)
        lines = piece.text[:5000].split("\n")[:60]
        if piece.kind is not BlockKind.CODE and any(line.count(" ") >= _LONG for line in lines):
            opening.append(piece.text[:3000])
        elif not opening:
            before += [Line(_plain(t), piece.kind, after_section) for t in lines if t.strip()]
        if len(opening) == 2 or len(before) >= HEAD_LINES:
            break
    return before[:HEAD_LINES], opening
