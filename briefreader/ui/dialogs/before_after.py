"""The dialog that shows a note's passage as it was and as it is, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.domain.document import Span
from briefreader.ui.notetext.lines import readable
from briefreader.ui.theme import Theme, set_surface

if TYPE_CHECKING:
    from briefreader.library.attaching import Passage, Places

_LEADING = 140.0
_MOST_WORDS = 6
_LONGEST_WORDS = 90
_NOTE_SHOWN = 300
_SAID = {
    State.CHECK: "The text has changed. Is this the passage you meant?",
    State.MOVED: "The note moved with its passage.",
    State.UNATTACHED: "The passage is no longer in the text.",
    State.EXACT: "The note is where it was.",
}
_GONE = (
    "Not found. Select the passage in the text and attach the note to it, or keep the note as one "
    "on the document."
)


class BeforeAfterDialog(QDialog):
    """Stays open beside the text, so that a passage can be selected there."""

    accept_requested = Signal(str)
    attach_requested = Signal(str)
    keep_requested = Signal(str)
    """Annotation id."""
    step_requested = Signal(int)
    """Show the next (1) or the previous (-1) note that needs a look."""

    def __init__(self, parent: QWidget | None, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self.setWindowTitle("Before and After")
        self.resize(860, 460)
        self.said = QLabel(wordWrap=True)
        self.said.setObjectName("strong")
        self.note = QLabel(wordWrap=True)
        self.note.setObjectName("muted")
        self.words = QLabel(wordWrap=True)
        for label in (self.said, self.note, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.before = PassagePage(theme, "Before")
        self.after = PassagePage(theme, "After")
        self.accept_button = QPushButton("&Accept This Place")
        self.attach_button = QPushButton("A&ttach to Selection")
        self.keep_button = QPushButton("&Keep as Document Note")
        self.previous_button = QPushButton("&Previous")
        self.next_button = QPushButton("&Next")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sides = QGridLayout()
        sides.setHorizontalSpacing(14)
        for column, (title, page) in enumerate((("Before", self.before), ("After", self.after))):
            label = QLabel(title)
            label.setBuddy(page)
            label.setFont(self._theme.heading_font(0.8))
            sides.addWidget(label, 0, column)
            sides.addWidget(page, 1, column)
            sides.setColumnStretch(column, 1)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        for button in (self.previous_button, self.next_button):
            bottom.addWidget(button)
        bottom.addStretch(1)
        for button in (self.keep_button, self.attach_button, self.accept_button, close):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(8)
        layout.addWidget(self.said)
        layout.addWidget(self.note)
        layout.addLayout(sides, 1)
        layout.addWidget(self.words)
        layout.addLayout(bottom)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.accept_button.setDefault(True)

    def _connect(self) -> None:
        for button, keys, signal in (
            (self.accept_button, "A", self.accept_requested),
            (self.attach_button, "Shift+A", self.attach_requested),
            (self.keep_button, "D", self.keep_requested),
        ):
            button.setToolTip(keys)
            button.clicked.connect(lambda _=False, told=signal: told.emit(self._key))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)
        for button, keys, step in (
            (self.next_button, "F8", 1),
            (self.previous_button, "Shift+F8", -1),
        ):
            button.setToolTip(keys)
            button.clicked.connect(lambda _=False, by=step: self.step_requested.emit(by))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)

    @property
    def shown(self) -> str:
        """The annotation that is shown."""
        return self._key

    def show_places(self, placement: Placement, places: Places, others: int) -> None:
        """Show an annotation's passage; `others` is how many more notes need a look."""
        annotation = placement.annotation
        self._key = annotation.id
        self.said.setText(_SAID[placement.state])
        note = " ".join(readable(annotation.note).text.split())
        shown = note if len(note) <= _NOTE_SHOWN else note[:_NOTE_SHOWN] + " …"
        self.note.setText(f"Your note: {shown}")
        self.note.setVisible(bool(note))
        colour = annotation.colour
        self.before.show_passage(places.old, colour, self._theme.deleted, struck=True)
        if places.new is None:
            self.after.show_text(_GONE)
        else:
            self.after.show_passage(places.new, colour, self._theme.inserted, struck=False)
        self.words.setText(in_words(places))
        self.accept_button.setEnabled(places.new is not None and placement.state is not State.EXACT)
        self.keep_button.setEnabled(placement.state in (State.CHECK, State.UNATTACHED))
        for button in (self.next_button, self.previous_button):
            button.setEnabled(others > 0)
        (self.before if places.new is None else self.accept_button).setFocus()


def in_words(places: Places) -> str:
    """What changed in the passage, in words: for those who do not see the colours."""
    if places.new is None:
        return ""
    gone, come = _words(places.old), _words(places.new)
    if not gone and not come:
        around = places.old.changed or places.new.changed
        same = "The words of the passage are the same"
        return f"{same}; the text around it changed." if around else f"{same}."
    parts = [f"Taken out: {gone}." if gone else "", f"Put in: {come}." if come else ""]
    return " ".join(part for part in parts if part)


def _words(passage: Passage) -> str:
    """The words of the quote that the other one has not, each in quotation marks."""
    changed = [
        " ".join(passage.text[span.start : span.end].split())
        for span in passage.changed
        if passage.quote.start <= span.start and span.end <= passage.quote.end
    ]
    found = [words for words in changed if words]
    said = [
        f"“{words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + ' …'}”"
        for words in found[:_MOST_WORDS]
    ]
    more = len(found) - len(said)
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


class PassagePage(QTextBrowser):
    """A passage in its colour within its context, the changed words marked."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(14)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_surface(self, theme, theme.page)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for."""
        return None

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a passage."""
        self.clear()
        form = QTextCharFormat()
        form.setFont(self._theme.control_font())
        form.setForeground(self._theme.muted)
        QTextCursor(self.document()).insertText(text, form)

    def show_passage(
        self, passage: Passage, colour: Colour, changed: QColor, *, struck: bool
    ) -> None:
        """Show a passage; `changed` is the background of the words that the other has not."""
        self.clear()
        cursor = QTextCursor(self.document())
        lines = QTextBlockFormat()
        lines.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(lines)
        start = 0
        quiet = QTextCharFormat()
        quiet.setFont(self._theme.reading_font(0.9))
        quiet.setForeground(self._theme.muted)
        cursor.insertText("… ", quiet)
        for span, in_quote, is_changed in pieces(passage):
            form = QTextCharFormat(quiet)
            if in_quote:
                form.setForeground(self._theme.body)
                form.setBackground(self._theme.highlight[colour])
            if is_changed:
                form.setBackground(changed)
                form.setForeground(self._theme.body)
                form.setFontStrikeOut(struck)
                form.setFontUnderline(not struck)
            cursor.insertText(passage.text[span.start : span.end], form)
            if span.end <= passage.quote.start:
                start = cursor.position()
        cursor.insertText(" …", quiet)
        at = QTextCursor(self.document())
        at.setPosition(start)
        self.setTextCursor(at)
        self.ensureCursorVisible()


def pieces(passage: Passage) -> Sequence[tuple[Span, bool, bool]]:
    """A passage cut where the quote or a changed word begins or ends.

    Each piece with whether it is in the quote, and whether it is changed; they cover the text.
    """
    ends = {0, len(passage.text), *passage.quote}
    for span in passage.changed:
        ends.update(span)
    places = sorted(ends)
    return [
        (
            Span(start, end),
            passage.quote.start <= start < passage.quote.end,
            any(span.start <= start < span.end for span in passage.changed),
        )
        for start, end in pairwise(places)
    ]
