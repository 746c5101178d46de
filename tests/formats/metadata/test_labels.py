"""Lines that name the field they state."""

import pytest

from briefreader.domain.document import Evidence
from briefreader.formats.metadata.claims import checked
from briefreader.formats.metadata.labels import field_of, label_and_value, labelled
from briefreader.formats.metadata.places import Line


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Author(s)", "authors"),
        ("Publication Date", "published"),
        ("Veröffentlicht am", "published"),
        ("Last updated", "updated"),
        ("Fecha de publicación", "published"),
        ("Автор", "authors"),
        ("CRS Product Number", "number"),
        ("Deadline", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_label_names_a_field(label: str, field: str) -> None:
    assert field_of(label) == field


def test_a_label_ends_at_a_colon_or_a_tab() -> None:
    assert label_and_value("Author: Kadri Saar") == ("Author", "Kadri Saar")
    assert label_and_value("Author\tKadri Saar") == ("Author", "Kadri Saar")
    assert label_and_value("日期：2021年3月5日") == ("日期", "2021年3月5日")
    assert label_and_value("A line that has a colon much later than a label would: so") is None


def test_lines_state_fields_with_their_reason() -> None:
    lines = [
        Line("Author: Kadri Saar <k@p.example>"),
        Line("Number: P-12"),
        Line("Language: German"),
    ]
    found = {item.field: item for item in labelled(lines, "")}
    assert found["authors"].value == "Kadri Saar"
    assert found["number"].value == "P-12"
    assert found["language"].value == "de"
    assert all(item.reason.startswith("the line") for item in found.values())


def test_values_that_programs_fill_in_are_no_claims() -> None:
    claims = [
        Evidence("authors", "admin", "a file's properties", 0.8),
        Evidence("authors", "Kadri\u00a0Saar; unknown", "a file's properties", 0.8),
        Evidence("publisher", "Microsoft Office User", "a file's properties", 0.8),
    ]
    assert [claim.value for claim in checked(claims)] == ["Kadri Saar"]


def test_several_labels_on_a_line_are_read_one_by_one() -> None:
    found = {
        item.field: item.value for item in labelled([Line("By: Jo Day | Date: 2021-03-05")], "")
    }
    assert found == {"authors": "Jo Day", "published": "2021-03-05"}
