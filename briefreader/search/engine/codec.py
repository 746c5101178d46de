"""A Whoosh codec that keeps a segment as memory-mapped arrays.

Through it Whoosh's own readers and query objects work on the index. Segments are written whole by
`write_segment`; Whoosh's writers, which hand over one posting at a time, are not served.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import analysis, fields, formats
from whoosh.codec import base
from whoosh.matching import ListMatcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound

from briefreader.search.engine.array_file import Array, DamagedFile, map_arrays, write_arrays
from briefreader.search.engine.segment_arrays import (
    FIELDS,
    UNCHECKED,
    Postings,
    SegmentArrays,
    encoded,
)

EXTENSION = ".arrays"


def schema() -> Any:
    """The fields as Whoosh sees them: the folded forms, unstemmed, with positions."""
    words = analysis.SpaceSeparatedTokenizer()
    text = {name: fields.TEXT(analyzer=words, phrase=True) for name in FIELDS}
    return fields.Schema(id=fields.STORED(), **text)


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What the table of contents keeps of a segment: its name, its size, and what is deleted."""

    def __init__(self, indexname: str, count: int) -> None:
        super().__init__(indexname)
        self.count = count
        self.deleted: frozenset[int] = frozenset()

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same file with the same documents deleted."""
        return (
            isinstance(other, ArraySegment)
            and self.segid == other.segid
            and self.deleted == other.deleted
        )

    def __hash__(self) -> int:
        return hash(self.segid)

    def codec(self) -> "ArrayCodec":
        return ArrayCodec()

    def file(self, folder: Path) -> Path:
        return folder / str(self.make_filename(EXTENSION))

    def without(self, numbers: Iterable[int]) -> "ArraySegment":
        """The same segment with more documents deleted."""
        changed = ArraySegment(self.indexname, self.count)
        changed.segid = self.segid
        changed.deleted = self.deleted | frozenset(numbers)
        return changed

    def doc_count_all(self) -> int:
        return self.count

    def deleted_count(self) -> int:
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        return iter(self.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.deleted


def write_segment(folder: Path, indexname: str, arrays: SegmentArrays) -> ArraySegment:
    """Put a segment on the disk; it belongs to the index once a table of contents names it.

    Raises OSError, with nothing left behind.
    """
    segment = ArraySegment(indexname, len(arrays))
    try:
        write_arrays(segment.file(folder), arrays.to_arrays())
    except OSError:
        segment.file(folder).unlink(missing_ok=True)
        raise
    return segment


def read_segment(folder: Path, segment: ArraySegment) -> SegmentArrays:
    """A segment's arrays; raises DamagedFile and OSError."""
    return SegmentArrays.from_arrays(map_arrays(segment.file(folder), UNCHECKED))


