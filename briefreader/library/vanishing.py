"""Files that are gone: where a document is no longer, and which ones are missing.

Nothing of the user's goes with a file: the text and the notes stay, and the document comes back
with the file.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefreader.files import printable
from briefreader.library.records import Record, Sighting, Standing
from briefreader.library.stores import Stores
from briefreader.library.versions import Versions


class Vanishing:
    """Takes up what is gone from the disk, for one library and its watched folders."""

    def __init__(self, stores: Stores, watched: Iterable[Path]) -> None:
        self._stores = stores
        self._versions = Versions(stores)
        self._unplugged = tuple(str(folder) for folder in watched if _is_unplugged(folder))

    def take_up(self, paths: Iterable[str]) -> tuple[Path, ...]:
        """Take up what is gone at or below these paths.

        Gives the files that have to be read now: those with another form of a document whose text
        in use is gone.
        """
        tops = tuple(paths)
        changed = {r.id: r for path, r in self._stores.records.below(tops) if not _lies(path)}
        self._forget_failures(tops)
        return self._note(changed.values())

    def take_up_all(self) -> tuple[Path, ...]:
        """Take up what is gone of all documents that are read in place."""
        in_place = (r for r in self._stores.records if not r.copy and not r.removed)
        changed = [r for r in in_place if any(not _lies(s.path) for s in r.present)]
        self._forget_failures([failure.path for failure in self._stores.catalogue.failures()])
        return self._note(changed)

    def _note(self, records: Iterable[Record]) -> tuple[Path, ...]:
        present = self._stores.catalogue.ids()
        changed: list[Record] = []
        missing: list[str] = []
        kept: dict[Path, bytes] = {}
        to_read: list[Path] = []
        for record in records:
            gone = [s.path for s in record.present if not _lies(s.path)]
            new = record
            for path in gone:
                if not self._is_unplugged(path):
                    new = new.gone_from(path)
            lying = [s for s in new.present if _lies(s.path)]
            if not new.copy and not any(s.standing is Standing.HERE for s in lying):
                if lying:
                    new = _unread(new, lying[-1])
                    to_read.append(Path(lying[-1].path))
                elif record.id in present and not record.removed:
                    missing.append(record.id)
                    text = self._stores.catalogue.text(record.id)
                    kept |= self._versions.to_keep_whole(record, text or "")
            if new != record:
                changed.append(new)
        self._stores.records.save_many(changed, kept)
        self._stores.catalogue.set_missing(missing, True)
        return tuple(to_read)

    def _forget_failures(self, tops: Iterable[str]) -> None:
        """Forget the files below these paths that could not be read and are gone."""
        names = tuple(printable(top) for top in tops)
        below = tuple(name.rstrip(os.sep) + os.sep for name in names)
        # A name that is not UTF-8 is written down as it is shown: it cannot be looked for.
        failures = (f.path for f in self._stores.catalogue.failures() if "\\x" not in f.path)
        gone = [p for p in failures if (p in names or p.startswith(below)) and not _lies(p)]
        if gone:
            self._stores.catalogue.remove_failures(gone)

    def _is_unplugged(self, path: str) -> bool:
        return any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in self._unplugged)


def _unread(record: Record, sighting: Sighting) -> Record:
    """The record with a file whose text is to be read into it, since it holds another form."""
    changed = replace(sighting, digest="", standing=Standing.HERE)
    sightings = tuple(changed if s is sighting else s for s in record.sightings)
    return replace(record, sightings=sightings)


def _is_unplugged(folder: Path) -> bool:
    """Whether a watched folder is gone as a whole, or is the empty place of a disk."""
    with suppress(OSError):
        return next(_names(folder), None) is None
    return True


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry.name


def _lies(path: str) -> bool:
    return os.path.lexists(path)
