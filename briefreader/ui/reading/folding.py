"""Boilerplate folded under one line: which blocks, what the line says, and the line itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from briefreader.domain.document import BlockKind, Document
from briefreader.ui.theme import Theme

_TEXT_LEFT = 22
FOLD_INSET = 7
"""How far the line reaches out left of the column, so that its sign stands on the edge."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of boilerplate blocks, by their numbers, both included; `lines` of text in all."""

    first: int
    last: int
    lines: int

    def numbers(self) -> range:
        """The numbers of the blocks in it."""
        return range(self.first, self.last + 1)


def folds_of(document: Document) -> tuple[Fold, ...]:
    """The runs of boilerplate; none where the document has nothing else to show."""
    folds: list[Fold] = []
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.BOILERPLATE:
            continue
        lines = document.text.count("\n", block.start, block.end) + 1
        if folds and folds[-1].last == number - 1:
            folds[-1] = Fold(folds[-1].first, number, folds[-1].lines + lines)
        else:
            folds.append(Fold(number, number, lines))
    shown = any(True for _ in document.body())
    return tuple(folds) if shown else ()


class FoldLine(QAbstractButton):
    """The line that stands for a fold; pressing it opens or folds the run below."""

    menu_wanted = Signal(object, object)
    """Fold, QPoint: what can be done with the fold is asked for, at a place of the screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.fold = Fold(0, 0, 0)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_fold(self, fold: Fold, is_open: bool) -> None:
        """Stand for another fold, or for another state of it."""
        self.fold = fold
        self.setChecked(is_open)
        lines = "1 line" if fold.lines == 1 else f"{fold.lines} lines"
        text = f"Site menu and related items · {lines} — {'hide' if is_open else 'show'}"
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(
                "Text of the page around the document. Press to "
                + ("fold it away." if is_open else "show it.")
            )
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.fold, event.globalPos())

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.theme.control_font())
        width = ceil(metrics.horizontalAdvance(self.text())) + _TEXT_LEFT + 12
        return QSize(width, fold_line_height(self.theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        raised = self.underMouse() or self.isDown()
        painter.setPen(QPen(theme.focus, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.hover if raised else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 5, 5)
        painter.setFont(theme.control_font())
        painter.setPen(QPen(theme.muted, 1.6))
        middle = area.center().y()
        if self.isChecked():
            painter.drawPolyline(_points((6, middle - 2), (10, middle + 2), (14, middle - 2)))
        else:
            painter.drawPolyline(_points((8, middle - 4), (12, middle), (8, middle + 4)))
        room = self.width() - _TEXT_LEFT - 4
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area.adjusted(_TEXT_LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def fold_line_height(theme: Theme) -> int:
    """The height of the line in pixels."""
    return round(theme.control_size * 2.2)


def _points(*places: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in places]


def hidden_blocks(folds: Iterable[Fold], opened: frozenset[Fold]) -> set[int]:
    """The numbers of the blocks that closed folds hide."""
    return {
        number
        for fold in folds
        if fold not in opened
        for number in range(fold.first, fold.last + 1)
    }
