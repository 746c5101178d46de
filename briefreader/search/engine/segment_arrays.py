"""One segment of the index as arrays: its words, where they stand, and its documents.

Documents are numbered from 0 in a segment. Words are kept as folded *forms*, sorted by their UTF-8
bytes, so that the words that start alike are one range; a form of a language with a stemmer of its
own ends in that language's suffix. A second table leads from a stem, with the same suffix, to its
forms. All fields share these forms.

Positions count through a segment: each document begins `LINE_GAP` after the end of the one before
it, so that the positions of a form are one sorted slice that needs no decoding.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from briefreader.search.engine.array_file import Array, compact
from briefreader.search.words import fold

FIELDS = ("title", "headings", "body", "boilerplate", "authors", "publisher")
"""Where a word can stand; a phrase stands in one of them."""

UNCHECKED = tuple(
    f"{field}.{name}" for field in FIELDS for name in ("positions", "documents", "counts")
)
"""The largest arrays, which are compared with their checksums after opening."""


_FEW = 16
"""Up to so many ids are looked for without a table of all."""

_STEP = 64


class Strings(Sequence[bytes]):
    """Byte strings end to end in one array, read one by one."""

    def __init__(self, text: Array, ends: Array) -> None:
        self.text = text
        self.ends = ends
        # An element of a memoryview is reached several times as fast as one of an array.
        self._text = text.data
        self._ends = ends.data

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> "Strings":
        parts = list(strings)
        lengths = np.fromiter(map(len, parts), np.int64, len(parts))
        ends = compact(np.concatenate(([0], np.cumsum(lengths))))
        return cls(np.frombuffer(b"".join(parts), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        return self._text[self._ends[number] : self._ends[number + 1]].tobytes()

    def all(self) -> list[bytes]:
        """Every string, faster than one by one."""
        content, ends = self.text.tobytes(), self.ends.tolist()
        return [content[start:end] for start, end in pairwise(ends)]

    @cached_property
    def _samples(self) -> list[bytes]:
        """Some of the strings, through which the others are found in fewer steps."""
        return [self[number] for number in range(0, len(self), _STEP)]

    def place(self, wanted: bytes) -> int:
        """The number of the first of the sorted strings that is not less."""
        block = bisect_left(self._samples, wanted) * _STEP
        return bisect_left(self, wanted, max(0, block - _STEP), min(block, len(self)))

    @cached_property
    def letters(self) -> Array:
        """Which letters each string has, as bits; none may be empty, and letters share bits."""
        bits = np.zeros(256, np.uint32)
        bits[ord("a") : ord("z") + 1] = 1 << np.arange(26, dtype=np.uint32)
        # Beyond ASCII the bytes after the first tell most letters of a script apart.
        bits[0x80:0xC0] = 1 << (np.arange(64, dtype=np.uint32) % 32)
        starts = self.ends[:-1].astype(np.int64)
        found: Array = np.bitwise_or.reduceat(bits[self.text], starts) if len(self) else starts
        return found

    def find(self, wanted: bytes) -> int | None:
        """The number of a string among sorted ones."""
        number = self.place(wanted)
        return number if number < len(self) and self[number] == wanted else None

    def between(self, start: bytes, end: bytes) -> tuple[int, int]:
        """The range of numbers of the sorted strings from `start` on and before `end`."""
        return self.place(start), self.place(end)

    def starting(self, start: bytes) -> tuple[int, int]:
        """The range of numbers of the sorted strings that start so."""
        return self.between(start, start + b"\xff")


@dataclass(frozen=True, slots=True)
class Postings:
    """Where the forms stand in one field.

    Form `n` has the entries `starts[n]` to `starts[n + 1]`, one for each document, in order:
    `documents` and how often (`counts`); its positions, sorted, are `position_starts[n]` to
    `position_starts[n + 1]` of `positions`. The positions of document `d` lie from `bases[d]` on
    and before `bases[d + 1]`, those of a line of text between two of `lines`. `lengths` is the
    number of words that each document has in the field.
    """

    starts: Array
    documents: Array
    counts: Array
    position_starts: Array
    positions: Array
    lengths: Array
    bases: Array
    lines: Array

    def owners(self, positions: Array) -> Array:
        """The documents at sorted positions."""
        found: Array = np.searchsorted(self.bases, positions, "right") - 1
        return found


@dataclass(frozen=True)
class SegmentArrays:
    """A segment.

    `languages` are the ISO 639-1 codes whose words have a suffix; `first_days` and `last_days` are
    proleptic Gregorian ordinals, 0 where undated.
    """

    forms: Strings
    stems: Strings
    stem_starts: Array
    stem_forms: Array
    postings: dict[str, Postings]
    languages: Strings
    ids: Strings
    titles: Strings
    first_days: Array
    last_days: Array

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def names(self) -> list[str]:
        """The documents' ids in order."""
        return [name.decode() for name in self.ids.all()]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The documents' numbers by their ids."""
        return {name: number for number, name in enumerate(self.names)}

    def numbers_of(self, names: Collection[str]) -> list[int]:
        """The numbers of those of some documents that are here, by their ids."""
        if len(names) > _FEW or "" in names or "numbers" in vars(self):
            return [self.numbers[name] for name in names if name in self.numbers]
        content = self.ids.text.tobytes()
        found = []
        for name in names:
            wanted = encoded(name)
            start = content.find(wanted)
            while start >= 0:
                number = int(np.searchsorted(self.ids.ends, start, "right")) - 1
                if self.ids[number] == wanted:
                    found.append(number)
                    break
                start = content.find(wanted, start + 1)
        return found

    def name(self, number: int) -> str:
        """The id of one document."""
        return str(self.ids[number].decode())

    @cached_property
    def folded_titles(self) -> list[str]:
        """The documents' titles as they are compared."""
        return [fold(title.decode()) for title in self.titles.all()]

    @cached_property
    def language_codes(self) -> tuple[str, ...]:
        """The languages whose words have a suffix, and "" for all others."""
        return ("", *(code.decode() for code in self.languages.all()))

    @cached_property
    def form_lengths(self) -> Array:
        """The number of code points of each form, without the suffix of its language."""
        text = self.forms.text
        # What follows the first byte of a code point begins with the bits 10; a suffix with 0.
        counted = np.concatenate(([0], np.cumsum((text & 0xC0) != 0x80, dtype=np.int64)))
        lengths = np.diff(counted[self.forms.ends])
        marks = np.flatnonzero(text == 0)
        marked = np.searchsorted(self.forms.ends, marks, "right") - 1
        lengths[marked] -= counted[self.forms.ends[marked + 1].astype(np.int64)] - counted[marks]
        return compact(lengths)

    @cached_property
    def totals(self) -> dict[str, tuple[int, int]]:
        """By field, how many words there are and how many documents have any."""
        return {
            field: (
                int(postings.lengths.sum(dtype=np.int64)),
                int(np.count_nonzero(postings.lengths)),
            )
            for field, postings in self.postings.items()
        }

    def forms_of_stem(self, stem: bytes) -> list[int]:
        """The numbers of the forms that have this stem."""
        number = self.stems.find(stem)
        if number is None:
            return []
        found: list[int] = self.stem_forms[
            int(self.stem_starts[number]) : int(self.stem_starts[number + 1])
        ].tolist()
        return found

    def to_arrays(self) -> dict[str, Array]:
        """The arrays by name, to be written to a file."""
        arrays = {
            "stem_starts": self.stem_starts,
            "stem_forms": self.stem_forms,
            "first_days": self.first_days,
            "last_days": self.last_days,
        }
        for name in ("forms", "stems", "languages", "ids", "titles"):
            strings: Strings = getattr(self, name)
            arrays[f"{name}.text"], arrays[f"{name}.ends"] = strings.text, strings.ends
        for field, postings in self.postings.items():
            for name in Postings.__slots__:
                arrays[f"{field}.{name}"] = getattr(postings, name)
        return arrays

    @classmethod
    def from_arrays(cls, arrays: dict[str, Array]) -> "SegmentArrays":
        """The segment that `to_arrays` took apart; raises KeyError where an array is missing."""

        def strings(name: str) -> Strings:
            return Strings(arrays[f"{name}.text"], arrays[f"{name}.ends"])

        return cls(
            forms=strings("forms"),
            stems=strings("stems"),
            stem_starts=arrays["stem_starts"],
            stem_forms=arrays["stem_forms"],
            postings={
                field: Postings(*(arrays[f"{field}.{name}"] for name in Postings.__slots__))
                for field in FIELDS
            },
            languages=strings("languages"),
            ids=strings("ids"),
            titles=strings("titles"),
            first_days=arrays["first_days"],
            last_days=arrays["last_days"],
        )


