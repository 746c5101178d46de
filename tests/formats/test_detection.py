"""What a file is, by its content first."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"%PDF-1.5\n%\xe2\xe3", "report.txt", "a PDF file"),
        (b"PK\x03\x04....word/document.xml", "report.docx", "a Word file"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "book.epub", "an EPUB book"),
        (b"PK\x03\x04", "a.zip", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "an old Office file"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "a PNG image"),
        (b"{\\rtf1 x}", "a.txt", "an RTF file"),
        (b"name,date\nx,1\n", "a.csv", "a CSV table"),
        (b'{"a": 1}', "a.json", "a JSON file"),
        (b"From: a@x.invalid\nSubject: b\nMIME-Version: 1.0\n\nText\n", "a.txt", "an e-mail"),
        (b"<html><p>Not found</p></html>", "a.pdf", "an HTML page under the name of a PDF"),
    ],
)
def test_a_known_format_that_cannot_be_read_is_named(content: bytes, name: str, what: str) -> None:
    with pytest.raises(UnreadableDocument, match=what):
        read_bytes(content, name)


def test_noise_is_not_a_text() -> None:
    with pytest.raises(UnreadableDocument, match="not a text file"):
        read_bytes(bytes(range(256)) * 200, "noise.txt")


def test_html_under_the_name_of_a_text_is_read_as_html() -> None:
    content = b"<!doctype html><html><body><h1>Talks</h1><p>They met.</p></body></html>"
    assert read_bytes(content, "a.txt").format == "html"


def test_a_text_under_the_name_of_a_page_keeps_its_paragraphs() -> None:
    document = read_bytes(b"Talks\n\nThey met.\n\nThey left.\n", "a.html")
    assert document.format == "text"
    assert len(document.blocks) == 3


def test_a_text_that_mentions_a_tag_stays_a_text() -> None:
    assert read_bytes(b"Use <b> for bold and <i> for italics.\n", "a.txt").format == "text"


def test_json_under_the_name_of_a_text_is_shown_as_text() -> None:
    assert read_bytes(b'{"a": "b c d"}', "a.txt").format == "text"
