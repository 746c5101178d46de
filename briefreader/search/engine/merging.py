"""Several segments become one, array by array, without reading any text again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.engine.array_file import Array, compact
from briefreader.search.engine.segment_arrays import (
    FIELDS,
    Postings,
    SegmentArrays,
    Strings,
    inverted,
    ranges,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment on its way into another: which documents stay, and its forms' numbers there."""

    segment: SegmentArrays
    kept: Array
    new_forms: Array


@dataclass(frozen=True, slots=True)
class _Piece:
    """One field of a part: its kept positions from 0 on, `form_starts` saying whose they are."""

    form_starts: Array
    positions: Array
    lengths: Array
    bases: Array
    lines: Array


def merge(segments: Sequence[SegmentArrays], deleted: Sequence[frozenset[int]]) -> SegmentArrays:
    """One segment of the documents of several, in their order, the deleted ones left out."""
    forms = sorted({form for segment in segments for form in segment.forms.all()})
    number = {form: place for place, form in enumerate(forms)}
    parts = []
    for segment, gone in zip(segments, deleted, strict=True):
        kept = np.ones(len(segment), bool)
        kept[sorted(gone)] = False
        own = segment.forms.all()
        new_forms = np.fromiter((number[form] for form in own), np.uint32, len(own))
        parts.append(_Part(segment, kept, new_forms))
    del number
    stems, stem_starts, stem_forms = _stems(parts, len(forms))
    return SegmentArrays(
        forms=Strings.of(forms),
        stems=stems,
        stem_starts=stem_starts,
        stem_forms=stem_forms,
        postings={field: _postings(parts, field, len(forms)) for field in FIELDS},
        languages=Strings.of(sorted({code for s in segments for code in s.languages.all()})),
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
        of_form[part.new_forms[part.segment.stem_forms]] = np.repeat(new, np.diff(starts))
    starts = np.searchsorted(np.sort(of_form), np.arange(len(stems) + 1))
    return Strings.of(stems), compact(starts), compact(np.argsort(of_form, kind="stable"))


def _postings(parts: Sequence[_Part], field: str, form_count: int) -> Postings:
    pieces = [_piece(part.segment.postings[field], part.kept) for part in parts]
    firsts = np.cumsum([0, *(int(piece.bases[-1]) for piece in pieces)])
    kind = np.min_scalar_type(max(int(firsts[-1]), 1 << 16))
    shifts = [kind.type(first) for first in firsts[:-1]]
    # The positions of one form in one part are a run; the runs are put in order of the forms.
    forms = np.concatenate([part.new_forms for part in parts])
    sizes = np.concatenate([np.diff(piece.form_starts) for piece in pieces])
    starts = np.cumsum(sizes) - sizes
    order = np.argsort(forms, kind="stable")
    positions = np.concatenate(
        [piece.positions + shift for piece, shift in zip(pieces, shifts, strict=True)]
    )[ranges(starts[order], sizes[order])]
    totals = np.bincount(forms, sizes, form_count).astype(np.int64)
    bases = [piece.bases[:-1] + shift for piece, shift in zip(pieces, shifts, strict=True)]
    bases.append(np.array([firsts[-1]], kind))
    lines = [piece.lines + shift for piece, shift in zip(pieces, shifts, strict=True)]
    every_base = np.concatenate(bases)
    return Postings(
        *inverted(np.concatenate(([0], np.cumsum(totals))), positions, every_base),
        lengths=compact(np.concatenate([piece.lengths for piece in pieces])),
        bases=every_base,
        lines=np.concatenate(lines),
    )


def _piece(old: Postings, kept: Array) -> _Piece:
    """A field without the deleted documents, the places of the others moved up."""
    starts = old.position_starts.astype(np.int64)
    if kept.all():
        return _Piece(starts, old.positions, old.lengths, old.bases, old.lines)
    sizes = np.diff(old.bases) * kept
    bases = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    moved = (old.bases[:-1] - bases[:-1]).astype(old.bases.dtype)

    def staying(positions: Array) -> tuple[Array, Array]:
        owners = old.owners(positions)
        stays = kept[owners]
        return positions[stays] - moved[owners[stays]], stays

    positions, stays = staying(old.positions)
    before = np.concatenate(([0], np.cumsum(stays)))
    return _Piece(
        before[starts],
        positions,
        old.lengths[kept],
        np.append(bases[:-1][kept], bases[-1]).astype(old.bases.dtype),
        staying(old.lines)[0],
    )
