"""Files that a crash or another program left in the library: copies without a record, leftovers."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from briefreader.config import Places
from briefreader.domain.document import document_id
from briefreader.domain.errors import UnreadableDocument
from briefreader.domain.report import Problem
from briefreader.files import digest, printable
from briefreader.formats import reader
from briefreader.library.finding import OWN_FOLDERS
from briefreader.library.records import Record, Sighting, now
from briefreader.library.stores import Stores

LEFTOVER_AGE = 3600.0
"""Seconds after which a temporary file is that of a writer that died."""

_COPY = re.compile(r"([0-9a-f]{16})\.[a-z]+")


def clear_leftovers(places: Places) -> None:
    """Remove the temporary files of writers that died; those that cannot be removed stay."""
    limit = time.time() - LEFTOVER_AGE
    for path in _temporary(places.library):
        try:
            if path.stat().st_mtime < limit:
                path.unlink()
        except OSError:
            # Another process may have removed it, or the folder may be read-only.
            continue


def _temporary(library: Path) -> Iterator[Path]:
    yield from library.glob(".*.tmp")
    for name in OWN_FOLDERS:
        for root, _, files in os.walk(library / name):
            yield from (Path(root, f) for f in files if f.startswith(".") and f.endswith(".tmp"))


def check(stores: Stores, *, repair: bool = False) -> Iterator[Problem]:
    """The copies in the library of which no record speaks; `repair` gives them one."""
    for path in sorted((stores.places.library / "documents").glob("*")):
        found = _COPY.fullmatch(path.name)
        if found is None or stores.records.get(found[1]) is not None:
            continue
        what = "This copy of a document has no record."
        yield Problem(printable(path), what, repaired=repair and _adopt(stores, path, found[1]))


def _adopt(stores: Stores, path: Path, key: str) -> bool:
    """Make a record for a copy; whether it holds a document."""
    try:
        content = reader.content_of(path)
        document = reader.read_bytes(content, path.name)
    except UnreadableDocument:
        return False
    sighting = Sighting(str(path), digest(content))
    text = document_id(document.text)
    stores.records.save(Record(key, (sighting,), text, copy=path.name, added=now()))
    return True
