"""NEAR: words and phrases that stand close together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from briefreader.domain.query import Field, InField, Node, Or, Phrase, Term
from briefreader.search.grammar.nodes import any_of
from briefreader.search.grammar.notices import Notices
from briefreader.search.words import FARTHEST

_MOST_WAYS = 64
"""Combinations of alternatives that a NEAR may have."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One form that a side of NEAR may take."""

    words: tuple[str, ...]
    field: Field | None
    exact: bool
    prefix: bool
    fuzzy: bool


def within(
    words: tuple[str, ...], distance: int, *, exact: bool, prefix: bool, notices: Notices
) -> Node:
    """Words at most `distance` words from each other, in any order."""
    if distance > FARTHEST:
        notices.add(f"Words can be searched at most {FARTHEST} words apart.")
        distance = FARTHEST
    if distance > 1:
        return Phrase(words, distance, exact=exact, prefix=prefix)
    if prefix:
        # A phrase of distance 1 has its order, and only its last word may go on.
        return Phrase(words, 2, exact=exact, prefix=True)
    return any_of([Phrase(words, exact=exact), Phrase(words[::-1], exact=exact)]) or Term("")


def near(nodes: Sequence[Node], distance: int, notices: Notices) -> Node | None:
    """Several words or phrases close together; None where they are something else.

    Each may be one of several (`a OR b`). `distance` is what may lie between two; the words of a
    phrase come on top.
    """
    choices = [_sides(node) for node in nodes]
    ways = 1
    for sides in choices:
        ways *= len(sides)
    if not 0 < ways <= _MOST_WAYS or len({side.field for sides in choices for side in sides}) > 1:
        return None
    return any_of(_together(sides, distance, notices) for sides in product(*choices))


def _sides(node: Node) -> list[_Side]:
    """The forms of one side; none where it is no word, phrase or alternative of these."""
    match node:
        case Or(parts):
            inner = [_sides(part) for part in parts]
            return [side for sides in inner for side in sides] if all(inner) else []
        case InField(field, part):
            return [_side(part, field)]
        case Term() | Phrase():
            return [_side(node, None)]
    return []


def _side(part: Term | Phrase, field: Field | None) -> _Side:
    if isinstance(part, Phrase):
        return _Side(part.words, field, part.exact, part.prefix, False)
    return _Side((part.word,), field, part.exact, part.prefix, part.fuzzy)


def _together(sides: Sequence[_Side], distance: int, notices: Notices) -> Node:
    exact = all(side.exact for side in sides)
    if any(side.fuzzy for side in sides) or (not exact and any(side.exact for side in sides)):
        notices.add(
            "NEAR takes “=” before all of its words or none, and no “~”; they were left out."
        )
    going_on = [side for side in sides if side.prefix]
    if len(going_on) > 1:
        notices.add("NEAR takes “*” after one of its words only.")
    # In any order, so that the word that goes on can be the last.
    ordered = [side for side in sides if side not in going_on[-1:]] + going_on[-1:]
    words = tuple(word for side in ordered for word in side.words)
    apart = max(distance + len(words) - len(sides), len(words) - 1)
    node = within(words, apart, exact=exact, prefix=bool(going_on), notices=notices)
    field = sides[0].field
    if field is None:
        return node
    parts = node.parts if isinstance(node, Or) else (node,)
    return any_of(InField(field, part) for part in parts if isinstance(part, Term | Phrase)) or node
