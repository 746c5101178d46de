"""The rows of all notes as Qt asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefreader.domain.annotation import Annotation, Placement
from briefreader.domain.colour import Colour
from briefreader.domain.document import Summary
from briefreader.library.notebook.wanted import Grouping, NoteGroup, NoteListing
from briefreader.ui.dates import readable_date
from briefreader.ui.notebrowser.sheet import Sheet
from briefreader.ui.notebrowser.wording import heading, several, spoken
from briefreader.ui.tooltips import note_tooltip

Index = QModelIndex | QPersistentModelIndex
Placed = Callable[[Annotation], Placement | None]

_LONG = 150


class Role(IntEnum):
    """What a row holds beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The row over a group."""

    group: NoteGroup
    name: str
    about: str
    is_open: bool
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """The row of an annotation; `code` is that of its height."""

    annotation: Annotation
    summary: Summary | None
    placement: Placement | None
    code: int
    with_title: bool


class AllNotesModel(QAbstractListModel):
    """Headings and notes; a row is made when it is painted.

    `placed` says where an annotation stands, as far as that is known.
    """

    def __init__(self, placed: Placed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(NoteListing())
        self.colours: Mapping[Colour, str] = {each: each.value for each in Colour}
        self._placed = placed

    def show_sheet(self, sheet: Sheet) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def row_at(self, row: int) -> HeadingRow | NoteRow | None:
        """What stands in a row."""
        if not 0 <= row < len(self.sheet):
            return None
        note = self.sheet.note(row)
        return self._heading_row(row) if note is None else self._note_row(row, note)

    def _heading_row(self, row: int) -> HeadingRow:
        listing, group = self.sheet.listing, self.sheet.group(row)
        grouping = listing.wanted.grouping
        about = ""
        if grouping is Grouping.DOCUMENT and group.key in listing.documents:
            metadata = listing.documents[group.key].metadata
            published = readable_date(metadata.published)
            about = " · ".join(filter(None, (metadata.publisher, published)))
        return HeadingRow(
            group,
            heading(group, grouping, listing.documents, self.colours),
            about,
            group.key not in self.sheet.folded,
            Colour(group.key) if grouping is Grouping.COLOUR else None,
        )

    def _note_row(self, row: int, note: Annotation) -> NoteRow:
        listing = self.sheet.listing
        return NoteRow(
            note,
            listing.documents.get(note.document_id),
            self._placed(note),
            self.sheet.code(row),
            listing.wanted.grouping is not Grouping.DOCUMENT,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.sheet)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and self.sheet.place(index.row()).note >= 0:
            return flags | Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ANSWERED:
            return None
        row = self.row_at(index.row())
        if row is None or role == Role.ROW:
            return row
        if isinstance(row, HeadingRow):
            if role == Qt.ItemDataRole.ToolTipRole:
                return None
            folded = "" if row.is_open else ", folded"
            return f"{row.name}, {several(len(row.group.notes))}{folded}"
        if role == Qt.ItemDataRole.ToolTipRole:
            long = len(row.annotation.note) > _LONG or row.annotation.note.count("\n") > 1
            return note_tooltip(row.annotation) if long else None
        colour = self.colours[row.annotation.colour]
        return spoken(row.annotation, row.placement, row.summary, colour)


_ANSWERED = frozenset(
    {
        int(Role.ROW),
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.ToolTipRole),
    }
)
