"""What stands above all notes: what is looked for, how they are grouped and sorted."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.library.notebook.wanted import (
    Grouping,
    NoteListing,
    Order,
    Wanted,
    WordsIn,
)
from briefreader.ui.notebrowser.wording import several
from briefreader.ui.rows import MARGIN

_GROUPINGS = (
    ("By document", Grouping.DOCUMENT),
    ("By tag", Grouping.TAG),
    ("By colour", Grouping.COLOUR),
    ("By day", Grouping.DAY),
    ("By month", Grouping.MONTH),
)
_ORDERS = (
    ("Newest document first", Order.PUBLISHED),
    ("Documents by title", Order.TITLE),
    ("Changed last first", Order.CHANGED),
    ("Made last first", Order.CREATED),
)
_ONLY_LISTED, _ONLY_LISTED_SHORT = "Only in the documents listed", "Listed only"
_BETWEEN = 8
"""Pixels between what stands on one line."""
_WORDS = (("Words in notes", WordsIn.NOTES), ("Words in documents", WordsIn.DOCUMENTS))


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user chose in the bar."""

    wanted: Wanted
    only_results: bool = False
    only_doubtful: bool = False


class NoteFilter(QLineEdit):
    """The box for what is looked for; Down goes to the list, Escape empties it, then leaves."""

    left_downwards = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NotesBar(QWidget):
    """Says what the user wants to see, and what was found."""

    changed = Signal()  # what is wanted is another
    left = Signal()
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton()
        self.back.setText("← Reader")
        self.back.setToolTip("Back to the reader (Esc)")
        self.back.setAccessibleName("Back to the reader")
        self.title = QLabel("All Notes")
        self.title.setObjectName("strong")
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.filter = NoteFilter()
        self.filter.setAccessibleName("Find notes")
        self.filter.setPlaceholderText("Find notes: words, tag:…, colour:…, after:2018, author:…")
        self.filter.setClearButtonEnabled(True)
        self.words = _combo("Where words are looked for", _WORDS)
        self.grouping = _combo("Group the notes", _GROUPINGS)
        self.order = _combo("Sort the notes", _ORDERS)
        self.results = QCheckBox(_ONLY_LISTED)
        self.results.setAccessibleName(_ONLY_LISTED)
        self.results.setToolTip("Only notes on the documents in the list on the left")
        self.doubtful = _toggle("Needs a look", "Notes whose place in the text is not certain")
        self.deleted = _toggle("Deleted", "Notes deleted in the last 90 days")
        self.explained = QLabel(wordWrap=True)
        self.explained.setObjectName("quiet")
        self.notices = QLabel(wordWrap=True)
        self.notices.setObjectName("notice")
        for label in (self.explained, self.notices):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setVisible(False)
        self._typed = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top, search, choices = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((self.back, 0), (self.title, 0), (self.count, 1)):
            top.addWidget(widget, stretch)
        top.addWidget(self.doubtful)
        top.addWidget(self.deleted)
        search.addWidget(self.filter, 1)
        search.addWidget(self.words)
        for box in (self.grouping, self.order):
            choices.addWidget(box)
        choices.addStretch(1)
        choices.addWidget(self.results)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 8, MARGIN, 8)
        layout.setSpacing(6)
        for line in (top, search, choices):
            layout.addLayout(line)
        layout.addWidget(self.explained)
        layout.addWidget(self.notices)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.filter.left.connect(self.left)
        self.filter.left_downwards.connect(self.left_downwards)
        self.filter.textChanged.connect(self._type)
        for box in (self.words, self.grouping, self.order):
            box.activated.connect(lambda _: self._choose())
        for button in (self.results, self.doubtful, self.deleted):
            button.toggled.connect(lambda _: self._choose())
        for one, other in ((self.doubtful, self.deleted), (self.deleted, self.doubtful)):
            one.clicked.connect(lambda _, button=other: button.setChecked(False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Say in fewer words what the box leaves out, where the line has no room for all."""
        boxes = (self.grouping, self.order, self.results)
        advance = self.results.fontMetrics().horizontalAdvance
        more = advance(_ONLY_LISTED) - advance(self.results.text())
        needed = sum(box.sizeHint().width() + _BETWEEN for box in boxes) + more
        room = self.width() - 2 * MARGIN
        self.results.setText(_ONLY_LISTED if needed <= room else _ONLY_LISTED_SHORT)

    def _type(self) -> None:
        self._typed = True
        self.changed.emit()

    def _choose(self) -> None:
        self._typed = False
        self.changed.emit()

    def choice(self) -> Choice:
        """What the user wants to see."""
        wanted = Wanted(
            query=self.filter.text(),
            grouping=Grouping(self.grouping.currentData()),
            order=Order(self.order.currentData()),
            words_in=WordsIn(self.words.currentData()),
            typing=self._typed,
            deleted=self.deleted.isChecked(),
        )
        return Choice(wanted, self.results.isChecked(), self.doubtful.isChecked())

    def choose(self, wanted: Wanted) -> None:
        """Put what is wanted into the fields."""
        for box, value in (
            (self.grouping, wanted.grouping),
            (self.order, wanted.order),
            (self.words, wanted.words_in),
        ):
            box.setCurrentIndex(box.findData(value))
        if self.filter.text() != wanted.query:
            self.filter.setText(wanted.query)
        self._choose()

    def show_listing(self, listing: NoteListing) -> None:
        """Say how many notes there are, and what was searched."""
        count, total = listing.count, listing.total
        deleted = "deleted " if listing.wanted.deleted else ""
        every = several(total).replace(" ", f" {deleted}", 1)
        self.count.setText(every if count == total else f"{count:,} of {every}")
        if not listing.is_whole:
            self.count.setText("Reading…")
        self.explained.setText(listing.explained)
        self.explained.setVisible(bool(listing.explained))
        self.notices.setText("\n".join(listing.notices))
        self.notices.setVisible(bool(listing.notices))
        self.deleted.setText(f"Deleted ({listing.deleted:,})")
        self.deleted.setVisible(bool(listing.deleted) or self.deleted.isChecked())

    def show_doubtful(self, count: int) -> None:
        """Say how many notes the user must look at."""
        self.doubtful.setText(f"Needs a look ({count:,})")
        self.doubtful.setVisible(count > 0 or self.doubtful.isChecked())

    def everything(self) -> None:
        """Look for nothing, and show all notes."""
        for button in (self.results, self.doubtful, self.deleted):
            button.setChecked(False)
        self.filter.clear()


def _combo(name: str, offered: tuple[tuple[str, object], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for words, value in offered:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _toggle(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setObjectName("choice")
    button.setToolTip(tip)
    button.setVisible(False)
    return button
