"""The rows of the tree of tags as Qt asks for them."""

from html import escape

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, Qt

from briefreader.ui.row_list import ROW, Index, RowsModel
from briefreader.ui.taglist.rows import TagRow, counted

TAG_MIME = "application/x-briefreader-tag"
"""What a tag that is dragged is known by; its content is the tag's path in UTF-8."""


class TagsModel(RowsModel[TagRow]):
    """One column of tags; they can be dragged onto one another."""

    has_levels = False
    """Whether any tag stands below another one."""

    def show_rows(self, rows: tuple[TagRow, ...]) -> None:
        self.has_levels = any(row.node.children for row in rows)
        super().show_rows(rows)

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
