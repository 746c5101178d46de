"""The dialog that shows what changed in a document since an earlier version."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.annotation import Placement, State
from briefreader.domain.version import Comparison, OldVersion
from briefreader.ui.comparing import MOST_CHANGES
from briefreader.ui.dates import readable_moment
from briefreader.ui.dialogs.changes_page import ChangesPage
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_STATES = {
    State.CHECK: "Please check",
    State.UNATTACHED: "Its passage is gone",
    State.MOVED: "Moved with its passage",
}
_MOST_NOTE_LINES = 5


class ChangesDialog(QDialog):
    """One version against the present text, change by change, and the notes that it concerns."""

    version_requested = Signal(str)  # text id
    note_requested = Signal(str)  # annotation id

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        versions: tuple[OldVersion, ...],
        placements: tuple[Placement, ...],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What Changed")
        self.resize(820, 640)
        self._total = 0
        self.title = QLabel(title, wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.heading_font(1.0))
        self.chooser = QComboBox()
        self.chooser.setObjectName("field")
        self.chooser.setAccessibleName("Compare with the version")
        for version in versions:
            until = readable_moment(version.until) if version.until else "an unknown time"
            self.chooser.addItem(f"The version until {until}", version.text_id)
        self.place = QLabel()
        self.previous = QPushButton("&Previous")
        self.previous.setToolTip("Previous change (Shift+F3)")
        self.next = QPushButton("&Next")
        self.next.setToolTip("Next change (F3)")
        self.page = ChangesPage(theme)
        self.key = QLabel("− taken out   + put in")
        self.key.setObjectName("muted")
        self.notes_title = QLabel(wordWrap=True)
        self.notes = QListWidget()
        self.notes.setAccessibleName("Notes that the change concerns")
        self._fill_notes(theme, placements)
        self._lay_out()
        self._connect()
        self.page.setFocus()

    def _fill_notes(self, theme: Theme, placements: tuple[Placement, ...]) -> None:
        concerned = [place for place in placements if place.state in _STATES]
        concerned.sort(key=lambda place: tuple(_STATES).index(place.state))
        for place in concerned:
            annotation = place.annotation
            quote = " ".join(annotation.anchor.exact.split())[:160] if annotation.anchor else ""
            item = QListWidgetItem(f"{_STATES[place.state]}: “{quote}”")
            item.setData(Qt.ItemDataRole.UserRole, annotation.id)
            item.setToolTip(annotation.note[:1000])
            self.notes.addItem(item)
        count = len(concerned)
        self.notes_title.setText(
            "1 note was placed anew:" if count == 1 else f"{count:,} notes were placed anew:"
        )
        for widget in (self.notes, self.notes_title):
            widget.setVisible(bool(concerned))
        lines = min(count, _MOST_NOTE_LINES)
        self.notes.setFixedHeight(lines * (line_height(theme.control_font()) + 8) + 8)
        self.notes.setCurrentRow(0)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.chooser)
        bar.addWidget(self.key)
        bar.addStretch(1)
        for widget in (self.place, self.previous, self.next):
            bar.addWidget(widget)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        for button in (self.previous, self.next, close):
            button.setAutoDefault(False)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(bar)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.notes_title)
        layout.addWidget(self.notes)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.chooser.activated.connect(
            lambda at: self.version_requested.emit(self.chooser.itemData(at))
        )
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.notes.itemActivated.connect(self._choose_note)
        self.notes.itemClicked.connect(self._choose_note)
        for keys, step in (("F3", 1), ("Shift+F3", -1), ("Alt+Down", 1), ("Alt+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def _choose_note(self, item: QListWidgetItem) -> None:
        self.note_requested.emit(item.data(Qt.ItemDataRole.UserRole))

    def version(self) -> str:
        """The id of the version chosen."""
        return str(self.chooser.currentData() or "")

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how the chosen version became the present text."""
        self._total = len(comparison.changes)
        self.page.show_comparison(comparison)
        self._show_place()

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) change."""
        self.page.go_to(self.page.current + step)
        self._show_place()

    def _show_place(self) -> None:
        count, current = self.page.count, self.page.current
        more = f" (the first {MOST_CHANGES:,} are shown)" if self._total > count > 0 else ""
        said = f"Change {current + 1:,} of {self._total:,}{more}"
        self.place.setText(said if count else "No change")
        self.previous.setEnabled(current > 0)
        self.next.setEnabled(current + 1 < count)
