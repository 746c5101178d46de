"""The dialog in which a fact is given another name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.fields import make_room, problem_label

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class NameWanted:
    """A name, and whether it is to hold in all documents."""

    name: str
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """What the dialog says: its title, what is named, what the button does, and a remark.

    `name` stands in the line at first; saved must be another one, unless `may_stay`. With
    `offers_everywhere` it asks whether all documents are meant.
    """

    title: str
    question: str
    button: str
    name: str
    about: str = ""
    offers_everywhere: bool = False
    may_stay: bool = False


class FactNameDialog(QDialog):
    """A line for the name; it offers the names that are in use, and says that two become one."""

    def __init__(self, parent: QWidget | None, naming: Naming, known: Sequence[str]) -> None:
        """`known` are the names that the document has."""
        super().__init__(parent)
        self._naming = naming
        self._known = {name.casefold() for name in known} - {naming.name.casefold()}
        self.setWindowTitle(naming.title)
        self.setMinimumWidth(420)
        self.line = QLineEdit(naming.name)
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(naming.question.replace("&", ""))
        completer = QCompleter(sorted(known, key=str.casefold), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        label = QLabel(naming.question)
        label.setBuddy(self.line)
        self.notice = problem_label()
        self.notice.setObjectName("notice")
        self.about = QLabel(naming.about, wordWrap=True)
        self.about.setObjectName("muted")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setVisible(bool(naming.about))
        self.everywhere = QCheckBox("In &all documents")
        self.everywhere.setVisible(naming.offers_everywhere)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(naming.button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (label, self.line, self.notice, self.everywhere, self.about):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self.line.textChanged.connect(lambda _: self._check())
        self._check()
        self.line.setFocus()
        self.line.selectAll()

    @classmethod
    def ask(cls, parent: QWidget | None, naming: Naming, known: Sequence[str]) -> NameWanted | None:
        """The name wanted; None when the dialog is cancelled."""
        dialog = cls(parent, naming, known)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted() if accepted else None
        dialog.deleteLater()
        return wanted

    def wanted(self) -> NameWanted:
        """The name as it stands in the line."""
        everywhere = self._naming.offers_everywhere and self.everywhere.isChecked()
        return NameWanted(" ".join(self.line.text().split()), everywhere)

    def _check(self) -> None:
        name = self.wanted().name
        self.save.setEnabled(bool(name) and (self._naming.may_stay or name != self._naming.name))
        self.notice.setVisible(name.casefold() in self._known)
        self.notice.setText(f"The document has “{name}” already. They become one entry.")
        make_room(self)
