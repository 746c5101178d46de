"""The rows of the document list as Qt asks for them."""

from collections.abc import Mapping
from enum import IntEnum
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefreader.domain.document import Summary
from briefreader.domain.hit import Hit
from briefreader.ui.dates import readable_moment
from briefreader.ui.formats import format_name
from briefreader.ui.results import FoundRows, Results

Index = QModelIndex | QPersistentModelIndex

COMPARED = 100
"""Rows at the top by which two results are held for the same: so many a result has in order."""

_LONG_TITLE = 24


class Role(IntEnum):
    """What a row holds beside its text."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    HIT = Qt.ItemDataRole.UserRole + 2


class DocumentListModel(QAbstractTableModel):
    """One column; a row is a Summary, with the Hit of the present query where it is known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = FoundRows()
        self._hits: Mapping[str, Hit] = {}

    def show_results(self, results: Results) -> None:
        """Take new rows; where they are the same documents in the same order nothing moves.

        Only those are compared that are at the top or that the view holds on to.
        """
        same = self._is_same(results.rows)
        if same:
            self._rows, self._hits = results.rows, results.hits
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows, self._hits = results.rows, results.hits
        self.endResetModel()

    def _is_same(self, rows: FoundRows) -> bool:
        if rows is self._rows:
            return True
        if len(rows) != len(self._rows):
            return False
        held = {index.row() for index in self.persistentIndexList()}
        places = held.union(range(min(COMPARED, len(rows))))
        return all(rows.key_at(place) == self._rows.key_at(place) for place in places)

    def summary(self, row: int) -> Summary | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, document_id: str) -> int:
        """The row of a document, or -1."""
        return self._rows.place_of(document_id) if document_id else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.summary(index.row())
        if row is None:
            return None
        if role == Role.SUMMARY:
            return row
        if role == Role.HIT:
            return self._hits.get(row.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._hits.get(row.id))
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row)
        return None


def _tooltip(row: Summary) -> str | None:
    """Why a file could not be read, a title too long for its line, what happened to the file."""
    lines = [row.problem or (row.title if len(row.title) > _LONG_TITLE else "")]
    if row.changed:
        lines.append(f"The file changed on {readable_moment(row.changed)}.")
    if row.missing:
        lines.append(f"The file is no longer at {row.path}.")
    text = "<br>".join(escape(line) for line in lines if line)
    return f"<qt>{text}</qt>" if text else None


def spoken(row: Summary, hit: Hit | None) -> str:
    """A row as a screen reader should say it."""
    if row.problem:
        state = "Needs a password" if row.needs_password else "Could not be read"
        return f"{row.title}. {state}: {row.problem}"
    parts = [row.title, row.metadata.publisher, row.metadata.published]
    parts += [format_name(row.format) if row.format else None]
    parts += ["its file changed" if row.changed else None]
    parts += ["its file is gone" if row.missing else None]
    parts += ["unread" if row.unread else None, "starred" if row.starred else None]
    parts += [f"{hit.count} hit{'s' * (hit.count > 1)}" if hit and hit.count else None]
    parts += [f"tags: {', '.join(row.tags)}" if row.tags else None]
    return ", ".join(part for part in parts if part)
