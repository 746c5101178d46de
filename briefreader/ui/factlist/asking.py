"""The queries that find the documents in which facts stand, as the search box has them."""

import datetime
import math
import re
from collections.abc import Sequence

from briefreader.domain import edtf
from briefreader.domain.fact import FactKind
from briefreader.ui.factlist.entries import Entry

_NAMED = {
    FactKind.PERSON: ("person", "Person"),
    FactKind.ORGANISATION: ("org", "Organisation"),
    FactKind.PLACE: ("place", "Place"),
}
_PHRASES = {FactKind.AGREEMENT: "Agreement", FactKind.EVENT: "Event"}
_PLAIN_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_SIGNS = re.compile(r"[\"“”*]+")
_MOST_WORDS = 12
"""A passage is looked for by its first words."""


def query_of(entry: Entry) -> str:
    """The query for the documents that have the same fact; empty where there is none to make."""
    if entry.kind in _NAMED:
        return _in_field(_NAMED[entry.kind][0], entry.label)
    if entry.kind is FactKind.QUOTE and not entry.uncertain:
        return _in_field("speaker", entry.label)
    value = entry.facts[0].value if entry.facts else None
    if entry.kind is FactKind.DATE and (days := _days(str(value or ""))):
        return f"mentions-date:{days}"
    if entry.kind is FactKind.FIGURE and (figure := _figure(value)):
        return f"figure:{figure}"
    by_label = entry.kind in (FactKind.DATE, FactKind.FIGURE, *_PHRASES)
    words = _bare(entry.label if by_label else entry.text).split()[:_MOST_WORDS]
    return f'"{" ".join(words)}"' if words else ""


def query_of_all(entries: Sequence[Entry]) -> str:
    """The query for the documents that have all of these facts."""
    return " ".join(dict.fromkeys(query for entry in entries if (query := query_of(entry))))


def question(entries: Sequence[Entry]) -> str:
    """What the menu calls it to look for the documents with these facts."""
    if len(entries) > 1:
        return "Show Documents with All of These"
    entry = entries[0]
    if entry.kind in _NAMED:
        return f"Show Documents with This {_NAMED[entry.kind][1]}"
    if entry.kind is FactKind.QUOTE and not entry.uncertain:
        return "Show Documents Quoting This Speaker"
    query = query_of(entry)
    if query.startswith("mentions-date:"):
        return "Show Documents with This Date"
    if query.startswith("figure:"):
        return "Show Documents with This Figure"
    return f"Show Documents with This {_PHRASES.get(entry.kind, 'Wording')}"


def _in_field(field: str, name: str) -> str:
    words = _bare(name)
    return f'{field}:"{words}"' if words else ""


def _bare(words: str) -> str:
    """Words without the signs that would mean something in a query."""
    return " ".join(_SIGNS.sub(" ", words).split())


def _days(value: str) -> str:
    """The days of an EDTF date as the query language has them; empty for what names no days."""
    if _PLAIN_DATE.fullmatch(value):
        return value
    days = edtf.days_of(value)
    if days is None:
        return ""
    ends = [
        "" if day in (edtf.FIRST, edtf.LAST) else datetime.date.fromordinal(day).isoformat()
        for day in days
    ]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def _figure(value: str | float | None) -> str:
    """A number as the query language has it; empty for what is none."""
    try:
        number = float(value if value is not None else "")
    except ValueError:
        return ""
    if not math.isfinite(number):
        return ""
    return f"{number:.0f}" if number.is_integer() else f"{number:.12g}"
