"""Tables: rows of cells that stand in the same columns.

A table is made only where the cells leave strips free from its first row to its last; otherwise the
lines stay as they are.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefreader.formats.pdf.fragments import Fragment
from briefreader.formats.pdf.lines import Line
from briefreader.formats.pdf.listing import is_bullet

_FEWEST_ROWS = 3
_MOST_LINES = 1000
_LONGEST_CELL = 1500


@dataclass(slots=True)
class Cell:
    """The fragments that stand together in a row, with their borders."""

    text: str
    left: float
    right: float
    order: int


@dataclass(slots=True)
class Table:
    """Lines `start` to `end` of a region, and the cells that they make, row by row."""

    start: int
    end: int
    rows: list[list[str]]


def tables_in(lines: Sequence[Line]) -> list[Table]:
    """The tables among the lines of a region, in order."""
    found: list[Table] = []
    if len(lines) > _MOST_LINES:
        return found
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
            cells.append(Cell(fragment.text, fragment.left, fragment.right, fragment.order))
    return list(reversed(cells)) if line.leftwards else cells


def _is_row(cells: list[Cell]) -> bool:
    if len(cells) < 2:
        return False
    return not (len(cells) == 2 and is_bullet(cells[0].text))


def _end(lines: Sequence[Line], cells: list[list[Cell]], start: int) -> int:
    """Where the lines end that may belong to a table which begins at `start`."""
    last = start
    misses = 0
    for end in range(start + 1, len(lines)):
        size = max(lines[end].size, lines[end - 1].size)
        distance = lines[end - 1].bottom - lines[end].bottom
        if distance > 4.5 * size or distance < 0:
            break
        if _is_row(cells[end]):
            last, misses = end, 0
            continue
        if _is_wide(lines[end], cells[end]):
            break
        if distance < 1.35 * size:
            # The rest of a cell, if it stands in one of the columns.
            last = end if last == end - 1 else last
            continue
        misses += 1
        if misses > 2:
            break
    return last + 1


def _is_wide(line: Line, cells: list[Cell]) -> bool:
    return len(cells) == 1 and line.right - line.left > 0.6 * (line.edge - line.start_edge)


def _table(lines: Sequence[Line], cells: list[list[Cell]], start: int, end: int) -> Table | None:
    rows = [index for index in range(start, end) if _is_row(cells[index])]
    wide = [index for index in rows if len(cells[index]) >= 3]
    if len(rows) < (2 if len(wide) == len(rows) else _FEWEST_ROWS):
        return None
    borders, lines_cells = _agreed(lines, cells, rows)
    if not borders:
        borders = _columns([cell for i in range(start, end) for cell in cells[i]])
    if len(borders) < 2:
        return None
    while start > 0 and _heads(lines, cells, start, borders):
        start -= 1
    placed: list[_Placed] = []
    for index in range(start, end):
        own = lines_cells.get(index, cells[index])
        places = [_place(cell, borders) for cell in own]
        if len(set(places)) < len(places):
            return None
        placed += [
            _Placed(cell.text, place, index, cell.order)
            for cell, place in zip(own, places, strict=True)
        ]
    table = _rows_as_drawn(lines, placed, len(borders)) or _rows_as_seen(
        lines, placed, len(borders)
    )
    if lines[start].leftwards:
        table = [row[::-1] for row in table]
    if len(table) < 2 or any(len(cell) > _LONGEST_CELL for row in table for cell in row):
        return None
    return Table(start, end, table) if _is_filled(table) else None


def _agreed(
    lines: Sequence[Line], cells: list[list[Cell]], rows: list[int]
) -> tuple[list[tuple[float, float]], dict[int, list[Cell]]]:
    """The columns that the fullest rows agree on, and the cells of rows that must be cut by them.

    In close tables some cells stand nearer to each other than words may. No columns if the rows
    do not agree.
    """
    times = Counter(len(cells[index]) for index in rows)
    counts = [n for n in times if n >= 3 and times[n] >= 3 and times[n] >= 0.3 * len(rows)]
    if not counts:
        return [], {}
    most = max(counts)
    borders = _columns([cell for i in rows if len(cells[i]) == most for cell in cells[i]])
    if len(borders) != most:
        return [], {}
    cut: dict[int, list[Cell]] = {}
    for index in rows:
        places = [_place(cell, borders) for cell in cells[index]]
        if len(cells[index]) >= 0.5 * most and (
            len(set(places)) < len(places) or any(_spans(cell, borders) for cell in cells[index])
        ):
            cut[index] = _cut(lines[index], borders)
    return borders, cut


def _spans(cell: Cell, borders: list[tuple[float, float]]) -> bool:
    return sum(cell.left < right and left < cell.right for left, right in borders) > 1


def _cut(line: Line, borders: list[tuple[float, float]]) -> list[Cell]:
    """The cells of a line, each word given to the column that it stands in."""
    found: dict[int, Cell] = {}
    for fragment in sorted(line.cells, key=lambda f: f.left):
        words = fragment.words or ((fragment.text, fragment.left, fragment.right),)
        for text, left, right in words:
            place = _place(Cell(text, left, right, 0), borders)
            cell = found.get(place)
            if cell is None:
                found[place] = Cell(text, left, right, fragment.order)
            else:
                cell.text += f" {text}"
                cell.right = max(cell.right, right)
    return [found[place] for place in sorted(found)]


@dataclass(slots=True)
class _Placed:
    """A cell's text with its column, its line and its place in the content of the page."""

    text: str
    column: int
    line: int
    order: int


