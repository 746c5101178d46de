"""Damaged and hostile files of word processors are read or refused, and nothing else happens."""

import random
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.pieces import Parsed, assemble
from briefreader.formats.office import doc, docx, odt, rtf
from tests.formats.archives import zip_of
from tests.formats.mutations import damaged
from tests.formats.office import making
from tests.formats.office.test_docx import level as numbering_level
from tests.formats.office.test_docx import numbering
from tests.formats.office.test_odt import NUMBERED, encrypted, listed
from tests.formats.office.test_rtf import HEAD

FEW = 150
MANY = 20_000

Parse = Callable[[bytes, str | None], Parsed]


def word_file() -> bytes:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = making.p("Report", "H1") + making.para("<w:r><w:t>Text</w:t></w:r>" + note)
    body += making.item("a", 1) + making.item("b", 1, 1)
    body += f"<w:tbl><w:tr><w:tc>{making.p('x')}</w:tc><w:tc>{making.p('y')}</w:tc></w:tr></w:tbl>"
    body += (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>'
    )
    return making.docx(
        body,
        styles=making.style("H1", "heading 1", '<w:basedOn w:val="H1"/>'),
        numbering=numbering(
            numbering_level(0, "decimal", "%1."), numbering_level(1, "upperRoman", "%2")
        ),
        footnotes=f'<w:footnote w:id="1">{making.p("Note.")}</w:footnote>',
        properties="<dc:title>Report</dc:title>",
    )


def open_document() -> bytes:
    note = f"<text:note><text:note-body>{'<text:p>N</text:p>'}</text:note-body></text:note>"
    body = f'<text:h text:outline-level="1">Report</text:h><text:p>Text{note}</text:p>'
    body += listed("<text:p>a</text:p>", style="L1")
    body += "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
    return making.odt(body, automatic=NUMBERED, meta="<dc:title>Report</dc:title>")


def rich_text() -> bytes:
    return (
        HEAD + r"{\info{\title Report}}\pard\s1 One\par{\listtext 1.\tab}\ilvl0 a\par\trowd\intbl b"
        r"\cell c\cell\row\pard{\field{\*\fldinst HYPERLINK \\l \"x\"}{\fldrslt d}}{\footnote e}"
        r"{\*\bkmkstart x}\u1234?\'e9{\pict 0102}{\shp{\*\shpinst{\shptxt f\par}}}\par}"
    ).encode()


def old_word_file() -> bytes:
    text = "Report\rYear\x07Talks\x07\x07\x13PAGE\x147\x15 a\x02.\r"
    formats = {
        place: b"\0\0" + struct.pack("<HBHB", 0x2416, 1, 0x2417, place == 18)
        for place in (11, 17, 18)
    }
    notes = "\x02 Note.\r\r"
    return making.doc(
        text,
        notes,
        formats=formats,
        looks=[(0, 6, struct.pack("<HB", 0x0835, 1))],
        structures={
            2: struct.pack("<IIH", len(text) - 3, len(text), 1),
            3: struct.pack("<III", 0, len(notes) - 1, len(notes)),
        },
    )


def damaged_parts(package: bytes, words: list[bytes], count: int) -> Iterator[bytes]:
    """Archives with one of their parts damaged inside."""
    with ZipFile(BytesIO(package)) as archive:
        entries: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(7)
    for _ in range(count):
        name = chance.choice(list(entries))
        content = entries[name]
        assert isinstance(content, bytes)
        # XML that is not well formed is refused at once: names and values are changed instead.
        found = content.split(b'"') if chance.random() < 0.5 else content.split(b"<")
        mark = b'"' if b'"'.join(found) == content else b"<"
        place = chance.randrange(len(found))
        found[place] = chance.choice([*words, b"", found[place] * 2])
        yield zip_of({**entries, name: mark.join(found)})


def assert_read_or_refused(parse: Parse, content: bytes, password: str | None = None) -> None:
    try:
        parsed = parse(content, password)
    except UnreadableDocument as error:
        parsed, reason = Parsed([]), str(error)
    else:
        reason = "Read."
    assert reason.endswith(".")
    whole = assemble(parsed.pieces)
    for piece in parsed.pieces:
        assert piece.text == piece.text.strip("\n")
        assert piece.text
    assert not set(whole.text) & set("\x00\r\x0b\x0c\x85\u2028\u2029")
    whole.text.encode()
    for run in whole.runs:
        assert 0 <= run.start < run.end <= len(whole.text)


WORDS = [
    b"w:val", b"65535", b"-1", b"99999999999", b"0", b"w:tbl>", b"w:p/>", b"begin", b"\xff\xfe",
    b"\\par ", b"\\cell\\row ", b"{\\footnote ", b"}", b"{", b"\\bin99 ", b"\\u55357?", b"\\'e9",
    b"\x13", b"\x07\x00", b"\xff\xff\xff\x7f", b"text:p>", b"\\*\\shpinst", b"\\listtext",
]  # fmt: skip
CASES: list[tuple[Parse, Callable[[], bytes]]] = [
    (docx.parse, word_file),
    (odt.parse, open_document),
    (rtf.parse, rich_text),
    (doc.parse, old_word_file),
]
IDS = ["docx", "odt", "rtf", "doc"]


def inputs(make: Callable[[], bytes], count: int) -> Iterator[bytes]:
    seed = make()
    if seed.startswith(b"PK"):
        yield from damaged_parts(seed, WORDS, count // 2)
        count -= count // 2
    yield from damaged([seed], WORDS, count)


@pytest.mark.parametrize(("parse", "make"), CASES, ids=IDS)
def test_the_seeds_are_read(parse: Parse, make: Callable[[], bytes]) -> None:
    assert len(parse(make(), None).pieces) >= 4


@pytest.mark.parametrize(("parse", "make"), CASES, ids=IDS)
def test_damaged_files_are_read_or_refused(parse: Parse, make: Callable[[], bytes]) -> None:
    for content in inputs(make, FEW):
        assert_read_or_refused(parse, content)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("parse", "make"), CASES, ids=IDS)
def test_many_damaged_files_are_read_or_refused(parse: Parse, make: Callable[[], bytes]) -> None:
    for content in inputs(make, MANY):
        assert_read_or_refused(parse, content)


def test_damaged_encrypted_files_are_refused() -> None:
    for content in damaged_parts(encrypted("hafen"), WORDS, FEW):
        assert_read_or_refused(odt.parse, content, "hafen")
