"""All passages of one document that a search found, in a list over the window."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.hit import Hit, Snippet
from briefreader.ui.line_count import LineCounter
from briefreader.ui.listing.excerpt import showing_match
from briefreader.ui.rows import Layouts, paint_background
from briefreader.ui.text_layout import Style, lay_out, line_height
from briefreader.ui.theme import Theme, set_surface

MOST_PASSAGES = 200
"""Passages that are listed; F3 steps through every hit."""

_Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_SIDE = 12
_PADDING = 6
_INDENT = 11
"""Pixels by which the frame stands further right than a row: the words then do as its words."""
_NARROWEST = 440
_MOST_ROWS = 8
_SNIPPET = Qt.ItemDataRole.UserRole + 1


class PassagesPopup(QFrame):
    """Arrow keys and Enter, or a click, choose a passage; Escape or Left closes."""

    chosen = Signal(str, int)  # document id, offset of the passage's first match

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._document = ""
        self._rows = _Passages(self)
        self._painter = _PassageDelegate(theme, self)
        self.setObjectName("popup")
        self.about = QLabel()
        self.about.setObjectName("quiet")
        self.about.setContentsMargins(_SIDE, 8, _SIDE, 4)
        self.list = QListView()
        self.list.setAccessibleName("Passages")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(self._painter)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.setFocusProxy(self.list)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.list)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.set_theme(theme)
        set_surface(self.list, theme, theme.raised)

    def show_passages(self, title: str, hit: Hit, beside: QRect) -> None:
        """Show a document's passages in the order of its text, below a place on the screen.

        They are above it where there is no room below.
        """
        snippets = tuple(sorted(hit.snippets, key=lambda snippet: snippet.span))
        self._document = hit.document_id
        self._rows.show_snippets(snippets)
        self.list.setAccessibleName(f"Passages of {title}")
        self.about.setText(_counted(hit, len(snippets)))
        self.list.setFixedHeight(min(len(snippets), _MOST_ROWS) * self._painter.row_height())
        self.about.ensurePolished()
        height = self.sizeHint().height()
        width = max(_NARROWEST, beside.width())
        room = self.screen().availableGeometry()
        top = beside.bottom() + 1
        if top + height > room.bottom():
            top = max(room.top(), beside.top() - height)
        left = beside.left() + _INDENT
        left = max(room.left(), min(left, room.right() - width))
        self.setGeometry(left, top, width, height)
        self.list.setCurrentIndex(self._rows.index(0, 0))
        self.list.scrollToTop()
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def passages(self) -> tuple[Snippet, ...]:
        """What is listed."""
        return self._rows.snippets

    def _choose(self, index: QModelIndex) -> None:
        snippet = index.data(_SNIPPET)
        if isinstance(snippet, Snippet):
            first = snippet.matches[0] if snippet.matches else snippet.span
            self.close()
            self.chosen.emit(self._document, first.start)

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
                self._choose(self.list.currentIndex())
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Left):
                self.close()
                return True
        return False


def _counted(hit: Hit, shown: int) -> str:
    passages = "1 passage" if shown == 1 else f"{shown:,} passages"
    hits = "1 hit" if hit.count == 1 else f"{hit.count:,} hits"
    if shown >= MOST_PASSAGES:
        return f"{hits}; the best {passages}, as they follow in the text"
    return f"{hits} in {passages}"


class _Passages(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.snippets: tuple[Snippet, ...] = ()

    def show_snippets(self, snippets: tuple[Snippet, ...]) -> None:
        self.beginResetModel()
        self.snippets = snippets
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.snippets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.snippets):
            return None
        snippet = self.snippets[index.row()]
        if role == _SNIPPET:
            return snippet
        return snippet.text if role == Qt.ItemDataRole.DisplayRole else None


class _PassageDelegate(QStyledItemDelegate):
    """Two lines of a passage, its matches lit."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.control_font(0.96)
        self._counter = LineCounter(self._font)
        self._match = QTextCharFormat()
        self._match.setBackground(theme.hit)
        self._match.setForeground(theme.body)
        self._layouts.clear()

    def row_height(self) -> int:
        return _LINES * line_height(self._font) + 2 * _PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        snippet = index.data(_SNIPPET)
        if not isinstance(snippet, Snippet):
            return
        painter.save()
        paint_background(painter, QRect(option.rect), option, self._theme)
        width = option.rect.width() - 2 * _SIDE
        layout = self._layouts.get((snippet, width), lambda: self._laid_out(snippet, width))
        painter.setPen(self._theme.body)
        layout.draw(painter, QPointF(option.rect.left() + _SIDE, option.rect.top() + _PADDING))
        painter.restore()

    def _laid_out(self, snippet: Snippet, width: int) -> QTextLayout:
        excerpt = showing_match(snippet, self._counter, width, _LINES)
        styles = [Style(match, self._match) for match in excerpt.matches]
        return lay_out(excerpt.text, self._font, width, _LINES, styles)
