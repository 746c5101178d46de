"""Web pages saved whole become documents."""

import pytest

from briefreader.domain.document import Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.mutations import assert_read_or_refused, damaged

ARCHIVE = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.example.invalid/talks
Subject: Harbour talks
Date: Mon, 5 Apr 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.example.invalid/talks

<html><head><meta charset=3D"utf-8"><title>Harbour talks</title></head>
<body><h1>Harbour talks</h1><p>They meet in M=C3=BCnster.</p><img src=3D"cid:a"></body></html>
--B
Content-Type: text/html
Content-Location: https://ads.example.invalid/frame

<p>An advertisement</p>
--B--
"""


def document_of(source: str, name: str = "a.mhtml") -> Document:
    document = read_bytes(source.encode(), name)
    assert_lawful(document)
    return document


def test_the_page_is_read_and_its_frames_are_not() -> None:
    document = document_of(ARCHIVE)
    assert document.format == "mhtml"
    assert document.text == "Harbour talks\nThey meet in Münster."
    assert document.metadata.title == "Harbour talks"


def test_the_address_is_the_pages_and_the_day_of_saving_is_not_its_date() -> None:
    metadata = document_of(ARCHIVE).metadata
    assert metadata.url == "https://www.example.invalid/talks"
    assert metadata.published is None


def test_the_part_that_is_named_as_the_start_is_the_page() -> None:
    source = ARCHIVE.replace('boundary="B"', 'boundary="B"; start="<x@y>"').replace(
        "Content-Location: https://ads", "Content-ID: <x@y>\nContent-Location: https://ads"
    )
    assert document_of(source).text == "An advertisement"


def test_a_page_saved_by_a_word_processor_without_sender_is_read() -> None:
    source = "MIME-Version: 1.0\n" + ARCHIVE[ARCHIVE.index("Content-Type") :]
    assert document_of(source, "a.doc").format == "mhtml"


def test_an_archive_without_a_page_is_refused() -> None:
    source = ARCHIVE.replace("text/html", "image/png")
    with pytest.raises(UnreadableDocument, match="without the page"):
        document_of(source)


WORDS = (
    b"\r\n\r\n",
    b"--B\n",
    b"Content-Type: text/html\n\n",
    b"<p>",
    b"=",
    b"=FF",
    b"\xff",
    b"\0",
)


def test_damaged_archives_are_read_or_refused() -> None:
    for content in damaged((ARCHIVE.encode(),), WORDS, 150):
        assert_read_or_refused(content, "a.mhtml")


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_many_damaged_archives_are_read_or_refused() -> None:
    for content in damaged((ARCHIVE.encode(),), WORDS, 20_000):
        assert_read_or_refused(content, "a.mhtml")
