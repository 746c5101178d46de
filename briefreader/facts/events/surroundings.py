"""A sentence with what was found in it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.domain.document import Span
from briefreader.domain.fact import Fact


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

    def dates_at(self, position: int) -> list[Fact]:
        """The dates over a position."""
        return _sharing(self.dates, position, position + 1)

    def names_at(self, start: int, end: int) -> list[Fact]:
        """The names that share a character with a range."""
        return _sharing(self.names, start, end)


def _start(fact: Fact) -> int:
    return fact.start


def _sharing(facts: Sequence[Fact], start: int, end: int) -> list[Fact]:
    first = max(bisect_left(facts, start, key=_start) - 1, 0)
    last = bisect_left(facts, end, key=_start)
    return [fact for fact in facts[first:last] if fact.start < end and start < fact.end]
