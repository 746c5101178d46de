"""The names that facts speak of, and which of them have the words of a query."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefreader.catalogue.inverted_facts import Name
from briefreader.domain.query import Phrase, Term
from briefreader.search.words import fold, joined_words, written_words

LONG = 8
"""Letters from which a misspelt word may have two errors instead of one."""

_BEHIND = chr(0x10FFFF)


class NameBook:
    """Names by their numbers; their words are taken apart when they are first asked for.

    Words are folded and not stemmed: a name is found by whole words, the last of which may go on
    where the query says so.
    """

    def __init__(self) -> None:
        self.last = 0
        self._names: dict[int, Name] = {}
        self._of_kind: defaultdict[str, list[int]] = defaultdict(list)
        self._unread: list[Name] = []
        self._having: dict[str, list[int]] = {}
        self._ordered: list[str] = []

    def __len__(self) -> int:
        return len(self._names)

    def put(self, names: Iterable[Name]) -> None:
        """Take up names with numbers higher than all before."""
        for name in names:
            self._names[name.number] = name
            self._of_kind[name.kind].append(name.number)
            self._unread.append(name)
            self.last = name.number

    def name(self, number: int) -> str:
        return self._names[number].name

    def known(self, number: int) -> Name | None:
        """The name of a number, None where there is none."""
        return self._names.get(number)

    def numbers(self, kind: str) -> Sequence[int]:
        """The numbers of all names of a kind, in order."""
        return self._of_kind.get(kind, ())

    def matching(self, part: Term | Phrase, kinds: Collection[str]) -> list[int]:
        """The numbers of the names of these kinds that have the word or the phrase."""
        self._read()
        wanted = self._meant(part)
        found = self._with_all(wanted)
        names = (self._names[number] for number in found)
        chosen = [name for name in names if name.kind in kinds]
        if len(wanted) > 1:
            distance = part.distance if isinstance(part, Phrase) else 1
            chosen = [name for name in chosen if _stand_together(name.name, wanted, distance)]
        return [name.number for name in chosen]

    def _read(self) -> None:
        """Take the names apart that are new."""
        if not self._unread:
            return
        unread, self._unread = self._unread, []
        known = len(self._having)
        for name in unread:
            for word in {word for line in _readings(name.name) for word in line}:
                self._having.setdefault(word, []).append(name.number)
        if len(self._having) > known:
            self._ordered += list(self._having)[known:]
            self._ordered.sort()

    def _meant(self, part: Term | Phrase) -> list[frozenset[str]]:
        """For each word of the query the words of names that it stands for."""
        if isinstance(part, Term):
            return [frozenset(self._words(fold(part.word), part.prefix, part.fuzzy))]
        *others, last = (fold(word) for word in part.words)
        meant = [frozenset(self._words(word)) for word in others]
        return [*meant, frozenset(self._words(last, prefix=part.prefix))]

    def _words(self, form: str, prefix: bool = False, fuzzy: bool = False) -> Iterator[str]:
        if form in self._having:
            yield form
        if prefix:
            first = bisect_left(self._ordered, form)
            yield from self._ordered[first : bisect_left(self._ordered, form + _BEHIND)]
        if fuzzy:
            yield from self._misspelt(form)

    def _misspelt(self, form: str) -> Iterator[str]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        edits = 2 if len(form) >= LONG else 1
        found = extract(form, self._ordered, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return (word for word, _, _ in found)

    def _with_all(self, wanted: Sequence[frozenset[str]]) -> set[int]:
        found: set[int] = set()
        for place, words in enumerate(wanted):
            having = {number for word in words for number in self._having[word]}
            found = found & having if place else having
            if not found:
                break
        return found


def _readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of a name: parted, and where that differs with parts that belong together.

    `U.S. Navy` is read as “u s navy” and as “us navy”.
    """
    words = tuple(map(fold, written_words(name)))
    joined = joined_words(name) if "." in name or "-" in name or not name.isascii() else ()
    if not joined:
        return (words,)
    together = list(words)
    for first, form in reversed(joined):
        last = first
        while last < len(words) and len("".join(words[first:last])) < len(form):
            last += 1
        together[first:last] = [form]
    return words, tuple(together)


def _stand_together(name: str, wanted: Sequence[frozenset[str]], distance: int) -> bool:
    return any(
        _in_order(line, wanted) if distance == 1 else _near(line, wanted, distance)
        for line in _readings(name)
    )


def _in_order(words: Sequence[str], wanted: Sequence[frozenset[str]]) -> bool:
    """Whether words stand next to each other in the order of the query."""
    return any(
        all(words[start + place] in meant for place, meant in enumerate(wanted))
        for start in range(len(words) - len(wanted) + 1)
    )


def _near(words: Sequence[str], wanted: Sequence[frozenset[str]], distance: int) -> bool:
    """Whether all words stand within a stretch, in any order."""
    return any(
        all(any(word in meant for word in words[start : start + distance + 1]) for meant in wanted)
        for start in range(len(words))
    )
