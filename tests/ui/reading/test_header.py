"""The header of the reader."""

from dataclasses import replace

import pytest

from briefreader.domain.document import BlockKind, Metadata
from briefreader.ui.reading.header import (
    date_in_words,
    detail_line,
    leads,
    origin_line,
    remarks,
    title_block,
)
from tests.ui.builders import document


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2018-07-05", "5 July 2018"),
        ("2018-07", "July 2018"),
        ("2018", "2018"),
        ("2018-13", "2018-13"),
        ("last summer", "last summer"),
    ],
)
def test_a_date_is_written_in_the_precision_that_is_known(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


def test_what_is_not_known_leaves_no_gap() -> None:
    assert origin_line(Metadata(published="2018-07")) == "July 2018"
    assert detail_line(Metadata(number="A 7")) == "A 7"
    assert origin_line(Metadata()) == detail_line(Metadata()) == ""


def test_the_details_name_authors_number_and_kind() -> None:
    metadata = Metadata(authors=("Ann Ode", "Bo Lund"), number="A 7", kind="press release")
    assert detail_line(metadata) == "Ann Ode, Bo Lund · A 7 · Press release"


def test_what_was_odd_when_the_file_was_read_is_told_and_of_many_remarks_the_first() -> None:
    few = replace(document(), warnings=("This PDF has no text.", "Its date is impossible."))
    assert remarks(few) == "This PDF has no text.\nIts date is impossible."
    many = replace(few, warnings=tuple(f"Line {number} is odd." for number in range(20)))
    lines = remarks(many).split("\n")
    assert lines[:4] == [f"Line {number} is odd." for number in range(4)]
    assert lines[4:] == ["There are 16 more remarks."]
    assert remarks(document()) == ""


def test_the_title_is_found_in_the_text_whatever_its_case_and_spacing() -> None:
    shown = document((BlockKind.BOILERPLATE, "Menu"), (BlockKind.TITLE, "A  NEW bridge"))
    assert title_block(shown, "A new bridge") == 1
    assert title_block(shown, "An old bridge") is None
    assert leads(shown, 1)


def test_a_title_below_own_text_does_not_lead() -> None:
    shown = document((BlockKind.PARAGRAPH, "First."), (BlockKind.TITLE, "A bridge"))
    assert not leads(shown, 1)
