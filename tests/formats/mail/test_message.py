"""E-mail messages become documents."""

import base64

import pytest

from briefreader.domain.document import BlockKind, Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.mutations import assert_read_or_refused, damaged
from tests.shared import shared

HEAD = (
    "From: Kadri Saar <saar@example.invalid>\r\nTo: list@example.invalid\r\n"
    "Subject: Harbour talks | a note\r\nDate: Fri, 5 Mar 2021 23:30:00 -0500\r\n"
    "MIME-Version: 1.0\r\n"
)


def document_of(head: str, *parts: str, kind: str = "mixed", name: str = "a.eml") -> Document:
    """The document of a message with this head, and these parts if there are any."""
    message = head
    if parts:
        bodies = "".join(f"--B\r\n{part}\r\n" for part in parts)
        message += f"Content-Type: multipart/{kind}; boundary=B\r\n\r\n{bodies}--B--\r\n"
    document = read_bytes(message.encode(), name)
    assert_lawful(document)
    return document


def kinds_of(document: Document) -> dict[str, BlockKind]:
    return {document.block_text(block): block.kind for block in document.blocks}


def text_part(text: str, kind: str = "text/plain", more: str = "") -> str:
    return f"Content-Type: {kind}; charset=utf-8\r\n{more}\r\n{text}"


def test_the_subject_is_the_title_the_sender_the_author_and_the_date_the_senders_own() -> None:
    document = document_of(HEAD + "\r\nThe ministers will meet.\r\n")
    assert document.format == "eml"
    assert document.metadata.title == "Harbour talks | a note"
    assert document.metadata.authors == ("Kadri Saar",)
    assert document.metadata.published == "2021-03-05"
    assert document.text.startswith("Harbour talks | a note\nFrom\tKadri Saar <saar@")


def test_the_head_is_a_table_between_the_title_and_the_text() -> None:
    document = document_of(HEAD + "\r\nThe ministers will meet.\r\n")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_of_two_forms_the_html_is_read() -> None:
    plain = text_part("The ministers will meet. <https://x.invalid/a/very/long/address>")
    html = text_part(
        "<p>The <b>ministers</b> will meet.<img src='https://x.invalid/'>", "text/html"
    )
    document = document_of(HEAD, plain, html, kind="alternative")
    assert document.text.endswith("-0500\nThe ministers will meet.")


def test_of_two_forms_the_plain_text_is_read_if_the_html_says_less() -> None:
    html = text_part("<p>Open this in a browser</p>", "text/html")
    plain = text_part("The ministers of both states will meet in Tallinn on Friday to talk.")
    assert "Tallinn" in document_of(HEAD, plain, html, kind="alternative").text


def test_encoded_words_and_bytes_in_the_head_are_read() -> None:
    head = "Subject: =?utf-8?B?SGFyYm91ciB0YWxrcyDigJM=?=\r\n =?utf-8?q?_note?=\r\n"
    head += "From: =?iso-8859-1?q?J=F6rg_M=FCller?= <j@x.invalid>\r\nMIME-Version: 1.0\r\n"
    metadata = document_of(head + "\r\nText.\r\n").metadata
    assert metadata.title == "Harbour talks – note"
    assert metadata.authors == ("Jörg Müller",)
    assert document_of("Subject: Gespräche\r\n\r\nText.\r\n").metadata.title == "Gespräche"


@pytest.mark.parametrize(
    ("sender", "authors"),
    [
        ("press@example.invalid", ()),
        ('"Saar, Kadri" <a@x.invalid>', ("Kadri Saar",)),
        ("\"'Kadri Saar' via Harbour List\" <list@x.invalid>", ("Kadri Saar",)),
        ("Harbour Office <a@x.invalid>", ("Harbour Office",)),
    ],
)
def test_the_author_is_the_name_that_the_sender_goes_by(
    sender: str, authors: tuple[str, ...]
) -> None:
    head = HEAD.replace("Kadri Saar <saar@example.invalid>", sender)
    assert document_of(head + "\r\nText.\r\n").metadata.authors == authors


@pytest.mark.parametrize("date", ["Fri, 35 Foo 20021 99:00:00 +9999", "soon", "0 0 0 0:0:0 x"])
def test_a_date_that_is_none_is_left_open_and_said(date: str) -> None:
    document = document_of(f"Subject: a\r\nDate: {date}\r\n\r\nText.\r\n")
    assert document.metadata.published is None
    assert date[:4] in document.warnings[0]


def test_attachments_are_listed_by_their_base_names_and_not_opened() -> None:
    attached = (
        'Content-Type: application/pdf; name="a.pdf"\r\n'
        'Content-Disposition: attachment; filename="../../a.pdf"\r\n\r\nThe secret part.'
    )
    document = document_of(HEAD, text_part("See attached."), attached)
    assert kinds_of(document)["Attachment: a.pdf"] is BlockKind.BOILERPLATE
    assert "secret" not in document.text


def test_a_message_sent_on_is_quoted() -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nSubject: The storm\r\n\r\nIt has passed.\r\n"
    kinds = kinds_of(document_of(HEAD, text_part("See below."), inner))
    assert kinds["The storm"] is kinds["It has passed."] is BlockKind.QUOTE


def test_messages_inside_messages_without_end_are_listed_or_refused() -> None:
    message = "Subject: inmost\r\n\r\nText.\r\n"
    for level in range(30):
        message = f"Subject: level {level}\r\nContent-Type: message/rfc822\r\n\r\n{message}"
    document = document_of(message)
    assert "message “level 25”" in document.text
    for level in range(1_000):
        message = f"Subject: level {level}\r\nContent-Type: message/rfc822\r\n\r\n{message}"
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        document_of(message)


