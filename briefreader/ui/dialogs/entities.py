"""The dialog with all people, organisations or places that the documents name."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.hit import FacetKind, FacetValue
from briefreader.ui.facetlist.rows import NAMES, TITLES, Value
from briefreader.ui.facetlist.view import FacetsView
from briefreader.ui.fields import search_field
from briefreader.ui.theme import Theme

_CALM_MILLISECONDS = 120
_INDENT = 12
_TO_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)

Asked = Callable[[FacetKind, str], None]
"""Asks for what is called so; the answer comes by `show_found`."""


class EntitiesDialog(QDialog):
    """A kind, a box to look for a name in, and the names found, each with how many documents."""

    narrowed = Signal(object, bool)  # Value; True to exclude it

    def __init__(self, parent: QWidget | None, theme: Theme, ask: Asked) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setWindowTitle("Names in the Library")
        self.resize(460, 560)
        self.kind = QComboBox()
        self.kind.setAccessibleName("What to list")
        for kind in NAMES:
            self.kind.addItem(TITLES[kind], kind)
        self.box = search_field("Find a name")
        self.box.installEventFilter(self)
        self.view = FacetsView(theme, _INDENT)
        self.view.setAccessibleName("Names in the library")
        self.status = QLabel("Looking…")
        self.status.setObjectName("muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addWidget(self.box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.status)
        layout.addWidget(buttons)
        self._calm = QTimer(self, interval=_CALM_MILLISECONDS, singleShot=True)
        self._calm.timeout.connect(self.ask_again)
        self.box.textChanged.connect(lambda _: self._calm.start())
        self.kind.currentIndexChanged.connect(lambda _: self.ask_again())
        self.view.chosen.connect(self._narrow)
        self.view.left.connect(self.reject)
        self.box.setFocus()
        self.ask_again()

    def ask_again(self) -> None:
        """Look for what the box says."""
        self._ask(self._kind(), self.box.text().strip())

    def show_found(
        self, kind: FacetKind, text: str, values: tuple[FacetValue, ...], count: int
    ) -> None:
        """Show what was found of a kind for a text, of `count` in all."""
        if (kind, text) != (self._kind(), self.box.text().strip()):
            return
        self.view.show_rows(tuple(Value(kind, value) for value in values))
        if not count:
            self.status.setText("No name has this." if text else "No names have been found yet.")
        elif len(values) < count:
            self.status.setText(f"The {len(values):,} most frequent of {count:,}")
        else:
            self.status.setText("1 name" if count == 1 else f"{count:,} names")

    def _kind(self) -> FacetKind:
        return FacetKind(self.kind.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the box, Down goes to the list, and Return too."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if pressed in _TO_THE_LIST and event.type() == QEvent.Type.KeyPress:
            if self.view.facets.rowCount():
                self.view.take_focus()
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, row: Value, exclude: bool) -> None:
        self.narrowed.emit(row, exclude)
        self.accept()
