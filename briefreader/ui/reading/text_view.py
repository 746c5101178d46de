"""The scrolling text: shows a document, paints marks under it, speaks in code point offsets."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefreader.domain.document import Document, Span, Summary
from briefreader.ui.reading.arrangement import SIDE, Arrangement
from briefreader.ui.reading.bounded import bounded, breaks_anywhere
from briefreader.ui.reading.caret import Caret
from briefreader.ui.reading.copying import plain_text
from briefreader.ui.reading.folding import Fold
from briefreader.ui.reading.geometry import Rectangles, blocks_between
from briefreader.ui.reading.header import Header
from briefreader.ui.reading.layers import MarkLayers
from briefreader.ui.reading.layout import build
from briefreader.ui.reading.marks import Mark, Places
from briefreader.ui.reading.painter import BlockPainter
from briefreader.ui.reading.placed_text import PlacedText
from briefreader.ui.reading.strengthening import in_body_colour, weak_ranges
from briefreader.ui.reading.styles import Styles, faded
from briefreader.ui.reading.units import Units
from briefreader.ui.theme import Theme, set_surface

_SETTLE = 150
_MARGIN_OF_PAINT = 40


class TextView(PlacedText):
    """One document in a column. Loads nothing: no images, no style sheets, no linked documents."""

    scrolled = Signal(int)
    zoomed = Signal(int)
    placed = Signal()
    """The text, its marks or its place in the view changed: what lies beside it moves along."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.units = Units(self.places.document)
        self._marks = MarkLayers(self.places)
        self.rectangles = Rectangles()
        self._wanted_right = 0
        self._text: QTextDocument | None = None
        self._strengthened: list[tuple[int, int]] = []
        self._arrangement = Arrangement(self.viewport(), self._styles, self._toggle)
        self.caret = Caret(self)
        self._arrangement.menu_wanted = self.open_fold_menu
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(lambda: self.scrolled.emit(self.top_offset()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Document text")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._after_scroll)
        self._colour()

    # The document

    def show_document(self, document: Document, summary: Summary) -> None:
        """Show a document from its top."""
        self.text = document.text
        document = bounded(document)
        self.places = Places(document)
        self.units = Units(document, self.is_shown)
        self._marks = MarkLayers(self.places)
        text = build(document, self._styles, self)
        self._arrangement.show(document, summary, text)
        self._take(text)
        self.caret.leave_folded_text()
        self.verticalScrollBar().setValue(0)
        self._after_scroll()

    def set_theme(self, theme: Theme) -> None:
        """Set the text anew in other colours or sizes; the place, the selection and folds stay."""
        top, selected = self.top_offset(), self.selection()
        self._styles = Styles(theme)
        self._colour()
        text = build(self.places.document, self._styles, self)
        self._arrangement.take_text(text, self._styles)
        self._take(text)
        if selected is not None:
            self.select(selected)
        self.scroll_to(top)
        # At the top nothing is scrolled, but what stands beside the text has another place.
        self._after_scroll()

    def _take(self, text: QTextDocument) -> None:
        old, self._text = self._text, text
        # Qt would look up where they stood in the text that is shown by then, and may crash.
        self.setExtraSelections([])
        self._strengthened = []
        modes = QTextOption.WrapMode
        anywhere = breaks_anywhere(self.text)
        self.setWordWrapMode(modes.WrapAnywhere if anywhere else modes.WrapAtWordBoundaryOrAnywhere)
        self._set_column(text)
        text.setLayoutEnabled(True)
        self.setDocument(text)
        self.caret.set_size(self.theme.text_size)
        if old is not None:
            old.deleteLater()

    def _colour(self) -> None:
        theme = self._styles.theme
        set_surface(self, theme, theme.page)
        palette = self.palette()
        # Unlike any highlight, so that a selection shows on one.
        palette.setColor(QPalette.ColorRole.Highlight, faded(theme.accent, theme.page, 0.66))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self.setAutoFillBackground(True)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for."""
        return None

    # The column

    def set_room_for_notes(self, width: int) -> None:
        """Leave at least this many pixels right of the column where the window has them."""
        if width != self._wanted_right:
            self._wanted_right = width
            self._fit()

    def right_of_column(self) -> tuple[int, int]:
        """The x at which the room right of the column starts, and its width, in pixels."""
        start = round(self._arrangement.left + self._arrangement.column)
        return start, self.viewport().width() - start

    def _set_column(self, text: QTextDocument) -> None:
        width = self.viewport().width()
        column = max(120.0, min(self._styles.column, width - 2 * SIDE))
        left = max(SIDE, (width - column) / 2)
        if width - left - column < self._wanted_right:
            left = min(left, max(SIDE * 1.4, width - column - self._wanted_right))
        self.rectangles.clear()
        self._column_left = left
        self._arrangement.set_column(left, column, width)

    def _fit(self) -> None:
        top = self.top_offset()
        self._set_column(self.document())
        self.scroll_to(top)
        self._after_scroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top_offset() if event.oldSize().width() > 0 else 0
        text = self.document()
        # Another width makes Qt lay the text out: once is enough, after the margins are set.
        text.setLayoutEnabled(event.size().width() == event.oldSize().width())
        self._set_column(text)
        text.setLayoutEnabled(True)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scroll_to(top)
        self._after_scroll()

    # Folds

    def _toggle(self, fold: Fold) -> None:
        self.set_folds_open(self._arrangement.opened ^ {fold})

    def open_fold_menu(self, fold: Fold, place: QPoint) -> None:
        """Offer what can be done with a fold; nothing, unless a view has something to offer."""

    def set_folds_open(self, folds: frozenset[Fold]) -> None:
        value = self.verticalScrollBar().value()
        self._arrangement.set_open(folds)
        self.verticalScrollBar().setValue(value)
        self._after_scroll()

    @property
    def header(self) -> Header:
        return self._arrangement.header

    @property
    def folds(self) -> tuple[Fold, ...]:
        return self._arrangement.folds

    @property
    def open_folds(self) -> frozenset[Fold]:
        return self._arrangement.opened

    def unfold(self, offset: int) -> None:
        """Open the fold that an offset lies in."""
        fold = self._arrangement.fold_of(self.places.block_at(offset))
        if fold is not None and fold not in self._arrangement.opened:
            self.set_folds_open(self._arrangement.opened | {fold})

    def offsets_in_open_folds(self) -> list[int]:
        """Where the blocks of the opened folds begin."""
        blocks = self.places.document.blocks
        return [blocks[number].start for fold in self.open_folds for number in fold.numbers()]

    def open_folds_at(self, offsets: Iterable[int]) -> None:
        """Open the folds that these offsets lie in, and close the others."""
        found = {self._arrangement.fold_of(self.places.block_at(offset)) for offset in offsets}
        opened = frozenset(fold for fold in found if fold is not None)
        if opened != self.open_folds:
            self.set_folds_open(opened)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # From the text itself Tab goes from link to link first; not from what lies on it.
        if self.hasFocus():
            return super().focusNextPrevChild(forward)
        return QTextEdit.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.caret.move_by_key(event):
            event.accept()
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        self.caret.moved_by_key(event, before)

    def reveal(self, offset: int) -> None:
        """Bring an offset into sight, unfolding it, and scroll no more than needed."""
        self.unfold(offset)
        top = self.top_of(offset)
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        if not value + 2 * self._styles.size < top < value + height - 4 * self._styles.size:
            self.go_to_height(top - height / 3)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        offsets, blocks = self.places.offsets, self.places.document.blocks
        data.setText(plain_text(self.document(), self.textCursor(), offsets, self.text, blocks))
        return data

    # Marks

    def set_marks(self, marks: list[Mark]) -> None:
        """Paint these below the hits, and no others."""
        self._marks.set_marks(marks)
        self._show_marks()

    def set_hits(self, spans: tuple[Span, ...], current: int = -1) -> None:
        """Light what the query found; the one with the number `current` stands out."""
        self._marks.set_hits(spans, current)
        self._show_marks()

    def set_finds(self, spans: tuple[Span, ...], current: int = -1) -> None:
        """Frame what was found, over all marks; the one with the number `current` stands out."""
        self._marks.set_finds(spans, current)
        self._show_marks()

    def set_preview(self, preview: tuple[str, Span] | None) -> None:
        """Paint a highlight, by its annotation, elsewhere for the time being; None ends that."""
        self._marks.set_preview(preview)
        self._show_marks()

    def _show_marks(self) -> None:
        self._strengthen()
        self.viewport().update()

    def _strengthen(self) -> None:
        value = self.verticalScrollBar().value()
        blocks = blocks_between(self.document(), value, value + self.viewport().height())
        weak = weak_ranges(blocks, self.places, self._marks.index)
        if weak != self._strengthened:
            self._strengthened = weak
            self.setExtraSelections(in_body_colour(self.document(), weak, self.theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value = self.verticalScrollBar().value()
        painter.translate(0, -value)
        top = event.rect().top() + value - _MARGIN_OF_PAINT
        bottom = event.rect().bottom() + value + _MARGIN_OF_PAINT
        blocks = BlockPainter(
            self._styles, self.places, self.rectangles, self._arrangement.left, top, bottom
        )
        for block in blocks_between(self.document(), top, bottom):
            blocks.paint(painter, block, self._marks.index)
        painter.end()
        super().paintEvent(event)

    # Events

    def _after_scroll(self) -> None:
        self._arrangement.place(self.verticalScrollBar().value())
        self._strengthen()
        self.placed.emit()
        self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
