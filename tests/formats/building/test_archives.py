"""Archives: what is damaged, encrypted or larger than the bounds is refused."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.archives import Archive, Bounds
from tests.formats.archives import zip_of

BOUNDS = Bounds(entries=10, largest_entry=10_000_000, largest_whole=20_000_000)


def test_entries_are_read_by_name() -> None:
    archive = Archive(zip_of({"a.xml": "<a/>", "b": b"x"}), BOUNDS)
    assert archive.names() == ["a.xml", "b"]
    assert archive.read("b") == b"x"
    assert archive.read("c") is None
    assert archive.has("b")
    assert not archive.has("c")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 100, zip_of({"a": "b"})[:-10]])
def test_an_archive_without_a_list_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        Archive(content, BOUNDS)


def test_a_damaged_part_is_refused() -> None:
    content = bytearray(zip_of({"a.xml": "<a>" + "text " * 100 + "</a>"}))
    content[45] ^= 0xFF
    with pytest.raises(UnreadableDocument, match="damaged"):
        Archive(bytes(content), BOUNDS).read("a.xml")


def test_a_part_that_inflates_without_bound_is_refused() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(BOUNDS.largest_entry + 1))
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        Archive(bomb.getvalue(), BOUNDS).read("a")


def test_a_part_that_is_larger_than_it_says_is_not_read_further() -> None:
    made = bytearray(zip_of({"a": b"x" * 1_000_000}))
    real, said = (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    content = bytes(made).replace(real, said)
    with pytest.raises(UnreadableDocument, match="damaged"):
        Archive(content, BOUNDS).read("a")


def test_all_parts_together_are_bounded() -> None:
    archive = Archive(zip_of({"a": b"x" * 600, "b": b"y" * 600}), Bounds(10, 1_000, 1_000))
    assert archive.read("a") is not None
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        archive.read("b")


def test_more_entries_than_the_bounds_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="more parts"):
        Archive(zip_of({str(number): b"x" for number in range(11)}), BOUNDS)


def test_an_encrypted_entry_is_refused() -> None:
    content = bytearray(zip_of({"a": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 0x1
    with pytest.raises(UnreadableDocument, match="encrypted"):
        Archive(bytes(content), BOUNDS).read("a")
