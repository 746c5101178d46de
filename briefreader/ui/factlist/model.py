"""The facts as Qt asks for them: groups with their entries below."""

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefreader.ui.factlist.entries import Entry, Group

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What an index holds beside its text: a Group or an Entry."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class FactsModel(QAbstractItemModel):
    """Two levels, one column. An index's internal id is 0 for a group, else its group's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def item(self, index: Index) -> Group | Entry | None:
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._groups[index.row()]
        return self._groups[index.internalId() - 1].entries[index.row()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self._groups)
        item = self.item(parent)
        return len(item.entries) if isinstance(item, Group) else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if role == Role.ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(item)
        return None


def spoken(item: Group | Entry | None) -> str:
    """An item as a screen reader should say it."""
    if isinstance(item, Group):
        return f"{item.title}, {len(item.entries)}"
    if isinstance(item, Entry):
        parts = (item.label, item.aside, item.text)
        count = f"{len(item.spans)} mentions" if len(item.spans) > 1 else ""
        return ", ".join(part for part in (*parts, count) if part)
    return ""
