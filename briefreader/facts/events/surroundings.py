"""A sentence with what was found in it, and the fact that an event in it becomes."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind

_FAR = 800
"""Within how many characters of an event its time, place and people are looked for."""


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence with the names and dates in it."""

    text: str
    sentence: Span
    names: tuple[Fact, ...]
    dates: tuple[Fact, ...]
    is_heading: bool = False

    def between(self, facts: Sequence[Fact], start: int, end: int) -> list[Fact]:
        """Those of the facts, which are in order, that lie in a range."""
        first = bisect_left(facts, start, key=_start)
        last = bisect_left(facts, end, key=_start)
        return [fact for fact in facts[first:last] if fact.end <= end]

    def covering(self, position: int) -> list[Fact]:
        """The names and dates over a position."""
        return self.at(position, position + 1)

    def at(self, start: int, end: int) -> list[Fact]:
        """The names and dates that share a character with a range."""
        return [fact for facts in (self.names, self.dates) for fact in _sharing(facts, start, end)]

    def names_at(self, start: int, end: int) -> list[Fact]:
        """The names that share a character with a range."""
        return _sharing(self.names, start, end)


def _start(fact: Fact) -> int:
    return fact.start


def _sharing(facts: Sequence[Fact], start: int, end: int) -> list[Fact]:
    first = max(bisect_left(facts, start, key=_start) - 1, 0)
    last = bisect_left(facts, end, key=_start)
    return [fact for fact in facts[first:last] if fact.start < end and start < fact.end]


def event(around: Around, start: int, end: int, what: str, rule: str) -> Fact:
    """An event of a kind told in a range, with the nearest date and place and the people."""
    text = around.text
    first, last = start - _FAR, end + _FAR
    dates = [fact for fact in around.between(around.dates, first, last) if fact.value is not None]
    names = around.between(around.names, first, last)
    near = min(dates, key=lambda fact: _distance(fact, start, end), default=None)
    places = [fact for fact in names if fact.kind is FactKind.PLACE]
    where = min(places, key=lambda fact: _distance(fact, start, end), default=None)
    people = [fact for fact in names if fact.kind is not FactKind.PLACE]
    who = tuple(dict.fromkeys(fact.label or fact.text for fact in people))[:6]
    return Fact(
        kind=FactKind.EVENT,
        text=text[start:end],
        start=start,
        end=end,
        label=" ".join(text[start:end].split()),
        detail=Detail(
            what=what,
            when=str(near.value) if near is not None else None,
            where=(where.label or where.text) if where is not None else None,
            who=who,
        ),
        rule=rule,
        confidence=0.6,
    )


def _distance(fact: Fact, start: int, end: int) -> int:
    return max(fact.start - end, start - fact.end, 0)
