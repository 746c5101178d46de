import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.facts.names.inverted_names import usual_order
from tests.facts.names.naming import document_of, facts_in, labels_in, names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Author: Lindqvist, Karen L.", ["Lindqvist, Karen L."]),
        (
            "Authors:\tLindqvist, Laura B.; Vincent, Carol",
            ["Lindqvist, Laura B.", "Vincent, Carol"],
        ),
        ("Keating-Bitonti, Caitlin", ["Keating-Bitonti, Caitlin"]),
    ],
)
def test_a_surname_before_its_given_names_is_one_person(line: str, names: list[str]) -> None:
    assert [text for text, kind in names_in(line) if kind == "person"] == names


def test_both_ways_of_writing_are_one_person() -> None:
    labels = labels_in("Author: Lindqvist, Karen L.", "Karen L. Lindqvist wrote it.")
    assert labels == ["Karen L. Lindqvist"] * 2


@pytest.mark.parametrize(
    "line", ["Paris, Jackson and Rome were named.", "In Boston, Karen left.", "Monday, Karen"]
)
def test_other_commas_join_nobody(line: str) -> None:
    assert not any(fact.rule == "inverted name" for fact in facts_in(line))


def test_a_generation_stays_at_the_end() -> None:
    assert usual_order("Samuel Lindqvist, Jr.") == "Samuel Lindqvist, Jr."


@given(st.text(alphabet="AKaren Lind,;:\t.\n", max_size=80))
def test_every_mention_lies_in_the_text_and_over_no_other(line: str) -> None:
    lines = [part for part in line.split("\n") if part.strip()]
    if not lines:
        return
    document = document_of(*lines)
    end = 0
    for fact in facts_in(*lines):
        assert end <= fact.start < fact.end <= len(document.text)
        assert fact.text == document.text[fact.start : fact.end]
        end = fact.end
