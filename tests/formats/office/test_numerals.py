"""Numbers as word processors write them, and symbols as their fonts show them."""

import pytest

from briefreader.formats.office.numerals import number_in
from briefreader.formats.office.symbols import in_symbol_font, in_unicode
from briefreader.formats.office.word.fields import Fields, link_of


@pytest.mark.parametrize(
    ("number", "format_", "written"),
    [
        (3, "decimal", "3"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (10_000_000, "lowerLetter", "j" * 31),
        (0, "lowerLetter", "0"),
        (-2, "lowerRoman", "-2"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (5, "chicago", "**"),
        (3, "russianLower", "в"),
        (3, "bullet", ""),
        (3, "none", ""),
        (3, "hebrew1", "3"),
    ],
)
def test_numbers_are_written_in_their_format(number: int, format_: str, written: str) -> None:
    assert number_in(number, format_) == written


def test_symbols_are_shown_by_their_font() -> None:
    assert in_symbol_font("ab\uf0b7", "Symbol") == "αβ•"
    assert in_symbol_font("\xfc", "Wingdings") == "✓"
    assert in_unicode("a\uf06ab", "Wingdings") == "ab"
    assert in_unicode("\uf061", "Symbol") == "α"
    assert in_unicode("plain é") == "plain é"
    assert in_unicode("\uf0b7 \uf0a7") == "• ▪"


@pytest.mark.parametrize(
    ("instruction", "link"),
    [
        (' HYPERLINK "https://example.org/" ', "https://example.org/"),
        (' HYPERLINK "https://example.org/" \\l "part" \\o "A tip" ', "https://example.org/#part"),
        (' HYPERLINK \\l "part" ', "#part"),
        (' HYPERLINK \\o "A tip" https://example.org/ ', "https://example.org/"),
        (" PAGEREF _Toc1 \\h ", "#_Toc1"),
        (" PAGEREF _Toc1 ", ""),
        (" PAGE ", ""),
        (" HYPERLINK ", ""),
        ("", ""),
    ],
)
def test_fields_lead_where_their_instruction_says(instruction: str, link: str) -> None:
    assert link_of(instruction) == link


def test_fields_inside_fields_end_with_them() -> None:
    fields = Fields()
    fields.end()
    fields.begin()
    fields.instruct('TOC \\o "1-3"')
    assert not fields.shows_text
    fields.separate()
    assert fields.shows_text
    assert fields.in_contents
    fields.begin()
    fields.instruct("HYPERLINK https://example.org/")
    fields.separate()
    assert fields.link == "https://example.org/"
    fields.end()
    assert fields.link == ""
    fields.end()
    assert not fields.in_contents
    for _ in range(1000):
        fields.begin()
    for _ in range(1000):
        fields.end()
    assert fields.shows_text
