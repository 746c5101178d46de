"""Says how far work in a thread has come, once it takes longer than a moment."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from briefreader.domain.report import Progress

_PATIENCE_MILLISECONDS = 1000
"""How long work may take before anything is said of it."""

_BETWEEN_MILLISECONDS = 250


class LastProgress:
    """The progress told last; the thread that works holds this, and nothing of Qt's."""

    def __init__(self) -> None:
        self.value: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        self.value = progress


class ProgressLine(QObject):
    """From one second on, has a line such as “Renaming …: 1,200 of 5,000” said until it ends."""

    def __init__(self, what: str, say: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self.last = LastProgress()
        self._what = what[:1].upper() + what[1:]
        self._say = say
        self._said = ""
        self._timer = QTimer(self, interval=_PATIENCE_MILLISECONDS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def _tell(self) -> None:
        self._timer.setInterval(_BETWEEN_MILLISECONDS)
        progress = self.last.value
        counted = f": {progress.done:,} of {progress.total:,}" if progress else "…"
        if self._what + counted != self._said:
            self._said = self._what + counted
            self._say(self._said)

    def end(self) -> None:
        """Say no more; a line that was said is taken back."""
        self._timer.stop()
        if self._said:
            self._say("")
        self.deleteLater()
