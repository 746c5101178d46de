"""A query cut into tokens, each with its place; what they mean together is not asked yet."""

import re
from dataclasses import dataclass
from enum import StrEnum

from briefreader.search.grammar.fields import field_named

QUOTES = '"“”„‟«»＂'
DASHES = "-‐‑‒–—―−﹣－"

MOST_PIECES = 1200
"""Tokens of a query that are read: far more than the words that are searched can need."""

NEAR_UNSAID = 10
"""How far apart words may stand for a NEAR without a number."""

_STEP = re.compile(
    rf"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<quote>[=~]?[{QUOTES}])|(?P<dashes>[{DASHES}]+)"
    rf"|(?P<field>([^\W\d_][\w-]*):(?![/\\:]))|(?P<chunk>[^\s(){QUOTES}]+)"
)
_CHUNK = re.compile(rf"[^\s(){QUOTES}]+")
_CLOSING = re.compile(rf"[{QUOTES}]")
_OTHER_CLOSING = re.compile(rf"[{QUOTES[1:]}]")
_NEAR = re.compile(r"NEAR(?:/(\d{0,9}))?", re.ASCII)
_AFTER_QUOTES = re.compile(r"~(\d{1,9})|\*", re.ASCII)


class Kind(StrEnum):
    """The kinds of tokens; the values are the terminals of `query.lark`."""

    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEAR = "NEAR"
    OPEN = "OPEN"
    CLOSE = "CLOSE"
    FIELD = "FIELD"
    UNKNOWN = "UNKNOWN"
    WORD = "WORD"
    QUOTED = "QUOTED"


@dataclass(frozen=True, slots=True)
class Piece:
    """A token at `[start, end)` of the query.

    `text` is what was typed, without quotation marks and the colon of a field. `number` is that of
    NEAR and of `"a b"~5`; `sign` the `=` or `~` before quotation marks, which are `closed` or not;
    `starred` says that `*` follows them. `negates` is False where signs for "not" undo each other;
    `reread` marks an operator or known field that was made a word, and an AND after one.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    number: int | None = None
    sign: str = ""
    closed: bool = True
    starred: bool = False
    negates: bool = True
    reread: bool = False


def cut(text: str) -> list[Piece]:
    """The tokens of a query, in order, one more than are read where there are too many."""
    pieces: list[Piece] = []
    at = 0
    while at < len(text) and len(pieces) <= MOST_PIECES:
        before = pieces[-1] if pieces and pieces[-1].end == at else None
        direct = before is not None and before.kind in (Kind.FIELD, Kind.UNKNOWN)
        found = _STEP.match(text, at)
        group = found.lastgroup if found else None
        if found is None or group is None:
            raise AssertionError("every character begins a token")
        if group == "space":
            at = found.end()
            continue
        piece: Piece
        if group == "open":
            piece = Piece(Kind.OPEN, at, found.end(), "(")
        elif group == "close":
            piece = Piece(Kind.CLOSE, at, found.end(), ")")
        elif group == "quote":
            piece = _quoted(text, at, found.end() - 1)
        elif group == "dashes" and not (before and _is_figure(before)):
            piece = _dashes(text, found)
        elif group == "field" and not direct:
            name = found[0][:-1]
            kind = Kind.FIELD if field_named(name) else Kind.UNKNOWN
            piece = Piece(kind, at, found.end(), name)
        else:
            piece = _word(text, at, before)
        _append(pieces, piece)
        at = piece.end
    return pieces


def _is_figure(piece: Piece) -> bool:
    """Whether a dash after a token is a minus."""
    return piece.kind is Kind.FIELD and field_named(piece.text) == "figure"


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Add a token; signs for "not" that follow one another become one."""
    if piece.kind is Kind.NOT and pieces and pieces[-1].kind is Kind.NOT:
        first = pieces.pop()
        negates = first.negates != piece.negates
        piece = Piece(Kind.NOT, first.start, piece.end, first.text, negates=negates)
    pieces.append(piece)


def _dashes(text: str, found: "re.Match[str]") -> Piece:
    """Dashes before something are so many "not"; on their own they are a word without letters."""
    following = text[found.end() : found.end() + 1]
    if not following or following.isspace() or following == ")":
        return Piece(Kind.WORD, found.start(), found.end(), found[0])
    odd = len(found[0]) % 2 == 1
    return Piece(Kind.NOT, found.start(), found.end(), found[0], negates=odd)


def _word(text: str, at: int, before: Piece | None) -> Piece:
    """A word or an operator; directly after a field or a dash only a word is meant."""
    found = _CHUNK.match(text, at)
    word = found[0] if found else text[at]
    end = at + len(word)
    if before is None or before.kind not in (Kind.FIELD, Kind.UNKNOWN, Kind.NOT):
        if word in ("AND", "OR", "NOT"):
            return Piece(Kind(word), at, end, word)
        if near := _NEAR.fullmatch(word):
            return Piece(Kind.NEAR, at, end, word, int(near[1] or NEAR_UNSAID))
    return Piece(Kind.WORD, at, end, word)


def _quoted(text: str, at: int, mark: int) -> Piece:
    """Quotation marks and what they hold; `mark` is where the opening one stands.

    A straight mark is closed by a straight one, where there is any, and two of them stand for one
    that is meant; all others are closed by the next of any form, since keyboards mix them.
    """
    start = mark + 1
    straight = text[mark] == '"'
    end = _straight_end(text, start) if straight else -1
    if end < 0:
        found = (_OTHER_CLOSING if straight else _CLOSING).search(text, start)
        end = found.start() if found else -1
    if end < 0:
        inside = text[start:]
        after, number, starred, closed = len(text), None, False, False
    else:
        inside, after, closed = text[start:end], end + 1, True
        suffix = _AFTER_QUOTES.match(text, after)
        number = int(suffix[1]) if suffix and suffix[1] else None
        starred = suffix is not None and suffix[1] is None
        after = suffix.end() if suffix else after
    if straight:
        inside = inside.replace('""', '"')
    return Piece(Kind.QUOTED, at, after, inside, number, text[at:mark], closed, starred)


def _straight_end(text: str, start: int) -> int:
    """Where the next straight mark stands that is no doubled one; -1 where there is none."""
    end = text.find('"', start)
    while end >= 0 and text[end + 1 : end + 2] == '"':
        end = text.find('"', end + 2)
    return end
