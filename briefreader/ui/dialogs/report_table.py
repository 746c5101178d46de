"""The table of what became of each file: its rows, filtered and sorted, as Qt asks for them."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefreader.ui.outcomes import FileOutcome, Outcome

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    FILE = 0
    OUTCOME = 1
    ABOUT = 2


_HEADINGS = {Column.FILE: "File", Column.OUTCOME: "What became of it", Column.ABOUT: "About it"}


class ReportModel(QAbstractTableModel):
    """A row for each file that the filter lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FileOutcome, ...] = ()
        self.rows: tuple[FileOutcome, ...] = ()
        self._outcome: Outcome | None = None
        self._wanted = ""
        self._sorted_by: tuple[Column, Qt.SortOrder] | None = None

    def show_rows(self, rows: tuple[FileOutcome, ...]) -> None:
        """Take other rows; filter and order stay."""
        self._all = rows
        self._choose()

    def filter(self, outcome: Outcome | None, wanted: str) -> None:
        """Keep one outcome, or with None all, and of these the rows that hold some words."""
        self._outcome, self._wanted = outcome, wanted.strip().casefold()
        self._choose()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (Column(column), order) if column >= 0 else None
        self._choose()

    def _choose(self) -> None:
        rows = [row for row in self._all if self._passes(row)]
        if self._sorted_by is not None:
            column, order = self._sorted_by
            backwards = order == Qt.SortOrder.DescendingOrder
            rows.sort(key=lambda row: shown(row, column).casefold(), reverse=backwards)
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def _passes(self, row: FileOutcome) -> bool:
        if self._outcome is not None and row.outcome is not self._outcome:
            return False
        held = (row.path, row.reason, row.title)
        return not self._wanted or any(self._wanted in part.casefold() for part in held)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.FILE:
            return row.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.outcome}. {shown(row, Column.ABOUT)}".strip()
        return None


def shown(row: FileOutcome, column: Column) -> str:
    """What a cell says."""
    if column is Column.FILE:
        return row.name
    if column is Column.OUTCOME:
        return row.outcome[:1].upper() + row.outcome[1:]
    return " ".join((row.reason or row.title).split())
