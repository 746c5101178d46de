"""Archives of XML parts: what is damaged, encrypted or too large is refused."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office import packages
from briefreader.formats.office.packages import Package, parse_xml
from tests.formats.archives import zip_of


def test_parts_are_read_by_name() -> None:
    package = Package(zip_of({"a.xml": "<a><b/></a>", "b": b"x"}))
    assert package.names() == ["a.xml", "b"]
    assert package.read("b") == b"x"
    assert package.read("c") is None
    root = package.xml("a.xml")
    assert root is not None
    assert [child.tag for child in root] == ["b"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 100, zip_of({"a": "b"})[:-10]])
def test_an_archive_without_a_list_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        Package(content)


def test_a_damaged_part_is_refused() -> None:
    content = bytearray(zip_of({"a.xml": "<a>" + "text " * 100 + "</a>"}))
    content[45] ^= 0xFF
    with pytest.raises(UnreadableDocument, match="damaged"):
        Package(bytes(content)).read("a.xml")


def test_a_part_that_inflates_without_bound_is_refused() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(packages.LARGEST_PART + 1))
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        Package(bomb.getvalue()).read("a")


def test_a_part_that_is_larger_than_it_says_is_not_read_further() -> None:
    made = bytearray(zip_of({"a": b"x" * 1_000_000}))
    real, said = (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    content = bytes(made).replace(real, said)
    with pytest.raises(UnreadableDocument, match="damaged"):
        Package(content).read("a")


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST_WHOLE", 1_000)
    package = Package(zip_of({"a": b"x" * 600, "b": b"y" * 600}))
    assert package.read("a") is not None
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        package.read("b")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a SYSTEM "x"><a/>'.encode("utf-16"),
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_document_types_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="document type"):
        parse_xml(content, "a.xml")


@pytest.mark.parametrize(
    "content",
    [b"", b"<a>", b"<a>&b;</a>", b"\xff\xfe<", b'<?xml version="1.0" encoding="cp037"?><a/>'],
)
def test_broken_xml_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        parse_xml(content, "a.xml")


def test_more_elements_than_any_document_needs_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="more than any document"):
        parse_xml(b"<a>" + b"<b/>" * packages.MOST_TAGS + b"</a>", "a.xml")


def test_xml_in_utf_16_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'
    assert parse_xml(text.encode("utf-16"), "a.xml").text == "é"
