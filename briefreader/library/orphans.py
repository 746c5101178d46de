"""Copies in the library of which no record speaks, after a crash or another program's work."""

import re
from collections.abc import Iterator
from pathlib import Path

from briefreader.domain.errors import UnreadableDocument
from briefreader.domain.report import Problem
from briefreader.files import digest, printable
from briefreader.formats import reader
from briefreader.formats.read_ahead import Source, read_all
from briefreader.library.records import Record, Sighting, now
from briefreader.library.stores import Stores

_COPY = re.compile(r"([0-9a-f]{16})\.[a-z]+")


def check(stores: Stores, *, repair: bool = False) -> Iterator[Problem]:
    """The copies in the library of which no record speaks; `repair` gives them one."""
    for path in sorted((stores.places.library / "documents").glob("*")):
        found = _COPY.fullmatch(path.name)
        if found is None or stores.records.get(found[1]) is not None:
            continue
        what = "This copy of a document has no record."
        # What lies under the record's name may be another document's: it is not overwritten.
        may_have_one = repair and not stores.records.path_of(found[1]).exists()
        repaired = may_have_one and _adopt(stores, path, found[1])
        yield Problem(printable(path), what, repaired=repaired)


def _adopt(stores: Stores, path: Path, key: str) -> bool:
    """Make a record for a copy; whether it holds a document."""
    try:
        content = reader.content_of(path)
    except UnreadableDocument:
        return False
    document = read_all([Source(content, path.name)])[0]
    if isinstance(document, UnreadableDocument):
        return False
    sighting = Sighting(str(path), digest(content))
    text = document.text_id
    stores.records.save(Record(key, (sighting,), text, copy=path.name, added=now()))
    return True
