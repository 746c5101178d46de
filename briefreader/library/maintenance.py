"""Keeping the caches true to the user's folder: catching up, rebuilding.

Only what reads files imports the parsers: seeing that there is nothing to do must cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefreader.domain.report import Progress, RebuildReport
from briefreader.files import printable
from briefreader.library.stores import Stores, file_of

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
