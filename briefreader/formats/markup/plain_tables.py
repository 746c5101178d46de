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
    tabs = lines[0].count("\t")
    if any(line.count("\t") != tabs for line in lines):
        return []
    rows = [[" ".join(cell.split()) for cell in line.split("\t")] for line in lines]
    filled = [place for place in range(tabs + 1) if any(row[place] for row in rows)]
    enough = len(rows) >= (2 if len(filled) > 2 else LEAST_ROWS)
    return [[row[place] for place in filled] for row in rows] if enough and len(filled) > 1 else []


def _rows_by_columns(lines: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    starts: list[int] = []
    ends: list[int] = []
    for line in lines:
        if _RULE.fullmatch(line) is not None:
            continue
        cells = list(_CELL.finditer(line))
        if not rows:
            starts = [cell.start() for cell in cells]
            ends = [cell.end() for cell in cells]
        if len(cells) < 2 or len(cells) != len(starts):
            return []
        # -1 stands for a side on which a column is not even; one side must be.
        starts = [at if at == cell.start() else -1 for at, cell in zip(starts, cells, strict=True)]
        ends = [at if at == cell.end() else -1 for at, cell in zip(ends, cells, strict=True)]
        if any(start < 0 and end < 0 for start, end in list(zip(starts, ends, strict=True))[1:]):
            return []
        rows.append([cell[0] for cell in cells])
    return rows if len(rows) >= LEAST_ROWS else []
