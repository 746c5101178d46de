"""The index on Whoosh: its table of contents, its segments through our codec, our own ranking."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from briefreader.domain.query import Query, Sort
from briefreader.search.index import IndexEntry, Ranking, Scope

if TYPE_CHECKING:
    from briefreader.search.engine.codec import ArraySegment
    from briefreader.search.engine.evaluation import Evaluator
    from briefreader.search.engine.segment_arrays import SegmentArrays

BATCH = 2000
BATCH_CHARACTERS = 32_000_000
"""Documents, and characters of their bodies, of one new segment at most."""

MAPPED = 150_000_000
"""Bytes of a large index that may stay in this process's memory because searches touched them."""

_ASKED = 50
"""After so many searches the files of a large index are let go."""

_TICK = 3_000_000_000
"""Nanoseconds; no file system's clock is coarser than 2 s."""


def prepare() -> None:
    """Load what opening an index needs, before there is one to open."""
    from briefreader.search.engine import commits  # noqa: F401


class WhooshIndex:
    """An index in a folder, opened or made; implements SearchIndex.

    An index that cannot be read, for whatever reason, is replaced by an empty one. Raises
    StorageError where that is not possible either.
    """

    def __init__(self, folder: Path) -> None:
        from briefreader.search.engine.commits import CommitFolder

        self._commits = CommitFolder(folder)
        self._known: tuple[str, int] | None = None
        self._changed: int | None = None
        self._segments: tuple[ArraySegment, ...] = ()
        self._arrays: dict[str, SegmentArrays] = {}
        self._evaluator: Evaluator | None = None
        self._checked: set[str] = set()
        self._asked = 0
        self._was_reset = False
        self._guard = RLock()
        self._current()

    @property
    def was_reset(self) -> bool:
        return self._was_reset

    def add(self, entries: Iterable[IndexEntry]) -> None:
        from briefreader.search.engine.inverter import invert

        newest = {entry.document_id: entry for entry in entries}
        if not newest:
            return
        made = [invert(batch) for batch in _batches(newest.values())]
        with self._guard, self._commits.writing():
            kept = self._without(newest)
            written = [self._write(arrays) for arrays in made]
            self._commit((*kept, *written))

    def remove(self, ids: Iterable[str]) -> None:
        with self._guard, self._commits.writing():
            kept = self._without(frozenset(ids))
            if kept != self._segments:
                self._commit(kept)

    def merge(self) -> None:
        """Make one segment of all, without the deleted documents; searches are fastest then."""
        with self._guard, self._commits.writing():
            self._current_locked()
            if len(self._segments) > 1 or any(segment.deleted for segment in self._segments):
                self._publish(self._merged(self._segments))

    def ids(self) -> frozenset[str]:
        with self._guard:
            return self._current().snapshot.ids

    def search(
        self, query: Query, scope: Scope, limit: int | None = None, sort: Sort = Sort.RELEVANCE
    ) -> Ranking:
        from briefreader.search.engine.commits import UNUSABLE

        with self._guard:
            try:
                self._let_go()
                return self._current().rank(query.root, scope, limit, sort)
            except UNUSABLE:
                if not self._was_damaged():
                    raise
                return self._current().rank(query.root, scope, limit, sort)

    def words(self, start: str, limit: int = 10) -> tuple[str, ...]:
        from briefreader.search.engine.vocabulary import frequent_words

        with self._guard:
            return frequent_words(self._current().snapshot.segments, start, limit)

    def similar(self, word: str, limit: int = 5) -> tuple[str, ...]:
        from briefreader.search.engine.vocabulary import similar_words

        with self._guard:
            return similar_words(self._current().snapshot.segments, word, limit)

    def tidy(self) -> bool:
        from briefreader.search.engine.upkeep import due_when_idle

        with self._guard:
            self._current()
            if any(segment.segid not in self._checked for segment in self._segments):
                return self._check_next() or self._was_damaged()
            with self._commits.writing():
                self._current_locked()
                whole = [self._commits.size(segment) for segment in self._segments]
                due = due_when_idle(self._sizes(self._segments), whole)
                if due:
                    self._publish(self._with_merged(self._segments, due))
                return bool(due)

    def forget(self) -> None:
        """Let go of what earlier searches left in memory."""
        with self._guard:
            if self._evaluator is not None:
                self._evaluator.forget()

    def close(self) -> None:
        with self._guard:
            self._known, self._segments, self._evaluator = None, (), None
            self._arrays.clear()

    def _current(self) -> Evaluator:
        """The newest commit, read if it is not the one at hand; an unusable index is made anew."""
        if self._evaluator is not None and self._is_quiet():
            return self._evaluator
        from briefreader.search.engine.commits import UNUSABLE

        while True:
            newest = self._commits.newest()
            if self._evaluator is not None and newest == self._known is not None:
                return self._evaluator
            try:
                return self._load()
            except UNUSABLE:
                # A writer may have replaced the commit, and deleted its files, meanwhile.
                if self._commits.newest() == newest:
                    break
        with self._commits.writing():
            return self._current_locked()

    def _is_quiet(self) -> bool:
        """Whether the folder is certainly as it was when it was looked at last.

        Its time of change tells only if it was already old then: within one tick of the file
        system's clock several changes look like one.
        """
        try:
            changed = self._commits.folder.stat().st_mtime_ns
        except OSError:
            return False
        quiet = changed == self._changed
        self._changed = changed if time.time_ns() - changed > _TICK else None
        return quiet

    def _current_locked(self) -> Evaluator:
        from briefreader.search.engine.commits import UNUSABLE

        newest = self._commits.newest()
        if self._evaluator is not None and newest == self._known is not None:
            return self._evaluator
        try:
            return self._load()
        except UNUSABLE:
            self._commits.wipe()
            self._was_reset = True
            return self._load()

    def _load(self) -> Evaluator:
        from briefreader.search.engine.evaluation import Evaluator
        from briefreader.search.engine.snapshot import Snapshot

        newest = self._commits.newest()
        segments = self._commits.segments()
        self._arrays = {segment.segid: self._read(segment) for segment in segments}
        self._checked &= self._arrays.keys()
        snapshot = Snapshot(tuple(self._arrays.values()), tuple(s.deleted for s in segments))
        self._segments, self._known = segments, newest
        self._evaluator = Evaluator(snapshot)
        return self._evaluator

    def _let_go(self) -> None:
        """Now and then give back the memory of files that are too large to be kept in it."""
        from briefreader.search.engine.array_file import let_go

        self._asked += 1
        if self._asked % _ASKED or sum(map(self._commits.size, self._segments)) < MAPPED:
            return
        for arrays in self._arrays.values():
            let_go(arrays.postings["body"].positions)

    def _check_next(self) -> bool:
        """Compare one segment that was not written here with its checksums; False if damaged."""
        from briefreader.search.engine.codec import is_whole

        segment = next(s for s in self._segments if s.segid not in self._checked)
        if not is_whole(self._commits.folder, segment):
            return False
        self._checked.add(segment.segid)
        return True

    def _was_damaged(self) -> bool:
        """Whether a segment is damaged where opening does not look; the index is made anew then."""
        from briefreader.search.engine.codec import is_whole

        with self._commits.writing():
            folder, segments = self._commits.folder, self._segments
            if all(is_whole(folder, segment) for segment in segments):
                return False
            if self._commits.newest() == self._known:
                self._commits.wipe()
                self._was_reset = True
            self._evaluator = None
            return True

    def _read(self, segment: ArraySegment) -> SegmentArrays:
        from briefreader.search.engine.codec import read_segment

        known = self._arrays.get(segment.segid)
        return read_segment(self._commits.folder, segment) if known is None else known

    def _without(self, ids: Collection[str]) -> tuple[ArraySegment, ...]:
        """The segments of the newest commit with these documents deleted."""
        self._current_locked()
        kept = []
        for segment in self._segments:
            gone = set(self._read(segment).numbers_of(ids)) - segment.deleted
            kept.append(segment.without(gone) if gone else segment)
        return tuple(kept)

    def _commit(self, segments: Sequence[ArraySegment]) -> None:
        """Publish the segments: the empty ones left out, small ones merged where they are many."""
        from briefreader.search.engine.upkeep import due_in_commit

        filled = [segment for segment in segments if segment.doc_count()]
        due = due_in_commit(self._sizes(filled))
        self._publish(self._with_merged(filled, due) if due else filled)

    def _sizes(self, segments: Sequence[ArraySegment]) -> list[int]:
        """Bytes of what is not deleted, taking all documents for equally long."""
        return [
            self._commits.size(segment) * segment.doc_count() // max(1, segment.doc_count_all())
            for segment in segments
        ]

    def _with_merged(
        self, segments: Sequence[ArraySegment], chosen: Collection[int]
    ) -> tuple[ArraySegment, ...]:
        """The segments with the chosen ones made one, which stands at the end."""
        together = [segments[number] for number in sorted(chosen)]
        others = [segment for segment in segments if segment not in together]
        return (*others, *self._merged(together))

    def _merged(self, segments: Sequence[ArraySegment]) -> tuple[ArraySegment, ...]:
        from briefreader.search.engine.merging import merge

        arrays = merge([self._read(s) for s in segments], [s.deleted for s in segments])
        return (self._write(arrays),) if len(arrays) else ()

    def _write(self, arrays: SegmentArrays) -> ArraySegment:
        from briefreader.search.engine.codec import write_segment
        from briefreader.search.engine.commits import NAME

        segment = write_segment(self._commits.folder, NAME, arrays)
        self._checked.add(segment.segid)
        return segment

    def _publish(self, segments: Sequence[ArraySegment]) -> None:
        self._commits.commit(segments)
        self._load()


def _batches(entries: Iterable[IndexEntry]) -> Iterator[Sequence[IndexEntry]]:
    batch: list[IndexEntry] = []
    size = 0
    for entry in entries:
        if batch and (len(batch) == BATCH or size + len(entry.body) > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += len(entry.body)
    yield batch
