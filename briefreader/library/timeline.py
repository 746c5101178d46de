"""The dates that documents speak of, in the order of time."""

import datetime
from collections.abc import Iterable, Iterator

from briefreader.domain.document import Summary
from briefreader.domain.edtf import FIRST, LAST, days_of
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.moment import Moment


def timeline(items: Iterable[tuple[Summary, Iterable[Fact]]]) -> tuple[Moment, ...]:
    """The moments of documents, given with their facts, by their start, the longer ones later.

    Dates without a year, durations and what stayed open have no place in time and are left out.
    """
    found = [moment for summary, facts in items for moment in _moments(summary, facts)]
    found.sort(key=lambda m: (m.start, m.end or "9999-99", m.title.casefold(), m.document_id))
    return tuple(found)


def _moments(summary: Summary, facts: Iterable[Fact]) -> Iterator[Moment]:
    for fact in facts:
        if fact.kind is not FactKind.DATE or not isinstance(fact.value, str):
            continue
        days = days_of(fact.value)
        if days is not None:
            yield Moment(
                start="" if days.first == FIRST else _day(days.first),
                end="" if days.last == LAST else _day(days.last),
                precision=fact.detail.precision or "",
                text=fact.text,
                document_id=summary.id,
                title=summary.title,
                span=fact.span,
                relative_to=fact.detail.relative_to or "",
            )


def _day(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()
