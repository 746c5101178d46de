"""The dialog that asks for a page to go to."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefreader.domain.document import Document
from briefreader.ui.fields import problem_label
from briefreader.ui.pages import page_named


class GoToPageDialog(QDialog):
    """A line for a page's label or number; it says so where there is no such page."""

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle("Go to Page")
        self.setMinimumWidth(320)
        self.line = QLineEdit()
        self.line.setAccessibleName("Page")
        first, last = document.pages[0].label, document.pages[-1].label
        label = QLabel(f"&Page ({first} to {last})")
        label.setBuddy(self.line)
        self.problem = problem_label()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton("&Go", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.accepted.connect(self.go)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(8)
        for widget in (label, self.line, self.problem, buttons):
            layout.addWidget(widget)
        self.line.textEdited.connect(lambda _: self.problem.setVisible(False))
        self.line.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, document: Document) -> int | None:
        """The offset at which the page wanted begins; None when the dialog is cancelled."""
        dialog = cls(parent, document)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        page = page_named(document, dialog.line.text()) if accepted else None
        dialog.deleteLater()
        return page.start if page else None

    def go(self) -> None:
        """Close where the page exists, else say that it does not."""
        words = self.line.text().strip()
        if page_named(self._document, words) is not None:
            self.accept()
            return
        count = len(self._document.pages)
        pages = "1 page" if count == 1 else f"{count:,} pages"
        self.problem.setText(f"There is no page “{words}”. The document has {pages}.")
        self.problem.setVisible(True)
        self.line.selectAll()
