"""The help: resources/help in a window, and every shortcut from the table of commands."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QKeySequence,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefreader.config import resource_folder
from briefreader.ui.commands import COMMANDS, MENUS

_LEADING = 130
"""Height of a line in percent."""
_COLUMNS = (42, 58)
"""Widths of the columns of a table of two, in percent."""


class _Page(QTextBrowser):
    """A page of text that loads nothing from anywhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


def _set(page: QTextDocument, rule: QColor) -> None:
    """Give a page made of Markdown its spaces, sizes and lines: Qt's own are none, or black."""
    block = page.begin()
    size = QFontInfo(page.defaultFont()).pixelSize()
    while block.isValid():
        cursor = QTextCursor(block)
        form, level = block.blockFormat(), block.blockFormat().headingLevel()
        if cursor.currentTable() is None:
            form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            form.setTopMargin(0 if block.blockNumber() == 0 else size * 1.8)
            form.setBottomMargin(size * 0.5)
            letters = QTextCharFormat()
            letters.setFont(_heading_font(page.defaultFont(), level))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        elif cursor.currentTable() is None:
            form.setBottomMargin(size * (0.25 if block.textList() else 0.7))
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
    for frame in page.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, rule)


def _heading_font(text: QFont, level: int) -> QFont:
    font = QFont(text)
    font.setPixelSize(round(QFontInfo(text).pixelSize() * (1.7 if level == 1 else 1.25)))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _set_table(table: QTextTable, rule: QColor) -> None:
    form = table.format().toTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(rule)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setBottomMargin(10)
    percent = QTextLength.Type.PercentageLength
    form.setWidth(QTextLength(percent, 100))
    if table.columns() == len(_COLUMNS):
        form.setColumnWidthConstraints([QTextLength(percent, part) for part in _COLUMNS])
    table.setFormat(form)


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
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.document().setDocumentMargin(24)
        self.page.setMarkdown(markdown)
        _set(self.page.document(), self.palette().color(QPalette.ColorRole.Mid))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(16, 10, 16, 12)
        bottom.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page)
        layout.addLayout(bottom)

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
