"""The sign in the status bar that something waits for a word of the user's."""

from PySide6.QtWidgets import QPushButton, QWidget

from briefreader.domain.concern import Concerns


class ConcernSign(QPushButton):
    """Says how many conflicts and files there are, and is not there where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign")
        self.setFlat(True)
        self.setVisible(False)

    def show_concerns(self, concerns: Concerns) -> None:
        """Show or hide the sign."""
        parts = [
            _counted(len(concerns.conflicts), "conflict", "conflicts"),
            _counted(len(concerns.files), "file to look at", "files to look at"),
        ]
        text = " · ".join(part for part in parts if part)
        self.setText(text)
        self.setAccessibleName(f"{text}: show" if text else "Nothing to look at")
        self.setToolTip("Show conflicts and problems (menu File)")
        self.setVisible(bool(text))


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}" if count else ""
