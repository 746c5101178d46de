"""What stays as it is when the rows of all notes become others: selection, current row, place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.ui.notebrowser.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows by what stands in them: an annotation and its group; no annotation for a heading.

    `current_at` is the number of the current row, of several selected the first; `offset` is how
    many pixels of the first row in sight are scrolled out.
    """

    selected: frozenset[str] = frozenset()
    current: tuple[str, str] | None = None
    current_at: int = -1
    first: tuple[tuple[str, str], ...] = ()
    offset: int = 0

    def current_row(self, sheet: Sheet) -> int:
        """The row that is current now: the same one, else the one in its place; -1 for none."""
        if self.current is None:
            return -1
        row = _row(self.current, sheet)
        if row >= 0 or not len(sheet):
            return row
        at = min(self.current_at, len(sheet) - 1)
        is_last = sheet.note(at) is None and at + 1 >= len(sheet)
        if sheet.note(at) is None and self.current[1] and not is_last:
            at += 1
        return at

    def first_row(self, sheet: Sheet) -> int:
        """The row that stands at the top now; -1 for none."""
        return next((row for each in self.first if (row := _row(each, sheet)) >= 0), -1)


_LOOKED_AT = 12
"""Rows below the first one in sight of which one may stand at the top, where that one is gone."""


def kept(sheet: Sheet, selected: Sequence[int], current: int, first: int, offset: int) -> Kept:
    """How rows stand before they become others; -1 for no row."""
    is_there = 0 <= current < len(sheet)
    in_sight = range(first, min(first + _LOOKED_AT, len(sheet))) if first >= 0 else ()
    return Kept(
        frozenset(note.id for note in sheet.notes(selected)),
        _name(current, sheet) if is_there else None,
        min(selected) if current in selected else current,
        tuple(_name(row, sheet) for row in in_sight),
        offset,
    )


def rows_to_select(before: Kept, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The first and last rows of the stretches that are selected now."""
    rows = sheet.rows_of_all(before.selected)
    start = last = -1
    for row in rows:
        if row != last + 1 or start < 0:
            if start >= 0:
                yield start, last
            start = row
        last = row
    if start >= 0:
        yield start, last


def _name(row: int, sheet: Sheet) -> tuple[str, str]:
    note = sheet.note(row)
    return sheet.group(row).key, note.id if note is not None else ""


def _row(name: tuple[str, str], sheet: Sheet) -> int:
    key, annotation_id = name
    return sheet.row_of(annotation_id, key) if annotation_id else sheet.row_of_group(key)
