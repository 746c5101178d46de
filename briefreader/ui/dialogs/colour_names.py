"""The dialog in which the user says what the five colours of highlights are called."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.colour import Colour
from briefreader.ui.fields import make_room, problem_label
from briefreader.ui.icons import colour_dot
from briefreader.ui.theme import Theme

_LONGEST = 40
_DOT = 18


class ColourNamesDialog(QDialog):
    """A line for the name of each colour; one that is left empty has its own name."""

    def __init__(self, parent: QWidget | None, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle("Names of the Colours")
        self.setMinimumWidth(400)
        about = QLabel("What a highlight in each colour means to you.", wordWrap=True)
        about.setObjectName("muted")
        self.lines: dict[Colour, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for row, colour in enumerate(Colour):
            name = theme.colour_name(colour)
            line = QLineEdit("" if name == colour.value else name)
            line.setPlaceholderText(colour.value.capitalize())
            line.setMaxLength(_LONGEST)
            line.setAccessibleName(f"Name of the colour {colour.value}")
            line.textChanged.connect(lambda _: self._check())
            dot = QLabel()
            dot.setPixmap(colour_dot(colour, theme).pixmap(QSize(_DOT, _DOT)))
            grid.addWidget(dot, row, 0)
            grid.addWidget(line, row, 1)
            self.lines[colour] = line
        self.problem = problem_label()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        reset = buttons.addButton("&Plain Names", QDialogButtonBox.ButtonRole.ResetRole)
        reset.setToolTip("Yellow, green, blue, pink and purple again")
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addLayout(grid)
        layout.addWidget(self.problem)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        first = self.lines[Colour.YELLOW]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    @classmethod
    def ask(cls, parent: QWidget | None, theme: Theme) -> Mapping[Colour, str] | None:
        """The names, empty for a colour's own; None when the dialog is cancelled."""
        dialog = cls(parent, theme)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        names = dialog.names() if accepted else None
        dialog.deleteLater()
        return names

    def names(self) -> Mapping[Colour, str]:
        return {colour: " ".join(line.text().split()) for colour, line in self.lines.items()}

    def _reset(self) -> None:
        for line in self.lines.values():
            line.clear()

    def _check(self) -> None:
        """Let no two colours have one name: a search for it would not know which is meant."""
        shown = [(name or colour.value).casefold() for colour, name in self.names().items()]
        double = next((name for name in shown if shown.count(name) > 1), "")
        self.save.setEnabled(not double)
        self.problem.setText(f"Two colours are called “{double}”.")
        self.problem.setVisible(bool(double))
        make_room(self)
