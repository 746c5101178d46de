"""The dialog in which whole documents are tagged: one, or several at once."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.tag import TagOffer, tag_key
from briefreader.ui.fields import save_buttons
from briefreader.ui.text_layout import line_height
from briefreader.ui.theme import Theme
from briefreader.ui.writing.tags_edit import NewTags, TagsEdit

_MOST_ROWS = 6
_TAG = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TagsWanted:
    """The tags that the documents are to have, and those to be taken off."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class DocumentTagsDialog(QDialog):
    """The tags that all of the documents have, in a line; those of some, as boxes to tick."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        present: tuple[tuple[str, ...], ...],
        offers: tuple[TagOffer, ...],
    ) -> None:
        """`present` has the tags of each document; `title` names the one, or says how many."""
        super().__init__(parent)
        self._common, self._partial = _shared(present)
        several = len(present) > 1
        self.setWindowTitle("Tags of the Documents" if several else "Tags of the Document")
        self.setMinimumWidth(460)
        about = QLabel(title, wordWrap=True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setObjectName("strong")
        self.tags_box = TagsEdit(theme, self._common, offers)
        label = QLabel("&Tags of all of them" if several else "&Tags, separated by commas")
        label.setBuddy(self.tags_box)
        self.some = QListWidget()
        self.some.setAccessibleName("Tags that only some of the documents have")
        self._fill_some(len(present), line_height(theme.control_font()) + 8)
        some_label = QLabel("Tags of s&ome of them: tick for all, clear for none", wordWrap=True)
        some_label.setBuddy(self.some)
        buttons = save_buttons(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(6)
        layout.addWidget(about)
        layout.addSpacing(6)
        layout.addWidget(label)
        layout.addWidget(self.tags_box)
        layout.addWidget(NewTags(self.tags_box))
        for widget in (some_label, self.some):
            layout.addWidget(widget)
            widget.setVisible(bool(self._partial))
        layout.addSpacing(6)
        layout.addWidget(buttons)
        self.tags_box.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        present: tuple[tuple[str, ...], ...],
        offers: tuple[TagOffer, ...],
    ) -> TagsWanted | None:
        """Ask the user; None when the dialog is cancelled."""
        dialog = cls(parent, theme, title, present, offers)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted() if accepted else None
        dialog.deleteLater()
        return wanted

    def wanted(self) -> TagsWanted:
        """What stands in the dialog now, apart from what stays as it is."""
        typed = self.tags_box.tags()
        known, kept = {tag_key(tag) for tag in self._common}, {tag_key(tag) for tag in typed}
        added = [tag for tag in typed if tag_key(tag) not in known]
        removed = [tag for tag in self._common if tag_key(tag) not in kept]
        for row in range(self.some.count()):
            item = self.some.item(row)
            tag = str(item.data(_TAG))
            if item.checkState() is Qt.CheckState.Checked:
                added.append(tag)
            elif item.checkState() is Qt.CheckState.Unchecked and tag_key(tag) not in kept:
                removed.append(tag)
        return TagsWanted(tuple(added), tuple(removed))

    def _fill_some(self, documents: int, row_height: int) -> None:
        for tag, count in self._partial.items():
            item = QListWidgetItem(f"{tag}   ·   {count:,} of {documents:,}")
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserTristate)
            item.setCheckState(Qt.CheckState.PartiallyChecked)
            item.setData(_TAG, tag)
            item.setSizeHint(QSize(0, row_height))
            self.some.addItem(item)
        if self._partial:
            self.some.setCurrentRow(0)
            rows = min(len(self._partial), _MOST_ROWS)
            self.some.setFixedHeight(rows * row_height + 6)


def _shared(present: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], dict[str, int]]:
    """The tags that all have, and on how many of them the others are."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for tags in present:
        for key, tag in {tag_key(tag): tag for tag in tags}.items():
            counts[key] = counts.get(key, 0) + 1
            written.setdefault(key, tag)
    common = tuple(tag for key, tag in written.items() if counts[key] == len(present))
    return common, {written[key]: n for key, n in counts.items() if n < len(present)}
