"""Plain text becomes paragraphs, list items and headings."""

import pytest

from briefreader.domain.document import BlockKind
from briefreader.formats.markup.text import parse
from briefreader.formats.reader import read_bytes

WRAPPED = """The foreign ministers of the two states will meet in the capital on
Friday. Officials on both sides called the talks routine, and nobody
expects a result before the end of the month, when the parliaments
have voted on the budget.

The meeting was postponed twice, once for a storm and once because the
host country had an election to hold on the day that was first chosen
for it.
"""


def test_wrapped_lines_are_joined() -> None:
    pieces = parse(WRAPPED)
    assert len(pieces) == 2
    assert "meet in the capital on Friday." in pieces[0].text


def test_short_lines_stay_apart() -> None:
    assert [p.text for p in parse("12 Main Street\nTown\nCountry\n")] == [
        "12 Main Street",
        "Town",
        "Country",
    ]


def test_a_line_that_goes_on_in_lower_case_belongs_to_the_line_above() -> None:
    assert [p.text for p in parse("The ministers\nmet in Oslo.\n")] == [
        "The ministers met in Oslo."
    ]


def test_bullets_and_numbers_become_list_items_with_their_labels() -> None:
    pieces = parse("Agenda:\n- trade\n- fish\n1. first\n12) twelfth\n")
    assert [p.kind for p in pieces[1:]] == [BlockKind.LIST_ITEM] * 4
    assert [p.label for p in pieces[1:]] == ["", "", "1.", "12)"]
    assert pieces[1].text == "trade"


def test_rules_between_parts_are_no_text() -> None:
    assert [p.text for p in parse("One.\n\n=====\n\n* * *\n\nTwo.\n")] == ["One.", "Two."]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    text = (
        "Talks resume\n\nThe ministers met on Friday and spoke about fish and the port.\n\n"
        "Trade and tariffs\n\nTrade has grown by a tenth since the agreement was signed.\n"
    )
    kinds = [block.kind for block in read_bytes(text.encode(), "a.txt").blocks]
    assert kinds == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_a_very_long_line_is_divided_where_sentences_end() -> None:
    document = read_bytes(b"The ministers met again. " * 10_000, "a.txt")
    assert len(document.blocks) > 5
    assert document.warnings == ()
    assert all(document.block_text(block).endswith(".") for block in document.blocks)


def tables(text: str) -> list[str]:
    return [piece.text for piece in parse(text) if piece.kind is BlockKind.TABLE]


def test_columns_that_stand_under_one_another_are_a_table() -> None:
    text = (
        "Trade of the two states:\n\n"
        "State       2020   2021\n----------  -----  -----\nEast           9     12\n"
        "West Coast   104      7\n\nThey met.\n"
    )
    assert tables(text) == ["State\t2020\t2021\nEast\t9\t12\nWest Coast\t104\t7"]


def test_cells_between_tabs_are_a_table() -> None:
    assert tables("State\tTrade\tYear\nEast\t12\t2020\n\nAfter.\n") == [
        "State\tTrade\tYear\nEast\t12\t2020"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee     Oslo\nPer Lund, a minister   Riga\nKadri Saar  Bonn\n",
        "1.  The ports\n2.  The ships\n3.  The fish\n",
        "one  two\nthree  four\n",
        "They met.  Then they spoke.\nThey left.  Nobody knew.\nIt rained.  All was well.\n",
        "a\tb\nc\n",
        "\tIndented by a tab.\n\tAnd another one.\n\tAnd a third.\n",
    ],
)
def test_lines_with_wide_blanks_are_no_table(text: str) -> None:
    assert tables(text) == []


def test_a_text_from_a_cell_of_a_csv_file_has_its_marks_once() -> None:
    pieces = parse('"They said ""we met"" and ""we spoke"".\n\nThen they left."\n')
    assert [p.text for p in pieces] == ['They said "we met" and "we spoke".', "Then they left."]


def test_invisible_characters_and_no_break_spaces_stay_where_they_are() -> None:
    text = "The sanc\u200btions pack\u00adage of the Euro\u2060pean\u00a0Union."
    assert [p.text for p in parse(text)] == [text]
