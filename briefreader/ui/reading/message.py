"""What the reader shows where there is no text: a calm sentence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefreader.ui.theme import Theme


class Message(QWidget):
    """A title and a reason in the middle of the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._title = QLabel(self)
        self._reason = QLabel(self)
        for label in (self._title, self._reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(460)
            label.setMinimumWidth(200)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 32, 32, 32)
        box.addStretch(2)
        box.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(8)
        box.addWidget(self._reason, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.set_theme(theme)

    def show_text(self, title: str, reason: str) -> None:
        self._title.setText(title)
        self._reason.setText(reason)
        self.setAccessibleName(f"{title}. {reason}")

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.heading_font(1.1))
        self._reason.setFont(theme.control_font(1.1))
        for widget, role, colour in (
            (self, QPalette.ColorRole.Window, theme.page),
            (self._title, QPalette.ColorRole.WindowText, theme.body),
            (self._reason, QPalette.ColorRole.WindowText, theme.muted),
        ):
            palette = widget.palette()
            palette.setColor(role, colour)
            widget.setPalette(palette)
