"""The dialog that lists what the user said of facts, to take any of it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import Act, FactCorrection

if TYPE_CHECKING:
    from briefreader.ui.session import Session

_ITEM = Qt.ItemDataRole.UserRole
_LONGEST = 60


class FactCorrectionsDialog(QDialog):
    """Corrections of the open document, then those of all documents; each can be taken back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Corrections of Facts")
        self.resize(560, 460)
        self.empty = QLabel(
            "Nothing has been corrected. The menu of a fact in the side panel, or of a name under"
            " “Narrow down”, has what can be done.",
            wordWrap=True,
        )
        self.empty.setObjectName("muted")
        self.list = QListWidget()
        self.list.setAccessibleName("Corrections")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.take_back = buttons.addButton("&Take Back", QDialogButtonBox.ButtonRole.ActionRole)
        self.take_back.setAutoDefault(False)
        self.take_back.clicked.connect(self._take_back)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.list.itemSelectionChanged.connect(self._selection_changed)
        self.show_corrections()
        self.list.setFocus()

    def show_corrections(self) -> None:
        """List what holds now."""
        corrections = self._session.library.fact_corrections
        opened = self._session.opened
        self.list.clear()
        if opened is not None:
            key = opened.summary.id
            own, lost = corrections.of(key), set(corrections.unplaced(key))
            self._list("In this document", key, own, lost)
        self._list("In all documents", "", corrections.everywhere.all(), set())
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)
        if self.list.count():
            self.list.setCurrentRow(1)
        self._selection_changed()

    def chosen(self) -> list[tuple[str, FactCorrection]]:
        """The corrections that are selected, each with the id of its document or none."""
        return [item.data(_ITEM) for item in self.list.selectedItems()]

    def _list(
        self,
        title: str,
        key: str,
        corrections: Sequence[FactCorrection],
        lost: set[FactCorrection],
    ) -> None:
        known = [one for one in corrections if one.act is not Act.UNKNOWN]
        if not known:
            return
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(heading)
        for one in known:
            gone = " (its passage is no longer in the text)" if one in lost else ""
            item = QListWidgetItem(f"{told(one)}{gone}")
            item.setData(_ITEM, (key, one))
            self.list.addItem(item)

    def _selection_changed(self) -> None:
        self.take_back.setEnabled(bool(self.list.selectedItems()))

    def _take_back(self) -> None:
        chosen = self.chosen()
        for key in dict.fromkeys(key for key, _ in chosen):
            mine = [one for at, one in chosen if at == key]
            self._session.changes.facts.take_back(key, mine)
        self.show_corrections()


def told(correction: FactCorrection) -> str:
    """A correction in words."""
    anchor = correction.anchor
    name = _shortened(anchor.exact if anchor is not None else correction.name)
    kind = _word(correction.kind)
    if correction.act is Act.ADD:
        called = f", called “{correction.new_label}”" if correction.new_label else ""
        return f"“{name}” added as {kind}{called}"
    where = " in one place" if anchor is not None else ""
    if correction.act is Act.HIDE:
        return f"“{name}” ({kind}){where} hidden"
    parts = []
    if correction.new_kind is not None and correction.new_kind is not correction.kind:
        parts.append(f"taken for {_word(correction.new_kind)}")
    if correction.new_label is not None and correction.new_label == correction.name:
        parts.append("kept apart from other names")
    elif correction.new_label is not None:
        parts.append(f"called “{_shortened(correction.new_label)}”")
    return f"“{name}” ({kind}){where} {' and '.join(parts)}"


def _word(kind: FactKind) -> str:
    return kind.value.replace("_", " ")


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
