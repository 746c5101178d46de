"""Rows of cells become tables where their columns are free from top to bottom."""

from briefreader.domain.document import BlockKind
from briefreader.formats.reader import read_bytes
from tests.formats.pdf.making import BOLD, Sheet, pdf
from tests.formats.pdf.test_columns import prose


def tables(sheet: Sheet) -> list[list[list[str]]]:
    document = read_bytes(pdf(sheet), "a.pdf")
    return [
        [row.split("\t") for row in document.block_text(block).split("\n")]
        for block in document.blocks
        if block.kind is BlockKind.TABLE
    ]


def table(rows: list[list[str]], columns: list[int], y: float = 600, step: float = 16) -> Sheet:
    sheet = Sheet().lines(prose(1, 4, 80), y=700)
    for number, row in enumerate(rows):
        for x, cell in zip(columns, row, strict=True):
            if cell:
                sheet.write(cell, x, y - step * number)
    return sheet.lines(prose(2, 4, 80), y=y - step * len(rows) - 40)


def test_rows_of_cells_become_a_table() -> None:
    rows = [["Port", "Ships", "Tons"], ["North", "12", "3,400"], ["South Bay", "7", "900"]]
    assert tables(table(rows, [72, 200, 300])) == [rows]


def test_an_empty_cell_keeps_its_column() -> None:
    rows = [
        ["Port", "Ships", "Tons"],
        ["North", "", "3,400"],
        ["South", "7", "900"],
        ["East", "1", "2"],
    ]
    assert tables(table(rows, [72, 200, 300])) == [rows]


def test_a_cell_of_several_lines_is_put_together() -> None:
    sheet = Sheet().lines(prose(1, 4, 80), y=700)
    cells = [
        (["Programme"], ["What it gives"], ["Law"]),
        (["Harbour Loans"], ["Loans to towns that", "build a new harbour"], ["Act 12"]),
        (["Grain Fund", "of the North"], ["Grain for ships that", "come in winter"], ["Act 31"]),
    ]
    y = 600.0
    for row in cells:
        for x, lines in zip((72, 200, 400), row, strict=True):
            sheet.lines(lines, x, y, leading=12.5)
        y -= 13 * max(map(len, row)) + 6
    sheet.lines(prose(2, 3, 80), y=y - 40)
    assert tables(sheet) == [[[" ".join(lines) for lines in row] for row in cells]]


def test_numbers_of_a_list_are_no_column() -> None:
    sheet = Sheet().lines(prose(1, 4, 80), y=700)
    for number, line in enumerate(prose(3, 5, 40)):
        sheet.write(f"{number + 1}.", 72, 600 - 14 * number)
        sheet.write(line, 110, 600 - 14 * number)
    assert tables(sheet) == []


def test_running_text_in_columns_is_no_table() -> None:
    left, right = prose(4, 20), prose(5, 20)
    sheet = Sheet().write("A Heading", 60, 740, 18, BOLD)
    sheet.lines(left, 60, 700, 9).lines(right, 320, 700, 9)
    assert tables(sheet) == []
