"""Encrypted files: their password is asked for, used, and kept nowhere."""

import io
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from briefreader.library import Library
from tests.library.disturbed import run

PASSWORD = "tallinn-2021"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Harbour talks announced</w:t></w:r>'
        "</w:p><w:p><w:r><w:t>The foreign ministers of Estonia and Norway will meet in Tallinn on"
        " March 12 to speak of trade.</w:t></w:r></w:p></w:body></w:document>"
    ),
}


def word_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        # What encrypts writes a file of less than 4 KB wrongly.
        archive.writestr("word/filler.bin", bytes(8000))
    return buffer.getvalue()


@pytest.fixture(scope="module")
def encrypted() -> bytes:
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(word_file())).encrypt(PASSWORD, target)
    return target.getvalue()


@pytest.fixture
def path(tmp_path: Path, encrypted: bytes) -> Path:
    path = tmp_path / "talks.docx"
    path.write_bytes(encrypted)
    return path


def test_an_encrypted_file_asks_for_its_password(library: Library, path: Path) -> None:
    for password in (None, "wrong"):
        [refusal] = library.add([path], password=password).failed
        assert refusal.needs_password
        assert refusal.reason.endswith(".")
    [row] = library.rows()
    assert row.needs_password
    assert row.path == str(path)


def test_with_its_password_it_is_read_and_its_copy_stays_encrypted(
    library: Library, path: Path, encrypted: bytes
) -> None:
    library.add([path])
    [item] = library.add([path], password=PASSWORD).added
    assert "Tallinn" in library.document(item.id).text
    assert [row.id for row in library.rows()] == [item.id]
    copy = library.places.library / "documents" / f"{item.id}.docx"
    assert copy.read_bytes() == encrypted
    files = [p for p in library.places.library.rglob("*") if p.is_file()]
    assert not any(PASSWORD.encode() in p.read_bytes() for p in files)
    assert library.check().problems == ()


@pytest.mark.parametrize("is_there", [True, False])
def test_after_a_rebuild_its_password_brings_it_back_with_its_notes(
    library: Library, path: Path, is_there: bool
) -> None:
    key = library.add([path], password=PASSWORD).added[0].id
    library.annotate(key, library.find_quote(key, "Tallinn"), note="capital")
    if not is_there:
        path.unlink()
    report = library.rebuild()
    assert [refusal.needs_password for refusal in report.failed] == [True]
    assert library.pending() == (key,)
    # Until then no start tries again.
    assert not library.is_behind()
    assert library.fill_caches().failed == ()
    [row] = library.rows()
    assert row.needs_password
    assert library.add([Path(row.path)]).failed[0].needs_password
    [item] = library.add([Path(row.path)], password=PASSWORD).unchanged
    assert item.id == key
    assert library.pending() == ()
    assert [p.annotation.note for p in library.placements(key)] == ["capital"]
    assert [row.id for row in library.rows()] == [key]
    assert library.summary(key).path == str(path)


def test_the_command_line_refuses_it_with_a_reason(tmp_path: Path, path: Path) -> None:
    refused = run(tmp_path, "add", path, "--json")
    assert refused.returncode == 1
    assert refused.stderr == ""
    assert "password" in refused.stdout
