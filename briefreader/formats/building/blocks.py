"""HTML becomes pieces: the one builder that every format made of HTML shares.

Nothing is loaded and nothing runs: the builder reads elements and text, and drops scripts, styles,
images, embedded objects and form controls.
"""

from collections.abc import Collection

from selectolax.lexbor import LexborNode

from briefreader.formats.building.elements import (
    LIST_LABEL,
    Attributes,
    Elements,
    Opened,
    link_target,
)
from briefreader.formats.building.piece_builder import Builder
from briefreader.formats.building.pieces import Piece
from briefreader.formats.building.references import (
    is_page_break,
    page_label,
    short_text,
    wanted_names,
)
from briefreader.formats.building.tables import Grid, grid_of, holds_data, outer_tables, row_labels

__all__ = ["LIST_LABEL", "is_hidden", "link_target", "pieces_of"]

# fmt: off
DROPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "applet",
    "video", "audio", "canvas", "map", "head", "title", "select", "option", "datalist",
    "textarea", "button", "input", "img", "picture", "source", "track", "link", "meta", "base",
    "rt", "rp", "progress", "meter", "dialog",
})
# fmt: on


def pieces_of(
    root: LexborNode, asides: Collection[int] = (), wanted: Collection[str] = ()
) -> list[Piece]:
    """The pieces of a page, or of a part of one, in reading order.

    `asides` holds the `mem_id` of elements that are no part of the article (menus, side columns),
    `wanted` the names of places in it that other pages of the same document lead to.
    A table's rows are lines, its cells are separated by tabs. Links within the page are references
    to the elements that they name, and page breaks begin pages.
    """
    names = {*wanted_names(root), *wanted}
    walker = _Walker(Elements(Builder(), names), asides, outer_tables(root))
    walker.walk(root)
    return walker.builder.finished()


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element says that it is not to be seen."""
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = (attributes.get("style") or "")[:500].replace(" ", "").casefold()
    return "display:none" in style or "visibility:hidden" in style


class _Walker:
    """Feeds a builder with the elements below a node, in order and without recursion."""

    def __init__(self, elements: Elements, asides: Collection[int], layout: set[int]) -> None:
        self.elements = elements
        self.builder = elements.builder
        self.asides = asides
        self.layout = layout

    def walk(self, root: LexborNode) -> None:
        """Add a node and all below it."""
        frames: list[tuple[LexborNode, Opened]] = []
        node: LexborNode | None = root
        while node is not None:
            child = None
            if node.is_text_node:
                self.builder.add(node.text_content or "")
            elif node.is_element_node:
                child = self._enter(node, frames)
            if child is not None:
                node = child
                continue
            following = node.next if frames else None
            while following is None and frames:
                parent, opened = frames.pop()
                self.elements.close(opened)
                following = parent.next if frames else None
            node = following

    def _enter(
        self, node: LexborNode, frames: list[tuple[LexborNode, Opened]]
    ) -> LexborNode | None:
        """Open an element and give its first child; one without children is closed at once."""
        tag = node.tag or ""
        if tag == "br":
            self.builder.line_break()
            return None
        if tag == "hr":
            self.builder.end_block()
            return None
        attributes = node.attributes
        if tag in DROPPED or (attributes and is_hidden(attributes)):
            return None
        if attributes and is_page_break(attributes):
            self.builder.begin_page(page_label(node))
            self.elements.add_anchors(attributes)
            return None
        if tag == "table" and self._add_table(node, attributes):
            return None
        child = node.child
        if child is None:
            # An empty item counts all the same.
            self.elements.close(self.elements.open(tag, attributes))
            return None
        may_mark = tag == "sup" or (tag == "a" and self.elements.may_mark(attributes))
        if may_mark and self._add_note_mark(node, tag, attributes):
            return None
        items = 0
        if tag == "ol" and "reversed" in attributes:
            items = sum(inner.tag == "li" for inner in node.iter())
        opened = self.elements.open(tag, attributes, node.mem_id in self.asides, items)
        frames.append((node, opened))
        return child

    def _add_note_mark(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Add a link or a raised number that is a note's mark; false if the element is none."""
        text = short_text(node)
        mark = self.elements.mark_of(tag, attributes, text) if text else ""
        if not mark:
            return False
        if self.elements.wanted:
            for element in node.css("[id], [name]"):
                self.elements.add_anchors(element.attributes)
        self.elements.add_mark(tag, attributes, mark)
        return True

    def _add_table(self, node: LexborNode, attributes: Attributes) -> bool:
        """Add a table of data as one piece, one of numbered rows as a list; false if it is neither.

        A table that is there for the layout only is read as running text.
        """
        builder = self.builder
        if builder.flat or node.mem_id in self.layout:
            return False
        grid = grid_of(node)
        labels = row_labels(grid)
        if not labels and not holds_data(node, grid):
            return False
        builder.end_block()
        was_aside, context = builder.aside, builder.context
        builder.aside = was_aside or node.mem_id in self.asides
        self.elements.add_anchors(attributes)
        caption = node.css_first("caption")
        if caption is not None:
            self.walk(caption)
        if labels:
            self._add_items(labels, grid)
        else:
            self._add_cells(grid)
        builder.aside, builder.context = was_aside, context
        return True

    def _add_items(self, labels: list[str | None], grid: Grid) -> None:
        opened = self.elements.open("ul", {})
        for label, row in zip(labels, grid, strict=True):
            cell = row[0] if label is None else row[1]
            tag = "div" if label is None else "li"
            item = self.elements.open(tag, {LIST_LABEL: label})
            if cell is not None:
                self.walk(cell.node)
            self.elements.close(item)
        self.elements.close(opened)

    def _add_cells(self, grid: Grid) -> None:
        builder = self.builder
        builder.begin_table()
        for row in grid:
            while row and row[-1] is None:
                row.pop()
            for place, cell in enumerate(row):
                builder.begin_cell(first=place == 0)
                if cell is not None:
                    self.walk(cell.node)
        builder.end_table()
