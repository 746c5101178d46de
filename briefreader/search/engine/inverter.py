"""Documents become a segment: words are numbered as they come and sorted once for a batch."""

from array import array
from collections.abc import Iterable

import numpy as np

from briefreader.search.date_forms import days_of
from briefreader.search.engine.array_file import Array, compact
from briefreader.search.engine.segment_arrays import (
    FIELDS,
    Postings,
    SegmentArrays,
    Strings,
    encoded,
    group_stems,
    inverted,
)
from briefreader.search.index import IndexEntry
from briefreader.search.words import (
    LINE_GAP,
    fold,
    joined_words,
    stem,
    suffix_of,
    written_words,
)

_CROWDED = 1 << 31
"""From this position on lines stand close together, so that 32 bits hold every position."""


class _Numbers(dict[str, int]):
    """The number of a word as it is written in a language; words that fold alike share one."""

    def __init__(self, suffix: str, forms: dict[str, int]) -> None:
        super().__init__()
        self._suffix = suffix
        self._forms = forms

    def __missing__(self, word: str) -> int:
        number = self[word] = self.of_form(fold(word))
        return number

    def of_form(self, form: str) -> int:
        return self._forms.setdefault(form + self._suffix, len(self._forms))


class _Field:
    """The words of one field in the order met, with one row for each line of text."""

    def __init__(self) -> None:
        self.words = array("I")
        self.line_starts = array("I")
        self.line_counts = array("I")
        self.joined_words = array("I")
        self.joined_positions = array("I")
        self.lengths = array("I")
        self.bases = array("I", [0])

    def add(self, text: str, numbers: _Numbers) -> None:
        """The next document's text."""
        first = len(self.words)
        position = self.bases[-1]
        for line in text.split("\n"):
            before = len(self.words)
            self.words.extend(map(numbers.__getitem__, written_words(line)))
            count = len(self.words) - before
            if not count:
                continue
            self.line_starts.append(position)
            self.line_counts.append(count)
            for place, form in joined_words(line):
                self.joined_words.append(numbers.of_form(form))
                self.joined_positions.append(position + place)
            position += count + (LINE_GAP if position < _CROWDED else 1)
        self.lengths.append(len(self.words) - first)
        self.bases.append(position)

    def postings(self, rank: Array) -> Postings:
        """The field inverted; `rank` leads from a form's number to its place in sorted order."""
        counts = _numpy(self.line_counts)
        shift = _numpy(self.line_starts) - (np.cumsum(counts, dtype=np.uint32) - counts)
        positions = np.repeat(shift, counts)
        positions += np.arange(len(positions), dtype=np.uint32)
        forms = rank[np.concatenate((_numpy(self.words), _numpy(self.joined_words)))]
        form_starts = np.concatenate(([0], np.cumsum(np.bincount(forms, minlength=len(rank)))))
        # Form and position in one number: sorting it is the whole inversion.
        keys = forms.astype(np.uint64)
        del forms
        keys <<= np.uint64(32)
        keys |= np.concatenate((positions, _numpy(self.joined_positions)))
        del positions
        keys.sort()
        bases = _numpy(self.bases)
        return Postings(
            *inverted(form_starts, keys.astype(np.uint32), bases),
            lengths=compact(_numpy(self.lengths)),
            bases=bases,
            lines=_numpy(self.line_starts),
        )


def _numpy(values: "array[int]") -> Array:
    return np.frombuffer(values, np.uintc) if values else np.empty(0, np.uintc)


def invert(entries: Iterable[IndexEntry]) -> SegmentArrays:
    """A segment of these documents, numbered in their order; ids must not repeat."""
    forms: dict[str, int] = {}
    numbers = {"": _Numbers("", forms)}
    fields = {name: _Field() for name in FIELDS}
    ids, titles, days = [], [], []
    for entry in entries:
        suffix = suffix_of(entry.language)
        own = numbers.setdefault(suffix, _Numbers(suffix, forms))
        fields["title"].add(entry.title, own)
        fields["headings"].add(entry.headings, own)
        fields["body"].add(entry.body, own)
        fields["boilerplate"].add(entry.boilerplate, own)
        # Names are in no language.
        fields["authors"].add("\n".join(entry.authors), numbers[""])
        fields["publisher"].add(entry.publisher, numbers[""])
        ids.append(encoded(entry.document_id))
        titles.append(encoded(entry.title))
        days.append(days_of(entry.published))
    ordered = sorted((encoded(form), number, form) for form, number in forms.items())
    rank = np.empty(len(ordered), np.uint32)
    rank[[number for _, number, _ in ordered]] = np.arange(len(ordered), dtype=np.uint32)
    stems, stem_starts, stem_forms = group_stems([stem_key(form) for _, _, form in ordered])
    return SegmentArrays(
        forms=Strings.of(form for form, _, _ in ordered),
        stems=stems,
        stem_starts=stem_starts,
        stem_forms=stem_forms,
        postings={name: field.postings(rank) for name, field in fields.items()},
        languages=Strings.of(encoded(suffix[1:]) for suffix in sorted(numbers) if suffix),
        ids=Strings.of(ids),
        titles=Strings.of(titles),
        first_days=np.array([day[0].toordinal() if day else 0 for day in days], np.int32),
        last_days=np.array([day[1].toordinal() if day else 0 for day in days], np.int32),
    )


def stem_key(form: str) -> bytes:
    """The stem of a form, both with the suffix of their language, as the index keeps it."""
    word, mark, language = form.partition("\0")
    return encoded(stem(word, language) + mark + language)
