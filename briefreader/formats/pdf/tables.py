"""Tables: rows of cells that stand in the same columns.

A table is made only where the cells leave strips free from its first row to its last; otherwise the
lines stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.formats.pdf.fragments import Fragment
from briefreader.formats.pdf.lines import Line
from briefreader.formats.pdf.listing import is_bullet

_FEWEST_ROWS = 3
_LONGEST_CELL = 400


@dataclass(slots=True)
class Cell:
    """The fragments that stand together in a row, with their borders."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Table:
    """Lines `start` to `end` of a region, and the cells that they make, row by row."""

    start: int
    end: int
    rows: list[list[str]]


def tables_in(lines: Sequence[Line]) -> list[Table]:
    """The tables among the lines of a region, in order."""
    found: list[Table] = []
    cells = [cells_of(line) for line in lines]
    index = 0
    while index < len(lines):
        if not _is_row(cells[index]):
            index += 1
            continue
        end = _end(lines, cells, index)
        table = _table(lines, cells, index, end)
        while table is None and end - index > _FEWEST_ROWS:
            end -= max(1, (end - index) // 4)
            while end > index and not _is_row(cells[end - 1]):
                end -= 1
            table = _table(lines, cells, index, end)
        if table is not None:
            found.append(table)
            index = table.end
        else:
            index += 1
    return found


def cells_of(line: Line) -> list[Cell]:
    """The cells of a line: fragments with a wide gap between them."""
    cells: list[Cell] = []
    row: list[Fragment] = sorted(line.cells, key=lambda f: f.left)
    for fragment in row:
        gap = fragment.left - cells[-1].right if cells else 0.0
        if cells and gap < 0.95 * line.size:
            glue = "" if gap < 0.1 * line.size else " "
            cells[-1].text += glue + fragment.text
            cells[-1].right = max(cells[-1].right, fragment.right)
        else:
            cells.append(Cell(fragment.text, fragment.left, fragment.right))
    return list(reversed(cells)) if line.leftwards else cells


def _is_row(cells: list[Cell]) -> bool:
    if len(cells) < 2:
        return False
    return not (len(cells) == 2 and is_bullet(cells[0].text))


def _end(lines: Sequence[Line], cells: list[list[Cell]], start: int) -> int:
    """Where the lines end that may belong to a table which begins at `start`."""
    end = start + 1
    misses = 0
    last = start
    while end < len(lines):
        size = max(lines[end].size, lines[end - 1].size)
        distance = lines[end - 1].bottom - lines[end].bottom
        if distance > 4.5 * size or distance < 0:
            break
        if _is_row(cells[end]):
            last, misses = end, 0
        else:
            misses += 1
            if misses > 4 or _is_wide(lines[end], cells[end]):
                break
        end += 1
    # What follows the last row and stands inside its columns still belongs to it.
    while last + 1 < end and lines[last].bottom - lines[last + 1].bottom < 1.35 * lines[last].size:
        last += 1
    return last + 1


def _is_wide(line: Line, cells: list[Cell]) -> bool:
    return len(cells) == 1 and line.right - line.left > 0.6 * (line.edge - line.start_edge)


def _table(lines: Sequence[Line], cells: list[list[Cell]], start: int, end: int) -> Table | None:
    rows = [index for index in range(start, end) if _is_row(cells[index])]
    if len(rows) < _FEWEST_ROWS and not (len(rows) == 2 and all(len(cells[i]) >= 3 for i in rows)):
        return None
    borders = _columns([cell for i in range(start, end) for cell in cells[i]])
    if len(borders) < 2:
        return None
    table: list[list[str]] = []
    bottoms: list[float] = []
    for index in range(start, end):
        places = [_place(cell, borders) for cell in cells[index]]
        if len(set(places)) < len(places):
            return None
        goes_on = (
            bool(table)
            and places[0] > 0
            and bottoms[-1] - lines[index].bottom < 1.45 * lines[index].size
        )
        if goes_on and index - 1 in rows + list(range(start, end)):
            for place, cell in zip(places, cells[index], strict=True):
                table[-1][place] = f"{table[-1][place]} {cell.text}".strip()
        else:
            row = [""] * len(borders)
            for place, cell in zip(places, cells[index], strict=True):
                row[place] = cell.text
            table.append(row)
        bottoms.append(lines[index].bottom)
    if lines[start].leftwards:
        table = [row[::-1] for row in table]
    if len(table) < 2 or any(len(cell) > _LONGEST_CELL for row in table for cell in row):
        return None
    if not _is_filled(table):
        return None
    return Table(start, end, table)


def _is_filled(table: list[list[str]]) -> bool:
    """Whether enough of the cells hold something for the lines to be a table."""
    filled = sum(bool(cell) for row in table for cell in row)
    columns = len(table[0])
    second = sum(sum(map(bool, row)) >= 2 for row in table)
    return filled >= 0.35 * columns * len(table) and second >= 0.5 * len(table)


def _columns(cells: list[Cell]) -> list[tuple[float, float]]:
    """The strips in which the cells stand, from left to right."""
    borders: list[list[float]] = []
    for cell in sorted(cells, key=lambda c: c.left):
        if borders and cell.left < borders[-1][1] + 1.0:
            borders[-1][1] = max(borders[-1][1], cell.right)
        else:
            borders.append([cell.left, cell.right])
    return [(left, right) for left, right in borders]


def _place(cell: Cell, borders: list[tuple[float, float]]) -> int:
    middle = (cell.left + cell.right) / 2
    return next(
        (i for i, (left, right) in enumerate(borders) if left - 1 <= middle <= right + 1), 0
    )
