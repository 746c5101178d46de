"""OpenDocument texts (.odt, .ott, flat .fodt) become pieces.

The file's XML is walked by rules of our own: the library for it takes half a second to import and
gives text without the numbers of lists and headings.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefreader.formats.building.pieces import Parsed
from briefreader.formats.office.contents import (
    Content,
    Note,
    contents_of_notes,
    pieces_of_contents,
    running_heads,
)
from briefreader.formats.office.opendocument.body import BodyReader
from briefreader.formats.office.opendocument.names import STYLE, TEXT, XLINK
from briefreader.formats.office.opendocument.parts import TextParts
from briefreader.formats.office.opendocument.spans import SpanReader
from briefreader.formats.office.opendocument.styles import Styles
from briefreader.formats.office.properties import property_claims, styled_claims

MOST_PAGES = 40
"""Patterns of pages whose headers and footers are read at most."""


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a file, and what it states about itself.

    Raises UnreadableDocument with the reason; PasswordNeeded if it is encrypted and the password
    is missing or wrong.
    """
    parts = TextParts(content, password)
    styles = Styles(parts.style_roots())
    spans = SpanReader(styles, _wanted(parts.text))
    reader = BodyReader(styles, spans)
    contents = reader.contents(parts.text)
    notes = contents_of_notes(_notes(reader, spans))
    heads, feet = _running_heads(parts, styles)
    pieces = pieces_of_contents([*heads, *contents, *notes, *feet])
    claims = (
        *styled_claims(reader.title, reader.subtitle),
        *property_claims(pieces, *parts.properties()),
    )
    warnings = ("The file holds macros; they were not run.",) if parts.has_macros else ()
    return Parsed(pieces, claims, warnings, headings_optional=True)


def _wanted(text: Element) -> frozenset[str]:
    """The names of the places that links and fields of the text lead to."""
    names = {link.get(f"{XLINK}href", "") for link in text.iter(f"{TEXT}a")}
    names = {name.removeprefix("#") for name in names if name.startswith("#")}
    names.update(field.get(f"{TEXT}ref-name", "") for field in text.iter(f"{TEXT}bookmark-ref"))
    names.discard("")
    return frozenset(names)


def _notes(reader: BodyReader, spans: SpanReader) -> Iterator[Note]:
    """Footnotes in their order, then endnotes; a note in a note comes after it."""
    found: list[Note] = []
    endnotes: list[Note] = []
    for note in spans.notes:
        contents = tuple(reader.contents(note.body))
        (endnotes if note.is_endnote else found).append(
            Note(note.mark, note.name, note.back, contents)
        )
    yield from found
    yield from endnotes


def _running_heads(parts: TextParts, styles: Styles) -> tuple[list[Content], list[Content]]:
    """What stands at the head and at the foot of the pages, each text once."""
    heads: list[Content] = []
    feet: list[Content] = []
    for number, page in enumerate(parts.master_pages()):
        if number >= MOST_PAGES:
            break
        for element in page:
            name = element.tag.removeprefix(STYLE)
            if not name.startswith(("header", "footer")):
                continue
            found = BodyReader(styles, SpanReader(styles, frozenset())).contents(element)
            (heads if name.startswith("header") else feet).extend(found)
    return running_heads(heads), running_heads(feet)
