"""Bylines, and lines that look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.formats.fields.bylines import (
    byline_in,
    is_about_others,
    is_contact,
    names_in_biography,
    without_places,
)


def test_a_byline_gives_names_body_and_domain() -> None:
    byline = byline_in("Kadri Saar, Analyst in Ports, Port Institute (ksaar@ports.example)")
    assert byline is not None
    assert byline.names == ("Kadri Saar",)
    assert (byline.affiliation, byline.domain) == ("Port Institute", "ports.example")
    assert "Kadri Saar" in byline.reason


def test_a_name_under_a_contact_is_no_byline() -> None:
    assert byline_in("By Kadri Saar", "Media contact") is None
    assert byline_in("By Kadri Saar", "Photography") is None
    assert byline_in("By Kadri Saar", "Analysis") is not None


@pytest.mark.parametrize("line", ["Press office: 555-1234", "Pressekontakt", "Контакты"])
def test_contacts_are_known(line: str) -> None:
    assert is_contact(line)
    assert is_about_others(line)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kadri Saar is a senior fellow at the Port Institute.", ("Kadri Saar",)),
        ("Kadri Saar and Per Lund are analysts.", ("Kadri Saar", "Per Lund")),
        ("Kadri Saar was the director of ports.", ("Kadri Saar",)),
        ("Kadri Saar is late.", ()),
        ("The port is a director's dream.", ()),
        ("", ()),
    ],
)
def test_a_note_on_an_author_names_them(text: str, names: tuple[str, ...]) -> None:
    assert names_in_biography(text) == names


def test_places_of_reporters_are_left_out() -> None:
    assert without_places("Kadri Saar in Berlin, Per Lund in New York") == "Kadri Saar, Per Lund"


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_lines_are_looked_at(line: str, before: str) -> None:
    byline = byline_in(line, before)
    assert byline is None or byline.names
