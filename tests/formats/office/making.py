"""Files of word processors made for a test, and what is read of them as short lines."""

import struct

from briefreader.formats.building.pieces import Parsed, Piece, assemble
from tests.formats.archives import zip_of
from tests.formats.mail.compound_file import STREAM_TYPE, Entry, compound_file

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "header1", "footer1")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OPEN_DOCUMENT = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "svg": "svg-compatible",
    }.items()
)
OPEN_NAMESPACES = (
    f'{_OPEN_DOCUMENT} xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def word_xml(name: str, inside: str) -> str:
    """A part of a Word file."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMESPACES}>{inside}</w:{name}>'


def docx(
    body: str,
    links: dict[str, str] | None = None,
    properties: str = "",
    more: dict[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """A Word file with this body and parts (`styles`, `numbering`, `footnotes`, `header1`, ...).

    `links` are addresses by the ids of their relations; `more` other entries of the archive.
    """
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in _PARTS
    )
    relations += "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/hyperlink" Target="{address}"'
        ' TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(relations),
        "word/document.xml": word_xml("document", f"<w:body>{body}</w:body>"),
    }
    roots = {"header1": "hdr", "footer1": "ftr"}
    for name, inside in parts.items():
        entries[f"word/{name}.xml"] = word_xml(roots.get(name, name), inside)
    if properties:
        entries["docProps/core.xml"] = (
            '<p:coreProperties xmlns:p="urn:p" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{properties}</p:coreProperties>"
        )
    return zip_of({**entries, **(more or {})})


def _relationships(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def p(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a Word file with one run."""
    return para(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>', style, properties)


def para(runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a Word file with these runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, list_id: int, level: int = 0) -> str:
    """A list item of a Word file."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, properties=numbering)


def style(name: str, shown: str, inside: str = "", kind: str = "paragraph") -> str:
    """A style of a Word file: its id, its name and its properties."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown}"/>{inside}</w:style>'
    )


def odt(body: str, styles: str = "", automatic: str = "", meta: str = "") -> bytes:
    """An OpenDocument text; `styles` is the inside of `styles.xml`."""

    def part(name: str, inside: str) -> str:
        return f"<office:document-{name} {OPEN_NAMESPACES}>{inside}</office:document-{name}>"

    content = (
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )
    entries: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": part("content", content),
    }
    if styles:
        entries["styles.xml"] = part("styles", styles)
    if meta:
        entries["meta.xml"] = part("meta", f"<office:meta>{meta}</office:meta>")
    return zip_of(entries)


def doc(
    text: str,
    footnotes: str = "",
    headers: str = "",
    formats: dict[int, bytes] | None = None,
    looks: list[tuple[int, int, bytes]] | None = None,
    structures: dict[int, bytes] | None = None,
    flags: int = 0x0200,
) -> bytes:
    """A Word 97 file whose text is stored as UTF-16.

    `formats` are the properties of paragraphs by the positions of their ends (`\\x00\\x00` is the
    index of the style), `looks` those of characters from one position to another; `structures` are
    structures of the table stream by their index in the FIB.
    """
    whole = text + footnotes + headers
    start = 1024
    stored = whole.encode("utf-16-le")
    main = bytearray(start) + stored
    main += bytes(-len(main) % 512)
    pages = {}
    ends = [index for index, mark in enumerate(whole) if mark in "\r\x07\x0c"]
    runs = [
        (begin, end + 1, (formats or {}).get(end, b"\0\0"))
        for begin, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)
    ]
    for index, page in ((13, _paragraph_page(runs, start)), (12, _character_page(looks, start))):
        pages[index] = struct.pack("<II", start, start + len(stored))
        pages[index] += struct.pack("<I", len(main) // 512)
        main += page
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(whole))
    clx += struct.pack("<HIH", 0, start, 0)
    table = bytearray(16)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<HHH", main, 32, 14, 0, 0)
    struct.pack_into("<3i", main, 76, len(text), len(footnotes), len(headers))
    for index, structure in {33: clx, **pages, **(structures or {})}.items():
        struct.pack_into("<II", main, 154 + 8 * index, len(table), len(structure))
        table += structure
    return compound_file(
        [
            Entry("WordDocument", STREAM_TYPE, bytes(main)),
            Entry("1Table", STREAM_TYPE, bytes(table)),
        ]
    )


def _paragraph_page(runs: list[tuple[int, int, bytes]], start: int) -> bytes:
    page = bytearray(512)
    count = len(runs)
    places = [start + 2 * runs[0][0], *(start + 2 * end for _, end, _ in runs)] if runs else [0]
    struct.pack_into(f"<{count + 1}I", page, 0, *places)
    free = 511
    for number, (_, _, properties) in enumerate(runs):
        properties += bytes(len(properties) % 2)
        free = (free - len(properties) - 2) // 2 * 2
        page[free + 1] = len(properties) // 2
        page[free + 2 : free + 2 + len(properties)] = properties
        page[4 * (count + 1) + 13 * number] = free // 2
    page[511] = count
    return bytes(page)


def _character_page(looks: list[tuple[int, int, bytes]] | None, start: int) -> bytes:
    page = bytearray(512)
    places: list[int] = []
    properties: list[bytes] = []
    for begin, end, content in looks or []:
        if not places or places[-1] != start + 2 * begin:
            places.append(start + 2 * begin)
            properties.append(b"") if len(places) > 1 else None
        places.append(start + 2 * end)
        properties.append(content)
    count = len(properties)
    struct.pack_into(f"<{len(places)}I", page, 0, *places)
    free = 511
    for number, content in enumerate(properties):
        if content:
            free = (free - len(content) - 1) // 2 * 2
            page[free] = len(content)
            page[free + 1 : free + 1 + len(content)] = content
            page[4 * (count + 1) + number] = free // 2
    page[511] = count
    return bytes(page)


def lines(parsed: Parsed) -> list[str]:
    """Each piece on a line: its kind, level and label where it has them, and its text."""
    return [_line(piece) for piece in parsed.pieces]


def _line(piece: Piece) -> str:
    aside = "aside " if piece.aside else ""
    level = f" {piece.level}" if piece.level else ""
    label = f" {piece.label}" if piece.label else ""
    return f"{aside}{piece.kind.value}{level}{label}: {piece.text}"


def runs(parsed: Parsed) -> list[tuple[str, str, str]]:
    """The runs of the whole text: style, words, and the target or the text that it leads to."""
    whole = assemble(parsed.pieces)
    found = []
    for run in whole.runs:
        target = run.target
        if target.startswith("#"):
            target = f"-> {whole.text[int(target[1:]) :].split()[0]}"
        found.append((run.style.value, whole.text[run.start : run.end], target))
    return found
