"""Where a document tells of itself: the short lines before its body, its opening, its end."""

import re
from dataclasses import dataclass

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.names import folded

HEAD_LINES = 30
"""Lines of a document's head at most."""
TAIL_PIECES = 60
"""Pieces at the end of a document that are looked at."""
_LONG = 40
_NOTICE = re.compile(r"©|\(c\)|\bcopyright\b|\bprepared by\b|\bpublished by\b", re.IGNORECASE)


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
    """The short lines before the body, its first two long paragraphs, and what stands at the end.

    `tail` holds the document's own last lines, `notices` what is said of rights and of who made it.
    """

    before: tuple[Line, ...]
    opening: tuple[str, ...]
    tail: tuple[Line, ...]
    notices: tuple[str, ...]


def head_of(pieces: list[Piece]) -> Head:
    """The lines before and after a document's body, and its first two long paragraphs."""
    before, opening = _beginning(pieces)
    ends = pieces[-TAIL_PIECES:]
    tail = [
        Line(folded(line), piece.kind)
        for piece in ends
        if piece.is_own and piece.kind is not BlockKind.CAPTION and len(piece.text) < 2500
        for line in piece.text[:2500].split("\n")[:40]
    ]
    notices = [
        piece.text[:1000]
        for piece in (*pieces[:20], *ends)
        if len(piece.text) < 3000 and _NOTICE.search(piece.text[:1000])
    ]
    notices += [piece.text[:1000] for piece in ends[-8:] if len(piece.text) < 1500]
    return Head(tuple(before), tuple(opening), tuple(tail), tuple(dict.fromkeys(notices)))


def _beginning(pieces: list[Piece]) -> tuple[list[Line], list[str]]:
    before: list[Line] = []
    opening: list[str] = []
    title_seen = after_section = False
    since_title = 0
    for index, piece in enumerate(pieces[:200]):
        if piece.kind in {BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.QUOTE}:
            continue
        if piece.kind in {BlockKind.QUESTION, BlockKind.ANSWER}:
            break
        if piece.kind is BlockKind.CODE and index > 2:
            break
        if piece.kind is BlockKind.TITLE:
            title_seen, since_title, after_section = True, 0, False
        elif piece.kind is BlockKind.HEADING and title_seen and since_title > 2:
            after_section = True
        since_title += 1
        lines = piece.text[:5000].split("\n")[:60]
        if piece.kind is not BlockKind.CODE and any(line.count(" ") >= _LONG for line in lines):
            opening.append(piece.text[:3000])
        elif not opening:
            before.extend(
                Line(folded(line), piece.kind, after_section) for line in lines if line.strip()
            )
        if len(opening) == 2 or len(before) >= HEAD_LINES:
            break
    return before[:HEAD_LINES], opening
