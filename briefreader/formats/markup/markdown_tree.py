"""The converter's tree of elements becomes pieces."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER

from briefreader.domain.document import BlockKind
from briefreader.formats.building.elements import LIST_LABEL, STYLES, Elements
from briefreader.formats.building.piece_builder import Builder, Context
from briefreader.formats.building.pieces import Piece
from briefreader.formats.building.references import local_name
from briefreader.formats.building.tables import LONGEST_HEADED_CELL, item_labels
from briefreader.formats.markup import html

_RAW = re.compile(r"\x02wzxhzdk:(\d+)\x03")
_SIGNS = {FN_BACKLINK_TEXT: "↩", NBSP_PLACEHOLDER: " "}


def pieces_of_tree(root: Element, raw: Sequence[str]) -> list[Piece] | None:
    """The pieces of a tree of elements; `raw` are the pieces of HTML that it has place holders for.

    None if HTML stands inside a paragraph, so that only a page can tell what it means.
    """
    places = [element for element in root if _raw_number(element) is not None] if raw else []
    if len(places) != len(raw):
        return None
    wanted = {local_name(link.get("href")) for link in root.iter("a")} - {""}
    walker = _Walker(Elements(Builder(), wanted), raw)
    walker.walk_children(root)
    return walker.builder.finished()


def _raw_number(element: Element) -> int | None:
    """The number of the piece of HTML that a paragraph holds the place of."""
    text = element.text or ""
    if element.tag != "p" or len(element) or text[:1] != "\x02":
        return None
    match = _RAW.fullmatch(text.strip())
    return int(match[1]) if match is not None else None


class _Walker:
    """Feeds a builder with the elements of a tree."""

    def __init__(self, elements: Elements, raw: Sequence[str]) -> None:
        self.elements = elements
        self.builder = elements.builder
        self.raw = raw

    def walk_children(self, element: Element) -> None:
        """Add the text of an element, and all below it."""
        if element.text:
            self._add(element.text)
        for child in element:
            self._walk(child)
            if child.tail:
                self._add(child.tail)

    def _walk(self, element: Element) -> None:
        tag = element.tag
        if tag in STYLES and tag != "code":
            # The most frequent ones open nothing but a style.
            opened = self.builder.begin_style(STYLES[tag])
            self.walk_children(element)
            if opened:
                self.builder.end_style(STYLES[tag])
        elif tag == "br":
            self.builder.line_break()
        elif tag == "hr":
            self.builder.end_block()
        elif tag == "img":
            return
        elif tag == "table":
            self._add_table(element)
        elif tag == "pre":
            self._add_code(element)
        elif not (tag == "p" and self._is_special(element)) and not (
            tag == "sup" and self._add_note_mark(element)
        ):
            self._add_element(tag, element)

    def _add_element(self, tag: str, element: Element) -> None:
        opened = self.elements.open(tag, element.attrib)
        if tag == "code":
            self.builder.add(_unescaped(element.text or ""))
        else:
            self.walk_children(element)
        self.elements.close(opened)

    def _add(self, text: str) -> None:
        if "\x02" in text:
            for placeholder, sign in _SIGNS.items():
                text = text.replace(placeholder, sign)
        self.builder.add(text)

    def _is_special(self, element: Element) -> bool:
        """Add a paragraph that holds the place of HTML, or only an image: its caption."""
        if not self.raw and not len(element):
            return False
        number = _raw_number(element)
        if number is not None:
            self.builder.end_block()
            self.builder.pieces.extend(html.parse_fragment(self.raw[number]))
            return True
        image = element[0] if len(element) == 1 and not element.text else None
        if image is None or image.tag != "img" or (image.tail or "").strip():
            return False
        self.builder.end_block()
        context, self.builder.context = self.builder.context, Context(BlockKind.CAPTION)
        self._add(image.get("alt") or "")
        self.builder.end_block()
        self.builder.context = context
        return True

    def _add_code(self, element: Element) -> None:
        opened = self.elements.open("pre", {})
        code = element[0] if len(element) else element
        self.builder.add(_unescaped(code.text or ""))
        self.elements.close(opened)

    def _add_note_mark(self, element: Element) -> bool:
        link = element[0] if len(element) == 1 and not element.text else None
        if link is None or link.tag != "a" or len(link):
            return False
        mark = self.elements.mark_of("sup", link.attrib, link.text or "")
        if mark:
            self.elements.add_anchors(element.attrib)
            self.elements.add_mark("a", link.attrib, mark)
        return bool(mark)

    def _add_table(self, table: Element) -> None:
        """Add a table as one piece, or as a list, or as running text."""
        builder = self.builder
        builder.end_block()
        rows = [row for row in table.iter("tr") if any(map(_has_text, row))]
        columns = sorted(
            {place for row in rows for place, cell in enumerate(row) if _has_text(cell)}
        )
        cells = [[row[place] for place in columns if place < len(row)] for row in rows]
        texts = [["".join(cell.itertext()) for cell in row] for row in cells]
        labels = item_labels(texts) if len(columns) == 2 else []
        is_data = len(rows) > 1 and len(columns) > 1
        is_data = is_data and all(len(text) <= LONGEST_HEADED_CELL for row in texts for text in row)
        if labels:
            self._add_items(labels, cells)
        elif is_data:
            context = builder.context
            builder.begin_table()
            for row in cells:
                for place, cell in enumerate(row):
                    builder.begin_cell(first=place == 0)
                    self.walk_children(cell)
            builder.end_table()
            builder.context = context
        else:
            for cell in (cell for row in cells for cell in row):
                self.walk_children(cell)
                builder.end_block()

    def _add_items(self, labels: list[str | None], cells: list[list[Element]]) -> None:
        opened = self.elements.open("ul", {})
        for label, row in zip(labels, cells, strict=True):
            tag = "p" if label is None else "li"
            item = self.elements.open(tag, {LIST_LABEL: label})
            self.walk_children(row[0] if label is None else row[1])
            self.elements.close(item)
        self.elements.close(opened)


def _has_text(cell: Element) -> bool:
    return any(not text.isspace() for text in cell.itertext())


def _unescaped(code: str) -> str:
    """The text of code, in which the converter writes marks of HTML as entities."""
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
