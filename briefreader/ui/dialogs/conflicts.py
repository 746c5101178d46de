"""The dialog of what waits for a word of the user's: conflicts, broken files, misplaced notes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.annotation import Conflict, Placement, State
from briefreader.domain.concern import Concerns
from briefreader.domain.report import Problem
from briefreader.ui.dialogs.two_versions import TwoVersions
from briefreader.ui.theme import Theme

Entry = Conflict | Problem | Placement

_MOST_LINE = 80
_MOST_PASSAGE = 800
_ENTRY = Qt.ItemDataRole.UserRole
_NONE = "Nothing waits for you: no conflicts, no broken files, and every note is in its place."
_LOOKING = "Looking for notes that may be out of place…"


class ConflictsDialog(QDialog):
    """A list of entries, and what can be done about the one with the cursor.

    It changes nothing itself: it asks by signals, and is told what there is by `show_concerns`.
    """

    resolve_requested = Signal(object, bool)  # Conflict, whether the other version is taken
    folder_requested = Signal(object)  # Path
    discard_requested = Signal(object)  # Problem
    note_requested = Signal(object)  # Annotation

    def __init__(
        self, parent: QWidget | None, theme: Theme, title_of: Callable[[str], str]
    ) -> None:
        """`title_of` gives the title of a document by its id."""
        super().__init__(parent)
        self.setWindowTitle("Conflicts and Problems")
        self.resize(900, 560)
        self._title_of = title_of
        self.list = QListWidget()
        self.list.setAccessibleName("What waits for you")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.versions = TwoVersions(theme)
        self.detail = QLabel(wordWrap=True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder_button = QPushButton("Show in &Folder")
        self.discard_button = QPushButton("&Remove This File…")
        self.note_button = QPushButton("&Go to the Note")
        self.empty = QLabel(_NONE, wordWrap=True)
        self.told = QLabel(wordWrap=True)
        self.told.setObjectName("muted")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QPushButton("Close")
        self._lay_out()
        self._connect()

    # --- making ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        other = QWidget()
        column = QVBoxLayout(other)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.detail)
        buttons = QHBoxLayout()
        for button in (self.note_button, self.folder_button, self.discard_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(other)
        self._pages.addWidget(self.versions)
        right = QWidget()
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(14, 0, 0, 0)
        right_column.addWidget(self._pages)
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        self._both.setHandleWidth(1)
        self._both.addWidget(self.list)
        self._both.addWidget(right)
        self._both.setStretchFactor(1, 1)
        self._both.setSizes([320, 560])
        bottom = QHBoxLayout()
        bottom.addWidget(self.told, 1)
        self.close_button.setAutoDefault(False)
        bottom.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._both, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda _: self._show_entry())
        self.list.itemActivated.connect(lambda _: self._act())
        self.versions.chosen.connect(self._resolve)
        self.folder_button.clicked.connect(self._show_folder)
        self.discard_button.clicked.connect(self._discard)
        self.note_button.clicked.connect(self._go_to_note)
        self.close_button.clicked.connect(self.reject)

    # --- the list ----------------------------------------------------------------------------

    def show_concerns(self, concerns: Concerns, *, is_complete: bool) -> None:
        """List what there is; it is complete once notes out of place have been looked for."""
        row = max(self.list.currentRow(), 0)
        before = self.entry()
        self.list.blockSignals(True)
        self.list.clear()
        self._add_group("Conflicts", concerns.conflicts, self._conflict_line)
        self._add_group("Files that need a look", concerns.files, _file_line)
        self._add_group("Notes that may be out of place", concerns.uncertain, self._note_line)
        self.list.blockSignals(False)
        self._choose(before, row)
        self.empty.setText(_NONE if is_complete else _LOOKING)
        self.empty.setVisible(not concerns)
        self._both.setVisible(bool(concerns))
        self.told.setText(_LOOKING if concerns and not is_complete else "")
        self._show_entry()
        (self.list if concerns else self.close_button).setFocus()

    def _add_group(
        self, heading: str, entries: Sequence[Entry], line: Callable[[Entry], str]
    ) -> None:
        if not entries:
            return
        item = QListWidgetItem(f"{heading} ({len(entries):,})")
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)
        for entry in entries:
            item = QListWidgetItem(_short(line(entry)))
            item.setData(_ENTRY, entry)
            item.setToolTip(line(entry))
            self.list.addItem(item)

    def _choose(self, entry: Entry | None, row: int) -> None:
        """Put the cursor on an entry that was chosen before, or else near to where it was."""
        items = [self.list.item(at) for at in range(self.list.count())]
        same = [at for at, item in enumerate(items) if entry and item.data(_ENTRY) == entry]
        able = [at for at, item in enumerate(items) if item.data(_ENTRY) is not None]
        if same:
            self.list.setCurrentRow(same[0])
        elif able:
            self.list.setCurrentRow(next((at for at in able if at >= row), able[-1]))

    def _conflict_line(self, entry: Entry) -> str:
        assert isinstance(entry, Conflict)
        anchor = entry.kept.anchor or entry.other.anchor
        return f"“{anchor.exact}”" if anchor else self._title_of(entry.kept.document_id)

    def _note_line(self, entry: Entry) -> str:
        assert isinstance(entry, Placement)
        anchor = entry.annotation.anchor
        return f"“{anchor.exact}”" if anchor else self._title_of(entry.annotation.document_id)

    def entry(self) -> Entry | None:
        """The entry on which the cursor is."""
        item = self.list.currentItem()
        entry = item.data(_ENTRY) if item is not None else None
        return entry if isinstance(entry, Conflict | Problem | Placement) else None

    # --- the entry ---------------------------------------------------------------------------

    def _show_entry(self) -> None:
        entry = self.entry()
        self._pages.setVisible(entry is not None)
        self._pages.setCurrentIndex(1 if isinstance(entry, Conflict) else 0)
        self.note_button.setVisible(isinstance(entry, Placement))
        self.folder_button.setVisible(isinstance(entry, Problem))
        self.discard_button.setVisible(
            isinstance(entry, Problem) and entry.path.endswith(".broken")
        )
        match entry:
            case Conflict():
                title = self._title_of(entry.kept.document_id)
                self.versions.show_conflict(entry, title)
            case Problem():
                self.detail.setText(f"{entry.what}\n\n{entry.path}{_about_file(entry)}")
            case Placement():
                self.detail.setText(self._about_note(entry))

    def _about_note(self, entry: Placement) -> str:
        annotation = entry.annotation
        anchor = annotation.anchor
        if entry.state is State.CHECK:
            what = "The text at this passage has changed. Please look whether the note fits."
        else:
            what = "The passage is no longer in the text."
        quote = f"… {anchor.prefix}[{_shown(anchor.exact)}]{anchor.suffix} …" if anchor else ""
        parts = [f"In “{self._title_of(annotation.document_id)}”", what, _tidy(quote)]
        return "\n\n".join([*parts, annotation.note[:1000]]).strip()

    def _act(self) -> None:
        """What Return does on an entry of the list."""
        if isinstance(self.entry(), Placement):
            self._go_to_note()
        elif isinstance(self.entry(), Conflict):
            self.versions.keep_button.setFocus()
        else:
            self.folder_button.setFocus()

    def _resolve(self, take_other: bool) -> None:
        entry = self.entry()
        if isinstance(entry, Conflict):
            self.resolve_requested.emit(entry, take_other)

    def _show_folder(self) -> None:
        entry = self.entry()
        if isinstance(entry, Problem):
            self.folder_requested.emit(Path(entry.path).parent)

    def _discard(self) -> None:
        entry = self.entry()
        if isinstance(entry, Problem):
            self.discard_requested.emit(entry)

    def _go_to_note(self) -> None:
        entry = self.entry()
        if isinstance(entry, Placement):
            self.note_requested.emit(entry.annotation)

    def tell(self, text: str) -> None:
        """Say what came of what was asked for."""
        self.told.setText(text)


def _file_line(entry: Entry) -> str:
    assert isinstance(entry, Problem)
    return Path(entry.path).name


def _about_file(problem: Problem) -> str:
    if problem.path.endswith(".broken"):
        return (
            "\n\nIt was not overwritten and nothing in it was lost. An earlier state may have it"
            " whole: see “Bring Back an Earlier State…” in the menu File."
        )
    return ""


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    tidy = _tidy(text)
    return tidy if len(tidy) <= _MOST_LINE else f"{tidy[:_MOST_LINE]}…"


def _shown(passage: str) -> str:
    """A passage, of a long one how it begins and ends: the dialog has no more room."""
    part = _MOST_PASSAGE // 2
    return passage if len(passage) <= _MOST_PASSAGE else f"{passage[:part]} … {passage[-part:]}"
