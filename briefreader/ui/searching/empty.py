"""What stands in place of the list where it has no rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefreader.domain.hit import Suggestion
from briefreader.domain.query import Query
from briefreader.ui.searching.suggestions import SuggestionList

_NO_DOCUMENTS = "No documents yet."
_HOW_TO_ADD = "Drag files or folders onto the window, or press Ctrl+O."
_ESCAPE = "Esc shows all documents again."


class EmptyPlace(QWidget):
    """Says that nothing was found, what was searched, and what would find something."""

    chosen = Signal(str)  # the query of a suggestion

    def __init__(self, left: int, right: int, parent: QWidget | None = None) -> None:
        """`left` and `right` are the margins in pixels beside the text."""
        super().__init__(parent)
        self.heading = QLabel(wordWrap=True)
        self.about = QLabel(wordWrap=True)
        self.hint = QLabel(wordWrap=True)
        for label in (self.heading, self.about, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setObjectName("muted")
        self.heading.setObjectName("strong")
        self.suggestions = SuggestionList()
        self.suggestions.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(left, 12, right, 12)
        column.setSpacing(8)
        for widget in (self.heading, self.about, self.suggestions, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        self.setVisible(False)

    def show_nothing_found(
        self, explained: str, suggestions: tuple[Suggestion, ...], query: Query | None = None
    ) -> None:
        """Tell that a search found nothing; `query` is the one that suggestions are about.

        `explained` says what was searched; empty where that stands elsewhere.
        """
        self._say("Nothing found.", f"Searched for {explained}" if explained else "", _ESCAPE)
        self.suggestions.show_suggestions(suggestions, query)

    def show_no_documents(self) -> None:
        """Tell how documents come into the library."""
        self._say(_NO_DOCUMENTS, _HOW_TO_ADD, "")
        self.suggestions.show_suggestions(())

    def _say(self, heading: str, about: str, hint: str) -> None:
        for label, text in ((self.heading, heading), (self.about, about), (self.hint, hint)):
            label.setText(text)
            label.setVisible(bool(text))
