"""Watched folders and files read in place: what happened to them is taken up."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefreader.domain.report import AddReport
from briefreader.library.adding import Adder, CancelTest, ProgressListener
from briefreader.library.stores import Stores
from briefreader.library.vanishing import Vanishing
from briefreader.library.versions import Versions


def follow(
    stores: Stores,
    folders: Sequence[Path],
    paths: Iterable[Path],
    progress: ProgressListener | None = None,
    cancelled: CancelTest | None = None,
) -> AddReport:
    """Take up what changed at these paths of watched folders."""
    paths = [path.absolute() for path in paths]
    adder = Adder(stores, in_place=True)
    # What was moved is known again at its new place before it is missed at the old one.
    report = adder.follow(paths, folders, progress=progress, cancelled=cancelled)
    unread = Vanishing(stores, folders).take_up(map(str, paths))
    if unread:
        adder.follow(unread, folders)
    return report


def catch_up(
    stores: Stores,
    folders: Sequence[Path],
    progress: ProgressListener | None = None,
    cancelled: CancelTest | None = None,
) -> None:
    """Take up what changed while nobody followed; what did not change is not read."""
    there = [folder for folder in folders if folder.is_dir()]
    adder = Adder(stores, in_place=True)
    if there:
        adder.add(there, progress=progress, cancelled=cancelled)
    if cancelled is not None and cancelled():
        return
    versions = Versions(stores)
    for record in stores.records:
        if record.versions:
            versions.prune(record)
    vanishing = Vanishing(stores, folders)
    unread = (*vanishing.take_up(map(str, folders)), *vanishing.take_up_all())
    if unread:
        adder.add(unread)
