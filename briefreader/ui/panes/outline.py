"""The headings and questions of the open document."""

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.line_count import LineCounter
from briefreader.ui.reading.outline import OutlineEntry
from briefreader.ui.rows import MARGIN, Layouts, paint_background, right_margin, row_width
from briefreader.ui.text_layout import lay_out, line_height
from briefreader.ui.theme import Theme, set_surface

Index = QModelIndex | QPersistentModelIndex

_ENTRY = Qt.ItemDataRole.UserRole + 1
_DEPTH = Qt.ItemDataRole.UserRole + 2
_DEEPEST = 4
_LINES = 3
_NARROWEST = 60


class OutlinePane(QWidget):
    """A click or Enter on an entry goes to its place in the text."""

    offset_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offsets: list[int] = []
        self._asked_for = False
        self.view = _OutlineView()
        self._delegate = _OutlineDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.empty = QLabel("This document has no headings.", wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setContentsMargins(MARGIN, 16, MARGIN, 12)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        self.view.itemClicked.connect(self._chosen)
        self.view.entered_row.connect(self._chosen)
        self.setFocusProxy(self.view)
        self.set_theme(theme)
        self.show_outline(())

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        set_surface(self.view, theme, theme.panel)
        self.view.scheduleDelayedItemsLayout()

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show the entries of a document."""
        self.view.clear()
        self._offsets = [entry.offset for entry in entries]
        self._asked_for = False
        least = min((entry.level for entry in entries), default=0)
        for entry in entries:
            item = QListWidgetItem(entry.text)
            item.setData(_ENTRY, entry)
            item.setData(_DEPTH, min(entry.level - least, _DEEPEST))
            self.view.addItem(item)
        self.view.setVisible(bool(entries))
        self.empty.setVisible(not entries)

    def set_place(self, offset: int) -> None:
        """Mark the entry in whose part of the document an offset lies.

        The first call after an entry was chosen is the answer to that and changes nothing.
        """
        if self._asked_for:
            # Near the end of a text the entry chosen cannot be scrolled to the top.
            self._asked_for = False
            return
        row = bisect_right(self._offsets, offset) - 1
        if row != self.view.currentRow():
            self.view.setCurrentRow(row)

    def _chosen(self, item: QListWidgetItem) -> None:
        entry: OutlineEntry = item.data(_ENTRY)
        self._asked_for = True
        self.offset_chosen.emit(entry.offset)


class _OutlineView(QListWidget):
    entered_row = Signal(object)  # QListWidgetItem: Enter or the space bar was pressed on it

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentRow() >= 0:
            self.entered_row.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class _OutlineDelegate(QStyledItemDelegate):
    """Entries indented by their level, on at most three lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._top_font = theme.control_font()
        self._top_font.setWeight(QFont.Weight.DemiBold)
        self._font = theme.control_font()
        self._counters = LineCounter(self._top_font), LineCounter(self._font)
        self._padding = round(theme.control_size * 0.4)
        self._layouts.clear()

    def _measure(self, index: Index) -> tuple[int, int, int, QFont]:
        """How far an entry is indented, its width, its lines and its font."""
        entry: OutlineEntry = index.data(_ENTRY)
        depth: int = index.data(_DEPTH)
        indent = round(depth * self._theme.control_size * 1.1)
        is_top = depth == 0 and not entry.question
        view = self.parent()
        width = max(_NARROWEST, row_width(view) - MARGIN - right_margin(view) - indent)
        lines = self._counters[not is_top].lines(entry.text, width, _LINES)
        return indent, width, lines, self._top_font if is_top else self._font

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        _, _, lines, font = self._measure(index)
        return QSize(100, lines * line_height(font) + 2 * self._padding)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: OutlineEntry = index.data(_ENTRY)
        indent, width, lines, font = self._measure(index)
        painter.save()
        rect = QRect(option.rect)
        paint_background(painter, rect, option, self._theme)
        layout = self._layouts.get(
            (entry, width, lines), lambda: lay_out(entry.text, font, width, lines)
        )
        painter.setPen(self._theme.body)
        layout.draw(painter, QPointF(rect.left() + MARGIN + indent, rect.top() + self._padding))
        painter.restore()
