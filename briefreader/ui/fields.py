"""Lines of text that the user fills in, and what is said about them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QToolButton


def search_field(name: str) -> QLineEdit:
    """A line to search in, with a button that empties it; `name` says what for."""
    field = QLineEdit(placeholderText=name, clearButtonEnabled=True)
    field.setAccessibleName(name)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName("Clear")
    return field


def problem_label() -> QLabel:
    """A sentence below a field that says why its value cannot be; hidden until there is one."""
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setVisible(False)
    label.setObjectName("error")
    return label


def make_room(dialog: QDialog) -> None:
    """Make a dialog as high as what stands in it needs, where something came to be shown."""
    layout = dialog.layout()
    if layout is not None and dialog.isVisible():
        layout.activate()
        needed = max(layout.totalMinimumSize().height(), layout.totalHeightForWidth(dialog.width()))
        if needed > dialog.height():
            dialog.resize(dialog.width(), needed)
