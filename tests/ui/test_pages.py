"""The pages of a document's source."""

from dataclasses import replace

import pytest

from briefreader.domain.document import Page
from briefreader.ui.pages import page_line, page_named
from tests.ui.builders import paragraphs

PLAIN = paragraphs("One", "Two", "Three", "Four")
NUMBERED = replace(PLAIN, pages=(Page(0, "1"), Page(4, "2"), Page(8, "3")))
ROMAN = replace(PLAIN, pages=(Page(0, "i"), Page(4, "ii"), Page(8, "1"), Page(14, "A-2")))


@pytest.mark.parametrize(
    ("offset", "line"), [(0, "p. 1 of 3"), (3, "p. 1 of 3"), (4, "p. 2 of 3"), (99, "p. 3 of 3")]
)
def test_a_page_is_told_with_how_many_there_are(offset: int, line: str) -> None:
    assert page_line(NUMBERED, offset) == line


def test_a_page_with_a_label_of_its_own_is_told_with_its_number_too() -> None:
    assert page_line(ROMAN, 0) == "p. i (1 of 4)"
    assert page_line(ROMAN, 9) == "p. 1 (3 of 4)"


def test_text_before_the_first_page_is_on_the_first_page() -> None:
    assert page_line(replace(PLAIN, pages=(Page(4, "7"),)), 0) == "p. 7 (1 of 1)"


def test_a_document_without_pages_tells_nothing() -> None:
    assert page_line(PLAIN, 3) == ""


@pytest.mark.parametrize(
    ("words", "start"),
    [("ii", 4), ("II", 4), ("1", 8), (" p. 1 ", 8), ("page 4", 14), ("a-2", 14), ("2", 4)],
)
def test_a_page_is_found_by_its_label_before_its_number(words: str, start: int) -> None:
    page = page_named(ROMAN, words)
    assert page is not None
    assert page.start == start


@pytest.mark.parametrize("words", ["", "p.", "0", "5", "-1", "³", "9" * 5000, "nowhere"])
def test_what_names_no_page_finds_none(words: str) -> None:
    assert page_named(ROMAN, words) is None
