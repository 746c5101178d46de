"""The dialog that asks under which name a search is to be kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefreader.ui.fields import problem_label

_LONGEST_NAME = 80
_REPLACES = "A search of this name is saved already. Saving replaces it."


class SaveSearchDialog(QDialog):
    """A line for a name, with what is searched below; it says where a name is in use."""

    def __init__(self, parent: QWidget | None, query: str, in_use: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._in_use = in_use
        self.setWindowTitle("Save This Search")
        self.setMinimumWidth(400)
        self.line = QLineEdit(query[:_LONGEST_NAME])
        self.line.setMaxLength(_LONGEST_NAME)
        self.line.setAccessibleName("Name of the search")
        label = QLabel("&Name")
        label.setBuddy(self.line)
        about = QLabel(f"Searches for {query}", wordWrap=True)
        about.setObjectName("muted")
        about.setTextFormat(Qt.TextFormat.PlainText)
        self.problem = problem_label()
        self.problem.setObjectName("notice")
        self.problem.setText(_REPLACES)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (label, self.line, self.problem, about, buttons):
            layout.addWidget(widget)
        self.line.textChanged.connect(lambda _: self._check())
        self._check()
        self.line.setFocus()
        self.line.selectAll()

    @classmethod
    def ask(cls, parent: QWidget | None, query: str, in_use: tuple[str, ...]) -> str:
        """The name; empty when the dialog is cancelled."""
        dialog = cls(parent, query, in_use)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        name = dialog.name() if accepted else ""
        dialog.deleteLater()
        return name

    def name(self) -> str:
        return " ".join(self.line.text().split())

    def _check(self) -> None:
        name = self.name()
        self.save.setEnabled(bool(name))
        known = name in self._in_use
        self.problem.setVisible(known)
        self.save.setText("&Replace" if known else "&Save")
