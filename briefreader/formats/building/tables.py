"""Which tables hold data, and the grid of their cells."""

from typing import TypeAlias

from selectolax.lexbor import LexborNode

LONGEST_CELL = 300
"""Code points in a cell from which a table without headers is taken to be there for the layout."""
LONGEST_HEADED_CELL = 1_500
"""The same for a table with headers."""
WIDEST_SPAN = 50
"""Columns that a cell spans at most."""

MOST_PLACES = 1_000_000
"""Places in the grid of the largest table that is read as one."""

Grid: TypeAlias = list[list[LexborNode | None]]
"""Rows of cells; None where a cell of a row above or to the left spans the place."""


def outer_tables(root: LexborNode) -> set[int]:
    """The `mem_id` of the tables that hold other tables."""
    outer: set[int] = set()
    for inner in root.css("table table"):
        node = inner.parent
        while node is not None and node.tag != "table":
            node = node.parent
        if node is not None:
            outer.add(node.mem_id)
    return outer


def data_table(table: LexborNode) -> Grid:
    """The cells of a table by rows and columns, empty ones left out; [] if it is for layout only.

    A table for layout says so, or holds headings, long cells or lists without
    having headers, or comes down to a single row or column. It is read as running text. That it
    holds other tables `outer_tables` tells for all tables of a page at once.
    """
    if table.attributes.get("role") in {"presentation", "none"}:
        return []
    if table.css_first("td h1, td h2, td h3, td h4") is not None:
        return []
    headed = table.css_first("th") is not None
    if not headed and table.css_first("ul, ol, blockquote, pre, p + p + p") is not None:
        return []
    grid = _grid(table, LONGEST_HEADED_CELL if headed else LONGEST_CELL)
    columns = max(map(len, grid), default=0)
    filled = sorted(
        {
            place
            for row in grid
            for place, cell in enumerate(row)
            if cell is not None and _text(cell)
        }
    )
    if len(filled) < columns:
        grid = [[row[place] for place in filled if place < len(row)] for row in grid]
    return grid if len(grid) > 1 and len(filled) > 1 else []


def _grid(table: LexborNode, longest: int) -> Grid:
    """The rows that hold text, the footer's last; [] if a cell is longer than `longest`."""
    grid: Grid = []
    footer: Grid = []
    spanned: dict[int, int] = {}
    places = 0
    for node in table.css("tr"):
        cells = [cell for cell in node.iter() if cell.tag in {"td", "th"}]
        lengths = [len(_text(cell)) for cell in cells]
        if max(lengths, default=0) > longest:
            return []
        row = _row(cells, spanned)
        places += len(row)
        if places > MOST_PLACES:
            return []
        if any(lengths):
            parent = node.parent
            (footer if parent is not None and parent.tag == "tfoot" else grid).append(row)
    return grid + footer


def _row(cells: list[LexborNode], spanned: dict[int, int]) -> list[LexborNode | None]:
    """One row of the grid; `spanned` counts for each column the rows that are still spanned."""
    row: list[LexborNode | None] = []
    for cell in cells:
        _skip_spanned(row, spanned)
        attributes = cell.attributes
        down = _span(attributes.get("rowspan"), 65_534) - 1
        for step in range(_span(attributes.get("colspan"), WIDEST_SPAN)):
            if down:
                spanned[len(row)] = down
            row.append(None if step else cell)
    _skip_spanned(row, spanned)
    return row


def _skip_spanned(row: list[LexborNode | None], spanned: dict[int, int]) -> None:
    while spanned.get(len(row), 0):
        spanned[len(row)] -= 1
        row.append(None)


def _text(cell: LexborNode) -> str:
    return str(cell.text()).strip()


def _span(value: str | None, most: int) -> int:
    try:
        return min(max(int((value or "")[:6]), 1), most)
    except ValueError:
        return 1
