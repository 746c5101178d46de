"""A note, its tags and its colour, edited where the note stands."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefreader.domain.tag import TagOffer
from briefreader.ui import choosing
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme
from briefreader.ui.writing.colour_row import ColourRow
from briefreader.ui.writing.draft import AnnotationDraft as AnnotationDraft
from briefreader.ui.writing.tags_edit import TagsEdit

_FEWEST_LINES, _MOST_LINES = 3, 14
_FRAME = 22
"""Pixels of the box's frame, padding and margins, above and below its lines together."""


class NoteEditor(QWidget):
    """A box for the Markdown that grows with it, a line for the tags, the colours, two buttons.

    Ctrl+Enter saves; Escape leaves, and asks only where something typed would be lost. Each of the
    two signals comes at most once, and only one of them.
    """

    saved = Signal(object)
    """AnnotationDraft: what the user wants the annotation to be."""
    cancelled = Signal()
    resized = Signal()
    """The height that it needs is another now."""

    def __init__(
        self,
        theme: Theme,
        draft: AnnotationDraft,
        tags_in_use: tuple[TagOffer, ...] | tuple[str, ...],
        focus: str = "note",
        parent: QWidget | None = None,
        written: AnnotationDraft | None = None,
    ) -> None:
        """`focus` is `note` or `tags`; `written` is what the user wants in place of `draft`."""
        super().__init__(parent)
        self._before = draft
        self._is_done = False
        self._line = line_height(theme.control_font())
        self.setAccessibleName("Edit the note")
        shown = written or draft
        self.note_box = QPlainTextEdit(shown.note)
        self.tags_box = TagsEdit(theme, shown.tags, tags_in_use)
        self.colours = ColourRow(theme, shown.colour)
        self.save_button = QPushButton("Save")
        self.cancel_button = QPushButton("Cancel")
        self._set_up()
        self._lay_out()
        box = self.tags_box if focus == "tags" else self.note_box
        self.setFocusProxy(box)
        self._grow()

    def _set_up(self) -> None:
        box = self.note_box
        box.setAccessibleName("Note, in Markdown")
        box.setPlaceholderText("Your note; **bold**, *italic*, - lists")
        box.setTabChangesFocus(True)
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.moveCursor(QTextCursor.MoveOperation.End)
        box.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self.tags_box.returnPressed.connect(self._return_in_tags)
        self.save_button.setToolTip("Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        self.cancel_button.setToolTip("Esc")
        self.cancel_button.clicked.connect(self.cancel)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 6)
        layout.setSpacing(6)
        layout.addWidget(self.note_box)
        layout.addWidget(self.tags_box)
        layout.addWidget(self.colours, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(buttons)

    # --- what stands in it -------------------------------------------------------------------

    def draft(self) -> AnnotationDraft:
        """What stands in it now."""
        note = self.note_box.toPlainText().strip()
        return AnnotationDraft(note, self.tags_box.tags(), self.colours.colour())

    def is_changed(self) -> bool:
        """Whether something would be lost if it were closed."""
        before = self._before
        note = before.note.strip()
        return self.draft() != AnnotationDraft(note, before.tags, before.colour)

    # --- leaving -----------------------------------------------------------------------------

    def save(self) -> None:
        """Say what is to be saved, or that nothing is where nothing was changed."""
        if self._is_done:
            return
        self._is_done = True
        if self.is_changed():
            self.saved.emit(self.draft())
        else:
            self.cancelled.emit()

    def cancel(self) -> None:
        """Leave; where something would be lost, ask first."""
        if self._is_done:
            return
        if self.is_changed():
            answer = choosing.unsaved_note(self)
            if answer is choosing.Unsaved.STAY:
                return
            if answer is choosing.Unsaved.SAVE:
                self.save()
                return
        self._is_done = True
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            # What the boxes have no use for must not reach the list behind them.
            event.accept()

    def _return_in_tags(self) -> None:
        if not self.tags_box.popup.isVisible():
            # After the line has done with the key: it goes with the editor.
            QTimer.singleShot(0, self, self.save)

    def hideEvent(self, event: QHideEvent) -> None:
        self.tags_box.popup.hide()
        super().hideEvent(event)

    # --- its height --------------------------------------------------------------------------

    def _grow(self) -> None:
        """Make the box as high as its text, within bounds."""
        lines = round(self.note_box.document().size().height())
        height = min(max(lines, _FEWEST_LINES), _MOST_LINES) * self._line + _FRAME
        if height != self.note_box.height() or not self.note_box.minimumHeight():
            self.note_box.setFixedHeight(height)
            self.updateGeometry()
            self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the narrowest panel."""
        return QSize(150, super().minimumSizeHint().height())
