"""Titles that only stand in the first lines."""

import pytest

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    page,
    text,
)


def test_the_first_short_line_is_the_title() -> None:
    assert text("Talks resume in the capital", BODY).metadata.title == "Talks resume in the capital"


def test_a_document_that_starts_with_a_paragraph_has_no_title() -> None:
    assert text(BODY, BODY + " Again.").metadata.title == ""


def test_the_name_of_the_newspaper_above_is_not_the_title() -> None:
    document = text("THE HARBOUR TIMES", "Port opens after nine years", "By Ann Lee", BODY)
    assert document.metadata.title == "Port opens after nine years"
    assert document.metadata.publisher == "The Harbour Times"


@pytest.mark.parametrize(
    "before",
    [
        "ANALYSIS",
        "March 5, 2021",
        "By Ann Lee",
        "IN12345",
        "https://port.example/a",
        "12",
        "doi: 10.1000/1",
    ],
)
def test_what_stands_above_a_title_is_passed_over(before: str) -> None:
    assert text(before, TITLE, BODY).metadata.title == TITLE


@pytest.mark.parametrize("first", ["Dear colleagues,", "Mr. Speaker, Members of Congress:", BODY])
def test_a_salutation_or_a_paragraph_is_no_title(first: str) -> None:
    assert text(first, BODY).metadata.title == ""


def test_a_line_that_ends_like_the_name_of_an_office_may_be_the_title() -> None:
    document = text("Ministers agree on a new data centre", "Work begins next year in spring", BODY)
    assert document.metadata.title == "Ministers agree on a new data centre"


def test_the_first_cell_of_a_first_table_may_be_the_title() -> None:
    table = "<table><tr><th>National Weekly Fish Report</th><th>Last Week</th></tr>"
    rows = "<tr><td>Cod</td><td>1.35</td></tr><tr><td>Eel</td><td>2.10</td></tr></table>"
    assert page(table + rows).metadata.title == "National Weekly Fish Report"
    other = table.replace("National Weekly Fish Report", "Name")
    assert page(other + rows).metadata.title == ""
