"""The dialog that asks for the password of an encrypted file."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

_WRONG = "That password does not open the file. Please try again."


@dataclass(frozen=True, slots=True)
class PasswordAnswer:
    """What the user typed, and whether it is for the other files that need one as well."""

    password: str = field(repr=False)
    for_all: bool = False


class PasswordDialog(QDialog):
    """A masked line; what is typed in it is handed on and kept nowhere."""

    def __init__(
        self, parent: QWidget | None, name: str, others: int, *, wrong: bool, for_all: bool
    ) -> None:
        """`others` is how many more files need a password; `wrong` says that the last one was."""
        super().__init__(parent)
        self.setWindowTitle("Password")
        self.setMinimumWidth(420)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("Password")
        self.shown = QCheckBox("&Show the password")
        self.shown.toggled.connect(self._show_password)
        others_are = "file that needs a password" if others == 1 else "files that need a password"
        self.for_all = QCheckBox(f"&Use for the {others:,} other {others_are}")
        self.for_all.setChecked(for_all and others > 0)
        self.for_all.setVisible(others > 0)
        self.problem = QLabel(_WRONG, wordWrap=True)
        self.problem.setObjectName("error")
        self.problem.setVisible(wrong)
        self._lay_out(name)
        self.line.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget | None, name: str, others: int, *, wrong: bool, for_all: bool = False
    ) -> PasswordAnswer | None:
        """Ask the user; None when the dialog is cancelled or nothing was typed."""
        dialog = cls(parent, name, others, wrong=wrong, for_all=for_all)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if accepted else None
        dialog.line.clear()
        dialog.deleteLater()
        return answer if answer and answer.password else None

    def answer(self) -> PasswordAnswer:
        """What stands in the dialog now."""
        chosen = self.for_all.isChecked() and self.for_all.isVisibleTo(self)
        return PasswordAnswer(self.line.text(), chosen)

    def _lay_out(self, name: str) -> None:
        question = QLabel(f"“{name}” is encrypted.", wordWrap=True)
        question.setTextFormat(Qt.TextFormat.PlainText)
        label = QLabel("&Password")
        label.setBuddy(self.line)
        kept = QLabel("It opens the file now and is not kept.", wordWrap=True)
        kept.setObjectName("muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton("&Open", QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (question, self.problem, label, self.line, self.shown, self.for_all, kept):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(buttons)

    def _show_password(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)
