"""Tables in plain text: cells between tabs, or columns that stand under one another.

Only what is a table without doubt is read as one: every row has the same number of cells, and
columns that are made by blanks begin or end at the same place in each row.
"""

import re

LEAST_ROWS = 3
LONGEST_CELL = 200
"""Code points in a cell from which lines are no table."""

_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[-=_+|: ]+")
_LABEL = re.compile(r"[-*+•‣◦▪–]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)]?")


def table_rows(lines: list[str]) -> list[list[str]]:
    """The cells of the rows if lines without a blank one between them are a table; else []."""
    if len(lines) < 2 or not _may_be_row(lines[0]) or not _may_be_row(lines[-1]):
        return []
    rows = _rows_by_tabs(lines) if "\t" in lines[0].strip() else _rows_by_columns(lines)
    if not rows or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return []
    is_list = all(_LABEL.fullmatch(row[0]) for row in rows) and len(rows[0]) == 2
    return [] if is_list else rows


def _may_be_row(line: str) -> bool:
    inner = line.strip()
    return "\t" in inner or "  " in inner or _RULE.fullmatch(inner) is not None


def _rows_by_tabs(lines: list[str]) -> list[list[str]]:
    rows = [[" ".join(cell.split()) for cell in line.split("\t")] for line in lines]
    width = len(rows[0])
    if width < 2 or any(len(row) != width for row in rows):
        return []
    filled = [place for place in range(width) if any(row[place] for row in rows)]
    enough = len(rows) >= (2 if len(filled) > 2 else LEAST_ROWS)
    return [[row[place] for place in filled] for row in rows] if enough and len(filled) > 1 else []


def _rows_by_columns(lines: list[str]) -> list[list[str]]:
    lines = [line for line in lines if _RULE.fullmatch(line) is None]
    if len(lines) < LEAST_ROWS:
        return []
    cells = [list(_CELL.finditer(line)) for line in lines]
    width = len(cells[0])
    if width < 2 or any(len(row) != width for row in cells):
        return []
    for column in range(1, width):
        starts = {row[column].start() for row in cells}
        ends = {row[column].end() for row in cells}
        if len(starts) > 1 and len(ends) > 1:
            return []
    return [[cell[0] for cell in row] for row in cells]