def encoded(text: str) -> bytes:
    """UTF-8, with a question mark for what cannot be written so (a lone surrogate)."""
    return text.encode("utf-8", "replace")


def group_stems(stems: Sequence[bytes]) -> tuple[Strings, Array, Array]:
    """The table from stems to forms, given the stem of each form."""
    distinct = sorted(set(stems))
    number = {stem: place for place, stem in enumerate(distinct)}
    of_form = np.fromiter((number[stem] for stem in stems), np.uint32, len(stems))
    starts = np.searchsorted(np.sort(of_form), np.arange(len(distinct) + 1))
    return Strings.of(distinct), compact(starts), compact(np.argsort(of_form, kind="stable"))


def ranges(starts: Array, sizes: Array) -> Array:
    """The indices from each start on, as many as its size, end to end."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def inverted(
    form_starts: Array, positions: Array, bases: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """The first five arrays of Postings, from the sorted positions of one form after the other.

    Those of form `n` are `form_starts[n]` to `form_starts[n + 1]`.
    """
    owners = _owners(positions, bases)
    new = np.ones(len(positions), bool)
    np.not_equal(owners[1:], owners[:-1], out=new[1:])
    starts = form_starts[:-1]
    new[starts[starts < len(positions)]] = True
    entries = np.flatnonzero(new)
    return (
        compact(np.searchsorted(entries, form_starts)),
        compact(owners[entries]),
        compact(np.diff(entries, append=len(positions))),
        compact(form_starts),
        positions,
    )


def _owners(positions: Array, bases: Array) -> Array:
    """The document at each position, by a table of all positions unless they are far between."""
    count, end = len(bases) - 1, int(bases[-1])
    if end > 8 * len(positions) + 1_000_000:
        return compact(np.searchsorted(bases, positions, "right") - 1, count)
    numbers = np.arange(count, dtype=np.min_scalar_type(count))
    sizes: Array = np.diff(bases.astype(np.int64))
    found: Array = np.repeat(numbers, sizes)[positions]
    return found
