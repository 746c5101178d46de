"""Archives of XML parts: what is no plain XML is refused."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office import packages
from briefreader.formats.office.packages import Package, parse_xml
from tests.formats.archives import zip_of


def test_parts_are_read_by_name() -> None:
    package = Package(zip_of({"a.xml": "<a><b/></a>", "b": b"x"}))
    root = package.xml("a.xml")
    assert root is not None
    assert [child.tag for child in root] == ["b"]
    assert package.xml("c.xml") is None


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
    with pytest.raises(UnreadableDocument, match="more XML elements"):
        parse_xml(b"<a>" + b"<b/>" * packages.MOST_TAGS + b"</a>", "a.xml")


def test_xml_in_utf_16_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'
    assert parse_xml(text.encode("utf-16"), "a.xml").text == "é"
