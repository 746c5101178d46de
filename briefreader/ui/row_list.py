"""Rows of one column that are shown anew while the user is in them: facets, tags."""

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
"""The role of the row itself."""


class Keyed(Protocol):
    """A row that is known by a key when others come or go."""

    @property
    def key(self) -> str: ...


Row = TypeVar("Row", bound=Keyed)


class RowsModel(QAbstractListModel, Generic[Row]):
    """Holds the rows; what each says is for a subclass to tell in `data`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; where there are as many as before, nothing but their text changes."""
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        at = index.row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where the row with a key stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)


def show_in_place(view: QListView, model: RowsModel[Row], rows: tuple[Row, ...]) -> None:
    """Show these rows; the current one stays current, and the place where it is."""
    if rows == model.rows:
        return
    current = model.row_at(view.currentIndex())
    value = view.verticalScrollBar().value()
    model.show_rows(rows)
    if current is not None and rows:
        at = model.place_of(current.key)
        if at < 0:
            at = min(max(0, view.currentIndex().row()), len(rows) - 1)
        view.setCurrentIndex(model.index(at))
    elif rows and view.hasFocus():
        # The focus came before the rows: keys are about the first of them.
        view.setCurrentIndex(model.index(0))
    view.verticalScrollBar().setValue(value)
