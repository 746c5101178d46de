"""Keeping the caches true to the user's folder: catching up, rebuilding, checking.

Only what reads files imports the parsers: seeing that there is nothing to do must cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefreader.domain.annotation import State
from briefreader.domain.report import CheckReport, Problem, Progress, RebuildReport
from briefreader.files import printable
from briefreader.library.searches import SavedSearches
from briefreader.library.stores import Stores, file_of
from briefreader.library.vocabulary import Vocabulary
from briefreader.notes.anchoring import place

if TYPE_CHECKING:
    from briefreader.library.adding import CancelTest, ProgressListener


def pending(stores: Stores) -> tuple[str, ...]:
    """The ids of documents that are recorded and that the caches do not have."""
    present = stores.catalogue.ids() & stores.index.ids()
    return tuple(sorted(stores.records.present() - present))


def waiting(stores: Stores) -> frozenset[str]:
    """The ids of documents that cannot be read before their password is given."""
    failures = {failure.path for failure in stores.catalogue.failures() if failure.needs_password}
    if not failures:
        return frozenset()
    return frozenset(
        key
        for key in pending(stores)
        if (record := stores.records.get(key)) is not None
        and failures & {printable(record.path), printable(file_of(stores, record))}
    )


def strangers(stores: Stores) -> frozenset[str]:
    """The ids in the caches of which the user's folder does not (or no longer) speak."""
    found = (stores.catalogue.ids() | stores.index.ids()) - stores.records.present()
    if found:
        # Another process writes a record before the caches: only a later look tells a stranger.
        stores.records.refresh()
    return found - stores.records.present()


def read_again(
    stores: Stores,
    document_ids: Iterable[str],
    progress: ProgressListener | None = None,
    cancelled: CancelTest | None = None,
) -> RebuildReport:
    """Read recorded documents from their files into the caches, in batches."""
    from briefreader.library.rereading import Rereader

    return Rereader(stores).read(document_ids, progress, cancelled)


def complete(
    stores: Stores,
    document_ids: Iterable[str],
    progress: ProgressListener | None = None,
    cancelled: CancelTest | None = None,
) -> RebuildReport:
    """Put into the caches what they miss of these documents.

    What only the index misses comes from the catalogue; files are read for the rest.
    """
    from briefreader.library.refilling import refill

    keys = tuple(document_ids)
    present = stores.catalogue.ids()
    texts = [key for key in keys if key in present]
    unread = [key for key in keys if key not in present]

    def tell_of_texts(done: Progress) -> None:
        if progress is not None:
            progress(replace(done, total=len(keys)))

    def tell_of_files(done: Progress) -> None:
        if progress is not None:
            progress(replace(done, done=len(keys) - done.total + done.done, total=len(keys)))

    refilled = refill(stores, texts, tell_of_texts, cancelled)
    unread += refilled.unread
    if not unread or (cancelled is not None and cancelled()):
        return RebuildReport(refilled.documents)
    report = read_again(stores, unread, tell_of_files, cancelled)
    return replace(report, documents=report.documents + refilled.documents)


def rebuild(stores: Stores, progress: ProgressListener | None = None) -> RebuildReport:
    """Empty the caches and fill them again from the user's folder."""
    from briefreader.library.rereading import Rereader

    rereader = Rereader(stores)
    rereader.remember_texts()
    stores.catalogue.clear()
    stores.index.remove(stores.index.ids())
    return rereader.read([r.id for r in stores.records if not r.removed], progress)


def drop_strangers(stores: Stores) -> None:
    """Take the strangers out of the caches."""
    found = strangers(stores)
    if found:
        stores.catalogue.remove(found)
        stores.index.remove(found)


def check(stores: Stores, *, repair: bool = False) -> CheckReport:
    """Verify the library; `repair` fills the caches again and never touches what the user made."""
    from briefreader.library import file_checks, orphans

    annotations = stores.annotations.all()  # reads all, and so finds what is wrong with any
    problems = list(stores.records.problems)
    problems += [Problem(printable(path), what) for path, what in stores.annotations.problems]
    problems += SavedSearches(stores.places.library).problems
    problems += Vocabulary(stores.places.library, stores.annotations).problems
    problems += orphans.check(stores, repair=repair)
    missing = pending(stores)
    if missing and repair:
        complete(stores, missing)
    left = set(pending(stores)) if repair else set(missing)
    for key in missing:
        path = str(stores.records.path_of(key))
        what = "The document is recorded and not in the cache."
        problems.append(Problem(path, what, repaired=key not in left))
    problems += file_checks.check(stores)
    for annotation in annotations:
        if stores.records.get(annotation.document_id) is None:
            what = f"It belongs to {annotation.document_id}, which the library does not have."
            problems.append(Problem(annotation.id, what))
        text = stores.catalogue.text(annotation.document_id)
        if text is not None and place(annotation, text).state is not State.EXACT:
            what = "The passage does not stand where the annotation says."
            problems.append(Problem(annotation.id, what))
    documents = sum(not record.removed for record in stores.records)
    return CheckReport(documents, len(annotations), tuple(problems))
