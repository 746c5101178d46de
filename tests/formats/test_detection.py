"""What a file is, by its content first."""

import gzip

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.detection import binary_format
from briefreader.formats.foreign import Foreign
from briefreader.formats.names import Format, misnamed
from briefreader.formats.reader import read_bytes
from tests.formats.archives import zip_of

TYPES = "<Types><Override PartName='/x' ContentType='application/{}.main+xml'/></Types>"
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
MESSAGE = b"From: a@x.invalid\nTo: b@x.invalid\nSubject: c\nMIME-Version: 1.0\n\nText\n"
SAVED_PAGE = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://x.invalid/
MIME-Version: 1.0
Content-Type: multipart/related; boundary=B

"""
PAGE = b"<!doctype html><html><body><h1>Talks</h1><p>They met.</p></body></html>"


def office(kind: str, **entries: str) -> bytes:
    return zip_of({"[Content_Types].xml": TYPES.format(kind), **entries})


@pytest.mark.parametrize(
    ("content", "suffix", "format_"),
    [
        (b"%PDF-1.5\n%\xe2\xe3", ".txt", Format.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.5\n", ".pdf", Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\n", ".pdf", Format.PDF),
        (b"{\\rtf1 x}", ".doc", Format.RTF),
        (zip_of({"mimetype": "application/epub+zip"}), ".zip", Format.EPUB),
        (zip_of({"mimetype": "application/epub+zip\n", "a": "b"}), ".epub", Format.EPUB),
        (zip_of({"META-INF/container.xml": "<c/>", "a.opf": ""}), ".epub", Format.EPUB),
        (zip_of({"mimetype": OPEN_DOCUMENT + "text"}), ".odt", Format.ODT),
        (zip_of({"mimetype": OPEN_DOCUMENT + "text-template"}), ".ott", Format.ODT),
        (office(WORD), ".docx", Format.DOCX),
        (office("vnd.ms-word.document.macroEnabled"), ".docm", Format.DOCX),
        (office("vnd.ms-word.template.macroEnabledTemplate"), ".dotm", Format.DOCX),
        (office(WORD, **{"word/embeddings/a.xlsx": "xl/workbook.xml"}), ".docx", Format.DOCX),
        (zip_of({"[Content_Types].xml": "", "word/document.xml": ""}), ".docx", Format.DOCX),
        (MESSAGE, ".txt", Format.EML),
        (MESSAGE.decode().encode("utf-16"), ".eml", Format.EML),
        (b"From a@x.invalid Fri Mar  5 10:00:00 2021\n" + MESSAGE, ".eml", Format.EML),
        (MESSAGE + b"\nFrom b@x.invalid Fri Mar  5 10:00:00 2021\n", ".eml", Format.EML),
        (b"Date: yesterday\nSubject: a\n\nText\n", ".eml", Format.EML),
        (SAVED_PAGE, ".txt", Format.MHTML),
        (
            b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n',
            ".doc",
            Format.MHTML,
        ),
        (MESSAGE.replace(b"1.0\n", b"1.0\nContent-Type: multipart/related\n"), "", Format.EML),
    ],
)
def test_a_format_that_is_read_is_known_by_its_content(
    content: bytes, suffix: str, format_: Format
) -> None:
    assert binary_format(content, suffix) is format_


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (zip_of({"a.txt": "b"}), "a.zip", "a ZIP archive"),
        (zip_of({"a.txt": "word/document.xml"}), "a.docx", "a ZIP archive"),
        (zip_of({"mimetype": OPEN_DOCUMENT + "spreadsheet"}), "a.odt", "OpenDocument file"),
        (office("vnd.openxmlformats-officedocument.spreadsheetml.sheet"), "a.docx", "Excel"),
        (office("vnd.openxmlformats-officedocument.presentationml.x"), "a.docx", "PowerPoint"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "a PNG image"),
        (gzip.compress(PAGE, mtime=0), "a.html", "a gzip archive"),
        (b"name,date\nx,1\n", "a.csv", "a CSV table"),
        (b'{"a": 1}', "a.json", "a JSON file"),
        (b"= Title\n\nText.\n", "a.asciidoc", "an AsciiDoc file"),
        (b"<?xml version='1.0'?><transcripts/>", "a.xml", "an XML file"),
        (
            b"<?xml version='1.0'?>\n<?mso-application progid='Word.Document'?>",
            "a.doc",
            "Word 2003",
        ),
        (PAGE, "a.pdf", "an HTML page under the name of a PDF"),
        (
            b"From a@x Fri Mar 5 2021\n" + MESSAGE + b"\nFrom b@x Fri Mar 5 2021\nTo: c\n\n",
            "a",
            "mailbox",
        ),
    ],
)
def test_a_known_format_that_cannot_be_read_is_named(content: bytes, name: str, what: str) -> None:
    with pytest.raises(UnreadableDocument, match=what):
        read_bytes(content, name)


def test_a_refusal_says_what_the_user_can_do() -> None:
    what = binary_format(b"= Title\n", ".adoc")
    assert isinstance(what, Foreign)
    assert what.reason == (
        "This is an AsciiDoc file, which briefreader does not read. Convert it to HTML. To see it"
        " as plain text, rename it to end in .txt."
    )


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04....word/document.xml", zip_of({"mimetype": "application/epub+zip"})[:-30]],
)
def test_an_archive_without_its_list_is_called_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="is damaged"):
        read_bytes(content, "report.docx")


def test_a_compound_file_without_streams_is_called_damaged() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4088)
    with pytest.raises(UnreadableDocument, match=r"old Office file .* damaged"):
        read_bytes(content, "a.doc")


def test_noise_is_not_a_text() -> None:
    with pytest.raises(UnreadableDocument, match="not a text file"):
        read_bytes(bytes(range(256)) * 200, "noise.txt")


def test_noise_under_the_name_of_a_book_is_called_damaged() -> None:
    with pytest.raises(UnreadableDocument, match="does not begin as an EPUB book does"):
        read_bytes(bytes(range(256)) * 200, "noise.epub")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_html_under_the_name_of_a_text_is_read_as_html(name: str) -> None:
    document = read_bytes(PAGE, name)
    assert document.format == "html"
    assert document.warnings == ()


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.mht", "a.rtf"])
def test_html_under_the_name_of_another_format_is_read_with_a_warning(name: str) -> None:
    document = read_bytes(PAGE, name)
    assert document.format == "html"
    assert "but it is a web page (HTML)." in document.warnings[0]


def test_the_suffix_of_a_template_stands_for_its_format() -> None:
    assert misnamed(Format.DOCX, ".docm") == misnamed(Format.ODT, ".ott") == ()


def test_a_text_under_the_name_of_a_page_keeps_its_paragraphs() -> None:
    document = read_bytes(b"Talks\n\nThey met.\n\nThey left.\n", "a.html")
    assert document.format == "text"
    assert len(document.blocks) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"Use <b> for bold and <i> for italics.\n",
        b"Subject: the memo\nFrom: the desk\nTo: all\nDate: 5 March 2021\n\nText.\n",
        b"A PDF file begins with %PDF-1.4 and a line of bytes.\n",
        b'{"a": "b c d"}',
    ],
)
def test_a_text_that_mentions_a_format_stays_a_text(content: bytes) -> None:
    assert read_bytes(content, "a.txt").format == "text"


def test_a_page_that_mentions_pdf_stays_a_page() -> None:
    assert read_bytes(PAGE.replace(b"They met", b"%PDF-1.4 1 0 obj"), "a.html").format == "html"
