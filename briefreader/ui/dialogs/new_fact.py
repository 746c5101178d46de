"""The dialog in which a passage is made a fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import BY_NAME
from briefreader.ui.factlist.telling import KIND_WORDS

_LONGEST = 200
_SHOWN = 300
_CALLED = {FactKind.QUOTE: "&Speaker"}
_NAMED = BY_NAME | {FactKind.QUOTE, FactKind.EVENT}
"""The kinds that may be called something else than their words."""


@dataclass(frozen=True, slots=True)
class NewFact:
    """What a passage is; an empty label leaves it to the words of the passage."""

    kind: FactKind
    label: str = ""


class NewFactDialog(QDialog):
    """The passage, a choice of kinds, and a line for what it is called."""

    def __init__(
        self,
        parent: QWidget | None,
        passage: str,
        kind: FactKind,
        known: Mapping[FactKind, Sequence[str]],
    ) -> None:
        """`kind` is chosen at first; `known` are the names that the document has, by kind."""
        super().__init__(parent)
        self._passage = " ".join(passage.split())
        self._known = known
        self.setWindowTitle("Add as Fact")
        self.setMinimumWidth(440)
        words = self._passage
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        quote = QLabel(f"“{shown}”", wordWrap=True)
        quote.setTextFormat(Qt.TextFormat.PlainText)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("What it is")
        for each, word in KIND_WORDS.items():
            self.kinds.addItem(word, each)
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self._label = QLabel()
        self._label.setBuddy(self.line)
        kinds_label = QLabel("&What it is")
        kinds_label.setBuddy(self.kinds)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        add = buttons.addButton("&Add", QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        for widget in (quote, kinds_label, self.kinds, self._label, self.line):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self.kinds.currentIndexChanged.connect(lambda _: self._show_line())
        self._show_line()
        self.kinds.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        passage: str,
        kind: FactKind,
        known: Mapping[FactKind, Sequence[str]],
    ) -> NewFact | None:
        """What the passage is; None when the dialog is cancelled."""
        dialog = cls(parent, passage, kind, known)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        made = dialog.fact() if accepted else None
        dialog.deleteLater()
        return made

    def fact(self) -> NewFact:
        """What is chosen."""
        kind = FactKind(self.kinds.currentData())
        label = " ".join(self.line.text().split()) if kind in _NAMED else ""
        return NewFact(kind, "" if label == self._passage else label)

    def _show_line(self) -> None:
        """Ask for the speaker, for the name, or for nothing."""
        kind = FactKind(self.kinds.currentData())
        for widget in (self._label, self.line):
            widget.setEnabled(kind in _NAMED)
        self._label.setText(_CALLED.get(kind, "Called (if &otherwise than its words)"))
        self.line.setAccessibleName(self._label.text().replace("&", ""))
        known = self._known.get(FactKind.PERSON if kind is FactKind.QUOTE else kind, ())
        completer = QCompleter(sorted(known, key=str.casefold), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
