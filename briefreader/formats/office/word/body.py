"""The body of a Word file, or another part of it, becomes paragraphs and tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.contents import Cell, Content, Paragraph, Role, Table
from briefreader.formats.office.inline import InlineText, plain_text
from briefreader.formats.office.word.names import (
    ALTERNATIVES,
    BOOKMARK,
    CELL,
    CELL_PROPERTIES,
    COLUMNS_BEFORE,
    DELETED,
    FOREIGN_PART,
    IS_HEADER,
    LIST_ID,
    LIST_LEVEL,
    LIST_PROPERTIES,
    MAIN,
    MOVED_AWAY,
    OUTLINE,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    SPAN,
    TABLE,
    is_on,
    value_of,
    whole,
)
from briefreader.formats.office.word.notes import NoteMarks
from briefreader.formats.office.word.numbering import Numbering
from briefreader.formats.office.word.runs import DEEPEST, RunReader
from briefreader.formats.office.word.styles import Style, Styles, with_outline

_CONTAINERS = frozenset(
    f"{MAIN}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


@dataclass(slots=True)
class Findings:
    """What was found beside the text: the title, the line under it, sections, foreign parts."""

    title: str = ""
    subtitle: str = ""
    sections: list[Element] = field(default_factory=list)
    has_foreign_part: bool = False


class BodyReader:
    """Reads the parts of one file, which share styles, numbers and notes."""

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: NoteMarks, wanted: frozenset[str]
    ) -> None:
        self.findings = Findings()
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._wanted = wanted

    def contents(self, element: Element, relations: Mapping[str, str]) -> list[Content]:
        """The paragraphs and tables below an element of a part with these relations."""
        return _PartReader(self, relations, 0).contents(element)

    def runs(self, relations: Mapping[str, str]) -> RunReader:
        return RunReader(self._styles, self._notes, relations, self._wanted)

    def style_of(self, properties: Element | None) -> Style:
        """The style of a paragraph with these properties."""
        style = self._styles.of(value_of(properties, PARAGRAPH_STYLE))
        outline = value_of(properties, OUTLINE)
        if outline and not style.is_title:
            style = with_outline(style, whole(outline, 9))
        return style

    def label(self, properties: Element | None, style: Style) -> tuple[str | None, int]:
        """The number of the next paragraph, and its level from 0; None where it is in no list."""
        direct = properties.find(LIST_PROPERTIES) if properties is not None else None
        list_id = value_of(direct, LIST_ID) or style.list_id or ""
        if not list_id or list_id == "0":
            return None, 0
        stated = value_of(direct, LIST_LEVEL)
        if stated:
            level = whole(stated)
        elif style.list_level is not None:
            level = style.list_level
        else:
            level = self._numbering.level_of_style(list_id, style.own_id)
        return self._numbering.label(list_id, level), level


class _PartReader:
    """Reads one part of the file, or one text box of it."""

    def __init__(self, body: BodyReader, relations: Mapping[str, str], depth: int) -> None:
        self._body = body
        self._relations = relations
        self._runs = body.runs(relations)
        self._line: InlineText | None = None
        self._depth = depth

    def contents(self, element: Element) -> list[Content]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableDocument("The file's parts are nested too deeply for a document.")
        found: list[Content] = []
        for child in element:
            tag = child.tag
            if tag == PARAGRAPH:
                found.extend(self._paragraph(child))
            elif tag == TABLE:
                found.append(self._table(child))
            elif tag in _CONTAINERS:
                found.extend(self.contents(child))
            elif tag == ALTERNATIVES:
                for choice in list(child)[:1]:
                    found.extend(self.contents(choice))
            elif tag == BOOKMARK:
                self._runs.place(child)
            elif tag == SECTION:
                self._body.findings.sections.append(child)
            elif tag == FOREIGN_PART:
                self._body.findings.has_foreign_part = True
        self._depth -= 1
        return found

    def _paragraph(self, element: Element) -> Iterator[Content]:
        properties = element.find(PARAGRAPH_PROPERTIES)
        if properties is not None:
            section = properties.find(SECTION)
            if section is not None:
                self._body.findings.sections.append(section)
        style = self._body.style_of(properties)
        line = self._line if self._line is not None else InlineText()
        in_contents = style.is_contents or self._runs.fields.in_contents
        self._runs.read(element, line, plain=style.role is Role.HEADING)
        self._line = line if _is_joined_to_next(properties) else None
        if self._line is None:
            in_contents = in_contents or self._runs.fields.in_contents
            label, level = self._body.label(properties, style)
            html = line.html()
            if html:
                yield self._made(html, style, label, level, in_contents)
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            yield from _PartReader(self._body, self._relations, self._depth).contents(box)

    def _made(
        self, html: str, style: Style, label: str | None, level: int, in_contents: bool
    ) -> Paragraph:
        findings = self._body.findings
        if in_contents:
            return Paragraph(html, aside=True)
        if style.is_title and not findings.title:
            findings.title = plain_text(html)
        elif style.is_subtitle and not findings.subtitle:
            findings.subtitle = plain_text(html)
        if style.role is Role.HEADING:
            number = f"{escape(label)} " if label else ""
            return Paragraph(number + html, Role.HEADING, min(style.level, 6))
        if label is not None and style.role is not Role.CAPTION:
            return Paragraph(html, Role.LIST_ITEM, level + 1, label)
        return Paragraph(html, style.role)

    def _table(self, element: Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        headed = False
        for row in _below(element, ROW):
            properties = row.find(ROW_PROPERTIES)
            if properties is not None and properties.find(DELETED) is not None:
                continue
            if properties is not None and not rows:
                headed = bool(is_on(properties, IS_HEADER))
            before = whole(value_of(properties, COLUMNS_BEFORE))
            cells = [Cell(columns=before)] if before > 0 else []
            cells.extend(self._cell(cell) for cell in _below(row, CELL))
            rows.append(tuple(cells))
        return Table(tuple(rows), headed)

    def _cell(self, element: Element) -> Cell:
        span = whole(value_of(element.find(CELL_PROPERTIES), SPAN), 1)
        return Cell(tuple(self.contents(element)), span)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in controls too, in order."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            waiting.extend(reversed(child))


def _is_joined_to_next(properties: Element | None) -> bool:
    """Whether the end of a paragraph is deleted by a tracked change."""
    look = properties.find(RUN_PROPERTIES) if properties is not None else None
    return look is not None and (
        look.find(DELETED) is not None or look.find(MOVED_AWAY) is not None
    )
