"""The dialog that lists the folders which are read in place and followed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_ABOUT = (
    "Files in these folders are read where they are. New, changed, moved and deleted files are"
    " noticed while briefreader is open, and at its next start."
)
_NONE = "No folder is watched."


class WatchedDialog(QDialog):
    """The folders, and buttons to watch another one or to stop watching one."""

    watch_requested = Signal()
    unwatch_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None, folders: tuple[Path, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Watched Folders")
        self.resize(560, 340)
        about = QLabel(_ABOUT, wordWrap=True)
        about.setObjectName("muted")
        self.list = QListWidget()
        self.list.setAccessibleName("Watched folders")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.empty = QLabel(_NONE, wordWrap=True)
        self.add_button = QPushButton("&Watch a Folder…")
        self.stop_button = QPushButton("&Stop Watching")
        close = QPushButton("Close")
        bottom = QHBoxLayout()
        for button in (self.add_button, self.stop_button):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(close)
        for button in (self.add_button, self.stop_button, close):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        layout.addLayout(bottom)
        self.list.currentRowChanged.connect(lambda row: self.stop_button.setEnabled(row >= 0))
        self.add_button.clicked.connect(self.watch_requested)
        self.stop_button.clicked.connect(self._stop)
        close.clicked.connect(self.close)
        self.show_folders(folders)

    def show_folders(self, folders: tuple[Path, ...]) -> None:
        """List these folders."""
        row = self.list.currentRow()
        self.list.clear()
        for folder in folders:
            away = "" if folder.is_dir() else " (not there at present)"
            item = QListWidgetItem(f"{folder}{away}")
            item.setData(Qt.ItemDataRole.UserRole, folder)
            item.setToolTip(str(folder))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(folders) - 1))
        self.stop_button.setEnabled(bool(folders))
        self.list.setVisible(bool(folders))
        self.empty.setVisible(not folders)

    def _stop(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.unwatch_requested.emit(item.data(Qt.ItemDataRole.UserRole))
