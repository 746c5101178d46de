"""The title block: what is known about a document, above or within its text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefreader.domain.document import BlockKind, Document, Metadata, Summary
from briefreader.ui.formats import format_name
from briefreader.ui.reading.styles import Styles
from briefreader.ui.theme import Theme

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_BLOCKS_TO_COMPARE = 12
_MOST_WARNINGS = 4
_PLAIN = frozenset({"text", "markdown"})


def date_in_words(iso: str) -> str:
    """`2018-07-20` as "20 July 2018", `2018-07` as "July 2018"; anything else as it is."""
    parts = iso.split("-")
    if not all(part.isdecimal() for part in parts) or not 1 <= len(parts) <= 3:
        return iso
    if len(parts) == 1:
        return iso
    month = int(parts[1])
    if not 1 <= month <= 12:
        return iso
    words = f"{_MONTHS[month - 1]} {parts[0]}"
    return words if len(parts) == 2 else f"{int(parts[2])} {words}"


def origin_line(metadata: Metadata) -> str:
    """Publisher and date."""
    published = date_in_words(metadata.published) if metadata.published else ""
    return " · ".join(part for part in (metadata.publisher or "", published) if part)


def detail_line(metadata: Metadata) -> str:
    """Authors, number and kind."""
    kind = metadata.kind[:1].upper() + metadata.kind[1:]
    parts = (", ".join(metadata.authors), metadata.number or "", kind)
    return " · ".join(part for part in parts if part)


def source_line(document: Document, metadata: Metadata) -> str:
    """The format, the number of pages, and the address without its protocol.

    Empty for a text of which there is nothing else to say.
    """
    pages = len(document.pages)
    count = f"{pages:,} pages" if pages > 1 else "1 page" if pages else ""
    address = (metadata.url or "").partition("://")[2].removeprefix("www.").rstrip("/")
    if document.format in _PLAIN and not address:
        return ""
    return " · ".join(part for part in (format_name(document.format), count, address) if part)


def remarks(document: Document) -> str:
    """What was odd when the file was read, a line each; of many, the first ones and their number.

    For a document without text this says why it has none.
    """
    lines = document.warnings
    if len(lines) > _MOST_WARNINGS + 1:
        left = len(lines) - _MOST_WARNINGS
        lines = (*lines[:_MOST_WARNINGS], f"There are {left:,} more remarks.")
    return "\n".join(lines)


def same_words(one: str, other: str) -> bool:
    """Whether two lines read the same but for case and spacing."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def title_block(document: Document, title: str) -> int | None:
    """The number of the block that is the document's title, where its text has it."""
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.TITLE and same_words(document.block_text(block), title):
            return number
    return None


def leads(document: Document, number: int) -> bool:
    """Whether nothing but boilerplate stands above a block."""
    return all(block.kind is BlockKind.BOILERPLATE for block in document.blocks[:number])


def in_text(document: Document, words: str) -> bool:
    """Whether one of the first blocks of a document reads like this."""
    return any(
        same_words(document.block_text(block), words)
        for block in document.blocks[:_BLOCKS_TO_COMPARE]
    )


class Header(QWidget):
    """Title, subtitle, publisher and date, authors, number and kind, format and address.

    Below them stands what was odd when the file was read.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("About this document")
        self._title = self._label("Title")
        self._subtitle = self._label("Subtitle")
        self._origin = self._label("Publisher and date")
        self._details = self._label("Authors, number and kind")
        self._source = self._label("Format and address")
        self._remarks = self._label("How the file was read")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for part in (
            *(self._title, self._subtitle, self._origin, self._details, self._source),
            self._remarks,
        ):
            self._box.addWidget(part)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAccessibleName(name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setCursor(Qt.CursorShape.IBeamCursor)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def show_summary(self, document: Document, summary: Summary, with_title: bool) -> None:
        """Fill the lines in; empty ones take no room."""
        metadata = summary.metadata
        subtitle = "" if in_text(document, metadata.subtitle) else metadata.subtitle
        for label, text in (
            (self._title, summary.title if with_title else ""),
            (self._subtitle, subtitle),
            (self._origin, origin_line(metadata)),
            (self._details, detail_line(metadata)),
            (self._source, source_line(document, metadata)),
            (self._remarks, remarks(document)),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def set_styles(self, styles: Styles) -> None:
        """Take over fonts, colours and distances."""
        theme, size = styles.theme, styles.size
        _dress(self._title, styles.font(BlockKind.TITLE), theme.body, 0.5 * size)
        subtitle = theme.reading_font(1.08)
        subtitle.setItalic(True)
        _dress(self._subtitle, subtitle, theme.muted, 0.7 * size)
        origin = _small(theme, 0.82)
        origin.setWeight(QFont.Weight.Medium)
        _dress(self._origin, origin, theme.body, 0.16 * size)
        _dress(self._details, _small(theme, 0.82), theme.muted, 0.16 * size)
        _dress(self._source, _small(theme, 0.82), theme.muted, 0.16 * size)
        remark = _small(theme, 0.82)
        remark.setItalic(True)
        _dress(self._remarks, remark, theme.muted, 0.16 * size)
        self._remarks.setContentsMargins(0, round(0.5 * size), 0, round(0.16 * size))
        self._box.setContentsMargins(0, 0, 0, round(1.3 * size))
        self._box.setSpacing(0)

    def height_at(self, width: int) -> int:
        """The height in pixels that the header takes at a width."""
        self._box.invalidate()
        # Without a line to show, the layout answers that it does not know.
        return max(0, self._box.totalHeightForWidth(width))


def _small(theme: Theme, scale: float) -> QFont:
    font = theme.heading_font(scale)
    font.setWeight(QFont.Weight.Normal)
    return font


def _dress(label: QLabel, font: QFont, colour: QColor, below: float) -> None:
    label.setFont(font)
    palette = label.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, colour)
    label.setPalette(palette)
    label.setContentsMargins(0, 0, 0, round(below))
