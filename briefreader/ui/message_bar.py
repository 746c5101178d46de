"""A line over the reader that tells of something, and stays until it is read."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class MessageBar(QFrame):
    """Shows one message, with at most one thing to do about it; Escape or the button closes it."""

    dismissed = Signal()  # the user closed it

    def __init__(self, name: str = "Message", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVisible(False)
        self.setAccessibleName(name)
        self._called: Callable[[], object] = lambda: None
        self.label = QLabel(wordWrap=True)
        self.label.setObjectName("error")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offer = QPushButton("Show…")
        self.offer.setVisible(False)
        self.offer.clicked.connect(lambda: self._called())
        self.button = QPushButton("Close")
        self.button.setAccessibleName("Close the message")
        self.button.clicked.connect(self._close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.offer)
        layout.addWidget(self.button)

    def show_message(self, text: str) -> None:
        """Tell of a problem."""
        self._show(text, "error")
        self.offer.setVisible(False)

    def show_plain(self, text: str) -> None:
        """Tell of something that is no problem."""
        self._show(text, "plain")
        self.offer.setVisible(False)

    def show_offer(
        self, text: str, offer: str, called: Callable[[], object], *, is_problem: bool
    ) -> None:
        """Tell of something with a button that does something about it."""
        self._called = called
        self.offer.setText(offer)
        self.offer.setVisible(True)
        self._show(text, "error" if is_problem else "plain")

    def _show(self, text: str, kind: str) -> None:
        if self.label.objectName() != kind:
            self.label.setObjectName(kind)
            # The style sheet looks at the name only when it is told to.
            self.label.style().unpolish(self.label)
            self.label.style().polish(self.label)
        self.label.setText(text)
        self.setVisible(True)

    def _close(self) -> None:
        self.setVisible(False)
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
