"""What the reader shows where there is no text: a calm sentence, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefreader.ui.theme import Theme

_COLUMN = 460
"""The widest that a line becomes, in pixels."""


class Message(QWidget):
    """A title and a reason in the middle of the page, with up to two buttons."""

    password_requested = Signal()
    retry_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._title = QLabel(self)
        self._reason = QLabel(self)
        for label in (self._title, self._reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.password = QPushButton("Enter &Password…")
        self.retry = QPushButton("&Try Again")
        self.password.clicked.connect(self.password_requested)
        self.retry.clicked.connect(self.retry_requested)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.password, self.retry):
            button.setVisible(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QWidget(self)
        column.setMaximumWidth(_COLUMN)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.addStretch(2)
        box.addWidget(self._title)
        box.addSpacing(8)
        box.addWidget(self._reason)
        box.addSpacing(12)
        box.addLayout(buttons)
        box.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        self.set_theme(theme)

    def show_text(
        self, title: str, reason: str, *, password: bool = False, retry: bool = False
    ) -> None:
        """Show a sentence; `password` and `retry` offer what may help."""
        self.password.setVisible(password)
        self.retry.setVisible(retry)
        self._title.setText(title)
        self._reason.setText(reason)
        self.setAccessibleName(f"{title}. {reason}")

    def helpful_button(self) -> QPushButton | None:
        """The button that may help, if there is one."""
        buttons = (self.password, self.retry)
        return next((button for button in buttons if button.isVisibleTo(self)), None)

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
