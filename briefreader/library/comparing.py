"""What differs between two texts, word by word.

Lines that stand once in each text are the fixed points (patience diff, Bram Cohen, 2009); what
lies between is compared word by word by edit distance. The work is bounded by the numbers below.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.document import Span
from briefreader.domain.version import Change, Comparison

MOST_CELLS = 400_000_000
"""Words of a passage in one text times those in the other, up to which they are compared."""

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a run of lines; `place` is where the run begins in the text."""

    text: str
    spans: Sequence[Span]
    place: int

    @classmethod
    def of(cls, text: str, lines: Sequence[Span], run: slice) -> "_Words":
        place = lines[run.start].start if run.start < len(lines) else len(text)
        return cls(text, [w for line in lines[run] for w in _units(_WORD, text, *line)], place)

    def strings(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    def between(self, first: int, last: int) -> Span:
        """The span of some words; where there are none, the place at which they would stand."""
        if first < last:
            return Span(self.spans[first].start, self.spans[last - 1].end)
        if first < len(self.spans):
            place = self.spans[first].start
        else:
            place = self.spans[-1].end if self.spans else self.place
        return Span(place, place)


def compare(old: str, new: str) -> Comparison:
    """The passages of whole words that differ; white space makes no difference."""
    changes: list[Change] = []
    old_lines, new_lines = _units(_LINE, old), _units(_LINE, new)
    for old_gap, new_gap in _gaps(
        [_folded(old, line) for line in old_lines], [_folded(new, line) for line in new_lines]
    ):
        old_words = _Words.of(old, old_lines, old_gap)
        new_words = _Words.of(new, new_lines, new_gap)
        changes += _changes(old_words, new_words)
    return Comparison(old, new, tuple(_joined(changes, old, new)))


def _units(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> list[Span]:
    found = pattern.finditer(text, start, len(text) if end is None else end)
    return [Span(*match.span()) for match in found]


def _folded(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """The ranges between the lines that the two have in common."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end, new_end = len(old) - tail, len(new) - tail
    old_at, new_at = head, head
    for old_point, new_point in [*_fixed_points(old, new, head, tail), (old_end, new_end)]:
        if old_point < old_at or new_point < new_at:
            continue
        if old_at < old_point or new_at < new_point:
            yield from _narrowed(old, new, old_at, old_point, new_at, new_point)
        old_at, new_at = old_point + 1, new_point + 1


def _narrowed(
    old: Sequence[str], new: Sequence[str], old_at: int, old_end: int, new_at: int, new_end: int
) -> Iterator[tuple[slice, slice]]:
    """A gap without the equal lines at its ends."""
    while old_at < old_end and new_at < new_end and old[old_at] == new[new_at]:
        old_at, new_at = old_at + 1, new_at + 1
    while old_at < old_end and new_at < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    if old_at < old_end or new_at < new_end:
        yield slice(old_at, old_end), slice(new_at, new_end)


def _fixed_points(
    old: Sequence[str], new: Sequence[str], head: int, tail: int
) -> list[tuple[int, int]]:
    """Pairs of places of lines that stand once in each, in an order that both have."""
    old_range, new_range = range(head, len(old) - tail), range(head, len(new) - tail)
    old_counts = Counter(old[index] for index in old_range)
    new_counts = Counter(new[index] for index in new_range)
    places = {new[index]: index for index in new_range if new_counts[new[index]] == 1}
    pairs = [
        (index, places[old[index]])
        for index in old_range
        if old_counts[old[index]] == 1 and old[index] in places
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs in which both places rise (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(last[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            last.append(index)
        else:
            tops[pile], last[pile] = place, index
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _changes(old: _Words, new: _Words) -> Iterator[Change]:
    if len(old.spans) * len(new.spans) > MOST_CELLS:
        yield Change(old.between(0, len(old.spans)), new.between(0, len(new.spans)))
        return
    from rapidfuzz.distance import Indel

    for operation in Indel.opcodes(old.strings(), new.strings()):
        if operation.tag != "equal":
            yield Change(
                old.between(operation.src_start, operation.src_end),
                new.between(operation.dest_start, operation.dest_end),
            )


def _joined(changes: Sequence[Change], old: str, new: str) -> Iterator[Change]:
    """Changes with nothing but white space between them as one."""
    present: Change | None = None
    for change in changes:
        if (
            present is not None
            and not old[present.old.end : change.old.start].strip()
            and not new[present.new.end : change.new.start].strip()
        ):
            present = Change(_union(present.old, change.old), _union(present.new, change.new))
            continue
        if present is not None:
            yield present
        present = change
    if present is not None:
        yield present


def _union(one: Span, other: Span) -> Span:
    """The span of both; an empty one, which is only a place, adds nothing."""
    if one.start == one.end:
        return other
    return one if other.start == other.end else Span(one.start, other.end)
