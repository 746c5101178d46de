"""The line below the list while files are being read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from briefreader.domain.report import Progress
from briefreader.ui.listing.delegate import GUTTER
from briefreader.ui.rows import MARGIN


class WorkBar(QWidget):
    """How far the work in the background has come, with a button that stops it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVisible(False)
        self.label = QLabel("Adding…")
        self.label.setObjectName("muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName("Progress")
        self.stop = QPushButton("Stop")
        self.stop.setAccessibleName("Stop adding")
        self.stop.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GUTTER, 6, MARGIN, 6)
        layout.addWidget(self.label)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the work is, or hide when there is none."""
        self.setVisible(progress is not None)
        if progress is None:
            self.stop.setEnabled(True)
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if not self.stop.isEnabled():
            return
        if progress.total:
            self.label.setText(f"{progress.done:,} of {progress.total:,}")
        else:
            self.label.setText("Adding…")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.label.setText("Stopping…")
        self.cancelled.emit()
