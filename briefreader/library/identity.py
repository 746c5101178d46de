"""Which document a file is: one that the library knows, or a new one.

A file is known by its path, its bytes, its text, or (where all that is new) by a text that is
nearly one that the library has, in another format.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from briefreader.catalogue import Entry
from briefreader.catalogue.sketches import keys_of
from briefreader.domain.document import Document
from briefreader.files import printable
from briefreader.library.likeness import Likeness, estimate
from briefreader.library.meeting import Met
from briefreader.library.records import Record, Standing
from briefreader.library.stores import Stores
from briefreader.library.twins import Kinship, agree, is_continued, kinship

LIKELY = 0.35
"""The resemblance of two sketches from which on the texts themselves are compared; it may be off by
a fifth."""


class Identity(Enum):
    """What a file is to the library."""

    NEW = "a document that it does not have"
    BACK = "one that was removed"
    SAME = "the text of one that it has"
    OLDER = "a text that one had before"
    FORM = "another form of one"
    CHANGED = "a new version of one"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is, of which record, and what the user should know about that.

    `sketch` is that of its text, where it has been made already.
    """

    identity: Identity
    record: Record | None = None
    warnings: tuple[str, ...] = ()
    sketch: bytes | None = None


@dataclass(slots=True)
class Newcomers:
    """What has been read and not yet written: records, and documents as they were found."""

    records: dict[str, Record] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    sketches: dict[str, bytes] = field(default_factory=dict)
    _by_key: dict[int, list[str]] = field(default_factory=dict)

    def take(self, document_id: str, document: Document, sketch: bytes | None = None) -> None:
        if sketch is None:
            sketch = Likeness.of(document).sketch()
        self.documents[document_id] = document
        self.sketches[document_id] = sketch
        for key in keys_of(sketch):
            self._by_key.setdefault(key, []).append(document_id)

    def sharing_keys(self, sketch: bytes) -> Iterator[str]:
        for key in keys_of(sketch):
            yield from self._by_key.get(key, ())


class Identifier:
    """Tells the documents of one library apart."""

    def __init__(self, stores: Stores) -> None:
        self._records = stores.records
        self._catalogue = stores.catalogue

    def known(self, file: Met, newcomers: Mapping[str, Record]) -> Record | None:
        """The record of a file by its place or its bytes; first of those not yet written."""
        for record in newcomers.values():
            if any(s.path == file.where or s.digest == file.digest for s in record.present):
                return record
        return self._records.by_path(file.where) or self._records.by_digest(file.digest)

    def identify(self, file: Met, document: Document, newcomers: Newcomers) -> Verdict:
        """What a file is that has been read; `document` is as the program found it."""
        text_id = document.text_id
        record = self._not_another(self.known(file, newcomers.records), file, document)
        holder = self._by_text(text_id, newcomers)
        if record is None or (holder is not None and holder.text == text_id):
            # A text that is known counts for more than the path at which it now lies.
            record = holder
        if record is None:
            record = self._returned(file, document)
        if record is None:
            return self._stranger(document, newcomers)
        if record.removed:
            return Verdict(Identity.BACK, record)
        if record.text == text_id:
            return Verdict(Identity.SAME, record, self.elsewhere(record, file.where))
        if text_id in record.old_texts and record.standing_at(file.where) is not Standing.HERE:
            what = f"This is an earlier version of {self.named(record)}; the newer one stays."
            return Verdict(Identity.OLDER, record, (what,))
        return Verdict(Identity.CHANGED, record)

    def elsewhere(self, record: Record, where: str) -> tuple[str, ...]:
        """What to say of a document that is known from another path."""
        path = record.path
        if not path or path == where:
            return ()
        shown = _in_a_sentence(path)
        if record.standing_at(path) is Standing.PAST or not os.path.lexists(path):
            return (f"It is known as “{shown}” ({record.id}), and was moved or renamed.",)
        return (f"The same text is already in the library, from “{shown}” ({record.id}).",)

    def named(self, record: Record) -> str:
        """A document as it is named in a sentence."""
        return _named(record, self._catalogue.entry(record.id))

    def _by_text(self, text_id: str, newcomers: Newcomers) -> Record | None:
        for record in newcomers.records.values():
            if text_id == record.text or text_id in record.old_texts:
                return record
        return self._records.by_text(text_id)

    def _not_another(self, record: Record | None, file: Met, document: Document) -> Record | None:
        """A record, unless its file was gone and what lies there now is something else."""
        if record is None or record.standing_of(file.digest) is not None:
            return record
        entry = self._catalogue.entry(record.id)
        if entry is None or not entry.missing:
            return record
        old = self._catalogue.text(record.id) or ""
        return record if is_continued(old, document) else None

    def _returned(self, file: Met, document: Document) -> Record | None:
        """The document whose file was at this path before it went, if the text goes on from it."""
        record = self._records.by_past_path(file.where)
        if record is None or record.present:
            return None
        old = self._catalogue.text(record.id)
        return record if old is not None and is_continued(old, document) else None

    def _stranger(self, document: Document, newcomers: Newcomers) -> Verdict:
        """A document that is known by nothing but its likeness to another one."""
        sketch = Likeness.of(document).sketch()
        alike: list[str] = []
        keys = (*self._catalogue.sketches.sharing_keys(sketch), *newcomers.sharing_keys(sketch))
        for key in dict.fromkeys(keys):
            theirs = newcomers.sketches.get(key) or self._catalogue.sketches.of(key)
            if estimate(sketch, theirs) < LIKELY:
                continue
            record = newcomers.records.get(key) or self._records.get(key)
            other = newcomers.documents.get(key) or self._catalogue.document(key)
            if record is None or other is None or record.removed:
                continue
            kin = kinship(document, other)
            if kin is Kinship.NONE:
                continue
            if _is_gone(record) and agree(document.metadata, other.metadata):
                return Verdict(Identity.CHANGED, record)
            if kin is Kinship.FORM:
                what = (
                    f"This is {_named(record, other)}, which is in the library as {other.format};"
                    " that text stays in use."
                )
                return Verdict(Identity.FORM, record, (what,))
            alike.append(f"It is much like {_named(record, other)}; both are kept.")
        warnings = tuple(alike[:1])
        return Verdict(Identity.NEW, None, warnings, sketch)


def _named(record: Record, known: Document | Entry | None) -> str:
    """A document as it is named in a sentence: title, id and path."""
    title = known.metadata.title if known is not None else ""
    where = f"({record.id}), from “{_in_a_sentence(record.path)}”"
    return f"“{title}” {where}" if title else f"the document {where}"


def _in_a_sentence(path: str) -> str:
    """A path without line breaks and marks that would turn or hide the words around it."""
    plain = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in printable(path))
    return "".join(plain)


def _is_gone(record: Record) -> bool:
    """Whether a document is read in place and none of its files is there any more."""
    return not record.copy and not any(os.path.lexists(s.path) for s in record.present)