def _heads(
    lines: Sequence[Line], cells: list[list[Cell]], start: int, borders: list[tuple[float, float]]
) -> bool:
    """Whether the line above a table is the first line of its head."""
    above = lines[start - 1]
    if len(cells[start - 1]) != 1 or above.bottom - lines[start].bottom > 1.35 * above.size:
        return False
    cell = cells[start - 1][0]
    return any(left - 2 <= cell.left and cell.right <= right + 2 for left, right in borders)


def _rows_as_drawn(lines: Sequence[Line], placed: list[_Placed], columns: int) -> list[list[str]]:
    """The rows by the order in which the page draws cells: each cell's lines, cell by cell.

    Empty if the rows found so do not follow each other down the page.
    """
    rows: list[list[_Placed]] = []
    for cell in sorted(placed, key=lambda p: (p.order, p.line)):
        last = rows[-1][-1] if rows else None
        if last is None or cell.column < last.column:
            rows.append([cell])
        elif cell.column == last.column:
            distance = lines[last.line].bottom - lines[cell.line].bottom
            if not 0 < distance < 1.3 * lines[cell.line].size or len(rows[-1]) == 1:
                rows.append([cell])
            else:
                rows[-1].append(cell)
        else:
            rows[-1].append(cell)
    rows = _with_first_cells(lines, rows)
    for above, below in pairwise(rows):
        if max(p.line for p in above) >= min(p.line for p in below):
            return []
    table = []
    for row in rows:
        texts = [""] * columns
        for cell in sorted(row, key=lambda p: p.line):
            texts[cell.column] = f"{texts[cell.column]} {cell.text}".strip()
        table.append(texts)
    return table


def _with_first_cells(lines: Sequence[Line], rows: list[list[_Placed]]) -> list[list[_Placed]]:
    """Rows with the lines of a first cell of several lines put together.

    While only the first cell's lines have come, nothing tells whether the next line is the same
    cell's or the next row's: it is the same cell's if the rest of the row stands beside both.
    """
    result: list[list[_Placed]] = []
    pending: list[_Placed] = []
    for row in rows:
        alone = len(row) == 1
        if pending:
            near = (
                lines[pending[-1].line].bottom - lines[row[0].line].bottom
                < 1.3 * lines[row[0].line].size
            )
            same = (
                near
                and row[0].column == pending[-1].column
                and not (not alone and min(p.line for p in row) > pending[0].line)
            )
            if not same:
                result += [[cell] for cell in pending]
                pending = []
        if alone:
            pending.append(row[0])
            continue
        result.append(pending + row)
        pending = []
    return result + [[cell] for cell in pending]


def _rows_as_seen(lines: Sequence[Line], placed: list[_Placed], columns: int) -> list[list[str]]:
    """The rows by their lines; a line without a first cell close below another goes on with it."""
    table: list[list[str]] = []
    last = -1
    for cell in placed:
        if cell.line != last:
            first = next(p for p in placed if p.line == cell.line)
            goes_on = (
                bool(table)
                and first.column > 0
                and lines[last].bottom - lines[cell.line].bottom < 1.45 * lines[cell.line].size
            )
            if not goes_on:
                table.append([""] * columns)
            last = cell.line
        table[-1][cell.column] = f"{table[-1][cell.column]} {cell.text}".strip()
    return table


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
    """The column that a cell overlaps most, else the nearest."""
    overlaps = [min(cell.right, right) - max(cell.left, left) for left, right in borders]
    return overlaps.index(max(overlaps))
