"""The body of an OpenDocument text becomes paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.contents import Cell, Content, Paragraph, Role, Table
from briefreader.formats.office.inline import InlineText
from briefreader.formats.office.opendocument.lists import Counters
from briefreader.formats.office.opendocument.names import (
    DRAW,
    OFFICE,
    STYLE_NAME,
    TABLE,
    TEXT,
    XML,
    whole,
)
from briefreader.formats.office.opendocument.spans import DEEPEST, SpanReader
from briefreader.formats.office.opendocument.styles import LEVELS, Level, Style, Styles

MOST_REPEATED = 50
"""Cells and rows that one element stands for at most."""

_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
_SKIPPED = frozenset(
    {f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{OFFICE}annotation", f"{OFFICE}scripts"}
    | {f"{TEXT}table-of-content-source", f"{TEXT}alphabetical-index-source"}
    | {f"{TEXT}variable-decls", f"{TEXT}sequence-decls", f"{TEXT}user-field-decls"}
)
_ROWS = frozenset(
    f"{TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group")
)


@dataclass(slots=True)
class _Item:
    """A list item that is open: its level from 0, and its number until it was printed."""

    level: int
    label: str | None


@dataclass(slots=True)
class _List:
    """A list that is open, with the counters that it shares with the lists inside it."""

    style: str
    levels: tuple[Level, ...]
    counters: Counters
    level: int


class BodyReader:
    """Reads the parts of one file; `title` and `subtitle` are what is set in these styles."""

    def __init__(self, styles: Styles, spans: SpanReader) -> None:
        self.title = ""
        self.subtitle = ""
        self._styles = styles
        self._spans = spans
        self._outline = Counters()
        self._lists: list[_List] = []
        self._items: list[_Item] = []
        self._by_id: dict[str, Counters] = {}
        self._by_style: dict[str, Counters] = {}
        self._depth = 0

    def contents(self, element: Element) -> list[Content]:
        """The paragraphs and tables below an element."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableDocument("The file's parts are nested too deeply for a document.")
        found: list[Content] = []
        for child in element:
            tag = child.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                found.extend(self._paragraph(child))
            elif tag == f"{TEXT}list":
                found.extend(self._list(child))
            elif tag == f"{TEXT}numbered-paragraph":
                found.extend(self._numbered(child))
            elif tag == f"{TABLE}table":
                found.append(self._table(child))
            elif tag in _INDEXES:
                found.extend(replace(item, aside=True) for item in self.contents(child))
            elif tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                continue
            elif tag not in _SKIPPED:
                found.extend(self.contents(child))
        self._depth -= 1
        return found

    def _paragraph(self, element: Element) -> Iterator[Content]:
        style = self._styles.of("paragraph", element.get(STYLE_NAME, ""))
        level = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == f"{TEXT}h" else 0
        if level and not style.is_title:
            style = replace(style, role=Role.HEADING, level=level)
        if not style.hidden:
            line = InlineText()
            self._spans.read(element, line, plain=style.role is Role.HEADING)
            html = line.html()
            if html:
                yield self._made(element, html, style)
        boxes, self._spans.boxes = self._spans.boxes, []
        for box in boxes:
            lists, items = self._lists, self._items
            self._lists, self._items = [], []
            yield from self._box(box)
            self._lists, self._items = lists, items

    def _box(self, element: Element) -> list[Content]:
        """What a frame or a shape says; images and their names say nothing."""
        if element.tag == f"{DRAW}frame":
            for child in element:
                if child.tag == f"{DRAW}text-box":
                    return self.contents(child)
            return []
        return self.contents(element)

    def _made(self, element: Element, html: str, style: Style) -> Paragraph:
        if style.is_contents:
            return Paragraph(html, aside=True)
        if style.is_title and not self.title:
            self.title = "".join(element.itertext())
        elif style.is_subtitle and not self.subtitle:
            self.subtitle = "".join(element.itertext())
        item = self._items[-1] if self._items else None
        label = None
        if item is not None:
            label, item.label = item.label, None
        if style.role is Role.HEADING:
            number = label or self._heading_number(element, style)
            return Paragraph(
                f"{escape(number)} {html}" if number else html, Role.HEADING, style.level
            )
        if item is not None and label is not None and style.role is not Role.CAPTION:
            return Paragraph(html, Role.LIST_ITEM, item.level + 1, label)
        return Paragraph(html, style.role)

    def _heading_number(self, element: Element, style: Style) -> str:
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        level = min(style.level, LEVELS) - 1
        start = element.get(f"{TEXT}start-value")
        self._outline.count(level, self._styles.outline, whole(start) if start else None)
        return self._outline.label(level, self._styles.outline)

    def _list(self, element: Element) -> Iterator[Content]:
        opened = self._opened(element)
        self._lists.append(opened)
        for child in element:
            if child.tag == f"{TEXT}list-item":
                yield from self._item(child, opened)
            elif child.tag == f"{TEXT}list-header":
                self._items.append(_Item(opened.level, None))
                yield from self.contents(child)
                self._items.pop()
        self._lists.pop()

    def _item(self, element: Element, opened: _List) -> list[Content]:
        # An item that begins with a list only carries it: its number is not printed.
        first = element[0].tag if len(element) else ""
        label = None
        if first != f"{TEXT}list":
            start = element.get(f"{TEXT}start-value")
            opened.counters.count(opened.level, opened.levels, whole(start) if start else None)
            label = opened.counters.label(opened.level, opened.levels)
        self._items.append(_Item(opened.level, label))
        contents = self.contents(element)
        self._items.pop()
        return contents

    def _opened(self, element: Element) -> _List:
        """A list that begins, or one that goes on with the numbers of another."""
        outer = self._lists[-1] if self._lists else None
        style = element.get(STYLE_NAME) or (outer.style if outer is not None else "")
        levels = self._styles.levels(style)
        if outer is not None:
            level = min(outer.level + 1, LEVELS - 1)
            return _List(style, levels, outer.counters, level)
        continued, own_id = element.get(f"{TEXT}continue-list"), element.get(f"{XML}id")
        counters = self._by_id.get(continued) if continued else None
        if counters is None and element.get(f"{TEXT}continue-numbering") == "true":
            counters = self._by_style.get(style)
        if counters is None:
            counters = Counters()
        if own_id:
            self._by_id[own_id] = counters
        self._by_style[style] = counters
        return _List(style, levels, counters, 0)

    def _numbered(self, element: Element) -> list[Content]:
        style = element.get(STYLE_NAME, "")
        levels = self._styles.levels(style)
        level = min(max(whole(element.get(f"{TEXT}level"), 1), 1), LEVELS) - 1
        list_id = element.get(f"{TEXT}list-id") or style
        counters = self._by_id.setdefault(f"numbered {list_id}", Counters())
        start = element.get(f"{TEXT}start-value")
        counters.count(level, levels, whole(start) if start else None)
        self._items.append(_Item(level, counters.label(level, levels)))
        contents = self.contents(element)
        self._items.pop()
        return contents

    def _table(self, element: Element) -> Table:
        lists, items = self._lists, self._items
        self._lists, self._items = [], []
        headed = element.find(f"{TABLE}table-header-rows") is not None
        rows = [self._row(row) for row in _rows(element)]
        self._lists, self._items = lists, items
        return Table(tuple(rows), headed)

    def _row(self, element: Element) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for cell in element:
            if cell.tag == f"{TABLE}table-cell":
                columns = whole(cell.get(f"{TABLE}number-columns-spanned"), 1)
                made = Cell(tuple(self.contents(cell)), columns, _rows_of(cell))
                repeated = whole(cell.get(f"{TABLE}number-columns-repeated"), 1)
                cells.extend([made] * min(max(repeated, 1), MOST_REPEATED))
        return tuple(cells)


def _rows_of(cell: Element) -> int:
    return whole(cell.get(f"{TABLE}number-rows-spanned"), 1)


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table, those in groups too, in order."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            waiting.extend(reversed(child))
