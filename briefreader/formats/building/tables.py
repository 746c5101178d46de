"""Which tables hold data, and the grid of their cells."""

import re
from typing import NamedTuple, TypeAlias

from selectolax.lexbor import LexborNode

LONGEST_CELL = 300
"""Code points in a cell from which a table without headers is taken to be there for the layout."""
LONGEST_HEADED_CELL = 1_500
"""The same for a table with headers."""
WIDEST_SPAN = 50
"""Columns that a cell spans at most."""

MOST_PLACES = 1_000_000
"""Places in the grid of the largest table that is read as one."""

LEAST_ITEM = 80
"""Code points in the longest item of a list that is laid out as a table, at least."""

_BULLETS = "•·▪◦‣*–—-"
_LABEL = re.compile(
    rf"[{_BULLETS}]|[\[(]?(?:\d{{1,3}}|[a-z]|[ivx]{{1,6}})[\])]?[.:)]?", re.IGNORECASE
)


class Cell(NamedTuple):
    """A cell of a table, and its text without white space at its ends."""

    node: LexborNode
    text: str


Grid: TypeAlias = list[list[Cell | None]]
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


def grid_of(table: LexborNode) -> Grid:
    """The cells of a table by rows and columns, the footer's rows last, without empty ones.

    [] for a table too large to be laid out.
    """
    grid: Grid = []
    footer: Grid = []
    spanned: dict[int, int] = {}
    places = 0
    for node in table.css("tr"):
        cells = [Cell(cell, _text(cell)) for cell in node.iter() if cell.tag in {"td", "th"}]
        row = _row(cells, spanned)
        places += len(row)
        if places > MOST_PLACES:
            return []
        if any(cell.text for cell in cells):
            parent = node.parent
            (footer if parent is not None and parent.tag == "tfoot" else grid).append(row)
    grid += footer
    columns = max(map(len, grid), default=0)
    filled = sorted(
        {place for row in grid for place, cell in enumerate(row) if cell is not None and cell.text}
    )
    if len(filled) < columns:
        grid = [[row[place] for place in filled if place < len(row)] for row in grid]
    return grid


def holds_data(table: LexborNode, grid: Grid) -> bool:
    """Whether a table is there for its data, not for the layout of a page.

    One for the layout says so, or holds headings, long cells or lists without having headers, or
    comes down to a single row or column. That it holds other tables `outer_tables` tells for all
    tables of a page at once.
    """
    if len(grid) < 2 or max(map(len, grid)) < 2:
        return False
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    if table.css_first("td h1, td h2, td h3, td h4") is not None:
        return False
    headed = table.css_first("th") is not None
    if not headed and table.css_first("ul, ol, blockquote, pre, p + p + p") is not None:
        return False
    longest = LONGEST_HEADED_CELL if headed else LONGEST_CELL
    return all(cell is None or len(cell.text) <= longest for row in grid for cell in row)


def row_labels(grid: Grid) -> list[str | None]:
    """The labels of a list that is laid out as a table, as `item_labels` gives them."""
    if max(map(len, grid), default=0) != 2:
        return []
    return item_labels([[cell.text if cell is not None else "" for cell in row] for row in grid])


def item_labels(rows: list[list[str]]) -> list[str | None]:
    """The labels of rows that are the items of a list: numbers or bullets before long texts.

    None for a row of a single text, which goes on with the item above. [] if they are no list.
    """
    if not any(len(row) > 1 and len(row[1]) > LEAST_ITEM for row in rows):
        return []
    labels: list[str | None] = []
    for first, *others in rows:
        label = first.strip()
        if not any(text.strip() for text in others) and labels:
            labels.append(None)
        elif _LABEL.fullmatch(label):
            labels.append("" if label in _BULLETS else label)
        else:
            return []
    return labels if labels.count(None) * 2 < len(labels) else []


def _row(cells: list[Cell], spanned: dict[int, int]) -> list[Cell | None]:
    """One row of the grid; `spanned` counts for each column the rows that are still spanned."""
    row: list[Cell | None] = []
    for cell in cells:
        if spanned:
            _skip_spanned(row, spanned)
        attributes = cell.node.attributes
        if not attributes:
            row.append(cell)
            continue
        down = _span(attributes.get("rowspan"), 65_534) - 1
        for step in range(_span(attributes.get("colspan"), WIDEST_SPAN)):
            if down:
                spanned[len(row)] = down
            row.append(None if step else cell)
    _skip_spanned(row, spanned)
    return row


def _skip_spanned(row: list[Cell | None], spanned: dict[int, int]) -> None:
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
