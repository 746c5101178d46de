"""Steps on tags carried out on a library: the annotations, then the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from briefreader.domain.annotation import Annotation
from briefreader.domain.report import Progress
from briefreader.library.tagging.changes import AnnotationStep, TagChange
from briefreader.notes.store import AT_ONCE

if TYPE_CHECKING:
    from briefreader.library.library import Library

MANY = 20
"""Above so many annotations a snapshot is taken before they are changed."""

ProgressListener = Callable[[Progress], None]


class Tagging:
    """Carries out steps that `changes` plans, on one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def carry_out(
        self, change: TagChange, what: str, progress: ProgressListener | None = None
    ) -> int:
        """Make a step durable, some documents at a time; gives how many annotations it changed.

        Of an annotation as it is then only what the step is about changes; one that is gone stays
        so. After an error, a StorageError, what was saved so far stays; the step taken back then
        takes back that much.
        """
        snapshots = self._library.snapshots
        if len(change.steps) > MANY:
            with snapshots.during_bulk(what):
                return self._carry_out(change, progress)
        changed = self._carry_out(change, progress)
        snapshots.completed(what)
        return changed

    def _carry_out(self, change: TagChange, progress: ProgressListener | None) -> int:
        of_document: dict[str, list[AnnotationStep]] = {}
        for step in change.steps:
            of_document.setdefault(step.annotation.document_id, []).append(step)
        # What others wrote since this process last looked, or while it waited, is changed as well.
        self._library.annotations.refresh(of_document)
        changed = seen = 0
        after: list[Annotation] = []
        for number, (document_id, steps) in enumerate(of_document.items(), start=1):
            after += self._after(document_id, steps)
            seen += len(steps)
            if len(after) < AT_ONCE and number < len(of_document):
                continue
            if after:
                self._library.save_annotations(after)
            changed += len(after)
            after = []
            if progress is not None:
                progress(Progress(seen, len(change.steps), ""))
        self._library.vocabulary.apply(change.entries)
        return changed

    def _after(self, document_id: str, steps: Iterable[AnnotationStep]) -> Iterable[Annotation]:
        """The annotations of a document that are others after some steps."""
        present = {item.id: item for item in self._library.annotations.of_document(document_id)}
        if any(step.annotation.id not in present for step in steps):
            gone = self._library.annotations.deleted()
            present |= {item.id: item for item in gone if item.document_id == document_id}
        for step in steps:
            known = present.get(step.annotation.id)
            if known is None and step.before.deleted and not step.after.deleted:
                yield step.applied(step.annotation)
            elif known is not None and (after := step.applied(known)) != known:
                yield after
