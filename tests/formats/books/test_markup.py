"""The XML of books."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.books.markup import as_html, is_well_formed, text_in, xml_of


def test_elements_closed_in_themselves_get_an_end_mark_but_for_void_ones() -> None:
    source = '<title/><a id="x" /><br/><svg:rect/><img src="a/b"/><p class="c">d</p>'
    assert as_html(source) == (
        '<title></title><a id="x" ></a><br/><svg:rect></svg:rect><img src="a/b"/><p class="c">d</p>'
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (b"<a>Talks &amp; more</a>", "Talks & more"),
        (b"<a>Caf&eacute;&nbsp;& bar</a>", "Café & bar"),
        (b'<!DOCTYPE a PUBLIC "-//x//" "http://x.invalid/a.dtd"><a>b</a>', "b"),
        ('<?xml version="1.0" encoding="utf-16"?><a>b</a>'.encode("utf-16"), "b"),
    ],
)
def test_a_list_is_read_with_its_small_faults(source: bytes, text: str) -> None:
    assert text_in(xml_of(source, "a.opf")) == text


@pytest.mark.parametrize("source", [b"", b"<a>", b"text", b"<a></b>", b"\xff\xfe\x00"])
def test_a_list_that_is_no_xml_is_damaged(source: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="not well-formed"):
        xml_of(source, "a.opf")


def test_a_list_of_endless_elements_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="more elements"):
        xml_of(b"<a>" * 600_000, "a.opf")


def test_well_formed_markup_is_told_from_other() -> None:
    assert is_well_formed(b"<p>a<br/></p>")
    assert not is_well_formed(b"<p>a<br></p>")
