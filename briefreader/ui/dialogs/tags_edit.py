"""A line for tags that completes from those in use."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from briefreader.ui.theme import Theme

_MOST_OFFERED = 8


class TagsEdit(QLineEdit):
    """Tags separated by commas; the one being typed is completed from those in use."""

    def __init__(self, theme: Theme, tags: tuple[str, ...], in_use: tuple[str, ...]) -> None:
        super().__init__(", ".join(tags))
        self.setAccessibleName("Tags, separated by commas")
        self.setPlaceholderText("for example: sanctions, people/putin")
        self._in_use = in_use
        self._offered = QStringListModel(list(in_use), self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_MOST_OFFERED)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self.popup.setAccessibleName("Tags in use")
        self.popup.setFont(theme.control_font())
        self.popup.setStyleSheet(
            f"QListView {{ background: {theme.raised.name()}; color: {theme.body.name()};"
            f" border: 1px solid {theme.field.name()}; padding: 0 2px; outline: none; }}"
            "QListView::item { padding: 4px 6px; border-radius: 4px; }"
            f"QListView::item:selected {{ background: {theme.selected.name()};"
            f" color: {theme.body.name()}; }}"
        )
        self.textEdited.connect(self._offer)

    def tags(self) -> tuple[str, ...]:
        """The tags typed, without blanks around them, each once."""
        return _tags_of(self.text())

    def offered(self) -> tuple[str, ...]:
        """The completions for what is being typed."""
        model = self._completer.completionModel()
        return tuple(str(model.index(row, 0).data()) for row in range(model.rowCount()))

    def _typed(self) -> tuple[int, int]:
        """Where the tag under the cursor begins, and where it ends."""
        text, cursor = self.text(), self.cursorPosition()
        end = text.find(",", cursor)
        return text.rfind(",", 0, cursor) + 1, len(text) if end < 0 else end

    def _offer(self) -> None:
        """Show the tags in use that contain what is being typed, but none that is there already."""
        start, end = self._typed()
        typed = self.text()[start : self.cursorPosition()].strip()
        others = set(_tags_of(self.text()[:start] + self.text()[end:]))
        self._offered.setStringList([tag for tag in self._in_use if tag not in others])
        self._completer.setCompletionPrefix(typed)
        if typed and self.offered() not in ((), (typed,)):
            self._completer.complete()
        else:
            self.popup.hide()

    def _complete(self, tag: str) -> None:
        start, end = self._typed()
        head = self.text()[:start] + (" " if start else "") + tag
        self.setText(head + self.text()[end:])
        self.setCursorPosition(len(head))


def _tags_of(text: str) -> tuple[str, ...]:
    found = (" ".join(part.split()).strip("/ #") for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in found if tag))
