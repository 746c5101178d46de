"""Lines of text that the user fills in."""

from PySide6.QtWidgets import QLineEdit, QToolButton


def search_field(name: str) -> QLineEdit:
    """A line to search in, with a button that empties it; `name` says what for."""
    field = QLineEdit(placeholderText=name, clearButtonEnabled=True)
    field.setAccessibleName(name)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName("Clear")
    return field
