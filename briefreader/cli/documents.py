"""From what the user typed for DOC to a document: an id, a start of one, or a file's path."""

import os
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.document import Document, Summary, document_id
from briefreader.domain.errors import BriefreaderError, NoSuchDocument
from briefreader.domain.fact import Fact
from briefreader.domain.report import Refusal
from briefreader.files import printable
from briefreader.library import Library


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
    try:
        return library.resolve(word)
    except NoSuchDocument:
        record = library.records.by_path(os.path.abspath(word))  # noqa: PTH100
        if record is None or record.removed:
            raise
        return record.id


def look_up(library: Library, word: str) -> Shown | Missing:
    """A document of the library, or one read from a file without adding it."""
    from briefreader.formats import reader

    if not Path(word).exists():
        try:
            key = library_id(library, word)
            return Shown(library.summary(key), library.document(key), added=True)
        except NoSuchDocument as error:
            return Missing(Refusal(printable(word), str(error)))
    try:
        document = reader.read(Path(word))
    except BriefreaderError as error:
        return Missing(Refusal(printable(word), str(error)))
    summary = Summary(
        id=document_id(document.text),
        metadata=document.metadata,
        format=document.format,
        words=document.words,
        path=printable(word),
    )
    return Shown(summary, document, added=False)
