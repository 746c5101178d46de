"""How much words and phrases occur in the documents of a segment."""

from collections.abc import Sequence

import numpy as np

from briefreader.domain.query import Phrase, Term
from briefreader.search.engine.array_file import Array
from briefreader.search.engine.positions import (
    FormRange,
    adjacent,
    nearby,
    word_positions,
    word_runs,
)
from briefreader.search.engine.segment_arrays import Postings
from briefreader.search.engine.snapshot import Snapshot
from briefreader.search.engine.vocabulary import form_ranges

Counted = tuple[Array, Array]
"""Sorted documents of a segment, and the weighted frequency of something in each."""

_FEW = 8
"""Entries are sorted, not put into an array of all documents, if these times them are fewer."""


def counted(
    snapshot: Snapshot, number: int, unit: Term | Phrase, fields: Sequence[str]
) -> Counted | None:
    """A word or phrase in some fields of one segment; None where it is nowhere."""
    if isinstance(unit, Term):
        parts = _term(snapshot, number, form_ranges(snapshot.segments[number], unit), fields)
    else:
        parts = _phrase(snapshot, number, unit, fields)
    return together(parts, len(snapshot.segments[number]))


def together(parts: Sequence[Counted], count: int) -> Counted | None:
    """The sums of frequencies in several fields, of a segment of `count` documents."""
    if len(parts) < 2:
        return parts[0] if parts else None
    if _FEW * sum(len(documents) for documents, _ in parts) < count:
        documents = np.concatenate([documents for documents, _ in parts])
        found, places = np.unique(documents, return_inverse=True)
        return found, np.bincount(places, np.concatenate([worth for _, worth in parts]))
    sums = np.zeros(count)
    for documents, worth in parts:
        sums[documents] += worth
    found = np.flatnonzero(sums)
    return found, sums[found]


def _term(
    snapshot: Snapshot, number: int, ranges: Sequence[FormRange], fields: Sequence[str]
) -> list[Counted]:
    segment = snapshot.segments[number]
    parts = []
    for field in fields if ranges else ():
        postings = segment.postings[field]
        starts = postings.starts.data
        slices = [(starts[first], starts[last]) for first, last in ranges]
        slices = [(start, end) for start, end in slices if start < end]
        if not slices:
            continue
        if len(slices) == len(ranges) == 1 and ranges[0][1] - ranges[0][0] == 1:
            start, end = slices[0]
            documents = postings.documents[start:end].astype(np.int64)
            counts = postings.counts[start:end]
        else:
            documents, counts = _entries(postings, slices, len(segment))
        parts.append((documents, snapshot.worth(number, field, documents, counts)))
    return parts


def _entries(postings: Postings, slices: Sequence[FormRange], count: int) -> Counted:
    """The documents of several forms, and how often they have any of them."""
    documents = postings.documents[slices[0][0] : slices[0][1]]
    counts = postings.counts[slices[0][0] : slices[0][1]]
    if len(slices) > 1:
        documents = np.concatenate([postings.documents[start:end] for start, end in slices])
        counts = np.concatenate([postings.counts[start:end] for start, end in slices])
    if _FEW * len(documents) < count:
        found, places = np.unique(documents, return_inverse=True)
        return found.astype(np.int64), np.bincount(places, counts)
    sums = np.bincount(documents, counts, count)
    found = np.flatnonzero(sums)
    return found, sums[found]


def _phrase(
    snapshot: Snapshot, number: int, phrase: Phrase, fields: Sequence[str]
) -> list[Counted]:
    segment = snapshot.segments[number]
    words = phrase_ranges(snapshot, number, phrase)
    parts = []
    for field in fields if all(words) else ():
        postings = segment.postings[field]
        found = phrase_positions(postings, phrase, words)
        if not len(found):
            continue
        if 4 * len(found) > len(segment):
            # Fewer searches: for each document how many positions lie before it.
            before = np.searchsorted(found, postings.bases)
            counts = before[1:] - before[:-1]
            documents = np.flatnonzero(counts)
            counts = counts[documents]
        else:
            owners = postings.owners(found)
            ends = np.append(np.flatnonzero(owners[1:] != owners[:-1]), len(owners) - 1)
            documents, counts = owners[ends], ends + 1
            counts[1:] -= counts[:-1].copy()
        parts.append((documents, snapshot.worth(number, field, documents, counts)))
    return parts


def phrase_ranges(snapshot: Snapshot, number: int, phrase: Phrase) -> list[list[FormRange]]:
    """The forms of each word of a phrase in a segment; the same list for the same word."""
    segment = snapshot.segments[number]
    words = {word: form_ranges(segment, Term(word, phrase.exact)) for word in phrase.words}
    ranges = [words[word] for word in phrase.words]
    if phrase.prefix:
        ranges[-1] = form_ranges(segment, Term(phrase.words[-1], prefix=True))
    return ranges


def phrase_positions(
    postings: Postings, phrase: Phrase, words: Sequence[Sequence[FormRange]]
) -> Array:
    """The positions of a field at which a phrase begins, or around which its words stand."""
    starts = postings.position_starts.data
    for forms in words:
        if all(starts[first] == starts[last] for first, last in forms):
            return postings.positions[:0]
    if phrase.distance == 1:
        return adjacent([word_runs(postings, forms) for forms in words])
    distinct = {id(forms): forms for forms in words}
    read = {key: word_positions(postings, forms) for key, forms in distinct.items()}
    return nearby([read[id(forms)] for forms in words], phrase.distance)
