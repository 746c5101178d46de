"""The dialog in which several notes are given tags, and others are taken from them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.annotation import Annotation
from briefreader.domain.tag import TagOffer
from briefreader.ui.notebrowser.wording import several
from briefreader.ui.theme import Theme
from briefreader.ui.writing.tags_edit import TagsEdit


@dataclass(frozen=True, slots=True)
class TagsAnswer:
    """The tags that all notes are to have, and those that none is to have."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class TagsDialog(QDialog):
    """A line for new tags, and a list of those given, each with how many notes have it."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        notes: tuple[Annotation, ...],
        in_use: tuple[TagOffer, ...],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tags")
        self.setMinimumWidth(420)
        self.added = TagsEdit(theme, (), in_use)
        self.added.setAccessibleName("Tags to add, separated by commas")
        self.given = QListWidget()
        self.given.setAccessibleName("Tags to keep; those without a mark are removed")
        counts: dict[str, int] = {}
        for note in notes:
            for tag in note.tags:
                counts[tag] = counts.get(tag, 0) + 1
        for tag in sorted(counts, key=str.casefold):
            item = QListWidgetItem(f"{tag}   ({counts[tag]:,} of {len(notes):,})")
            item.setData(Qt.ItemDataRole.UserRole, tag)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.given.addItem(item)
        self._lay_out(len(notes))
        self.added.setFocus()

    def _lay_out(self, count: int) -> None:
        label = QLabel(f"&Add to {several(count)}:")
        label.setBuddy(self.added)
        kept = QLabel("&Tags they have now; take the mark away to remove one:")
        kept.setBuddy(self.given)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.added)
        has_tags = self.given.count() > 0
        for widget in (kept, self.given):
            layout.addWidget(widget)
            widget.setVisible(has_tags)
        layout.addSpacing(8)
        layout.addWidget(buttons)

    def answer(self) -> TagsAnswer:
        """What stands in the dialog now."""
        items = (self.given.item(row) for row in range(self.given.count()))
        removed = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Unchecked
        ]
        return TagsAnswer(self.added.tags(), tuple(removed))

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        notes: tuple[Annotation, ...],
        in_use: tuple[TagOffer, ...],
    ) -> TagsAnswer | None:
        """Ask the user; None when the dialog is cancelled."""
        dialog = cls(parent, theme, notes, in_use)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if accepted else None
        dialog.deleteLater()
        return answer
