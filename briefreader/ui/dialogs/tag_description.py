"""The dialog in which the user says what a tag is for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.tag import TagNode
from briefreader.ui.fields import save_buttons
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme


class TagDescriptionDialog(QDialog):
    """A few lines of text on one tag."""

    def __init__(self, parent: QWidget | None, theme: Theme, node: TagNode) -> None:
        super().__init__(parent)
        self.setWindowTitle("Description of the Tag")
        self.setMinimumWidth(420)
        self.box = QPlainTextEdit(node.description)
        self.box.setAccessibleName("Description")
        self.box.setPlaceholderText("What this tag is for, and when it is given")
        self.box.setTabChangesFocus(True)
        self.box.setMinimumHeight(5 * line_height(theme.control_font()))
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        label = QLabel(node.path, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName("strong")
        label.setBuddy(self.box)
        buttons = save_buttons(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (label, self.box, buttons):
            layout.addWidget(widget)
        self.box.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, theme: Theme, node: TagNode) -> str | None:
        """The description; None when the dialog is cancelled."""
        dialog = cls(parent, theme, node)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        text = dialog.box.toPlainText().strip() if accepted else None
        dialog.deleteLater()
        return text
