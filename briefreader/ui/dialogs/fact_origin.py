"""The dialog that says where a fact comes from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.factlist.origin import Line

_LONGEST = 600
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class FactOriginDialog(QDialog):
    """What found a fact and how sure that is, line by line; each value can be selected."""

    def __init__(self, parent: QWidget | None, title: str, lines: tuple[Line, ...]) -> None:
        """`title` is what the fact is called, or its words."""
        super().__init__(parent)
        self.setWindowTitle("Where This Comes From")
        self.setMinimumWidth(460)
        self.values: dict[str, QLabel] = {}
        heading = _words(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for line in lines:
            name = QLabel(line.name)
            name.setObjectName("muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            value = self.values[line.name] = _words(line.value)
            value.setAccessibleName(line.name)
            form.addRow(name, value)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    @classmethod
    def show_for(cls, parent: QWidget | None, title: str, lines: tuple[Line, ...]) -> None:
        """Show the dialog until it is closed."""
        dialog = cls(parent, title, lines)
        dialog.exec()
        dialog.deleteLater()


def _words(text: str) -> QLabel:
    label = QLabel(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(_SELECTABLE)
    return label
