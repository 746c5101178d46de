"""The rows of the tree of tags as Qt asks for them."""

from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefreader.ui.taglist.rows import TagRow, counted

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
"""The role of the row itself."""

TAG_MIME = "application/x-briefreader-tag"
"""What a tag that is dragged is known by; its content is the tag's path in UTF-8."""


class TagsModel(QAbstractListModel):
    """One column of tags; they can be dragged onto one another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TagRow, ...] = ()
        self.has_levels = False
        """Whether any tag stands below another one."""

    @property
    def rows(self) -> tuple[TagRow, ...]:
        return self._rows

    def show_rows(self, rows: tuple[TagRow, ...]) -> None:
        """Show these rows; where there are as many as before, nothing but their text changes."""
        self.has_levels = any(row.node.children for row in rows)
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> TagRow | None:
        at = index.row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where the tag with a key stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if role == ROW:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.node.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row)
        return None

    # --- dragging ----------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        if index.isValid():
            return known | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return known | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [TAG_MIME]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        row = self.row_at(indexes[0]) if indexes else None
        if row is not None:
            data.setData(TAG_MIME, QByteArray(row.node.path.encode()))
        return data


def _tooltip(row: TagRow) -> str:
    """The whole name, what the tag is for and on how much it is."""
    lines = [f"<b>{escape(row.node.path)}</b>"]
    if row.node.description:
        lines.append(escape(row.node.description).replace("\n", "<br>"))
    lines.append(counted(row.node).capitalize())
    return f"<qt>{'<br>'.join(lines)}</qt>"
