"""Queries written for the user: a unit of a field and a value, and a query narrowed by a unit."""

import datetime
import re

from briefreader.domain.query import Node
from briefreader.search.grammar.cutting import QUOTES, Kind, Piece, cut
from briefreader.search.grammar.fields import WORDS, field_named
from briefreader.search.grammar.mending import without_unfinished_end
from briefreader.search.grammar.parsing import parse

_SIMPLE = re.compile(r"\w[\w./-]*")
_SIGNS = re.compile(r'["*]+')
_ANY_DAY = datetime.date(2000, 1, 1)
"""Whether a query has a unit does not depend on the day."""


def quoted_unit(field: str, value: str) -> str:
    """The text of a unit that asks for a value in a field: `publisher:"Wire Desk"`.

    Parsed again, while typing or not, it asks for exactly this value, whatever stands in it, but
    for white space around it; for the words of the value in a field that takes words.
    """
    value = value.strip()
    if field_named(field) in WORDS:
        # Signs are no part of words, and a star would let the last one go on.
        return f'{field}:"{_SIGNS.sub(" ", value).strip()}"'
    if _SIMPLE.fullmatch(value):
        return f"{field}:{value}"
    doubled = value.replace('"', '""')
    return f'{field}:"{doubled}"'


def joined(query: str, unit: str) -> str:
    """A query narrowed by a unit, which no open quotation or bracket of the query takes in.

    An operator or a field at the query's end that waits for something is left out. A unit that the
    query has already is not added.
    """
    asked = _asked(unit)
    if asked <= _asked(query):
        return query
    pieces = without_unfinished_end(cut(query))
    if not pieces:
        return unit
    whole = query[: pieces[-1].end].lstrip() + _closing(query, pieces)
    # A unit after more words than are searched has no effect, and a query that begins or ends in
    # an operator without operands would take it for one.
    ways = (f"{whole} {unit}", f"{unit} {whole}", f"{unit} ({whole})")
    return next((way for way in ways if asked <= _asked(way)), ways[-1])


def _asked(query: str) -> set[tuple[Node, str]]:
    return {(unit.node, unit.explained) for unit in parse(query, _ANY_DAY).units}


def _closing(query: str, pieces: list[Piece]) -> str:
    """What closes the quotation and the brackets that are open at the end."""
    last = pieces[-1]
    mark = ""
    if last.kind is Kind.QUOTED and not last.closed:
        opening = query[last.start : last.end].lstrip("=~")[0]
        mark = '"' if opening == QUOTES[0] else "”"
    depth = 0
    for piece in pieces:
        if piece.kind is Kind.OPEN:
            depth += 1
        elif piece.kind is Kind.CLOSE:
            depth = max(0, depth - 1)
    return mark + ")" * depth
