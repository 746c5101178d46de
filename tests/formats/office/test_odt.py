"""OpenDocument texts become pieces: structure, numbers, notes, tracked changes, encryption."""

import hashlib
import zlib
from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.office.odt import parse
from briefreader.formats.reader import read_bytes
from tests.formats.archives import zip_of
from tests.formats.office.making import OPEN_NAMESPACES, lines, odt, runs

NUMBERED = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def listed(*items: str, style: str = "", more: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {named} {more}>{inside}</text:list>"


def test_paragraphs_take_their_kind_from_their_style() -> None:
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"'
        ' style:parent-style-name="Quotations"/>'
    )
    body = p("Report", "Title") + p("For the council", "Subtitle") + h("One", 1) + p("Said.", "P1")
    body += p("Figure 1", "Illustration") + p("a", "Preformatted_20_Text")
    parsed = parse(odt(body, automatic=automatic))
    assert lines(parsed) == [
        "heading 1: Report",
        "paragraph: For the council",
        "heading 1: One",
        "quote 1: Said.",
        "caption: Figure 1",
        "code: a",
    ]
    assert {c.field: c.value for c in parsed.claims} == {
        "title": "Report",
        "subtitle": "For the council",
    }


def test_list_items_keep_their_numbers() -> None:
    inner = listed(p("c"), p("d") + listed(p("e")))
    body = listed(p("a"), p("b") + p("more") + inner, p("f"), style="L1")
    body += listed(p("new"), style="L1") + listed(p("on"), style="L1", more=CONTINUED)
    body += listed(p("dot"), style="L2")
    assert lines(parse(odt(body, automatic=NUMBERED))) == [
        "list_item 1 1.: a",
        "list_item 1 2.: b",
        "paragraph: more",
        "list_item 2 (a): c",
        "list_item 2 (b): d",
        "list_item 3 2.b.1: e",
        "list_item 1 3.: f",
        "list_item 1 1.: new",
        "list_item 1 2.: on",
        "list_item 1: dot",
    ]


CONTINUED = 'text:continue-numbering="true"'


def test_headings_carry_the_numbers_of_the_outline() -> None:
    outline = (
        "<office:styles><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style></office:styles>"
    )
    body = h("Aim", 1) + h("Scope", 2) + h("Means", 2) + h("Preface", 1, HEADER) + h("End", 1)
    assert [piece.text for piece in parse(odt(body, styles=outline)).pieces] == [
        "I. Aim",
        "I.1 Scope",
        "I.2 Means",
        "Preface",
        "II. End",
    ]


HEADER = 'text:is-list-header="true"'


def test_notes_links_and_places_are_linked() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('See the act.')}</text:note-body></text:note>"
    )
    body = p(
        f'The port{note} is <text:a xlink:href="https://example.org/">open</text:a>,'
        ' see <text:a xlink:href="#end">below</text:a>.'
    )
    body += p('<text:bookmark text:name="end"/>Last.')
    parsed = parse(odt(body))
    assert lines(parsed) == [
        "paragraph: The port[1] is open, see below.",
        "paragraph: Last.",
        "list_item 1 1.: See the act. ↩",
    ]
    assert runs(parsed) == [
        ("reference", "[1]", "-> See"),
        ("link", "open", "https://example.org/"),
        ("reference", "below", "-> Last."),
        ("reference", "↩", "-> [1]"),
    ]


def test_deletions_comments_and_hidden_parts_are_left_out() -> None:
    automatic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties'
        ' fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties'
        ' text:display="none"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
        + p(
            'A<text:s text:c="2"/>b<text:tab/><text:span text:style-name="T1">c</text:span>'
            '<text:span text:style-name="T2">unseen</text:span><text:line-break/>d'
            f"<office:annotation>{p('a comment')}</office:annotation>"
        )
        + f'<text:section text:display="none">{p("hidden")}</text:section>'
        + f"<text:section>{p('Shown.')}</text:section>"
    )
    parsed = parse(odt(body, automatic=automatic))
    assert lines(parsed) == ["paragraph: A b c\nd", "paragraph: Shown."]
    assert runs(parsed) == [("strong", "c", "")]


