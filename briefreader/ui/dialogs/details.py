"""The dialog in which what is known about a document is corrected by hand."""

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.document import Metadata
from briefreader.ui.dates import iso_of
from briefreader.ui.dialogs.details_field import DetailsField, FieldState
from briefreader.ui.edits import Correction
from briefreader.ui.fields import problem_label
from briefreader.ui.theme import Theme

KINDS = ("insight", "report", "interview", "press release", "transcript", "news", "speech")
_NOT_A_DATE = (
    "“{}” is no date that can be kept. Write it as 20 July 2018, July 2018 or 2018,"
    " or as 2018-07-20."
)
_NOT_A_LANGUAGE = "“{}” is no language code. Two letters are needed, for example en, de or fr."
_NOT_AN_ADDRESS = "“{}” is no web address. It begins with http:// or https://."
_TITLES = (
    ("title", "Title", ""),
    ("subtitle", "Subtitle", ""),
    ("authors", "Authors", "One author on each line"),
    ("publisher", "Publisher", ""),
    ("published", "Date", "20 July 2018, July 2018 or 2018"),
    ("number", "Number", ""),
    ("kind", "Kind", ""),
    ("language", "Language", "Two letters, for example en"),
    ("url", "Address", "https://…"),
)
_HALF = frozenset({"publisher", "published", "number", "kind", "language", "url"})
"""Fields that stand two in a row."""

Told = Callable[[str], None]
Save = Callable[[Mapping[str, Correction | None], Told], None]
"""Saves changes, and tells an empty text, or the sentence that says why they cannot be saved."""


class DetailsDialog(QDialog):
    """Every field with where its value comes from; it closes only when all is saved."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        metadata: Metadata,
        found: Metadata,
        corrected: Mapping[str, object],
        about: str,
        save: Save,
    ) -> None:
        """`found` is the metadata without the user's hand, `about` a line on the file.

        `corrected` has the fields set by hand.
        """
        super().__init__(parent)
        self.setWindowTitle("Details of the Document")
        self.resize(760, 700)
        self._save = save
        self.fields = {
            state.name: DetailsField(theme, state, KINDS if state.name == "kind" else ())
            for state in states_of(metadata, found, corrected)
        }
        self.problem = problem_label()
        self._lay_out(about)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        self.fields["title"].editor.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        metadata: Metadata,
        found: Metadata,
        corrected: Mapping[str, object],
        about: str,
        save: Save,
    ) -> None:
        """Let the user correct the details until they are saved or the dialog is cancelled."""
        dialog = cls(parent, theme, metadata, found, corrected, about, save)
        dialog.exec()
        dialog.deleteLater()

    def _lay_out(self, about: str) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        row = column = 0
        for name, field in self.fields.items():
            wide = name not in _HALF
            grid.addWidget(field, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            column = 0 if wide else 1 - column
            row += 1 if column == 0 else 0
        grid.setRowStretch(row + 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(inside)
        file = QLabel(about, wordWrap=True)
        file.setTextFormat(Qt.TextFormat.PlainText)
        file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        file.setObjectName("muted")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save_button.setDefault(True)
        self.save_button.setToolTip("Ctrl+Enter")
        bottom = QVBoxLayout()
        bottom.setContentsMargins(20, 8, 20, 14)
        bottom.setSpacing(8)
        for widget in (file, self.problem, buttons):
            bottom.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolled, 1)
        layout.addLayout(bottom)

    def save(self) -> None:
        """Save what changed and close; or say at its field what cannot be, and stay."""
        changes: dict[str, Correction | None] = {}
        for name, field in self.fields.items():
            value, sentence = checked(name, field.text())
            field.show_problem(sentence)
            if sentence:
                field.editor.setFocus()
                return
            changed, correction = field.change(value)
            if changed:
                changes[name] = correction
        if not changes:
            self.accept()
            return
        self.save_button.setEnabled(False)
        self._save(changes, self._saved)

    def _saved(self, sentence: str) -> None:
        """Close, everything saved, or say why it is not."""
        if not shiboken6.isValid(self):
            return
        self.save_button.setEnabled(True)
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if not sentence:
            self.accept()


def checked(name: str, text: str) -> tuple[str, str]:
    """A field's text in the form in which it is kept; or why it cannot be, as a sentence."""
    if not text:
        return "", ""
    if name == "published":
        iso = iso_of(text)
        return (iso, "") if iso else ("", _NOT_A_DATE.format(text))
    if name == "language":
        code = text.casefold()
        fits = len(code) == 2 and code.isascii() and code.isalpha()
        return (code, "") if fits else ("", _NOT_A_LANGUAGE.format(text))
    if name == "url":
        fits = text.casefold().startswith(("http://", "https://")) and " " not in text
        return (text, "") if fits else ("", _NOT_AN_ADDRESS.format(text))
    return (text if name == "authors" else " ".join(text.split())), ""


def states_of(
    metadata: Metadata, found: Metadata, corrected: Mapping[str, object]
) -> list[FieldState]:
    """What is known of each field, in the order of the dialog."""
    return [
        FieldState(
            name=name,
            title=title,
            value=_value(metadata, name),
            origin=_origin(found, name),
            corrected=name in corrected,
            found=_value(found, name),
            hint=hint,
        )
        for name, title, hint in _TITLES
    ]


def _value(metadata: Metadata, name: str) -> str:
    value = getattr(metadata, name)
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _origin(found: Metadata, name: str) -> str:
    """Why a field was found to be what it is, where the reason was kept."""
    return next((item.reason for item in found.evidence if item.field == name), "")
