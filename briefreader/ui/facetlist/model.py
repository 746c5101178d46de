"""The rows of the facets as Qt asks for them."""

from PySide6.QtCore import Qt

from briefreader.ui.facetlist.rows import Row
from briefreader.ui.row_list import ROW, Index, RowsModel


class FacetsModel(RowsModel[Row]):
    """One column of headings, values and offers of more."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if role == ROW:
            return row
        if row is not None and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return row.spoken
        return None
