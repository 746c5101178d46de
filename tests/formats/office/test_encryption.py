"""Encrypted Office files open with their password and no other."""

import random
from io import BytesIO

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.office import doc, docx
from tests.formats.mail.compound_file import STREAM_TYPE, Entry, compound_file
from tests.formats.office import making


@pytest.fixture(scope="module")
def encrypted() -> bytes:
    # The library encrypts packages of less than 4,096 bytes wrongly.
    padding = random.Random(1).randbytes(5_000)
    package = making.docx(making.p("Secret."), more={"word/media/image1.png": padding})
    made = BytesIO()
    OOXMLFile(BytesIO(package)).encrypt("hafen", made)
    return made.getvalue()


def test_a_word_file_opens_with_its_password(encrypted: bytes) -> None:
    assert making.lines(docx.parse(encrypted, "hafen")) == ["paragraph: Secret."]


@pytest.mark.parametrize("password", [None, "", "Hafen"])
def test_a_word_file_does_not_open_with_another(encrypted: bytes, password: str | None) -> None:
    with pytest.raises(PasswordNeeded):
        docx.parse(encrypted, password)


def test_what_would_take_too_long_is_not_tried() -> None:
    described = b'\x04\x00\x04\x00\x40\x00\x00\x00<e spinCount="9999999"/>'
    made = compound_file(
        [
            Entry("EncryptionInfo", STREAM_TYPE, described),
            Entry("EncryptedPackage", STREAM_TYPE, b"x" * 100),
        ]
    )
    with pytest.raises(UnreadableDocument, match="too long"):
        docx.parse(made, "hafen")


def test_damaged_encryption_is_refused() -> None:
    made = compound_file(
        [
            Entry("EncryptionInfo", STREAM_TYPE, b"\x04\x00\x04\x00x"),
            Entry("EncryptedPackage", STREAM_TYPE, b"x" * 100),
        ]
    )
    with pytest.raises(UnreadableDocument, match="encrypted in a way"):
        docx.parse(made, "hafen")
    with pytest.raises(UnreadableDocument, match="not described"):
        docx.parse(compound_file([Entry("a", STREAM_TYPE, b"x")]), "hafen")


def test_an_old_word_file_asks_for_its_password() -> None:
    made = making.doc("Secret.\r", flags=0x0300)
    with pytest.raises(PasswordNeeded):
        doc.parse(made)
    with pytest.raises(UnreadableDocument, match="encrypted in a way"):
        doc.parse(made, "hafen")
