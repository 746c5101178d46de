"""One run of paragraphs and tables: the text, a note, a header, a box; for RTF and binary Word."""

from dataclasses import dataclass, field
from html import escape

from briefreader.formats.office.contents import Cell, Content, Paragraph, Role, Table
from briefreader.formats.office.inline import InlineText, plain_text, without_emphasis
from briefreader.formats.office.word.styles import PLAIN_STYLE, Style, with_outline

BULLETS = frozenset("•·●○▪■□◦‣⁃-–—*o§")


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph's properties say; `outline` is None where they say nothing of it."""

    style: Style = PLAIN_STYLE
    outline: int | None = None
    in_table: bool = False
    list_level: int = 0


@dataclass(slots=True)
class Flow:
    """Collects paragraphs, and cells and rows until a table ends."""

    contents: list[Content] = field(default_factory=list)
    line: InlineText = field(default_factory=InlineText)
    label: str | None = None
    title: str = ""
    subtitle: str = ""
    boxes: list[Content] = field(default_factory=list)
    _cell: list[Content] = field(default_factory=list)
    _row: list[Cell] = field(default_factory=list)
    _rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def end_paragraph(self, look: ParagraphLook, in_contents: bool = False) -> None:
        """Close the paragraph at hand; one outside a table ends the table before it."""
        if not look.in_table:
            self._end_table()
        html = self.line.html()
        if html:
            target = self._cell if look.in_table else self.contents
            target.append(self._paragraph(html, look, in_contents))
        self.line, self.label = InlineText(), None
        if self.boxes:
            (self._cell if look.in_table else self.contents).extend(self.boxes)
            self.boxes = []

    def end_cell(self, look: ParagraphLook) -> None:
        html = self.line.html()
        if html:
            self._cell.append(self._paragraph(html, look, in_contents=False))
        self.line, self.label = InlineText(), None
        self._row.append(Cell(tuple(self._cell)))
        self._cell = []

    def end_row(self) -> None:
        if self._row:
            self._rows.append(tuple(self._row))
        self._row = []

    def finished(self, look: ParagraphLook) -> list[Content]:
        """All that was collected."""
        self.end_paragraph(look)
        self._end_table()
        return self.contents

    def _end_table(self) -> None:
        if self._cell:
            self._row.append(Cell(tuple(self._cell)))
            self._cell = []
        self.end_row()
        if self._rows:
            self.contents.append(Table(tuple(self._rows)))
            self._rows = []

    def _paragraph(self, html: str, look: ParagraphLook, in_contents: bool) -> Paragraph:
        style = look.style
        if look.outline is not None and not style.is_title:
            style = with_outline(style, look.outline)
        if in_contents or style.is_contents:
            return Paragraph(html, aside=True)
        if style.is_title and not self.title:
            self.title = plain_text(html)
        elif style.is_subtitle and not self.subtitle:
            self.subtitle = plain_text(html)
        label = self.label
        if style.role is Role.HEADING:
            number = f"{escape(label)} " if label and not is_bullet(label) else ""
            return Paragraph(number + without_emphasis(html), Role.HEADING, min(style.level, 6))
        if label is not None and style.role is not Role.CAPTION:
            shown = "" if is_bullet(label) else label
            return Paragraph(html, Role.LIST_ITEM, look.list_level + 1, shown)
        return Paragraph(html, style.role)


def is_bullet(label: str) -> bool:
    """Whether a list item's label is a bullet, not a number."""
    return not label or label in BULLETS or not any(mark.isalnum() for mark in label)
