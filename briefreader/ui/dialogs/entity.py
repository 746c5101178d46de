"""The dialog with the names that stand for one person, organisation or place."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.fact import FactKind
from briefreader.ui.fields import make_room, problem_label

_LONGEST = 200
_WORDS = {
    FactKind.PERSON: "person",
    FactKind.ORGANISATION: "organisation",
    FactKind.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What the user wants: a name for those that stay together, and those that go apart."""

    label: str
    kept: tuple[str, ...]
    parted: tuple[str, ...]


class EntityDialog(QDialog):
    """A line for the name, and the names in the documents that stand for it, each with a box."""

    def __init__(
        self,
        parent: QWidget | None,
        kind: FactKind,
        label: str,
        names: tuple[tuple[str, int], ...],
        known: tuple[str, ...],
        roles: tuple[str, ...] = (),
    ) -> None:
        """`names` come with how many documents have them; `known` are those of other entities.

        `roles` say in words what the documents call a person.
        """
        super().__init__(parent)
        self._label = label
        self._known = {name.casefold() for name in known} - {name.casefold() for name, _ in names}
        self.setWindowTitle("Names in All Documents")
        self.setMinimumWidth(440)
        self.line = QLineEdit(label)
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(f"What this {_WORDS[kind]} is called")
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        called = QLabel("&Called")
        called.setBuddy(self.line)
        self.notice = problem_label()
        self.notice.setObjectName("notice")
        standing = QLabel(f"&Names in the documents that stand for this {_WORDS[kind]}")
        self.list = QListWidget()
        self.list.setAccessibleName("Names that stand for it")
        standing.setBuddy(self.list)
        for name, count in names:
            documents = "1 document" if count == 1 else f"{count:,} documents"
            item = QListWidgetItem(f"{name}    {documents}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.roles = QLabel("\n".join(roles), wordWrap=True)
        self.roles.setTextFormat(Qt.TextFormat.PlainText)
        self.roles.setAccessibleName("Roles in the documents")
        self.roles.setVisible(bool(roles))
        self.about = QLabel(
            "What you say here holds for all documents, also for those added later. A name without"
            " its mark stands for itself again.",
            wordWrap=True,
        )
        self.about.setObjectName("muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (
            called,
            self.line,
            self.notice,
            standing,
            self.list,
            self.roles,
            self.about,
        ):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self.line.textChanged.connect(lambda _: self._check())
        self.list.itemChanged.connect(lambda _: self._check())
        self._check()
        self.line.setFocus()
        self.line.selectAll()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        kind: FactKind,
        label: str,
        names: tuple[tuple[str, int], ...],
        known: tuple[str, ...],
        roles: tuple[str, ...] = (),
    ) -> EntityChange | None:
        """What is to change; None when the dialog is cancelled."""
        dialog = cls(parent, kind, label, names, known, roles)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        change = dialog.change() if accepted else None
        dialog.deleteLater()
        return change

    def change(self) -> EntityChange:
        """What the user wants as it stands in the dialog."""
        kept: list[str] = []
        parted: list[str] = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_kept = item.checkState() is Qt.CheckState.Checked
            (kept if is_kept else parted).append(str(item.data(Qt.ItemDataRole.UserRole)))
        return EntityChange(" ".join(self.line.text().split()), tuple(kept), tuple(parted))

    def _check(self) -> None:
        change = self.change()
        is_new = change.label != self._label
        merges = is_new and change.label.casefold() in self._known
        self.save.setEnabled(bool(change.label and change.kept and (is_new or change.parted)))
        self.save.setText("&Merge" if merges else "&Save")
        self.notice.setVisible(merges)
        self.notice.setText(f"There is “{change.label}” already. The two become one.")
        make_room(self)
