"""Word files (.docx, .docm) become pieces.

The file's XML is walked by rules of our own: a library that turns it into HTML was measured at two
to fifty small files a second, and leaves out the numbers of lists and headings.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.pieces import Parsed
from briefreader.formats.office.contents import (
    Content,
    Note,
    contents_of_notes,
    pieces_of_contents,
    running_heads,
)
from briefreader.formats.office.packages import Package
from briefreader.formats.office.properties import property_claims, styled_claims
from briefreader.formats.office.word.body import BodyReader
from briefreader.formats.office.word.fields import link_of
from briefreader.formats.office.word.names import MAIN, RELATION_ID
from briefreader.formats.office.word.notes import NoteMarks, back_name, note_name
from briefreader.formats.office.word.numbering import Numbering
from briefreader.formats.office.word.parts import WordParts
from briefreader.formats.office.word.styles import Styles

MOST_RUNNING_HEADS = 40
"""Headers and footers that are read at most."""

_COMPOUND = b"\xd0\xcf\x11\xe0"


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a file, and what it states about itself.

    Raises UnreadableDocument with the reason; PasswordNeeded if it is encrypted and the password
    is missing or wrong.
    """
    if content.startswith(_COMPOUND):
        from briefreader.formats.office.encryption import decrypted_package

        content = decrypted_package(content, password)
    parts = WordParts(Package(content))
    body = parts.document.find(f"{MAIN}body")
    if body is None:
        raise UnreadableDocument("The file is damaged: it has no body.")
    styles = Styles(parts.root_of("styles"))
    notes = NoteMarks()
    numbering = Numbering(parts.root_of("numbering"), lambda name: styles.of(name).list_id)
    reader = BodyReader(styles, numbering, notes, _wanted(parts.document))
    contents = reader.contents(body, parts.addresses(parts.document_name))
    heads, feet = _running_heads(parts, reader)
    contents = [*heads, *contents, *contents_of_notes(_notes(parts, reader, notes)), *feet]
    pieces = pieces_of_contents(contents)
    findings, stated = reader.findings, parts.properties()
    claims = (
        *styled_claims(findings.title, findings.subtitle),
        *property_claims(
            pieces, stated.get("title", ""), stated.get("creator", ""), stated.get("Company", "")
        ),
    )
    return Parsed(pieces, claims, _warnings(parts, reader), headings_optional=True)


def _warnings(parts: WordParts, reader: BodyReader) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    if parts.has_macros():
        found += ("The file holds macros; they were not run.",)
    if reader.findings.has_foreign_part:
        found += ("The file holds parts in another format, which are not shown.",)
    return found


def _wanted(document: Element) -> frozenset[str]:
    """The names of the bookmarks that links and fields of the text lead to."""
    names = {link.get(f"{MAIN}anchor", "") for link in document.iter(f"{MAIN}hyperlink")}
    for instruction in document.iter(f"{MAIN}instrText"):
        text = instruction.text or ""
        for match in re.finditer(r'[^\s"\\]{1,100}', text[:5000]):
            names.add(match.group())
    for element in document.iter(f"{MAIN}fldSimple"):
        names.add(link_of(element.get(f"{MAIN}instr", "")).removeprefix("#"))
    names.discard("")
    return frozenset(names)


def _running_heads(parts: WordParts, reader: BodyReader) -> tuple[list[Content], list[Content]]:
    """What stands at the head and at the foot of the pages, each text once."""
    found: dict[str, list[Content]] = {"headerReference": [], "footerReference": []}
    read: set[str] = set()
    for section in list(reader.findings.sections):
        for element in section:
            kind = element.tag.removeprefix(MAIN)
            name = parts.name_by_id(element.get(RELATION_ID, ""))
            if kind not in found or not name or name in read or len(read) >= MOST_RUNNING_HEADS:
                continue
            read.add(name)
            root = parts.root(name)
            if root is not None:
                found[kind].extend(reader.contents(root, parts.addresses(name)))
    return running_heads(found["headerReference"]), running_heads(found["footerReference"])


def _notes(parts: WordParts, reader: BodyReader, notes: NoteMarks) -> Iterable[Note]:
    """The notes that the text refers to, in the order of their marks; endnotes come last."""
    for kind in ("footnote", "endnote"):
        wanted = [note_id for note_kind, note_id in notes.order if note_kind == kind]
        name = parts.name_of(f"{kind}s") if wanted else ""
        root = parts.root(name)
        if root is None:
            continue
        elements = {element.get(f"{MAIN}id", ""): element for element in root}
        relations = parts.addresses(name)
        for note_id in wanted:
            element = elements.get(note_id)
            if element is None:
                continue
            contents = tuple(reader.contents(element, relations))
            yield Note(
                notes.marks[kind, note_id],
                note_name(kind, note_id),
                back_name(kind, note_id),
                contents,
            )
