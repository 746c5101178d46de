"""Where a query lights up in a text.

A word of a query means the same words of a text here as in the index: those of the same stem in the
language of the document, or as the query says it. Conditions on a document as a whole light
nothing, and neither does what is negated.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from operator import itemgetter, le
from typing import NamedTuple

from briefreader.domain.document import Span
from briefreader.domain.query import And, Field, InField, Node, Not, Or, Phrase, Query, Term
from briefreader.domain.query import SameParagraph as Same
from briefreader.search.passages.meaning import (
    Meaning,
    is_within,
    meaning,
    meanings,
    rarest,
    terms_of,
)
from briefreader.search.passages.odd_words import Place
from briefreader.search.passages.plain_text import PlainText

_SHORT = 50_000
"""Code points up to which a text, and what was found in it, is remembered."""

_KEPT = 128

_LIT_FIELDS = frozenset(
    {
        *(Field.TITLE, Field.AUTHOR, Field.PERSON, Field.ORGANISATION, Field.PLACE),
        *(Field.SPEAKER, Field.SAID, Field.QUOTE),
    }
)
"""Fields whose words stand in the text."""


class Matches(tuple[Span, ...]):
    """Places of a text in order.

    `parts` has for each the number of the part of the query that lights it; it is empty where all
    are of one part.
    """

    parts: Sequence[int] = ()


def find_matches(query: Query, text: str, language: str = "") -> Matches:
    """Every place of a text that the query lights, in order; none overlaps another.

    `language` is the ISO 639-1 code of the text, by which its words are stemmed; "" if unknown.
    """
    find = _matches_kept if len(text) < _SHORT else _matches
    return find(query.root, text, language)


def forget_texts() -> None:
    """Let go of the texts that were looked at last."""
    _matches_kept.cache_clear()
    _read_kept.cache_clear()


def _matches(root: Node, text: str, language: str) -> Matches:
    if not _lights(root):
        return Matches()
    words = (_read_kept if len(text) < _SHORT else PlainText)(text)
    return _united(_Light(words, language).spans(root))


# Hits are asked for their passages, then for their matches, and again after each turn of a page.
_matches_kept = lru_cache(maxsize=_KEPT)(_matches)


# Each key press asks for much the same documents.
_read_kept = lru_cache(maxsize=_KEPT)(PlainText)


def _lights(node: Node) -> bool:
    """Whether there is anything in a part of a query that could light up."""
    match node:
        case Term() | Phrase():
            return True
        case InField(field, _):
            return field in _LIT_FIELDS
        case And(parts) | Or(parts):
            return any(_lights(part) for part in parts)
        case Same(part):
            return _lights(part)
    return False


@lru_cache(maxsize=64)
def _lighting(node: Node, language: str) -> tuple[Term | Phrase | Same, ...]:
    """The parts of a query that light something each, in order.

    A word that a prefix beside it lights as well is left out.
    """
    match node:
        case Term() | Phrase() | Same():
            return (node,)
        case InField(field, part) if field in _LIT_FIELDS:
            return (part,)
        case And(parts) | Or(parts):
            prefixes = [part for part in parts if isinstance(part, Term) and part.prefix]
            return tuple(
                lighting
                for part in parts
                if not isinstance(part, Term)
                or not any(is_within(part, other, language) for other in prefixes)
                for lighting in _lighting(part, language)
            )
    return ()


class _Near(NamedTuple):
    """The words that a phrase wants near each other, how often each, and which may be rarest."""

    wanted: Sequence[Meaning]
    times: Sequence[int]
    rarest: int


@lru_cache(maxsize=64)
def _near(phrase: Phrase, language: str) -> _Near:
    need = Counter(terms_of(phrase))
    wanted = [meaning(term, language) for term in need]
    return _Near(wanted, tuple(need.values()), rarest(wanted))


_Lit = tuple[Term | Phrase, list[Place]]
"""A leaf of a query and where it lights up."""


@dataclass(frozen=True)
class _Light:
    """One text, in which parts of a query are looked for."""

    words: PlainText
    language: str

    def spans(self, node: Node) -> list[_Lit]:
        """What a part of a query lights: a list in order for each of its leaves."""
        lit: list[_Lit] = []
        for part in _lighting(node, self.language):
            if isinstance(part, Same):
                lines = self._lines_with(part.part)
                lit += [
                    (leaf, [place for place in places if self._line(place) in lines])
                    for leaf, places in self.spans(part.part)
                ]
            else:
                lit.append((part, self._leaf(part)))
        return lit

    def _leaf(self, leaf: Term | Phrase) -> list[Place]:
        if isinstance(leaf, Phrase) and leaf.distance > 1:
            return self._near(leaf)
        wanted = meanings(leaf, self.language)
        if isinstance(leaf, Term):
            return self.words.places(wanted[0])
        found = self.words.phrase(wanted)
        return (
            self._following([self.words.places(word) for word in wanted])
            if found is None
            else found
        )

    def _following(self, places: Sequence[Sequence[Place]]) -> list[Place]:
        """Where a place of each list follows one of the list before, in one line."""
        later = [dict(word) for word in places[1:]]
        found = []
        for start, end in places[0] if all(later) else ():
            at = start
            for ends in later:
                at = self.words.next_word(at)
                if at not in ends:
                    break
                end = ends[at]
            else:
                found.append((start, end))
        return found

    def _near(self, phrase: Phrase) -> list[Place]:
        """The words of each stretch of `distance` words that holds them all, as often as asked."""
        near = _near(phrase, self.language)
        lines = self._lines_around(self.words.places(near.wanted[near.rarest]))
        found = [self.words.places_in(lines, wanted) for wanted in near.wanted] if lines else []
        lit: list[Place] = []
        for line in lines:
            events = _events_in(line, found, near.times)
            if events:
                lit += self._near_in_line(events, near.times, phrase.distance)
        return lit

    def _lines_around(self, places: Sequence[Place]) -> list[Place]:
        """The lines that have some of these places."""
        text = self.words.text
        lines: list[Place] = []
        reached = -1
        for start, _ in places:
            if start >= reached:
                end = text.find("\n", start)
                reached = end if end >= 0 else len(text)
                lines.append((text.rfind("\n", 0, start) + 1, reached))
        return lines

    def _near_in_line(
        self, events: Sequence[tuple[int, int, int]], need: Sequence[int], distance: int
    ) -> list[Place]:
        """The same for the places of one line; each has the number of its word."""
        missing = sum(need)
        have = [0] * len(need)
        positions: list[int] = []
        lit: list[Place] = []
        position = before = first = done = 0
        for last, (start, _, number) in enumerate(events):
            if last:
                position += self.words.count(before, start)
            before = start
            positions.append(position)
            have[number] += 1
            missing -= have[number] <= need[number]
            while position - positions[first] > distance:
                gone = events[first][2]
                missing += have[gone] <= need[gone]
                have[gone] -= 1
                first += 1
            if not missing:
                done = max(done, first)
                lit += [event[:2] for event in events[done : last + 1]]
                done = last + 1
        return lit

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.words.text
        starts = [0]
        while (at := text.find("\n", starts[-1])) >= 0:
            starts.append(at + 1)
        return starts

    def _line(self, place: Place) -> int:
        return bisect_right(self._line_starts, place[0]) - 1

    def _lines_with(self, node: Node) -> set[int]:
        """The numbers of the lines in which a part of a query holds."""
        match node:
            case Term() | Phrase() | InField():
                return {self._line(place) for _, places in self.spans(node) for place in places}
            case And(parts):
                return set.intersection(*(self._lines_with(part) for part in parts))
            case Or(parts):
                return set.union(*(self._lines_with(part) for part in parts))
            case Not(part):
                return set(range(len(self._line_starts))) - self._lines_with(part)
            case Same(part):
                return self._lines_with(part)
        return set(range(len(self._line_starts)))


def _events_in(
    line: Place, found: Sequence[Sequence[Place]], need: Sequence[int]
) -> list[tuple[int, int, int]]:
    """The places of a line in order, with the numbers of their words; none if a word is missing."""
    events: list[tuple[int, int, int]] = []
    for number, places in enumerate(found):
        first = bisect_left(places, (line[0],))
        # Of a joined word and its first part, which stand at one place, the longer one counts.
        own = dict(places[first : bisect_left(places, (line[1],), first)])
        if len(own) < need[number]:
            return []
        events += [(start, end, number) for start, end in own.items()]
    return sorted(events)


def _united(found: list[_Lit]) -> Matches:
    """The places in order, those that overlap made one."""
    # A word and the words that begin with it are one part of what was typed.
    numbers: dict[object, int] = {}
    lit = [
        (places, numbers.setdefault(leaf.word if isinstance(leaf, Term) else leaf.words, number))
        for number, (leaf, places) in enumerate(found)
        if places
    ]
    if len(lit) == 1 and _are_apart(places := lit[0][0]):
        return Matches(map(_span, places))
    owners: dict[Place, int] = {}
    for places, number in sorted(lit, key=itemgetter(1), reverse=True):
        owners |= dict.fromkeys(places, number)
    united = sorted(owners)
    parts = [owners[place] for place in united]
    if not _are_apart(united):
        united, parts = _joined_up(zip(united, parts, strict=True))
    matches = Matches(map(_span, united))
    if len(set(parts)) > 1:
        matches.parts = parts
    return matches


def _are_apart(places: Sequence[Place]) -> bool:
    ends = [end for _, end in places]
    return all(map(le, ends, [start for start, _ in places[1:]]))


def _joined_up(marked: Iterable[tuple[Place, int]]) -> tuple[list[Place], list[int]]:
    """Of places that overlap one, which is of the part that comes first."""
    united: list[Place] = []
    parts: list[int] = []
    reached = 0
    for place, number in marked:
        if place[0] >= reached:
            united.append(place)
            parts.append(number)
            reached = place[1]
        elif place[1] > reached:
            reached = place[1]
            united[-1] = (united[-1][0], reached)
    return united, parts


_span = partial(tuple.__new__, Span)
"""A span of a pair; there may be many."""
