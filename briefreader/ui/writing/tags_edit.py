"""A line for tags that completes from those in use."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QLineEdit, QListView, QWidget

from briefreader.domain.tag import TagOffer, tag_key, tidy_tag
from briefreader.ui.taglist.offers import OfferDelegate, OffersModel, ranked
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme

_MOST_OFFERED = 8
"""Rows of the popup; further ones are scrolled to."""

_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagsEdit(QLineEdit):
    """Tags separated by commas; the one being typed is completed from those in use.

    Tab takes the first tag that is offered, or the one gone to; Enter that one. A comma, or Enter
    with none gone to, leaves the tag as it is typed.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        tags: tuple[str, ...],
        in_use: tuple[TagOffer, ...] | tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`in_use` are the tags of the library, with or without what is known of them."""
        super().__init__(", ".join(tags), parent)
        self._own = {tag_key(tag): tag for tag in tags}
        self.setAccessibleName("Tags, separated by commas")
        self.setPlaceholderText("for example: sanctions, people/putin")
        self._model = OffersModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_OFFERED)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self.popup.setItemDelegate(OfferDelegate(theme, self.popup))
        self.popup.setUniformItemSizes(True)
        self.popup.setMouseTracking(True)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setAccessibleName("Tags in use")
        self.popup.setStyleSheet(
            f"QListView {{ background: {theme.raised.name()}; color: {theme.body.name()};"
            f" border: 1px solid {theme.field.name()}; outline: none; }}"
        )
        # Behind the completer's own: the one installed last is asked first.
        self.popup.installEventFilter(self)
        self.set_offers(in_use)
        self.textEdited.connect(self._offer)
        self.textChanged.connect(lambda _: self.changed.emit())

    def tags(self) -> tuple[str, ...]:
        """The tags typed, tidied, each once, and written as they are known."""
        found = {tag_key(tag): tag for tag in reversed(tags_of(self.text()))}
        return tuple(
            self._own.get(key) or self._written.get(key) or tag
            for key, tag in reversed(found.items())
        )

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Show these tags in place of those that stand there."""
        self._own = {tag_key(tag): tag for tag in tags}
        self.setText(", ".join(tags))

    def new_tags(self) -> tuple[str, ...]:
        """The tags typed that are none of the library's yet, but for the one under the cursor."""
        typed = self._typed_tag() if self.popup.isVisible() else ""
        return tuple(
            tag
            for tag in self.tags()
            if tag_key(tag) not in self._written and tag_key(tag) != tag_key(typed)
        )

    def set_offers(self, in_use: tuple[TagOffer, ...] | tuple[str, ...]) -> None:
        """Offer these tags from now on."""
        self._in_use = tuple(
            TagOffer(offer) if isinstance(offer, str) else offer for offer in in_use
        )
        self._written = {tag_key(offer.path): offer.path for offer in self._in_use}

    def offered(self) -> tuple[str, ...]:
        """The tags in use that are offered for what is being typed."""
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        paths = (str(index.data()) for index in rows)
        return tuple(path for path in paths if tag_key(path) in self._written)

    # --- completing --------------------------------------------------------------------------

    def _typed(self) -> tuple[int, int]:
        """Where the tag under the cursor begins, and where it ends."""
        text, cursor = self.text(), self.cursorPosition()
        end = text.find(",", cursor)
        return text.rfind(",", 0, cursor) + 1, len(text) if end < 0 else end

    def _typed_tag(self) -> str:
        """The tag under the cursor, as far as the cursor."""
        start, _ = self._typed()
        return next(iter(tags_of(self.text()[start : self.cursorPosition()])), "")

    def _offer(self) -> None:
        """Show the tags that what is typed may mean, but none that is there already."""
        start, end = self._typed()
        typed = self._typed_tag()
        others = {tag_key(tag) for tag in tags_of(self.text()[:start] + self.text()[end:])}
        free = (offer for offer in self._in_use if tag_key(offer.path) not in others)
        offers = ranked(typed, free) if typed else ()
        is_known = tag_key(typed) in self._written or tag_key(typed) in others
        self._model.show_offers(offers, "" if is_known else typed)
        is_all_said = len(offers) == 1 and tag_key(offers[0].path) == tag_key(typed)
        # A new tag alone is no choice: what stands in the line says as much.
        if offers and not is_all_said and self.hasFocus():
            self._completer.complete()
            self.popup.setCurrentIndex(self._model.index(-1, 0))
        else:
            self.popup.hide()

    def _complete(self, tag: str) -> None:
        start, end = self._typed()
        head = self.text()[:start] + (" " if start else "") + tag
        self.setText(head + self.text()[end:])
        self.setCursorPosition(len(head))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.popup and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent):
            current = self.popup.currentIndex()
            if event.key() == Qt.Key.Key_Tab:
                taken = current if current.isValid() else self._model.index(0, 0)
                self.popup.hide()
                self._complete(str(taken.data()))
                return True
            if event.key() in _ENTERING and not current.isValid():
                # The tag stands as it is typed: the key is for what the line is in.
                self.popup.hide()
                QApplication.sendEvent(self, event)
                return True
        return super().eventFilter(watched, event)


class NewTags(QLabel):
    """Says below a line of tags which of them are new; it has its room when there is none."""

    def __init__(self, line: TagsEdit) -> None:
        super().__init__()
        self._line = line
        self.setObjectName("quiet")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(line_height(self.font()))
        line.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        new = self._line.new_tags()
        word = "New tag" if len(new) == 1 else "New tags"
        self.setText(f"{word}: {', '.join(new)}" if new else "")


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a text with commas between them, tidied; a sign # before a tag is left out."""
    found = (tidy_tag(part.strip().lstrip("#")) for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in found if tag))
