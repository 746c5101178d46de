"""Several segments become one, array by array, without reading any text again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.array_file import Array, compact
from briefreader.search.positions import ranges
from briefreader.search.segment_arrays import (
    FIELDS,
    Postings,
    SegmentArrays,
    Strings,
    smallest_postings,
    stable_order,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment on its way into another: `kept` documents, and their numbers and forms there."""

    segment: SegmentArrays
    kept: Array
    new_numbers: Array
    new_forms: Array


def merge(segments: Sequence[SegmentArrays], deleted: Sequence[frozenset[int]]) -> SegmentArrays:
    """One segment of the documents of several, in their order, the deleted ones left out."""
    forms = sorted({form for segment in segments for form in segment.forms.all()})
    number = {form: place for place, form in enumerate(forms)}
    parts = []
    first = 0
    for segment, gone in zip(segments, deleted, strict=True):
        kept = np.ones(len(segment), bool)
        kept[sorted(gone)] = False
        new_numbers = first + np.cumsum(kept) - 1
        first += int(kept.sum())
        own = segment.forms.all()
        new_forms = np.fromiter((number[form] for form in own), np.uint32, len(own))
        parts.append(_Part(segment, kept, new_numbers, new_forms))
    stems, stem_starts, stem_forms = _stems(parts, len(forms))
    return SegmentArrays(
        forms=Strings.of(forms),
        stems=stems,
        stem_starts=stem_starts,
        stem_forms=stem_forms,
        postings={field: _postings(parts, field, len(forms)) for field in FIELDS},
        ids=_strings([(part.segment.ids, part.kept) for part in parts]),
        titles=_strings([(part.segment.titles, part.kept) for part in parts]),
        first_days=np.concatenate([part.segment.first_days[part.kept] for part in parts]),
        last_days=np.concatenate([part.segment.last_days[part.kept] for part in parts]),
    )


def _strings(parts: Sequence[tuple[Strings, Array]]) -> Strings:
    return Strings.of(
        text
        for strings, kept in parts
        for text, keep in zip(strings.all(), kept.tolist(), strict=True)
        if keep
    )


def _stems(parts: Sequence[_Part], form_count: int) -> tuple[Strings, Array, Array]:
    """The table from stems to forms, taken over from the segments."""
    stems = sorted({stem for part in parts for stem in part.segment.stems.all()})
    number = {stem: place for place, stem in enumerate(stems)}
    of_form = np.zeros(form_count, np.uint32)
    for part in parts:
        own = part.segment.stems.all()
        new = np.fromiter((number[stem] for stem in own), np.uint32, len(own))
        starts = part.segment.stem_starts.astype(np.int64)
        of_form[part.new_forms[part.segment.stem_forms]] = np.repeat(new, starts[1:] - starts[:-1])
    starts = np.searchsorted(np.sort(of_form), np.arange(len(stems) + 1))
    return Strings.of(stems), compact(starts), compact(stable_order(of_form))


def _postings(parts: Sequence[_Part], field: str, form_count: int) -> Postings:
    forms, documents, counts, starts, positions = [], [], [], [], []
    held = 0
    for part in parts:
        old = part.segment.postings[field]
        old_starts = old.starts.astype(np.int64)
        entry_forms = np.repeat(part.new_forms, old_starts[1:] - old_starts[:-1])
        ends = np.cumsum(old.counts, dtype=np.int64)
        keep = part.kept[old.documents]
        forms.append(entry_forms[keep])
        documents.append(part.new_numbers[old.documents[keep]])
        counts.append(old.counts[keep].astype(np.int64))
        starts.append((held + ends - old.counts)[keep])
        positions.append(old.positions)
        held += len(old.positions)
    entry_forms = np.concatenate(forms)
    order = stable_order(entry_forms)
    sizes = np.concatenate(counts)[order]
    return Postings(
        *smallest_postings(
            form_count,
            entry_forms[order],
            np.concatenate(documents)[order],
            sizes,
            np.concatenate(positions)[ranges(np.concatenate(starts)[order], sizes)],
        ),
        compact(np.concatenate([p.segment.postings[field].lengths[p.kept] for p in parts])),
        compact(np.concatenate([p.segment.postings[field].extents[p.kept] for p in parts])),
    )
