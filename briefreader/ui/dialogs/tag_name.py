"""The dialog in which a tag is named anew."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefreader.domain.tag import TagNode, is_within, tag_key, tidy_tag
from briefreader.ui.fields import make_room, problem_label
from briefreader.ui.taglist.rows import counted

_LONGEST = 200


class TagNameDialog(QDialog):
    """A line for a tag's whole name; it says what becomes of it where the name is in use."""

    def __init__(self, parent: QWidget | None, node: TagNode, known: Mapping[str, TagNode]) -> None:
        """`known` are all tags by their keys."""
        super().__init__(parent)
        self._node = node
        self._known = known
        self.setWindowTitle("Rename Tag")
        self.setMinimumWidth(420)
        self.line = QLineEdit(node.path)
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName("Name of the tag")
        label = QLabel("&Name")
        label.setBuddy(self.line)
        self.about = QLabel(_about(node), wordWrap=True)
        self.about.setObjectName("muted")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.notice = problem_label()
        self.notice.setObjectName("notice")
        self.problem = problem_label()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton("&Rename", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (label, self.line, self.notice, self.problem, self.about):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self.line.textChanged.connect(lambda _: self._check())
        self._check()
        self.line.setFocus()
        start = node.path.rfind("/") + 1
        self.line.setSelection(start, len(node.path) - start)

    @classmethod
    def ask(cls, parent: QWidget | None, node: TagNode, known: Mapping[str, TagNode]) -> str:
        """The new name; empty when the dialog is cancelled."""
        dialog = cls(parent, node, known)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        name = dialog.name() if accepted else ""
        dialog.deleteLater()
        return name

    def name(self) -> str:
        return tidy_tag(self.line.text())

    def _check(self) -> None:
        name, path = self.name(), self._node.path
        there = self._known.get(tag_key(name))
        is_other = tag_key(name) != tag_key(path)
        into_itself = is_other and is_within(name, path)
        merges = there is not None and is_other and not into_itself
        self.save.setEnabled(bool(name) and name != path and not into_itself)
        self.save.setText("&Merge" if merges else "&Rename")
        self.problem.setVisible(into_itself)
        self.problem.setText(f"“{path}” cannot be put below itself.")
        self.notice.setVisible(merges)
        if there is not None:
            self.notice.setText(
                f"There is a tag “{there.path}” already ({counted(there)}). The two become one."
            )
        make_room(self)


def _about(node: TagNode) -> str:
    """On how much a tag is, and that those below it go along."""
    below = sum(1 for _ in node.nodes()) - 1
    said = counted(node).capitalize() + "."
    if below:
        tags = "The tag below it goes" if below == 1 else f"The {below:,} tags below it go"
        said += f" {tags} along."
    return f"{said} A slash puts a tag below another one: people/envoys."
