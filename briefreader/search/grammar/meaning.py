"""What each word, phrase or value of a query asks for, in the field in which it stands."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefreader.domain.colour import Colour
from briefreader.domain.query import (
    Coloured,
    Everything,
    HasProperty,
    InState,
    Node,
    Not,
    Property,
    Sort,
    State,
    Tagged,
)
from briefreader.search.date_forms import may_become_date, parse_date
from briefreader.search.grammar import chunks
from briefreader.search.grammar.cutting import Kind, Piece
from briefreader.search.grammar.fields import DATES, PROPERTIES, SAME, WORDS, field_named
from briefreader.search.grammar.figures import may_become_figure, parse_figure
from briefreader.search.grammar.nodes import in_field
from briefreader.search.grammar.notices import Notices, shortened
from briefreader.search.words import tokens

MOST_WORDS = 100
"""Words of a query that are searched."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query at `[start, end)`; the node is None where it asks for nothing."""

    node: Node | None
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """What is known while one query is read, and what is found out on the way."""

    text: str
    today: datetime.date
    typing: bool
    colours: tuple[tuple[str, Colour], ...] = ()
    notices: Notices = field(default_factory=Notices)
    sort: Sort | None = None
    words_left: int = MOST_WORDS


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a token stands: in which field, under how many "not", in one paragraph or not."""

    name: str | None = None
    negative: bool = False
    same: bool = False


def understand(pieces: Sequence[Piece], reading: Reading) -> list[tuple[Piece, Part | None]]:
    """Mended tokens, each operand with what it asks for.

    A field before a bracket holds for all that stands in it.
    """
    understood: list[tuple[Piece, Part | None]] = []
    around = [_Place()]
    place = around[0]
    for piece in pieces:
        part: Part | None = None
        match piece.kind:
            case Kind.NOT:
                place = _Place(place.name, place.negative != piece.negates, place.same)
            case Kind.FIELD:
                name = field_named(piece.text)
                if place.same:
                    reading.notices.add(f"same: takes words only; “{piece.text}:” was left out.")
                    continue
                place = _Place(None if name == SAME else name, place.negative, name == SAME)
            case Kind.OPEN:
                around.append(place)
            case Kind.CLOSE:
                around.pop()
                place = around[-1]
            case Kind.WORD | Kind.QUOTED:
                within = _within_limit(piece, reading)
                node = _meant(within, place, reading) if within else None
                part = Part(node, piece.start, piece.end)
                place = around[-1]
            case Kind.UNKNOWN:
                within = _within_limit(piece, reading)
                node = chunks.word(within, False, reading.notices) if within else None
                part = Part(node, piece.start, piece.end)
            case _:
                place = around[-1]
        understood.append((piece, part))
    return understood


def _within_limit(piece: Piece, reading: Reading) -> Piece | None:
    """A word or phrase, as far as the number of words that are searched allows."""
    words = tokens(piece.text)
    if len(words) > reading.words_left or not reading.words_left:
        reading.notices.add(f"Only the first {MOST_WORDS} words were searched.")
        if not reading.words_left:
            return None
        piece = replace(piece, text=piece.text[: words[reading.words_left - 1].end])
    reading.words_left -= min(max(1, len(words)), reading.words_left)
    return piece


def _meant(piece: Piece, place: _Place, reading: Reading) -> Node | None:
    """What a word or phrase asks for in the field of its place."""
    name = place.name
    if name is None:
        return _words(piece, place, reading)
    if name in WORDS:
        node = _words(piece, place, reading)
        return in_field(node, WORDS[name]) if node is not None else None
    value = piece.text.strip()
    if not value:
        return None
    if name in PROPERTIES:
        return _property(piece, PROPERTIES[name], value)
    if name == "tag":
        return Tagged(value)
    node, unfinished = _chosen(name, value, reading)
    if node is not None:
        return node
    if unfinished and _is_being_typed(piece, reading):
        return _so_far(name, value, reading)
    reading.notices.add(_expected(name, shortened(value), reading))
    return Everything() if name == "sort" else _words(piece, place, reading)


def _words(piece: Piece, place: _Place, reading: Reading) -> Node | None:
    goes_on = _is_being_typed(piece, reading) and not place.negative
    if piece.kind is Kind.QUOTED:
        return chunks.phrase(piece, goes_on and not piece.closed, reading.notices)
    return chunks.word(piece, goes_on, reading.notices)


def _is_being_typed(piece: Piece, reading: Reading) -> bool:
    return reading.typing and piece.end == len(reading.text)


def _property(piece: Piece, which: Property, value: str) -> Node | None:
    if piece.kind is Kind.WORD:
        # What begins so is found without a star as well.
        value = value.rstrip("*") or value
    return HasProperty(which, value)


def _so_far(name: str, value: str, reading: Reading) -> Node | None:
    """A date or figure as far as it has been typed: `date:2018-` is 2018 until it is more."""
    for end in range(len(value) - 1, 0, -1) if name in DATES or name == "figure" else ():
        node, _ = _chosen(name, value[:end], reading)
        if node is not None:
            return node
    return None


def _dated(name: str, value: str, reading: Reading) -> Node | None:
    sign = {"after": ">", "before": "<"}.get(name, "")
    return parse_date(sign + value.strip(",;"), reading.today, DATES[name])


def _chosen(name: str, value: str, reading: Reading) -> tuple[Node | None, bool]:
    """The node of a value that has a form, and whether the value may be the beginning of one."""
    if name in DATES:
        return _dated(name, value, reading), may_become_date(value)
    lowered = value.lower()
    match name:
        case "figure":
            return parse_figure(value), may_become_figure(value)
        case "sort":
            if lowered in _SORTS:
                reading.sort = Sort(lowered)
                return Everything(), False
            return None, _begins(lowered, _SORTS)
        case "colour":
            return _coloured(value, reading)
    if (name, lowered) == ("is", "read"):
        return Not(InState(State.IS_UNREAD)), False
    states = _HAS if name == "has" else _IS
    for known in (lowered, lowered.removesuffix("s")):
        if known in states:
            return InState(State(f"{name}:{known}")), False
    return None, _begins(lowered, states)


def _coloured(value: str, reading: Reading) -> tuple[Node | None, bool]:
    """By the names that colours have of themselves, else by those that the user gave them."""
    if value.lower() in _COLOURS:
        return Coloured(value), False
    wanted = _folded(value)
    for name, colour in reading.colours:
        if _folded(name) == wanted:
            return Coloured(colour.value, name), False
    return None, _begins(wanted, [*_COLOURS, *(_folded(name) for name, _ in reading.colours)])


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _expected(name: str, value: str, reading: Reading) -> str:
    """What a field takes, to be said of a value that it does not take."""
    if name == "colour":
        called = {colour.value: f" (“{given}”)" for given, colour in reading.colours}
        listed = _listed([own + called.get(own, "") for own in _COLOURS])
        return f"{name}: takes {listed}; “{value}” was searched as plain text."
    return _EXPECTED.get(name, _EXPECTED_DATE).format(value, name)


def _begins(value: str, names: Sequence[str]) -> bool:
    return any(name.startswith(value) for name in names)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


_SORTS = tuple(sort.value for sort in Sort)
_COLOURS = tuple(colour.value for colour in Colour)
_HAS = tuple(state.removeprefix("has:") for state in State if state.startswith("has:"))
_IS = tuple(state.removeprefix("is:") for state in State if state.startswith("is:"))

_EXPECTED_DATE = (
    "“{0}” is no date that {1}: understands, such as 2018, 2018-06 or 2018-06..2018-07; it was"
    " searched as plain text."
)
_EXPECTED = {
    "figure": "“{0}” is no figure that {1}: understands, such as 100, >1000 or 1..2 million; it was"
    " searched as plain text.",
    "has": f"{{1}}: takes {_listed(_HAS)}; “{{0}}” was searched as plain text.",
    "is": f"{{1}}: takes {_listed(_IS)}; “{{0}}” was searched as plain text.",
    "sort": f"{{1}}: takes {_listed(_SORTS)}; “{{0}}” was left out.",
}
