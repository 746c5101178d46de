"""The tags that are offered while one is typed: which, in which order, and how they look."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefreader.domain.tag import TagOffer, tag_key
from briefreader.ui.rows import draw_line
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

OFFER = Qt.ItemDataRole.UserRole + 1
"""The role of the TagOffer itself."""

IS_NEW = Qt.ItemDataRole.UserRole + 2
"""The role that says whether a tag is none of the library's yet."""

_MARGIN = 9


def ranked(typed: str, offers: Iterable[TagOffer]) -> tuple[TagOffer, ...]:
    """The offers that what is typed may mean.

    The tag itself comes first, then those of which a part of the path begins so, then those that
    have it anywhere; of each kind those on most annotations first.
    """
    wanted = tag_key(typed)
    found = []
    for offer in offers:
        key = tag_key(offer.path)
        if wanted in key:
            kind = 0 if key == wanted else 1 if f"/{wanted}" in f"/{key}" else 2
            found.append((kind, -offer.count, key, offer))
    return tuple(offer for *_, offer in sorted(found, key=lambda item: item[:3]))


class OffersModel(QAbstractListModel):
    """The offers, and last the tag typed where it is a new one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[TagOffer, ...] = ()
        self._new = ""

    def show_offers(self, offers: tuple[TagOffer, ...], new: str) -> None:
        """Offer these, and a new tag unless its name is empty."""
        self.beginResetModel()
        self._offers = (*offers, TagOffer(new)) if new else offers
        self._new = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._offers):
            return None
        offer = self._offers[index.row()]
        is_new = bool(self._new) and index.row() == len(self._offers) - 1
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return offer.path
        if role == OFFER:
            return offer
        if role == IS_NEW:
            return is_new
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{offer.path}, {_said(offer, is_new)}"
        return None


class OfferDelegate(QStyledItemDelegate):
    """The path, what is above the tag paler, and at the right on how much it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = theme.control_font()
        self._small_font = theme.control_font(0.92)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, line_height(self._font) + round(self._theme.control_size * 0.55))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer, theme = index.data(OFFER), self._theme
        if not isinstance(offer, TagOffer):
            return
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_current = option.state & QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, theme.selected if is_current else theme.hover)
        line = QRectF(option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0))
        is_new = bool(index.data(IS_NEW))
        said = "new tag" if is_new else f"{offer.count:,}" if offer.count else ""
        colour = theme.accent if is_new else theme.muted
        used = draw_line(painter, line, said, self._small_font, colour, right=True)
        line.setRight(line.right() - used - theme.control_size)
        above, slash, name = offer.path.rpartition("/")
        # What is above gives way: the tag's own name says most.
        own = QFontMetricsF(self._font).horizontalAdvance(name)
        if slash and line.width() - own > 3 * theme.control_size:
            head = QRectF(line)
            head.setWidth(line.width() - own)
            taken = draw_line(painter, head, above + slash, self._font, theme.muted)
            line.setLeft(line.left() + taken)
        draw_line(painter, line, name, self._font, theme.body)
        painter.restore()


def _said(offer: TagOffer, is_new: bool) -> str:
    if is_new:
        return "new tag"
    return "1 annotation" if offer.count == 1 else f"{offer.count:,} annotations"
