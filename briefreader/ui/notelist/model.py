"""The notes of the open document as Qt asks for them."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.ui.notelist.parts import hint_of
from briefreader.ui.notetext.lines import readable

Index = QModelIndex | QPersistentModelIndex

STATES = {
    State.CHECK: "Check its place: the text has changed",
    State.UNATTACHED: "Its passage is no longer in the text",
    State.MOVED: "Moved with its passage",
}
_QUOTED = 1000
"""Code points of a passage that are looked at."""


class Role(IntEnum):
    """What a row holds beside its text."""

    PLACEMENT = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    """What stands over the first card of a section; empty over others."""


NEEDS_LOOK = frozenset({State.CHECK, State.UNATTACHED})
"""The states in which the user must look where a note belongs."""


class NotesModel(QAbstractListModel):
    """One row for each annotation: on the whole document, in the order of the text, unattached."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Placement, ...] = ()
        self.colour_names: Mapping[Colour, str] = {}

    def show_placements(self, placements: tuple[Placement, ...]) -> None:
        """Take a document's annotations; where they are the same ones nothing moves."""
        rows = tuple(sorted(placements, key=_order))
        if [row.annotation.id for row in rows] == [row.annotation.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def placement(self, row: int) -> Placement | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation, or -1."""
        rows = enumerate(self._rows)
        return next((row for row, p in rows if p.annotation.id == annotation_id), -1)

    def cards(self) -> tuple[tuple[Placement, str], ...]:
        """What every row shows: its annotation, and what stands over it."""
        return tuple((placement, self._heading(row)) for row, placement in enumerate(self._rows))

    def next_to_look_at(self, row: int, step: int) -> int:
        """The next row after (1) or before (-1) one whose note needs a look, round the end; or -1.

        With a row of -1 it is the first or the last one.
        """
        count = len(self._rows)
        start = row if row >= 0 or step > 0 else 0
        for number in range(1, count + 1):
            found = (start + number * step) % count
            if self._rows[found].state in NEEDS_LOOK:
                return found
        return -1

    def _heading(self, row: int) -> str:
        """What stands over a row: the unattached ones, which come last, are a section."""
        rows = self._rows
        if rows[row].state is not State.UNATTACHED:
            return ""
        if row and rows[row - 1].state is State.UNATTACHED:
            return ""
        return f"No longer in the text ({len(rows) - row:,})"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        placement = self.placement(index.row())
        if placement is None:
            return None
        if role == Role.PLACEMENT:
            return placement
        if role == Role.HEADING:
            return self._heading(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(placement, self.colour_names)
        return None


def _order(placement: Placement) -> tuple[int, int, str]:
    annotation = placement.annotation
    if annotation.anchor is None:
        return 0, 0, annotation.created
    start = placement.span.start if placement.span else annotation.anchor.start
    unattached = placement.state is State.UNATTACHED
    return (2 if unattached else 1), start, annotation.created


def quote_of(placement: Placement) -> str:
    """The annotated words on one line, or what stands for the whole document."""
    anchor = placement.annotation.anchor
    return " ".join(anchor.exact[:_QUOTED].split()) if anchor else "On the whole document"


def spoken(placement: Placement, colour_names: Mapping[Colour, str] | None = None) -> str:
    """A row as a screen reader should say it, with the user's name of its colour."""
    annotation = placement.annotation
    colour = (colour_names or {}).get(annotation.colour, annotation.colour.value)
    parts = [f"{colour} highlight", quote_of(placement)]
    parts += [f"page {placement.page}" if placement.page else "", readable(annotation.note).text]
    parts += [f"tags: {', '.join(annotation.tags)}" if annotation.tags else ""]
    parts += [STATES.get(placement.state, ""), hint_of(placement)]
    return ", ".join(part for part in parts if part)
