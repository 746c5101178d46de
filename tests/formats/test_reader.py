"""The face of the formats: files become documents or reasons."""

import os
from pathlib import Path

import pytest

from briefreader.domain.document import BlockKind
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import MAXIMUM_LINES, MOST_LINES, read, read_bytes


def test_a_plain_text_becomes_a_document_with_its_paragraphs() -> None:
    document = read_bytes(b"First paragraph.\n\nSecond paragraph.\n", "note.txt")
    assert document.text == "First paragraph.\nSecond paragraph."
    assert document.format == "text"


def test_an_html_page_becomes_a_document_without_its_scripts() -> None:
    content = b"<html><h1>Talks</h1><script>alert(1)</script><p>They <b>met</b>.</p></html>"
    document = read_bytes(content, "page.html")
    assert document.text == "Talks\nThey met."
    assert document.format == "html"


def test_a_markdown_file_becomes_a_document_with_list_items() -> None:
    document = read_bytes(b"# Talks\n\n- one\n- two\n", "note.md")
    assert [block.kind for block in document.blocks][1:] == [BlockKind.LIST_ITEM] * 2
    assert document.format == "markdown"


def test_a_file_of_no_bytes_is_refused_as_empty() -> None:
    with pytest.raises(UnreadableDocument, match="empty"):
        read_bytes(b"", "a.txt")


@pytest.mark.parametrize("content", [b" \n\t\n", b"\xef\xbb\xbf\n", b"<html></html>"])
def test_a_file_without_text_is_a_document_that_says_so(content: bytes) -> None:
    document = read_bytes(content, "a.txt")
    assert (document.text, document.blocks) == ("", ())
    assert document.warnings == ("The file has no text.",)


def test_documents_without_text_are_told_apart_by_their_bytes() -> None:
    blank, blanker = read_bytes(b"\n", "a.txt"), read_bytes(b"\n\n", "a.txt")
    assert blank.text_id != blanker.text_id
    assert blank.text_id == read_bytes(b"\n", "b.txt").text_id


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no FIFOs")
def test_a_fifo_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableDocument, match="pipe"):
        read(tmp_path / "pipe.txt")


def test_a_text_of_very_many_lines_is_shown_as_it_stands() -> None:
    document = read_bytes(b"ab\n" * (MOST_LINES + 1), "list.txt")
    assert {block.kind for block in document.blocks} == {BlockKind.CODE}
    assert len(document.blocks) < 1000
    assert document.text.count("ab") == MOST_LINES + 1
    assert document.warnings == (
        "The file has more than 1,000,000 lines; they are shown as they stand.",
    )


def test_a_text_of_more_lines_than_can_be_indexed_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="more than 5,000,000 lines"):
        read_bytes(b"a\n" * (MAXIMUM_LINES + 1), "list.txt")
