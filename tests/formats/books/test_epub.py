"""EPUB books become documents."""

from collections.abc import Mapping

import pytest

from briefreader.domain.document import BlockKind, Document, RunStyle
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.archives import zip_of
from tests.formats.lawful import assert_lawful
from tests.formats.mutations import assert_read_or_refused, damaged
from tests.shared import shared

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/c.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = (
    '<dc:title>Harbour Talks</dc:title><dc:creator id="a">Kadri Saar</dc:creator>'
    "<dc:date>2021-03-05</dc:date><dc:language>en-GB</dc:language>"
)
FIRST = "<h1>One</h1><p>First chapter.</p>"
SECOND = "<h1>Two</h1><p>Second chapter.</p>"


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>'
        f"<body>{body}</body></html>"
    )


def package(manifest: str, spine: str, metadata: str = METADATA, guide: str = "") -> str:
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{manifest}</manifest><spine>{spine}</spine>{guide}</package>"
    )


def item(name: str, more: str = "") -> str:
    return f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml" {more}/>'


def book(
    chapters: dict[str, str],
    metadata: str = METADATA,
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A book of these chapters, in order; `extra` are more files, or others in their place."""
    listed = package(
        "".join(item(name) for name in chapters),
        "".join(f'<itemref idref="{name}"/>' for name in chapters),
        metadata,
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/c.opf": listed,
    }
    files |= {f"OEBPS/{name}.xhtml": page(body) for name, body in chapters.items()}
    return zip_of(files | dict(extra or {}))


def document_of(content: bytes) -> Document:
    document = read_bytes(content, "a.epub")
    assert_lawful(document)
    return document


def reference(document: Document, text: str) -> str:
    """What a reference with this text leads to: the text from there on."""
    run = next(
        run
        for run in document.runs
        if run.style is RunStyle.REFERENCE and document.text[run.start : run.end] == text
    )
    return document.text[int(run.target[1:]) :]


def test_the_chapters_follow_one_another_and_the_record_names_title_author_and_date() -> None:
    document = document_of(book({"a": FIRST, "b": SECOND}))
    assert document.format == "epub"
    assert document.text == "One\nFirst chapter.\nTwo\nSecond chapter."
    assert document.warnings == ()
    metadata = document.metadata
    assert (metadata.title, metadata.authors) == ("Harbour Talks", ("Kadri Saar",))
    assert (metadata.published, metadata.language) == ("2021-03-05", "en")


def test_only_writers_are_authors_and_only_the_publication_is_the_date() -> None:
    metadata = (
        '<dc:title id="t">Talks</dc:title>'
        '<dc:creator opf:role="ill">Per Lund</dc:creator>'
        '<dc:creator id="w">Saar, Kadri</dc:creator><meta refines="#w" property="role">aut</meta>'
        '<dc:creator id="e">Ann Lee</dc:creator><meta refines="#e" property="role">edt</meta>'
        '<dc:date opf:event="conversion">2023-01-01</dc:date>'
        '<dc:date opf:event="publication">2019-08-23</dc:date>'
        "<dc:publisher>Harbour Press</dc:publisher>"
        "<dc:identifier>urn:isbn:9780306406157</dc:identifier>"
        "<dc:source>https://example.invalid/talks</dc:source>"
    )
    found = document_of(book({"a": FIRST}, metadata)).metadata
    assert found.authors == ("Kadri Saar",)
    assert found.published == "2019-08-23"
    assert found.publisher == "Harbour Press"
    assert found.number == "ISBN 9780306406157"
    assert found.url == "https://example.invalid/talks"


@pytest.mark.parametrize("date", ["0101-01-01T00:00:00+00:00", "soon", ""])
def test_a_date_that_is_none_is_left_open(date: str) -> None:
    metadata = f"<dc:title>Talks</dc:title><dc:date>{date}</dc:date>"
    assert document_of(book({"a": FIRST}, metadata)).metadata.published is None


def test_notes_in_another_chapter_are_linked_both_ways() -> None:
    first = '<p>A port<a epub:type="noteref" id="r1" href="b.xhtml#n1">1</a>.</p>'
    second = '<p id="n1"><a href="a.xhtml#r1">Back</a> A large one.</p><p id="r1">Other</p>'
    document = document_of(book({"a": first, "b": second}))
    assert document.text == "A port[1].\nBack A large one.\nOther"
    assert reference(document, "[1]").startswith("Back A large")
    assert reference(document, "Back").startswith("[1].")


def test_a_link_to_a_chapter_leads_to_its_start() -> None:
    first = '<p>See <a href="b.xhtml">the second</a>.</p>'
    assert reference(document_of(book({"a": first, "b": SECOND})), "the second").startswith("Two")


def test_page_breaks_begin_pages() -> None:
    first = '<p>One <span epub:type="pagebreak" id="p7" title="7"/>two.</p>'
    document = document_of(book({"a": first}))
    assert [(page.start, page.label) for page in document.pages] == [(4, "7")]


def test_a_list_of_pages_begins_pages_where_no_break_does() -> None:
    listed = '<nav epub:type="page-list"><ol><li><a href="a.xhtml#x">{iv}</a></li></ol></nav>'
    manifest = item("a") + item("nav", 'properties="nav"')
    files = {
        "OEBPS/c.opf": package(manifest, '<itemref idref="a"/>'),
        "OEBPS/nav.xhtml": page(listed),
    }
    document = document_of(book({"a": '<p>One <a id="x"/>two.</p>'}, extra=files))
    assert [(page.start, page.label) for page in document.pages] == [(4, "iv")]


def test_the_list_of_contents_is_aside_and_what_is_out_of_order_comes_last() -> None:
    manifest = item("nav", 'properties="nav"') + item("n") + item("a")
    spine = '<itemref idref="nav"/><itemref idref="n" linear="no"/><itemref idref="a"/>'
    files = {"OEBPS/c.opf": package(manifest, spine)}
    chapters = {"nav": "<nav><p>Contents</p></nav>", "n": "<p>A note.</p>", "a": FIRST}
    document = document_of(book(chapters, extra=files))
    assert document.text == "Contents\nOne\nFirst chapter.\nA note."
    assert document.blocks[0].kind is BlockKind.BOILERPLATE
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_an_imprint_and_a_chapter_of_links_are_aside() -> None:
    links = "".join(f'<p><a href="b.xhtml#{i}">Chapter {i}</a></p>' for i in range(6))
    imprint = '<section epub:type="imprint"><p>Printed in Tallinn.</p></section>'
    document = document_of(book({"a": links, "b": FIRST + imprint}))
    own = [document.block_text(block) for block in document.body()]
    assert own == ["One", "First chapter."]


def test_a_chapter_that_is_not_well_formed_is_read_and_said() -> None:
    document = document_of(book({"a": "<p>Unclosed &nbsp; & bad <br> tag", "b": SECOND}))
    assert "Unclosed" in document.text
    assert document.text.endswith("Second chapter.")
    assert "1 are not well-formed" in document.warnings[0]


def test_missing_chapters_and_chapters_outside_the_book_are_left_out_and_said() -> None:
    manifest = (
        item("a")
        + item("b")
        + '<item id="e" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>'
        + '<item id="r" href="https://x.invalid/x" media-type="application/xhtml+xml"/>'
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in "aber")
    document = document_of(book({"a": FIRST}, extra={"OEBPS/c.opf": package(manifest, spine)}))
    assert document.text == "One\nFirst chapter."
    assert len(document.warnings) == 2


def test_a_picture_is_left_out_and_the_page_that_stands_for_it_is_read() -> None:
    manifest = (
        '<item id="p" href="p.svg" media-type="image/svg+xml" fallback="a"/>'
        '<item id="q" href="q.svg" media-type="image/svg+xml"/>' + item("a")
    )
    spine = '<itemref idref="q"/><itemref idref="p"/>'
    document = document_of(book({"a": FIRST}, extra={"OEBPS/c.opf": package(manifest, spine)}))
    assert document.text == "One\nFirst chapter."


ENCRYPTED = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>'
)


def test_a_copy_protected_book_says_so() -> None:
    method = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(UnreadableDocument, match="copy-protected"):
        document_of(book({"a": FIRST}, extra={"META-INF/encryption.xml": method}))


def test_a_book_whose_fonts_are_obscured_is_read() -> None:
    method = ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    document = document_of(book({"a": FIRST}, extra={"META-INF/encryption.xml": method}))
    assert document.text == "One\nFirst chapter."


@pytest.mark.parametrize("name", ["META-INF/container.xml", "OEBPS/c.opf"])
def test_a_list_that_declares_entities_is_refused(name: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    with pytest.raises(UnreadableDocument, match="declares entities"):
        document_of(book({"a": FIRST}, extra={name: bomb}))


def test_a_list_with_small_faults_is_read() -> None:
    metadata = "<dc:title>Talks &amp; Caf&eacute; & more</dc:title>"
    assert document_of(book({"a": FIRST}, metadata)).metadata.title == "Talks & Café & more"


def test_a_book_without_its_container_is_read_if_its_list_is_plain_to_see() -> None:
    container = {"META-INF/container.xml": "<container/>"}
    document = document_of(book({"a": FIRST}, extra=container))
    assert document.text == "One\nFirst chapter."
    assert "container.xml" in document.warnings[0]


def test_a_book_without_list_is_refused() -> None:
    content = zip_of({"mimetype": "application/epub+zip", "a.xhtml": page(FIRST)})
    with pytest.raises(UnreadableDocument, match="container"):
        document_of(content)


def test_a_chapter_that_unpacks_without_bound_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        document_of(book({"a": "<p>" + " " * 20_000_000 + "</p>"}))


NOTES = {
    "a": '<p>A port<a epub:type="noteref" href="b.xhtml#n1">1</a>.</p>' + FIRST,
    "b": '<p id="n1">A note.</p><span role="doc-pagebreak" title="2"/>' + SECOND,
}
PARTS = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/c.opf": package(
        item("a") + item("b", 'properties="nav"'), '<itemref idref="a"/><itemref idref="b"/>'
    ),
    "OEBPS/a.xhtml": page(NOTES["a"]),
    "OEBPS/b.xhtml": page(NOTES["b"]),
}
WORDS = (
    *(b"<", b">", b"</", b"/>", b"&", b"&amp;", b"&nbsp;", b'"', b"\x00", b"\xff", b"<!--", b"]]>"),
    *(
        b"<!DOCTYPE a>",
        b"<![CDATA[",
        b"../",
        b"#",
        b"%00",
        b"href=",
        b'id="n1"',
        b"<table><tr><td>",
    ),
    *(b"xmlns=", b"<dc:date>2021", b"<item/>", b"encoding='utf-16'", b"<title>", b"<nav>"),
)


def damaged_books(count: int) -> None:
    for content in damaged((book(NOTES),), WORDS, count // 2):
        assert_read_or_refused(content, "a.epub")
    for name, part in PARTS.items():
        for content in damaged((part.encode(),), WORDS, count // (2 * len(PARTS))):
            files: dict[str, str | bytes] = {"mimetype": "application/epub+zip", **PARTS}
            assert_read_or_refused(zip_of(files | {name: content}), "a.epub")


def test_damaged_books_are_read_or_refused() -> None:
    damaged_books(160)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_many_damaged_books_are_read_or_refused() -> None:
    damaged_books(20_000)


def test_every_real_book_opens() -> None:
    for path in sorted(shared("documents", "epub").iterdir()):
        document = document_of(path.read_bytes())
        assert document.words > 500


def test_a_book_of_nothing_but_elements_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="larger than any book needs"):
        document_of(book({"a": "<b/>" * 300_000}))
