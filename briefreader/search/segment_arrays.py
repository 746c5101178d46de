"""One segment of the index as arrays: its words, where they stand, and its documents.

Documents are numbered from 0 in a segment. Words are kept as folded *forms*, sorted by their UTF-8
bytes, so that the words that start alike are one range; a second table leads from a stem to its
forms. All fields share these forms.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from briefreader.search.array_file import Array, compact

FIELDS = ("title", "headings", "body", "boilerplate", "authors", "publisher")
"""Where a word can stand; a phrase stands in one of them."""

UNCHECKED = tuple(f"{field}.positions" for field in FIELDS)
"""The largest arrays, in which a wrong value makes a phrase miss but nothing fail."""


class Strings(Sequence[bytes]):
    """Byte strings end to end in one array, read one by one."""

    def __init__(self, text: Array, ends: Array) -> None:
        self.text = text
        self.ends = ends

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> "Strings":
        parts = list(strings)
        lengths = np.fromiter(map(len, parts), np.int64, len(parts))
        ends = compact(np.concatenate(([0], np.cumsum(lengths))))
        return cls(np.frombuffer(b"".join(parts), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        return self.text[self.ends[number] : self.ends[number + 1]].tobytes()

    def all(self) -> list[bytes]:
        """Every string, faster than one by one."""
        content, ends = self.text.tobytes(), self.ends.tolist()
        return [content[start:end] for start, end in pairwise(ends)]

    def find(self, wanted: bytes) -> int | None:
        """The number of a string among sorted ones."""
        number = bisect_left(self, wanted)
        return number if number < len(self) and self[number] == wanted else None

    def starting(self, start: bytes) -> tuple[int, int]:
        """The range of numbers of the sorted strings that start so."""
        return bisect_left(self, start), bisect_left(self, start + b"\xff")


@dataclass(frozen=True, slots=True)
class Postings:
    """Where the forms stand in one field.

    Form `n` has the entries `starts[n]` to `starts[n + 1]`, one for each document, in order:
    `documents` and how often (`counts`); its positions, entry after entry, are
    `position_starts[n]` to `position_starts[n + 1]` of `positions`. `lengths` is the number of
    words that each document has in the field, `extents` one more than its last position.
    """

    starts: Array
    documents: Array
    counts: Array
    position_starts: Array
    positions: Array
    lengths: Array
    extents: Array


@dataclass(frozen=True)
class SegmentArrays:
    """A segment; `first_days` and `last_days` are proleptic Gregorian ordinals, 0 where undated."""

    forms: Strings
    stems: Strings
    stem_starts: Array
    stem_forms: Array
    postings: dict[str, Postings]
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

    def forms_of_stem(self, stem: str) -> list[int]:
        """The numbers of the forms that have this stem."""
        number = self.stems.find(encoded(stem))
        if number is None:
            return []
        found: list[int] = self.stem_forms[
            int(self.stem_starts[number]) : int(self.stem_starts[number + 1])
        ].tolist()
        return found

    def frequencies(self, start: str) -> dict[str, int]:
        """The forms that start so, each with its number of occurrences outside boilerplate."""
        first, last = self.forms.starting(encoded(start))
        totals = sum(
            np.diff(postings.position_starts[first : last + 1].astype(np.int64))
            for field, postings in self.postings.items()
            if field != "boilerplate"
        )
        counted = enumerate(np.asarray(totals).tolist(), first)
        return {self.forms[number].decode(): total for number, total in counted if total}

    def to_arrays(self) -> dict[str, Array]:
        """The arrays by name, to be written to a file."""
        arrays = {
            "stem_starts": self.stem_starts,
            "stem_forms": self.stem_forms,
            "first_days": self.first_days,
            "last_days": self.last_days,
        }
        for name in ("forms", "stems", "ids", "titles"):
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
            ids=strings("ids"),
            titles=strings("titles"),
            first_days=arrays["first_days"],
            last_days=arrays["last_days"],
        )


def encoded(text: str) -> bytes:
    """UTF-8, with a question mark for what cannot be written so (a lone surrogate)."""
    return text.encode("utf-8", "replace")


def group_stems(stems: Sequence[str]) -> tuple[Strings, Array, Array]:
    """The table from stems to forms, given the stem of each form."""
    distinct = sorted({encoded(stem) for stem in stems})
    number = {stem: place for place, stem in enumerate(distinct)}
    of_form = np.fromiter((number[encoded(stem)] for stem in stems), np.uint32, len(stems))
    starts = np.searchsorted(np.sort(of_form), np.arange(len(distinct) + 1))
    return Strings.of(distinct), compact(starts), compact(stable_order(of_form))


def stable_order(values: Array) -> Array:
    """The order that sorts unsigned 32-bit integers, equal ones left as they stand.

    Two passes of numpy's radix sort, which it has for 16 bits only.
    """
    low = np.argsort(values.astype(np.uint16), kind="stable")
    if len(values) == 0 or int(values.max()) < 1 << 16:
        return low
    return low[np.argsort((values >> 16).astype(np.uint16)[low], kind="stable")]


def smallest_postings(
    form_count: int, forms: Array, documents: Array, counts: Array, positions: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """The first five arrays of Postings from entries in order of form and document."""
    starts = np.searchsorted(forms, np.arange(form_count + 1))
    ends = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    return (
        compact(starts),
        compact(documents),
        compact(counts),
        compact(ends[starts]),
        compact(positions),
    )
