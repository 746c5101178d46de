"""What containers hold is known by their own lists."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats import foreign
from briefreader.formats.containers import compound, zipped
from briefreader.formats.foreign import Foreign
from briefreader.formats.names import Format
from tests.formats.archives import zip_of
from tests.formats.mail.compound_file import STORAGE_TYPE, STREAM_TYPE, Entry, compound_file


def stream(name: str) -> Entry:
    return Entry(name, STREAM_TYPE, b"x" * 100)


@pytest.mark.parametrize(
    ("names", "suffix", "what"),
    [
        (["__properties_version1.0"], ".msg", Format.MSG),
        (["WordDocument", "1Table"], ".doc", Format.DOC),
        (["EncryptedPackage", "EncryptionInfo"], ".docx", Format.DOCX),
        (["EncryptedPackage", "EncryptionInfo"], ".xlsx", foreign.XLSX),
        (["Workbook"], ".doc", foreign.XLS),
        (["PowerPoint Document"], ".ppt", foreign.PPT),
        (["Unheard Of"], ".doc", foreign.OLD_OFFICE),
    ],
)
def test_a_compound_file_is_known_by_the_streams_of_its_root(
    names: list[str], suffix: str, what: Format | Foreign
) -> None:
    assert compound(compound_file([stream(name) for name in names]), suffix) is what


def test_what_is_embedded_in_a_compound_file_does_not_count() -> None:
    pool = Entry("ObjectPool", STORAGE_TYPE, children=[stream("WordDocument")])
    assert compound(compound_file([stream("Workbook"), pool]), ".doc") is foreign.XLS


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        (["FixedDocSeq.fdseq", "[Content_Types].xml"], foreign.XPS),
        (["META-INF/MANIFEST.MF"], foreign.JAVA),
        (["Index/Document.iwa"], foreign.PAGES),
        (["content.xml", "META-INF/manifest.xml"], foreign.OPEN_DOCUMENT),
        (["report/word/document.xml"], foreign.ZIP),
    ],
)
def test_an_archive_is_known_by_its_entries(entries: list[str], what: Foreign) -> None:
    assert zipped(zip_of(dict.fromkeys(entries, ""))) is what


def test_an_open_document_without_its_mark_is_known_by_its_manifest() -> None:
    manifest = '<entry media-type="application/vnd.oasis.opendocument.text"/>'
    entries = {"content.xml": "", "META-INF/manifest.xml": manifest}
    assert zipped(zip_of(dict(entries))) is Format.ODT


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x05\x06" + bytes(10), b"PK\x07\x08x"])
def test_an_archive_without_its_list_is_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        zipped(content)
