"""From what the user typed for DOC to a document: an id, a start of one, or a file's path."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.document import Document, Summary
from briefreader.domain.errors import BriefreaderError, NoSuchDocument
from briefreader.domain.fact import Fact
from briefreader.domain.report import Refusal
from briefreader.files import digest, printable
from briefreader.library import Library
from briefreader.library.records import Sighting

_ID = re.compile(r"[0-9a-f]{1,16}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A document to show; `added` says whether it is in the library."""

    summary: Summary
    document: Document
    added: bool

    def facts(self, library: Library) -> tuple[Fact, ...]:
        if self.added:
            return library.facts(self.summary.id)
        from briefreader.facts.extract import extract

        return extract(self.document)


@dataclass(frozen=True, slots=True)
class Missing:
    """A place in the answer for a document that cannot be had."""

    refusal: Refusal


def library_id(library: Library, word: str) -> str:
    """The id of a document of the library, by id, start of one or path; raises NoSuchDocument."""
    if _ID.fullmatch(word):
        try:
            return library.resolve(word)
        except NoSuchDocument:
            if not os.path.lexists(word):
                raise
    path = os.path.abspath(word) if "\0" not in word else ""  # noqa: PTH100
    record = library.records.by_path(path)
    if record is None and not os.path.lexists(word):
        record = library.records.by_past_path(path)
    if record is not None and not record.removed:
        return record.id
    if os.path.lexists(word):
        raise NoSuchDocument(f"“{printable(word)}” is not in the library; add it first.")
    raise NoSuchDocument(f"“{printable(word)}” is no document of the library and no file.")


def look_up(library: Library, word: str) -> Shown | Missing:
    """A document of the library, or one read from a file without adding it.

    A file that the library knows and that has changed since is read as it is now.
    """
    try:
        key = library_id(library, word)
        if _ID.fullmatch(word) or _is_as_known(library, key, word):
            return Shown(library.summary(key), library.document(key), added=True)
    except NoSuchDocument as error:
        if not os.path.lexists(word):
            return Missing(Refusal(printable(word), str(error)))
    from briefreader.formats.read_ahead import read_guarded

    try:
        document = read_guarded(Path(word))
    except BriefreaderError as error:
        return Missing(Refusal(printable(word), str(error)))
    summary = Summary(
        id=document.text_id,
        metadata=document.metadata,
        format=document.format,
        words=document.words,
        path=printable(word),
    )
    return Shown(summary, document, added=False)


def _is_as_known(library: Library, key: str, word: str) -> bool:
    """Whether a file holds what the library read from it, or is no longer there."""
    from briefreader.formats import reader

    if not os.path.lexists(word):
        return True
    record = library.records.get(key)
    try:
        found = Sighting(os.path.abspath(word), digest(reader.content_of(Path(word))))  # noqa: PTH100
    except BriefreaderError:
        return False
    return record is not None and found in record.sightings