def test_tables_frames_and_contents() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    wide = cell("Talks", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    body = (
        "<text:table-of-content><text:table-of-content-source/><text:index-body>"
        f"{p('Aim 3')}</text:index-body></text:table-of-content>"
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell('Year')}{wide}</table:table-row></table:table-header-rows><table:table-row>"
        f"{cell('2021')}{cell('3')}{cell('4')}</table:table-row></table:table>"
        + p(
            "Text.<draw:frame><draw:text-box>"
            f"{p('In the box.')}</draw:text-box><svg:desc>a box</svg:desc></draw:frame>"
        )
    )
    assert lines(parse(odt(body))) == [
        "aside paragraph: Aim 3",
        "table: Year\tTalks\n2021\t3\t4",
        "paragraph: Text.",
        "paragraph: In the box.",
    ]


def test_headers_and_footers_are_asides_and_properties_are_weighed() -> None:
    styles = (
        "<office:master-styles><style:master-page>"
        f"<style:header>{p('Ministry')}</style:header><style:footer>{p('7')}</style:footer>"
        "</style:master-page></office:master-styles>"
    )
    meta = (
        "<dc:title>Harbour talks</dc:title><meta:initial-creator>Kadri Saar</meta:initial-creator>"
    )
    parsed = parse(odt(p("Harbour Talks") + p("Text."), styles=styles, meta=meta))
    assert lines(parsed)[0] == "aside paragraph: Ministry"
    assert len(parsed.pieces) == 3
    assert [(c.field, c.confidence) for c in parsed.claims] == [("title", 0.9), ("authors", 0.3)]


def test_a_flat_file_is_read() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {OPEN_NAMESPACES}'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{p('Flat.')}</office:text></office:body></office:document>"
    ).encode()
    assert lines(parse(flat)) == ["paragraph: Flat."]
    assert read_bytes(flat, "a.fodt").format == "odt"


def encrypted(password: str, algorithm: str = "aes256-cbc") -> bytes:
    """A text encrypted as LibreOffice 3.5 to 24.2 does it."""
    text = f"<office:document-content {OPEN_NAMESPACES}><office:body><office:text>{p('Secret.')}"
    text += "</office:text></office:body></office:document-content>"
    deflater = zlib.compressobj(wbits=-15)
    packed = deflater.compress(text.encode()) + deflater.flush()
    salt, vector = bytes(range(16)), bytes(range(16, 32))
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password.encode()).digest(), salt, 1000, 32)
    padding = 16 - len(packed) % 16
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    stored = cipher.update(packed + bytes(padding - 1) + bytes([padding])) + cipher.finalize()

    def base64(content: bytes) -> str:
        return b64encode(content).decode()

    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="content.xml" m:size="{len(text)}"><m:encryption-data'
        ' m:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k"'
        f' m:checksum="{base64(hashlib.sha256(packed[:1024]).digest())}"><m:algorithm'
        f' m:algorithm-name="http://www.w3.org/2001/04/xmlenc#{algorithm}"'
        f' m:initialisation-vector="{base64(vector)}"/><m:key-derivation'
        ' m:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000"'
        f' m:salt="{base64(salt)}"/><m:start-key-generation'
        ' m:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"/>'
        "</m:encryption-data></m:file-entry></m:manifest>"
    )
    return zip_of({"META-INF/manifest.xml": manifest, "content.xml": stored})


def test_an_encrypted_text_opens_with_its_password_only() -> None:
    assert lines(parse(encrypted("hafen"), "hafen")) == ["paragraph: Secret."]
    for password in (None, "", "Hafen"):
        with pytest.raises(PasswordNeeded):
            parse(encrypted("hafen"), password)


def test_other_ways_of_encrypting_are_refused_with_a_way_out() -> None:
    with pytest.raises(UnreadableDocument, match="save it without a password"):
        parse(encrypted("hafen", "blowfish"), "hafen")
    with pytest.raises(UnreadableDocument, match="LibreOffice"):
        parse(zip_of({"encrypted-package": b"x"}), "hafen")


def test_what_is_no_text_is_refused_with_the_reason() -> None:
    with pytest.raises(UnreadableDocument, match="missing"):
        parse(zip_of({"meta.xml": "<a/>"}))
    with pytest.raises(UnreadableDocument, match="no OpenDocument text"):
        parse(zip_of({"content.xml": "<a/>"}))
    with pytest.raises(UnreadableDocument, match="nested"):
        parse(odt("<text:section>" * 300 + "</text:section>" * 300))
