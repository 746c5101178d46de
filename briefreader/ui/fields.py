"""Lines of text that the user fills in, and what is said about them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QToolButton


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


def save_buttons(dialog: QDialog) -> QDialogButtonBox:
    """Save and Cancel of a dialog; Ctrl+Enter saves wherever the focus is."""
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    save = buttons.button(QDialogButtonBox.StandardButton.Save)
    save.setDefault(True)
    save.setToolTip("Ctrl+Enter")
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), dialog).activated.connect(dialog.accept)
    return buttons


def make_room(dialog: QDialog) -> None:
    """Make a dialog as high as what stands in it needs, where something came to be shown."""
    layout = dialog.layout()
    if layout is not None and dialog.isVisible():
        layout.activate()
        needed = max(layout.totalMinimumSize().height(), layout.totalHeightForWidth(dialog.width()))
        if needed > dialog.height():
            dialog.resize(dialog.width(), needed)
