"""The facts as Qt asks for them: groups with their entries below."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefreader.ui.factlist.entries import IN_FILTER, Entry, Group, More

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What an index holds beside its text: a Group, an Entry or a More."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class FactsModel(QAbstractItemModel):
    """Two levels, one column. An index's internal id is 0 for a group, else its group's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._rows: list[tuple[Entry | More, ...]] = []

    def show_groups(
        self, groups: tuple[Group, ...], shown: Mapping[str, int] | None = None
    ) -> None:
        """Show groups, of a long one its first entries.

        `shown` says of how many groups, by title, more entries are shown. With None entries are
        shown as they come, some of each group.
        """
        self.beginResetModel()
        self._groups = groups
        self._rows = [
            _rows(group, IN_FILTER if shown is None else shown.get(group.title, 0))
            for group in groups
        ]
        self.endResetModel()

    def set_shown(self, row: int, count: int) -> None:
        """Show so many entries of the group in a row; 0 for the first."""
        parent = self.index(row, 0)
        self.beginRemoveRows(parent, 0, len(self._rows[row]) - 1)
        self._rows[row] = ()
        self.endRemoveRows()
        rows = _rows(self._groups[row], count)
        self.beginInsertRows(parent, 0, len(rows) - 1)
        self._rows[row] = rows
        self.endInsertRows()

    def item(self, index: Index, above: int = 0) -> Group | Entry | More | None:
        """What stands at an index, or `above` rows higher in the same group.

        None at an invalid index, or at one of facts shown before.
        """
        group, row = index.internalId(), index.row() - above
        if row < 0:
            return None
        try:
            return self._rows[group - 1][row] if group else self._groups[row]
        except IndexError:
            return None

    def index_of(self, entry: Entry) -> QModelIndex:
        """Where an entry stands; invalid where it is not shown."""
        for row, items in enumerate(self._rows):
            if entry in items:
                return self.createIndex(items.index(entry), 0, row + 1)
        return QModelIndex()

    def index_named(self, entry: Entry) -> QModelIndex:
        """Where an entry of the same kind, name and words stands; invalid where none is shown."""
        wanted = (entry.kind, entry.label, entry.text)
        for row, items in enumerate(self._rows):
            for place, item in enumerate(items):
                if isinstance(item, Entry) and (item.kind, item.label, item.text) == wanted:
                    return self.createIndex(place, 0, row + 1)
        return QModelIndex()

    def index_in(self, title: str, row: int) -> QModelIndex:
        """A row of a group by its title, or its last entry; invalid without such a group."""
        for number, group in enumerate(self._groups):
            if group.title == title:
                entries = sum(isinstance(item, Entry) for item in self._rows[number])
                return self.createIndex(max(0, min(row, entries - 1)), 0, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # Called for every row that is laid out: hasIndex() would cost three calls more.
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(self._groups) else QModelIndex()
        if parent.internalId() or row >= len(self._rows[parent.row()]):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._rows[parent.row()])

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return not parent.isValid() or parent.internalId() == 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only entries are selected; headings and the rows below long groups are but gone to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if isinstance(self.item(index), Entry):
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if role == Role.ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(item)
        return None


def _rows(group: Group, shown: int) -> tuple[Entry | More, ...]:
    """What stands below a group's heading."""
    count = len(group.entries)
    if not group.is_long and (count <= IN_FILTER or not shown):
        return group.entries
    entries = group.entries[:shown] if shown else group.first
    return (*entries, More(group.title, count, min(shown, count)))


def spoken(item: Group | Entry | More | None) -> str:
    """An item as a screen reader should say it."""
    if isinstance(item, Group):
        return f"{item.title}, {len(item.entries)}"
    if isinstance(item, More):
        return f"{item.label}, {item.title}"
    if isinstance(item, Entry):
        parts = (item.label, item.aside, item.text)
        count = f"{len(item.spans)} mentions" if len(item.spans) > 1 else ""
        return ", ".join(part for part in (*parts, count) if part)
    return ""