def is_whole(folder: Path, segment: ArraySegment) -> bool:
    """Whether all that was written of a segment is there, compared with its checksums."""
    try:
        map_arrays(segment.file(folder))
    except (DamagedFile, OSError, LookupError, TypeError):
        return False
    return True


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Whoosh's door to the segments."""

    def terms_reader(self, storage: Any, segment: ArraySegment) -> "ArrayTermsReader":
        return ArrayTermsReader(read_segment(Path(storage.folder), segment))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> "ArrayDocumentReader":
        return ArrayDocumentReader(read_segment(Path(storage.folder), segment), segment)

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(indexname, 0)


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """The words of a segment; a term is a field's name and a form in UTF-8."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self._arrays = arrays

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._entries(*term) is not None

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for field in sorted(FIELDS):
            yield from self._terms_of(field, 0)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        first, _ = self._arrays.forms.starting(prefix)
        yield from self._terms_of(fieldname, first)
        for field in sorted(FIELDS):
            if field > fieldname:
                yield from self._terms_of(field, 0)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        found = self._entries(fieldname, text)
        if found is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        postings, entries = found
        documents, counts = postings.documents[entries], postings.counts[entries]
        lengths = postings.lengths[documents]
        return TermInfo(
            weight=float(counts.sum(dtype=np.int64)),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        found = self._entries(fieldname, text)
        return 0 if found is None else found[1].stop - found[1].start

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> "ArrayMatcher":
        found = self._entries(fieldname, text)
        if found is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        postings, entries = found
        number = self._arrays.forms.find(text) or 0
        first = int(postings.position_starts[number])
        counts = postings.counts[entries].astype(np.int64)
        own = postings.positions[first : first + int(counts.sum())].astype(np.int64)
        own -= np.repeat(postings.bases[postings.documents[entries]], counts)
        return ArrayMatcher(
            postings.documents[entries].tolist(),
            counts.tolist(),
            own,
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def cursor(self, fieldname: str, fieldobj: Any) -> "ArrayCursor":
        return ArrayCursor(self, self._arrays, fieldname)

    def indexed_field_names(self) -> tuple[str, ...]:
        return FIELDS

    def _entries(self, field: str, text: bytes) -> tuple[Postings, slice] | None:
        number = self._arrays.forms.find(text) if field in FIELDS else None
        if number is None:
            return None
        postings = self._arrays.postings[field]
        start, end = int(postings.starts[number]), int(postings.starts[number + 1])
        return (postings, slice(start, end)) if end > start else None

    def _terms_of(self, field: str, first: int) -> Iterator[tuple[str, bytes]]:
        starts = self._arrays.postings[field].starts
        for number in range(first, len(self._arrays.forms)):
            if starts[number + 1] > starts[number]:
                yield field, self._arrays.forms[number]


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """The documents of one term; `positions` are those of all documents, end to end."""

    _i: int

    def __init__(
        self, documents: Sequence[int], counts: Sequence[int], positions: Array, **options: Any
    ) -> None:
        super().__init__(documents, [float(count) for count in counts], **options)
        self._counts = counts
        self._positions = positions
        self._ends = list(accumulate(counts))

    def value(self) -> Any:
        end = self._ends[self._i]
        positions = self._positions[end - self._counts[self._i] : end]
        return formats.Positions.encode(self._format, positions.tolist())

    def all_items(self) -> Iterator[tuple[int, Any]]:
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def skip_to(self, docnum: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._i = bisect_left(self._ids, docnum, self._i)

    def copy(self) -> "ArrayMatcher":
        return ArrayMatcher(
            self._ids,
            self._counts,
            self._positions,
            format=self._format,
            scorer=self._scorer,
            position=self._i,
            term=self._term,
            terminfo=self._terminfo,
        )


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """A place among the words of one field in a segment, at first the first of them."""

    def __init__(self, terms: ArrayTermsReader, arrays: SegmentArrays, field: str) -> None:
        self._terms = terms
        self._forms = arrays.forms
        self._field = field
        starts = arrays.postings[field].starts
        self._numbers: list[int] = np.flatnonzero(starts[1:] > starts[:-1]).tolist()
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the word, or the first one after it."""
        wanted = encoded(term) if isinstance(term, str) else term
        number = bisect_left(self._forms, wanted)
        self._at = bisect_left(self._numbers, number)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._form().decode() if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        return self._terms.term_info(self._field, self._form()) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._numbers)

    def _form(self) -> bytes:
        form: bytes = self._forms[self._numbers[self._at]]
        return form


class ArrayDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment: which are deleted, how long their fields are, their ids."""

    def __init__(self, arrays: SegmentArrays, segment: ArraySegment) -> None:
        self._arrays = arrays
        self._segment = segment

    def doc_count(self) -> int:
        return self._segment.count - len(self._segment.deleted)

    def doc_count_all(self) -> int:
        return self._segment.count

    def has_deletions(self) -> bool:
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._segment.deleted

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        postings = self._arrays.postings.get(fieldname)
        return default if postings is None else int(postings.lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        return self._arrays.totals[fieldname][0]

    def min_field_length(self, fieldname: str) -> int:
        return int(self._arrays.postings[fieldname].lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        return int(self._arrays.postings[fieldname].lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {"id": self._arrays.names[docnum]}
