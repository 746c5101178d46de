"""Documents become a segment: words are numbered as they come and sorted once for a batch."""

from array import array
from collections.abc import Iterable

import numpy as np

from briefreader.search.array_file import Array, compact
from briefreader.search.date_forms import days_of
from briefreader.search.index import IndexEntry
from briefreader.search.segment_arrays import (
    FIELDS,
    Postings,
    SegmentArrays,
    Strings,
    encoded,
    group_stems,
    smallest_postings,
    stable_order,
)
from briefreader.search.words import LINE_GAP, fold, stem, written_words


class _Numbers(dict[str, int]):
    """The number of a word as it is written; words that fold alike share one."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = self.forms.setdefault(fold(word), len(self.forms))
        return number


class _Field:
    """The words of one field in the order met, with one row for each line of text."""

    def __init__(self) -> None:
        self.words = array("I")
        self.line_documents = array("I")
        self.line_starts = array("I")
        self.line_counts = array("I")
        self.lengths = array("I")
        self.extents = array("I")

    def add(self, document: int, text: str, numbers: _Numbers) -> None:
        position = length = extent = 0
        for line in text.split("\n"):
            before = len(self.words)
            self.words.extend(map(numbers.__getitem__, written_words(line)))
            count = len(self.words) - before
            if count:
                self.line_documents.append(document)
                self.line_starts.append(position)
                self.line_counts.append(count)
                extent = position + count
                length += count
            position += count + LINE_GAP
        self.lengths.append(length)
        self.extents.append(extent)

    def postings(self, rank: Array) -> Postings:
        """The field inverted; `rank` leads from a form's number to its place in sorted order."""
        counts = _numpy(self.line_counts).astype(np.int64)
        documents = np.repeat(_numpy(self.line_documents), counts)
        shift = _numpy(self.line_starts).astype(np.int64) - (np.cumsum(counts) - counts)
        positions = np.repeat(shift, counts) + np.arange(len(self.words))
        forms = rank[_numpy(self.words)]
        order = stable_order(forms)
        forms, documents, positions = forms[order], documents[order], positions[order]
        new = np.ones(len(forms), bool)
        new[1:] = (forms[1:] != forms[:-1]) | (documents[1:] != documents[:-1])
        entries = np.flatnonzero(new)
        return Postings(
            *smallest_postings(
                len(rank),
                forms[entries],
                documents[entries],
                np.diff(np.append(entries, len(forms))),
                positions,
            ),
            compact(_numpy(self.lengths)),
            compact(_numpy(self.extents)),
        )


def _numpy(values: "array[int]") -> Array:
    return np.frombuffer(values, np.uintc) if values else np.empty(0, np.uintc)


def invert(entries: Iterable[IndexEntry]) -> SegmentArrays:
    """A segment of these documents, numbered in their order; ids must not repeat."""
    numbers = _Numbers()
    fields = {name: _Field() for name in FIELDS}
    ids, titles, days = [], [], []
    for document, entry in enumerate(entries):
        texts = (
            entry.title,
            entry.headings,
            entry.body,
            entry.boilerplate,
            "\n".join(entry.authors),
            entry.publisher,
        )
        for field, text in zip(fields.values(), texts, strict=True):
            field.add(document, text, numbers)
        ids.append(encoded(entry.document_id))
        titles.append(encoded(entry.title))
        days.append(days_of(entry.published))
    forms = sorted((encoded(form), number, form) for form, number in numbers.forms.items())
    rank = np.empty(len(forms), np.uint32)
    rank[[number for _, number, _ in forms]] = np.arange(len(forms), dtype=np.uint32)
    stems, stem_starts, stem_forms = group_stems([stem(form) for _, _, form in forms])
    return SegmentArrays(
        forms=Strings.of(form for form, _, _ in forms),
        stems=stems,
        stem_starts=stem_starts,
        stem_forms=stem_forms,
        postings={name: field.postings(rank) for name, field in fields.items()},
        ids=Strings.of(ids),
        titles=Strings.of(titles),
        first_days=np.array([day[0].toordinal() if day else 0 for day in days], np.int32),
        last_days=np.array([day[1].toordinal() if day else 0 for day in days], np.int32),
    )
