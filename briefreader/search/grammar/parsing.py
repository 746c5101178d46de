"""From the text of a query to the query: it is cut, mended, understood and put together."""

import datetime
import re
from functools import lru_cache

from briefreader.domain.colour import Colour
from briefreader.domain.document import Span
from briefreader.domain.query import Everything, Query, Sort, Unit
from briefreader.search.grammar.cutting import cut
from briefreader.search.grammar.explanation import explain
from briefreader.search.grammar.meaning import Part, Reading, understand
from briefreader.search.grammar.mending import mend
from briefreader.search.grammar.nodes import all_of
from briefreader.search.grammar.tree import parts_of

_REMEMBERED = 256

_ORDER = re.compile("|".join(sort.value for sort in Sort))


def parse(
    text: str,
    today: datetime.date,
    typing: bool = False,
    colours: tuple[tuple[str, Colour], ...] = (),
) -> Query:
    """The query that a text means; any string is one, and nothing is raised.

    `today` is what `date:last-30-days` counts from. While `typing`, a last word of two letters or
    more that ends the text also stands for the words that start so, and what waits at the end for
    something to follow (`a OR`, `tag:`) is not there yet. `colours` are what the user calls
    colours; the names that these have of themselves come first.
    """
    return _parse(text, today, typing, colours)


@lru_cache(maxsize=_REMEMBERED)
def _parse(
    text: str, today: datetime.date, typing: bool, colours: tuple[tuple[str, Colour], ...]
) -> Query:
    reading = Reading(text, today, typing, colours)
    pieces = mend(cut(text), typing, reading.notices)
    parts = parts_of(understand(pieces, reading), reading.notices) if pieces else []
    if parts and typing and pieces[-1].end < len(text.rstrip()):
        # An operator that is not there yet goes with the part before it.
        parts[-1] = Part(parts[-1].node, parts[-1].start, len(text.rstrip()))
    units = tuple(_unit(part, text) for part in parts if part.node is not None)
    root = all_of(unit.node for unit in units) or Everything()
    return Query(text, root, reading.notices.said(), explain(root), reading.sort, units)


def _unit(part: Part, text: str) -> Unit:
    span, node = Span(part.start, part.end), part.node or Everything()
    if isinstance(node, Everything):
        orders = _ORDER.findall(text[part.start : part.end].lower())
        return Unit(span, node, f"sorted by {orders[-1]}" if orders else "nothing")
    return Unit(span, node, explain(node))