@pytest.mark.parametrize(
    ("kind", "body", "way"),
    [
        ("multipart/encrypted; boundary=B", "--B\r\n\r\nVersion: 1\r\n--B--\r\n", "PGP"),
        ("application/pkcs7-mime; smime-type=enveloped-data", "AAAA", "S/MIME"),
        ("text/plain", "-----BEGIN PGP MESSAGE-----\r\n\r\nAAAA\r\n", "PGP"),
    ],
)
def test_an_encrypted_message_says_so(kind: str, body: str, way: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"encrypted \\({way}\\)"):
        document_of(HEAD + f"Content-Type: {kind}\r\n\r\n{body}\r\n")


def test_a_signed_message_is_read_without_its_signature() -> None:
    signature = "Content-Type: application/pgp-signature; name=s.asc\r\n\r\nAAAA"
    document = document_of(HEAD, text_part("They will meet."), signature, kind="signed")
    assert document.text.endswith("They will meet.")


def test_damaged_base64_is_read_as_far_as_it_goes_and_said() -> None:
    head = HEAD + "Content-Transfer-Encoding: base64\r\n\r\n"
    whole = base64.b64encode(b"The ministers will meet.").decode()
    document = document_of(head + whole[:8] + "!!" + whole[8:] + "\r\n")
    assert "The ministers" in document.text
    assert "damaged" in document.warnings[0]


def test_a_message_without_text_says_so() -> None:
    assert document_of(HEAD + "\r\n").warnings == ("The message has no text of its own.",)


def test_a_message_cut_out_of_a_mailbox_loses_the_mailboxs_lines() -> None:
    line = "From saar@example.invalid Fri Mar  5 23:30:00 2021\r\n"
    document = document_of(f"{line}{HEAD}\r\nThey meet.\r\n\r\n{line}X-Thread: 1\r\n")
    assert document.metadata.title == "Harbour talks | a note"
    assert document.text.endswith("They meet.")


def test_a_message_in_utf_16_is_read() -> None:
    content = (HEAD + "\r\nThe ministers will meet.\r\n").encode("utf-16")
    document = read_bytes(content, "a.eml")
    assert document.metadata.title == "Harbour talks | a note"
    assert document.text.endswith("The ministers will meet.")


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("us-ascii", "Münster".encode()),
        ("UTF_8", "Münster".encode()),
        ("iso-8859-1", "Münster".encode("latin-1")),
        ("x-unheard-of", "Münster".encode()),
    ],
)
def test_a_character_set_that_is_stated_wrongly_does_no_harm(charset: str, text: bytes) -> None:
    content = f"{HEAD}Content-Type: text/plain; charset={charset}\r\n\r\nIn ".encode() + text
    assert read_bytes(content, "a.eml").text.endswith("In Münster")


def test_thousands_of_encoded_words_take_bounded_time() -> None:
    document = document_of("Subject: " + "=?utf-8?q?a?= " * 20_000 + "\r\n\r\nText.\r\n")
    assert document.text.endswith("Text.")


PARTS = (
    text_part("The ministers will meet.\r\n> They met.\r\n-- \r\nKadri", more="X-Y: z\r\n"),
    text_part("<p>The ministers <b>meet</b>.</p><blockquote>x</blockquote>", "text/html"),
    "Content-Type: text/plain; format=flowed\r\nContent-Transfer-Encoding: base64\r\n\r\nVGV4dA==",
    "Content-Type: message/rfc822\r\n\r\nSubject: b\r\nDate: 5 Mar 2021\r\n\r\nText",
    "Content-Type: a/b; name*=utf-8''x%20y\r\nContent-Disposition: attachment\r\n\r\nAAAA",
)
SEEDS = tuple(
    f"{HEAD}Content-Type: multipart/{kind}; boundary=B\r\n\r\n--B\r\n".encode()
    + "\r\n--B\r\n".join(PARTS).encode()
    + b"\r\n--B--\r\n"
    for kind in ("mixed", "alternative", "related; start=<x>", "signed", "report")
)
WORDS = (
    *(
        b"\r\n",
        b"\r\n\r\n",
        b"--B\r\n",
        b"--B--\r\n",
        b"=?utf-8?b?",
        b"?=",
        b"=?x?q?=FF?=",
        b"\xff",
    ),
    *(b"Content-Type: ", b"multipart/mixed; boundary=B", b"message/rfc822", b"charset=", b"utf-7"),
    *(
        b"filename*0*=",
        b"filename*=x'y'%FF",
        b'"',
        b"<",
        b">",
        b"@",
        b"(",
        b",",
        b";",
        b":",
        b"\x00",
    ),
    *(b"Content-Transfer-Encoding: x-uuencode\r\n", b"begin 644 a\r\n", b"From: ", b"Date: 99"),
)


def test_damaged_messages_are_read_or_refused() -> None:
    for content in damaged(SEEDS, WORDS, 150):
        assert_read_or_refused(content, "a.eml")


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_many_damaged_messages_are_read_or_refused() -> None:
    for content in damaged(SEEDS, WORDS, 20_000):
        assert_read_or_refused(content, "a.eml")


def test_every_real_message_opens() -> None:
    for path in sorted(shared("documents", "eml").iterdir()):
        document = read_bytes(path.read_bytes(), path.name)
        assert_lawful(document)
        assert document.metadata.title
