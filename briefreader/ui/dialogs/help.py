"""The help: resources/help in a window, and every shortcut from the table of commands."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from briefreader.config import resource_folder
from briefreader.ui.commands import COMMANDS, MENUS


class _Page(QTextBrowser):
    """A page of text that loads nothing from anywhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


class HelpDialog(QDialog):
    """One page of help."""

    def __init__(self, parent: QWidget, title: str, markdown: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 640)
        self.page = _Page()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(title)
        self.page.document().setDocumentMargin(18)
        self.page.setMarkdown(markdown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page)
        layout.addWidget(buttons)

    @classmethod
    def show_topic(cls, parent: QWidget, topic: str) -> "HelpDialog":
        """Open a page beside the window: `help` or `shortcuts`."""
        if topic == "shortcuts":
            dialog = cls(parent, "Keyboard Shortcuts", shortcuts_page())
        else:
            text = (resource_folder() / "help" / "help.md").read_text(encoding="utf-8")
            dialog = cls(parent, "Help", text)
        dialog.show()
        return dialog


def shortcuts_page() -> str:
    """Every command with its keys, as Markdown."""
    lines: list[str] = []
    for menu in MENUS:
        lines += ["", f"## {menu.replace('&', '')}", "", "| Command | Keys |", "| --- | --- |"]
        for command in COMMANDS:
            if command.menu == menu and command.keys:
                keys = ", ".join(
                    QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                    for key in command.keys
                )
                title = command.title.replace("&", "").rstrip("…")
                lines.append(f"| {title} | {keys} |")
    lines += ["", "In the reader, 1 to 5 highlight the selection in one of the five colours."]
    return "\n".join(lines)
