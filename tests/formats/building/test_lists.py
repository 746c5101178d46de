"""Lists keep their numbers."""

import pytest

from briefreader.formats.building.lists import written
from briefreader.formats.reader import read_bytes


def labels(source: str) -> list[tuple[str, int]]:
    document = read_bytes(f"<!doctype html><body>{source}".encode(), "a.html")
    return [(block.label, block.level) for block in document.blocks]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", ["1.", "2."]),
        ("start=5", ["5.", "6."]),
        ("start=-1", ["-1.", "0."]),
        ("start=x", ["1.", "2."]),
        ("type=a", ["a.", "b."]),
        ("type=A start=26", ["Z.", "AA."]),
        ("type=i start=3", ["iii.", "iv."]),
        ("type=I start=0", ["0.", "I."]),
        ("reversed", ["2.", "1."]),
        ("reversed start=9", ["9.", "8."]),
        ('style="list-style: inside lower-alpha"', ["a.", "b."]),
        ('style="list-style-type:none"', ["", ""]),
    ],
)
def test_an_ordered_list_numbers_its_items(attributes: str, expected: list[str]) -> None:
    assert [label for label, _ in labels(f"<ol {attributes}><li>x<li>y</ol>")] == expected


def test_an_item_may_set_its_number() -> None:
    found = labels("<ol><li>x<li value=7>y<li>z</ol>")
    assert [label for label, _ in found] == ["1.", "7.", "8."]


def test_nested_lists_count_on_their_own_and_the_outer_goes_on() -> None:
    assert labels("<ol><li>x<ol type=a><li>y<li>z</ol><li>w<ul><li>v</ul></ol>") == [
        ("1.", 1),
        ("a.", 2),
        ("b.", 2),
        ("2.", 1),
        ("", 2),
    ]


def test_definitions_are_items_under_their_terms() -> None:
    source = b"<!doctype html><h1>Terms</h1><dl><dt>Port:<dd>A harbour.<dd>A wine.</dl>"
    assert [block.kind.value for block in read_bytes(source, "a.html").blocks] == [
        "title",
        "paragraph",
        "list_item",
        "list_item",
    ]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (1994, "i", "mcmxciv"),
        (4000, "I", "4000"),
        (702, "a", "zz"),
        (703, "A", "AAA"),
        (0, "a", "0"),
    ],
)
def test_numbers_are_written_in_the_style_of_the_list(number: int, style: str, text: str) -> None:
    assert written(number, style) == text
