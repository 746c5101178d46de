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

    def item(self, index: Index, above: int = 0) -> Group | Entry | None:
        """What stands at an index, or `above` rows higher in the same group.

        None at an invalid index, or at one of facts shown before.
        """
        group, row = index.internalId(), index.row() - above
        if row < 0:
            return None
        try:
            return self._groups[group - 1].entries[row] if group else self._groups[row]
        except IndexError:
            return None

    def index_of(self, entry: Entry) -> QModelIndex:
        """Where an entry stands; invalid where it is not shown."""
        for row, group in enumerate(self._groups):
            if entry in group.entries:
                return self.createIndex(group.entries.index(entry), 0, row + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # Called for every row that is laid out: hasIndex() would cost three calls more.
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(self._groups) else QModelIndex()
        if parent.internalId() or row >= len(self._groups[parent.row()].entries):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].entries)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return not parent.isValid() or parent.internalId() == 0

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
