"""Outlook messages become documents."""

import struct

import pytest

from briefreader.domain.document import BlockKind, Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.mail.compound_file import STORAGE_TYPE, Entry, outlook_message, properties
from tests.formats.mutations import assert_read_or_refused, damaged
from tests.shared import shared

TEXTS = {
    0x0037: "Harbour talks – note",
    0x001A: "IPM.Note",
    0x0C1A: "Kadri Saar",
    0x0C1F: "/O=EXAMPLE/CN=SAAR",
    0x5D01: "saar@example.invalid",
}
PLAIN = {0x1000: "The ministers will meet.\r\n\r\n> They met before.\r\n"}
HTML = {0x1013: "<p>The ministers will meet in <b>Münster</b>.</p>".encode("cp1252")}
# 5 March 2021, 04:30 UTC, in units of 100 nanoseconds since 1601.
SUBMITTED = {0x0039: 132_593_850_000_000_000}
RECIPIENT = Entry(
    "__recip_version1.0_#00000000",
    STORAGE_TYPE,
    children=properties(8, {0x3001: "Per Lund", 0x39FE: "per@x.invalid"}, numbers={0x0C15: 2}),
)
ATTACHMENT = Entry(
    "__attach_version1.0_#00000000",
    STORAGE_TYPE,
    children=properties(8, {0x3707: "../../note.docx"}, {0x3701: b"PK"}),
)
EMBEDDED = Entry(
    "__attach_version1.0_#00000001",
    STORAGE_TYPE,
    children=[
        *properties(8, {}, numbers={0x3705: 5}),
        Entry(
            "__substg1.0_3701000D",
            STORAGE_TYPE,
            children=properties(24, {0x0037: "Inner note", 0x1000: "The storm has passed."}),
        ),
    ],
)


def document_of(content: bytes) -> Document:
    document = read_bytes(content, "note.msg")
    assert_lawful(document)
    return document


def test_a_message_has_its_subject_as_title_and_its_sender_as_author() -> None:
    document = document_of(outlook_message(TEXTS | PLAIN, times=SUBMITTED, folders=[RECIPIENT]))
    assert document.metadata.title == "Harbour talks – note"
    assert document.metadata.authors == ("Kadri Saar",)
    assert document.metadata.published == "2021-03-05"
    assert "From\tKadri Saar <saar@example.invalid>\nCc\tPer Lund <per@x.invalid>" in document.text
    assert document.blocks[-1].kind is BlockKind.QUOTE


def test_the_date_of_the_head_keeps_the_senders_day() -> None:
    headers = {0x007D: "Date: Thu, 4 Mar 2021 23:30:00 -0500\r\nFrom: Per Lund <p@x.invalid>\r\n"}
    metadata = document_of(outlook_message(TEXTS | PLAIN | headers, times=SUBMITTED)).metadata
    assert metadata.published == "2021-03-04"
    assert metadata.authors == ("Per Lund",)


def test_a_date_of_the_head_that_outlook_does_not_show_is_passed_over() -> None:
    headers = {0x007D: "Date: Thu, 4 Feb 2016 23:30:00 -0500\r\n"}
    metadata = document_of(outlook_message(TEXTS | PLAIN | headers, times=SUBMITTED)).metadata
    assert metadata.published == "2021-03-05"


def test_html_is_read_rather_than_plain_text() -> None:
    document = document_of(outlook_message(TEXTS | PLAIN, HTML))
    assert "in Münster." in document.text
    assert "met before" not in document.text


def test_a_body_that_is_rich_text_only_is_read() -> None:
    rich = rb"{\rtf1\ansi The ministers will meet in Tallinn.\par}"
    # [MS-OXRTFCP]: stored without compression.
    packed = struct.pack("<II4sI", len(rich) + 12, len(rich), b"MELA", 0) + rich
    document = document_of(outlook_message(TEXTS, {0x1009: packed}))
    assert "The ministers will meet in Tallinn." in document.text


def test_attachments_are_listed_and_messages_among_them_are_quoted() -> None:
    document = document_of(outlook_message(TEXTS | PLAIN, folders=[ATTACHMENT, EMBEDDED]))
    kinds = {document.block_text(block): block.kind for block in document.blocks}
    assert kinds["Attachment: note.docx"] is BlockKind.BOILERPLATE
    assert kinds["The storm has passed."] is BlockKind.QUOTE


@pytest.mark.parametrize(
    ("texts", "name", "way"),
    [
        ({0x001A: "IPM.Note.SMIME"}, "smime.p7m", "S/MIME"),
        ({}, "message_v2.rpmsg", "IRM"),
        ({0x007D: "Content-Type: multipart/encrypted; boundary=x\r\n"}, "a.bin", "PGP"),
    ],
)
def test_an_encrypted_message_says_so(texts: dict[int, str], name: str, way: str) -> None:
    sealed = Entry(ATTACHMENT.name, STORAGE_TYPE, children=properties(8, {0x3707: name}))
    with pytest.raises(UnreadableDocument, match=way):
        document_of(outlook_message(TEXTS | texts, folders=[sealed]))


def test_a_message_signed_as_a_whole_is_read() -> None:
    signed = b"Content-Type: text/plain\r\n\r\nThe ministers will meet.\r\n"
    sealed = Entry(ATTACHMENT.name, STORAGE_TYPE, children=properties(8, {}, {0x3701: signed}))
    texts = TEXTS | {0x001A: "IPM.Note.SMIME.MultipartSigned"}
    assert "ministers" in document_of(outlook_message(texts, folders=[sealed])).text


def test_a_cut_message_is_refused_as_damaged() -> None:
    content = outlook_message(TEXTS | PLAIN)
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes(content[:600], "note.msg")


SEEDS = (
    outlook_message(TEXTS | PLAIN, HTML, SUBMITTED, [RECIPIENT, ATTACHMENT, EMBEDDED]),
    outlook_message(TEXTS, {0x1009: b"\x30\0\0\0\x20\0\0\0LZFu" + b"\x11" * 40}),
)
WORDS = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xfe\xff\xff\xff", b"\x1f\0", b"\x02\x01", b"\x40\0")


def test_damaged_messages_are_read_or_refused() -> None:
    for content in damaged(SEEDS, WORDS, 150):
        assert_read_or_refused(content, "note.msg")


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_many_damaged_messages_are_read_or_refused() -> None:
    for content in damaged(SEEDS, WORDS, 20_000):
        assert_read_or_refused(content, "note.msg")


@pytest.mark.parametrize("name", ["fake-email-attachment.msg", "fake-email-with-cc-and-bcc.msg"])
def test_real_messages_are_read(name: str) -> None:
    content = shared("documents", "msg", name).read_bytes()
    document = document_of(content)
    assert document.metadata.title.startswith("Fake email with")
    assert document.metadata.authors
