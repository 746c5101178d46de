"""Names of persons in lists and lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.formats.fields.names import (
    begins_with_role,
    folded,
    in_mixed_case,
    is_name,
    is_placeholder,
    leading_names,
    name_before_role,
    only_names,
    stated_names,
)


@pytest.mark.parametrize(
    "name",
    [
        "Kadri Saar",
        "Kadri K. Saar",
        "A. B. Saar",
        "J.-P. Saar",
        "Jan van der Meer",
        "Omar al Bashir",
        "Anne-Marie O'Neil",
        "Per Lund Jr.",
        "Per Lund III",
        "Łukasz Żak",
        "Иван Петров",
        "Samantha Power",
    ],
)
def test_names_have_the_form_of_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kadri",
        "kadri saar",
        "Port Institute",
        "Wire Desk",
        "Saudi Arabia",
        "Expert Insights",
        "Food Security",
        "Climate Action",
        "North Korea",
        "Senior Analyst",
        "Kadri Saar says",
        "The Hague",
        "Kadri 7",
        "A Very Long Title With Many Words In It",
    ],
)
def test_other_words_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Kadri Saar, Per Lund and Jo Day", ("Kadri Saar", "Per Lund", "Jo Day")),
        ("Kadri Saar; Per Lund", ("Kadri Saar", "Per Lund")),
        ("Saar, Kadri K.; Lund, Per", ("Kadri K. Saar", "Per Lund")),
        ("Saar, Kadri", ("Kadri Saar",)),
        ("Kadri Saar, Ph.D., and Dr. Per Lund", ("Kadri Saar", "Per Lund")),
        ("KADRI SAAR AND JAN VAN DER MEER", ("Kadri Saar", "Jan van der Meer")),
        ("By Kadri Saar", ("Kadri Saar",)),
        ("Kadri Saar & Per Lund", ("Kadri Saar", "Per Lund")),
        ("Kadri Saar und Per Lund", ("Kadri Saar", "Per Lund")),
        ("Ana García y Juan Paz", ("Ana García", "Juan Paz")),
        ("Иван Петров и Анна Сидорова", ("Иван Петров", "Анна Сидорова")),
        ("Kadri\u00a0Saar\u200b", ("Kadri Saar",)),
        ("admin", ()),
        ("Port Institute", ()),
    ],
)
def test_a_field_states_names(value: str, names: tuple[str, ...]) -> None:
    assert stated_names(value) == names


def test_a_line_of_names_holds_nothing_else() -> None:
    assert only_names("Kadri Saar1 ( ), Per Lund2, and Jo Day*") == (
        "Kadri Saar",
        "Per Lund",
        "Jo Day",
    )
    assert only_names("Kadri Saar, Per Lund and others") == ()
    assert leading_names("Kadri Saar, Per Lund and others") == ("Kadri Saar", "Per Lund")
    assert leading_names("Kadri Saar, Senior Fellow") == ("Kadri Saar",)
    assert leading_names("Kadri Saar 5 March 2021") == ("Kadri Saar",)


def test_a_post_is_told_from_a_name() -> None:
    assert begins_with_role("Senior Fellow, Port Institute")
    assert begins_with_role("the Director of Ports")
    assert not begins_with_role("Fish and Timber")
    assert name_before_role("Kadri K. Saar Senior Research Librarian") == "Kadri K. Saar"
    assert name_before_role("Ports of the North") == ""


def test_names_in_capitals_are_written_as_others_are() -> None:
    assert in_mixed_case("ANNE O'NEIL MCDONALD") == "Anne O'Neil McDonald"
    assert in_mixed_case("Kadri Saar") == "Kadri Saar"


def test_invisible_characters_are_left_out_and_odd_spaces_made_plain() -> None:
    assert folded(" Ka\u00addri\u200b \u202f Sa\u2060ar\ufeff ") == "Kadri Saar"


def test_values_that_programs_fill_in_are_known() -> None:
    for value in ("", "Untitled", "unknown", "Administrator", "Microsoft Office User"):
        assert is_placeholder(value)
    assert not is_placeholder("Kadri Saar")


@given(st.text(max_size=300))
def test_any_text_gives_names_that_are_names(text: str) -> None:
    for names in (stated_names(text), leading_names(text), only_names(text)):
        assert all(is_name(name) for name in names)
