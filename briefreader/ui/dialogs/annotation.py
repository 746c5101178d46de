"""The dialog in which a note is written, tags are given and a colour is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.tag import TagOffer
from briefreader.ui.fields import save_buttons
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme
from briefreader.ui.writing.colour_row import ColourRow
from briefreader.ui.writing.draft import AnnotationDraft
from briefreader.ui.writing.tags_edit import NewTags, TagsEdit

_QUOTE_SHOWN = 280
"""Code points of the passage that are shown."""


class AnnotationDialog(QDialog):
    """A note, tags and a colour for one passage."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        quote: str,
        draft: AnnotationDraft,
        tags_in_use: tuple[TagOffer, ...] | tuple[str, ...],
        focus: str = "note",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Tags" if focus == "tags" else "Note")
        self.setMinimumWidth(460)
        self.note_box = QPlainTextEdit(draft.note)
        self.tags_box = TagsEdit(theme, draft.tags, tags_in_use)
        self.colours = ColourRow(theme, draft.colour)
        self._set_up_note_box()
        self._lay_out(quote)
        (self.tags_box if focus == "tags" else self.note_box).setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        quote: str,
        draft: AnnotationDraft,
        tags_in_use: tuple[TagOffer, ...] | tuple[str, ...],
        focus: str,
    ) -> AnnotationDraft | None:
        """Ask the user; None when the dialog is cancelled. `focus` is `note` or `tags`."""
        dialog = cls(parent, theme, quote, draft, tags_in_use, focus)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        result = dialog.draft() if accepted else None
        dialog.deleteLater()
        return result

    def draft(self) -> AnnotationDraft:
        """What stands in the dialog now."""
        note = self.note_box.toPlainText().strip()
        return AnnotationDraft(note, self.tags_box.tags(), self.colours.colour())

    def _lay_out(self, quote: str) -> None:
        note_label = QLabel("&Note")
        note_label.setBuddy(self.note_box)
        tags_label = QLabel("&Tags, separated by commas")
        tags_label.setBuddy(self.tags_box)
        buttons = save_buttons(self)
        bottom = QHBoxLayout()
        bottom.addWidget(self.colours)
        bottom.addStretch(1)
        bottom.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(6)
        layout.addWidget(self._passage(quote))
        layout.addSpacing(10)
        layout.addWidget(note_label)
        layout.addWidget(self.note_box, 1)
        layout.addSpacing(6)
        layout.addWidget(tags_label)
        layout.addWidget(self.tags_box)
        layout.addWidget(NewTags(self.tags_box))
        layout.addSpacing(4)
        layout.addLayout(bottom)

    def _passage(self, quote: str) -> QLabel:
        """The passage that the note is about, in the reader's letters."""
        shown = " ".join(quote.split())
        if len(shown) > _QUOTE_SHOWN:
            shown = shown[:_QUOTE_SHOWN].rpartition(" ")[0] + " …"
        passage = QLabel(f"“{shown}”", wordWrap=True)
        passage.setTextFormat(Qt.TextFormat.PlainText)
        passage.setObjectName("muted")
        size = self._theme.control_size * 1.1
        passage.setFont(self._theme.reading_font(size / self._theme.text_size))
        return passage

    def _set_up_note_box(self) -> None:
        box = self.note_box
        box.setAccessibleName("Note")
        box.setPlaceholderText("Your note")
        box.setTabChangesFocus(True)
        box.setMinimumHeight(6 * line_height(self._theme.control_font()))
        box.moveCursor(QTextCursor.MoveOperation.End)
